"""The pages of kg serve with hostile documents, and the form that corrects facts, in a browser."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import Page
from gold_facts import plain_document
from hostile import HOSTILE
from seed_store import RUN, graph_of, named_things
from selenium import webdriver
from serving import TOKEN, gold_folder, served, web
from test_app import KINDS

from kg.asking import find_questions
from kg.building import conclude
from kg.model import Fact, Metadata, Quote
from kg.store import Entry, Store


def put_hostile(folder: Path) -> Path:
    """Put documents into a store in whose names, titles and facts every text is hostile."""
    with Store.open_to_write(folder) as store:
        for number, text in enumerate(HOSTILE):
            raw = f"Meeting {text} was held. {text} must grow."
            document = replace(
                plain_document(text[:60] or "x", raw), metadata=Metadata(title=text, published="2020-01-01")
            )
            end = len(raw) - 1
            told = Quote(raw.rindex(text), end, raw[raw.rindex(text) : end])
            facts = [
                Fact("document", {"title": text, "published": "2020-01-01"}, told, f"x/{number}"),
                Fact("policy", {"text": text, "kind": "task", "act": text, "actor": text}, told, text[:40]),
                Fact("slogan", {"text": text, "actor": text}, told, "x/y"),
                Fact("decision", {"text": text, "by": text, "kind": "resolution"}, told, "x/z"),
            ]
            name = f"{number}-{document.name}"
            digest = hashlib.sha256(raw.encode()).hexdigest()
            store.put([(Entry(digest, name, "x", f"/x/{number}.txt", RUN.key), graph_of(document, facts))])
        conclude(store, named_things())
    return folder


def test_hostile_documents_stay_text_on_every_page(
    driver: webdriver.Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(put_hostile(tmp_path_factory.mktemp("hostile") / "store")) as running:
        names = [row["label"] for row in web.get(f"{running.address}/documents.json").json()]
        assert len(names) == len(HOSTILE)
        bodies = [row["iri"].rsplit("/", 1)[1] for row in web.get(f"{running.address}/bodies.json").json()]
        lists = ["/", *(f"/{kind}" for kind in KINDS), "/network", "/timeline", "/search?words=window"]
        compared = f"/compare?side={quote(names[0])}&side={quote(names[1])}"
        things = [f"/bodies/{quote(name)}" for name in bodies[:6]]
        documents = [f"/documents/{quote(name)}" for name in names[::4]]
        asked = [
            "/questions/policies",
            "/questions/slogans" if "slogans" in find_questions() else "/questions",
        ]
        words = [f"/search?words={quote(text[:200])}" for text in HOSTILE[:6]]
        for path in (*lists, compared, *things, *documents, *asked, *words):
            page = Page(driver, running.address + path)
            assert page.js("window.ran") is None, path
            assert page.complaints() == [], path
            assert page.outside_requests() == [], path


def test_correction_needs_the_token_and_is_written_to_the_project(
    driver: webdriver.Chrome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with served(gold_folder(tmp_path / "out" / "store"), "--write") as running:
        row = web.get(f"{running.address}/sectors/sector-agriculture.json").json()[0]
        fact = row["iri"].rsplit("/", 1)[1]
        page = Page(
            driver, f"{running.address}/documents/{row['document']}", f"at={row['start']}-{row['end']}"
        )
        page.js("document.querySelector('[aria-current] a[href^=\"/correct\"]').click()")
        page.wait("location.pathname === '/correct'")
        assert page.faults() == []
        filled = {"reason": "a test", "name": "A. Reader", "token": "wrong"}
        for name, value in filled.items():
            driver.find_element("name", name).send_keys(value)
        page.click("main form button")
        page.wait("document.querySelector('[role=alert]') !== null")
        assert "token" in page.text("[role=alert]") and not (tmp_path / "corrections.tsv").exists()
        page = Page(driver, f"{running.address}/correct?fact={fact}")
        for name, value in {**filled, "token": TOKEN}.items():
            driver.find_element("name", name).send_keys(value)
        page.click("main form button")
        page.wait("document.querySelector('[role=status]') !== null")
        assert f"{fact}\treject\t\t\ta test\tA. Reader" in (tmp_path / "corrections.tsv").read_text("utf-8")
