"""Writes docs/ontology.html, the reference page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.namespaces import BASE, PREFIXES, expand
from ontology_files.picture import draw
from ontology_files.terms import Class, Property, Terms

CODES = ("schemes.ttl", "sectors.ttl")
"""The files that hold the codes."""


@dataclass(frozen=True)
class Code:
    """A code, its name, and what it means."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True)
class Scheme:
    """A list of codes."""

    local: str
    label: str
    definition: str
    codes: tuple[Code, ...]


def reference(terms: Terms, ontology: Path) -> str:
    """Return the page.

    Args:
        terms: the table of terms.
        ontology: the folder that holds the codes.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("reference.html.j2")
    return page.render(
        terms=terms,
        namespace=PREFIXES["kg"],
        picture=draw(terms),
        schemes=read_schemes([ontology / name for name in CODES]),
        told=[one for one in terms.classes.values() if one.is_own and _is_told(terms, one)],
        things=[one for one in terms.classes.values() if one.is_own and not _is_told(terms, one)],
        reused=[one for one in terms.classes.values() if not one.is_own],
        uses=_uses(terms),
        range_of=range_of,
    )


def range_of(one: Property) -> str:
    """Return in words what the values of a property are."""
    words = {
        "text": "a text", "english": "a text with a language", "integer": "a whole number",
        "decimal": "a number", "boolean": "true or false", "date": "a day, month or year", "iri": "an IRI",
    }  # fmt: skip
    return words.get(one.literal, "")


def read_schemes(files: Sequence[Path]) -> list[Scheme]:
    """Return the lists of codes of some files, by name."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in files:
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            said[_value(quad.subject)][quad.predicate.value].append(_value(quad.object))
    schemes = (name for name in said if expand("skos:ConceptScheme") in said[name][expand("rdf:type")])
    return [_scheme(said, name) for name in sorted(schemes)]


def _scheme(said: Mapping[str, Mapping[str, list[str]]], name: str) -> Scheme:
    held = [values for values in said.values() if name in values.get(expand("skos:inScheme"), ())]
    codes = tuple(
        Code(_first(one, "skos:notation"), _first(one, "skos:prefLabel"), _first(one, "skos:definition"))
        for one in held
    )
    told = said[name]
    return Scheme(
        name.removeprefix(BASE), _first(told, "skos:prefLabel"), _first(told, "skos:definition"), codes
    )


def _first(values: Mapping[str, list[str]], predicate: str) -> str:
    return next(iter(values.get(expand(predicate), ())), "")


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _is_told(terms: Terms, one: Class) -> bool:
    return one.name == "kg:Report" or "kg:Fact" in terms.lineage(one.name)


def _uses(terms: Terms) -> dict[str, list[Property]]:
    """Return, for each class, the properties that lead to it."""
    return {name: [one for one in terms.properties.values() if name in one.classes] for name in terms.classes}
