"""PDF → the text of its pages, with the headline and day that it tells of itself."""

from __future__ import annotations

import io
import logging

import pypdf
from pypdf.errors import PyPdfError

from kg.documents.formats import LONGEST, Extract, damaged, too_long
from kg.model import Metadata

BROKEN = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What the library lets a damaged file make it do: it checks little of what it reads."""

# It warns of every oddity of a file; what matters is told as errors.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def extract(content: bytes, place: str) -> Extract:
    """Return the text of a PDF file, page by page.

    Args:
        content: the bytes of the file.
        place: its path, for messages.

    Raises:
        DataError: it is damaged or locked, or its text is too long.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        text, metadata = _text_of(reader), _metadata(reader)
    except (*BROKEN, PyPdfError, RecursionError) as error:
        raise damaged(place, "PDF file", error) from error
    if len(text) > LONGEST:
        raise too_long(place)
    return Extract(text, metadata)


def _text_of(reader: pypdf.PdfReader) -> str:
    """Return the text of the pages, cut soon after it is longer than that of any document."""
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > LONGEST:
            break
    return "\n".join(pages)


def _metadata(reader: pypdf.PdfReader) -> Metadata:
    told = reader.metadata
    if told is None:
        return Metadata()
    try:
        saved = told.creation_date
    except ValueError:
        saved = None
    title = " ".join(str(told.title or "").split())
    return Metadata(title or None, saved=saved.date().isoformat() if saved else None)
