"""Accounts → meetings: which names of meetings are of one, by body, kind, number and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.concluding.accounts import Account, Named, SittingTold
from kg.concluding.verdicts import Doubt, Verdicts
from kg.periods import days_between

MENTIONED_WITHIN = 400
"""How many days from a meeting a document means it by its number alone, without the term."""

COUNTED = ("congress", "conference")
"""Kinds of meetings that are counted through, not anew in each term of a body."""

NUMBER = "the same body, kind and number, and the document is of its time"
DAYS = "the same body and kind, on the same days"
VERDICT = "a person gave the verdict"
UNCERTAIN = "the same body and kind, and nothing tells whether the days are the same"
SEVERAL = "several meetings of the body were held on those days"


@dataclass
class Meeting:
    """A meeting as all documents together tell it.

    Args:
        local: its local name.
        names: the names by which documents tell of it, its own first.
        reasons: for each other name, why it is of this meeting.
    """

    local: str
    names: list[Named]
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The local name of the body that meets, empty where nobody tells it."""
        return next((one.body for one in self.names if one.body), "")

    @property
    def kind(self) -> str:
        """The code of its kind, empty where nobody tells it."""
        return next((one.kind for one in self.names if one.kind), "")

    @property
    def label(self) -> str:
        """What it is called."""
        return self.names[0].label

    @property
    def accounts(self) -> list[Account]:
        """What documents tell of it, in the order of their days."""
        return sorted(account for one in self.names for account in one.accounts)

    @property
    def sittings(self) -> list[SittingTold]:
        """What documents tell of its sittings, in the order of their days."""
        return sorted(sitting for one in self.names for sitting in one.sittings)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day that documents tell, None where none does."""
        known = sorted(day for one in self.names if one.days for day in one.days)
        return (known[0], known[-1]) if known else None


@dataclass(frozen=True)
class United:
    """All meetings, and the pairs of which nothing tells whether they are one.

    Args:
        meetings: by local name, sorted.
        of: the meeting that each name in a document is of.
        doubts: pairs for a person to decide.
    """

    meetings: Mapping[str, Meeting]
    of: Mapping[str, Meeting]
    doubts: Sequence[Doubt]


def unite_meetings(named: Mapping[str, Named], verdicts: Verdicts) -> United:
    """Return which meetings there are.

    Args:
        named: the meetings as documents name them, by local name.
        verdicts: what people decided.
    """
    found: dict[str, str] = {}
    doubts: list[Doubt] = []
    buckets: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in named.values():
        buckets[one.body, one.kind].append(one)
    for (body, _), bucket in sorted(buckets.items()):
        if body:
            doubts += _unite(bucket, found, verdicts)
    groups: dict[str, list[Named]] = defaultdict(list)
    for local in named:
        groups[_root(local, found)].append(named[local])
    meetings = [_meeting(group, verdicts) for group in groups.values()]
    of = {one.local: meeting for meeting in meetings for one in meeting.names}
    return United({one.local: one for one in sorted(meetings, key=_local)}, of, doubts)


def _local(meeting: Meeting) -> str:
    return meeting.local


def _root(local: str, found: Mapping[str, str]) -> str:
    while local in found:
        local = found[local]
    return local


def _meeting(group: Sequence[Named], verdicts: Verdicts) -> Meeting:
    main, *others = sorted(group, key=_fullest)
    reasons = {one.local: _reason(one, main, verdicts) for one in others}
    return Meeting(main.local, [main, *others], reasons)


def _fullest(one: Named) -> tuple[bool, bool, str]:
    return not one.ordinal, not (one.term or one.kind in COUNTED), one.local


def _reason(one: Named, main: Named, verdicts: Verdicts) -> str:
    if verdicts.of(_key(one, main)) == "same":
        return VERDICT
    return NUMBER if one.days is None or main.days is None else DAYS


def _unite(bucket: Sequence[Named], found: dict[str, str], verdicts: Verdicts) -> Iterator[Doubt]:
    """Join the names of one body's meetings of one kind that are of one meeting; yield those unsure."""
    fitting: dict[str, set[str]] = defaultdict(set)
    by_local = {one.local: one for one in bucket}
    for one, other in combinations(bucket, 2):
        verdict = verdicts.of(_key(one, other)) or _verdict(one, other)
        if verdict == "same":
            fitting[one.local].add(other.local)
            fitting[other.local].add(one.local)
        elif verdict == "unsure":
            yield Doubt("meeting", one.local, other.local, _key(one, other), UNCERTAIN)
    for local in sorted(fitting):
        others = sorted(fitting[local])
        if _agree([by_local[name] for name in [local, *others]], verdicts):
            for name in others:
                _join(local, name, found)
        else:
            for name in others:
                one, other = sorted((by_local[local], by_local[name]), key=lambda named: named.local)
                yield Doubt("meeting", one.local, other.local, _key(one, other), SEVERAL)


def _join(one: str, other: str, found: dict[str, str]) -> None:
    first, second = sorted((_root(one, found), _root(other, found)))
    if first != second:
        found[second] = first


def _agree(names: Sequence[Named], verdicts: Verdicts) -> bool:
    """Return whether all of some names can be of one meeting, so that none is joined through another."""
    return all(
        (verdicts.of(_key(one, other)) or _verdict(one, other)) != "different"
        for one, other in combinations(names, 2)
    )


def _key(one: Named, other: Named) -> str:
    first, second = sorted((one.local, other.local))
    return f"meeting {first} {second}"


def _verdict(one: Named, other: Named) -> str:
    """Return what body, kind, number and days tell of two names: same, different, unsure, or nothing."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return "different"
    if one.term and other.term and one.term != other.term:
        return "different"
    if one.days and other.days:
        return "same" if _touch(one.days, other.days) else "different"
    if one.ordinal and one.ordinal == other.ordinal:
        return _by_number(one, other)
    return _by_time(one, other)


def _touch(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two stretches of days overlap, or the one begins on the day after the other."""
    later, earlier = max(one, other), min(one, other)
    return days_between(earlier[1], later[0]) <= 1


def _by_number(one: Named, other: Named) -> str:
    """Return what it tells that two names have one number, and one of them no term or no days."""
    dated, mentioned = (one, other) if one.days else (other, one)
    if dated.days is None:
        return "unsure" if _issued_within(one, other, MENTIONED_WITHIN) else "nothing"
    first = dated.days[0]
    ages = [
        -days_between(first, one.report.day)
        if one.status == "announced"
        else days_between(first, one.report.day)
        for one in mentioned.accounts
        if len(one.report.day) == 10
    ]
    if not ages:
        return "unsure"
    return "same" if all(0 <= age <= MENTIONED_WITHIN for age in ages) else "different"


def _by_time(one: Named, other: Named) -> str:
    """Return whether a name without number and days was written of so near another that it may be it."""
    dated, mentioned = (one, other) if one.days else (other, one)
    if dated.days is None or not any(account.is_reported for account in mentioned.accounts):
        return "nothing"
    near = any(-1 <= days_between(dated.days[0], day) <= 14 for day in _issued(mentioned))
    return "unsure" if near else "nothing"


def _issued(named: Named) -> list[str]:
    return sorted({one.report.day for one in named.accounts if len(one.report.day) == 10})


def _issued_within(one: Named, other: Named, days: int) -> bool:
    pairs = [(first, second) for first in _issued(one) for second in _issued(other)]
    return any(abs(days_between(first, second)) <= days for first, second in pairs)
