"""Finds the nouns that lead to courses of action, and the word that joins each to its course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

MODIFIERS = frozenset(("DT", "JJ", "JJS", "JJR", "NN", "NNP", "NNS", "PRP$", "POS", "VBN", "VBG", "RB", "CD"))
"""Tags of the words before a head in its phrase."""
OPENERS = frozenset(("DT", "JJ", "PRP$", "NNP", "NNS", "NN", "VBN", "JJS"))
"""Tags of the word with which the phrase of a head begins."""
BETWEEN_HEADS = frozenset(("DT", "JJ", "NN", "RB", "VBN", "NNP"))
FURTHER_HEADS = 12
"""So many heads may share one course of action."""


def find_heads(words: Sequence[Word], start: int, end: int, lists: WordSets) -> Iterator[int]:
    """Yield the places of nouns that head a phrase of their own and lead to a course of action.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        lists: the word lists of policies.
    """
    last = None
    for at in range(start, end - 1):
        if not _is_matter(words[at], lists) or (last is not None and not _begins_phrase(words, at, last)):
            continue
        if find_connector(words, at, end, lists) is not None:
            yield at
            last = at


def _is_matter(word: Word, lists: WordSets) -> bool:
    return is_one_of(word, lists["matters"]) and word.tag.startswith("NN")


def _begins_phrase(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a head's phrase begins behind a comma or "and": not "tasks of solving the issue of ..." """
    start = before_phrase(words, at, last)
    return start > last + 1 and words[start].lower in (",", "and") and words[start + 1].tag in OPENERS


def before_phrase(words: Sequence[Word], head: int, last: int) -> int:
    """Return the place of the separator before the phrase of a head.

    Args:
        words: the words of the sentence.
        head: the place of the head.
        last: the place of the head before.
    """
    at = head - 1
    while at > last and (words[at].tag in MODIFIERS or _joins_modifiers(words, at)):
        at -= 1
    return at


def _joins_modifiers(words: Sequence[Word], at: int) -> bool:
    joined = words[at + 1].tag in ("JJ", "NN") and words[at - 1].tag in ("JJ", "NN", "NNP")
    return words[at].lower == "and" and joined


def find_connector(words: Sequence[Word], head: int, end: int, lists: WordSets) -> int | None:
    """Return the place of the word that joins a head, and further heads with it, to a course of action.

    Args:
        words: the words of the sentence.
        head: the place of the head.
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    at = head + 1
    for _ in range(FURTHER_HEADS):
        if at >= end:
            return None
        further = _further_head(words, at, end, lists)
        if is_one_of(words[at], lists["connectors"]):
            if further is None or not _leads_to_head(words, at, further, end):
                return at
        elif further is None or words[at].lower not in ("and", ",", "&"):
            return None
        at = further + 1
    return None


def _leads_to_head(words: Sequence[Word], of: int, further: int, end: int) -> bool:
    """Whether "of" leads to a second head, which leads to the course: "the issue of ways for ..." """
    bare = words[of].lower == "of" and words[of + 1].tag in ("NN", "NNS", "JJ")
    return bare and further + 1 < end and words[further + 1].lower in ("for", "to")


def _further_head(words: Sequence[Word], at: int, end: int, lists: WordSets) -> int | None:
    for place in range(at + 1, min(at + 5, end)):
        if _is_matter(words[place], lists):
            return place
        if words[place].tag not in BETWEEN_HEADS:
            return None
    return None
