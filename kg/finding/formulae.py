"""Finds set words of applause, unanimity, praise and loyalty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.finding.making import make_fact
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.model import Fact
from kg.reading import Reading

KINDS = ("applause", "unanimity", "praise", "loyalty")
"""The kinds of formulae; each has three word lists in the grammar."""


def find_formulae(reading: Reading) -> Iterator[Fact]:
    """Yield the formulae of a document, each wherever it stands.

    Args:
        reading: the document.
    """
    words = reading.knowledge.wordings.words["formulae"]
    patterns = _patterns(tuple((name, tuple(entries)) for name, entries in sorted(words.items())))
    for sentence in reading.body:
        text = reading.text[sentence.start : sentence.end]
        for kind, pattern in patterns.items():
            for match in pattern.finditer(text):
                span = (sentence.start + match.start(), sentence.start + match.end())
                fields = {"text": " ".join(match[0].split()), "kind": kind}
                yield make_fact(reading, "formula", span, f"formulae/{kind}", fields)


@lru_cache(maxsize=4)
def _patterns(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, KeyedPattern]:
    return {kind: _pattern(dict(lists), kind) for kind in KINDS}


def _pattern(lists: Mapping[str, tuple[str, ...]], kind: str) -> KeyedPattern:
    """Return the pattern of a kind: its phrases, and its nouns behind its words, several of both."""
    nouns, phrases = lists[f"{kind} nouns"], lists[f"{kind} phrases"]
    word, noun = one_of(lists[f"{kind} words"]), one_of(nouns)
    words = rf"{word}(?:(?:,| and|, and)? {word})*"
    joined = rf"(?:,| and(?: with)?|, and(?: with)?) (?:{words} )?{noun}(?!\w)"
    # Phrases go first, for "unanimously" is none of "unanimous".
    source = rf"(?i)\b(?:{one_of(phrases)}|{words} {noun}(?!\w)(?:{joined})*)(?!\w)"
    return KeyedPattern(source, (*nouns, *phrases))
