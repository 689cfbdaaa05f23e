"""Facts → facts as people mended them, by the corrections of a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg import naming
from kg.correcting.corrections import Corrections, digest_of, type_of
from kg.correcting.files import FILE, read_corrections
from kg.grammar import Card
from kg.model import Correction, Document, Fact

__all__ = ["FILE", "Corrections", "Rejected", "correct", "digest_of", "read_corrections", "type_of"]

Rejected = tuple[Fact, Correction]
"""A fact that a person took out, and why."""


def correct(
    document: Document, facts: Iterable[Fact], corrections: Corrections, known: Mapping[str, Card]
) -> tuple[list[Fact], list[Rejected]]:
    """Return the facts of a document as corrected, and those that are rejected.

    Args:
        document: the document.
        facts: its facts as found.
        corrections: all corrections.
        known: the fact cards.
    """
    told = corrections.of(document.digest)
    kept: list[Fact] = []
    rejected: list[Rejected] = []
    for fact in facts:
        identity = known[fact.type].identity_of(fact)
        found = told.get(naming.fact_name(document, fact.type, fact.quote, identity), ())
        refused = [one for one in found if one.field is None]
        rejected += [(fact, one) for one in refused]
        if not refused:
            kept.append(_mended(fact, found) if found else fact)
    return kept, rejected


def _mended(fact: Fact, corrections: Sequence[Correction]) -> Fact:
    values = {one.field: one.value for one in corrections if one.field is not None}
    return replace(fact, fields={**fact.fields, **values}, found=fact.fields, corrections=tuple(corrections))
