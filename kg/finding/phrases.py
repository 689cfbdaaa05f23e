"""Finds the words and phrases of a list in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from kg.reading.words import Word

_PARTS = re.compile(r"[\w.]+(?:'(?!s\b)\w+)?|'s|[^\w\s]")


def is_word(word: Word, text: str) -> bool:
    """Return whether a word, and no name, has a text in small letters."""
    return word.mention is None and word.lower == text


def is_one_of(word: Word, texts: Collection[str]) -> bool:
    """Return whether a word, and no name, has one of some texts in small letters."""
    return word.mention is None and word.lower in texts


def is_tagged(word: Word, tags: Collection[str]) -> bool:
    """Return whether a word, and no name, has one of some tags."""
    return word.mention is None and word.tag in tags


def is_named(word: Word, kinds: Collection[str]) -> bool:
    """Return whether a word is a name of one of some kinds, such as "person"."""
    return word.mention is not None and word.mention.kind in kinds


def find_word(words: Sequence[Word], start: int, end: int, texts: Collection[str]) -> int | None:
    """Return the place of the first word of a stretch that has one of some texts, None where none has.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        texts: words in small letters.
    """
    return next((at for at in range(start, end) if is_one_of(words[at], texts)), None)


def find_phrases(words: Sequence[Word], phrases: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where phrases of a list stand, as the places of the first word and of the word behind the last.

    Args:
        words: the words of a sentence; a name is never part of a phrase.
        phrases: words and phrases in small letters.
    """
    by_first = _by_first(frozenset(phrases))
    lower = [word.lower if word.mention is None else "" for word in words]
    for at, first in enumerate(lower):
        for parts in by_first.get(first, ()):
            if lower[at : at + len(parts)] == parts:
                yield at, at + len(parts)


@lru_cache(maxsize=64)
def _by_first(phrases: frozenset[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(phrases):
        parts = _PARTS.findall(phrase)
        found.setdefault(parts[0], []).append(parts)
    return found
