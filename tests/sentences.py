"""Reads a sentence as it would stand in a report, and says what facts it adds."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.documents import read_text
from kg.finding import find_facts
from kg.model import Fact
from kg.reading import read
from kg.reading.knowledge import Knowledge, read_knowledge

DAY = "2024-05-04"
"""The day on which the reports of the tests are published: a Saturday."""
HEADING = "News of the Day"
DATELINE = "Pyongyang, May 4 (KCNA) -- "


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return what is known, once for all tests."""
    return read_knowledge()


@lru_cache(maxsize=256)
def facts_of(text: str, heading: str = HEADING) -> tuple[Fact, ...]:
    """Return the facts of a report.

    Args:
        text: its text behind the dateline.
        heading: its headline.
    """
    document = read_text(f"{heading}\n\n{DATELINE}{text}", f"case-{DAY}", knowledge().glued_names)
    return tuple(find_facts(read(document, knowledge())))


def told(fact: Fact, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a fact's type and the fields that are told, some left out."""
    fields = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in fact.fields.items()
        if value is not None and name not in leave_out
    }
    return {"type": fact.type, **fields}


def added(
    text: str, types: tuple[str, ...], leave_out: tuple[str, ...], heading: str = HEADING, lead: str = ""
) -> list[dict[str, Any]]:
    """Return the facts that a sentence adds to a report.

    Args:
        text: the sentence.
        types: the types of facts asked for.
        leave_out: fields that are not compared.
        heading: the headline.
        lead: what stands before the sentence.
    """
    before = [
        told(fact, leave_out) for fact in facts_of(lead or "It is fine.", heading) if fact.type in types
    ]
    whole = [
        told(fact, leave_out) for fact in facts_of(f"{lead} {text}".strip(), heading) if fact.type in types
    ]
    for row in before:
        if row in whole:
            whole.remove(row)
    return whole
