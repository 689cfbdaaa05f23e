"""Reads fact cards strictly: what a card does not know it refuses, so that a slip is told and not skipped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.model import DataError
from kg.namespaces import expand
from kg.vocabulary import is_defined

PLAIN = ("text", "label", "number", "integer", "boolean", "date", "sectors")
"""What a field may be beside a code or a thing."""

THINGS = ("organization", "person", "place", "meeting", "agent")
"""What a field that names a thing may be."""

ABOUT = ("meeting", "sitting", "post")
"""What a fact may be about."""

RESERVED = ("type", "quote", "quote_start", "quote_end", "document", "rule", "confidence", "ambiguous")
"""Columns that every fact has beside its fields."""

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_CODE = re.compile(r"code:[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True, slots=True)
class FieldCard:
    """A field of a fact.

    Args:
        name: its name in a printed fact.
        predicate: the property that tells it, such as ``kg:text``.
        kind: what its value is: one of ``PLAIN`` or ``THINGS``, or ``code:`` and a scheme.
        on_thing: whether it is told of the thing that the fact is about.
        says: what it means, as a sentence.
    """

    name: str
    predicate: str
    kind: str
    on_thing: bool
    says: str

    @property
    def scheme(self) -> str | None:
        """The scheme of a code, None where the field holds no code."""
        if self.kind == "sectors":
            return "sector"
        return self.kind.removeprefix("code:") if self.kind.startswith("code:") else None

    @property
    def names_thing(self) -> bool:
        """Whether the field names a person, body, place or meeting."""
        return self.kind in THINGS


@dataclass(frozen=True, slots=True)
class ThingCard:
    """The thing that a fact is about.

    Args:
        predicate: the property from the fact to the thing.
        class_name: the class of the thing.
        kind: ``meeting``, ``sitting`` or ``post``.
    """

    predicate: str
    class_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Card:
    """A type of fact.

    Args:
        type: its name in a printed fact.
        class_name: the class of its nodes.
        says: what it is, as a sentence.
        identity: the fields that tell two facts at one place apart.
        thing: what the fact is about, if it is about a thing.
        fields: its fields by name, in the order in which they are printed.
    """

    type: str
    class_name: str
    says: str
    identity: tuple[str, ...]
    thing: ThingCard | None
    fields: Mapping[str, FieldCard]


def read_card(path: Path, terms: frozenset[str]) -> Card:
    """Read a fact card.

    Args:
        path: a TOML file that is named after its type.
        terms: the IRIs of the terms that are defined.

    Raises:
        DataError: the file is no TOML, says something that a card cannot say, or names a term that is not
            defined.
    """
    table = _Table(path, "", _load(path), terms)
    type_name = table.text("type", one_of=(path.stem,))
    thing = _read_thing(table.table("thing")) if "thing" in table.values else None
    fields = _read_fields(table.table("fields"), about_thing=thing is not None)
    identity = table.names("identity", one_of=tuple(fields))
    card = Card(type_name, table.curie("class"), table.text("says"), identity, thing, fields)
    table.finish()
    return card


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read", str(error), "mend the file; it must be TOML") from error


def _read_thing(table: _Table) -> ThingCard:
    thing = ThingCard(table.curie("property"), table.curie("class"), table.text("kind", one_of=ABOUT))
    table.finish()
    return thing


def _read_fields(table: _Table, about_thing: bool) -> Mapping[str, FieldCard]:
    fields = {}
    for name in table.values:
        if not _NAME.match(name) or name in RESERVED:
            raise table.error(f'a field cannot be called "{name}"', "use small letters, and another word")
        fields[name] = _read_field(table.table(name), name, about_thing)
    return MappingProxyType(fields)


def _read_field(table: _Table, name: str, about_thing: bool) -> FieldCard:
    kind = table.text("is")
    if kind not in PLAIN + THINGS and not _CODE.match(kind):
        raise table.error(f'"{kind}" is not what a field can be', _listed((*PLAIN, *THINGS, "code:SCHEME")))
    on_thing = "on" in table.values and table.text("on", one_of=("thing",)) == "thing"
    if on_thing and not about_thing:
        raise table.error('on = "thing" needs a [thing]', "add a [thing] table, or take the line out")
    if kind == "label" and not on_thing:
        raise table.error("a label is the name of the thing", 'add on = "thing", or make it is = "text"')
    card = FieldCard(name, table.curie("property"), kind, on_thing, table.text("says"))
    table.finish()
    return card


def _listed(words: tuple[str, ...]) -> str:
    return f"write one of: {', '.join(words)}"


class _Table:
    """A TOML table that knows where it stands and which of its keys were asked for."""

    def __init__(self, path: Path, where: str, values: dict[str, Any], terms: frozenset[str]) -> None:
        self.path, self.where, self.values, self.terms = path, where, values, terms
        self.asked: list[str] = []

    def error(self, why: str, mend: str) -> DataError:
        """Return an error that says in which file and table it is."""
        place = f" [{self.where}]" if self.where else ""
        return DataError(f"{self.path}{place} is not a fact card", why, mend)

    def text(self, key: str, one_of: tuple[str, ...] = ()) -> str:
        """Return a text that is not empty."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f'"{key}" must be a text', f'write {key} = "…"')
        if one_of and value not in one_of:
            raise self.error(f'"{key}" cannot be "{value}"', _listed(one_of))
        return value

    def curie(self, key: str) -> str:
        """Return the prefixed name of a term that is defined."""
        value = self.text(key)
        try:
            iri = expand(value)
        except DataError as error:
            raise self.error(error.what, error.mend) from error
        if not is_defined(iri, self.terms):
            raise DataError(
                f"{self.path}:{self._line(value)}: {value} is not defined",
                "a fact card names terms of the ontology only",
                "use a term of kg.ttl, or define it in a Turtle file of your ontology folder",
            )
        return value

    def names(self, key: str, one_of: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of names of fields."""
        value = self._get(key)
        if not isinstance(value, list) or not all(name in one_of for name in value):
            raise self.error(f'"{key}" must be a list of fields', f"use any of: {', '.join(one_of)}")
        return tuple(value)

    def table(self, key: str) -> _Table:
        """Return a table inside this one."""
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.error(f'"{key}" must be a table', f"write [{self._inside(key)}]")
        return _Table(self.path, self._inside(key), value, self.terms)

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                near = get_close_matches(key, self.asked, n=1)
                hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(self.asked)}"
                raise self.error(f'nothing is called "{key}" here', hint)

    def _get(self, key: str) -> Any:
        self.asked.append(key)
        if key not in self.values:
            raise self.error(f'"{key}" is missing', f"add {key}")
        return self.values[key]

    def _line(self, value: str) -> int:
        """Return the line on which a text stands; TOML does not say."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next((at for at, line in enumerate(lines, 1) if f'"{value}"' in line), 1)

    def _inside(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key
