"""The time line: what has a day stands on it in order, and its drawing and table say the same."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browsing import Page
from gold_facts import SEEDS, gold_facts
from hostile import HOSTILE
from seed_store import gold_store
from selenium import webdriver

from kg.exporting import export
from kg.store import Store
from kg.views.places import Places
from kg.views.rows import DocumentRow
from kg.views.timeline import read_moments, timeline_page, timeline_table, write_timeline
from kg.views.timeline.columns import MOST_COLUMNS, MOST_OF_KIND, lay_out
from kg.views.timeline.moments import Moment, moments_of

SVG = "{http://www.w3.org/2000/svg}"


def moment(first: str, kind: str = "meeting", label: str = "a meeting", last: str = "") -> Moment:
    """Return a moment."""
    return Moment(first, last or first, kind, label, True, "made", 0, 5, "words")


def test_seeds_have_their_meetings_and_decisions_and_each_quote_is_in_its_text() -> None:
    moments = read_moments(gold_store())
    raw = {name: gold_facts(name)[0].raw for name in SEEDS}
    kinds = {one.kind for one in moments}
    assert {"meeting", "decision", "target"} <= kinds
    for one in moments:
        assert " ".join(raw[one.document][one.start : one.end].split()) == one.quote
    assert [one.first for one in moments] == sorted(one.first for one in moments)
    reported = {one.label for one in moments if one.kind == "meeting"}
    assert "5th Plenary Meeting of the 7th Central Committee of the Workers' Party of Korea" in reported


def test_what_has_no_day_takes_that_of_its_meeting_and_says_so() -> None:
    documents = {
        "d": DocumentRow("d", "made", "words words", meeting_start="2020-05-03", published="2020-05-06")
    }
    row = {"fact": "f", "first": None, "last": None, "document": "d", "start": 0, "end": 5}
    decision = {**row, "kind": "decision", "label": "On Water", "what": "resolution", "whom": None}
    told = {
        **row,
        "fact": "g",
        "kind": "target",
        "label": "canals",
        "first": "2025",
        "what": None,
        "whom": None,
    }
    found = moments_of([decision, told], documents)
    assert [(one.first, one.is_told) for one in found] == [("2020-05-03", False), ("2025", True)]
    wrong = {**told, "first": "soon"}
    assert moments_of([wrong], documents) == ()


def test_appointment_says_who_what_and_which_post() -> None:
    documents = {"d": DocumentRow("d", "made", "words", published="2020-05-06")}
    row = {
        "fact": "f",
        "kind": "appointment",
        "first": "2020-05-05",
        "last": None,
        "document": "d",
        "start": 0,
        "end": 5,
    }
    found = moments_of(
        [{**row, "label": "secretary of the Council", "what": "elected", "whom": "Eve Long"}], documents
    )
    assert found[0].label == "Eve Long elected, secretary of the Council"


def test_columns_stand_in_order_and_do_not_overlap_and_the_scale_is_true() -> None:
    days = ("2019-12-28", "2020-01-01", "2021-01-01", "2023-12-30")
    line = lay_out([moment(day) for day in days])
    assert [column.title for column in line.columns] == [
        "28 Dec 2019",
        "1 Jan 2020",
        "1 Jan 2021",
        "30 Dec 2023",
    ]
    assert [column.after for column in line.columns] == ["", "4 days later", "1 year later", "3 years later"]
    for one, other in pairwise(line.columns):
        assert one.x + 250 < other.x and one.scale_x < other.scale_x
    first, second, third, last = (column.scale_x for column in line.columns)
    assert abs((third - second) / (last - first) - 366 / 1463) < 0.01


def test_too_many_days_become_months_and_too_many_months_years() -> None:
    months = [
        moment(f"20{year:02}-{month:02}-0{day}")
        for year in (20, 21)
        for month in range(1, 13)
        for day in (1, 2)
    ]
    assert [column.title for column in lay_out(months).columns][:2] == ["Jan 2020", "Feb 2020"]
    years = [moment(f"{year}-{month:02}-01") for year in range(1990, 2015) for month in (1, 7)]
    columns = lay_out(years).columns
    assert len(columns) <= MOST_COLUMNS and columns[0].title == "1990"


def test_many_moments_of_a_kind_are_cut_and_counted() -> None:
    (column,) = lay_out([moment("2020-01-01", label=f"meeting {number}") for number in range(20)]).columns
    told = [entry for entry in column.entries if entry.moment]
    assert len(told) == MOST_OF_KIND
    assert f"{MOST_OF_KIND} of 20 shown; the table has all" in [entry.lines[0] for entry in column.entries]


def test_drawing_is_xml_with_every_label_and_equal_bytes() -> None:
    drawn = write_timeline(gold_store())
    assert drawn == write_timeline(gold_store())
    tree = ElementTree.fromstring(drawn)
    words = " ".join(" ".join(tree.itertext()).split())
    assert "5th Plenary Meeting of the 7th Central" in words
    assert not [one for one in tree.iter() if one.tag == f"{SVG}a"]


def test_drawing_links_documents_where_their_pages_are() -> None:
    page = timeline_page(read_moments(gold_store()), Places(documents={SEEDS[0]: "documents/a.html"}))
    assert 'href="documents/a.html#at=' in page and SEEDS[1] in page


def test_names_of_files_choose_the_time_line(tmp_path: Path) -> None:
    for name in ("timeline.svg", "timeline.html", "timeline.csv"):
        export(gold_store(), tmp_path / name)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "timeline.csv").read_text("utf-8-sig"))))
    assert len(rows) == len(timeline_table(read_moments(gold_store())).rows)
    assert b"Time line" in (tmp_path / "timeline.svg").read_bytes()
    export(gold_store(), tmp_path / "map.svg")
    assert b"Time line" not in (tmp_path / "map.svg").read_bytes()


def test_hostile_labels_stay_text_and_are_xml() -> None:
    moments = [
        Moment("2020-01-01", "2020-01-01", "decision", text, True, text, 0, 9, text) for text in HOSTILE
    ]
    page = timeline_page(moments, Places(documents=dict.fromkeys(HOSTILE, "d.html")))
    assert "<script" not in page and "<img" not in page and page.count("<style") == 1
    from kg.views.timeline import _drawing

    ElementTree.fromstring(
        _drawing([*moments, moment("2020-01-01", label="\x00\x0b")], Places(), is_file=True)
    )


def test_empty_store_says_that_nothing_has_a_day() -> None:
    assert b"Nothing in the store has a day" in write_timeline(Store.in_memory())


@pytest.mark.parametrize(("size", "dark"), [((1280, 800), False), ((390, 844), True)])
def test_page_has_no_fault(
    driver: webdriver.Chrome, tmp_path: Path, size: tuple[int, int], dark: bool
) -> None:
    (tmp_path / "timeline.html").write_text(timeline_page(read_moments(gold_store())), encoding="utf-8")
    page = Page(driver, tmp_path / "timeline.html", "", size, dark)
    assert page.js("document.documentElement.scrollWidth") <= size[0]
    assert page.faults() == []
    assert page.complaints() == [] and page.outside_requests() == []
