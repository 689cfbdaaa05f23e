"""The namespaces of the graph, in the order in which every file names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kg.model import DataError

KG = "https://w3id.org/plenum/ontology#"
"""The tool's own classes and properties."""

_BASE = re.compile(r"(https?://|urn:)[^\x00-\x20<>\"{}|^`\\]*[/#:]\Z")

BASE = "https://w3id.org/plenum/id/"
"""Where things and facts get their IRIs, unless another base is asked for."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": KG,
        "id": BASE,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "schema": "https://schema.org/",
        "void": "http://rdfs.org/ns/void#",
        "wd": "http://www.wikidata.org/entity/",
    }
)
"""Prefix to namespace."""


def prefixes(base: str = BASE) -> dict[str, str]:
    """Return all prefixes, with ``id:`` standing for a base.

    Args:
        base: the base IRI of things and facts.
    """
    return {**PREFIXES, "id": base}


def expand(name: str) -> str:
    """Return the IRI that a prefixed name stands for.

    Args:
        name: such as ``kg:Meeting``.

    Raises:
        DataError: the prefix is not one of ``PREFIXES``.
    """
    prefix, colon, local = name.partition(":")
    if not colon or not local or prefix not in PREFIXES:
        raise DataError(
            f'"{name}" is not a prefixed name',
            "it needs one of the prefixes that are known",
            f"write one of {', '.join(f'{known}:' for known in PREFIXES)} before a name",
        )
    return PREFIXES[prefix] + local


def shorten(iri: str, base: str = BASE) -> str:
    """Return the prefixed name of an IRI, or the IRI itself where no namespace fits.

    Args:
        iri: the IRI in full.
        base: the base IRI of things and facts.
    """
    for prefix, namespace in prefixes(base).items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def base_checked(base: str) -> str:
    """Return a base IRI that names can be put behind.

    Args:
        base: an absolute http, https or urn IRI that ends in ``/``, ``#`` or ``:``.

    Raises:
        DataError: it is not one.
    """
    if not _BASE.match(base):
        raise DataError(
            f'"{base}" cannot be the base of IRIs',
            "a base is an absolute IRI to which names are appended",
            "give one such as https://example.org/id/ that ends in / or #",
        )
    return base
