"""Finds where a clause begins: with its subject, be that a list of several nouns."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.regions import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_finite
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

BOUNDS = (",", "and", "or", ";", ":", "that", "while", "but")
"""Behind these a part of a list begins, or a clause."""
NOUN_PHRASE = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "HYPH", "PRP$")
OBJECTS = ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "TO", "VBG")
GOVERNED = ("DT", "PRP$", "PRP", "IN", "RB", "RP", "TO", "CD")
"""With words of these tags begins what a participle governs."""


def clause_begin(words: Sequence[Word], verb: int) -> int | None:
    """Return the place of the first word of the clause of a finite verb, None where its subject is parted from it.

    Args:
        words: the words of the sentence.
        verb: the place of the verb.
    """
    begin, end = subject_region(words, verb)
    if begin == end:
        if begin and is_one_of(words[begin - 1], ("which",)):
            return _antecedent(words, begin - 1)
        return verb if begin and is_one_of(words[begin - 1], ("and", "but", "who")) else None
    if _is_aside(words, begin):
        return None
    if end - begin == 1 and is_one_of(words[begin], ("who", "which")):
        return verb if words[begin].lower == "who" else _antecedent(words, begin)
    return list_begin(words, (begin, end))


def is_subject(words: Sequence[Word], places: Region) -> bool:
    """Return whether a wording begins with the head of the subject of a verb without object, with which it ends.

    Args:
        words: the words of the sentence.
        places: the place of the first word of the wording, and that behind its last.
    """
    first, last = places
    verb = next(
        (at for at in range(first, last) if is_finite(words[at]) or is_tagged(words[at], ("VBN",))), None
    )
    if verb is None or (last < len(words) and is_tagged(words[last], OBJECTS)):
        return False
    begin, end = subject_region(words, verb)
    head = next((at for at in range(begin, end) if is_tagged(words[at], ("IN",))), end)
    return begin <= first < head


def _antecedent(words: Sequence[Word], relative: int) -> int:
    """Return where what "which" stands for begins: "the buildings, which were submerged"."""
    begin = relative - (relative > 0 and is_one_of(words[relative - 1], (",",)))
    while begin > 0 and (words[begin - 1].mention is not None or words[begin - 1].tag in NOUN_PHRASE):
        begin -= 1
        if words[begin].tag in ("DT", "PRP$"):
            break
    return begin


def list_begin(words: Sequence[Word], region: Region) -> int:
    """Return the place of the first word of a list of nouns of which the last stand in a region.

    Args:
        words: the words of the sentence.
        region: the words of a subject, as far as they stand before a verb without a comma between.
    """
    begin, end = region
    inside = any(is_one_of(word, ("and", "or")) for word in words[begin:end])
    if not inside and not (begin and is_one_of(words[begin - 1], ("and", "or"))):
        return begin
    while begin > 1 and is_one_of(words[begin - 1], (",", "and", "or")):
        before = begin - 1
        start = next((at + 1 for at in range(before - 1, -1, -1) if is_one_of(words[at], BOUNDS)), 0)
        told = any(is_finite(word) or is_tagged(word, ("VB", "MD", "TO")) for word in words[start:before])
        if told or start >= before or _is_aside(words, start):
            break
        begin = start
    return begin


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """Whether a word begins what stands before a clause: "Looking round the park, they ...", not "working people"."""
    if is_tagged(words[at], ("VBG", "VBN")):
        follows = words[at + 1] if at + 1 < len(words) else None
        governs = follows is not None and (follows.mention is not None or follows.tag in GOVERNED)
        return governs and words[at].lower != "including"
    counted = at + 1 < len(words) and is_tagged(words[at + 1], ("CD",)) and is_one_of(words[at], ("over",))
    return is_tagged(words[at], ("IN", "TO")) and not counted
