"""Reads documents from JSON lines: one object a line with ``id``, ``date``, ``title`` and ``text``."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.documents.cleaning import clean
from kg.model import DataError, Document, Metadata

NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What JSON can hold and a text cannot: NUL, and half of a character."""


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


def read_rows(content: str, place: str) -> Iterator[Row | DataError]:
    """Yield the row of each line, or what is wrong with the line.

    Args:
        content: the decoded file.
        place: the file's name, for messages.
    """
    # Only these end a line of JSON lines; a text may hold the others that Python knows.
    for number, line in enumerate(re.split("\r\n|\n|\r", content.removeprefix("\ufeff")), 1):
        if line.strip():
            try:
                yield parse_row(line, f"{place}:{number}")
            except DataError as error:
                yield error


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
    given = {key: row[key].strip() for key in ("title", "date", "publisher") if isinstance(row.get(key), str)}
    metadata = Metadata(given.get("title"), given.get("date"), given.get("publisher"))
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
