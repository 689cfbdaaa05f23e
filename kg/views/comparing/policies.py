"""Policies compared: what is said of each sector, and of each policy in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.asking.facts import Row
from kg.views.alike import difference, groups_of
from kg.views.comparing.lines import Line, Side, Telling, by_side, change_of, facts_of, telling_of

RELATION_WORDS: Mapping[str, str] = {
    "implementer": "tasks",
    "adversary": "against",
    "partner": "with",
    "beneficiary": "for the good of",
    "addressee": "addressed",
}
"""What an addressing does, in the words of a policy's act."""


def sector_line(sides: Sequence[Side], code: str, label: str) -> Line | None:
    """Return what each side says of a sector; None where none says anything."""
    tellings = tuple(tuple(_sector_tellings(side, code)) for side in sides)
    if not any(tellings):
        return None
    return Line("sector", label, label, change_of(sides, tellings, acts=True), tellings)


def _sector_tellings(side: Side, code: str) -> Iterator[Telling]:
    for row in side.facts:
        if code in side.sectors.get(str(row["fact"]), ()):
            yield telling_of(row, _act(row), str(row["text"]))


def _act(row: Row) -> str:
    if row["type"] == "directed_at":
        return RELATION_WORDS.get(str(row["relation"]), str(row["relation"]))
    return str(row.get("act") or "")


def policy_lines(sides: Sequence[Side], labels: Mapping[str, str]) -> Iterator[Line]:
    """Yield a line for each policy: acts whose wordings are alike, told by one side or several."""
    told = [(number, row) for number, side in enumerate(sides) for row in facts_of(side, "policy")]
    for group in groups_of([str(row["text"]) for _, row in told]):
        members = [told[member] for member in group]
        tellings = by_side(sides, members, _act, _text)
        subject = min((str(row["text"]) for _, row in members), key=lambda text: (len(text), text))
        sector = next((labels[code] for _, row in members for code in _codes(row) if code in labels), "")
        change = change_of(sides, tellings, acts=True)
        yield Line("policy", sector, subject, change, tellings, _wording(tellings))


def _wording(tellings: Sequence[Sequence[Telling]]) -> tuple[tuple[str, str], ...]:
    """Return how the last wording of the first side became the first of the last side."""
    if not tellings[0] or not tellings[-1]:
        return ()
    before, after = tellings[0][-1].text, tellings[-1][0].text
    return difference(before, after) if before != after else ()


def _text(row: Row) -> str:
    return str(row["text"])


def _codes(row: Row) -> tuple[str, ...]:
    sectors = row["sectors"]
    return sectors if isinstance(sectors, tuple) else ()
