"""Documents with marks: every fact has its stretch, overlaps are kept apart, and nothing in a text runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Keys, Page
from gold_facts import SEEDS, gold_facts
from hostile import HOSTILE
from seed_store import gold_store
from selenium import webdriver
from test_page import Elements

from kg.asking.facts import Row
from kg.cli import run
from kg.model import UsageError
from kg.store import Store
from kg.views.marking import document_called, document_page, page_of_marks
from kg.views.marking.marks import LANES, Mark, marks_of, pieces_of
from kg.views.places import Places, file_name
from kg.views.rows import DocumentRow

RAW = "The council met and decided to dig canals."


def row(kind: str, quote: str, number: int = 0, raw: str = RAW, **fields: str) -> Row:
    """Return a fact as it is read from the graph."""
    start = raw.index(quote)
    told = {"quote": quote, "quote_start": start, "quote_end": start + len(quote), "rule": "made/rule"}
    place = {"document": "made", "confidence": 0.8, "ambiguous": False, "within": None}
    return {"type": kind, **fields, **told, **place, "fact": f"https://example.org/{kind}-{number}"}


def seed_marks(name: str) -> tuple[DocumentRow, tuple[Mark, ...]]:
    """Return a seed and the marks of its gold facts."""
    document = document_called(gold_store(), name)
    from kg.asking.facts import read_facts

    rows = read_facts(gold_store(), document=document.iri)
    return document, marks_of(rows, len(document.raw))


@pytest.mark.parametrize("name", SEEDS)
def test_pieces_are_the_whole_text_and_each_mark_is_its_quote(name: str) -> None:
    document, marks = seed_marks(name)
    assert len(marks) == len(gold_facts(name)[1])
    pieces = list(pieces_of(document.raw, marks))
    assert "".join(piece.text for piece in pieces) == document.raw
    for mark in marks:
        own = [piece for piece in pieces if mark in piece.marks]
        assert own[0].start == mark.start
        assert "".join(piece.text for piece in own) == document.raw[mark.start : mark.end]


@pytest.mark.parametrize("name", SEEDS)
def test_no_two_marks_share_a_line_below_the_same_words(name: str) -> None:
    document, marks = seed_marks(name)
    for piece in pieces_of(document.raw, marks):
        lanes = [mark.lane for mark in piece.marks if mark.lane < LANES - 1]
        assert len(lanes) == len(set(lanes))


def test_shortest_of_several_marks_comes_first() -> None:
    rows = [row("statement", RAW), row("policy", "dig canals"), row("decision", "decided to dig canals")]
    pieces = list(pieces_of(RAW, marks_of(rows, len(RAW))))
    at = next(piece for piece in pieces if piece.text == "dig canals")
    assert [mark.type for mark in at.marks] == ["policy", "decision", "statement"]


def test_more_marks_than_lanes_share_the_last() -> None:
    marks = marks_of([row("policy", RAW, number) for number in range(LANES + 3)], len(RAW))
    assert [mark.lane for mark in marks] == [*range(LANES), *[LANES - 1] * 3]


def test_a_fact_within_a_statement_names_it() -> None:
    inner = {**row("policy", "dig canals"), "within": "https://example.org/statement-0"}
    marks = marks_of([row("statement", RAW), inner], len(RAW))
    assert [(mark.type, mark.within) for mark in marks] == [("statement", 0), ("policy", 1)]


def test_quote_beyond_the_text_is_cut() -> None:
    (mark,) = marks_of([row("date", "canals.")], len(RAW) - 3)
    assert (mark.start, mark.end) == (RAW.index("canals."), len(RAW) - 3)


def test_equal_facts_give_equal_bytes() -> None:
    document, marks = seed_marks(SEEDS[0])
    assert page_of_marks(document, marks, Places()) == page_of_marks(document, marks, Places())


def test_unknown_document_is_told() -> None:
    with pytest.raises(UsageError, match="no document in this store"):
        document_called(gold_store(), "nowhere at all")


def test_names_of_files_stay_in_their_folder() -> None:
    for text in (*HOSTILE, "../../etc/passwd", "a/b", ".hidden", "com1:x"):
        name = file_name(text)
        assert not set(name) & set('/\\<>:"|?*') and not name.startswith(".") and len(name) < 150


def hostile_page() -> str:
    """Return a page of a document in which every word is hostile, with a mark a text."""
    raw = "\n".join(HOSTILE)
    rows = [row("policy", text, number, raw, text=text, actor=text) for number, text in enumerate(HOSTILE)]
    rows += [row(text, text, number, raw, text=text) for number, text in enumerate(HOSTILE[:4])]
    document = DocumentRow("https://example.org/d", HOSTILE[0], raw, HOSTILE[1], "2020-01-01")
    return page_of_marks(document, marks_of(rows, len(raw)), Places("network.html"))


def test_hostile_texts_make_no_elements() -> None:
    known = {"html", "head", "meta", "title", "style", "body", "a", "header", "div", "h1", "bdi", "p", "kbd"}
    known |= {"button", "fieldset", "legend", "label", "input", "span", "main", "section", "aside", "details"}
    known |= {"summary", "dl", "dt", "dd", "script"}
    page = Elements(hostile_page())
    assert {tag for tag, _ in page.found} <= known
    assert len(page.scripts) == 3
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the page of a seed."""
    folder = tmp_path_factory.mktemp("pages")
    page = document_page(gold_store(), document_called(gold_store(), SEEDS[1]))
    (folder / "document.html").write_text(page, encoding="utf-8")
    (folder / "hostile.html").write_text(hostile_page(), encoding="utf-8")
    return folder


