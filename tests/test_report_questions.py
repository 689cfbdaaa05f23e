"""The questions that one report can answer beyond the first ten: over the seeds, and over a report of our own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from gold_facts import SEEDS, find_quote, gold_rows, plain_document, seed_document
from seed_store import gold_store, graph_of, named_things

from kg.asking import answer, find_question
from kg.asking.evidence import without_facts
from kg.building import conclude
from kg.model import Fact, FieldValue
from kg.store import Entry, Store

FIRST, SECOND = SEEDS
LEADER, US = "Kim Jong Un", "United States"
DPRK, WPK = "Democratic People's Republic of Korea", "Workers' Party of Korea"
FIFTH = f"5th Plenary Meeting of the 7th Central Committee of the {WPK}"

RAW = """\
Farmers' Party Holds Plenary Meeting

HARBOUR CITY, May 5, 2021 (Agency) -- The 2nd Plenary Meeting was held in Harbour City on May 4.
It dealt with the matter under Article 12, Articles 3, 4 and 15 of the rules and an article on ducks.
Ann Hill praised the harbour builders for the new quay. "We must dig more canals," said Ben Marsh.
Ann Hill denied that the mill had been idle. She blamed the ministry for the late harvest.
She said that the Party will close the border unless the toll is lifted.
The full text of her report will be sent to branches as an inner-party document.
The article number 7 is not meant. See Article 20.
"""


def rows(name: str, /, **given: str) -> list[tuple[FieldValue, ...]]:
    """Return the answer to a question over the seeds, without the facts."""
    return list(without_facts(answer(gold_store(), find_question(name), given)).rows)


def own_rows(name: str, /, **given: str) -> list[tuple[FieldValue, ...]]:
    """Return the answer to a question over the report of our own."""
    return list(without_facts(answer(own_store(), find_question(name), given)).rows)


@cache
def own_store() -> Store:
    """Return a store of the report of our own."""
    return put_own(Store.in_memory())


def put_own(store: Store) -> Store:
    """Put the report of our own into a store."""
    document = plain_document("harbour", RAW)

    def said(speaker: str, cue: str, verb: str, content: str, whole: str) -> Fact:
        quote = find_quote(RAW, whole)
        parts = {
            part: find_quote(RAW, words, quote.start) for part, words in (("cue", verb), ("content", content))
        }
        fields = {"speaker": speaker, "cue": cue, "content": content}
        return Fact("statement", fields, quote, "made/statement", parts=parts)

    quay, mill = "the harbour builders for the new quay", "the mill had been idle"
    canals, harvest = "We must dig more canals", "the ministry for the late harvest"
    border = "the Party will close the border unless the toll is lifted"
    facts = [
        Fact(
            "document",
            {"title": RAW.partition("\n")[0], "published": "2021-05-05"},
            find_quote(RAW, "HARBOUR CITY"),
            "made/d",
        ),
        said("Ann Hill", "praise", "praised", quay, f"Ann Hill praised {quay}"),
        said("Ben Marsh", "say", "said", canals, f'"{canals}," said Ben Marsh'),
        said("Ann Hill", "deny", "denied", mill, f"Ann Hill denied that {mill}"),
        said("Ann Hill", "blame", "blamed", harvest, f"She blamed {harvest}"),
        said("Ann Hill", "say", "said", border, f"She said that {border}"),
        Fact(
            "policy",
            {"text": "build a quay", "kind": "task", "sectors": ("transport",)},
            find_quote(RAW, "the new quay"),
            "made/p",
        ),
        *named(),
    ]
    store.put([(Entry(document.digest, "harbour", "own", "/own/harbour.txt"), graph_of(document, facts))])
    conclude(store, named_things())
    return store


def named() -> list[Fact]:
    """Return what the report cites and names, and its set words."""
    cited = ("Article 12", "Articles 3, 4 and 15", "Article 20")
    laws = [Fact("citation", {"text": one, "kind": "law"}, find_quote(RAW, one), "made/c") for one in cited]
    town, place = (
        {"name": "Harbour City", "kind": "place", "place": "Harbour City"},
        find_quote(RAW, "Harbour City"),
    )
    dateline = (find_quote(RAW, "HARBOUR CITY"),)
    duck = {"name": "duck", "kind": "weapon"}
    praise = {"text": "praised", "kind": "praise"}
    return [
        *laws,
        Fact("mention", town, place, "made/n", further=dateline),
        Fact("mention", duck, find_quote(RAW, "ducks"), "made/n"),
        Fact("formula", praise, find_quote(RAW, "praised"), "made/f"),
    ]


def test_who_led_a_meeting_and_how_it_is_worded() -> None:
    """The words tell that the leader guided the meeting; the second report names no one who led."""
    words = "Kim Jong Un, chairman of the Workers' Party of Korea, guided the plenary meeting"
    assert rows("leaders") == [(FIFTH, LEADER, words, FIRST)]
    assert rows("leaders", who="kim jong un", meeting="5th plenum") == rows("leaders")
    assert rows("leaders", meeting="9th plenary meeting") == []


def test_happenings_are_those_that_a_reader_marked() -> None:
    """Each happening with its kind, who did it, and who told it."""
    told = [{**row, "document": name} for name in SEEDS for row in gold_rows(name) if row["type"] == "event"]
    wanted = [
        (row["date"], row["kind"], row["text"], row["actor"], row["told_by"], row["document"]) for row in told
    ]
    assert sorted(map(repr, rows("events"))) == sorted(map(repr, wanted))
    assert len(wanted) == 7
    assert {row[2] for row in rows("events", kind="sanction")} == {
        "applied the most brutal and inhuman sanctions",
        "took more than ten independent sanctions measures",
    }
    assert len(rows("events", actor="united states", words="drills")) == 1


def test_conditions_and_threats_of_the_first_report() -> None:
    """The condition on which denuclearization hangs is told, and who will be hostile to whom."""
    conditions = [str(row[2]) for row in rows("accusations", kind="condition")]
    assert len(conditions) == 4
    assert sum(one.startswith("if the U.S. persists in its hostile policy") for one in conditions) == 1
    threats = {(row[3], row[4]) for row in rows("accusations", kind="Threat")}
    assert threats == {
        (DPRK, US),
        (WPK, US),
        (WPK, "followers of the United States"),
        ("hostile forces", DPRK),
        ("enemies", DPRK),
    }
    assert {row[1] for row in rows("accusations")} == {LEADER}


def test_accusations_and_conditions_of_our_own_report() -> None:
    """Blame is an accusation by its verb, and "unless" sets a condition."""
    assert [row[:3] for row in own_rows("accusations")] == [
        ("accusation", "Ann Hill", "the ministry for the late harvest"),
        ("condition", "Ann Hill", "the Party will close the border unless the toll is lifted"),
    ]
    assert own_rows("accusations", speaker="ben marsh") == []


def test_praise_and_blame() -> None:
    """Verbs of praise and blame are told apart, with the sector of what is told inside."""
    assert own_rows("appraisals") == [
        ("praise", "Ann Hill", "praise", "the harbour builders for the new quay", "transport", "harbour"),
        ("blame", "Ann Hill", "blame", "the ministry for the late harvest", None, "harbour"),
    ]
    assert [row[0] for row in own_rows("appraisals", verdict="blame")] == ["blame"]
    assert [row[0] for row in own_rows("appraisals", sector="transport")] == ["praise"]
    assert rows("appraisals") == []


def test_who_says_it_and_as_what() -> None:
    """Direct speech, denial, duty and future are told apart."""
    assert [row[:5] for row in own_rows("voices")] == [
        ("Ann Hill", "narrated", "praise", "affirmed", "fact"),
        ("Ben Marsh", "direct", "say", "affirmed", "duty"),
        ("Ann Hill", "reported", "deny", "denied", "fact"),
        ("Ann Hill", "narrated", "blame", "affirmed", "fact"),
        ("Ann Hill", "reported", "say", "affirmed", "future"),
    ]
    assert [row[0] for row in own_rows("voices", mode="direct")] == ["Ben Marsh"]
    assert [row[2] for row in own_rows("voices", modality="future", speaker="ann hill")] == ["say"]
    said = [row for name in SEEDS for row in gold_rows(name) if row["type"] == "statement"]
    assert len(rows("voices")) == len(said)


def test_what_is_kept_back() -> None:
    """The line that says that a text is for inside use is told; the seeds say nothing of the kind."""
    line = "The full text of her report will be sent to branches as an inner-party document."
    assert own_rows("withheld") == [("2021-05-05", line, "harbour")]
    assert own_rows("withheld", words="INNER-Party") == own_rows("withheld")
    assert own_rows("withheld", words="secret") == []
    assert rows("withheld") == []
    # The first line of a text has nothing before it.
    assert own_rows("withheld", words="farmers'")[0][1] == "Farmers' Party Holds Plenary Meeting"


def test_what_is_cited() -> None:
    """Each citation with its kind in the order of the text; an article is found by its whole number."""
    assert [row[1:3] for row in own_rows("citations")] == [
        ("law", "Article 12"),
        ("law", "Articles 3, 4 and 15"),
        ("law", "Article 20"),
    ]
    assert own_rows("citations", article="15") == own_rows("citations", article="4")
    assert len(own_rows("citations", article="15")) == 1
    assert own_rows("citations", article="1") == own_rows("citations", article="7") == []
    assert own_rows("citations", kind="decision") == rows("citations") == []


def test_what_is_named_and_how_often() -> None:
    """A name counts with the places where it stands again."""
    day = "2021-05-05"
    town = ("place", "Harbour City", 2, day, "harbour")
    assert own_rows("mentions") == [town, ("weapon", "duck", 1, day, "harbour")]
    assert own_rows("mentions", name="HARBOUR") == own_rows("mentions", kind="place") == [town]


def test_formulae_are_counted() -> None:
    """A formula with how many of its kind its document has, and how many that makes in a million characters."""
    share = round(1_000_000 / len(RAW))
    assert own_rows("formulae") == [("2021-05-05", "praise", "praised", 1, share, "harbour")]
    assert own_rows("formulae", kind="applause") == own_rows("formulae", to="2020") == []


def test_places_and_what_they_are_named_for() -> None:
    """The venue of the first report is the only place that the gold facts name."""
    venue = "headquarters building of the Central Committee of the Workers' Party of Korea"
    assert rows("places") == [(venue, "venue", FIFTH, FIRST)]


def test_a_place_in_the_words_of_a_task() -> None:
    """A task whose words name a place that the store knows stands beside the place."""
    document = plain_document(
        "road", "The meeting was held in Harbour City. A road to Harbour City must be built."
    )
    meeting = {
        "name": "1st Congress of the Farmers' Party",
        "kind": "congress",
        "venue": "Harbour City",
        "status": "reported",
    }
    facts = [
        Fact("meeting", meeting, find_quote(document.raw, "The meeting"), "made/m"),
        Fact(
            "policy",
            {"text": "build a road to Harbour City", "kind": "task"},
            find_quote(document.raw, "A road"),
            "made/p",
        ),
    ]
    store = Store.in_memory()
    store.put([(Entry(document.digest, "road"), graph_of(document, facts))])
    conclude(store, named_things())
    found = without_facts(answer(store, find_question("places"), {"place": "harbour city"})).rows
    assert [row[:3] for row in found] == [
        ("Harbour City", "venue", "1st Congress of the Farmers' Party"),
        ("Harbour City", "policy", "build a road to Harbour City"),
    ]


@pytest.mark.parametrize("name", SEEDS)
def test_the_words_behind_each_fact(name: str) -> None:
    """Each fact stands with the words that a reader marked, their place, and the digest of the text."""
    document = seed_document(name)
    found = rows("evidence", document=name)
    wanted = {find_quote(document.raw, row["quote"]).text for row in gold_rows(name)}
    assert {row[1] for row in found} == wanted
    for _, words, start, end, rule, told_in, version in found:
        assert document.raw[int(str(start)) : int(str(end))] == words
        assert (told_in, version) == (name, document.digest)
        assert str(rule).startswith("gold/")


def test_evidence_is_found_by_its_words() -> None:
    """Words of a quote lead to the facts that it supports."""
    found = rows("evidence", words="guided the PLENARY meeting")
    assert {(row[0], row[5]) for row in found} >= {("Participation", FIRST)}
    assert all("guided the plenary meeting" in str(row[1]).lower() for row in found)


def test_a_report_is_the_same_with_other_line_ends() -> None:
    """A line is cut at its end, whichever sign ends it."""
    document = plain_document("lines", "One.\r\nA text for inner-party use.\r\nThree.")
    document = replace(document, text=document.raw)
    store = Store.in_memory()
    fact = Fact("document", {"title": "One"}, find_quote(document.raw, "One."), "made/d")
    store.put([(Entry(document.digest, "lines"), graph_of(document, [fact]))])
    conclude(store, named_things())
    lines = [row[1] for row in answer(store, find_question("withheld")).rows]
    assert lines == ["A text for inner-party use."]


ACTS = """\
They will establish a strong Harbour Inspection Commission by autumn.
It was decided that the Duck Ministry be abolished.
The council renamed the Old Canal Office.
On merging the Mill Department
They will organize the work of the committee.
The union is founded on the ideas of the league.
"""


def put_acts(store: Store) -> Store:
    """Put a report of acts that make and end bodies into a store."""
    document = plain_document("acts", ACTS)
    kinds = ("policy", "decision", "event", "agenda_item", "policy", "policy")
    told = [line.removeprefix("They will ") for line in ACTS.splitlines()]
    facts = [
        Fact(
            kind,
            {"text": text, **({"kind": "task"} if kind == "policy" else {})},
            find_quote(ACTS, text),
            "made/a",
        )
        for kind, text in zip(kinds, told, strict=True)
    ]
    store.put([(Entry(document.digest, "acts", "own", "/own/acts.txt"), graph_of(document, facts))])
    conclude(store, named_things())
    return store


def test_acts_that_make_and_end_bodies() -> None:
    """Setting up, abolishing, renaming and merging are told apart; work that is organized makes no body."""
    store = put_acts(Store.in_memory())
    found = without_facts(answer(store, find_question("body-acts"))).rows
    assert [row[:3] for row in found] == [
        ("set up", "establish a strong Harbour Inspection Commission", "policy"),
        ("abolished", "Ministry be abolished", "decision"),
        ("renamed", "renamed the Old Canal Office", "event"),
        ("reorganized", "merging the Mill Department", "agenda item"),
    ]
    abolished = without_facts(answer(store, find_question("body-acts"), {"act": "Abolished"})).rows
    assert [row[0] for row in abolished] == ["abolished"]
