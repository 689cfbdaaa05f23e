"""What a cue takes, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from kg.finding.clauses.regions import Region


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue takes.

    Args:
        kind: one of the complements of ``wordings/cues.toml``.
        region: the words that were said, or that name the course of action.
        group: the words for whom it is a task ("called on ... to").
    """

    kind: str
    region: Region
    group: Region | None = None
