"""The network page as a file: the same bytes for the same graph, nothing from outside, texts as texts."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from gold_rows import seed_rows
from hostile import HOSTILE

from kg.views import encoding
from kg.views.layout import place_nodes
from kg.views.measures import find_hubs
from kg.views.network import (
    AddressingRow,
    Agent,
    DocumentRow,
    NetworkRows,
    Place,
    PolicyRow,
    Sector,
    build_network,
)
from kg.views.page import SCRIPTS, VIS_NETWORK, page_of_rows

EMPTY = NetworkRows((), (), ())


class Elements(HTMLParser):
    """Gathers the elements of a page, and the text of each script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag == "script"
        if self._open:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "script"


def data_of(page: str) -> dict[str, Any]:
    """Return the data that a page carries."""
    data: dict[str, Any] = json.loads(Elements(page).scripts[0])
    return data


def hostile_rows() -> NetworkRows:
    """Return rows in which every text that a document can give is hostile."""
    documents = tuple(
        DocumentRow(f"https://example.org/{number}", text, f"Begin. {text} End.", text, "2020-01-01", text)
        for number, text in enumerate(HOSTILE)
    )
    policies, addressings = [], []
    for number, (text, document) in enumerate(zip(HOSTILE, documents, strict=True)):
        place = Place(document.iri, 7, 7 + len(text), text, 0.8)
        agent = Agent(f"{document.iri}/{text}", text)
        fact = f"{document.iri}/fact"
        policies.append(PolicyRow(fact, text, place, text, text, agent, (Sector(f"s{number}", text),)))
        addressings.append(AddressingRow(f"{fact}2", text, "implementer", agent, place, (fact,), agent))
    return NetworkRows(documents, tuple(policies), tuple(addressings))


def test_equal_rows_give_equal_bytes_in_any_order() -> None:
    rows = seed_rows()
    turned = NetworkRows(rows.documents[::-1], rows.policies[::-1], rows.addressings[::-1])
    assert page_of_rows(rows) == page_of_rows(turned)


def test_page_asks_nothing_from_outside() -> None:
    for tag, attributes in Elements(page_of_rows(seed_rows())).found:
        assert tag not in ("link", "iframe", "object", "embed", "img", "form", "base"), tag
        for name in ("src", "href", "action", "srcdoc", "data"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, attributes)


def test_policy_of_content_allows_only_what_carries_the_nonce() -> None:
    elements = Elements(page_of_rows(seed_rows())).found
    policy = next(attributes["content"] for _, attributes in elements if "http-equiv" in attributes)
    assert policy is not None and "unsafe" not in policy and "default-src 'none'" in policy
    nonces = {attributes.get("nonce") for tag, attributes in elements if tag in ("script", "style")} - {None}
    assert len(nonces) == 1 and f"'nonce-{nonces.pop()}'" in policy


def test_nonce_follows_from_the_content() -> None:
    rows = seed_rows()
    other = replace(rows, policies=rows.policies[1:])
    nonces = [re.findall(r"nonce-([\w-]+)'", page_of_rows(each))[0] for each in (rows, other)]
    assert nonces[0] != nonces[1]


def test_hostile_texts_make_no_elements() -> None:
    page, plain = Elements(page_of_rows(hostile_rows())), Elements(page_of_rows(seed_rows()))
    assert [tag for tag, _ in page.found] == [tag for tag, _ in plain.found]
    assert len(page.scripts) == 2 + len(SCRIPTS)


def test_hostile_texts_come_out_as_they_went_in() -> None:
    data = data_of(page_of_rows(hostile_rows()))
    texts = {node["text"] for node in data["nodes"]}
    # Policies are joined by their words; of two that differ in blanks alone the first stays.
    assert {" ".join(text.split()) for text in HOSTILE} == {" ".join(text.split()) for text in texts}


