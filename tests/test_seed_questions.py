"""The questions over several documents, asked of the two seeds: rows taken from them by reading."""

from __future__ import annotations

import pytest
from gold_facts import SEEDS
from seed_store import gold_store

from kg.asking import answer, find_question
from kg.model import FieldValue

FIRST, SECOND = SEEDS
WPK = "Workers' Party of Korea"
CC = f"Central Committee of the {WPK}"
FIFTH = f"5th Plenary Meeting of the 7th {CC}"
NINTH = f"9th Plenary Meeting of the 8th {CC}"
LEADER = "Kim Jong Un"

Row = tuple[FieldValue, ...]

READ: list[tuple[str, dict[str, str], tuple[str, ...], list[Row]]] = [
    ("sittings", {}, ("meeting", "number", "day"), [(NINTH, 2, "2023-12-27")]),
    (
        "calendar",
        {},
        ("meeting", "first_day", "last_day", "documents"),
        [(FIFTH, "2019-12-28", "2019-12-31", 1), (NINTH, "2023-12-27", "2023-12-27", 1)],
    ),
    ("outcomes", {}, ("agenda_meeting", "stage", "day"), [(FIFTH, "decided", "2019-12-31")]),
    ("agenda-points", {}, ("meeting", "number", "document"), [(FIFTH, 4, FIRST)]),
    (
        "careers",
        {"who": LEADER},
        ("title", "organization", "gained", "lost"),
        [("chairman", WPK, None, None), ("general secretary", WPK, None, None)],
    ),
    (
        "identities",
        {},
        ("who", "document"),
        # Of those who are named with neither a body nor a meeting there is a name and no more.
        [(LEADER, FIRST), (LEADER, SECOND)],
    ),
    ("relations", {"meeting": FIFTH}, ("link", "other"), []),  # the 4th is named in the speech only
    (
        "state-names",
        {"country": "United States", "from": "2021"},
        ("name", "year", "times"),
        [("U.S.", "2023", 1)],
    ),
    ("body-acts", {}, ("act",), []),
    ("conflicts", {}, ("meeting",), []),
    ("counts", {}, ("who",), []),
    ("missing", {}, ("who",), []),
    ("moves", {}, ("who",), []),
    ("ranks", {}, ("who",), []),
    ("together", {}, ("who",), []),
    ("two-offices", {}, ("who",), []),
]
"""What a reader of the two seeds would answer; each row once, where it stands on several facts."""


UNREAD = [
    pytest.param(
        "adoptions",
        {},
        ("by", "kind", "vote", "meeting"),
        [
            (CC, "decision", None, FIFTH),
            (CC, "other", "unanimous", NINTH),
            (CC, "resolution", None, None),
        ],
        marks=pytest.mark.xfail(
            reason="an earlier resolution is taken for one of the meeting that recalls it"
        ),
    ),
]
"""What a reader would answer, and the tool does not yet."""


@pytest.mark.parametrize(("name", "given", "columns", "rows"), [*READ, *UNREAD])
def test_answers_are_what_a_reader_would_say(
    name: str, given: dict[str, str], columns: tuple[str, ...], rows: list[Row]
) -> None:
    """The answer is the one that was taken from the reports by reading them."""
    table = answer(gold_store(), find_question(name), given)
    found = {tuple(row[table.columns.index(column)] for column in columns) for row in table.rows}
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
