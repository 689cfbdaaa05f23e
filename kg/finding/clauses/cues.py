"""Finds cues: the verbs by which somebody says something or puts a course of action forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses.impersonal import named_before, named_soon
from kg.finding.clauses.regions import Region, sentence_end
from kg.finding.clauses.speakers import trimmed, with_apposition, with_insertion
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import is_progressive
from kg.finding.clauses.voice import is_active
from kg.finding.context import Actor, Context
from kg.finding.phrases import find_word, is_named, is_tagged, is_word
from kg.grammar.wordings import Cue, CueForms
from kg.reading.words import Word

QUOTE_ENDS = (",", '"', "''", "?", "!")
STOPS = frozenset((",", ".", ";", ":", '"', "who", "which", "in", "at", "on", "during"))
"""Words that end the subject of "..., said the speaker"."""
LONGEST_SPEAKER = 12
BETWEEN = ("JJ", "JJR", "JJS", "VBG", "VBN")
MOST_BETWEEN = 2
"""So many words of these tags may stand inside a cue of several words."""
LONGEST_ANTECEDENT = 6
"""So many words at most stand before "which" as what it means."""


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in a sentence.

    Args:
        cue: its entry in the grammar.
        first: the word with which its clause begins.
        verb: the place of the verb.
        after: the place behind the verb's form.
        subject: who the subject is, None for a participle or a subject shared with the cue before.
        own_subject: whether the verb has a subject of its own.
        participle: whether it is a participle ("Saying that ...", ", adding that ...").
        relative: whether its subject stands before "which" or "who".
        inverted: whether its subject stands behind the verb ("..., said the speaker").
        named: the words of its own subject.
    """

    cue: Cue
    first: int
    verb: int
    after: int
    subject: Actor | None = None
    own_subject: bool = False
    participle: bool = False
    relative: bool = False
    inverted: bool = False
    named: Region | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a cue in a sentence: its entry, the place of the verb, the place behind the form."""

    cue: Cue
    at: int
    after: int

    def begun(
        self, first: int, subject: Actor | None, named: Region | None = None, *, relative: bool = False
    ) -> FoundCue | None:
        """Return the cue with its subject and the words for it, None where the subject is nobody."""
        if subject is None:
            return None
        return FoundCue(
            self.cue, first, self.at, self.after, subject, own_subject=True, relative=relative, named=named
        )


def find_cues(words: Sequence[Word], context: Context) -> list[FoundCue]:
    """Return all verbs of a sentence that may be cues, in order; their complements decide which are.

    Args:
        words: the words of the sentence.
        context: what is known here.
    """
    wordings = context.reading.knowledge.wordings
    forms = _forms(words, wordings.press_cue_forms if context.is_press else wordings.cue_forms)
    found = (_cue(words, form, context) for form in forms)
    return [cue for cue in found if cue is not None]


def cue_at(words: Sequence[Word], at: int, forms: CueForms) -> tuple[Cue, int] | None:
    """Return the cue of which the longest form stands at a place, and the place behind it.

    Args:
        words: the words of the sentence.
        at: the place.
        forms: the forms of cues.
    """
    if words[at].mention is not None:
        return None
    for parts, cue in forms.get(words[at].lower, ()):
        after = at + len(parts)
        if len(parts) == 1 or [word.lower for word in words[at:after]] == list(parts):
            return cue, after
        if len(parts) > 2 and (spread := _behind_spread(words, at, parts)) is not None:
            return cue, spread
    return None


def _behind_spread(words: Sequence[Word], at: int, parts: Sequence[str]) -> int | None:
    """Return the place behind a form with an adjective in it: "laid particular emphasis on", None where it is none."""
    place, skipped = at + 1, 0
    for part in parts[1:]:
        if part in ("a", "an") and place < len(words) and words[place].lower in ("a", "an"):
            place += 1
            continue
        while place < len(words) and words[place].lower != part and is_tagged(words[place], BETWEEN):
            place, skipped = place + 1, skipped + 1
        if place >= len(words) or not is_word(words[place], part) or skipped > MOST_BETWEEN:
            return None
        place += 1
    return place


def _forms(words: Sequence[Word], forms: CueForms) -> Iterator[_Form]:
    behind = 0
    for at in range(len(words)):
        found = cue_at(words, at, forms) if at >= behind else None
        if found is not None:
            behind = found[1]  # "went on to say" is one verb
            yield _Form(found[0], at, found[1])


def _cue(words: Sequence[Word], form: _Form, context: Context) -> FoundCue | None:
    if words[form.at].lower.endswith("ing") and not is_progressive(words, form.at):
        return _participle(words, form)
    if not is_active(words, form.at, form.after):
        return _impersonal(words, form, context)
    region = subject_region(words, form.at)
    if any(is_tagged(word, ("MD",)) for word in words[slice(*region)]):
        return None  # "China will seek peace, and oppose hegemony": the verb stands under "will"
    if region[1] - region[0] == 1 and is_word(words[region[0]], "who") and _opens_complement(words, form):
        return _relative(words, form, region[0], context)
    if region[0] < region[1]:
        own = trimmed(words, *region)
        return form.begun(region[0], subject_of(words, own, context), own)
    return _without_own_subject(words, form, region[0], context)


def _opens_complement(words: Sequence[Word], form: _Form) -> bool:
    """Whether "that" or "to" follows a verb: "Pak, who believed that ...", not "who thinks of others"."""
    return form.after < len(words) and words[form.after].lower in ("that", "to")


def _participle(words: Sequence[Word], form: _Form) -> FoundCue | None:
    """Return the cue of "Saying that ..." and ", adding that ..."; a participle elsewhere is none."""
    before = form.at - 1
    while before >= 0 and words[before].tag.startswith("RB") and words[before].lower != "not":
        before -= 1
    if not _opens_participle(words, before) or (
        before > 0 and words[before].lower == ";" and not form.cue.says
    ):
        return None  # "called for A; focusing on B": an item of a list
    return FoundCue(form.cue, before + 1, form.at, form.after, participle=True)


def _opens_participle(words: Sequence[Word], before: int) -> bool:
    if before < 0 or words[before].lower in (",", ";"):
        return True
    if before == 0 and words[0].lower == "in":
        return True
    joins = words[before].lower in ("and", "while", "by", "after")
    return joins and (before == 0 or words[before - 1].lower == ",")


def _without_own_subject(words: Sequence[Word], form: _Form, start: int, context: Context) -> FoundCue | None:
    """Return a cue right behind a mark or a joining word: relative, inverted, or with the subject before."""
    if start == 0 and words[form.at].tag in ("VBZ", "NNS", "NNPS") and words[form.at].lower.endswith("s"):
        # "Requests all members to ...": a resolution tells what its body does.
        return form.begun(0, context.issuer())
    before = words[start - 1].lower if start > 1 else ""
    if before in ("which", "who"):
        return _relative(words, form, start - 1, context)
    around = _around_insertion(words, form, start, context) if before == "," else None
    if around is not None:
        return around
    if (
        before == ","
        and start > 3
        and is_named(words[start - 2], ("person",))
        and words[start - 3].lower in QUOTE_ENDS
    ):
        # "The spokesperson, Maria Lopez, said", "..." the President, Maria Lopez, said"
        name = (start - 2, start - 1)
        return form.begun(start - 2, subject_of(words, name, context), name)
    if before in QUOTE_ENDS and start > 2 and "quoted" in form.cue.says:
        inverted = _inverted(words, form, context)
        if inverted is not None:
            return inverted
    return FoundCue(form.cue, start, form.at, form.after) if before in ("and", ",", "but") else None


def _around_insertion(words: Sequence[Word], form: _Form, start: int, context: Context) -> FoundCue | None:
    """Return the cue of "Pak, who leads the team, said" and of "the spokesperson, Maria Lopez, said"."""
    found = with_insertion(words, start)
    if found is None:
        return None
    alone, whole = found
    inserted = (alone[1] + 1, whole[1])
    names = inserted[1] - inserted[0] == 1 and is_named(words[inserted[0]], ("person",))
    return form.begun(whole[0], subject_of(words, inserted if names else alone, context), whole)


def _relative(words: Sequence[Word], form: _Form, which: int, context: Context) -> FoundCue | None:
    """Return a cue whose subject is the name or noun before "which": "the Committee which intends to ..." """
    end = which - (words[which - 1].lower == ",")
    start = end
    while start > 0 and end - start < LONGEST_ANTECEDENT and _is_nominal(words[start - 1]):
        start -= 1
        if words[start].mention is not None:
            break
    subject = subject_of(words, (start, end), context) if start < end else None
    return form.begun(start, subject, (which, which + 1), relative=True)


def _is_nominal(word: Word) -> bool:
    return word.mention is not None or word.tag.startswith(("NN", "JJ", "DT", "PRP$"))


def _inverted(words: Sequence[Word], form: _Form, context: Context) -> FoundCue | None:
    """Return the cue of "..., said the speaker": the subject stands between the verb and a mark."""
    after = form.after
    stop = find_word(words, after, len(words), STOPS)
    if stop is None or not after < stop <= after + LONGEST_SPEAKER or words[after].lower in ("that", "to"):
        return None
    subject = subject_of(words, (after, stop), context)
    if subject is None:
        return None
    whole = with_apposition(words, after, stop, sentence_end(words))
    return FoundCue(
        form.cue, form.at, form.at, whole[1], subject, own_subject=True, inverted=True, named=whole
    )


def _impersonal(words: Sequence[Word], form: _Form, context: Context) -> FoundCue | None:
    """Return the cue of "It was stressed at the meeting that ...", else of who was last heard."""
    at = form.at
    before = [word.lower for word in words[max(0, at - 3) : at]]
    if words[at].tag != "VBN" or "it" not in before or not {"is", "was", "has", "been"} & set(before):
        return None
    place = named_soon(words, form.after) or named_before(words, at)
    if place is not None:
        subject = subject_of(words, place, context)
    else:
        issuer = context.issuer()
        decides = form.cue.lemma in context.reading.knowledge.wordings.word_sets["policies"]["deciding"]
        heard = context.last if context.last is not None and context.last.kind == "body" else context.person
        subject = issuer if decides and issuer is not None else heard or context.last or issuer
    first = at - 2 if words[at - 1].lower in ("is", "was") else at - 3
    first = min(first, place[0]) if place is not None else first
    return form.begun(max(first, 0), subject, place)