def lit(page: Page) -> str:
    """Return the words that stand out in the text."""
    return str(
        page.js("[...document.querySelectorAll('#text .on')].map((piece) => piece.textContent).join('')")
    )


def quoted(number: int) -> str:
    """Return the quote of a fact of the page."""
    document, marks = seed_marks(SEEDS[1])
    return document.raw[marks[number - 1].start : marks[number - 1].end]


def test_click_on_a_mark_opens_its_facts_one_after_the_other(driver: webdriver.Chrome, folder: Path) -> None:
    page = Page(driver, folder / "document.html")
    several = page.js(
        "[...document.querySelectorAll('.m')].find((one) => one.dataset.marks.includes(' ')).dataset"
    )
    numbers = [int(number) for number in several["marks"].split()]
    for number in (*numbers, numbers[0]):
        page.click(f'#text [data-at="{several["at"]}"]')
        assert page.js("Marking.selected") == number
        assert lit(page) == quoted(number)
        assert page.js(f"document.getElementById('fact-{number}').open")
        assert len(page.js("[...document.querySelectorAll('#facts details[open]')]")) == 1


def test_click_on_a_fact_shows_its_mark(driver: webdriver.Chrome, folder: Path) -> None:
    page = Page(driver, folder / "document.html")
    page.click("#fact-30 summary")
    assert lit(page) == quoted(30)
    top, bottom = page.js(
        "(([a, b]) => [a.top - b.top, b.bottom - a.bottom])(['#text .on', '#source']"
        ".map((one) => document.querySelector(one).getBoundingClientRect()))"
    )
    assert top >= 0 and bottom >= 0


def test_keys_go_from_fact_to_fact_and_the_address_keeps_it(driver: webdriver.Chrome, folder: Path) -> None:
    page = Page(driver, folder / "document.html")
    page.press("n", "n", "n", "p")
    assert page.js("Marking.selected") == 2 and page.fragment() == "fact=2"
    again = Page(driver, folder / "document.html", page.fragment())
    assert again.js("Marking.selected") == 2 and lit(again) == quoted(2)
    again.press(Keys.ESCAPE)
    assert again.js("Marking.selected") == 0 and lit(again) == "" and again.fragment() == ""
    again.press("p")
    assert again.js("Marking.selected") == len(seed_marks(SEEDS[1])[1])


