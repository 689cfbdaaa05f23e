"""Names of bodies that mean one body are told to, in the graph of conclusions, with the reason."""

from __future__ import annotations

from gold_facts import find_quote, plain_document
from seed_store import graph_of, named_things

from kg.asking import answer, find_question
from kg.building import conclude
from kg.model import Fact
from kg.store import Entry, Store

MEANT = "SELECT ?named ?meant WHERE { ?one kg:named ?named ; kg:meant ?meant ; kg:concludedFrom ?fact }"


def store_of(*bodies: str, text: str = "") -> Store:
    """Return a store of documents of which each tells the head of another body."""
    store = Store.in_memory()
    for number, body in enumerate(bodies, 1):
        document = plain_document(f"report-{number}", f"Ann Hill, head of the {body}, plan {number}. {text}")
        fields = {"who": f"Ann Hill {number}", "post": "head", "organization": body}
        facts = [Fact("post", fields, find_quote(document.raw, "head"), "made/p")]
        day = {"title": "Plan", "published": "2019-05-05"}
        facts.append(Fact("document", day, find_quote(document.raw, "plan"), "made/d"))
        entry = Entry(document.digest, f"report-{number}", "own", f"/own/{number}.txt")
        store.put([(entry, graph_of(document, facts))])
    conclude(store, named_things())
    return store


def united(*bodies: str) -> set[tuple[str, str]]:
    """Return which names of bodies mean which, without what all names begin with."""
    store = store_of(*bodies)
    rows = [tuple(str(one).removeprefix(store.base) for one in row) for row in store.query(MEANT).rows]
    return {
        (named.removeprefix("body-"), meant.removeprefix("body-"))
        for named, meant in rows
        if named.startswith("body-")
    }


def test_the_same_words_in_another_order_are_one_body() -> None:
    """A council of a city is one body however its name is put; one of another city, or with a number, is none."""
    assert united(
        "Water Council of Harbour City",
        "Harbour City Water Council",
        "Hill City Water Council",
        "2nd Water Council of Harbour City",
    ) == {("water-council-of-harbour-city", "harbour-city-water-council")}


def test_the_number_of_a_term_makes_no_other_body() -> None:
    """A known body keeps its name in each of its terms."""
    assert united("Standing Committee of the 14th Supreme People's Assembly") == {
        ("standing-committee-of-the-14th-supreme-peoples-assembly", "spa-sc")
    }


def test_general_names_are_not_united() -> None:
    """A management board is that of any farm, and one word is no whole name."""
    assert united("management board", "board of management", "Council", "The Council") == set()


def test_names_of_a_renamed_body() -> None:
    """Each name with its years, and with how often documents use it."""
    store = store_of(
        "Water Council", text="The SPA Presidium met. The Presidium of the SPA and the SPA Presidium."
    )
    told = answer(
        store, find_question("body-names"), {"body": "standing committee of the supreme people's assembly"}
    )
    names = {row[1]: row[2:] for row in told.rows}
    assert names == {
        "Presidium of the Supreme People's Assembly": (None, "2019", None, None, None),
        "Standing Committee of the Supreme People's Assembly": ("2019", None, None, None, None),
        "SPA Presidium": (None, None, 2, "2019-05-05", "2019-05-05"),
        "Presidium of the SPA": (None, None, 1, "2019-05-05", "2019-05-05"),
    }
