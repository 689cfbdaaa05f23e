"""Finds to whom something is to be told: "explain the law to the inhabitants", "acquaint the workers with the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.agents import may_act
from kg.finding.aiming import Stretch
from kg.finding.groups import whole_name
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.model import Fact

REACH = 9
"""So many words may stand between "explain" and its "to"."""
STOPS = (
    ",",
    ";",
    ":",
    ".",
    "with",
    "of",
    "about",
    "on",
    "that",
    "by",
    "within",
    "in",
    "and",
    "before",
    "after",
    "through",
    "at",
    "for",
)
ENDS = ("VB", "VBZ", "VBD", "VBP", "VBG", "VBN", "TO", "MD", "WP", "WDT", "RB")


def find_informed(stretch: Stretch) -> Iterator[Fact]:
    """Yield to whom a course of action has something told.

    Args:
        stretch: the course of action.
    """
    words, lists = stretch.words, stretch.lists
    for at in range(len(words) - 2):
        if not words[at].tag.startswith("V") or words[at].mention is not None:
            continue
        if words[at].lemma in lists["telling to"]:
            to = find_word(words, at + 1, min(at + REACH, len(words) - 1), ("to",))
            yield from _addressee(stretch, at, to + 1) if to is not None else ()
        elif words[at].lemma in lists["making known to"]:
            yield from _addressee(stretch, at, at + 1, followed=True)


def _addressee(stretch: Stretch, at: int, start: int, *, followed: bool = False) -> Iterator[Fact]:
    """Yield those named from a place on; where a verb has them for its object, what they hear follows."""
    words = stretch.words
    end = start
    while end < len(words) and not is_tagged(words[end], ENDS) and not is_one_of(words[end], STOPS):
        end += 1
    follows = end < len(words) and is_one_of(words[end], ("with", "of", "about", "on", "that"))
    group = words[start:end]
    if group and (follows or not followed) and may_act(group, stretch.reading):
        yield stretch.aim("addressee", whole_name(stretch.reading, group), at, end - 1, "aims/informed")
