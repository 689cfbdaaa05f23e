"""Knows which terms are defined: the classes and properties of ``kg.ttl`` and of a project's own files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.model import DataError
from kg.namespaces import PREFIXES, expand
from kg.shipped import shipped

TERMS = "kg.ttl"
"""The file that defines the tool's own terms."""

FREE = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
"""Namespaces whose terms need no definition here."""

_TYPE = expand("rdf:type")
_KINDS = {
    expand(f"owl:{kind}")
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "FunctionalProperty")
}


def defined(ontology: Sequence[Path] = ()) -> frozenset[str]:
    """Return the IRIs of the terms that some ontology folders define, always those of the shipped one too.

    Args:
        ontology: ontology folders; those that do not exist define nothing.

    Raises:
        DataError: a file is no Turtle.
    """
    folders = [folder for folder in ontology if folder != shipped("ontology")]
    own = sorted(path for folder in folders for path in folder.glob("*.ttl"))
    return _shipped().union(*(terms_of(parse(path)) for path in own))


def terms_of(triples: Iterable[ox.Triple]) -> set[str]:
    """Return the IRIs of the terms that some triples define."""
    kinds = (triple for triple in triples if triple.predicate.value == _TYPE)
    return {iri_of(triple.subject) for triple in kinds if iri_of(triple.object) in _KINDS} - {""}


def is_defined(iri: str, terms: frozenset[str]) -> bool:
    """Return whether a term is among those defined, or needs no definition.

    Args:
        iri: the IRI of a class or property.
        terms: the IRIs of the terms that are defined.
    """
    return iri in terms or iri.startswith(FREE)


def iri_of(term: object) -> str:
    """Return the IRI of a term, empty for what is none."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def parse(path: Path) -> list[ox.Triple]:
    """Return the triples of a Turtle file.

    Args:
        path: the file.

    Raises:
        DataError: it cannot be read, or is no Turtle; with the line.
    """
    try:
        return [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        why = " ".join(str(error.msg).split())
        raise DataError(f"{path}:{error.lineno or 1}: this is not Turtle", why, "mend the line") from error
    except (ValueError, OSError) as error:
        raise DataError(f"{path} cannot be read", str(error), "mend the file; it must be Turtle") from error


@lru_cache(maxsize=1)
def _shipped() -> frozenset[str]:
    return frozenset(terms_of(parse(shipped("ontology") / TERMS)))
