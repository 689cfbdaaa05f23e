"""Paths → documents: files of text or JSON lines, and standard input."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from kg.documents.cleaning import clean
from kg.documents.files import SUFFIXES, decode, find_files, unpack
from kg.documents.rows import read_rows
from kg.model import DataError, Document

__all__ = ["SUFFIXES", "read_documents", "read_text"]

STANDARD_INPUT = Path("-")


def read_documents(
    paths: Sequence[Path], names: Sequence[str], report: Callable[[DataError], None]
) -> Iterator[Document]:
    """Yield the documents of paths; one that cannot be read is reported and the others go on.

    Args:
        paths: files and folders; ``-`` is standard input.
        names: names of persons that a scraper may have glued to their neighbours.
        report: is told what is wrong with a document.

    Raises:
        UsageError: a path is missing, or a folder holds no document.
    """
    files = [file for path in paths for file in ([path] if path == STANDARD_INPUT else find_files([path]))]
    for file in files:
        try:
            content = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
            found = read_file(content, "standard input" if file == STANDARD_INPUT else str(file), names)
            for document in found:
                if isinstance(document, DataError):
                    report(document)
                else:
                    yield document
        except DataError as error:
            report(error)
        except OSError as error:
            report(DataError(f"{file}: cannot be read", error.strerror or str(error), "check its permissions"))


def read_file(content: bytes, name: str, names: Sequence[str]) -> Iterator[Document | DataError]:
    """Yield the documents of one file, or what is wrong with one of them.

    Args:
        content: its bytes.
        name: its path, or "standard input".
        names: names of persons that a scraper may have glued to their neighbours.
    """
    text = decode(unpack(content, name), name)
    bare = PurePath(name).name.removesuffix(".gz")
    if bare.endswith(".jsonl") or (name == "standard input" and text.lstrip().startswith("{")):
        yield from read_rows(text, name, names)
    else:
        stem = "stdin" if name == "standard input" else PurePath(bare).stem
        yield read_text(text, stem, names, hashlib.sha256(content).hexdigest())


def read_text(raw: str, name: str, names: Sequence[str] = (), digest: str = "") -> Document:
    """Return the document of a text.

    Args:
        raw: the decoded source.
        name: what to call it.
        names: names of persons that a scraper may have glued to their neighbours.
        digest: SHA-256 of the source bytes; made from the text where it is not given.
    """
    traced = clean(raw, names)
    return Document(name, raw, traced.text, traced.origins, digest or hashlib.sha256(raw.encode()).hexdigest())
