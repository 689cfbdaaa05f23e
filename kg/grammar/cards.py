"""Reads fact cards strictly: what a card does not know it refuses, so that a slip is told and not skipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.grammar.tables import CheckedTable, listed, load_table
from kg.model import Fact, FieldValue

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

    def identity_of(self, fact: Fact) -> tuple[FieldValue, ...]:
        """Return the values that tell a fact apart from others at its place: those that were found.

        A fact that a person has mended stays the fact that it was.
        """
        fields = fact.fields if fact.found is None else fact.found
        return tuple(fields.get(name) for name in self.identity)


def read_card(path: Path, terms: frozenset[str]) -> Card:
    """Read a fact card.

    Args:
        path: a TOML file that is named after its type.
        terms: the IRIs of the terms that are defined.

    Raises:
        DataError: the file is no TOML, says something that a card cannot say, or names a term that is not
            defined.
    """
    table = CheckedTable(path, load_table(path), "fact card", terms)
    type_name = table.text("type", one_of=(path.stem,))
    thing = _read_thing(table.table("thing")) if "thing" in table.values else None
    fields = _read_fields(table.table("fields"), about_thing=thing is not None)
    identity = table.names("identity", one_of=tuple(fields))
    card = Card(type_name, table.curie("class"), table.text("says"), identity, thing, fields)
    table.finish()
    return card


def _read_thing(table: CheckedTable) -> ThingCard:
    thing = ThingCard(table.curie("property"), table.curie("class"), table.text("kind", one_of=ABOUT))
    table.finish()
    return thing


def _read_fields(table: CheckedTable, about_thing: bool) -> Mapping[str, FieldCard]:
    fields = {}
    for name in table.values:
        if not _NAME.match(name) or name in RESERVED:
            raise table.error(f'a field cannot be called "{name}"', "use small letters, and another word")
        fields[name] = _read_field(table.table(name), name, about_thing)
    return MappingProxyType(fields)


def _read_field(table: CheckedTable, name: str, about_thing: bool) -> FieldCard:
    kind = table.text("is")
    if kind not in PLAIN + THINGS and not _CODE.match(kind):
        raise table.error(f'"{kind}" is not what a field can be', listed((*PLAIN, *THINGS, "code:SCHEME")))
    on_thing = "on" in table.values and table.text("on", one_of=("thing",)) == "thing"
    if on_thing and not about_thing:
        raise table.error('on = "thing" needs a [thing]', "add a [thing] table, or take the line out")
    if kind == "label" and not on_thing:
        raise table.error("a label is the name of the thing", 'add on = "thing", or make it is = "text"')
    card = FieldCard(name, table.curie("property"), kind, on_thing, table.text("says"))
    table.finish()
    return card
