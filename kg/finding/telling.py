"""Says who told a figure or an event: the speaker in whose words it stands, the report itself elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Fact, Quote

TOLD = ("quantity", "event")
"""Types of facts that say who told them."""


def tell_by(facts: Iterable[Fact], statements: Sequence[Fact]) -> Iterator[Fact]:
    """Yield facts with the speaker of the smallest statement around each figure and event.

    Args:
        facts: the facts that the report tells.
        statements: the statements of the same document.
    """
    said = sorted(
        ((content, one.fields.get("speaker")) for one in statements for content in one.contents),
        key=lambda told: (told[0].end - told[0].start, told[0].start),
    )
    for fact in facts:
        if fact.type not in TOLD:
            yield fact
            continue
        speaker = next((speaker for content, speaker in said if _holds(content, fact.quote)), None)
        yield replace(fact, fields={**fact.fields, "told_by": speaker})


def _holds(content: Quote, quote: Quote) -> bool:
    return content.start <= quote.start and quote.end <= content.end
