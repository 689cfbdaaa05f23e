"""What is noted of a graph that a store holds, and of a document that it is given."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

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
        sources: where a document or a loaded graph came from, sorted.
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
