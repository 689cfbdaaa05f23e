"""Reads documents from JSON lines: one object a line with ``id``, ``date``, ``title`` and ``text``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from kg.documents.cleaning import clean
from kg.model import DataError, Document, Metadata


def read_rows(content: str, name: str, names: Sequence[str]) -> Iterator[Document | DataError]:
    """Yield the document of each line, or what is wrong with the line.

    Args:
        content: the decoded file.
        name: the file's name, for messages.
        names: names of persons that a scraper may have glued to their neighbours.
    """
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield read_row(line, f"{name}:{number}", names)
        except DataError as error:
            yield error


def read_row(line: str, place: str, names: Sequence[str]) -> Document:
    """Return the document of one line.

    Args:
        line: a JSON object.
        place: file and line, for messages.
        names: names of persons that a scraper may have glued to their neighbours.

    Raises:
        DataError: no JSON object, or no text in it.
    """
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"{place}: not JSON", f"{error.msg} at character {error.pos}", "one JSON object a line") from error
    raw = row.get("text") if isinstance(row, dict) else None
    if not isinstance(raw, str) or not raw.strip():
        raise DataError(f"{place}: no text", 'the object has no "text"', 'give "id", "date", "title" and "text"')
    clean_text = clean(raw, names)
    given = {key: row[key].strip() for key in ("title", "date", "publisher") if isinstance(row.get(key), str)}
    metadata = Metadata(given.get("title"), given.get("date"), given.get("publisher"))
    digest = hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    stem = str(row.get("id") or digest[:16])
    return Document(stem, raw, clean_text.text, clean_text.origins, digest, metadata)
