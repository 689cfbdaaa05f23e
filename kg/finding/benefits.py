"""Finds for whose good a course of action is: who is given something, whose living is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.groups import text_of
from kg.finding.phrases import find_word, is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "to" and the people to whom something is given."""
FARTHEST_GIFT = 14
"""So many words may stand between "supply" and "to"."""
STOPS = (";", ":", "to", "by")
PLACE_ENDS = (
    "with",
    "to",
    "and",
    ",",
    "for",
    "as",
    "several",
    "ago",
    "before",
    "after",
    "during",
    "since",
    "until",
)
LONGEST_PLACE = 6


def given_to(words: Sequence[Word], lists: WordSets) -> Iterator[str]:
    """Yield who gains from "supply daily necessities to the flood victims", at most one.

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at in range(len(words) - 3):
        if not is_one_of(words[at], lists["giving"]):
            continue
        to = find_word(words, at + 1, min(at + FARTHEST_GIFT, len(words) - 1), ("to",))
        after = to + 1 if to is not None and not words[to + 1].tag.startswith("VB") else len(words)
        people = (one for one in range(after, min(after + REACH, len(words))) if gains(words[one], lists))
        place = next(people, None)
        if place is not None and not any(is_one_of(word, STOPS) for word in words[after:place]):
            yield people_at(words, max(after, place - 4), place, lists)
            return


def their_good(words: Sequence[Word], lists: WordSets) -> Iterator[str]:
    """Yield "the people's living standards": the people gain.

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at in range(1, len(words) - 1):
        people, gain = words[at - 1], words[at + 1]
        theirs = people.lower in lists["people"] and gain.lower in lists["theirs"]
        if theirs and words[at].lower in ("'s", "'"):
            yield people.text


def gains(word: Word, lists: WordSets) -> bool:
    """Return whether a word stands for people who may gain."""
    return word.mention is None and word.text in lists["people"]


def people_at(words: Sequence[Word], start: int, at: int, lists: WordSets) -> str:
    """Return people as named, with what describes them and the place behind: "flood victims of the county".

    Args:
        words: the words of the course of action.
        start: where the name may begin.
        at: the place of the noun for them.
        lists: the word lists of aims.
    """
    first = at
    while first > start and _describes(words, first - 1, lists) and words[first - 1].lower != "people":
        first -= 1
    last = at
    if at + 2 < len(words) and words[at + 1].lower in ("of", "in", "across"):
        places = range(at + 2, min(at + 2 + LONGEST_PLACE, len(words)))
        last = next((place for place in places if _ends_place(words, place)), places.stop) - 1
    return text_of(words[first : last + 1])


def _describes(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Whether a word belongs before the people: "flood-stricken people", "the aged people"."""
    plain = words[at].mention is None and words[at].lower not in lists["praise"]
    return plain and (words[at].tag in ("NN", "NNS", "JJ", "HYPH") or words[at - 1].tag == "HYPH")


def _ends_place(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    describes = words[at - 1].tag == "HYPH" or (at + 1 < len(words) and words[at + 1].tag.startswith("NN"))
    is_verb = word.tag.startswith("V") and not describes
    if word.mention is not None:
        return word.mention.kind == "time"
    return word.lower in PLACE_ENDS or word.tag == "RB" or is_verb
