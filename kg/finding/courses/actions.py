"""Splits what is to be done: "raise yields and build dams" is two actions, "plan and build dams" one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.head_nouns import further_nouns
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import is_gerund
from kg.finding.courses.cuts import (
    effort_cuts,
    gerund_cuts,
    infinitive_cuts,
    lists_gerunds,
    noun_cuts,
    opening_verb,
)
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

OPENERS = frozenset(("to", "and", "of", ",", "for", "in"))
MARKS_BEFORE = frozenset((",", ";", "and", "to", "or"))
MARKS_BEHIND = frozenset((",", ";", "and", ".", "or", "but"))


def split_actions(words: Sequence[Word], region: Region, lists: WordSets) -> list[Region]:
    """Return the single actions of a stretch that begins with a verb or a noun of doing.

    Args:
        words: the words of the sentence.
        region: where the stretch starts and ends.
        lists: the word lists of policies.
    """
    start, end = region
    while start < end and (words[start].lower in OPENERS or words[start].tag == "CC"):
        start += 1
    if start >= end:
        return []
    verb = opening_verb(words, start, end)
    if verb is None and lists_gerunds(words, start, end):
        cuts = gerund_cuts(words, start, end, lists)
    elif verb is None:
        cuts = effort_cuts(words, start, end, lists) or noun_cuts(words, start, end, lists)
    elif is_gerund(words, verb):
        cuts = gerund_cuts(words, verb, end, lists)
    else:
        cuts = infinitive_cuts(words, verb, end, lists)
    return _pieces(words, (start, end), cuts)


def before_further_need(words: Sequence[Word], region: Region, lists: WordSets) -> Region:
    """Return a stretch up to "and the importance of ...", which names further courses of action.

    Args:
        words: the words of the sentence.
        region: the stretch.
        lists: the word lists of policies.
    """
    further = next(further_nouns(words, region, (*lists["need"], *lists["resolves"])), None)
    return region if further is None else (region[0], further - 2)


def _pieces(words: Sequence[Word], region: Region, cuts: Sequence[Region]) -> list[Region]:
    """Return a stretch cut up; each cut is the separator and the place behind it."""
    starts = [region[0], *(after for _, after in cuts)]
    ends = [*(first for first, _ in cuts), region[1]]
    stripped = (_stripped(words, *piece) for piece in zip(starts, ends, strict=True))
    return [piece for piece in stripped if piece[0] < piece[1]]


def _stripped(words: Sequence[Word], start: int, end: int) -> Region:
    while start < end and words[start].lower in MARKS_BEFORE:
        start += 1
    while end > start and words[end - 1].lower in MARKS_BEHIND:
        end -= 1
    return start, end
