"""Paths → sources: where each document lies and the digest of its bytes, before it is read."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.documents.cleaning import clean
from kg.documents.files import decode, find_files, unpack
from kg.documents.rows import read_row, read_rows
from kg.model import DataError, Document

STANDARD_INPUT = Path("-")

Reader = Callable[[Sequence[str]], Document]
"""Reads a document, given names of persons that a scraper may have glued to their neighbours."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from.

    Args:
        name: the stem of its file, or the id of its row.
        folder: the name of the folder of its file; empty for standard input.
        path: the absolute path of its file, with ``#`` and the id for a row; empty for standard input.
        digest: SHA-256 of its bytes, or of its row, in hexadecimal.
        read: reads the document.
    """

    name: str
    folder: str
    path: str
    digest: str
    read: Reader


def check_paths(paths: Sequence[Path]) -> None:
    """Refuse paths from which nothing can be read, before anything is done with the others.

    Args:
        paths: files and folders; ``-`` is standard input.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    for _ in find_files([path for path in paths if path != STANDARD_INPUT]):
        pass


def find_sources(paths: Sequence[Path], report: Callable[[DataError], None]) -> Iterator[Source]:
    """Yield the sources of paths; a file that cannot be read is reported and the others go on.

    Args:
        paths: files and folders; ``-`` is standard input.
        report: is told what is wrong with a file or row.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    files = [file for path in paths for file in ([path] if path == STANDARD_INPUT else find_files([path]))]
    for file in files:
        try:
            if file == STANDARD_INPUT:
                yield from _sources(sys.stdin.buffer.read(), "standard input", None, report)
            else:
                yield from _sources(file.read_bytes(), str(file), file.resolve(), report)
        except DataError as error:
            report(error)
        except OSError as error:
            report(
                DataError(f"{file}: cannot be read", error.strerror or str(error), "check its permissions")
            )


def _sources(
    content: bytes, place: str, path: Path | None, report: Callable[[DataError], None]
) -> Iterator[Source]:
    folder, full = (path.parent.name, str(path)) if path else ("", "")
    bare = path.name.lower().removesuffix(".gz") if path else ""
    if bare.endswith(".jsonl") or (path is None and unpack(content, place).lstrip().startswith(b"{")):
        yield from _row_sources(decode(unpack(content, place), place), place, folder, full, report)
    else:
        name = Path(path.name.removesuffix(".gz")).stem if path else "stdin"
        digest = hashlib.sha256(content).hexdigest()
        yield Source(name, folder, full, digest, partial(read_file, content, name, place, digest))


def _row_sources(
    text: str, place: str, folder: str, path: str, report: Callable[[DataError], None]
) -> Iterator[Source]:
    seen: set[str] = set()
    for row in read_rows(text, place):
        if isinstance(row, DataError):
            report(row)
            continue
        # Two rows with one id are two documents: the second must not take the first one's place.
        within = f"{row.name}#{row.digest[:8]}" if row.name in seen else row.name
        seen.add(row.name)
        yield Source(row.name, folder, f"{path}#{within}" if path else "", row.digest, partial(read_row, row))


def read_file(content: bytes, name: str, place: str, digest: str, names: Sequence[str]) -> Document:
    """Read a file that holds one document.

    Args:
        content: its bytes.
        name: what to call it.
        place: its path, for messages.
        digest: SHA-256 of the bytes.
        names: names of persons that a scraper may have glued to their neighbours.

    Raises:
        DataError: it is empty, binary, damaged, or in an encoding that is not read.
    """
    return read_text(decode(unpack(content, place), place), name, names, digest)


def read_text(raw: str, name: str, names: Sequence[str] = (), digest: str = "") -> Document:
    """Return the document of a text.

    Args:
        raw: the decoded source.
        name: what to call it.
        names: names of persons that a scraper may have glued to their neighbours.
        digest: SHA-256 of the source bytes; made from the text where it is not given.
    """
    traced = clean(raw, names)
    told = digest or hashlib.sha256(raw.encode()).hexdigest()
    return Document(name, raw, traced.text, traced.origins, told)
