"""Reads ontology/terms.toml strictly: what it does not know it refuses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.model import DataError
from kg.namespaces import PREFIXES

LITERALS = ("text", "english", "integer", "decimal", "boolean", "date", "iri")
"""What values of a property may be beside things and concepts."""

OWN = "kg:"
"""The prefix of the terms that are the tool's own."""

OTHER_PREFIXES = {
    "sh": "http://www.w3.org/ns/shacl#",
    "vann": "http://purl.org/vocab/vann/",
}
"""Prefixes that only the files of the ontology use."""

FACT = "kg:Fact"
"""The class of all that documents tell."""

CONCLUSION = "kg:Conclusion"
"""The class of all that follows from what documents tell."""


@dataclass(frozen=True)
class Term:
    """A class or a property.

    Args:
        name: its prefixed name.
        label: its name in words.
        definition: what it is, in full sentences.
        example: an example in words.
        under: what it is a kind of.
        above: terms of other vocabularies that it is a kind of.
        near: terms of other vocabularies that mean about the same.
        reserved: whether nothing writes it yet.
    """

    name: str
    label: str
    definition: str
    example: str = ""
    under: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    reserved: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the term is the tool's own."""
        return self.name.startswith(OWN)

    @property
    def anchor(self) -> str:
        """Its name in the reference page."""
        return self.name.replace(":", "-")


@dataclass(frozen=True)
class Class(Term):
    """A class.

    Args:
        negative: what it is not.
        needs: properties that everything of it has in its document.
        turtle: an example.
    """

    negative: str = ""
    needs: tuple[str, ...] = ()
    turtle: str = ""


@dataclass(frozen=True)
class Shortcut:
    """What a triple is short for: a fact of a class with a value, from one thing to another."""

    class_name: str
    predicate: str
    value: str
    subject: str
    object: str


@dataclass(frozen=True)
class Property(Term):
    """A property.

    Args:
        domain: the classes that have it; none where everything may.
        classes: the classes of its values, where they are things.
        literal: what its values are, where they are no things.
        scheme: the scheme of its values, where they are concepts.
        single: whether a subject has one value at most in one document.
        annotation: whether reasoning leaves it alone.
        least: the least number.
        most: the greatest number.
        pattern: what a text must match.
        short_for: what its triples are short for.
    """

    domain: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    literal: str = ""
    scheme: str = ""
    single: bool = False
    annotation: bool = False
    least: int | None = None
    most: int | None = None
    pattern: str = ""
    short_for: Shortcut | None = None


@dataclass(frozen=True)
class Terms:
    """The table: what the ontology is called, its classes and properties by name, in the table's order."""

    ontology: Mapping[str, str]
    vocabularies: Mapping[str, str]
    disjoint: tuple[tuple[str, ...], ...]
    classes: Mapping[str, Class]
    properties: Mapping[str, Property] = field(default_factory=dict)

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """All prefixes that the files need."""
        return {**PREFIXES, **OTHER_PREFIXES, **self.vocabularies}

    def kinds_of(self, name: str) -> tuple[str, ...]:
        """Return a class and all that are kinds of it, in the table's order."""
        return tuple(other for other in self.classes if name in self.lineage(other))

    def lineage(self, name: str) -> tuple[str, ...]:
        """Return a class and all that it is a kind of, the nearest first."""
        above = [name]
        for one in above:
            above += [parent for parent in self.classes[one].under if parent not in above]
        return tuple(above)

    def properties_of(self, name: str) -> Iterator[Property]:
        """Yield the properties that a class has, its own and those of what it is a kind of."""
        above = self.lineage(name)
        yield from (one for one in self.properties.values() if any(which in above for which in one.domain))

    def needs_of(self, name: str) -> tuple[str, ...]:
        """Return the properties that everything of a class has, its own and those of what it is a kind of."""
        return tuple(need for one in self.lineage(name) for need in self.classes[one].needs)

    @property
    def namespace(self) -> str:
        """The IRI of the ontology."""
        return PREFIXES["kg"].rstrip("#")


def read_terms(path: Path) -> Terms:
    """Read the table.

    Args:
        path: ``ontology/terms.toml``.

    Raises:
        DataError: it names a term that it does not define, or says what is not known here.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    classes = {name: _class(path, name, dict(row)) for name, row in table["classes"].items()}
    properties = {name: _property(path, name, dict(row)) for name, row in table["properties"].items()}
    disjoint = tuple(tuple(row["classes"]) for row in table["disjoint"])
    terms = Terms(table["ontology"], table["vocabularies"], disjoint, classes, properties)
    for name, user in _named(terms):
        if name not in classes and name not in properties:
            raise DataError(f"{path}: {user} names {name}", "no such term is defined here", "define it")
    return terms


def _named(terms: Terms) -> Iterator[tuple[str, str]]:
    """Yield every term that another names, and that other."""
    for one in terms.classes.values():
        yield from ((name, one.name) for name in (*one.under, *one.needs))
    for told in terms.properties.values():
        yield from ((name, told.name) for name in (*told.under, *told.domain, *told.classes))
    yield from ((name, "a disjoint") for group in terms.disjoint for name in group)


def _class(path: Path, name: str, row: dict[str, Any]) -> Class:
    negative, needs = row.pop("not", ""), tuple(row.pop("needs", ()))
    turtle = row.pop("turtle", "").strip()
    return Class(**_common(path, name, row), negative=negative, needs=needs, turtle=turtle)


def _property(path: Path, name: str, row: dict[str, Any]) -> Property:
    told = row.pop("range", None)
    scheme = told.removeprefix("scheme:") if isinstance(told, str) and told.startswith("scheme:") else ""
    literal = told if isinstance(told, str) and not scheme else ""
    if literal and literal not in LITERALS:
        raise DataError(
            f"{path}: {name} has the range {told}", "no such range", f"write {', '.join(LITERALS)}"
        )
    short = row.pop("short_for", None)
    own = {
        "domain": tuple(row.pop("domain", ())),
        "classes": tuple(told) if isinstance(told, list) else (),
        "single": row.pop("single", False),
        "annotation": row.pop("annotation", False),
        "least": row.pop("least", None),
        "most": row.pop("most", None),
        "pattern": row.pop("pattern", ""),
        "short_for": Shortcut(short["class"], *short["where"], short["subject"], short["object"])
        if short
        else None,
    }
    return Property(**_common(path, name, row), **own, literal=literal, scheme=scheme)


def _common(path: Path, name: str, row: dict[str, Any]) -> dict[str, Any]:
    like = row.pop("like", {})
    found = {
        "name": name,
        "label": row.pop("label"),
        "definition": row.pop("definition"),
        "example": row.pop("example", ""),
        "under": tuple(row.pop("under", ())),
        "above": tuple(like.get("above", ())),
        "near": tuple(like.get("near", ())),
        "reserved": row.pop("status", "") == "reserved",
    }
    if row:
        raise DataError(f"{path}: {name} says {', '.join(row)}", "nothing is called so", "take it out")
    return found
