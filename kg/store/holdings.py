"""What a store holds: its graphs, where they lie, and the list of them that is always true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from kg.model import UsageError
from kg.store.catalogue import catalogue
from kg.store.drafts import Content, Draft, drafted
from kg.store.loading import in_one_piece
from kg.store.manifest import Manifest
from kg.store.notes import Entry, Held, Source
from kg.store.shelves import Shelf

SHORTEST_DIGEST = 8
"""How many characters of a digest name a document at least."""

NO_SOURCE: Source = ("", "", "")
"""Where a graph came from that no file gave."""


class MadeGraphError(UsageError):
    """A graph that the tool makes is not written by anybody else."""


@dataclass(frozen=True, slots=True, order=True)
class Stored:
    """A document that a store holds.

    Args:
        name: its name in the store, no other document's.
        digest: SHA-256 of its bytes.
        version: what made its graph.
        quads: how many quads its graph has.
        paths: the files it came from.
    """

    name: str
    digest: str
    version: str
    quads: int
    paths: tuple[str, ...]


class Holdings:
    """Graphs on a shelf and the manifest that lists them; what was put is kept when the call returns.

    Args:
        shelf: where the graphs lie.
        manifest: what it holds.
    """

    def __init__(self, shelf: Shelf, manifest: Manifest) -> None:
        self.shelf, self.manifest = shelf, manifest

    def documents(self) -> list[Stored]:
        """Return the documents, by name."""
        names, held = self.manifest.names(), self.manifest.documents
        return sorted(
            Stored(names[digest], digest, one.version, one.quads, tuple(path for path, _, _ in one.sources))
            for digest, one in held.items()
        )

    def put(self, given: Sequence[tuple[Entry, bytes | None]]) -> None:
        """Put documents; all of them are listed in one step.

        Args:
            given: each with its canonical N-Quads, None for one that is held and stays as it is.

        Raises:
            DataError: a file cannot be written.
        """
        kept = [
            (entry, self.manifest.documents[entry.digest] if content is None else self._keep(entry, content))
            for entry, content in given
        ]
        self._commit(self.manifest.with_documents(kept))

    def remove(self, name: str) -> Stored:
        """Take a document out.

        Args:
            name: its name, or the first characters of its digest.

        Raises:
            UsageError: no document, or more than one, is called so.
        """
        documents = self.documents()
        found = [one for one in documents if _is_called(one, name)]
        if len(found) != 1:
            raise _not_one(name, found, documents)
        self._commit(self.manifest.without({found[0].digest}))
        return found[0]

    def changed(self, given: Mapping[str, Content], version: str) -> dict[str, Draft]:
        """Return the graphs that say something else than those held.

        Args:
            given: canonical N-Quads by name: ``conclusions`` and ``things``.
            version: what made them.
        """
        drafts = {name: drafted(content, version) for name, content in given.items()}
        held = self.manifest.graphs
        return {name: draft for name, draft in drafts.items() if held.get(name) != draft.held}

    def put_graphs(self, given: Mapping[str, Draft]) -> None:
        """Put graphs that no document tells, in one step.

        Args:
            given: the graphs by name.

        Raises:
            DataError: a file cannot be written.
        """
        for name, draft in given.items():
            self.shelf.write(name, draft.held, draft.pieces())
        self._commit(self.manifest.with_graphs({name: draft.held for name, draft in given.items()}))

    def put_loaded(self, given: Mapping[str, bytes], source: Source = NO_SOURCE) -> None:
        """Put graphs of other people, in one step.

        Args:
            given: canonical N-Quads by the IRI of the graph; empty ones take a graph out.
            source: the file they came from.

        Raises:
            MadeGraphError: the tool makes one of them.
            DataError: a file cannot be written.
        """
        refuse_made(self.manifest, given)
        put = {iri: Held.of(content, "", (source,)) for iri, content in given.items() if content}
        for iri, held in put.items():
            self.shelf.write(iri, held, [given[iri]])
        self._commit(self.manifest.without(given.keys() - put.keys()).with_loaded(put))

    def contents(self) -> dict[str, str]:
        """Return the IRI of each graph and the digest of its N-Quads."""
        kept = {self.manifest.graph(name): held.digest for name, held in self.manifest.kept()}
        return {**kept, **{iri: Held.of(read(), "").digest for iri, read in self._catalogue().items()}}

    def readers(self) -> dict[str, Callable[[], bytes]]:
        """Return what reads each graph, by its IRI."""
        kept = {
            self.manifest.graph(name): partial(self.shelf.read, name, held)
            for name, held in self.manifest.kept()
        }
        return {**kept, **self._catalogue()}

    def pieces(self) -> dict[str, Callable[[], Iterable[bytes]]]:
        """Return what reads each graph in pieces of whole lines, by its IRI."""
        kept = {
            self.manifest.graph(name): partial(self.shelf.pieces, name, held)
            for name, held in self.manifest.kept()
        }
        return {**kept, **in_one_piece(self._catalogue())}

    def _catalogue(self) -> dict[str, Callable[[], bytes]]:
        if not self.manifest.documents:
            return {}
        return {self.manifest.graph("catalogue"): partial(catalogue, self.manifest)}

    def look_again(self) -> bool:
        """Read the manifest again, and return whether it changed."""
        before, self.manifest = self.manifest, self.shelf.manifest() or self.manifest
        return before != self.manifest

    def let_go_of_damaged(self) -> list[str]:
        """Take out what is not whole, so that the next build makes it again.

        Returns:
            The names of the documents that were taken out.
        """
        whole = {name for name, held in self.manifest.kept() if self.shelf.is_whole(name, held)}
        names = self.manifest.names()
        lost = [name for name, _ in self.manifest.kept() if name not in whole]
        if lost:
            self._commit(self.manifest.without(lost))
        return sorted(names[name] for name in lost if name in names)

    def _keep(self, entry: Entry, content: bytes) -> Held:
        held = Held.of(content, entry.version)
        self.shelf.write(entry.digest, held, [content])
        return held

    def _commit(self, manifest: Manifest) -> None:
        self.shelf.commit(manifest)
        self.manifest = manifest


def refuse_made(manifest: Manifest, graphs: Iterable[str]) -> None:
    """Refuse to write graphs that the tool makes.

    Args:
        manifest: what the store holds.
        graphs: the IRIs of the graphs to be written.

    Raises:
        MadeGraphError: the tool makes one of them.
    """
    made = sorted(manifest.made().intersection(graphs))
    if made:
        raise MadeGraphError(
            f"<{made[0]}> is made by the tool and cannot be written",
            "graphs of documents say what the documents say"
            if len(made) == 1
            else f"and {len(made) - 1} more",
            "write into a graph of another name; kg build and kg remove change those of documents",
        )


def _is_called(one: Stored, name: str) -> bool:
    return one.name == name or (len(name) >= SHORTEST_DIGEST and one.digest.startswith(name))


def _not_one(name: str, found: Sequence[Stored], documents: Sequence[Stored]) -> UsageError:
    if found:
        return UsageError(
            f'{len(found)} documents are called "{name}"',
            ", ".join(one.name for one in found),
            "name one of them in full",
        )
    names = [one.name for one in documents]
    near = [one for one in names if name in one][:3] or get_close_matches(name, names, n=3, cutoff=0.3)
    return UsageError(
        f'no document is called "{name}"',
        f"the store holds {len(documents)}",
        f"did you mean {' or '.join(near)}?" if near else "name one that kg ask documents lists",
    )