def test_link_to_characters_selects_the_fact_that_has_them(driver: webdriver.Chrome, folder: Path) -> None:
    mark = seed_marks(SEEDS[1])[1][11]
    page = Page(driver, folder / "document.html", f"at={mark.start}-{mark.end}")
    assert lit(page) == quoted(12)
    other = Page(driver, folder / "document.html", f"at={mark.start + 1}-{mark.start + 2}")
    assert other.js("Marking.selected") == 0 and lit(other)


def test_types_can_be_hidden_and_are_stepped_over(driver: webdriver.Chrome, folder: Path) -> None:
    page = Page(driver, folder / "document.html")
    first = seed_marks(SEEDS[1])[1][0]
    page.click("#fact-1 summary")
    page.js(
        "document.querySelector(`[type=checkbox][data-type='${arguments[0].dataset.type}']`).click()",
        driver.find_element("id", "fact-1"),
    )
    assert page.js("Marking.selected") == 0
    page.press("n")
    chosen = seed_marks(SEEDS[1])[1][page.js("Marking.selected") - 1]
    assert chosen.type != first.type


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_page_has_no_fault_in_any_light(
    driver: webdriver.Chrome, folder: Path, size: tuple[int, int], dark: bool
) -> None:
    page = Page(driver, folder / "document.html", "fact=5", size, dark)
    assert page.js("document.documentElement.scrollWidth") <= size[0]
    assert page.faults() == []
    assert page.complaints() == [] and page.outside_requests() == []


def test_hostile_document_stays_text(driver: webdriver.Chrome, folder: Path) -> None:
    page = Page(driver, folder / "hostile.html")
    for _ in range(6):
        page.press("n")
    page.js("[...document.querySelectorAll('#text .m')].map((piece) => piece.click())")
    assert page.js("window.ran") is None
    assert page.complaints() == [] and page.outside_requests() == []
    shown = page.text("#text")
    assert all(" ".join(text.split()) in " ".join(shown.split()) for text in HOSTILE)


def test_evidence_leads_into_the_text_and_back_by_keys(
    driver: webdriver.Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from seed_store import put_gold

    monkeypatch.chdir(tmp_path)
    with Store.open_to_write(tmp_path / "out" / "store") as store:
        put_gold(store)
    assert run(["show", "--documents"]) == 0
    page = Page(driver, tmp_path / "out" / "network.html")
    page.find("united states")
    page.wait("document.querySelectorAll('#details .card a').length > 0")
    page.js("document.querySelector('#details .card a').focus()")
    page.press(Keys.ENTER)
    page.wait("document.querySelectorAll('#text .on').length > 0")
    assert page.js("Marking.selected") > 0
    page.press("b")
    page.wait("document.getElementById('map') !== null")
    assert page.complaints() == [] and page.outside_requests() == []


def test_network_links_only_pages_that_lie_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from seed_store import put_gold

    monkeypatch.chdir(tmp_path)
    with Store.open_to_write(tmp_path / "out" / "store") as store:
        put_gold(store)
    assert run(["show", "--document", SEEDS[0]]) == 0
    assert (tmp_path / "out" / "documents" / f"{SEEDS[0]}.html").is_file()
    assert run(["show"]) == 0
    page = (tmp_path / "out" / "network.html").read_text("utf-8")
    assert f"documents/{SEEDS[0]}.html" in page and f"documents/{SEEDS[1]}.html" not in page


def test_titles_are_shown_as_they_are() -> None:
    document, marks = seed_marks(SEEDS[0])
    page = page_of_marks(replace(document, title="<b>&amp;"), marks, Places())
    assert "&lt;b&gt;&amp;amp;" in page
