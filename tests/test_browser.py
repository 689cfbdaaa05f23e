"""The network page in a browser: what is seen, what clicks and keys do, and that nothing else happens."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browsing import Keys, Page
from gold_rows import seed_rows
from hostile import HOSTILE
from large_rows import large_rows
from parsers import ROOT, needs
from selenium import webdriver
from test_page import EMPTY, hostile_rows

from kg.store import Store
from kg.views.network import DocumentRow, NetworkRows, Place, PolicyRow
from kg.views.page import network_page, page_of_rows

LEADER = "actor-person-kim-jong-un"
UNITED_STATES = "actor-country-united-states"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("seeds"), seed_rows())


def written(folder: Path, rows: NetworkRows) -> Path:
    """Write the page of rows into a folder."""
    path = folder / "network.html"
    path.write_text(page_of_rows(rows), encoding="utf-8")
    return path


def shown(page: Page, kind: str) -> int:
    """Return how many nodes of a kind are on the screen."""
    return int(
        page.js("[...Main.shown.nodes].filter((id) => Data.nodes.get(id).kind === arguments[0]).length", kind)
    )


def overlaps(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of labels that lie over each other."""
    return [
        (one["text"], other["text"])
        for one, other in combinations(boxes, 2)
        if one["left"] < other["left"] + other["width"]
        and other["left"] < one["left"] + one["width"]
        and one["top"] < other["top"] + other["height"]
        and other["top"] < one["top"] + one["height"]
    ]


