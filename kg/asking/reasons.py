"""Facts → what each says, where it is told, what found it, and what people mended in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.asking.corrections import Rejected, mended, rejection_of
from kg.model import FieldValue, UsageError
from kg.namespaces import PREFIXES, expand, shorten
from kg.store import Store

_SAID = """
SELECT ?fact ?property ?value (MIN(?name) AS ?label) (MIN(?code) AS ?notation) WHERE {
  ?fact ?property ?value .
  OPTIONAL { ?value rdfs:label|skos:prefLabel ?name . FILTER(LANG(?name) IN ("", "en")) }
  OPTIONAL { ?value skos:notation ?code }
}
GROUP BY ?fact ?property ?value ORDER BY ?property ?value
"""
_PLACE = """
SELECT ?fact ?document ?name ?title ?issued ?raw ?start ?end ?tool ?grammar ?model ?version WHERE {
  ?fact kg:evidence ?span .
  ?span nif:referenceContext ?document ; nif:beginIndex ?start ; nif:endIndex ?end .
  ?document nif:isString ?raw ; prov:wasGeneratedBy ?run .
  ?run kg:toolVersion ?tool ; kg:grammarDigest ?grammar ; kg:modelName ?model ; kg:modelVersion ?version .
  OPTIONAL { ?document dcterms:identifier ?name }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:issued ?issued }
}
"""
_SPEAKER = """
SELECT ?fact ?label WHERE { ?fact kg:speaker ?who . ?who skos:prefLabel ?label . FILTER(LANG(?label) = "en") }
"""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

HIDDEN = frozenset(
    expand(name)
    for name in (
        "kg:evidence", "kg:furtherEvidence", "kg:sourceSpan", "kg:cueSpan", "kg:contentSpan",
        "kg:furtherContentSpan", "kg:rule",
        "kg:confidence", "kg:ambiguous", "kg:within", "rdf:type", "nif:isString", "kg:sha256",
        "prov:wasGeneratedBy",
    )
)  # fmt: skip
"""What is not told among the fields of a fact."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the graph holds a fact.

    Args:
        fact: its IRI.
        kind: the class of the fact, in words.
        told: what it says, in words.
        document: the IRI of the document.
        name: what the document is called.
        title: its headline.
        issued: its day.
        raw: its text.
        start: where the quote begins in the text.
        end: where it ends.
        rule: the rule that found the fact.
        confidence: how often that rule is right, where it was measured.
        ambiguous: whether a second reading stood near.
        speaker: within whose statement it is told.
        corrections: what people mended in it, in words.
        run: what made the graph.
    """

    fact: str
    kind: str
    told: tuple[tuple[str, str], ...]
    document: str
    name: str
    title: str
    issued: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float | None
    ambiguous: bool
    speaker: str
    corrections: tuple[str, ...]
    run: str

    @property
    def quote(self) -> str:
        """The words that show the fact."""
        return self.raw[self.start : self.end]


def reason_of(store: Store, fact: str) -> Reason:
    """Return why the graph holds a fact.

    Args:
        store: the store.
        fact: the IRI of the fact.

    Raises:
        UsageError: it is no fact of the store.
    """
    places = store.query(_PLACE, {"fact": ox.NamedNode(fact)})
    taken_out = None if places.rows else rejection_of(store, fact)
    if taken_out is not None:
        return _reason_against(fact, taken_out)
    if not places.rows:
        raise UsageError(f"{shorten(fact, store.base)} is no fact of this store", "it has no evidence")
    place = dict(zip(places.columns, places.rows[0], strict=True))
    said: dict[str, list[Sequence[FieldValue]]] = {}
    for row in store.query(_SAID, {"fact": ox.NamedNode(fact)}).rows:
        said.setdefault(str(row[1]), []).append(row[1:])
    confidence = _first(said, "kg:confidence")
    return Reason(
        fact=fact,
        kind=_kind(said),
        told=tuple(_told(store, said)),
        document=str(place["document"]),
        name=str(place["name"] or shorten(str(place["document"]), store.base)),
        title=str(place["title"] or ""),
        issued=str(place["issued"] or ""),
        raw=str(place["raw"]),
        start=int(str(place["start"])),
        end=int(str(place["end"])),
        rule=_first(said, "kg:rule"),
        confidence=float(confidence) if confidence else None,
        ambiguous=_first(said, "kg:ambiguous") == "True",
        speaker=_speaker(store, _first(said, "kg:within")),
        corrections=mended(store, fact).get(fact, ()),
        run=_run(place),
    )


def _reason_against(fact: str, taken_out: Rejected) -> Reason:
    """Return why the graph does not hold a fact that was found."""
    return Reason(
        fact=fact,
        kind=f"{taken_out.type.replace('_', ' ')}, not in the graph",
        told=(),
        document=taken_out.document,
        name=taken_out.name,
        title=taken_out.title,
        issued=taken_out.issued,
        raw=taken_out.raw,
        start=taken_out.start,
        end=taken_out.end,
        rule="",
        confidence=None,
        ambiguous=False,
        speaker="",
        corrections=(taken_out.told,),
        run="",
    )


def _run(place: Mapping[str, FieldValue]) -> str:
    grammar = str(place["grammar"])[:12]
    return f"kg {place['tool']}, grammar {grammar}, model {place['model']} {place['version']}"


def _first(said: dict[str, list[Sequence[FieldValue]]], predicate: str) -> str:
    rows = said.get(expand(predicate))
    return str(rows[0][1]) if rows else ""


def _kind(said: dict[str, list[Sequence[FieldValue]]]) -> str:
    kinds = [str(row[1]) for row in said.get(expand("rdf:type"), [])]
    own = next((kind for kind in kinds if kind.startswith(PREFIXES["kg"])), kinds[0])
    return in_words(own)


def _told(store: Store, said: dict[str, list[Sequence[FieldValue]]]) -> list[tuple[str, str]]:
    shown = [name for name in said if name not in HIDDEN]
    return [(in_words(name), _shown(store, row)) for name in shown for row in said[name]]


def _shown(store: Store, row: Sequence[FieldValue]) -> str:
    _, value, label, code = row
    # A code's own name may be missing; a fact that a fact points to has none.
    return str(code or label or shorten(str(value), store.base))


def _speaker(store: Store, statement: str) -> str:
    if not statement:
        return ""
    rows = store.query(_SPEAKER, {"fact": ox.NamedNode(statement)}).rows
    who = str(rows[0][1]) if rows else "somebody"
    return f"{who} ({shorten(statement, store.base)})"


def in_words(iri: str) -> str:
    """Return the local name of a term in words: ``kg:participantKind`` is "participant kind"."""
    local = iri.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
    return _HUMP.sub(" ", local).lower()
