"""Tells how something is said: quoted or reported, affirmed or denied, put as fact or as duty."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Fact, Quote
from kg.shipped import shipped

OPENING = 40
"""How many characters before a verb of saying can deny it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said.

    Args:
        mode: ``direct``, ``reported`` or ``narrated``.
        polarity: ``affirmed`` or ``denied``.
        modality: ``fact``, ``duty``, ``future`` or ``possibility``.
    """

    mode: str
    polarity: str
    modality: str


def manner_of(statement: Fact, raw: str) -> Manner | None:
    """Return how a statement is made, None where the stretches of its cue and content are not known.

    Args:
        statement: a fact of the type ``statement``.
        raw: the raw text of the document.
    """
    cue, content = statement.parts.get("cue"), statement.parts.get("content")
    if cue is None or content is None:
        return None
    words = _words()
    denied = str(statement.fields.get("cue")) in words.denials or _is_negated(raw, cue, content, words)
    mode, modality = _mode(raw, cue, content, words), _modality(content, words)
    return Manner(mode, "denied" if denied else "affirmed", modality)


def _is_negated(raw: str, cue: Quote, content: Quote, words: _Words) -> bool:
    """Return whether a negation stands before the verb of saying, in its clause and not in what is said."""
    start = max(cue.start - OPENING, content.end if content.end <= cue.start else 0, 0)
    clause = re.split(r"[,;:.]", raw[start : cue.start])[-1]
    return words.negations.search(clause) is not None


def _mode(raw: str, cue: Quote, content: Quote, words: _Words) -> str:
    """Return whether words are quoted, told in a clause, or named as a topic."""
    opening = raw[max(0, content.start - 2) : content.start] + content.text[:1]
    closing = content.text[-1:] + raw[content.end : content.end + 2]
    if all(any(mark in end for mark in words.marks) for end in (opening, closing)):
        return "direct"
    if content.end <= cue.start:
        return "direct" if words.first_person.search(content.text) else "reported"
    between = raw[cue.end : content.start]
    if ":" in between:
        return "direct"
    if words.introductions.search(between):
        return "reported"
    infinitive = content.text.startswith("to ")
    return "reported" if words.finite.search(content.text) and not infinitive else "narrated"


def _modality(content: Quote, words: _Words) -> str:
    """Return as what it is put: what the first word says that says anything."""
    if content.text.startswith("to "):
        return "future"
    found = [
        (match.start(), name) for name, pattern in words.modality if (match := pattern.search(content.text))
    ]
    return min(found)[1] if found else "fact"


@dataclass(frozen=True)
class _Words:
    """The words of ``kg/grammar/manner``, as patterns."""

    marks: tuple[str, ...]
    first_person: re.Pattern[str]
    introductions: re.Pattern[str]
    finite: re.Pattern[str]
    denials: tuple[str, ...]
    negations: re.Pattern[str]
    modality: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads((shipped("grammar") / "manner" / "en.toml").read_text(encoding="utf-8"))
    return _Words(
        tuple(table["quotation_marks"]),
        _any(table["first_person"]),
        _any(table["introductions"]),
        _any(table["finite"]),
        tuple(table["denials"]),
        _any(table["negations"]),
        tuple((name, _any(words)) for name, words in table["modality"].items()),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)