def test_page_opens_without_complaint_and_without_request(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    assert page.complaints() == []
    assert page.outside_requests() == []
    assert shown(page, "policy") == len(page.js("Data.nodeList.filter((node) => node.kind === 'policy')"))


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
def test_labels_of_the_first_view_do_not_overlap_and_are_all_there(
    driver: webdriver.Chrome, seeds: Path, size: tuple[int, int]
) -> None:
    page = Page(driver, seeds, size=size)
    boxes = page.js("Labels.boxes")
    assert overlaps(boxes) == []
    assert len(boxes) == page.js("Main.shown.nodes.size")
    width, height = page.js(
        "[document.getElementById('map').clientWidth, document.getElementById('map').clientHeight]"
    )
    for box in boxes:
        assert 0 <= box["left"] <= box["left"] + box["width"] <= width, box
        assert 0 <= box["top"] <= box["top"] + box["height"] <= height, box


def test_small_screen_shows_map_and_evidence_without_overlaps(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, size=(390, 844))
    boxes = page.js("Labels.boxes")
    assert len(boxes) > 30 and overlaps(boxes) == []
    assert page.js("document.documentElement.scrollWidth") <= 390
    page.click("#narrow")
    assert page.js("document.getElementById('filter-document').offsetParent !== null")


def test_click_on_a_node_opens_its_sentences_with_the_phrase_marked(
    driver: webdriver.Chrome, seeds: Path
) -> None:
    page = Page(driver, seeds)
    page.click_map(UNITED_STATES)
    page.wait("document.querySelectorAll('#details .card').length > 0")
    assert page.text("#details h2") == "United States"
    cards = page.js("[...document.querySelectorAll('#details .card')].map((card) => card.textContent)")
    assert len(cards) == len(page.js("Data.bySentence(Data.nodes.get(arguments[0]).evidence)", UNITED_STATES))
    raw = {document.name: document.raw for document in seed_rows().documents}
    told = page.js(
        "Data.nodes.get(arguments[0]).evidence.map((number) => Data.evidence[number])", UNITED_STATES
    )
    marked = page.js(
        "[...document.querySelectorAll('#details mark')].map((mark) => mark.textContent).join(' ')"
    )
    for telling in told:
        document = page.js("Data.documents[Data.sentences[arguments[0]].document].name", telling["sentence"])
        quote = raw[document][telling["start"] : telling["end"]]
        assert " ".join(quote.replace("*", "").split())[:60] in marked
        assert any(f"characters {telling['start']}–{telling['end']}" in card for card in cards)
    assert page.complaints() == []


def test_click_on_a_line_opens_the_sentences_of_the_line(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    edge = page.js(
        "[...Main.shown.edges].map((id) => Data.edges.get(id)).find((edge) => edge.relation === 'adversary')"
    )
    page.js("State.set({ selected: arguments[0] })", edge["id"])
    assert "against" in page.text("#details h2")
    assert page.js("document.querySelectorAll('#details mark').length") > 0


def test_search_select_and_evidence_by_keys_alone(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.press("/", "rural hous")
    page.wait("!document.getElementById('found').hidden")
    assert "rural housing" in page.text("#found [aria-selected=true]")
    page.press(Keys.ENTER)
    assert "rural housing" in page.text("#details h2")
    assert page.js("document.activeElement.id") == "details"
    assert page.js("document.querySelectorAll('#details mark').length") > 0
    assert "policy" in page.text("#status")
    page.press(Keys.ESCAPE)
    assert page.js("State.now.selected") == ""
    assert page.fragment() == ""


def test_search_goes_through_what_it_found_with_arrows(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.press("/", "party")
    second = page.js("document.querySelectorAll('#found [role=option]')[1].querySelector('bdi').textContent")
    page.press(Keys.ARROW_DOWN, Keys.ENTER)
    assert page.text("#details h2") == second


def test_search_says_when_nothing_has_the_words(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.press("/", "zebra crossing")
    page.wait("!document.getElementById('found').hidden")
    assert "Nothing" in page.text("#found")
    page.press(Keys.ENTER)
    assert page.js("State.now.selected") == ""


def test_arrows_go_from_node_to_node_on_the_map(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.js("document.getElementById('map').focus()")
    page.press(Keys.ARROW_DOWN)
    first = page.js("State.now.selected")
    page.press(Keys.ARROW_DOWN)
    second = page.js("State.now.selected")
    assert first and second and first != second
    assert page.js("Data.nodes.get(arguments[1]).y > Data.nodes.get(arguments[0]).y", first, second)
    page.press(Keys.ENTER)
    assert page.js("document.activeElement.id") == "details"


def test_lines_of_the_leader_are_off_until_asked_for(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    hub = page.js("Data.hubs[0]")
    before = page.js("Main.shown.edges.size")
    assert hub["id"] == LEADER and f"({hub['links']} lines)" in page.text("#filters .hub")
    page.click(f"[id='hub-{LEADER}']")
    assert page.js("Main.shown.edges.size") == before + hub["links"]
    assert f"hubs={LEADER}" in page.fragment()


def test_filters_narrow_what_is_shown_and_the_legend_says_so(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    before = shown(page, "policy")
    name = page.js("Data.documents[1].name")
    page.js("State.set({ document: arguments[0] })", name)
    told = page.js(
        "Data.nodeList.filter((node) => node.kind === 'policy'"
        " && node.evidence.some((number) => Data.documentOf(number) === 1)).length"
    )
    assert 0 < shown(page, "policy") == told < before
    assert page.js("Data.documents[1].label") in page.text("#legend .active")
    counts = page.js(
        "[...document.querySelectorAll('#legend .key li')]"
        ".filter((entry) => entry.textContent.startsWith('policy'))"
        ".map((entry) => Number(entry.querySelector('.count').textContent))"
    )
    assert sum(counts) == told
    page.click("#clear")
    assert shown(page, "policy") == before


def test_filter_by_sector_with_the_keyboard(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.js("document.getElementById('summary-sectors').focus()")
    page.press(Keys.ENTER)
    page.js("document.getElementById('sectors-diplomacy').focus()")
    page.press(Keys.SPACE)
    assert page.js("document.activeElement.id") == "sectors-diplomacy"
    sectors = page.js(
        "[...Main.shown.nodes].map((id) => Data.nodes.get(id))"
        ".filter((node) => node.kind === 'policy').map((node) => node.sectors)"
    )
    assert sectors and all("diplomacy" in own for own in sectors)
    page.press(Keys.ESCAPE)
    assert page.js("document.querySelector('details.choice[open]') === null")


def test_confidence_leaves_out_what_is_less_sure(driver: webdriver.Chrome, tmp_path: Path) -> None:
    document = DocumentRow("https://example.org/d", "d", "We build houses. We plant trees.")
    policies = (
        PolicyRow("https://example.org/1", "build houses", Place(document.iri, 3, 15, "", 0.9)),
        PolicyRow("https://example.org/2", "plant trees", Place(document.iri, 20, 31, "", 0.4)),
    )
    page = Page(driver, written(tmp_path, NetworkRows((document,), policies, ())))
    assert shown(page, "policy") == 2
    page.js("State.set({ sure: 0.8 })")
    assert shown(page, "policy") == 1


def test_only_what_a_node_touches(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, f"selected={UNITED_STATES}&steps=1")
    touched = page.js(
        "new Set(Data.touching.get(arguments[0]).filter((edge) => !edge.hub)"
        ".flatMap((edge) => [edge.from, edge.to])).size",
        UNITED_STATES,
    )
    assert page.js("Main.shown.nodes.size") == touched


def test_address_brings_the_state_back(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    name = page.js("Data.documents[0].name")
    page.js(
        "State.set({ selected: arguments[0], document: arguments[1],"
        " colouring: 'kind', hubs: [arguments[2]] })",
        UNITED_STATES,
        name,
        LEADER,
    )
    fragment, nodes = page.fragment(), page.js("[...Main.shown.nodes].sort()")
    again = Page(driver, seeds, fragment)
    assert again.text("#details h2") == "United States"
    assert again.js("[...Main.shown.nodes].sort()") == nodes
    assert again.js("[State.now.document, State.now.colouring, State.now.hubs]") == [name, "kind", [LEADER]]


def test_address_that_says_nonsense_is_left_aside(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(
        driver, seeds, "selected=nobody&least=-4&view=<b>&kinds=x,y&relations=&theme=blue&sort=<i>&toString=1"
    )
    assert page.complaints() == []
    assert page.js("[State.now.selected, State.now.least, State.now.view, State.now.theme]") == [
        "",
        1,
        "map",
        "",
    ]


def test_table_sorts_and_opens_evidence(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.press("t")
    assert page.js("document.querySelectorAll('#table-view tbody tr').length") == shown(page, "policy")
    page.click("#rows-actor")
    page.click("#sort-name")
    names = page.js("[...document.querySelectorAll('#table-view tbody th')].map((cell) => cell.textContent)")
    assert names == page.js("[...arguments[0]].sort((a, b) => a.localeCompare(b, 'en'))", names)
    page.click("#sort-name")
    turned = page.js("[...document.querySelectorAll('#table-view tbody th')].map((cell) => cell.textContent)")
    assert turned == names[::-1]
    page.click("#table-view tbody th button")
    assert page.text("#details h2") == turned[0]
    assert "rows=actor" in page.fragment() and "sort=-name" in page.fragment()


def test_matrix_counts_sentences_and_opens_them(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds)
    page.press("x")
    button = "#matrix-view td button"
    count = int(page.text(button))
    page.click(button)
    page.wait("document.querySelectorAll('#details .card').length > 0")
    assert page.js("document.querySelectorAll('#details .card').length") == count
    again = Page(driver, seeds, page.fragment())
    assert again.js("document.querySelectorAll('#details .card').length") == count


def test_citation_names_words_document_and_characters(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, f"selected={UNITED_STATES}")
    page.js("window.copied = [], Elements.copy = (text) => { window.copied.push(text); }")
    page.js("document.querySelector('#details .card footer button').click()")
    telling = page.js(
        "Data.evidence[Data.bySentence(Data.nodes.get(arguments[0]).evidence)[0][1][0]]", UNITED_STATES
    )
    document = page.js("Data.documents[Data.sentences[arguments[0]].document]", telling["sentence"])
    (citation,) = page.js("window.copied")
    for part in (
        document["title"],
        document["published"],
        document["name"],
        f"{telling['start']}–{telling['end']}",
    ):
        assert part in citation


def test_dark_when_the_system_asks_and_switched_by_hand(driver: webdriver.Chrome, seeds: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = Page(driver, seeds, dark=True)
    assert page.js(ground) == "rgb(21, 24, 29)"
    page.click("#theme")
    assert page.js(ground) == "rgb(255, 255, 255)"
    assert "theme=light" in page.fragment()
    assert Page(driver, seeds, page.fragment(), dark=True).js(ground) == "rgb(255, 255, 255)"
    assert Page(driver, seeds).js(ground) == "rgb(255, 255, 255)"


def test_print_shows_evidence_without_controls(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, f"selected={UNITED_STATES}", dark=True)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.js("getComputedStyle(document.getElementById('filters')).display") == "none"
        assert page.js("getComputedStyle(document.querySelector('#details .card')).display") == "block"
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_hostile_texts_are_shown_and_do_not_run(driver: webdriver.Chrome, tmp_path: Path) -> None:
    page = Page(driver, written(tmp_path, hostile_rows()))
    steps = (
        "State.set({ view: 'table', rows: arguments[0] })",
        "State.set({ view: 'matrix' })",
        "State.set({ view: 'map', hubs: Data.hubs.map((hub) => hub.id) })",
    )
    for rows in ("policy", "actor", "sector", "line"):
        page.js(steps[0], rows)
    for step in steps[1:]:
        page.js(step)
    for node in page.js("Data.nodeList.map((node) => node.id)"):
        page.js("State.set({ selected: arguments[0] })", node)
        assert page.text("#details h2") == page.js("Data.nodes.get(arguments[0]).text", node)
    for text in HOSTILE[:12]:
        field = "document.getElementById('find')"
        page.js(f"{field}.value = arguments[0], {field}.dispatchEvent(new Event('input'))", text)
    assert page.js("window.ran") is None
    assert page.js("document.querySelectorAll('img, iframe, object, form, base, video, link').length") == 0
    assert page.complaints() == []
    assert page.outside_requests() == []


def test_empty_graph_says_that_it_is_empty(driver: webdriver.Chrome, tmp_path: Path) -> None:
    page = Page(driver, written(tmp_path, EMPTY))
    assert "no document" in page.text("#emptiness")
    assert page.js("document.getElementById('empty').offsetParent !== null")
    assert page.complaints() == []


def test_filters_that_nothing_passes_are_told(driver: webdriver.Chrome, seeds: Path) -> None:
    page = Page(driver, seeds, "least=500")
    assert page.js("Main.shown.nodes.size") == 0
    assert "Nothing passes" in page.text("#notice")
    assert page.complaints() == []


def test_graph_of_one_node_is_drawn(driver: webdriver.Chrome, tmp_path: Path) -> None:
    document = DocumentRow("https://example.org/d", "d", "We shall build houses.")
    policy = PolicyRow("https://example.org/f", "build houses", Place(document.iri, 9, 21))
    page = Page(driver, written(tmp_path, NetworkRows((document,), (policy,), ())))
    assert {box["text"] for box in page.js("Labels.boxes")} == {"build houses", "No sector told"}
    assert page.complaints() == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("large"), large_rows())


def test_large_graph_opens_folded_and_unfolds_in_place(driver: webdriver.Chrome, large: Path) -> None:
    page = Page(driver, large)
    assert page.js("Data.nodeList.length") > 4900
    assert shown(page, "policy") == 0
    assert page.js("Main.shown.nodes.size") <= 300
    assert "4,480 policies folded into 40 sectors" in page.text("#legend")
    assert overlaps(page.js("Labels.boxes")) == []
    spot = page.js("[Data.nodes.get('sector-sector-13').x, Data.nodes.get('sector-sector-13').y]")
    held = page.js("Main.shown.folded.get('sector-sector-13')")
    page.js("State.set({ selected: 'sector-sector-13' })")
    page.click("#details .actions button")
    assert shown(page, "policy") == held
    assert page.js("[Data.nodes.get('sector-sector-13').x, Data.nodes.get('sector-sector-13').y]") == spot
    assert page.complaints() == []


def test_large_graph_shows_a_policy_that_is_found(driver: webdriver.Chrome, large: Path) -> None:
    page = Page(driver, large)
    page.find("plan 7x11")
    assert page.text("#details h2").endswith("plan 7x11")
    assert page.js("Main.shown.nodes.has(State.now.selected)")
    assert page.js("document.querySelectorAll('#details mark').length") > 0


def test_large_graph_is_drawn_soon_and_moves_smoothly(driver: webdriver.Chrome, large: Path) -> None:
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    page = Page(driver, large)
    drawn = page.js("performance.getEntriesByName('drawn')[0].startTime") / 1000
    assert page.js("Labels.boxes.length") > 20 and drawn < 4
    frames = 30
    before = cpu_seconds(driver)
    driver.execute_async_script(PAN, frames)
    assert (cpu_seconds(driver) - before) / frames < 0.07
    driver.execute_cdp_cmd("Performance.disable", {})


PAN = """
const [frames, done] = arguments;
let frame = 0;
const step = () => {
  MapView.pan(4, 3);
  frame += 1;
  if (frame < frames) requestAnimationFrame(step); else done();
};
requestAnimationFrame(step);
"""


def cpu_seconds(driver: webdriver.Chrome) -> float:
    """Return how long the page's own thread has worked, in seconds."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def test_rows_saved_for_a_spreadsheet_hold_no_formula(driver: webdriver.Chrome, tmp_path: Path) -> None:
    page = Page(driver, written(tmp_path, hostile_rows()), "view=table&rows=actor")
    page.js("window.saved = [], Elements.download = (blob, name) => { window.saved.push([blob, name]); }")
    page.click("#table-view .bar > button")
    content = driver.execute_async_script(
        "window.saved[0][0].arrayBuffer().then((bytes) => arguments[0]([...new Uint8Array(bytes)]))"
    )
    text = bytes(content).decode("utf-8-sig")
    assert bytes(content).startswith(b"\xef\xbb\xbf") and page.js("window.saved[0][1]") == "actor.csv"
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 1 + shown(page, "actor")
    assert any(cell.startswith("'=") for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_practice_documents_give_a_map_without_overlaps(driver: webdriver.Chrome, tmp_path: Path) -> None:
    texts = ROOT.parent / "shared" / "eval" / "practice" / "texts"
    needs("../shared/eval/practice/texts", texts.is_dir())
    store = tmp_path / "store"
    subprocess.run(
        [sys.executable, "-m", "kg", "build", texts, "--store", store], check=True, capture_output=True
    )
    path = tmp_path / "network.html"
    path.write_text(network_page(Store.open(store)), encoding="utf-8")
    for size in ((1280, 800), (1600, 1000)):
        page = Page(driver, path, size=size)
        boxes = page.js("Labels.boxes")
        assert overlaps(boxes) == []
        named = {box["id"] for box in boxes}
        sectors = page.js("[...Main.shown.nodes].filter((id) => Data.nodes.get(id).kind === 'sector')")
        assert sectors and set(sectors) <= named
    assert page.complaints() == []


def test_search_knows_other_names_and_wordings(driver: webdriver.Chrome, tmp_path: Path) -> None:
    rows = replace(seed_rows(), names={"https://w3id.org/plenum/id/country-united-states": ("America",)})
    page = Page(driver, written(tmp_path, rows))
    page.find("america")
    assert page.text("#details h2") == "United States"
    page.find("not to wait for the situation")
    assert page.text("#details h2") == "launching an offensive for frontal breakthrough"
    assert "not to wait for the situation to turn better" in page.text("#details .also")
