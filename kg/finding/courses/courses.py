"""Finds the courses of action in what a cue takes: "tasks for raising yields", "the firm will to ..." """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.regions import Region
from kg.finding.courses.matters import read_matters
from kg.finding.courses.single import Course, actions_of
from kg.finding.phrases import is_one_of, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word


def courses_of(
    words: Sequence[Word], complement: Complement, lists: WordSets, kind: str | None = None
) -> list[Course]:
    """Return the courses of action that a complement names.

    Args:
        words: the words of the sentence.
        complement: what a cue takes.
        lists: the word lists of policies.
        kind: the kind that the cue makes, where it makes one.
    """
    if complement.kind == "matters":
        found = list(read_matters(words, *complement.region, lists))
    elif complement.kind == "ensured" and complement.group is None:
        found = [Course(complement.region)]
    elif complement.kind == "attitude":
        found = _resolve(words, complement.region, lists)
    elif complement.kind == "to":
        found = _pledged(words, complement.region, lists)
    else:
        found = actions_of(words, complement.region, "task", complement.group, lists)
    if complement.kind == "as" and not found:
        found = [Course(complement.region, "stance")]
    return [replace(one, kind=kind) for one in found] if kind else found


def _pledged(words: Sequence[Word], region: Region, lists: WordSets) -> list[Course]:
    """Return what is to be done in "to raise yields"; "to be loyal" only professes."""
    found = actions_of(words, (region[0] + 1, region[1]), "task", None, lists)
    return [one for one in found if words[one.region[0]].lower not in lists["professing"]]


def _resolve(words: Sequence[Word], region: Region, lists: WordSets) -> list[Course]:
    """Return what is to be done in "the firm will to raise yields", "deep concern and the will to ..." """
    start, end = region
    found: list[Course] = []
    for at in range(start, end - 2):
        further = bool(found)
        if not is_one_of(words[at], lists["resolves"]) or (further and words[at - 1].lower != "the"):
            continue
        to = at + 1 if further and words[at + 1].lower == "of" else _to_behind(words, at, end)
        if to is not None and (not further or to == at + 1):
            found += actions_of(words, (to + 1, end), _kind(words[at].lower, lists), None, lists)
    return found


def _to_behind(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return the place of the "to" that leads from a resolve to its action."""
    for place in range(at + 1, min(at + 10, end - 1)):
        if is_word(words[place], "to") and words[place + 1].tag in ("VB", "RB", "RBR", "VBP", "VBG"):
            return place
    return None


def _kind(noun: str, lists: WordSets) -> str:
    if noun == "principle":
        return "principle"
    return "stance" if noun in lists["stance"] and noun not in ("determination", "resolve") else "task"
