"""The formats other than plain text: what reads each, by the ending of its files.

A reader gives the text that it finds as the source's raw text: offsets of quotes lead into that text.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from kg.model import DataError, Metadata

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What a file can hold and a text cannot: control characters, and half of a character."""

LONGEST = 8_000_000
"""How many characters the text of a document may have: packed formats unfold to any size."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader found in a file.

    Args:
        raw: the text.
        metadata: what the file says beside it.
    """

    raw: str
    metadata: Metadata = field(default_factory=Metadata)


def _read(module: str, library: str, content: bytes, place: str) -> Extract:
    try:
        reader = importlib.import_module(f"kg.documents.{module}")
    except ModuleNotFoundError as error:
        raise DataError(
            f"{place}: {library} is not installed",
            f"it reads files of this kind; {error}",
            "pip install 'plenum-kg[archive]'",
        ) from error
    found: Extract = reader.extract(content, place)
    text = NO_TEXT.sub("", found.raw)
    if not text.strip():
        raise DataError(
            f"{place}: no text in it", "it holds pictures at most", "give the document as plain text"
        )
    return Extract(text, found.metadata)


READERS: Mapping[str, Callable[[bytes, str], Extract]] = {
    # A library is imported when the first file of its kind is read: it costs up to half a second.
    ".html": partial(_read, "web_pages", "trafilatura"),
    ".htm": partial(_read, "web_pages", "trafilatura"),
    ".xhtml": partial(_read, "web_pages", "trafilatura"),
    ".pdf": partial(_read, "pdf_files", "pypdf"),
    ".docx": partial(_read, "word_files", "python-docx"),
}
"""What reads a file, given its bytes and its path, by its ending."""


def damaged(place: str, kind: str, error: object) -> DataError:
    """Return the error that tells of a file that its reader cannot read.

    Args:
        place: its path.
        kind: what it should be.
        error: what the reader says.
    """
    why = " ".join(str(error).split()) or type(error).__name__
    return DataError(f"{place}: damaged {kind}", why[:200], "fetch or save the file again")


def too_long(place: str) -> DataError:
    """Return the error that tells of a text that is longer than that of any document."""
    return DataError(
        f"{place}: too large", f"its text has more than {LONGEST:,} characters", "cut it, or leave it out"
    )
