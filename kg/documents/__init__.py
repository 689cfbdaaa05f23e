"""Paths → documents: files of text or JSON lines, and standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.documents.files import SUFFIXES
from kg.documents.sources import Source, check_paths, find_sources, read_text
from kg.model import DataError, Document

__all__ = ["SUFFIXES", "Source", "check_paths", "find_sources", "read_documents", "read_text"]


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
    for source in find_sources(paths, report):
        try:
            yield source.read(names)
        except DataError as error:
            report(error)
