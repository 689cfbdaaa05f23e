"""Writes what a person says of facts into the corrections of a project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import grammar, ontology
from kg.correcting.files import FILE, parse_corrections, with_correction
from kg.invariants import known_codes
from kg.model import Correction
from kg.store.files import write_whole


def mend(project: Path, corrections: Sequence[tuple[Correction, str]]) -> int:
    """Write corrections into the file of a project, where the whole of it can still be read afterwards.

    Args:
        project: the project folder.
        corrections: each with its value as a person writes it.

    Returns:
        How many earlier lines gave way.

    Raises:
        DataError: a correction cannot be, or the file cannot be read or written.
    """
    path = project / FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    gave_way = 0
    for correction, value in corrections:
        text, lines = with_correction(text, correction, value)
        gave_way += lines
    codes = known_codes(ontology.read_things(ontology.folders(project)))
    parse_corrections(text, str(path), grammar.cards(grammar.folders(project)), codes)
    write_whole(path, text.encode())
    return gave_way
