"""Finds on what a document says that something rests: decisions, laws, orders and authorizations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.finding.making import make_fact, without_stop
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.model import Fact, FieldValue
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

KINDS = ("decision", "law", "order", "authorization")
"""The word lists of the grammar that name an authority; each is a kind."""
BARE = ("law", "authorization")
"""Kinds that tell enough without whose they are: "the Constitution"."""
NAMED = sign_class("person", "body", "country", "meeting", "time")


def find_citations(reading: Reading) -> Iterator[Fact]:
    """Yield what a document cites as authority, each stretch once.

    Args:
        reading: the document.
    """
    words = reading.knowledge.wordings.words["citations"]
    leads, joins = tuple(words["leads"]), tuple(words["joins"])
    patterns = _patterns(leads, joins, tuple((kind, tuple(words[kind])) for kind in KINDS))
    for sentence in reading.body:
        ends = 0
        for kind, match in _in_order(patterns, sentence.coded.text):
            span = match.span("text")
            if span[0] < ends or not _tells(kind, match):
                continue
            ends = span[1]
            yield _citation(reading, sentence, kind, span)


def _in_order(patterns: Mapping[str, KeyedPattern], text: str) -> Sequence[tuple[str, re.Match[str]]]:
    found = ((kind, match) for kind, pattern in patterns.items() for match in pattern.finditer(text))
    return sorted(found, key=lambda one: (one[1].start("text"), -one[1].end()))


def _tells(kind: str, match: re.Match[str]) -> bool:
    """Return whether it is told whose decision it is, or of which day."""
    return kind in BARE or kind == "article" or re.search(NAMED, match["text"]) is not None


def _citation(reading: Reading, sentence: Sentence, kind: str, span: tuple[int, int]) -> Fact:
    named = sentence.coded.within(*span)
    stretch = sentence.coded.span(*span)
    fields: dict[str, FieldValue] = {
        "text": without_stop(reading.text[slice(*stretch)]),
        "kind": "law" if kind == "article" else kind,
        "by": _first(named, "person", "body"),
        "meeting": _first(named, "meeting"),
    }
    return make_fact(reading, "citation", stretch, f"citations/{kind}", fields)


def _first(named: Sequence[Mention], *kinds: str) -> str | None:
    return next((one.name for one in named if one.kind in kinds), None)


@lru_cache(maxsize=4)
def _patterns(
    leads: tuple[str, ...], joins: tuple[str, ...], kinds: tuple[tuple[str, tuple[str, ...]], ...]
) -> Mapping[str, KeyedPattern]:
    """Return the pattern of each kind of authority, over coded text."""
    capitals = r"[A-Z]\w+(?: (?:on )?(?:the )?(?:[A-Z]\w+|\d+))*"
    name = rf"(?:the |a |an |its |their |this )?(?:[\w'-]+ ){{0,3}}?(?:{NAMED}|{capitals})"
    chain = rf"(?: {one_of(joins)} {name})*"
    matter = r"(?: (?:of|on|for) \w+ing\b[^,;:.]*?(?=[,;:.]| and | to |$))?"
    lead = rf"\b(?i:{one_of(leads)}) (?:the |a |an |its |their |this )?"
    found = {
        kind: KeyedPattern(
            rf"{lead}(?P<text>(?:(?:[\w'-]+|{NAMED}) ){{0,3}}?{one_of(nouns)}\b(?!-){chain}{matter})", nouns
        )
        for kind, nouns in kinds
    }
    numbers = r"\d+(?:-\d+)?(?:(?:, and|,| and|, or| or) \d+\b(?! 000))*"
    article = rf"\b(?P<text>Articles? {numbers}(?: of {name})*)"
    return {"article": KeyedPattern(article, ("article",)), **found}
