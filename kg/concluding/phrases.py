"""Wordings → their words that count: two wordings with the same ones are of one course of action."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[ ,]\d{3})*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("isation", "ization", "ising", "izing", "ing", "ment", "ed", "es", "s", "e")
SHORTEST = 3
"""How many letters of a word its endings leave at least."""


@dataclass(frozen=True)
class Phrases:
    """Reduces wordings to what counts of them.

    Args:
        small: words that do not count.
    """

    small: frozenset[str]

    def key(self, text: str) -> str:
        """Return the words of a wording that count, without their endings, in order."""
        return " ".join(self.words(text))

    def words(self, text: str) -> list[str]:
        """Return the words of a wording that count, without their endings, in order."""
        return list(_words(text, self.small))

    def likeness(self, one: str, other: str) -> float:
        """Return the share of words that two wordings have in common, 1 where they have the same."""
        first, second = set(self.words(one)), set(self.words(other))
        return len(first & second) / len(first | second) if first | second else 0.0


@lru_cache(maxsize=4096)
def _words(text: str, small: frozenset[str]) -> tuple[str, ...]:
    told = (word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))
    return tuple(_stem(word) for word in told if word not in small)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST + 1:
        return word.removesuffix("ies") + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and not word.endswith("ss"):
            stem = word.removesuffix(ending)
            # "planning" and "plan", "running" and "run".
            return (
                stem[:-1]
                if ending in ("ing", "ed") and len(stem) > SHORTEST and stem[-1] == stem[-2]
                else stem
            )
    return word
