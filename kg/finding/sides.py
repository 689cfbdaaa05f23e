"""Says whose attitude a document words: its state's, or that of the union whose body met."""

from __future__ import annotations

from kg.entries import Entry
from kg.reading import Reading


def own_side(reading: Reading) -> str | None:
    """Return whose attitude a document words: its state's, else that of the union whose body met.

    Args:
        reading: the document.
    """
    if reading.home is not None:
        return reading.knowledge.entries[reading.home].label
    main = reading.meetings.main()
    body = main.meeting.body if main is not None and main.meeting is not None else None
    entry = reading.knowledge.gazetteer.named(body, "organization") if body is not None else None
    if entry is None or not is_union(reading, entry.local):
        entry = _speaking_union(reading) if body is None else None
    if entry is None:
        return None
    parents = entry.attributes.get("parent", ())
    # a council of a union words the union's attitude
    return reading.knowledge.entries[parents[0]].label if parents else entry.label


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
