"""Reads the named things, such as people, bodies, countries and places, from Turtle files."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.claims import refuse_claims, refuse_unknown
from kg.entries import Entry, EntryKind, make_entries
from kg.namespaces import BASE, expand
from kg.shipped import layered
from kg.things_files import read_folder
from kg.vocabulary import defined

__all__ = ["Entry", "EntryKind", "Things", "folders", "read_things"]

CODED: Mapping[str, str] = {
    expand("kg:meetingKind"): "meeting-kind",
    expand("kg:policyKind"): "policy-kind",
    expand("kg:bodyKind"): "body-kind",
    expand("kg:placeKind"): "place-kind",
}
"""Properties whose values the files write as codes and the graph holds as concepts, and their schemes."""

_PREFERRED = expand("skos:prefLabel")


@dataclass(frozen=True, eq=False)
class Things:
    """All named things.

    Args:
        entries: the things by local name, sorted.
        lines: everything that the files say under ``kg.namespaces.BASE``: triples as N-Triples writes them,
            without the full stop, sorted.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    @cached_property
    def quads(self) -> tuple[ox.Triple, ...]:
        """Everything that the files say, sorted."""
        told = "".join(f"{line} .\n" for line in self.lines)
        return tuple(quad.triple for quad in ox.parse(told, ox.RdfFormat.N_TRIPLES, lenient=True))

    @cached_property
    def digest(self) -> str:
        """A digest of everything that the files say, whatever their layout."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


def folders(project: Path | None = None) -> tuple[Path, ...]:
    """Return the ontology folders that hold, the shipped one first.

    Args:
        project: a project folder, whose ``ontology`` folder, if there is one, is laid over the shipped one.
    """
    return layered("ontology", project)


def read_things(ontology: Sequence[Path] = ()) -> Things:
    """Read the named things of some folders.

    A later folder adds to what an earlier one says of a thing; its label takes the earlier one's place.

    Args:
        ontology: folders with Turtle files; the shipped one where none is given.

    Raises:
        DataError: a file is no Turtle, holds a blank node, uses a term or a thing that is not defined, a
            thing has no English name or two, or two things claim one name at one time.
    """
    layers = tuple(ontology) or folders()
    terms = defined(layers)
    said: dict[ox.Triple, Path] = {}
    for folder in layers:
        layer = dict(read_folder(folder, terms))
        named = {(triple.subject, _language(triple.object)) for triple in layer if _is_label(triple)}
        said = {one: path for one, path in said.items() if not _is_renamed(one, named)} | layer
    quads = {_with_concept(triple): path for triple, path in said.items()}
    refuse_unknown(quads)
    entries = make_entries(said)
    refuse_claims(entries, said)
    return Things(entries, tuple(sorted(map(str, quads))))


def _is_label(triple: ox.Triple) -> bool:
    return triple.predicate.value == _PREFERRED


def _is_renamed(triple: ox.Triple, named: Collection[object]) -> bool:
    return _is_label(triple) and (triple.subject, _language(triple.object)) in named


def _language(term: object) -> str | None:
    return term.language if isinstance(term, ox.Literal) else None


def _with_concept(triple: ox.Triple) -> ox.Triple:
    """Return the triple with the concept that its code stands for."""
    scheme = CODED.get(triple.predicate.value)
    if scheme is None or not isinstance(triple.object, ox.Literal):
        return triple
    concept = ox.NamedNode(f"{BASE}{scheme}-{triple.object.value.replace('_', '-')}")
    return ox.Triple(triple.subject, triple.predicate, concept)
