"""The graph in a notebook: tables that show themselves, and pages in frames that cannot touch the notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from browsing import Page
from gold_facts import SEEDS
from hostile import HOSTILE
from parsers import ROOT
from seed_store import gold_store, put_gold
from selenium import webdriver

import kg
from kg.model import Table, UsageError
from kg.notebook import SHOWN, Answer, Graph
from kg.store import Store


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(gold_store(), ROOT)


def test_graph_of_the_package_opens_a_store(tmp_path: Path) -> None:
    with Store.open_to_write(tmp_path / "store") as store:
        put_gold(store)
    for into_memory in (False, True):
        meetings = kg.Graph.open(tmp_path / "store", into_memory=into_memory).ask("meetings")
        assert {row["document"] for row in meetings} == set(SEEDS)


def test_package_loads_without_the_notebook() -> None:
    loaded = "import kg, sys; sys.exit('kg.notebook' in sys.modules or 'pyoxigraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


def test_nothing_else_is_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Graphs'"):
        _ = kg.Graphs  # type: ignore[attr-defined]


def test_answer_with_parameters_and_evidence(graph: Graph) -> None:
    answer = graph.ask("policies", sector="agriculture", evidence=True)
    assert len(answer) > 0
    texts = {
        document.name: (ROOT / "seeds" / f"{document.name}.txt").read_text("utf-8")
        for document in graph.store.documents()
    }
    for row in answer:
        assert row["quote"] in texts[str(row["document"])]
    assert "fact" not in graph.ask("policies").columns


def test_parameter_that_is_a_word_of_python(graph: Graph) -> None:
    assert len(graph.ask("meetings", from_="2023-01-01")) < len(graph.ask("meetings"))


def test_unknown_question_is_told(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no question is called"):
        graph.ask("meetingz")


def test_pandas_has_the_rows_and_columns(graph: Graph) -> None:
    pytest.importorskip("pandas")
    answer = graph.facts("policy")
    frame = answer.to_pandas()
    assert tuple(frame.columns) == answer.columns and len(frame) == len(answer) > 50
    assert list(frame["quote_start"]) == [row["quote_start"] for row in answer]


def test_table_shows_texts_as_texts_and_says_what_is_cut() -> None:
    shown = Answer(Table(("<b>",), tuple((text,) for text in HOSTILE * 3)))._repr_html_()
    assert "<script" not in shown and "<img" not in shown and "&lt;b&gt;" in shown
    assert shown.count("<tr>") == SHOWN + 1 and f"{SHOWN} of {len(HOSTILE) * 3} rows shown" in shown


def test_ask_and_yes_or_no(graph: Graph) -> None:
    assert graph.query("ASK { ?person a foaf:Person }").rows == ((True,),)
    assert "meetings" in {row["name"] for row in graph.questions()}


def test_saved_page_is_the_page(graph: Graph, tmp_path: Path) -> None:
    shown = graph.timeline()
    assert shown.save(tmp_path / "line.html").read_text("utf-8") == shown.page


def test_pages_work_in_a_frame_and_cannot_touch_the_notebook(
    graph: Graph, driver: webdriver.Chrome, tmp_path: Path
) -> None:
    frames = [shown._repr_html_() for shown in (graph.network(), graph.document(SEEDS[1]), graph.timeline())]
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!DOCTYPE html><title>notebook</title>{''.join(frames)}", encoding="utf-8")
    page = Page(driver, notebook)
    for number, (press, result) in enumerate(
        (
            (
                "State.set({ selected: Data.nodeList[0].id })",
                "document.querySelector('#details h2').textContent",
            ),
            ("Marking.select(3)", "document.querySelector('#text .on').textContent"),
            ("0", "document.querySelector('.timeline').textContent"),
        )
    ):
        driver.switch_to.frame(number)
        page.js(press)
        assert page.js(result)
        assert (
            page.js("(() => { try { return parent.document.title; } catch { return 'kept out'; } })()")
            == "kept out"
        )
        driver.switch_to.default_content()
    assert page.complaints() == [] and page.outside_requests() == []
