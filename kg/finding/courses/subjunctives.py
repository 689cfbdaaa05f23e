"""Finds what the bare form of a verb makes a duty: "demands that all firms open their books"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.clauses.boundaries import begins_subjunctive, clause_end
from kg.finding.clauses.noun_phrases import names_somebody
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

REACH = 26
"""So many words may the subject have."""
FINITE = ("VBZ", "VBD", "MD", "TO", "WDT", "WP", "VBG")
"""No subject of a bare verb holds one of these."""


def find_subjunctives(passage: Passage, *, mandated: bool) -> Iterator[Duty]:
    """Yield what a clause behind "demands that" makes a duty by the bare form of its verb.

    Args:
        passage: the clause behind "that".
        mandated: whether the verb before demands; behind another ("holds that thrift be practised") only "be" counts.
    """
    for clause in _each_that(passage):
        yield from _duty(clause, mandated=mandated)
    for at in range(passage.start + 2, passage.end - 3):
        # "dams should be built and roads be mended"
        joined = is_one_of(passage.words[at - 1], ("and", ",", "that", ";"))
        if joined and begins_subjunctive(passage.words, at, passage.end):
            yield Duty((at, clause_end(passage.words, at, passage.end)), "task", None, at)


def _each_that(passage: Passage) -> Iterator[Passage]:
    """Yield each clause of "that A be built and that B be mended"."""
    words, start = passage.words, passage.start
    for at in range(passage.start + 3, passage.end - 3):
        if is_one_of(words[at], ("that",)) and is_one_of(words[at - 1], ("and", ",", ";")):
            yield replace(passage, start=start, end=at - 1)
            start = at + 1
    yield replace(passage, start=start)


def _duty(passage: Passage, *, mandated: bool) -> Iterator[Duty]:
    """Yield what one clause makes a duty."""
    verb = _bare_verb(passage.words, passage.start, passage.end)
    if verb is None:
        return
    last = verb
    while last > passage.start + 1 and passage.words[last - 1].tag.startswith("RB"):
        last -= 1
    subject = (passage.start, last)
    if passage.words[verb].lower == "be":
        end = clause_end(passage.words, verb, passage.end)
        yield Duty((passage.start, end), "task", None, passage.start)
    elif mandated and names_somebody(passage.words, *subject):
        yield from passage.clause_duties(verb, "task", passage.start, subject)


def _bare_verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the verb where it is in the bare form, though its subject is no "you"."""
    if start < end and is_tagged(words[start], FINITE):
        return None  # "Will the sea be safe?"
    for at in range(start + 1, min(start + REACH, end - 1)):
        word = words[at]
        if is_tagged(word, ("VB", "VBP")):
            return at if word.lower == word.lemma else None
        lists_further = word.lower == "," and words[at + 1].tag.startswith(("DT", "NN", "JJ", "PRP$"))
        # "a resource-saving society", "the land rezoning"
        part = word.tag == "VBG" and (words[at - 1].lower == "-" or words[at - 1].tag == "NN")
        if (is_tagged(word, FINITE) and not part) or (word.lower in (",", ";") and not lists_further):
            return None
    return None
