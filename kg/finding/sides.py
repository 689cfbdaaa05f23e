"""Says whose attitude a document words: its state's, or that of the union whose body met."""

from __future__ import annotations

from kg.entries import Entry
from kg.finding.context import Context
from kg.reading import Reading


def own_side(reading: Reading, context: Context) -> str | None:
    """Return whose attitude a document words: its state's, else that of the union whose body met.

    Args:
        reading: the document.
        context: what is known of who decides.
    """
    if reading.home is not None:
        return reading.knowledge.entries[reading.home].label
    issuer = context.issuer()
    entry = reading.knowledge.gazetteer.named(issuer.name, "organization") if issuer is not None else None
    if entry is None:
        entry = _speaking_union(reading)
    if entry is None or not is_union(reading, entry.local):
        return None
    parents = entry.attributes.get("parent", ())
    if parents:
        return reading.knowledge.entries[parents[0]].label  # a council of a union words the union's attitude
    return entry.label if issuer is None else issuer.name


def is_union(reading: Reading, local: str | None) -> bool:
    """Return whether an entry is that of a union of states or another body of no state."""
    entry = reading.knowledge.entries.get(local or "")
    return entry is not None and "international" in entry.attributes.get("bodyKind", ())


def _speaking_union(reading: Reading) -> Entry | None:
    """Return the union that most sentences begin with, where a document names no meeting."""
    first = [
        mention.entry
        for sentence in reading.body
        for mention in sentence.mentions[:1]
        if mention.kind == "body" and is_union(reading, mention.entry)
    ]
    best = max(dict.fromkeys(first), key=first.count) if first else None
    return reading.knowledge.entries.get(best or "")
