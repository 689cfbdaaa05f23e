"""The list of what a store holds: which documents, where they came from, what made their graphs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from kg import canonical, naming
from kg.model import DataError
from kg.namespaces import BASE, KG, base_checked, expand

FORMAT = 1
"""Number of the layout of the folder; another number cannot be read."""

Source = tuple[str, str, str]
"""Where a document came from, the name of the folder, the name of the document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that a store is given.

    Args:
        digest: SHA-256 of its bytes.
        name: the stem of its file, or the id of its row.
        folder: the name of the folder of its file; tells equal names apart.
        source: the path of its file, with ``#`` and the id for a row. A document from a source takes the
            place of an older one from there; without a source it stands beside it.
        version: what makes its graph, ``kg.writing.Run.key``.
    """

    digest: str
    name: str
    folder: str = ""
    source: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A graph that a store holds.

    Args:
        version: what made it.
        size: the bytes of its file.
        digest: SHA-256 of its file.
        quads: how many quads it has.
        sources: where a document came from, sorted.
    """

    version: str = ""
    size: int = 0
    digest: str = ""
    quads: int = 0
    sources: tuple[Source, ...] = ()

    @staticmethod
    def of(content: bytes, version: str, sources: tuple[Source, ...] = ()) -> Held:
        """Return what is noted of a file's content."""
        digest = hashlib.sha256(content).hexdigest()
        return Held(version, len(content), digest, content.count(b"\n"), sources)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds.

    Args:
        base: the base IRI of its graphs.
        documents: the documents by the digest of their bytes.
        graphs: the other graphs that are kept, by name: ``conclusions``, ``things``.
    """

    base: str = BASE
    documents: Mapping[str, Held] = field(default_factory=dict)
    graphs: Mapping[str, Held] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """Return the manifest as it stands in its file."""
        content = {"format": FORMAT, **asdict(self)}
        return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    @property
    def digest(self) -> str:
        """A digest of the manifest, and so of every file that it names."""
        return hashlib.sha256(self.encoded()).hexdigest()

    def kept(self) -> Iterator[tuple[str, Held]]:
        """Yield each graph that is kept, under the digest of its document or its own name."""
        yield from self.documents.items()
        yield from self.graphs.items()

    def graph(self, name: str) -> str:
        """Return the IRI of a graph.

        Args:
            name: the digest of its document, or its own name.
        """
        return self.base + (naming.document_name(name) if name in self.documents else f"graph-{name}")

    def with_documents(self, given: Iterable[tuple[Entry, Held]]) -> Manifest:
        """Return the manifest with documents put, each in the place of what came from its source before.

        A document that is held already keeps its other sources; one whose sources all give another document
        now is taken out.

        Args:
            given: the documents and their graphs.
        """
        documents = dict(self.documents)
        came_from = {source[0]: digest for digest, held in documents.items() for source in held.sources}
        for entry, held in given:
            before = came_from.get(entry.source)
            if entry.source and before is not None and before != entry.digest:
                _take_source(documents, before, entry.source)
            there = documents.get(entry.digest)
            sources = {(entry.source, entry.folder, entry.name), *(there.sources if there else ())}
            documents[entry.digest] = replace(held, sources=tuple(sorted(sources)))
            came_from[entry.source] = entry.digest
        return replace(self, documents=documents)

    def without(self, names: Collection[str]) -> Manifest:
        """Return the manifest with documents, by their digests, and graphs, by their names, taken out."""
        documents = {digest: held for digest, held in self.documents.items() if digest not in names}
        graphs = {name: held for name, held in self.graphs.items() if name not in names}
        return replace(self, documents=documents, graphs=graphs)

    def with_graph(self, name: str, held: Held) -> Manifest:
        """Return the manifest with another graph put."""
        return replace(self, graphs={**self.graphs, name: held})

    def names(self) -> dict[str, str]:
        """Return the name of each document by its digest, each name once.

        Of several sources of one document the least name counts; of equal names of several documents each
        gets its folder before it.
        """
        least = {digest: _least(held) for digest, held in self.documents.items()}
        shared = Counter(name for name, _ in least.values())
        longer = {
            digest: name if shared[name] == 1 or not folder else f"{folder}/{name}"
            for digest, (name, folder) in least.items()
        }
        told = Counter(longer.values())
        return {
            digest: name if told[name] == 1 else f"{name}-{digest[:8]}"
            for digest, name in sorted(longer.items())
        }

    def catalogue(self) -> bytes:
        """Return the graph that says what the documents are called and how many there are."""
        dataset = canonical.iri(self.base + "dataset")
        lines = [
            (
                canonical.iri(self.base + naming.document_name(digest)),
                canonical.iri(expand("dcterms:identifier")),
                canonical.text(name),
            )
            for digest, name in self.names().items()
        ]
        triples = sum(held.quads for held in self.documents.values())
        lines += [
            (dataset, canonical.RDF_TYPE, canonical.iri(expand("void:Dataset"))),
            (dataset, canonical.iri(expand("void:documents")), canonical.integer(len(self.documents))),
            (dataset, canonical.iri(expand("void:triples")), canonical.integer(triples)),
            (dataset, canonical.iri(expand("void:vocabulary")), canonical.iri(KG)),
        ]
        return canonical.quads(lines, self.graph("catalogue"))


def _take_source(documents: dict[str, Held], digest: str, source: str) -> None:
    held = documents.pop(digest)
    others = tuple(one for one in held.sources if one[0] != source)
    if others:
        documents[digest] = replace(held, sources=others)


def _least(held: Held) -> tuple[str, str]:
    return min((name, folder) for _, folder, name in held.sources)


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest.

    Args:
        path: its file.

    Returns:
        The manifest, None where there is no file.

    Raises:
        DataError: it cannot be read, or is of another format.
    """
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] == FORMAT:
            return Manifest(
                base_checked(content["base"]),
                {name: _held(held) for name, held in content["documents"].items()},
                {name: _held(held) for name, held in content["graphs"].items()},
            )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: damaged", str(error), "remove the folder and build again") from error
    raise DataError(
        f"{path}: a store of format {content['format']}",
        f"this version reads and writes format {FORMAT}",
        "remove the folder and build again, or use the version that made it",
    )


def _held(content: Mapping[str, Any]) -> Held:
    sources = tuple(
        sorted((str(source), str(folder), str(name)) for source, folder, name in content["sources"])
    )
    return Held(content["version"], content["size"], content["digest"], content["quads"], sources)
