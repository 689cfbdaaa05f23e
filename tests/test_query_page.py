"""The SPARQL page in a browser for which no host can be resolved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import WITHIN, chromium
from hostile import HOSTILE, RUN
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from serving import Served, gold_folder, served

from kg.asking import find_questions
from kg.store import Store

ROWS = ".yasr_results .dataTable tbody tr"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = gold_folder(tmp_path_factory.mktemp("page") / "store")
    with Store.open_to_write(folder) as store:
        told = "".join(f"<urn:h{at}> rdfs:label {json.dumps(text)} ." for at, text in enumerate(HOSTILE))
        store.update(f"INSERT DATA {{ GRAPH <urn:hostile> {{ {told} }} }}")
    with served(folder) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with chromium() as driver:
        yield driver


def wait(browser: webdriver.Chrome, script: str) -> None:
    """Wait until a JavaScript expression holds."""
    WebDriverWait(browser, WITHIN, 0.05).until(lambda _: browser.execute_script(f"return {script}"), script)


def opened(browser: webdriver.Chrome, server: Served, path: str = "/query") -> None:
    """Open a page with nothing left of an earlier visit."""
    browser.get(f"{server.address}/query")
    browser.execute_script("localStorage.clear()")
    browser.get("about:blank")
    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(server.address + path)
    wait(browser, "Boolean(window.asking)")


def requested(browser: webdriver.Chrome) -> set[str]:
    """Return the addresses that were asked for."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return {told["request"]["url"] for told in sent}


def test_a_question_is_chosen_and_answered(browser: webdriver.Chrome, server: Served) -> None:
    """A click on a question shows it and its rows; nothing is asked from elsewhere, nothing is complained of."""
    opened(browser, server)
    names = browser.execute_script(
        "return [...document.querySelectorAll('[data-question]')].map(b => b.dataset.question)"
    )
    assert names == list(find_questions())
    browser.find_element(By.CSS_SELECTOR, "[data-question=meetings]").click()
    wait(browser, f"document.querySelectorAll({ROWS!r}).length === 2")
    assert "Kim" in browser.execute_script(f"return document.querySelector({ROWS!r}).textContent")
    outside = {
        one for one in requested(browser) if not one.startswith((server.address, "data:", "about:", "blob:"))
    }
    assert not outside
    assert not browser.get_log("browser")


def test_by_keys_alone(browser: webdriver.Chrome, server: Served) -> None:
    """A question can be reached by Tab and asked by Enter."""
    opened(browser, server)
    browser.execute_script("document.activeElement.blur(); document.querySelector('nav button').focus()")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait(browser, f"document.querySelectorAll({ROWS!r}).length > 0")


def test_a_question_in_the_address_is_asked(browser: webdriver.Chrome, server: Served) -> None:
    """A link can name the question to be shown."""
    opened(browser, server, "/query?question=documents")
    wait(browser, f"document.querySelectorAll({ROWS!r}).length === 2")


def test_prefixes_and_terms_are_completed_from_the_page(browser: webdriver.Chrome, server: Served) -> None:
    """A prefix of the ontology is declared as it is typed, and its classes are offered."""
    opened(browser, server)
    browser.execute_script(
        "asking.editor = Object.values(asking.yasgui._tabs)[0].getYasqe(); asking.editor.setValue('')"
    )
    browser.execute_script("asking.editor.focus()")
    browser.switch_to.active_element.send_keys("SELECT * WHERE { ?m a kg:Meet")
    wait(browser, "asking.editor.getValue().includes('PREFIX kg: <https://w3id.org/plenum/ontology#>')")
    browser.execute_script("asking.editor.autocomplete()")
    wait(
        browser,
        "[...document.querySelectorAll('.CodeMirror-hint')].some(h => h.textContent.includes('Meeting'))",
    )
    assert not {
        one for one in requested(browser) if not one.startswith((server.address, "data:", "about:", "blob:"))
    }


def test_no_text_of_the_graph_runs(browser: webdriver.Chrome, server: Served) -> None:
    """Hostile labels are shown as text."""
    opened(browser, server)
    query = "SELECT ?l WHERE { GRAPH <urn:hostile> { ?s ?p ?l } }"
    browser.execute_script(
        "const t = Object.values(asking.yasgui._tabs)[0]; t.setQuery(arguments[0]); t.query()", query
    )
    wait(browser, f"document.querySelectorAll({ROWS!r}).length >= 30")
    assert browser.execute_script("return window.ran === undefined"), RUN
    assert not {
        one for one in requested(browser) if not one.startswith((server.address, "data:", "about:", "blob:"))
    }


def test_a_projects_own_question_is_shown_as_text(
    browser: webdriver.Chrome, tmp_path: Path, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions of a project's folder stand beside the shipped ones, and what they are called does not run."""
    (tmp_path / "queries").mkdir()
    own = f'# title: <script>{RUN}</script>?\n# shows: "><img src=x onerror={RUN}>\nASK {{ ?s ?p ?o }}\n'
    (tmp_path / "queries" / "own.rq").write_text(own, "utf-8")
    monkeypatch.chdir(tmp_path)
    with served(server.store) as other:
        opened(browser, other)
        assert browser.execute_script("return window.ran === undefined")
        text = browser.find_element(By.CSS_SELECTOR, "[data-question=own]").text
        assert text == f"<script>{RUN}</script>?"
