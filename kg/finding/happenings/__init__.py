"""Matches of wordings → concrete happenings: the clause that tells one, who did it, when, and who tells it."""

from __future__ import annotations

from kg.finding.happenings.happenings import find_events

__all__ = ["find_events"]
