"""Meetings → sittings in order, each with its day and the facts that tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.concluding.accounts import Account, SittingTold
from kg.concluding.graph import Conclusions
from kg.concluding.meetings import Meeting

OPENED = "the report of its first day tells of no other sitting"
"""Why a day is taken for the first sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting as all documents together tell it.

    Args:
        local: its local name.
        ordinal: its number, 0 where nobody tells it and nothing shows it.
        days: the days that documents tell, more than one where they differ.
        facts: the facts that tell it.
        reason: why it is concluded, where no document calls it a sitting.
    """

    local: str
    ordinal: int
    days: tuple[str, ...]
    facts: tuple[str, ...]
    reason: str = ""


def find_sittings(meeting: Meeting) -> list[Sitting]:
    """Return the sittings of a meeting in order.

    Args:
        meeting: the meeting.
    """
    groups = _groups(meeting.sittings)
    found = [_sitting(meeting, ordinal, group) for ordinal, group in groups]
    opening = _opening(meeting, found)
    return sorted([*opening, *found], key=_place)


def _place(sitting: Sitting) -> tuple[bool, int, tuple[str, ...], str]:
    return not sitting.ordinal, sitting.ordinal, sitting.days, sitting.local


def _groups(told: Sequence[SittingTold]) -> Iterator[tuple[int, list[SittingTold]]]:
    """Yield the accounts of each sitting: those of one number, and those of one day without a number."""
    numbered: dict[int, list[SittingTold]] = defaultdict(list)
    dated: dict[str, list[SittingTold]] = defaultdict(list)
    for one in told:
        if one.ordinal:
            numbered[one.ordinal].append(one)
    for one in told:
        if not one.ordinal:
            same_day = [
                number for number, group in numbered.items() if one.day in {each.day for each in group}
            ]
            group = numbered[same_day[0]] if one.day and same_day else dated[one.day or one.sitting]
            group.append(one)
    yield from ((ordinal, group) for ordinal, group in sorted(numbered.items()))
    yield from ((0, group) for _, group in sorted(dated.items()))


def _sitting(meeting: Meeting, ordinal: int, group: Sequence[SittingTold]) -> Sitting:
    days = tuple(sorted({one.day for one in group if one.day}))
    return Sitting(
        _name(meeting, ordinal, days, group[0].sitting),
        ordinal,
        days,
        tuple(sorted(one.fact for one in group)),
    )


def _name(meeting: Meeting, ordinal: int, days: Sequence[str], otherwise: str) -> str:
    told = str(ordinal) if ordinal else next(iter(days), "")
    return f"sitting-{meeting.local.removeprefix('meeting-')}-{told}" if told else otherwise


def _opening(meeting: Meeting, found: Sequence[Sitting]) -> Iterator[Sitting]:
    """Yield the first sitting of a meeting whose later ones are told, where a report of its opening is there."""
    numbers = {one.ordinal for one in found}
    if not found or 1 in numbers or max(numbers) < 2:
        return
    told = {one.report for one in meeting.sittings}
    opened = [one for one in meeting.accounts if _opens(one) and one.report not in told]
    days = sorted({one.start for one in opened})
    later = [day for one in found for day in one.days]
    if len(days) == 1 and all(days[0] < day for day in later):
        facts = tuple(sorted(one.fact for one in opened))
        yield Sitting(_name(meeting, 1, days, ""), 1, tuple(days), facts, OPENED)


def _opens(account: Account) -> bool:
    return account.is_reported and len(account.start) == 10 and account.end in ("", account.start)


def write_sittings(graph: Conclusions, meeting: Meeting, sittings: Sequence[Sitting]) -> None:
    """Say the sittings of a meeting.

    Args:
        graph: where it is said.
        meeting: the meeting.
        sittings: its sittings.
    """
    for one in sittings:
        graph.say_class(one.local, "kg:Sitting")
        graph.link(one.local, "kg:partOf", meeting.local)
        graph.integer(one.local, "kg:ordinal", one.ordinal or None)
        for day in one.days:
            graph.date(one.local, "kg:date", day)
        graph.facts(one.local, one.facts)


def sittings_of(meetings: Mapping[str, Meeting]) -> dict[str, list[Sitting]]:
    """Return the sittings of each meeting, by its local name.

    Args:
        meetings: the meetings by local name.
    """
    return {local: find_sittings(meeting) for local, meeting in meetings.items()}
