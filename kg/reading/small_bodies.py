"""Finds bodies whose names a report writes in small letters: "the national emergency response committee met"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.grammar.language import Language, one_of
from kg.reading.mentions import Mention

WORD = r"[a-z][a-z-]+"
NAME = r"[A-Z0-9][\w'’-]*"
SMALL = ("of", "for", "the", "and", "on", "in", "to")
"""Words of a name that keep their small letters."""


class SmallBodyFinder:
    """Finds them where they meet, the one place where a report tells that words are a body's name.

    Args:
        language: the heads of their names.
    """

    def __init__(self, language: Language) -> None:
        head = one_of(language.small_body_heads)
        kind = r"(?:meeting|session|plenary|sitting|consultation|plenum)"
        self.pattern = re.compile(
            rf"(?:\b[Tt]he |^)(?!(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) )(?P<name>(?:[A-Z]?{WORD} ){{1,6}}?{head}"
            rf"(?: (?:for|of) (?:the )?(?:{WORD}|{NAME})(?: (?:{WORD}|{NAME})){{0,7}}?)?)"
            rf"(?= (?:met|meets)\b| (?:held|holds|convened|convenes|opened|had) (?:[\w-]+ ){{0,5}}{kind}\b)"
        )

    def find(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """Yield the bodies of ``text[start:end]`` that meet there.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
        """
        for match in self.pattern.finditer(text[start:end]):
            first, last = match.span("name")
            yield Mention(start + first, start + last, "body", _capitalised(match["name"]), None)


def _capitalised(name: str) -> str:
    return " ".join(word if word in SMALL else word[0].upper() + word[1:] for word in name.split())
