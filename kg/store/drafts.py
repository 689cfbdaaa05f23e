"""Graphs that were written and are not put yet: what is noted of them is known when they are written to the end."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from kg.store.notes import Held

IN_MEMORY = 8 << 20
"""How many bytes of a draft are held in memory; a larger one lies on disk."""

PIECE = 1 << 20
"""How many bytes are read at once."""

Content = bytes | Iterable[bytes]
"""The canonical N-Quads of a graph, or pieces of them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A graph that was written to the end.

    Args:
        held: what is noted of it.
        file: its N-Quads.
    """

    held: Held
    file: IO[bytes]

    def pieces(self) -> Iterator[bytes]:
        """Yield its N-Quads in pieces."""
        self.file.seek(0)
        while piece := self.file.read(PIECE):
            yield piece


def drafted(content: Content, version: str) -> Draft:
    """Write a graph.

    Args:
        content: its N-Quads.
        version: what made it.
    """
    file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    state, size, quads = hashlib.sha256(), 0, 0
    for piece in [content] if isinstance(content, bytes) else content:
        file.write(piece)
        state.update(piece)
        size += len(piece)
        quads += piece.count(b"\n")
    return Draft(Held(version, size, state.hexdigest(), quads), file)