def test_marks_in_sentences_are_the_quoted_characters() -> None:
    rows = seed_rows()
    data = data_of(page_of_rows(rows))
    raw = {document.name: document.raw for document in rows.documents}
    assert len(data["evidence"]) > 100
    for telling in data["evidence"]:
        sentence = data["sentences"][telling["sentence"]]
        marked = sentence["text"][slice(*telling["mark"])]
        quoted = raw[data["documents"][sentence["document"]]["name"]][telling["start"] : telling["end"]]
        assert squeezed(marked) == squeezed(quoted)
        assert sentence["start"] <= telling["start"] < telling["end"] <= sentence["end"]


def squeezed(text: str) -> str:
    """Return a text without blanks and mark-up."""
    return re.sub(r"[\s*]+", "", text)


def test_every_node_and_line_has_evidence() -> None:
    data = data_of(page_of_rows(seed_rows()))
    assert all(edge["evidence"] for edge in data["edges"])
    assert all(node["evidence"] for node in data["nodes"])


def test_leader_is_a_hub_whose_lines_can_be_left_out() -> None:
    rows = seed_rows()
    hubs = find_hubs(build_network(rows))
    assert [name for name in hubs if "kim-jong-un" in name] == list(hubs)
    data = data_of(page_of_rows(rows))
    links = sum(edge.get("hub") in hubs for edge in data["edges"])
    assert data["hubs"] == [{"id": name, "links": links} for name in hubs]


def test_no_two_nodes_stand_in_one_spot() -> None:
    spots = [(spot.x, spot.y) for spot in place_nodes(build_network(seed_rows())).values()]
    assert len(spots) == len(set(spots))


def test_spots_do_not_follow_from_the_order_of_rows() -> None:
    rows = seed_rows()
    turned = NetworkRows(rows.documents, rows.policies[::-1], rows.addressings[::-1])
    assert place_nodes(build_network(rows)) == place_nodes(build_network(turned))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_seen_on_their_ground(theme: str) -> None:
    ground = encoding.LIGHT_GROUND if theme == "light" else encoding.DARK_GROUND
    colours = [colour for colour, _ in (*encoding.SERIES, encoding.SEVERAL)]
    colours += [relation.colour for relation in encoding.RELATIONS.values()]
    for colour in colours:
        assert encoding.contrast(getattr(colour, theme), ground) >= 3, colour


def test_empty_graph_makes_a_page() -> None:
    assert data_of(page_of_rows(EMPTY))["nodes"] == []


def test_graph_of_one_node_makes_a_page() -> None:
    document = DocumentRow("https://example.org/d", "d", "We shall build houses.")
    policy = PolicyRow("https://example.org/f", "build houses", Place(document.iri, 9, 21))
    data = data_of(page_of_rows(NetworkRows((document,), (policy,), ())))
    assert [node["text"] for node in data["nodes"] if node["kind"] == "policy"] == ["build houses"]
    assert data["documents"][0]["name"] == "d"


def test_vendored_files_are_the_expected_ones() -> None:
    import hashlib

    folder = VIS_NETWORK.parent.parent
    packages = tomllib.loads((folder / "VENDOR.toml").read_text("utf-8"))["package"]
    assert VIS_NETWORK.parent.name in {f"{package['name']}@{package['version']}" for package in packages}
    for package in packages:
        for file in package["file"]:
            path = Path(folder) / f"{package['name']}@{package['version']}" / file["path"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"], path


def test_acts_that_speak_of_one_policy_are_one_node() -> None:
    graph = build_network(seed_rows())
    texts = [data["text"] for _, data in graph.nodes(data=True) if data["kind"] == "policy"]
    assert len(texts) < len({row.text for row in seed_rows().policies})
    for _, data in graph.nodes(data=True):
        if data["text"] == "launching an offensive for frontal breakthrough":
            assert len({telling.text for telling in data["evidence"]}) >= 3
            break
    else:
        raise AssertionError(texts)
