"""What is asked of several reports together: the answers that an analyst of the reports expects.

The reports of ``reports_store`` are no part of the repository. Where the saved ones cannot give an answer, or the tool
does not find the fact, ``docs/across-documents.md`` lists it as a gap.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from series_store import made_store, reports_store

from kg.asking import answer, find_question
from kg.store import Store

WPK = "Workers' Party of Korea"
CENTRAL_COMMITTEE = f"Central Committee of the {WPK}"
CONGRESS = f"9th Congress of the {WPK}"
PLENUM = f"2nd Plenary Meeting of the 9th {CENTRAL_COMMITTEE}"
MADE_PLENUM = f"3rd Plenary Meeting of the 8th {CENTRAL_COMMITTEE}"
GAPS = Path(__file__).parent.parent / "docs" / "across-documents.md"


def asked(store: Store, name: str, *columns: str, **given: str) -> list[tuple[Any, ...]]:
    """Return columns of the answer to a question, each row once."""
    table = answer(store, find_question(name), {key.rstrip("_"): value for key, value in given.items()})
    places = [table.columns.index(column) for column in columns]
    return list(dict.fromkeys(tuple(row[at] for at in places) for row in table.rows))


def test_1_which_meetings_took_place_when_and_where() -> None:
    told = asked(
        reports_store(),
        "calendar",
        "meeting",
        "start",
        "last_day",
        "venue",
        from_="2024-07-25",
        to="2025-12-31",
    )
    assert [(start, last) for _, start, last, _ in told] == [
        ("2024-07-29", "2024-07-30"),
        ("2025-12-09", "2025-12-10"),
    ]
    assert told[0][0].startswith("22nd Emergency Enlarged Meeting of the Political Bureau")
    assert "Sinuiju" in told[0][3]
    assert told[1][0] == f"13th Plenary Meeting of the 8th {CENTRAL_COMMITTEE}"


def test_1_the_meeting_before_is_told() -> None:
    told = asked(reports_store(), "calendar", "meeting", "before", "before_last_day", kind="plenary_meeting")
    assert (PLENUM, f"1st Plenary Meeting of the 9th {CENTRAL_COMMITTEE}", "2026-02-23") in [
        (meeting.replace("1st Enlarged", "1st"), before.replace("1st Enlarged", "1st"), day)
        for meeting, before, day in told
        if before
    ]


def test_3_which_sittings_belong_to_one_meeting() -> None:
    told = asked(reports_store(), "sittings", "meeting", "number", "day", meeting="9th congress")
    assert told == [(CONGRESS, number, f"2026-02-{18 + number}") for number in range(1, 6)]
    plenum = asked(reports_store(), "sittings", "number", "day", meeting="13th plenary meeting")
    assert plenum == [(1, "2025-12-09"), (2, "2025-12-10")]


def test_5_which_meetings_are_inside_others() -> None:
    told = asked(reports_store(), "relations", "meeting", "other", link="during")
    assert [(re.sub("Enlarged ", "", meeting), other) for meeting, other in told] == [
        (f"1st Plenary Meeting of the 9th {CENTRAL_COMMITTEE}", CONGRESS),
        (f"3rd Meeting of the Political Bureau of the 9th {CENTRAL_COMMITTEE}", PLENUM),
    ]


def test_5_which_meetings_carry_out_or_prepare_others() -> None:
    told = asked(reports_store(), "relations", "meeting", "link", "other")
    assert (
        "Enlarged Plenary Meeting of the Cabinet",
        "carries_out",
        f"10th Plenary Meeting of the 8th {CENTRAL_COMMITTEE}",
    ) in told
    assert (f"13th Plenary Meeting of the 8th {CENTRAL_COMMITTEE}", "prepares", CONGRESS) in told


def test_10_who_got_which_post_from_which() -> None:
    told = asked(
        reports_store(),
        "moves",
        "who",
        "title",
        "previous_title",
        "previous_organization",
        change="appointed",
    )
    assert (
        "Pang Tu Sop",
        "minister of Public Security",
        "first deputy department director",
        f"Department of Political Leadership over Military Affairs of the {CENTRAL_COMMITTEE}",
    ) in told
    assert (
        "Pak Song Chol",
        "chief secretary",
        "chief secretary",
        f"North Phyongan Provincial Committee of the {WPK}",
    ) in told


def test_11_who_was_removed_and_why() -> None:
    told = asked(reports_store(), "moves", "change", "title", "reason", who="kim jae ryong")
    lost = [row for row in told if row[0] in ("recalled", "dismissed")]
    assert lost == [
        ("dismissed", "department director", None),
        ("recalled", "member", "due to the change of position"),
        ("recalled", "secretary", None),
    ]


def test_12_who_stands_where_in_a_list() -> None:
    told = asked(reports_store(), "ranks", "day", "place", "names", who="pak jong chon")
    assert told == [("2026-02-19", 6, 39)]
    assert asked(made_store(), "missing", "who", "listed_on", "missing_on") == [
        ("Sok Nam Jin", "2021-03-19", "2023-01-14")
    ]
    assert asked(made_store(), "ranks", "day", "place", who="om tae sik") == [
        ("2021-03-19", 2),
        ("2023-01-14", 1),
    ]


def test_13_who_held_a_post_on_a_day_and_who_says_so() -> None:
    given = {"title": "premier", "organization": "cabinet"}
    shown = asked(reports_store(), "holders", "who", "certainty", "told_by", on="2026-03-23", **given)
    assert ("Pak Thae Song", "shown for the day", "kcna-2026-03-23-parliament") in shown
    assert {who for who, _, _ in shown} == {"Pak Thae Song"}
    before = asked(reports_store(), "holders", "who", on="2024-07-20", **given)
    assert before == [("Kim Tok Hun",)]
    fisheries = {"title": "minister of fisheries", "organization": "ministry of fisheries"}
    assert asked(made_store(), "holders", "who", on="2021-06-01", **fisheries) == [("Pak Kwang Hyok",)]
    assert asked(made_store(), "holders", "who", on="2023-02-01", **fisheries) == [("Ko Song Min",)]


def test_15_who_holds_posts_of_party_and_state() -> None:
    told = asked(reports_store(), "two-offices", "who", "party_title", "state_organization")
    assert ("Jo Yong Won", "secretary", "Supreme People's Assembly") in told
    assert ("Kim Tok Hun", "member", "Cabinet") in told


def test_16_how_many_were_elected() -> None:
    told = asked(reports_store(), "counts", "who", "number", meeting="9th congress")
    assert {138, 111} <= {number for _, number in told}
    assert ("members and alternate members",) in asked(
        reports_store(), "counts", "who", meeting="meeting-wpk-cc-9-plenum-2"
    )


def test_21_which_title_the_leader_had_in_each_report() -> None:
    told = asked(
        reports_store(), "careers", "title", "first_seen", "last_seen", who="kim jong un", organization=WPK
    )
    assert told == [
        ("first secretary", "2012-04-13", "2012-04-13"),
        ("chairman", "2020-01-01", "2020-01-01"),
        ("general secretary", "2023-12-28", "2026-07-10"),
    ]
    assert "president of the State Affairs" in {
        title for (title,) in asked(reports_store(), "careers", "title", who="kim jong un")
    }


def test_24_when_a_line_was_first_and_last_seen() -> None:
    told = asked(
        reports_store(), "lifelines", "policy", "first_seen", "last_seen", "not_repeated_in",
        policy="policy-offensive-for-frontal-breakthrough",
    )  # fmt: skip
    assert [row[:3] for row in told] == [("offensive for frontal breakthrough", "2019-12-31", "2019-12-31")]
    assert told[0][3] == f"9th Plenary Meeting of the 8th {CENTRAL_COMMITTEE}"
    worded = asked(reports_store(), "sightings", "day", "stage", words="simultaneously pushing forward")
    assert {day for day, _ in worded} == {"2019-12-31"}


def test_24_new_in_a_meeting() -> None:
    told = asked(reports_store(), "new-policies", "policy", meeting="meeting-wpk-cc-9-plenum-2")
    assert ("modernization of the coal industry and remodelling of coal-mine villages",) in told
    assert ("people-first principle",) not in told


def test_25_what_was_adopted_with_which_vote() -> None:
    told = asked(
        reports_store(),
        "adoptions",
        "by",
        "title",
        "vote",
        meeting="meeting-wpk-cc-9-plenum-2",
        kind="decision",
    )
    assert (
        CENTRAL_COMMITTEE,
        "On Boosting the Coal Industry and Remodeling Coal-Mine Villages across the Country in a Modern Style",
        "unanimous",
    ) in told
    assert (
        CENTRAL_COMMITTEE,
        "On Taking a Measure for Enhancing the Function and Role of the City and County People's Committees",
        "unanimous",
    ) in told


def test_27_which_figures_were_told_and_set() -> None:
    told = asked(reports_store(), "figures", "value", "wording", unit="house")
    assert sorted(told) == [(4100, "more than 4 100 houses"), (4400, "more than 4 400 modern houses")]
    cruiser = asked(reports_store(), "figures", "value", "day", words="cruiser")
    assert cruiser == [(10000, "2026-06-23")]
    moved = asked(made_store(), "figures", "day", "value", "movement", unit="house")
    assert moved == [
        ("2021-03-05", 5000, "first"),
        ("2021-03-20", 5000, "repeated"),
        ("2023-01-15", 5200, "met"),
    ]


def test_31_what_became_of_a_point_of_the_agenda() -> None:
    told = asked(
        reports_store(), "outcomes", "agenda_meeting", "stage", "day", "meeting",
        policy="policy-modernization-of-the-coal-industry-and-remodelling-of-coal-mine-villages",
    )  # fmt: skip
    assert (PLENUM, "decided", "2026-06-22", PLENUM) in told
    later = [row for row in told if row[2] > "2026-07"]
    assert [row[2] for row in later] == ["2026-07-09"]
    assert later[0][3] == f"1st Enlarged Meeting of the 9th Central Military Commission of the {WPK}"


def test_33_how_the_name_of_an_actor_changed() -> None:
    told = asked(reports_store(), "state-names", "name", "year", "times", country="south korea")
    assert ("south Korea", "2020", 1) in told
    assert {name for name, year, _ in told if year >= "2024"} == {"ROK", "ROK scum", "ROK clans"}
    per_million = asked(
        reports_store(), "state-names", "name", "per_million", country="south korea", from_="2024"
    )
    assert all(number > 0 for _, number in per_million)
    towards = asked(reports_store(), "attitudes", "day", "polarity", towards="south korea")
    assert {polarity for _, polarity in towards} == {"hostile"}


def test_documents_that_contradict_each_other_stand_side_by_side() -> None:
    told = asked(made_store(), "conflicts", "kind", "value", "document", meeting="3rd plenary meeting")
    assert {kind for kind, _, _ in told} == {"chairing", "count", "end", "venue"}
    assert {(value, document) for kind, value, document in told if kind == "count"} == {
        ("138", "2021-03-05-plenum-report"),
        ("139", "2021-03-06-plenum-elsewhere"),
    }
    assert {value for kind, value, _ in told if kind == "chairing"} == {"guided", "presided over"}
    assert {value for kind, value, _ in told if kind == "end"} == {"2021-03-03", "2021-03-04"}


def test_reports_of_one_meeting_are_united() -> None:
    wordings = asked(made_store(), "agenda-points", "number", "wording", meeting="3rd plenary meeting")
    assert wordings == [
        (1, "On Building More Houses in Port Towns"),
        (1, "On Building More Houses in the Port Towns"),
        (2, "Organizational Matter"),
    ]
    documents = asked(made_store(), "calendar", "documents", kind="plenary_meeting", to="2021-12-31")
    assert documents == [(5,)]
    together = asked(reports_store(), "together", "other", "meetings", who="jo yong won")
    assert ("Pak Thae Song", 2) in together


def test_who_is_meant_by_one_name_is_told_with_the_reason() -> None:
    told = asked(made_store(), "identities", "who", "document", "reason", who="person-ri-yong-ho-kpa")
    assert (
        "Ri Yong Ho",
        "2011-09-09-parade",
        "holds a post that the known person held then",
    ) in told
    assert {document for _, document, _ in told} == {"2011-09-09-parade", "2014-06-11-farm"}
    assert len({who for who, _, _ in told}) == 2


def test_gaps_are_written_down() -> None:
    """What the saved reports cannot give, or the tool does not find, is told to its users."""
    text = GAPS.read_text(encoding="utf-8")
    for number in (1, 10, 11, 12, 16, 21, 24, 27, 31):
        assert re.search(rf"^\| {number} \|", text, re.MULTILINE), number
