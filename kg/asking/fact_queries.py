"""Fact card → the SPARQL question that reads the facts of its type back from the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.grammar import Card, FieldCard
from kg.namespaces import PREFIXES
from kg.writing import PARTS

ALWAYS = (
    "quote",
    "quote_start",
    "quote_end",
    "rule",
    "confidence",
    "ambiguous",
    "within",
    "fact",
    "document",
)
"""Columns that every type has behind its fields."""

_PREFIX = re.compile(r"(?<![\w<?:])([a-z]+):(?=[A-Za-z])")


def fact_query(card: Card) -> str:
    """Return the question that reads the facts of a type, one row a fact and sector.

    Args:
        card: the card of the type.
    """
    body = "\n".join(
        ["WHERE {", "  GRAPH ?document {", *(f"    {line}" for line in _pattern(card)), "  }", *_NAME]
    )
    select = f"SELECT DISTINCT {' '.join(f'?{name}' for name in columns(card))}"
    order = "ORDER BY ?document_name ?quote_start ?quote_end ?fact"
    header = [
        f"# title: Facts of the type {card.type}",
        f"# shows: {card.says}",
        "# try: kg facts seeds",
        "# view: table",
        f"# Made from the card {card.type}.toml by scripts/make_queries.py.",
    ]
    used = sorted({found for found in _PREFIX.findall(body) if found in PREFIXES})
    prefixes = [f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in used]
    return "\n".join([*header, *prefixes, "", select, body, order]) + "\n"


def columns(card: Card) -> list[str]:
    """Return the columns of the question of a type.

    Args:
        card: the card of the type.
    """
    main = [f"main_{name}" for name, field in card.fields.items() if field.kind == "sectors"]
    spans = [f"{name}_{end}" for name in _parts(card) for end in ("start", "end")]
    return [*card.fields, *main, *spans, *ALWAYS, "document_name"]


def write_queries(cards: Iterator[Card], folder: Path) -> list[Path]:
    """Write the questions of types into a folder, and remove those of types that are no more.

    Args:
        cards: the cards.
        folder: the folder.

    Returns:
        The files, sorted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / f"{card.type}.rq": fact_query(card) for card in cards}
    for path in folder.glob("*.rq"):
        if path not in wanted:
            path.unlink()
    for path, query in wanted.items():
        path.write_text(query, encoding="utf-8", newline="\n")
    return sorted(wanted)


_NAME = ["  GRAPH ?catalogue { ?document dcterms:identifier ?document_name }", "}"]


def _pattern(card: Card) -> Iterator[str]:
    yield f"?fact a {card.class_name} ;"
    yield "      kg:evidence ?span ;"
    yield "      kg:rule ?rule ."
    yield "?span nif:beginIndex ?quote_start ;"
    yield "      nif:endIndex ?quote_end ;"
    yield "      nif:referenceContext ?report ."
    yield "?report nif:isString ?raw ."
    if card.thing is not None:
        yield f"?fact {card.thing.predicate} ?thing ."
    for field in card.fields.values():
        yield f"OPTIONAL {{ {_field(field)} }}"
    for name in _parts(card):
        span = f"?{name}_span"
        told = (
            f"?fact {PARTS[name]} {span} . {span} nif:beginIndex ?{name}_start ; nif:endIndex ?{name}_end ."
        )
        yield f"OPTIONAL {{ {told} }}"
    yield "OPTIONAL { ?fact kg:confidence ?confidence }"
    yield "OPTIONAL { ?fact kg:ambiguous ?ambiguous }"
    yield "OPTIONAL { ?fact kg:within ?within }"
    yield "BIND(SUBSTR(?raw, ?quote_start + 1, ?quote_end - ?quote_start) AS ?quote)"


def _field(field: FieldCard) -> str:
    subject = "?thing" if field.on_thing else "?fact"
    if field.kind == "sectors":
        main = f"{subject} kg:mainSector/skos:notation ?main_{field.name} ."
        return f"{subject} {field.predicate}/skos:notation ?{field.name} . {main}"
    if field.scheme is not None:
        return f"{subject} {field.predicate}/skos:notation ?{field.name}"
    if field.names_thing:
        return f"{subject} {field.predicate}/skos:prefLabel ?{field.name}"
    return f"{subject} {field.predicate} ?{field.name}"


def _parts(card: Card) -> list[str]:
    """Return the parts that facts of a type may have: those of what somebody said."""
    return sorted(PARTS) if "content" in card.fields else []
