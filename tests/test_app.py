"""The pages of kg serve: what they say, in which forms, and that nothing in a document runs on any of them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import rdflib
from gold_facts import SEEDS, gold_facts
from seed_store import named_things
from serving import TOKEN, Served, gold_folder, served, web

from kg.asking import find_questions
from kg.building import conclude
from kg.namespaces import expand
from kg.store import Store

KINDS = ("documents", "meetings", "people", "bodies", "policies", "sectors")
SINGLE = ("/", "/network", "/compare", "/timeline", "/questions", "/search?words=rural", "/search")
THINGS = (
    "/people/person-kim-jong-un",
    "/meetings/meeting-wpk-cc-7-plenum-5",
    "/bodies/country-united-states",
    "/sectors/sector-agriculture",
    f"/documents/{SEEDS[1]}",
    "/questions/meetings",
    "/questions/policies?sector=agriculture",
    f"/compare?side={SEEDS[0]}&side={SEEDS[1]}",
)
PAGES = (*SINGLE, *(f"/{kind}" for kind in KINDS), *THINGS)
HTML = {"Accept": "text/html"}


def get(server: Served, path: str) -> httpx.Response:
    """Return the answer to a request for a page."""
    return httpx.get(server.address + path, headers=HTML, timeout=60)


@pytest.mark.parametrize("path", PAGES)
def test_page_says_what_it_may_load_and_loads_nothing_from_elsewhere(server: Served, path: str) -> None:
    answer = get(server, path)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"] + "".join(
        re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
    )
    loaded = re.findall(r'<(?:script|link|img|iframe|form)[^>]*(?:src|href|action)="([^"]+)"', answer.text)
    assert all(address.startswith(("/", "data:,")) for address in loaded)


def test_start_counts_what_the_store_holds_and_says_since_when(server: Served) -> None:
    text = get(server, "/").text
    assert re.search(r"last written \d{4}-\d\d-\d\d \d\d:\d\d UTC", text)
    counts = {row["what"]: row["count"] for row in web.get(f"{server.address}/counts.json").json()}
    assert counts["Documents"] == 2
    assert counts["policy act"] == sum(
        fact.type == "policy" for name in SEEDS for fact in gold_facts(name)[1]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_list_is_the_same_in_every_form(server: Served, kind: str) -> None:
    rows = web.get(f"{server.address}/{kind}.json").json()
    told = csv.DictReader(io.StringIO(web.get(f"{server.address}/{kind}.csv").content.decode("utf-8-sig")))
    assert [row["iri"] for row in rows] == [row["iri"] for row in told]
    graph = rdflib.Graph().parse(data=web.get(f"{server.address}/{kind}.ttl").text, format="turtle")
    assert {str(subject) for subject in graph.subjects()} == {row["iri"] for row in rows}
    page = get(server, f"/{kind}").text
    assert page.count("<tr>") == min(100, len(rows)) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_of_a_list_leads_to_a_page(server: Served, kind: str) -> None:
    links = re.findall(rf'<td[^>]*><a href="(/{kind}/[^"]+)"', get(server, f"/{kind}").text)
    assert links
    for link in links[:4]:
        assert get(server, link).status_code == 200, link


def test_list_can_be_narrowed(server: Served) -> None:
    found = web.get(f"{server.address}/bodies.json", params={"words": "united states"}).json()
    assert "country-united-states" in {row["iri"].rsplit("/", 1)[1] for row in found}
    assert all("united" in row["label"].casefold() for row in found)
    assert "Nothing here has these words" in get(server, "/bodies?words=zebra").text


def test_facts_of_a_thing_are_quotes_of_the_text_in_every_form(server: Served) -> None:
    path = f"{server.address}/bodies/country-united-states"
    rows = web.get(f"{path}.json").json()
    texts = {name: gold_facts(name)[0].raw for name in SEEDS}
    assert len(rows) > 3
    for row in rows:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
    told = list(csv.DictReader(io.StringIO(web.get(f"{path}.csv").content.decode("utf-8-sig"))))
    assert [row["iri"] for row in told] == [row["iri"] for row in rows]
    graph = rdflib.Graph().parse(data=web.get(f"{path}.ttl").text, format="turtle")
    assert {row["iri"] for row in rows} <= {str(subject) for subject in graph.subjects()}


def test_long_table_says_what_is_cut_and_goes_on(server: Served) -> None:
    first = get(server, "/people/person-kim-jong-un").text
    total = len(web.get(f"{server.address}/people/person-kim-jong-un.json").json())
    assert total > 100 and f"1–100 of {total} shown" in first
    assert (
        f"101–{min(200, total)} of {total} shown" in get(server, "/people/person-kim-jong-un?first=100").text
    )
    for wrong in ("x", "-5", "99999999999", "²"):
        assert (
            f"1–100 of {total} shown" in get(server, f"/people/person-kim-jong-un?first={quote(wrong)}").text
        )


def test_facts_of_a_document_come_as_files(server: Served) -> None:
    rows = web.get(f"{server.address}/documents/{SEEDS[1]}.json").json()
    assert len(rows) == len(gold_facts(SEEDS[1])[1])
    graph = rdflib.Graph().parse(
        data=web.get(f"{server.address}/documents/{SEEDS[1]}.ttl").text, format="turtle"
    )
    assert len(graph) > 5 * len(rows)


def test_fact_leads_to_its_place_in_the_text(server: Served) -> None:
    row = web.get(f"{server.address}/sectors/sector-agriculture.json").json()[0]
    answer = web.get(f"{server.address}/facts/{row['iri'].rsplit('/', 1)[1]}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{row['document']}#at={row['start']}-{row['end']}"


def test_search_finds_names_and_quotes(server: Served) -> None:
    rows = web.get(f"{server.address}/search.json", params={"words": "rural hous"}).json()
    assert {"policy act"} <= {row["kind"] for row in rows}
    assert all("rural" in row["words"].casefold() and "hous" in row["words"].casefold() for row in rows)
    people = web.get(f"{server.address}/search.json", params={"words": "kim jong un"}).json()
    assert people[0]["kind"] == "person" and people[0]["address"] == "/people/person-kim-jong-un"
    assert "No name and no quote has these words" in get(server, "/search?words=zebra").text


@pytest.mark.parametrize("name", sorted(find_questions()))
def test_every_question_is_a_form_and_a_file(server: Served, name: str) -> None:
    page = get(server, f"/questions/{name}")
    assert page.status_code == 200
    for parameter in find_questions()[name].parameters:
        assert f'name="{parameter.name}"' in page.text
    rows = httpx.get(f"{server.address}/questions/{name}.json", timeout=60).json()
    assert f"{len(rows)} row" in page.text


KINDS_ASKED = sorted(
    {
        (parameter.type, name, parameter.name)
        for name, question in find_questions().items()
        for parameter in question.parameters
        if parameter.type not in ("text", "number", "date")
    }
)


@pytest.mark.parametrize("kind", sorted({kind for kind, _, _ in KINDS_ASKED}))
def test_what_is_suggested_is_understood(server: Served, kind: str) -> None:
    """A question takes each name that its field suggests, and the field says where they are."""
    told = [row["label"] for row in web.get(f"{server.address}/suggestions/{kind}.json").json()]
    _, question, parameter = next(one for one in KINDS_ASKED if one[0] == kind)
    page = get(server, f"/questions/{question}").text
    assert (
        f'data-suggestions="/suggestions/{kind}.json"' in page
        and f'<datalist id="suggested-{parameter}"' in page
    )
    assert told or kind in ("place", "policy")
    for label in told[:3]:
        asked = get(server, f"/questions/{question}?{parameter}={quote(label)}").text
        assert 'role="alert"' not in asked, label


def test_picture_that_a_question_names_stands_above_its_rows(server: Served) -> None:
    for name, kind in (("meetings", "rect"), ("policies", "path")):
        page = get(server, f"/questions/{name}").text
        assert re.search(rf'<svg [^>]*class="answer".*<{kind} class=', page, re.DOTALL), name
    assert 'class="answer"' not in get(server, "/questions/agenda").text


@pytest.mark.parametrize(
    "path",
    ["/questions/policies", "/timeline", "/network", "/search", f"/compare?side={SEEDS[0]}&side={SEEDS[1]}"],
)
def test_facts_behind_a_page_come_as_turtle(server: Served, path: str) -> None:
    """The facts have all that is said of them, with their spans."""
    address, _, query = path.partition("?")
    query = query or ("words=rural" if path == "/search" else "")
    answer = web.get(f"{server.address}{address}.ttl?{query}")
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    evidence = set(graph.subject_objects(rdflib.URIRef(expand("kg:evidence"))))
    begins = set(graph.subjects(rdflib.URIRef(expand("nif:beginIndex"))))
    assert evidence and {span for _, span in evidence} <= begins


def test_page_without_facts_has_no_triples(server: Served) -> None:
    assert web.get(f"{server.address}/questions/two-offices.ttl").status_code in (200, 404)
    assert web.get(f"{server.address}/questions.ttl").status_code == 404
    assert web.get(f"{server.address}/suggestions/person.ttl").status_code == 404
    assert web.get(f"{server.address}/questions/lifelines.ttl").status_code == 404


def test_wrong_value_of_a_question_is_told_on_the_form(server: Served) -> None:
    page = get(server, "/questions/policies?sector=zebra").text
    assert 'role="alert"' in page and "zebra" in page
    assert web.get(f"{server.address}/questions/policies.json?sector=zebra").status_code == 400


def test_meetings_are_offered_and_compared(server: Served) -> None:
    """The form offers documents and meetings; two meetings are compared, one is not enough, none with itself."""
    offered = re.findall(r'name="side" value="([^"]+)"', get(server, "/compare").text)
    meetings = [html.unescape(one) for one in offered if "Plenary Meeting" in one]
    assert len(meetings) == 2 and set(SEEDS) <= set(offered)
    sides = "&".join(f"side={quote(one)}" for one in meetings)
    rows = web.get(f"{server.address}/compare.json?{sides}").json()
    assert "policy" in {row["part"] for row in rows}
    assert "not repeated in this text" in get(server, f"/compare?{sides}").text
    alone = get(server, f"/compare?side={quote(meetings[0])}").text
    assert alone.count(" checked") == 1
    again = get(server, f"/compare?{sides}&side={SEEDS[0]}").text
    assert 'role="alert"' in again and again.count(" checked") == 3


def test_comparison_is_a_page_and_a_table(server: Served) -> None:
    page = get(server, f"/compare?side={SEEDS[0]}&side={SEEDS[1]}").text
    assert "not repeated in this text" in page and f"/documents/{SEEDS[0]}#at=" in page
    rows = web.get(f"{server.address}/compare.json?side={SEEDS[0]}&side={SEEDS[1]}").json()
    assert {"policy", "sector"} <= {row["part"] for row in rows}
    assert 'role="alert"' in get(server, "/compare?side=zebra&side=other").text


def test_wrong_method_is_told(server: Served) -> None:
    answer = web.post(f"{server.address}/meetings", headers=HTML)
    assert answer.status_code == 405 and answer.headers["allow"] and 'role="alert"' in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/people/nobody", "/documents/none", "/facts/x", "/questions/none", "/things/%3E", "/nowhere",
        "/assets/own/none.css", "/%3Cscript%3E", "/meetings/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_on_a_page_and_as_a_problem(server: Served, path: str) -> None:
    page = get(server, path)
    assert page.status_code == 404 and 'role="alert"' in page.text
    problem = web.get(server.address + path, headers={"Accept": "application/json"})
    assert problem.status_code == 404 and problem.headers["content-type"] == "application/problem+json"


def test_one_page_is_printed_without_a_server(tmp_path: Path) -> None:
    store = gold_folder(tmp_path / "store")
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--get", "/meetings.csv"]
    printed = subprocess.run(command, capture_output=True, check=True).stdout
    assert printed.decode("utf-8-sig").splitlines()[0] == "label,start,end,body,facts,iri"


def test_empty_store_says_on_every_page_what_is_empty(tmp_path: Path) -> None:
    with Store.open_to_write(tmp_path / "store") as store:
        conclude(store, named_things())
    with served(tmp_path / "store") as running:
        for path in (*SINGLE, *(f"/{kind}" for kind in KINDS)):
            assert get(running, path).status_code == 200, path
        assert "no fact in the store yet" in get(running, "/").text
        assert "nothing of this kind" in get(running, "/meetings").text
        assert "Nothing in the store has a day" in get(running, "/timeline").text


def test_wrong_correction_is_told_on_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with served(gold_folder(tmp_path / "out" / "store"), "--write") as running:
        fact = (
            web.get(f"{running.address}/sectors/sector-agriculture.json").json()[0]["iri"].rsplit("/", 1)[1]
        )
        sent = {"fact": fact, "action": "set", "field": "kind", "value": "zebra", "reason": "x", "name": "y"}
        answer = web.post(f"{running.address}/correct", data={**sent, "token": TOKEN}, headers=HTML)
        assert answer.status_code == 200 and "zebra" in answer.text and 'role="alert"' in answer.text
        assert not (tmp_path / "corrections.tsv").exists()
        other = {"Origin": "https://example.org", **HTML}
        refused = web.post(f"{running.address}/correct", data={**sent, "token": TOKEN}, headers=other)
        assert refused.status_code == 403


def test_nobody_corrects_on_a_server_that_is_read_only(server: Served) -> None:
    fact = web.get(f"{server.address}/sectors/sector-agriculture.json").json()[0]["iri"].rsplit("/", 1)[1]
    assert get(server, f"/correct?fact={fact}").status_code == 403
    assert "/correct" not in get(server, f"/documents/{SEEDS[0]}").text
    sent = {"fact": fact, "action": "reject", "reason": "x", "name": "y", "token": TOKEN}
    assert web.post(f"{server.address}/correct", data=sent).status_code == 403
    assert json.loads(web.post(f"{server.address}/correct", content=b"x").content)["status"] == 415
