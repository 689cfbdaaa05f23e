"""Reads documents from JSON lines: one object a line with ``id``, ``date``, ``title`` and ``text``."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.documents.cleaning import clean
from kg.documents.files import LARGEST, binary, damaged_archive, empty, encoding_of, not_decoded, too_large
from kg.model import DataError, Document, Metadata

NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What JSON can hold and a text cannot: NUL, and half of a character."""

UNDECODED = re.compile("[\udc80-\udcff]")
"""What stands in a line for bytes that are no UTF-8."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that holds a document.

    Args:
        name: its id, or the first characters of its digest.
        digest: SHA-256 of the row, whatever the order of its keys.
        text: the text.
        metadata: what it says beside the text.
    """

    name: str
    digest: str
    text: str
    metadata: Metadata


def read_rows(stream: io.BufferedReader[Any], place: str) -> Iterator[Row | DataError]:
    """Yield the row of each line, or what is wrong with the line.

    Args:
        stream: the file, unpacked; it is read as far as rows are taken.
        place: the file's name, for messages.

    Raises:
        DataError: the file is empty, binary or damaged.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(stream, place), 1):
            if isinstance(line, DataError) or line.strip():
                yield line if isinstance(line, DataError) else _row(line, f"{place}:{number}")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise damaged_archive(place, error) from error
    if not number:
        raise empty(place)


def _lines(stream: io.BufferedReader[Any], place: str) -> Iterator[str | DataError]:
    """Yield the lines of a file; one that is longer than a document may be is an error."""
    start = stream.peek(1024)[:1024]
    encoding = encoding_of(start)
    if encoding == "utf-8" and b"\x00" in start:
        raise binary(place)
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    # Text streams end lines as JSON lines do; a text may hold other signs that Python knows as ends of lines.
    text = io.TextIOWrapper(stream, encoding, errors)
    number = 0
    while line := text.readline(LARGEST):
        number += 1
        if len(line) == LARGEST and not line.endswith("\n"):
            while (rest := text.readline(LARGEST)) and not rest.endswith("\n"):
                pass
            yield too_large(f"{place}:{number}")
        elif UNDECODED.search(line):
            yield not_decoded(f"{place}:{number}", encoding, "it holds bytes of another encoding")
        else:
            yield line.removeprefix("\ufeff") if number == 1 else line


def _row(line: str, place: str) -> Row | DataError:
    try:
        return parse_row(line, place)
    except DataError as error:
        return error


def parse_row(line: str, place: str) -> Row:
    """Return the row of one line.

    Args:
        line: a JSON object.
        place: file and line, for messages.

    Raises:
        DataError: no JSON object, or no text in it.
    """
    try:
        row: Any = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{place}: not JSON", str(error), "write one JSON object a line") from error
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        raise DataError(
            f"{place}: no text", 'the object has no "text"', 'give "id", "date", "title" and "text"'
        )
    told = json.dumps(row, sort_keys=True, ensure_ascii=False)
    if NO_TEXT.search(told) or "\x00" in text:
        raise DataError(f"{place}: no text", "it holds NUL or half of a character", "mend the line")
    digest = hashlib.sha256(told.encode()).hexdigest()
    names = ("title", "date", "publisher", "place")
    given = {key: row[key].strip() for key in names if isinstance(row.get(key), str)}
    metadata = Metadata(*(given.get(name) for name in names))
    return Row(_name(row.get("id")) or digest[:16], digest, text, metadata)


def _name(told: object) -> str:
    return " ".join(str(told).split()) if isinstance(told, str | int) else ""


def read_row(row: Row, names: Sequence[str]) -> Document:
    """Return the document of a row.

    Args:
        row: the row.
        names: names of persons that a scraper may have glued to their neighbours.
    """
    traced = clean(row.text, names)
    return Document(row.name, row.text, traced.text, traced.origins, row.digest, row.metadata)
