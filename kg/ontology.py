"""Reads the named things, such as people, bodies, countries and places, from Turtle files."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.model import DataError
from kg.namespaces import BASE, expand
from kg.shipped import layered

EntryKind = Literal["person", "organization", "country", "place", "sector", "policy", "post_title"]
"""What a named thing may be."""

NO_THINGS = ("kg.ttl", "shapes.ttl", "alignment.ttl")
"""Files of an ontology folder that hold no named things."""

CLASSES: Mapping[str, EntryKind] = {
    expand("foaf:Person"): "person",
    expand("org:Organization"): "organization",
    expand("schema:Country"): "country",
    expand("schema:Place"): "place",
    expand("kg:Sector"): "sector",
    expand("kg:Policy"): "policy",
    expand("kg:PostTitle"): "post_title",
}
"""The class of a named thing, and what it is then."""

CODED: Mapping[str, str] = {
    expand("kg:meetingKind"): "meeting-kind",
    expand("kg:policyKind"): "policy-kind",
    expand("kg:bodyKind"): "body-kind",
    expand("kg:placeKind"): "place-kind",
}
"""Properties whose values the files write as codes and the graph holds as concepts, and their schemes."""

Value = ox.Literal | ox.NamedNode
"""What can be said of a named thing."""

_TYPE, _PREFERRED, _ALTERNATIVE = expand("rdf:type"), expand("skos:prefLabel"), expand("skos:altLabel")
_HOME_LABEL, _HOME = expand("kg:homeLabel"), expand("kg:home")
_NAMES = {expand("org:subOrganizationOf"): "parent", expand("skos:hiddenLabel"): "words"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A named thing.

    Args:
        local: its name under the base IRI, such as ``body-wpk``.
        kind: what it is.
        label: its name in English.
        variants: other names that mean it in any document.
        home_variants: short names that mean it in documents of its home state only.
        home: the local name of that state.
        attributes: everything else that is said of it, by the local name of the property; ``parent`` is
            org:subOrganizationOf and ``words`` is skos:hiddenLabel. Things are given by their local names.
    """

    local: str
    kind: EntryKind
    label: str
    variants: tuple[str, ...] = ()
    home_variants: tuple[str, ...] = ()
    home: str | None = None
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Things:
    """All named things.

    Args:
        entries: the things by local name, sorted.
        quads: everything that the files say, sorted, under ``kg.namespaces.BASE``.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    quads: tuple[ox.Triple, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A digest of everything that the files say, whatever their layout."""
        return hashlib.sha256("\n".join(str(triple) for triple in self.quads).encode()).hexdigest()


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
        DataError: a file is no Turtle, holds a blank node, or a thing has no English name or two.
    """
    said: dict[ox.Triple, Path] = {}
    for folder in tuple(ontology) or folders():
        layer = dict(_read_folder(folder))
        named = {(triple.subject, _language(triple.object)) for triple in layer if _is_label(triple)}
        said = {one: path for one, path in said.items() if not _is_renamed(one, named)} | layer
    return Things(_entries(said), tuple(sorted(map(_with_concept, said), key=str)))


def _read_folder(folder: Path) -> Iterable[tuple[ox.Triple, Path]]:
    for path in sorted(folder.glob("*.ttl")):
        if path.name not in NO_THINGS:
            yield from ((triple, path) for triple in _read_file(path))


def _read_file(path: Path) -> list[ox.Triple]:
    try:
        triples = [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError, OSError) as error:
        raise DataError(f"{path} cannot be read", str(error), "mend the file; it must be Turtle") from error
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or isinstance(
            triple.object, ox.BlankNode | ox.Triple
        ):
            raise DataError(f"{path} holds a node without an IRI", str(triple), "give it a name")
    return triples


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


def _entries(said: Mapping[ox.Triple, Path]) -> dict[str, Entry]:
    grouped: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    files: dict[str, Path] = {}
    for triple, path in said.items():
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal | ox.NamedNode):
            grouped[triple.subject.value][triple.predicate.value].append(triple.object)
            files.setdefault(triple.subject.value, path)
    found = (_entry(name, grouped[name], files[name]) for name in sorted(grouped))
    return {entry.local: entry for entry in found if entry is not None}


def _entry(name: str, values: Mapping[str, list[Value]], path: Path) -> Entry | None:
    kinds = [CLASSES[term.value] for term in values.get(_TYPE, []) if term.value in CLASSES]
    if not kinds:
        return None
    own = (_TYPE, _PREFERRED, _ALTERNATIVE, _HOME_LABEL, _HOME)
    return Entry(
        local=_local(name),
        kind=kinds[0],
        label=_english_label(name, values.get(_PREFERRED, []), path),
        variants=_texts(values.get(_ALTERNATIVE, [])),
        home_variants=_texts(values.get(_HOME_LABEL, [])),
        home=next(iter(_texts(values.get(_HOME, []))), None),
        attributes={
            _NAMES.get(key) or _last(key): _texts(values[key]) for key in sorted(values) if key not in own
        },
    )


def _english_label(name: str, labels: Iterable[Value], path: Path) -> str:
    english = [label.value for label in labels if _language(label) == "en"]
    if len(english) != 1:
        raise DataError(
            f"{_local(name)} in {path} has {len(english)} English names",
            "every named thing has exactly one skos:prefLabel in English",
            'write one skos:prefLabel "…"@en and the others as skos:altLabel',
        )
    return english[0]


def _texts(terms: Iterable[Value]) -> tuple[str, ...]:
    return tuple(sorted({_local(term.value) for term in terms}))


def _local(name: str) -> str:
    return name.removeprefix(BASE)


def _last(name: str) -> str:
    return name.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
