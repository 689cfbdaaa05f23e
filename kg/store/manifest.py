"""The list of what a store holds: which documents, where they came from, what made their graphs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg import naming
from kg.model import DataError
from kg.namespaces import BASE, base_checked
from kg.store.notes import Entry, Held

FORMAT = 2
"""Number of the layout of the folder; 1 is read too, and knew no loaded graphs."""

KINDS = ("documents", "graphs", "loaded")
"""What a manifest lists."""

DIGEST = 64
"""How many characters the digest of a document has."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds.

    Args:
        base: the base IRI of its graphs.
        documents: the documents by the digest of their bytes.
        graphs: the other graphs that the tool makes, by name: ``conclusions``, ``things``.
        loaded: the graphs of other people, by IRI.
    """

    base: str = BASE
    documents: Mapping[str, Held] = field(default_factory=dict)
    graphs: Mapping[str, Held] = field(default_factory=dict)
    loaded: Mapping[str, Held] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """Return the manifest as it stands in its file."""
        lists = {kind: _encoded_list(getattr(self, kind)) for kind in KINDS}
        told = {"base": json.dumps(self.base, ensure_ascii=False), "format": str(FORMAT), **lists}
        return ("{\n" + ",\n".join(f' "{name}": {told[name]}' for name in sorted(told)) + "\n}\n").encode()

    @property
    def digest(self) -> str:
        """A digest of the manifest, and so of every file that it names."""
        return hashlib.sha256(self.encoded()).hexdigest()

    def kept(self) -> Iterator[tuple[str, Held]]:
        """Yield each graph that is kept, under the digest of its document, its own name, or its IRI."""
        yield from self.documents.items()
        yield from self.graphs.items()
        yield from self.loaded.items()

    def graph(self, name: str) -> str:
        """Return the IRI of a graph.

        Args:
            name: the digest of its document, its own name, or, of a loaded one, its IRI.
        """
        return graph_iri(self.base, name)

    def made(self) -> set[str]:
        """Return the IRIs of the graphs that the tool makes, which nobody else may write."""
        made = {self.graph(name) for name in (*self.documents, *self.graphs)}
        return made | {self.graph("catalogue")} if self.documents else made

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
        return replace(self, documents=documents)._without_shadowed()

    def without(self, names: Collection[str]) -> Manifest:
        """Return the manifest with graphs taken out, named as ``kept`` names them."""
        documents = {digest: held for digest, held in self.documents.items() if digest not in names}
        graphs = {name: held for name, held in self.graphs.items() if name not in names}
        loaded = {iri: held for iri, held in self.loaded.items() if iri not in names}
        return replace(self, documents=documents, graphs=graphs, loaded=loaded)

    def with_graphs(self, given: Mapping[str, Held]) -> Manifest:
        """Return the manifest with graphs put that the tool makes, by name."""
        return replace(self, graphs={**self.graphs, **given})._without_shadowed()

    def with_loaded(self, given: Mapping[str, Held]) -> Manifest:
        """Return the manifest with graphs of other people put, by IRI."""
        return replace(self, loaded={**self.loaded, **given})

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

    def _without_shadowed(self) -> Manifest:
        """Return the manifest without loaded graphs whose place was taken by one that the tool makes."""
        return self.without(self.made() & set(self.loaded))


def _encoded_list(held: Mapping[str, Held]) -> str:
    rows = [_row(name, held[name]) for name in sorted(held)]
    return "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"


@lru_cache(maxsize=1 << 16)
def _row(name: str, held: Held) -> str:
    # A manifest is written many times in a build, and most of it is as it was.
    told = json.dumps(asdict(held), ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n  ")
    return f"  {json.dumps(name, ensure_ascii=False)}: {told}"


def graph_iri(base: str, name: str) -> str:
    """Return the IRI of a graph.

    Args:
        base: the base IRI of its store.
        name: the digest of its document, its own name, or, of a loaded one, its IRI.
    """
    if ":" in name:
        return name
    return base + (naming.document_name(name) if len(name) == DIGEST else f"graph-{name}")


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
        return decoded_manifest(path.read_bytes(), path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _damaged(path, error.strerror or str(error)) from error


def decoded_manifest(encoded: bytes, path: Path | str) -> Manifest:
    """Return the manifest that a file holds.

    Args:
        encoded: the bytes of the file.
        path: what to call it where it is damaged.

    Raises:
        DataError: it cannot be read, or is of another format.
    """
    try:
        content: dict[str, Any] = json.loads(encoded)
        number = int(content["format"])
        if number in (1, FORMAT):
            return Manifest(
                base_checked(content["base"]),
                *({name: _held(held) for name, held in content.get(kind, {}).items()} for kind in KINDS),
            )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, str(error)) from error
    raise DataError(
        f"{path}: a store of format {number}",
        f"another version made it; this one reads the formats 1 to {FORMAT}",
        "use the version that made it, or build the documents again into another --store",
    )


def _damaged(path: Path | str, why: str) -> DataError:
    return DataError(f"{path}: damaged", why, "restore a backup, or remove the folder and build again")


def _held(content: Mapping[str, Any]) -> Held:
    sources = tuple(
        sorted((str(source), str(folder), str(name)) for source, folder, name in content["sources"])
    )
    return Held(content["version"], content["size"], content["digest"], content["quads"], sources)
