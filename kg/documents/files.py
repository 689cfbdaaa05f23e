"""Finds the source files in paths and decodes them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import DataError, UsageError

SUFFIXES = (".txt", ".md", ".jsonl", ".jsonl.gz")
"""The endings of files that are read."""


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
                    f"files ending in {', '.join(SUFFIXES)} are read",
                    "name another folder or file",
                )
            yield from found
        elif path.exists():
            yield path
        else:
            raise UsageError(f"{path}: no such file or folder", "nothing was read", "check the path")


def is_source(path: Path) -> bool:
    """Return whether a file's ending is one that is read; hidden files are not."""
    return path.name.lower().endswith(SUFFIXES) and not path.name.startswith(".")


def unpack(content: bytes, name: str) -> bytes:
    """Return the content of a file, unpacked where it is gzip.

    Raises:
        DataError: the archive is damaged.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError) as error:
        raise DataError(f"{name}: damaged gzip file", str(error), "fetch or pack the file again") from error


def decode(content: bytes, name: str) -> str:
    """Return the text of a file, newlines and byte-order mark kept.

    Args:
        content: the bytes; UTF-8, or UTF-16 with a byte-order mark.
        name: the file's name, for messages.

    Raises:
        DataError: the file is empty, binary, or in another encoding.
    """
    if not content.strip():
        raise DataError(f"{name}: empty file", "there is nothing to read", "remove it or fill it")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    if encoding == "utf-8" and b"\x00" in content:
        raise DataError(f"{name}: binary file", "it holds NUL bytes", "give the document as plain text")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(
            f"{name}: not {encoding.upper()} text (tried {encoding.upper()})",
            f"byte {error.start} cannot be decoded: {error.reason}",
            "save the file as UTF-8",
        ) from error
