"""Paths → sources: where each document lies and the digest of its bytes, before it is read."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

from kg.documents.cleaning import clean
from kg.documents.files import ROWS, decode, ending_of, find_files, opened, read_limited, unpack
from kg.documents.formats import READERS, Extract
from kg.documents.rows import Row, read_row, read_rows
from kg.model import DataError, Document, Metadata

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
        read: reads the document; it can be sent to another process.
        size: bytes of its file, or characters of its row's text.
        share: how many bytes of the files on disk were read for it.
    """

    name: str
    folder: str
    path: str
    digest: str
    read: Reader
    size: int = 0
    share: int = 0


def check_paths(paths: Sequence[Path]) -> None:
    """Refuse paths from which nothing can be read, before anything is done with the others.

    Args:
        paths: files and folders; ``-`` is standard input.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    for _ in find_files([path for path in paths if path != STANDARD_INPUT]):
        pass


def bytes_on_disk(paths: Sequence[Path]) -> int | None:
    """Return how many bytes the source files of paths have, None where they are not all on disk.

    Args:
        paths: files and folders; ``-`` is standard input.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    return None if STANDARD_INPUT in paths else sum(file.stat().st_size for file in find_files(paths))


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
            yield from _given(report) if file == STANDARD_INPUT else _on_disk(file, report)
        except DataError as error:
            report(error)
        except OSError as error:
            report(
                DataError(f"{file}: cannot be read", error.strerror or str(error), "check its permissions")
            )


def _on_disk(file: Path, report: Callable[[DataError], None]) -> Iterator[Source]:
    path, place = file.resolve(), str(file)
    with path.open("rb", buffering=0) as raw:
        if ending_of(path.name) != ROWS:
            name = Path(path.name.removesuffix(".gz")).stem
            yield _whole(read_limited(raw, place), name, place, path)
            return
        done = 0
        for row, within in _named(opened(raw), place, report):
            done, before = raw.tell(), done
            yield _of_row(row, path.parent.name, f"{path}#{within}", done - before)


def _given(report: Callable[[DataError], None]) -> Iterator[Source]:
    """Yield the sources of standard input: rows where it begins as rows do, else one text."""
    place, stream = "standard input", opened(cast("io.BufferedReader[Any]", sys.stdin.buffer))
    if stream.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        for row, _ in _named(stream, place, report):
            yield _of_row(row, "", "", 0)
    else:
        yield _whole(read_limited(stream, place), "stdin", place, None)


def _whole(content: bytes, name: str, place: str, path: Path | None) -> Source:
    """Return the source of a file that holds one document."""
    digest = hashlib.sha256(content).hexdigest()
    folder, full = (path.parent.name, str(path)) if path else ("", "")
    read = partial(read_file, content, name, place, digest)
    return Source(name, folder, full, digest, read, len(content), len(content))


def _named(
    stream: io.BufferedReader[Any], place: str, report: Callable[[DataError], None]
) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a file, each with the name that it has within the file."""
    seen: set[str] = set()
    for row in read_rows(stream, place):
        if isinstance(row, DataError):
            report(row)
            continue
        # Two rows with one id are two documents: the second must not take the first one's place.
        yield row, f"{row.name}#{row.digest[:8]}" if row.name in seen else row.name
        seen.add(row.name)


def _of_row(row: Row, folder: str, path: str, share: int) -> Source:
    return Source(row.name, folder, path, row.digest, partial(read_row, row), len(row.text), share)


def read_file(content: bytes, name: str, place: str, digest: str, names: Sequence[str]) -> Document:
    """Read a file that holds one document.

    Args:
        content: its bytes.
        name: what to call it.
        place: its path, for messages and for the format that its ending names.
        digest: SHA-256 of the bytes.
        names: names of persons that a scraper may have glued to their neighbours.

    Raises:
        DataError: it is empty, binary, damaged, or in an encoding that is not read.
    """
    reader, plain = READERS.get(ending_of(place)), unpack(content, place)
    found = reader(plain, place) if reader else Extract(decode(plain, place))
    return read_text(found.raw, name, names, digest, found.metadata)


def read_text(
    raw: str, name: str, names: Sequence[str] = (), digest: str = "", metadata: Metadata | None = None
) -> Document:
    """Return the document of a text.

    Args:
        raw: the decoded source.
        name: what to call it.
        names: names of persons that a scraper may have glued to their neighbours.
        digest: SHA-256 of the source bytes; made from the text where it is not given.
        metadata: what came with it from outside its text.
    """
    traced = clean(raw, names)
    told = digest or hashlib.sha256(raw.encode()).hexdigest()
    return Document(name, raw, traced.text, traced.origins, told, metadata or Metadata())
