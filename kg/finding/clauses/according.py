"""Reads "according to ...": who is named there said the clause before or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.finding.clauses.boundaries import has_subject_and_verb
from kg.finding.clauses.clause import Clause
from kg.finding.clauses.complement import Complement
from kg.finding.clauses.cues import FoundCue, cue_at
from kg.finding.clauses.references import pronoun_means
from kg.finding.clauses.regions import Region, sentence_end, without_marks
from kg.finding.clauses.speakers import trimmed, with_apposition
from kg.finding.clauses.subjects import subject_of
from kg.finding.context import Actor, Context, person_actor
from kg.finding.phrases import find_word, is_one_of, is_word
from kg.grammar.wordings import Cue
from kg.reading.words import Word

LEMMA = "according to"
VIEW = "opine"
"""What somebody does in whose opinion something is so."""
LONGEST_VIEW = 9
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
OBJECTS = {"him": "he", "her": "she", "them": "they"}
SHORTEST = 3
"""A clause that somebody said has so many words at least."""
STOPS = frozenset(
    (",", ";", ":", ".", '"', "''", "``", "-", "--", "—", "–", "who", "which", "while", "because")
)


def read_according(words: Sequence[Word], context: Context) -> Iterator[Clause]:
    """Yield what a sentence tells according to somebody.

    Args:
        words: the words of the sentence.
        context: what is known here.
    """
    end = sentence_end(words)
    told = _as_told(words, end, context)
    if told is not None:
        yield told
    for at in range(end - 2):
        if is_word(words[at], "according") and is_word(words[at + 1], "to"):
            clause = _clause(words, at, end, context)
            if clause is not None:
                yield clause
        elif is_word(words[at], "in") and (
            at == 0 or is_one_of(words[at - 1], STOPS) or words[0].tag == "CC"
        ):
            clause = _viewed(words, at, end, context)
            if clause is not None:
                yield clause


def _as_told(words: Sequence[Word], end: int, context: Context) -> Clause | None:
    """Return what follows "As the premier reported,": a clause that he said."""
    if end < SHORTEST + 3 or not is_word(words[0], "as"):
        return None
    comma = next((at for at in range(2, min(LONGEST_VIEW, end)) if words[at].lower == ","), None)
    found = cue_at(words, comma - 1, context.reading.knowledge.wordings.cue_forms) if comma else None
    if comma is None or found is None or "that" not in found[0].says or found[1] != comma:
        return None
    speaker = subject_of(words, (1, comma - 1), context)
    if speaker is None or speaker.kind == "thing" or not has_subject_and_verb(words, comma + 1, end):
        return None
    said = (comma + 1, end)
    cue = FoundCue(found[0], 1, comma - 1, comma, speaker, own_subject=True, named=(1, comma - 1))
    return Clause(cue, speaker, said, (Complement("quoted", said),), "aside", (1, comma - 1))


def _viewed(words: Sequence[Word], at: int, end: int, context: Context) -> Clause | None:
    """Return what a sentence tells "in his view", "in the Council's opinion", "in the words of the premier"."""
    comma = next(
        (place for place in range(at + 2, min(at + LONGEST_VIEW, end)) if words[place].lower == ","), end
    )
    lists = context.reading.knowledge.wordings.word_sets["cues"]
    noun = next((place for place in range(at + 1, comma) if is_one_of(words[place], lists["views"])), None)
    if noun is None or comma >= end:
        return None
    behind = noun + 1 < comma and is_word(words[noun + 1], "of")
    region = (noun + 2, comma) if behind else (at + 1, noun - is_one_of(words[noun - 1], ("'s", "'")))
    speaker = _owner(words, region, context) if behind or noun + 1 == comma else None
    cue = context.reading.knowledge.wordings.cues_by_lemma.get(VIEW)
    begins = at == 0 or words[0].tag in ("CC", "RB")
    said = (comma + 1, end) if begins else (0, end)
    if speaker is None or cue is None or said[1] - said[0] < SHORTEST:
        return None
    found = _found(cue, at, region, speaker)
    return Clause(found, speaker, said, (Complement("quoted", said),), "aside", region)


def _owner(
    words: Sequence[Word], region: Region, context: Context, pronouns: Mapping[str, str] = OWNERS
) -> Actor | None:
    """Return whose view it is: "his", "the Council"."""
    first = words[region[0]]
    whole = pronouns.get(first.lower)
    if whole is not None and region[1] - region[0] == 1 and first.mention is None:
        return pronoun_means(replace(first, text=whole), context)
    actor = subject_of(words, region, context) if region[0] < region[1] else None
    return actor if actor is not None and actor.kind != "thing" else None


def _clause(words: Sequence[Word], at: int, end: int, context: Context) -> Clause | None:
    stop = next((place for place in range(at + 3, end) if is_one_of(words[place], STOPS)), end)
    speaker = _speaker(words, (at + 2, stop), context)
    cue = context.reading.knowledge.wordings.cues_by_lemma.get(LEMMA)
    if speaker is None or cue is None:
        return None
    fronted = at == 0 or (at == 1 and words[0].tag in ("CC", "RB"))
    source, said = _fronted(words, at, stop, end) if fronted else _behind(words, at, stop, end)
    parted = fronted or is_one_of(words[at - 1], STOPS)
    if not parted or said[1] - said[0] < SHORTEST:
        return None
    found = _found(cue, at, source, speaker)
    return Clause(found, speaker, said, (Complement("quoted", said),), "aside", source)


def _found(cue: Cue, at: int, source: Region, speaker: Actor) -> FoundCue:
    return FoundCue(cue, at, at, at + 2, speaker, own_subject=True, named=source)


def _speaker(words: Sequence[Word], region: Region, context: Context) -> Actor | None:
    """Return who is named, None where that is a rule or plan, which says nothing."""
    actor = _maker_behind(words, region[1], context) or _owner(words, region, context, OBJECTS)
    actor = actor or subject_of(words, region, context)
    lists = context.reading.knowledge.wordings.word_sets["cues"]
    preposition = next((at for at in range(*region) if words[at].tag == "IN"), region[1])
    if actor is None or find_word(words, region[0], preposition, lists["rules"]) is not None:
        return None
    if actor.kind != "thing":
        return actor
    named = any(word.tag.startswith("NNP") for word in words[slice(*region)])
    tells = any(is_one_of(word, lists["telling"]) for word in words[slice(*region)])
    return actor if tells or named else None


def _maker_behind(words: Sequence[Word], at: int, context: Context) -> Actor | None:
    """Return who made the report that is named: ", delivered by Pak"."""
    makers = context.reading.knowledge.wordings.word_sets["cues"]["makers"]
    at += at < len(words) and is_one_of(words[at], (",",))
    if at + 2 >= len(words) or words[at].lemma not in makers or not is_word(words[at + 1], "by"):
        return None
    mention = words[at + 2].mention
    return person_actor(mention) if mention is not None and mention.kind == "person" else None


def _fronted(words: Sequence[Word], at: int, stop: int, end: int) -> tuple[Region, Region]:
    """Return the words for the speaker and what was said in "According to Pak, the dam holds"."""
    commas = [place for place in range(stop, end) if is_one_of(words[place], (",",))]
    free = [comma for comma in commas if not (comma + 2 < end and is_word(words[comma + 2], "by"))]
    opens = next(
        (comma for comma in free if has_subject_and_verb(words, comma + 1, end)), next(iter(free), stop)
    )
    return trimmed(words, at + 2, opens), without_marks(words, (min(opens + 1, end), end))


def _behind(words: Sequence[Word], at: int, stop: int, end: int) -> tuple[Region, Region]:
    """Return the words for the speaker and what was said in "The dam holds, according to Pak"."""
    start = 0
    while start < at - 1 and (is_one_of(words[start], (",",)) or words[start].tag == "CC"):
        start += 1
    return without_marks(words, with_apposition(words, at + 2, stop, end)), without_marks(words, (start, at))
