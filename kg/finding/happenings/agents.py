"""Says whom "by" names behind a passive or in a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.regions import Region, without_marks
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import is_finite, is_passive
from kg.finding.context import Actor, Context
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.reading.words import Word

ACTING = ("person", "body", "country", "group")
"""Kinds of actors that do something; a thing does not."""
NAMING = ("person", "body", "country")
BEHIND_NAME = ("WDT", "WP", "IN", "VBG", "VBN", "VBD", "VBZ", "VBP", "RB", "MD", "TO", "PRP")
"""With a word of these tags behind a comma the name of an agent is at its end."""
AGENT_ENDS = ("in", "on", "at", "during", "to", "from", "with", "for", "through", "while", "as")
"""Behind a name these tell place or time, and end it."""
PAST_TOO = ("left", "visited", "arrived", "returned", "toured", "departed", "went", "came", "flew")
"""Participles that behind a noun and without "by" are the past tense: "the delegation left"."""
RELATIVES = ("which", "who", "that")


def participle_of(words: Sequence[Word], verb: int, end: int) -> int | None:
    """Return the place of the participle of a passive that a verb begins or is, None in the active voice."""
    if is_tagged(words[verb], ("VBN", "VBD")) and is_passive(words, verb):
        return verb
    if is_tagged(words[verb], ("VBN",)) and verb and words[verb - 1].tag.startswith("NN"):
        is_past = is_one_of(words[verb], PAST_TOO) and find_word(words, verb, end, ("by",)) is None
        return None if is_past else verb  # "the treaty concluded by the two states"
    for at in range(verb + 1, min(verb + 5, end)):
        if is_tagged(words[at], ("VBN", "VBD")):
            return at if is_passive(words, at) else None
        if not words[at].tag.startswith(("RB", "VB")) or words[at].mention is not None:
            return None
    return None


def agent_of(words: Sequence[Word], participle: int, end: int, context: Context) -> Actor | None:
    """Return whom "by" names behind a participle."""
    by = find_word(words, participle, end, ("by",))
    if by is None or (by + 1 < end and words[by + 1].tag in ("VBG", "CD")):
        return None
    region = without_marks(words, (by + 1, _agent_end(words, by + 1, end)))
    found = both_of(words, region) or acting(subject_of(words, region, context))
    return found or _state_of(words, region)


def _state_of(words: Sequence[Word], region: Region) -> Actor | None:
    """Return the state whose planes or ships are named: "by United States aircraft"."""
    first = region[0] + (region[0] < region[1] and words[region[0]].tag == "DT")
    mention = words[first].mention if first < region[1] else None
    is_state = mention is not None and mention.kind == "country" and first + 1 < region[1]
    return Actor(mention.name, (mention.start, mention.end), kind="country") if mention and is_state else None


def _agent_end(words: Sequence[Word], start: int, end: int) -> int:
    for at in range(start, end):
        word = words[at]
        if word.mention is not None and word.mention.kind != "time":
            continue
        is_time = word.mention is not None
        comma = word.lower == "," and at + 1 < end and words[at + 1].tag in BEHIND_NAME
        tells_place = is_one_of(word, AGENT_ENDS) and not _is_level(words, at)
        if is_time or comma or tells_place or is_finite(word) or is_one_of(word, (";", ":", *RELATIVES)):
            return at
    return end


def _is_level(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition belongs to a name: "organs at all levels"."""
    return at + 1 < len(words) and words[at].lower == "at" and words[at + 1].lower in ("all", "every", "each")


def both_of(words: Sequence[Word], region: Region) -> Actor | None:
    """Return two states or bodies that a subject joins: "the U.S. and Japan"."""
    named = [at for at in range(*region) if words[at].mention is not None]
    if len(named) != 2 or any(words[at].mention.kind not in NAMING for at in named):  # type: ignore[union-attr]
        return None
    first, last = named
    between = [word.lower for word in words[first + 1 : last]]
    if between not in (["and"], ["and", "the"]) or last != region[1] - 1:
        return None
    one, other = words[first].mention, words[last].mention
    assert one is not None and other is not None
    return Actor(f"{one.name} and {other.name}", (one.start, other.end))


def acting(actor: Actor | None) -> Actor | None:
    """Return an actor that can do something, None for a thing and for nobody."""
    return actor if actor is not None and actor.kind in ACTING and actor.name else None
