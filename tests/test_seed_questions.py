"""The questions over several documents, asked of the two seeds: rows taken from them by reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold_facts import SEEDS, gold_rows
from seed_store import gold_store

from kg.asking import answer, find_question
from kg.building import Maker, Settings, build
from kg.model import FieldValue
from kg.store import Store

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
    (
        "figures",
        {},
        ("series", "value", "movement", "said_by", "document"),
        [("goal", 10, "first", LEADER, FIRST), ("measure", 10, "first", LEADER, FIRST)],
    ),
    (
        "lifelines",
        {"policy": "offensive for frontal breakthrough"},
        ("first_seen", "last_seen", "documents"),
        [("2019-12-31", "2019-12-31", 1)],
    ),
    (
        "body-names",
        {"body": f"Central Auditing Commission of the {WPK}"},
        ("name", "until", "times", "first_seen"),
        [
            ("Central Auditing Commission of the WPK", None, 1, "2020-01-01"),
            (f"Central Auditing Commission of the {WPK}", "2023", None, None),
            (f"Central Inspection Commission of the {WPK}", None, None, None),
        ],
    ),
    ("doubts", {}, ("one", "other"), []),
    ("conflicts", {}, ("meeting",), []),
    ("counts", {}, ("who",), []),
    ("missing", {}, ("who",), []),
    ("moves", {}, ("who",), []),
    ("ranks", {}, ("who",), []),
    ("together", {}, ("who",), []),
    ("two-offices", {}, ("who",), []),
]
"""What a reader of the two seeds would answer; each row once, where it stands on several facts."""


@pytest.mark.parametrize(("name", "given", "columns", "rows"), READ)
def test_answers_are_what_a_reader_would_say(
    name: str, given: dict[str, str], columns: tuple[str, ...], rows: list[Row]
) -> None:
    """The answer is the one that was taken from the reports by reading them."""
    table = answer(gold_store(), find_question(name), given)
    found = {tuple(row[table.columns.index(column)] for column in columns) for row in table.rows}
    assert sorted(map(repr, found)) == sorted(map(repr, rows))


@pytest.mark.parametrize(
    ("name", "meeting", "document"), [("sightings", FIFTH, FIRST), ("new-policies", NINTH, SECOND)]
)
def test_each_policy_that_a_reader_marked_is_seen(name: str, meeting: str, document: str) -> None:
    """Each policy of a report is a sighting at the meeting that the report is of; and all are new at the later one."""
    table = answer(gold_store(), find_question(name))
    found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    seen = {str(row["wording"]) for row in found if (row["meeting"], row["document"]) == (meeting, document)}
    marked = {row["text"] for row in gold_rows(document) if row["type"] == "policy"}
    assert len(marked) > 20
    assert marked <= seen


def test_each_fact_has_its_evidence() -> None:
    """Each fact that a reader marked is told with a place in its document."""
    table = answer(gold_store(), find_question("evidence"))
    places = [table.columns.index(column) for column in ("document", "start", "end")]
    found = [tuple(row[at] for at in places) for row in table.rows]
    for name in SEEDS:
        assert sum(document == name for document, _, _ in found) == len(gold_rows(name))
    assert all(int(str(start)) < int(str(end)) for _, start, end in found)


def test_a_decision_that_is_recalled_is_of_no_meeting_of_its_report() -> None:
    """The facts found in the seeds tell by their rule which decisions a report only recalls."""
    store = Store.in_memory()
    build([Path(__file__).parent.parent / "seeds"], store, Maker(Settings()))
    table = answer(store, find_question("adoptions"), {})
    columns = [table.columns.index(column) for column in ("by", "kind", "vote", "meeting")]
    found = {tuple(row[at] for at in columns) for row in table.rows}
    assert found == {
        (CC, "decision", None, FIFTH),
        (CC, "other", "unanimous", NINTH),
        (CC, "resolution", None, None),
    }
