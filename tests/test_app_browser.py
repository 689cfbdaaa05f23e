"""The pages of kg serve in a browser: no fault, no complaint, no outside request, and all of it by keys."""

from __future__ import annotations

import pytest
from browsing import Keys, Page
from selenium import webdriver
from serving import Served
from test_app import PAGES


@pytest.mark.parametrize("path", (*PAGES, "/query", "/query?question=meetings"))
def test_page_has_no_fault_and_no_complaint(server: Served, driver: webdriver.Chrome, path: str) -> None:
    sizes = [((1280, 800), False), ((390, 844), True)]
    for size, dark in sizes:
        page = Page(driver, server.address + path, "", size, dark)
        assert page.complaints() == [] and page.outside_requests() == []
        assert page.js("document.documentElement.scrollWidth") <= size[0]
        assert page.faults() == []


def test_search_select_evidence_and_back_by_keys(server: Served, driver: webdriver.Chrome) -> None:
    page = Page(driver, server.address + "/")
    page.js("document.getElementById('words').focus()")
    page.press("rural housing", Keys.ENTER)
    page.wait("location.pathname === '/search'")
    page.js("document.querySelector('td a[href*=\"#at=\"]').focus()")
    page.press(Keys.ENTER)
    page.wait("document.querySelector('#text .on') !== null")
    lit = page.js("[...document.querySelectorAll('#text .on')].map((piece) => piece.textContent).join('')")
    assert "rural housing" in " ".join(lit.casefold().split())
    page.press("n")
    assert page.js("Marking.selected") > 0
    driver.back()
    page.wait("location.pathname === '/search'")
    assert page.complaints() == [] and page.outside_requests() == []


def test_evidence_of_the_network_leads_into_the_text(server: Served, driver: webdriver.Chrome) -> None:
    page = Page(driver, server.address + "/network")
    page.find("united states")
    page.wait("document.querySelectorAll('#details .card a').length > 0")
    page.js("document.querySelector('#details .card a').focus()")
    page.press(Keys.ENTER)
    page.wait("location.pathname.startsWith('/documents/') && document.querySelector('#text .on') !== null")
    driver.back()
    page.wait(
        "location.pathname === '/network' && document.querySelector('#details h2').textContent === 'United States'"
    )


def test_field_of_a_question_suggests_names(server: Served, driver: webdriver.Chrome) -> None:
    page = Page(driver, server.address + "/questions/policies")
    page.js("document.querySelector('input[name=actor]').focus()")
    page.wait("document.querySelectorAll('#suggested-actor option').length > 0")
    assert "Kim Jong Un" in page.js(
        "[...document.querySelectorAll('#suggested-actor option')].map((one) => one.value)"
    )
    page.press("kim jong un", Keys.ENTER)
    page.wait("location.search.includes('actor=kim+jong+un')")
    assert page.complaints() == [] and page.outside_requests() == [] and page.faults() == []
