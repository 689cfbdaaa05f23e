"""People compared: who rose, fell, appeared, or is not named any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.asking.facts import Row
from kg.views.comparing.lines import Line, Side, Telling, by_side, change_of, facts_of

ROSE = frozenset({"elected", "by_elected", "appointed", "promoted"})
FELL = frozenset({"dismissed", "recalled", "demoted", "punished"})


def person_lines(sides: Sequence[Side]) -> Iterator[Line]:
    """Yield a line for each person: who rose, fell, appeared, or is not named any more."""
    told: dict[str, list[tuple[int, Row]]] = {}
    for number, side in enumerate(sides):
        for row in facts_of(side, "participant", "post", "personnel_change"):
            if row["type"] != "participant" or row["who_type"] == "person":
                told.setdefault(str(row["who"]), []).append((number, row))
    for who, members in sorted(told.items()):
        tellings = by_side(sides, members, _standing, _name)
        yield Line("person", "", who, _fate(sides, members, tellings), tellings)


def _name(row: Row) -> str:
    return str(row["who"])


def _standing(row: Row) -> str:
    """Return what a fact says that a person is or becomes."""
    if row["type"] == "participant":
        return str(row["role"])
    post = " of ".join(str(row[part]) for part in ("post", "organization") if row.get(part))
    return f"{row['change']} {post}".strip() if row["type"] == "personnel_change" else post


def _fate(
    sides: Sequence[Side], members: Sequence[tuple[int, Row]], tellings: Sequence[Sequence[Telling]]
) -> str:
    changes = {str(row["change"]) for number, row in members if number and row["type"] == "personnel_change"}
    if changes & ROSE and not changes & FELL:
        return "rose"
    if changes & FELL and not changes & ROSE:
        return "fell"
    if changes:
        return "moved"
    change = change_of(sides, tellings)
    if change == "new":
        return "appeared"
    posts = [
        {_standing(row) for number, row in members if number == side and row["type"] == "post"}
        for side in range(len(sides))
    ]
    if change == "kept" and posts[0] and posts[-1] and not posts[0] & posts[-1]:
        return "kept, another post"
    return change.replace("repeated", "named").replace("new in", "appeared in")
