"""The questions over the practice documents: rows that were taken from the reports by reading them.

Only facts are told here, names, days, numbers and posts; the reports themselves lie beside the repository.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from practice import FOLDER, names, need_practice, practice_rows, practice_store

from kg.asking import answer, find_question
from kg.building import Maker, Settings, build
from kg.model import FieldValue
from kg.store import Store

Row = tuple[FieldValue, ...]
Expected = tuple[str, dict[str, str], tuple[str, ...], list[Row]]
"""A question, what it is given, the columns that are compared, and the rows."""

WPK = "Workers' Party of Korea"
CC = f"Central Committee of the {WPK}"
PB = f"Political Bureau of the {CC}"
PRESIDIUM = f"Presidium of the {PB}"
SPA = "Supreme People's Assembly"
DPRK, RUSSIA, ROK, US = "Democratic People's Republic of Korea", "Russia", "South Korea", "United States"
LEADER = "Kim Jong Un"

TWELFTH = f"5th Session of the 12th {SPA}"
CABINET = "Enlarged Plenary Meeting of the Cabinet"
FLOOD = f"22nd Emergency Enlarged Meeting of the Political Bureau of the 8th {CC}"
CONGRESS = f"9th Congress of the {WPK}"
FIFTEENTH = f"1st Session of the 15th {SPA}"
PLENUM = f"2nd Plenary Meeting of the 9th {CC}"
BUREAU = f"3rd Meeting of the Political Bureau of the 9th {CC}"
CONSULTED = "Sectional Consultative Meetings"
CHIEFS = f"Provincial Committee of the {WPK}"

IN_2012, LEAFLETS, PREMIER, FLOODED, TALKS, OPENED, ELECTED, HALF_YEAR = (
    "kcna-2012-04-13-parliament",
    "kcna-2024-07-14-statement",
    "kcna-2024-07-20-cabinet",
    "kcna-2024-07-31-politburo",
    "kcna-2024-11-02-talks",
    "kcna-2026-02-20-congress",
    "kcna-2026-03-23-parliament",
    "kcna-2026-06-23-plenum",
)

READ: list[Expected] = [
    (
        "documents",
        {},
        ("document", "published", "publisher", "place"),
        [
            (IN_2012, "2012-04-13", None, None),
            *(
                (name, name[5:15], "Korean Central News Agency", "Pyongyang")
                for name in (LEAFLETS, PREMIER, FLOODED, TALKS, OPENED, ELECTED, HALF_YEAR)
            ),
        ],
    ),
    (
        "meetings",
        {},
        ("meeting", "start", "end", "sitting", "sitting_date", "document"),
        [
            (TWELFTH, None, None, None, None, IN_2012),
            (CABINET, "2024-07-19", "2024-07-19", None, None, PREMIER),
            (FLOOD, "2024-07-29", "2024-07-30", 1, "2024-07-29", FLOODED),
            (FLOOD, "2024-07-29", "2024-07-30", 2, "2024-07-30", FLOODED),
            (CONGRESS, "2026-02-19", None, None, None, OPENED),
            (FIFTEENTH, "2026-03-22", None, 1, "2026-03-22", ELECTED),
            (PLENUM, "2026-06-20", "2026-06-22", None, None, HALF_YEAR),
            (BUREAU, "2026-06-22", "2026-06-22", None, None, HALF_YEAR),
            (CONSULTED, None, None, None, None, HALF_YEAR),
        ],
    ),
    (
        "sittings",
        {},
        ("meeting", "number", "day"),
        [(FLOOD, 1, "2024-07-29"), (FLOOD, 2, "2024-07-30"), (FIFTEENTH, 1, "2026-03-22")],
    ),
    (
        "leaders",
        {},
        ("meeting", "who", "document"),
        [
            (CABINET, "Kim Tok Hun", PREMIER),
            (FLOOD, LEADER, FLOODED),
            (CONGRESS, "Jo Yong Won", OPENED),
            (FIFTEENTH, "Jo Yong Won", ELECTED),
            (PLENUM, LEADER, HALF_YEAR),
            (CONSULTED, f"members of the {PRESIDIUM}", HALF_YEAR),
        ],
    ),
    (
        "calendar",
        {},
        ("meeting", "first_day", "last_day", "before"),
        [
            (CABINET, "2024-07-19", "2024-07-19", None),
            (FLOOD, "2024-07-29", "2024-07-30", None),
            (CONGRESS, "2026-02-19", "2026-02-19", None),
            (FIFTEENTH, "2026-03-22", "2026-03-22", None),
            (PLENUM, "2026-06-20", "2026-06-22", None),
            (BUREAU, "2026-06-22", "2026-06-22", FLOOD),
        ],
    ),
    (
        "agenda",
        {},
        ("meeting", "ordinal"),
        [
            (meeting, at)
            for meeting, most in ((CONGRESS, 3), (FIFTEENTH, 6), (PLENUM, 4))
            for at in range(1, most + 1)
        ],
    ),
    (
        "participants",
        {"meeting": CABINET},
        ("who", "role", "kind"),
        [
            ("Kim Tok Hun", "presider", "person"),
            *(
                (who, "attendee", "person")
                for who in ("Pak Jong Gun", "Pak Hun", "Jon Sung Guk", "Jong Myong Su")
            ),
        ],
    ),
    (
        "decisions",
        {},
        ("by", "kind", "vote", "document"),
        [
            ("Cabinet", "decision", None, PREMIER),
            ("Cabinet", "decision", "unanimous", PREMIER),
            (PB, "decision", "unanimous", FLOODED),
            (CONGRESS, "other", None, OPENED),
            (SPA, "other", "unanimous", ELECTED),
            (SPA, "other", "unanimous", ELECTED),
            (CC, "other", "unanimous", HALF_YEAR),
            (CC, "other", "unanimous", HALF_YEAR),
            *[(f"Central Military Commission of the {WPK}", "decision", None, HALF_YEAR)] * 3,
            (PB, "decision", None, HALF_YEAR),
            (CC, "decision", "unanimous", HALF_YEAR),
            (CC, "decision", "unanimous", HALF_YEAR),
        ],
    ),
    (
        "posts",
        {"who": "Kim Tok Hun"},
        ("title", "organization", "change", "day"),
        [
            ("member", PRESIDIUM, None, "2024-07-20"),
            ("vice-president", "State Affairs Commission", None, "2024-07-20"),
            ("premier", "Cabinet", None, "2024-07-20"),
            ("member", f"Presidium of the {CONGRESS}", "elected", "2026-02-19"),
        ],
    ),
    (
        "posts",
        {"who": "Kim Yo Jong"},
        ("title", "organization", "change", "day"),
        [
            ("vice department director", CC, None, "2024-07-14"),
            ("member", f"Presidium of the {CONGRESS}", "elected", "2026-02-19"),
        ],
    ),
    (
        "moves",
        {"meeting": FLOOD},
        ("who", "change", "title", "organization", "previous_title", "previous_organization"),
        [
            (
                "Ri Hi Yong",
                "appointed",
                "chief secretary",
                f"North Phyongan {CHIEFS}",
                "former first deputy department director",
                f"Organizational Leadership Department of the {CC}",
            ),
            (
                "Pak Song Chol",
                "appointed",
                "chief secretary",
                f"Jagang {CHIEFS}",
                "chief secretary",
                f"North Phyongan {CHIEFS}",
            ),
            (
                "Pang Tu Sop",
                "appointed",
                "minister of Public Security",
                "Ministry of Public Security",
                "first deputy department director",
                f"Department of Political Leadership over Military Affairs of the {CC}",
            ),
        ],
    ),
    (
        "moves",
        {"who": "Kim Jae Ryong"},
        ("change", "title", "organization", "document"),
        [
            ("elected", "member", f"Presidium of the {CONGRESS}", OPENED),
            ("recalled", "member", PRESIDIUM, HALF_YEAR),
            ("recalled", "secretary", CC, HALF_YEAR),
            ("dismissed", "department director", CC, HALF_YEAR),
        ],
    ),
    (
        "moves",
        {"who": "Ri Ho Rim"},
        ("change", "title", "organization"),
        [
            ("by_elected", "alternate member", PB),
            ("appointed", "director", f"Light Industry Department of the {CC}"),
        ],
    ),
    (
        "moves",
        {"who": "Kim Yong Ul"},
        ("change", "title", "organization"),
        [
            ("by_elected", "member", CC),
            (
                "appointed",
                "vice-director for organizational affairs",
                "General Political Bureau of the Korean People's Army",
            ),
        ],
    ),
    (
        "counts",
        {"meeting": PLENUM},
        ("who", "change", "organization"),
        [("members and alternate members", "recalled", CC), ("alternate member", "recalled", PB)],
    ),
    (
        "ranks",
        {"who": "Kim Yo Jong"},
        ("place", "names", "day", "meeting"),
        [(36, 39, "2026-02-19", CONGRESS)],
    ),
    ("ranks", {"who": "Choe Hak Gun"}, ("place", "names", "meeting"), [(5, 5, CONGRESS)]),
    (
        "two-offices",
        {"who": "Kim Tok Hun"},
        ("party_title", "party_organization", "state_title", "state_organization"),
        [
            ("member", PRESIDIUM, "premier", "Cabinet"),
            ("member", PRESIDIUM, "vice-president", "State Affairs Commission"),
        ],
    ),
    (
        "attitudes",
        {"to": "2024-12-31"},
        ("by", "polarity", "towards", "said_by", "document"),
        [
            (DPRK, "hostile", ROK, None, LEAFLETS),
            (ROK, "hostile", DPRK, "Kim Yo Jong", LEAFLETS),
            (DPRK, "cooperative", RUSSIA, "press statement", TALKS),
            (RUSSIA, "cooperative", DPRK, "press statement", TALKS),
            *(
                (by, "hostile", towards, "press statement", TALKS)
                for by in (DPRK, RUSSIA)
                for towards in (US, f"vassal countries of the {US}")
            ),
        ],
    ),
    (
        "accusations",
        {},
        ("kind", "speaker", "document"),
        [
            ("threat", "Kim Yo Jong", LEAFLETS),
            ("condition", LEADER, FLOODED),
            ("accusation", CC, HALF_YEAR),
        ],
    ),
    (
        "appraisals",
        {},
        ("verdict", "speaker", "sector", "document"),
        [
            ("praise", CC, None, HALF_YEAR),
            ("blame", CC, "state_organs", HALF_YEAR),
            ("praise", LEADER, None, HALF_YEAR),
        ],
    ),
    (
        "together",
        {"who": "Kim Tok Hun"},
        ("other", "meetings"),
        [(who, 1) for who in ("Pak Jong Gun", "Pak Hun", "Jon Sung Guk", "Jong Myong Su")],
    ),
    (
        "adoptions",
        {"meeting": FLOOD},
        ("by", "kind", "vote"),
        [(PB, "decision", "unanimous")],
    ),
    (
        "state-names",
        {"country": US},
        ("name", "year", "times", "documents"),
        [("U.S.", "2024", 2, 1), ("U.S.", "2026", 3, 1), ("America", "2026", 1, 1)],
    ),
    (
        "state-names",
        {"country": ROK},
        ("name", "year", "times", "documents"),
        [("ROK scum", "2024", 2, 1), ("ROK clans", "2024", 1, 1), ("ROK", "2026", 4, 1)],
    ),
    (
        "relations",
        {"link": "during"},
        ("meeting", "link", "other"),
        [(BUREAU, "during", PLENUM)],
    ),
    (
        "relations",
        {"meeting": CABINET},
        ("meeting", "link", "other"),
        [(CABINET, "carries_out", f"10th Plenary Meeting of the 8th {CC}")],
    ),
    (
        "agenda-points",
        {"meeting": PLENUM},
        ("number", "document"),
        [(at, HALF_YEAR) for at in range(1, 5)],
    ),
    (
        "new-policies",
        {"meeting": FLOOD},
        ("meeting", "day"),
        [(FLOOD, "2024-07-30")],
    ),
    (
        "careers",
        {"who": "Pang Tu Sop"},
        ("title", "gained", "lost"),
        [
            ("first deputy department director", None, None),
            ("minister of Public Security", "2024-07-30", None),
            ("member", "2026-02-19", None),
        ],
    ),
    (
        "holders",
        {"title": "premier", "on": "2024-07-20"},
        ("who", "organization"),
        [("Kim Tok Hun", "Cabinet")],
    ),
    ("missing", {}, ("who",), []),
    ("body-acts", {}, ("act", "what", "by", "document"), [("set up", "policy", LEADER, HALF_YEAR)]),
    ("conflicts", {}, ("meeting",), []),
    ("withheld", {}, ("published", "document"), [("2026-06-23", HALF_YEAR)]),
    (
        "places",
        {"place": "Moscow"},
        ("what", "document"),
        [("venue", TALKS)],
    ),
    (
        "targets",
        {"by": "2027"},
        ("deadline", "of", "document"),
        [("2027", "transformation of coal-mine villages across the country", HALF_YEAR)],
    ),
]
"""What a reader of the eight reports would answer."""


ON_SEVERAL = ("relations", "adoptions", "new-policies", "careers", "holders")
"""Questions that tell each row with each fact that it stands on."""


@pytest.fixture(autouse=True)
def practice() -> None:
    need_practice()


def asked(name: str, columns: Iterable[str], /, **given: str) -> list[Row]:
    """Return some columns of an answer over the practice documents."""
    table = answer(practice_store(), find_question(name), given)
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[at] for at in places) for row in table.rows]


def in_order(rows: Iterable[Row]) -> list[str]:
    """Return rows in an order of their own."""
    return sorted(map(repr, rows))


@pytest.mark.parametrize(
    ("name", "given", "columns", "rows"), READ, ids=[f"{one[0]}-{at}" for at, one in enumerate(READ)]
)
def test_answers_are_what_a_reader_would_say(
    name: str, given: dict[str, str], columns: tuple[str, ...], rows: list[Row]
) -> None:
    """The answer is the one that was taken from the reports by reading them."""
    found = asked(name, columns, **given)
    if name == "participants":
        found = [row for row in found if row[2] == "person"]
    # A row may stand on several facts, each of which is told.
    assert in_order(dict.fromkeys(found) if name in ON_SEVERAL else found) == in_order(rows)


TOLD: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = [
    (
        "participants",
        "participant",
        ("who", "role", "meeting", "document"),
        ("who", "role", "meeting", "document"),
    ),
    (
        "policies",
        "policy",
        ("text", "kind", "actor", "act", "document"),
        ("text", "kind", "actor", "act", "document"),
    ),
    (
        "statements",
        "statement",
        ("speaker", "cue", "content", "document"),
        ("speaker", "cue", "content", "document"),
    ),
    ("dates", "date", ("start", "end", "text", "document"), ("start", "end", "text", "document")),
    (
        "targets",
        "target",
        ("text", "value", "unit", "deadline", "of"),
        ("text", "value", "unit", "deadline", "of"),
    ),
    ("agenda", "agenda_item", ("meeting", "ordinal", "text"), ("meeting", "ordinal", "text")),
    ("decisions", "decision", ("by", "kind", "text", "vote"), ("by", "kind", "text", "vote")),
    ("events", "event", ("text", "kind", "actor", "told_by"), ("text", "kind", "actor", "told_by")),
    (
        "attitudes",
        "stance",
        ("by", "polarity", "towards", "document"),
        ("source", "polarity", "target", "document"),
    ),
    ("sittings", "sitting", ("meeting", "number", "day"), ("meeting", "ordinal", "date")),
]
"""Questions that tell all facts of a type, with the columns and the fields that say the same."""


ONLY_SAID = {
    ("participants", "Choe Son Hui", TALKS),
    ("participants", "Sergei Lavrov", TALKS),
    ("decisions", f"foreign ministers of the {DPRK} and {RUSSIA}", TALKS),
    ("posts", "Kim Il Sung", TALKS),
    ("posts", "Vladimir Putin", TALKS),
    ("posts", LEADER, ELECTED),
}
"""What the press statement of the talks tells, and what the Assembly declared: it was said, not told to have been."""

CALLED = {
    "Vladimir Vladimirovich Putin": "Vladimir Putin",
    "Sergei Viktorovich Lavrov": "Sergei Lavrov",
}
"""People whom a report names with all their names, as the graph calls them."""


def called(value: FieldValue) -> FieldValue:
    """Return a value as the graph calls it."""
    return CALLED.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize(("name", "kind", "columns", "fields"), TOLD)
def test_all_facts_that_a_reader_took_are_told(
    name: str, kind: str, columns: tuple[str, ...], fields: tuple[str, ...]
) -> None:
    """Each fact of a type that a reader took from the reports is a row, and there are no others."""
    wanted = [
        tuple(called(row.get(field)) for field in fields)
        for row in practice_rows(kind)
        if (name, called(row.get(fields[0])), row["document"]) not in ONLY_SAID
    ]
    found = asked(name, columns)
    assert len(wanted) > 2
    assert in_order(found) == in_order(wanted)


def test_posts_are_those_told_and_those_changed() -> None:
    """Each post that a reader saw somebody have, gain or lose is a row."""
    rows = [*practice_rows("post"), *practice_rows("personnel_change")]
    wanted = [
        (called(row["who"]), row.get("change"), row["post"], row["organization"], row["document"])
        for row in rows
        if ("posts", called(row["who"]), row["document"]) not in ONLY_SAID
    ]
    assert len(wanted) > 50
    assert in_order(asked("posts", ("who", "change", "title", "organization", "document"))) == in_order(
        wanted
    )


def test_what_is_only_said_is_told_with_who_says_it() -> None:
    """The election that the Assembly declared stands among what was said, and not among what happened."""
    assert not [row for row in asked("posts", ("change", "document"), who=LEADER) if row[1] == ELECTED]
    said = asked("voices", ("speaker", "verb", "document"))
    assert (SPA, "declare", ELECTED) in said


def test_tasks_name_who_must_act() -> None:
    """Each implementer that a reader marked is told with the task."""
    rows: list[dict[str, Any]] = practice_rows("directed_at")
    wanted = {(row["actor"], row["text"]) for row in rows if row["relation"] == "implementer"}
    assert set(asked("tasks", ("who", "text"))) == wanted
    assert len(wanted) > 10


@pytest.mark.parametrize("name", ["sightings", "new-policies"])
def test_each_policy_that_a_reader_marked_is_seen(name: str) -> None:
    """Each policy of a report is a sighting, and new in the meeting where the report is of one meeting."""
    marked = {(row["text"], row["document"]) for row in practice_rows("policy")}
    seen = set(asked(name, ("wording", "document")))
    if name == "new-policies":
        # Only what is worded at a meeting can be new in it.
        marked = {
            (text, document) for text, document in marked if document in (PREMIER, FLOODED, OPENED, ELECTED)
        }
    assert len(marked) > 20
    assert marked <= seen


def test_each_fact_has_its_evidence() -> None:
    """Each fact that a reader marked is told with a place in its document."""
    found = asked("evidence", ("document", "start", "end"))
    for name in names():
        lines = (FOLDER / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert sum(document == name for document, _, _ in found) == len(lines)
    assert all(int(str(start)) < int(str(end)) for _, start, end in found)


@pytest.fixture(scope="module")
def built() -> Store:
    """Return a store of what the rules find in the practice documents, for what a reader marked no facts of."""
    need_practice()
    store = Store.in_memory()
    assert not build([FOLDER / "texts" / f"{name}.txt" for name in names()], store, Maker(Settings())).failed
    return store


@pytest.mark.parametrize(
    ("name", "given", "columns", "rows"),
    [
        (
            "citations",
            {"kind": "law"},
            ("cited", "document"),
            [
                ("Article 90 of Chapter 6 of the Constitution of the Republic", HALF_YEAR),
                ("Article 96 of Chapter 6 of the Constitution", HALF_YEAR),
                ("Article 99 of the Constitution", HALF_YEAR),
                ("Constitution", ELECTED),
                ("regulation of dealing with enemy-dropped objects", LEAFLETS),
            ],
        ),
        ("citations", {"kind": "authorization"}, ("by", "document"), [(PB, OPENED), (CC, ELECTED)]),
        (
            "mentions",
            {"kind": "weapon"},
            ("name", "times", "document"),
            [
                ("10 000-tonnage strategic guided missile cruiser", 1, HALF_YEAR),
                ("conventional weapon", 1, HALF_YEAR),
                ("nuclear submarine", 1, HALF_YEAR),
            ],
        ),
        (
            "formulae",
            {"kind": "applause"},
            ("formula", "document"),
            [
                ('rousing cheers of "Hurrah!"', IN_2012),
                ('stormy cheers of "Hurrah!"', OPENED),
                ("enthusiastic applause", OPENED),
                ("enthusiastic applause", ELECTED),
                ('stormy cheers of "Hurrah!" and applause', ELECTED),
            ],
        ),
    ],
)
def test_what_only_rules_find_is_what_a_reader_would_say(
    built: Store, name: str, given: dict[str, str], columns: tuple[str, ...], rows: list[Row]
) -> None:
    """Citations, things named and formulae, of which the reader's facts tell nothing, are all those in the texts."""
    table = answer(built, find_question(name), given)
    found = [tuple(row[table.columns.index(column)] for column in columns) for row in table.rows]
    assert in_order(found) == in_order(rows)
