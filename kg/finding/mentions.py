"""Finds the places, weapons, treaties, exercises and bodies of others that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.finding.making import Span, make_fact
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.model import Fact, FieldValue
from kg.ontology import Entry
from kg.reading import Reading
from kg.reading.mentions import Mention

Named = tuple[str, str]
"""The kind and the name of what is named."""
CAPITALS = r"(?:(?!(?:The|An?|On|In|At|By|Of|To) )[A-Z][\w.'-]* )"


def find_mentions(reading: Reading) -> Iterator[Fact]:
    """Yield each thing that a document names once, where it is named first; its other places are further evidence.

    Args:
        reading: the document.
    """
    places: dict[Named, list[Span]] = {}
    for named, span in sorted((*_known(reading), *_worded(reading)), key=lambda one: (one[1], one[0])):
        places.setdefault(named, []).append(span)
    for (kind, name), spans in places.items():
        fields: dict[str, FieldValue] = {"name": name, "kind": kind}
        if kind in ("place", "organization"):
            fields[kind] = name
        yield make_fact(reading, "mention", spans[0], f"mentions/{kind}", fields, further=spans[1:])


def _known(reading: Reading) -> Iterator[tuple[Named, Span]]:
    """Yield the places, and the named bodies that are not of the document's own state."""
    for sentence in reading.body:
        for one in sentence.names:
            if one.kind == "place":
                yield ("place", one.name), (one.start, one.end)
            elif one.kind == "body" and _is_of_others(reading, one):
                yield ("organization", one.name), (one.start, one.end)


def _is_of_others(reading: Reading, body: Mention) -> bool:
    home = reading.home
    return home is not None and body.entry is not None and home not in _above(reading, body.entry)


def _above(reading: Reading, local: str) -> set[str]:
    """Return a thing, the bodies that it is an organ of, and their states."""
    found: set[str] = set()
    waiting = [local]
    while waiting:
        one = waiting.pop()
        entry: Entry | None = reading.knowledge.entries.get(one)
        if one not in found and entry is not None:
            found.add(one)
            waiting += [
                *entry.attributes.get("parent", ()),
                *entry.attributes.get("state", ()),
                *_home(entry),
            ]
    return found


def _home(entry: Entry) -> tuple[str, ...]:
    return (entry.home,) if entry.home else ()


def _worded(reading: Reading) -> Iterator[tuple[Named, Span]]:
    """Yield what is known by words only: weapons, treaties, exercises."""
    words = reading.knowledge.wordings.words["mentions"]
    patterns = _patterns(tuple((name, tuple(entries)) for name, entries in sorted(words.items())))
    for sentence in reading.body:
        text = reading.text[sentence.start : sentence.end]
        for kind, pattern in patterns:
            for match in pattern.finditer(text):
                first, last = match.span("name")
                yield (kind, _singular(match["name"])), (sentence.start + first, sentence.start + last)


def _singular(name: str) -> str:
    """Return a name in one form: one blank between words, the last noun in the singular."""
    plain = " ".join(name.split()).replace("weapons of mass", "weapon of mass")
    plain = re.sub(r"\b(treat|part)ies\b", r"\1y", plain)
    return (
        plain[:-1] if plain.endswith("s") and plain[-2:-1].islower() and not plain.endswith("ss") else plain
    )


@lru_cache(maxsize=4)
def _patterns(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, KeyedPattern], ...]:
    """Return patterns over the clean text, each with the kind of what it finds."""
    words = dict(lists)
    weapons, treaties, about = words["weapons"], words["treaties"], words["treaties about"]
    return (
        ("weapon", KeyedPattern(_weapon(words), weapons)),
        (
            "weapon",
            KeyedPattern(rf"\b(?P<name>{one_of(words['types'])}(?:-\d+\w*)?(?:-\w+)?)\b", words["types"]),
        ),
        ("treaty", KeyedPattern(_treaty(words), treaties)),
        ("treaty", KeyedPattern(_treaty_about(words), about)),
        ("treaty", KeyedPattern(rf"\b(?P<name>{one_of(words['treaty names'])})\b", words["treaty names"])),
        ("exercise", KeyedPattern(rf"\b(?P<name>{one_of(words['exercises'])})\b", words["exercises"])),
    )


def _weapon(words: Mapping[str, tuple[str, ...]]) -> str:
    before = "".join(rf"(?<!{re.escape(word)} )" for word in words["no weapon before"])
    behind = one_of([word if word.startswith("-") else f" {word}" for word in words["no weapon behind"]])
    noun = one_of(words["weapons"])
    named = rf"(?:{CAPITALS}?[A-Z]\w+-class )?"
    modifiers = rf"(?:{one_of(words['weapon modifiers'])}[ -])*"
    return rf"(?<![\w-]){before}(?P<name>{named}{modifiers}(?:{noun} )*{noun}s?)(?![\w-]|{behind}\b)"


def _treaty(words: Mapping[str, tuple[str, ...]]) -> str:
    return rf"(?:\b[Tt]he )?(?P<name>{CAPITALS}+{one_of(words['treaties'])})\b(?! (?:on|of|for)\b)"


def _treaty_about(words: Mapping[str, tuple[str, ...]]) -> str:
    word = rf"(?!{one_of(words['treaty ends'])}\b)[\w'-]+"
    return (
        rf"(?P<name>\b(?:{CAPITALS}*{one_of(words['treaties about'])}) (?:on|for|against)"
        rf"(?: {word}){{1,7}}(?: and (?:{word} )*[A-Z]?\w*(?:ion|ons|ty|ment|ship)\b)?)"
    )
