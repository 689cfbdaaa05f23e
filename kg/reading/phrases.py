"""A tree of phrases, word by word, in which the longest phrase at a place of a text is found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"\w+|[^\w\s]")


@dataclass
class _Node(Generic[Value]):
    children: dict[str, _Node[Value]] = field(default_factory=dict)
    value: Value | None = None


class PhraseTree(Generic[Value]):
    """Phrases in small letters, each with a value.

    Args:
        phrases: the phrases; where one comes twice, its first value holds.
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in phrases:
            node = self._root
            for word in WORD.findall(phrase.casefold()):
                node = node.children.setdefault(word, _Node())
            if node.value is None:
                node.value = value

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Yield start, end and value of the phrases of a text, the longest first where they overlap.

        Args:
            text: the text.
        """
        words = [(match.start(), match.end(), match.group().casefold()) for match in WORD.finditer(text)]
        at = 0
        while at < len(words):
            last, value = self._longest(words, at)
            if value is None:
                at += 1
                continue
            yield words[at][0], words[last][1], value
            at = last + 1

    def _longest(self, words: list[tuple[int, int, str]], at: int) -> tuple[int, Value | None]:
        node, last, value = self._root, at, None
        for index in range(at, len(words)):
            child = node.children.get(words[index][2])
            if child is None:
                break
            node = child
            if node.value is not None:
                last, value = index, node.value
        return last, value
