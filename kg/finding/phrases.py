"""Finds the words of a list in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.reading.words import Word

_PARTS = re.compile(r"[\w.]+(?:'(?!s\b)\w+)?|'s|[^\w\s]")


def find_phrases(words: Sequence[Word], phrases: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a list stand, as the places of the first word and of the word behind the last.

    Args:
        words: the words of a sentence; a name is never part of a phrase.
        phrases: words and phrases in small letters.
    """
    by_first = _by_first(tuple(phrases))
    lower = [word.lower if word.mention is None else "" for word in words]
    for at, first in enumerate(lower):
        for parts in by_first.get(first, ()):
            if lower[at : at + len(parts)] == parts:
                yield at, at + len(parts)


@lru_cache(maxsize=64)
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        parts = _PARTS.findall(phrase)
        found.setdefault(parts[0], []).append(parts)
    return found
