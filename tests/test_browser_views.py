"""The further views of the network page: actors joined by policies, each document, two compared, the time line."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Page
from gold_rows import seed_rows
from seed_store import gold_store
from selenium import webdriver
from test_page import hostile_rows

from kg.views.network import AddressingRow, Agent, DocumentRow, NetworkRows, Place, PolicyRow, Sector
from kg.views.page import network_page, page_of_rows

CELLS = "[...document.querySelectorAll(arguments[0])].map((row) => [...row.cells].map((cell) => cell.textContent))"
PLACES = """[...document.querySelectorAll('.multiple svg')].map((map) => [...map.children].map((one) => {
  const told = (name) => Number(one.getAttribute(name) ?? 0);
  if (one.tagName === 'rect') return [told('x') + told('width') / 2, told('y') + told('height') / 2];
  return [told('cx') + told('x'), told('cy') + told('y')];
}))"""
VIEWS = ("actors", "multiples", "compare", "time")
KEYS = {"a": "actors", "s": "multiples", "c": "compare", "l": "time"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "network.html"
    path.write_text(network_page(gold_store()), encoding="utf-8")
    return path


def small_rows() -> NetworkRows:
    """Return two policies: Ann and Ben are tasked with the first, and it is aimed against Cara."""
    raw = "Ann and Ben dig canals against Cara. The Council builds roads."
    document = DocumentRow("https://example.org/d", "made", raw, "Made", "2020-01-01")
    place = Place(document.iri, 0, 35)
    council, sector = (
        Agent("https://example.org/council", "Council", "organization"),
        Sector("water", "Water"),
    )
    dig = PolicyRow("https://example.org/f1", "dig canals", place, "task", "call for", council, (sector,))
    build = PolicyRow(
        "https://example.org/f2",
        "build roads",
        Place(document.iri, 37, 61),
        "task",
        "say",
        council,
        (sector,),
    )
    towards = (("Ann", "implementer"), ("Ben", "implementer"), ("Cara", "adversary"), ("Dan", "addressee"))
    told = []
    for name, relation in towards:
        agent = Agent(f"https://example.org/{name}", name)
        told.append(AddressingRow(agent.iri + "/f", "dig canals", relation, agent, place, (dig.fact,)))
    return NetworkRows((document,), (dig, build), tuple(told))


@pytest.mark.parametrize("view", VIEWS)
def test_view_has_no_fault_and_comes_back_by_its_link(
    driver: webdriver.Chrome, seeds: Path, view: str
) -> None:
    for size, dark in (((1280, 800), False), ((390, 844), True)):
        page = Page(driver, seeds, f"view={view}", size, dark)
        assert page.js(
            "[...document.querySelectorAll('main > section:not([hidden])')].map((one) => one.id)"
        ) == [f"{view}-view"]
        assert page.js("document.documentElement.scrollWidth") <= size[0]
        assert page.faults() == []
        assert page.complaints() == [] and page.outside_requests() == []


def test_keys_open_the_views(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    for key, view in KEYS.items():
        page.press(key)
        assert page.js(f"!document.getElementById('{view}-view').hidden")
        assert page.fragment() == f"view={view}"


def test_actors_agree_and_conflict_by_the_rule(driver: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "small.html"
    path.write_text(page_of_rows(small_rows()), encoding="utf-8")
    page = Page(driver, path, "view=actors&hubs=actor-council")
    rows = page.js(CELLS, "#actors-view tbody tr")
    found = {tuple(sorted(row[:2])): tuple(map(int, row[2:])) for row in rows}
    assert found[("Ann", "Ben")] == (1, 1, 0)
    assert found[("Ann", "Cara")] == found[("Ben", "Cara")] == (1, 0, 1)
    assert found[("Ann", "Dan")] == found[("Cara", "Dan")] == (1, 0, 0)
    rule = page.js("ActorsView.RULE")
    assert rule in page.text("#actors-view") and rule in page.text("#legend")


def test_pair_of_actors_opens_its_sentences(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, "view=actors")
    page.click("#actors-view tbody button")
    page.wait("document.querySelectorAll('#details .card mark').length > 0")
    chosen = page.js("State.now.selected")
    again = Page(driver, seeds, page.fragment())
    assert again.js("State.now.selected") == chosen
    assert again.js("document.querySelectorAll('#details .card').length") > 0


def test_nodes_stand_at_the_same_place_in_every_small_map(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, "view=multiples")
    places = page.js(PLACES)
    assert len(places) == 2 and places[0] == places[1]
    lit = page.js(
        "[...document.querySelectorAll('.multiple svg')].map("
        "(map) => map.querySelectorAll('circle:not(.faint)').length)"
    )
    counted = page.js(
        "[...document.querySelectorAll('.multiple .count')].map((one) => parseInt(one.textContent))"
    )
    assert lit == counted and all(lit)
    page.click(".multiple")
    assert (
        page.js("State.now.view") == "map" and page.js("State.now.document") == seed_rows().documents[0].name
    )


def test_comparison_tells_what_became_of_every_policy(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, "view=compare")
    rows = page.js(CELLS, "#compare-view tbody tr:not(.group)")
    assert len(rows) == page.js("Data.nodeList.filter((node) => node.kind === 'policy').length")
    for _, before, after, change in rows:
        assert (before == "·") == (change == "new")
        assert (after == "·") == (change == "not repeated in this text")
    page.js("document.getElementById('compare-before').value = Data.documents[1].name")
    page.js("document.getElementById('compare-before').dispatchEvent(new Event('change'))")
    assert "before=" in page.fragment()


def three_documents() -> NetworkRows:
    """Return the rows of three documents: one policy in all, one in the first two, one in the last alone."""
    told = (
        ("build houses", "dig wells", "plant trees"),
        ("build houses", "dig wells"),
        ("build houses", "sow barley"),
    )
    documents, policies = [], []
    for number, texts in enumerate(told):
        raw = "We shall " + " and ".join(texts) + "."
        day = f"202{number}-05-05"
        document = DocumentRow(f"https://example.org/d{number}", f"d{number}", raw, f"Report {number}", day)
        documents.append(document)
        for text in texts:
            place = Place(document.iri, raw.index(text), raw.index(text) + len(text))
            policies.append(
                PolicyRow(f"https://example.org/{number}-{place.start}", text, place, act="call for")
            )
    return NetworkRows(tuple(documents), tuple(policies), ())


def test_more_than_two_documents_are_compared(driver: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "three.html"
    path.write_text(page_of_rows(three_documents()), "utf-8")
    page = Page(driver, path, "view=compare&before=d0&after=d1")
    page.js("document.getElementById('compare-more').value = '2'")
    page.js("document.getElementById('compare-more').dispatchEvent(new Event('change'))")
    page.wait("document.querySelectorAll('#compare-view thead th').length === 5")
    rows = {name: change for name, *_, change in page.js(CELLS, "#compare-view tbody tr:not(.group)")}
    labels = page.js("Data.documents.map((one) => one.label)")
    assert rows == {
        "build houses": "kept",
        "dig wells": f"not repeated after {labels[1]}",
        "plant trees": f"not repeated after {labels[0]}",
        "sow barley": f"new in {labels[2]}",
    }
    assert "more=2" in page.fragment() and page.faults() == [] and page.complaints() == []
    page.click("#compare-view button.link[aria-label^=without]")
    page.wait("document.querySelectorAll('#compare-view thead th').length === 4")


def test_time_line_in_the_page_has_the_moments(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, "view=time")
    assert "5th Plenary Meeting" in page.text("#time-view .timeline")
    assert page.js("document.querySelectorAll('#time-view tbody tr').length") > 3


def test_hostile_texts_run_in_no_view(driver: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(page_of_rows(hostile_rows()), encoding="utf-8")
    for view in VIEWS:
        page = Page(driver, path, f"view={view}")
        assert page.js("window.ran") is None
        assert page.complaints() == [] and page.outside_requests() == []
