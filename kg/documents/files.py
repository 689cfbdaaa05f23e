"""Finds the source files in paths, and unpacks and decodes them."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from kg.documents.formats import READERS
from kg.model import DataError, UsageError

ROWS = ".jsonl"
"""The ending of files that hold a document a line."""

PACKED = ".gz"
"""The ending that may follow any other."""

SUFFIXES = (".txt", ".md", ROWS, *READERS)
"""The endings of files that are read."""

LARGEST = 64 << 20
"""How many bytes a document may have, packed and unpacked: a book has one or two millions."""


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the source files of paths, those of a folder in the order of their names.

    Args:
        paths: files, and folders that are searched to their depth.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.is_file() and is_source(file))
            if not found:
                raise UsageError(
                    f"{path}: no documents in this folder",
                    f"files ending in {', '.join(SUFFIXES)} are read, also with {PACKED} behind",
                    "name another folder or file",
                )
            yield from found
        elif path.exists():
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder", "nothing was read", "check the path")


def is_source(path: Path) -> bool:
    """Return whether a file's ending is one that is read; hidden files are not."""
    return ending_of(path.name) in SUFFIXES and not path.name.startswith(".")


def ending_of(name: str) -> str:
    """Return the ending of a file's name in small letters, that of its content where it is packed.

    Args:
        name: such as ``archive.jsonl.gz``.
    """
    return Path(name.lower().removesuffix(PACKED)).suffix


def read_limited(file: BinaryIO, name: str) -> bytes:
    """Return the content of a file that is no larger than a document may be.

    Raises:
        DataError: it is larger.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large(name)
    return content


def too_large(name: str) -> DataError:
    """Return the error that tells of a document that is larger than a document may be."""
    return DataError(f"{name}: too large", f"it has more than {LARGEST >> 20} MB", "cut it, or leave it out")


def opened(file: io.RawIOBase | io.BytesIO | io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    """Return a file as a stream of its content, unpacked where it is gzip.

    Args:
        file: a file at its beginning.
    """
    packed: io.BufferedReader[Any] = io.BufferedReader(file)
    if packed.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(gzip.GzipFile(fileobj=packed))
    return packed


def unpack(content: bytes, name: str) -> bytes:
    """Return the content of a file, unpacked where it is gzip.

    Raises:
        DataError: the archive is damaged, or larger than a document may be.
    """
    try:
        return read_limited(opened(io.BytesIO(content)), name)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise damaged_archive(name, error) from error


def damaged_archive(name: str, error: Exception) -> DataError:
    """Return the error that tells of a gzip file that cannot be unpacked."""
    return DataError(f"{name}: damaged gzip file", str(error), "fetch or pack the file again")


def decode(content: bytes, name: str) -> str:
    """Return the text of a file, newlines and byte-order mark kept.

    Args:
        content: the bytes; UTF-8, or UTF-16 with a byte-order mark.
        name: the file's name, for messages.

    Raises:
        DataError: the file is empty, binary, or in another encoding.
    """
    if not content.strip():
        raise empty(name)
    encoding = encoding_of(content)
    if encoding == "utf-8" and b"\x00" in content:
        raise binary(name)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"byte {error.start} cannot be decoded: {error.reason}"
        raise not_decoded(name, encoding, why) from error


def encoding_of(start: bytes) -> str:
    """Return the encoding of a file by its first bytes."""
    return "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def empty(name: str) -> DataError:
    """Return the error that tells of a file without a text."""
    return DataError(f"{name}: empty file", "there is nothing to read", "remove it or fill it")


def binary(name: str) -> DataError:
    """Return the error that tells of a file that is no text."""
    return DataError(f"{name}: binary file", "it holds NUL bytes", "give the document as plain text")


def not_decoded(name: str, encoding: str, why: str) -> DataError:
    """Return the error that tells of a file in an encoding that is not read."""
    told = encoding.upper()
    return DataError(f"{name}: not {told} text (tried {told})", why, "save the file as UTF-8")
