"""Writes the graph that says what the documents of a store are called and how many there are."""

from __future__ import annotations

from kg import canonical, naming
from kg.namespaces import KG, expand
from kg.store.manifest import Manifest


def catalogue(manifest: Manifest) -> bytes:
    """Return the graph in canonical N-Quads; it is empty where there are no documents.

    Args:
        manifest: what the store holds.
    """
    if not manifest.documents:
        return b""
    base, dataset = manifest.base, canonical.iri(manifest.base + "dataset")
    lines = [
        (
            canonical.iri(base + naming.document_name(digest)),
            canonical.iri(expand("dcterms:identifier")),
            canonical.text(name),
        )
        for digest, name in manifest.names().items()
    ]
    triples = sum(held.quads for held in manifest.documents.values())
    lines += [
        (dataset, canonical.RDF_TYPE, canonical.iri(expand("void:Dataset"))),
        (dataset, canonical.iri(expand("void:documents")), canonical.integer(len(manifest.documents))),
        (dataset, canonical.iri(expand("void:triples")), canonical.integer(triples)),
        (dataset, canonical.iri(expand("void:vocabulary")), canonical.iri(KG)),
    ]
    return canonical.quads(lines, manifest.graph("catalogue"))
