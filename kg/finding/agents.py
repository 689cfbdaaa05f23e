"""Says whether the words for somebody name people, bodies or sectors, who can be charged with something."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.verbs import is_finite
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading import Reading
from kg.reading.words import Word

ALL = ("all", "everyone", "everybody", "whole", "others", "those")
ACTING = ("body", "person", "country")
ENDS_HEAD = ("IN", "WDT", "WP", "TO", "VBN", "VBD", "VBG")
NO_VERBS = ("including", "concerning", "regarding", "concerned")
LONGEST = 30


def may_act(words: Sequence[Word], reading: Reading, *, told: bool = False) -> bool:
    """Return whether a phrase names somebody who can act.

    Args:
        words: its words.
        reading: the document.
        told: whether a verb such as "called on" tells that it does, so that any plural but that of a doing will do.
    """
    if not words or len(words) > LONGEST or any(_is_no_part(words, at) for at in range(len(words))):
        return False
    if any(is_one_of(word, ("against",)) for word in words):
        return False  # "warned Japan against any attempt to ..."
    if is_tagged(words[-1], ("CC",)) or is_finite(words[-1]):
        return False
    if is_tagged(words[0], ("IN", "TO", "RB", "WRB", "WP")) and not is_one_of(words[0], ALL):
        return False
    heads = _heads(words)
    return any(_is_agent(words, at, reading) for at in heads) or (
        told and is_tagged(words[0], ("DT", "PDT")) and all(_are_many(words[at], reading) for at in heads)
    )


def _are_many(word: Word, reading: Reading) -> bool:
    """Whether a noun is a plural, and not of a doing: "the libraries", not "the activities"."""
    lists = reading.knowledge.wordings.word_sets["policies"]
    doing = word.lower in lists["taken"] or word.lower in lists["works"] or word.lower in lists["efforts"]
    doing = doing or word.lower.removesuffix("s").endswith(tuple(lists["endings of doings"]))
    return is_tagged(word, ("NNS",)) and (not doing or word.lower.endswith("ies"))


def _is_no_part(words: Sequence[Word], at: int) -> bool:
    """Whether a word cannot stand in the name of a group: a verb, a pronoun, a quotation mark."""
    word = words[at]
    follows = words[at + 1] if at + 1 < len(words) else None
    if is_tagged(word, ("MD", "``", "''", ":", "PRP")):
        return True
    if is_tagged(word, ("WP", "WDT", "WRB")):
        return follows is None or word.tag == "WRB"
    if word.tag == "VBG" and follows is not None and word.lower not in NO_VERBS:
        return follows.mention is not None or is_tagged(follows, ("DT", "PRP$", "CC", "CD"))
    relative = any(is_tagged(one, ("WP", "WDT")) for one in words[:at])
    if is_finite(word) and not relative:
        return word.tag != "VBD" or follows is None or not is_tagged(follows, ("IN", "TO", "RP", "JJ"))
    return False


def _heads(words: Sequence[Word]) -> list[int]:
    """Return the places of the nouns and names that a phrase is about: the last before each comma or "and"."""
    heads: list[int] = []
    head: int | None = None
    closed = False
    for at, word in enumerate(words):
        if is_one_of(word, (",", "and")):
            heads += [head] if head is not None else []
            head, closed = None, False
        elif head is not None and is_tagged(word, ENDS_HEAD) and not _is_compound(words, at):
            closed = True
        elif not closed and (word.mention is not None or word.tag.startswith("NN") or is_one_of(word, ALL)):
            head = at
    return [*heads, head] if head is not None else heads


def _is_compound(words: Sequence[Word], at: int) -> bool:
    """Whether a participle is the end of a compound before a noun: "the self-employed workers"."""
    return at > 0 and words[at - 1].tag == "HYPH" and at + 1 < len(words)


def _is_governed(word: Word, reading: Reading) -> bool:
    """Whether a place is one with a government of its own: "North Hamgyong Province"."""
    heads = reading.knowledge.wordings.word_sets["policies"]["implementers"]
    return word.mention is not None and word.mention.kind == "place" and word.lower.split()[-1] in heads


def _is_agent(words: Sequence[Word], at: int, reading: Reading) -> bool:
    """Whether a noun or name stands for people, a body or a sector."""
    word = words[at]
    if word.mention is not None:
        return word.mention.kind in ACTING or _is_governed(word, reading)
    if word.tag == "NNPS":
        return True  # "the Koreans", "the Communists"
    whole = at > 0 and is_one_of(words[at - 1], ("whole", "entire"))
    if whole and word.lower in ("country", "world", "population"):
        return True
    language, wordings = reading.knowledge.language, reading.knowledge.wordings
    policies, aims = wordings.word_sets["policies"], wordings.word_sets["aims"]
    if is_one_of(word, ("whole",)) and at + 1 < len(words) and is_one_of(words[at + 1], ("of",)):
        return False  # "the whole of the campaign"
    if is_one_of(word, (*ALL, *language.nouns.groups)) or word.lower in policies["implementers"]:
        return True
    if word.lower in aims["groups"] or word.lower in aims["people"] or word.lower in aims["acting"]:
        return True
    if f"{word.lower}s" in language.nouns.groups:
        return True
    named = word.lower.endswith(language.nouns.person_endings) and word.tag == "NNS"
    return named and word.lower not in language.nouns.no_persons
