"""Says which sectors of policy a phrase belongs to, by the words that the ontology gives each sector."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from kg.ontology import Things

MOST = 4
"""So many sectors a phrase may have."""


class Lexicon:
    """The words of all sectors.

    Args:
        words: for each word or phrase, small letters, the codes of its sectors.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        longest = sorted(words, key=lambda word: (-len(word), word))
        choices = "|".join(re.escape(word) for word in longest)
        self._pattern = (
            re.compile(rf"(?<![\w-])(?:{choices})(?:s|es)?(?![\w])") if words else re.compile(r"(?!)")
        )

    def sectors_of(self, text: str, weak: Collection[str] = ()) -> tuple[str, ...]:
        """Return the codes of the sectors of a phrase, the one with most words first.

        Args:
            text: the phrase.
            weak: words that count only where no other stands in the phrase.
        """
        words = [
            (match.group() if match.group() in self.words else _singular(match.group(), self.words), match)
            for match in self._pattern.finditer(text.casefold())
        ]
        strong = [pair for pair in words if pair[0] not in weak]
        scores: dict[str, float] = {}
        for word, match in strong or words:
            for code in self.words.get(word, ()):
                # A word that stands early, and a phrase rather than a word, tells more.
                scores[code] = scores.get(code, 0.0) + len(word.split()) + 1 / (2 + match.start())
        ordered = sorted(scores, key=lambda code: (-scores[code], code))
        return tuple(ordered[:MOST])


def _singular(word: str, words: Mapping[str, tuple[str, ...]]) -> str:
    return next(
        (word.removesuffix(ending) for ending in ("s", "es") if word.removesuffix(ending) in words), word
    )


@lru_cache(maxsize=4)
def lexicon_of(things: Things) -> Lexicon:
    """Return the words of the sectors of an ontology.

    Args:
        things: the named things.
    """
    found: dict[str, list[str]] = {}
    for entry in things.entries.values():
        if entry.kind == "sector":
            for code in entry.attributes.get("notation", ()):
                for word in entry.attributes.get("words", ()):
                    found.setdefault(word.casefold(), []).append(code)
    return Lexicon({word: tuple(sorted(codes)) for word, codes in sorted(found.items())})
