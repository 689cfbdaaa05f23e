"""DOCX → the text of its paragraphs and tables, with the headline and day that it tells of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError

from kg.documents.formats import LONGEST, Extract, damaged, too_long
from kg.model import Metadata

PARTS = (".xml", ".rels")
"""The endings of the parts of a file that hold text."""

UNPACKED = 4 * LONGEST
"""How many bytes the parts may have when they are unpacked; mark-up is most of them."""


def extract(content: bytes, place: str) -> Extract:
    """Return the text of a DOCX file, a paragraph or a row of a table a line.

    Args:
        content: the bytes of the file.
        place: its path, for messages.

    Raises:
        DataError: it is damaged, or its text is too long.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(PARTS))
        told = docx.Document(io.BytesIO(content)) if size <= UNPACKED else None
        extract = Extract("\n".join(_lines(told)), _metadata(told)) if told else None
    except (OpcError, LxmlError, zipfile.BadZipFile, LookupError, OSError, ValueError) as error:
        raise damaged(place, "DOCX file", error) from error
    if extract is None:
        raise too_long(place)
    return extract


def _lines(told: WordFile) -> Iterator[str]:
    for block in told.iter_inner_content():
        if isinstance(block, Table):
            yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def _metadata(told: WordFile) -> Metadata:
    properties = told.core_properties
    saved = properties.modified or properties.created
    return Metadata(properties.title or None, saved=saved.date().isoformat() if saved else None)
