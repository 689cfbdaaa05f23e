"""Stretches of a sentence's words: without the marks at their ends, and where they stand in the text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.making import Span
from kg.finding.phrases import is_one_of
from kg.reading.words import Word

Region = tuple[int, int]
"""The places of the first word and of the word behind the last."""

ENDINGS = frozenset((".", "!", "?", "..", ";", ",", '"', "''"))
QUOTES = frozenset(('"', "''", "``"))
MARKS = QUOTES | {",", ";", ":", "-", "--"}
MARKS_BEHIND = MARKS | {"and", "but", "while"}


def sentence_end(words: Sequence[Word]) -> int:
    """Return the place behind the last word that is no mark."""
    end = len(words)
    while end > 0 and is_one_of(words[end - 1], ENDINGS):
        end -= 1
    return end


def without_marks(words: Sequence[Word], region: Region) -> Region:
    """Return a stretch without marks and joining words at its ends."""
    start, end = region
    while start < end and is_one_of(words[start], MARKS):
        start += 1
    while end > start and is_one_of(words[end - 1], MARKS_BEHIND):
        end -= 1
    return start, end


def span_of(words: Sequence[Word], region: Region) -> Span:
    """Return the start and end in the clean text of a stretch of words, with both marks of a quotation in it."""
    start, end = region
    if start < end:
        closes = end < len(words) and is_one_of(words[end], QUOTES)
        opens = not closes and start > 0 and is_one_of(words[start - 1], QUOTES)
        half = (closes or opens) and _is_half(words[start:end])
        return words[start - (half and opens)].start, words[end - 1 + (half and closes)].end
    return words[start - 1].end, words[start - 1].end


def _is_half(words: Sequence[Word]) -> bool:
    """Whether only one of the marks of a quotation stands among words."""
    return sum(is_one_of(word, QUOTES) for word in words) % 2 == 1
