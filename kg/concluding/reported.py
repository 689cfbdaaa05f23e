"""Tells which meetings a document reports, which of them first, and for which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.concluding.meetings import Meeting, United


def meetings_reported(united: United) -> Mapping[str, Sequence[str]]:
    """Return the local names of the meetings that each document reports, by the document's.

    Args:
        united: the meetings.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for meeting in united.meetings.values():
        begins = {one.report.local: one.begin for one in reversed(meeting.accounts) if one.is_reported}
        for report, begin in begins.items():
            found[report].append((begin, meeting.local))
    return {report: [local for _, local in sorted(told)] for report, told in found.items()}


def main_meetings(united: United) -> Mapping[str, Meeting]:
    """Return the meeting that each document reports first, by the document's local name.

    Args:
        united: the meetings.
    """
    return {report: united.meetings[told[0]] for report, told in meetings_reported(united).items()}


def days_told(united: United) -> Mapping[str, str]:
    """Return the last day of the meeting that each document reports first, as that document tells it.

    Args:
        united: the meetings.
    """
    found = {}
    for report, meeting in main_meetings(united).items():
        told = [day for one in meeting.accounts if one.report.local == report for day in (one.start, one.end)]
        told += [one.day for one in meeting.sittings if one.report.local == report]
        days = [day for day in told if len(day) == 10]
        if days:
            found[report] = max(days)
    return found
