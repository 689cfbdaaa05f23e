"""Patterns that are tried only where the words stand without which they cannot fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

Owner = TypeVar("Owner")
"""What a pattern belongs to, such as a rule."""

Keys = tuple[tuple[str, ...], ...]
"""Groups of words in small letters; a text that fits holds one of each group."""


def keys_of(groups: Iterable[Iterable[str]]) -> Keys:
    """Return groups of words without those that another of their group is a part of: "adopt" for "adopted" too.

    Args:
        groups: the words, in small or capital letters.
    """
    # The smallest group is looked for first: where it is missing the others need not be.
    return tuple(sorted((_least({word.casefold() for word in group}) for group in groups), key=len))


def _least(words: set[str]) -> tuple[str, ...]:
    least: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(part in word for part in least):
            least.append(word)
    return tuple(least)


def holds_keys(text: str, keys: Keys) -> bool:
    """Return whether a text holds a word of each group, be it as a part of another word.

    Args:
        text: the text.
        keys: the groups.
    """
    return _holds(_lowered(text), keys)


def _holds(lowered: str, keys: Keys) -> bool:
    for group in keys:
        # A loop, for it is run for each pattern on each sentence: any() takes three times as long.
        for word in group:
            if word in lowered:
                break
        else:
            return False
    return True


def fitting(
    text: str, patterns: Iterable[tuple[Owner, KeyedPattern]]
) -> Iterator[tuple[Owner, re.Pattern[str]]]:
    """Yield the patterns whose words a text holds, each with what it belongs to; the same as asking one by one.

    Args:
        text: the text.
        patterns: many patterns.
    """
    lowered = _lowered(text)
    for owner, pattern in patterns:
        # As in ``_holds``: a call for each pattern on each sentence would take as long as the looking.
        for group in pattern.keys:
            for word in group:
                if word in lowered:
                    break
            else:
                break
        else:
            yield owner, pattern.pattern


@lru_cache(maxsize=1024)
def _lowered(text: str) -> str:
    return text.casefold()


class KeyedPattern:
    """A pattern, and the words that a text must hold for it to fit.

    Looking for words is much cheaper than trying a pattern, and few texts hold them. Compiling costs more than
    either, so that it waits for the first text that does.

    Args:
        source: the pattern.
        groups: of each group a text that fits holds a word, in small or capital letters.
    """

    def __init__(self, source: str, *groups: Sequence[str]) -> None:
        self.source, self.keys = source, keys_of(groups)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.source)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text."""
        return self.pattern.finditer(text) if holds_keys(text, self.keys) else iter(())

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match in a text from an offset on."""
        return self.pattern.search(text, start) if holds_keys(text, self.keys) else None
