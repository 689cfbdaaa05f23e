"""The shipped questions: what they answer over the seeds, how parameters are bound, who else can run them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from gold_facts import SEEDS, gold_rows
from made_graph import made_document, made_graph
from rdflib import Dataset
from seed_store import gold_store, named_things

from kg.asking import Question, answer, bind, find_question, find_questions, with_terms
from kg.asking.evidence import with_evidence, without_facts
from kg.building import conclude
from kg.exporting.rdf import trig
from kg.model import DataError, FieldValue, UsageError
from kg.store import Entry, Store

QUESTIONS = find_questions()
FIRST, SECOND = SEEDS
WPK = "Workers' Party of Korea"
CENTRAL_COMMITTEE = f"Central Committee of the {WPK}"
FIFTH = f"5th Plenary Meeting of the 7th {CENTRAL_COMMITTEE}"
NINTH = f"9th Plenary Meeting of the 8th {CENTRAL_COMMITTEE}"

# rdflib takes minutes for questions over several reports; Jena is asked all of them, in test_engines.
BY_RDFLIB = (
    "agenda",
    "dates",
    "decisions",
    "documents",
    "meetings",
    "participants",
    "policies",
    "posts",
    "targets",
)

# What a reader of the two seeds would answer: the columns of each question but the last, which is the fact.
EXPECTED: dict[str, list[tuple[FieldValue, ...]]] = {
    "agenda": [
        (FIFTH, 4, "the issue of splendidly celebrating the 75th founding anniversary of the WPK", FIRST)
    ],
    "decisions": [
        (
            CENTRAL_COMMITTEE,
            "decision",
            "splendidly celebrating the 75th founding anniversary of the WPK",
            None,
            FIRST,
        ),
        (CENTRAL_COMMITTEE, "resolution", "the rural housing construction", None, SECOND),
        (CENTRAL_COMMITTEE, "other", "The General Secretary's important conclusion", "unanimous", SECOND),
    ],
    "documents": [
        (FIRST, "2020-01-01", "Let Us Break through Head-on All the Barriers to Our Advance!", None, None),
        (
            SECOND,
            "2023-12-28",
            "Second-day Sitting of 9th Plenum of 8th WPK Central Committee Held",
            "Korean Central News Agency",
            "Pyongyang",
        ),
    ],
    "meetings": [
        (
            FIFTH,
            "2019-12-28",
            "2019-12-31",
            f"headquarters building of the {CENTRAL_COMMITTEE}",
            "Kim Jong Un",
            None,
            None,
            "reported",
            FIRST,
        ),
        (NINTH, None, None, None, None, 2, "2023-12-27", "reported", SECOND),
    ],
    "posts": [
        ("Kim Il Sung", None, "president", None, "2020-01-01", FIRST),
        ("Kim Jong Il", None, "chairman", None, "2020-01-01", FIRST),
        ("Kim Jong Un", None, "chairman", WPK, "2020-01-01", FIRST),
        ("Kim Jong Un", None, "general secretary", WPK, "2023-12-28", SECOND),
    ],
}


def rows(name: str, **given: str) -> list[tuple[FieldValue, ...]]:
    """Return the answer to a question over the seeds, without the facts."""
    return list(without_facts(answer(gold_store(), find_question(name), given)).rows)


def column(name: str, wanted: str, **given: str) -> list[Any]:
    """Return one column of the answer to a question over the seeds."""
    table = answer(gold_store(), find_question(name), given)
    return [row[table.columns.index(wanted)] for row in table.rows]


def gold(kind: str) -> list[dict[str, Any]]:
    """Return the gold rows of a type, of both seeds, each with its document."""
    return [{**row, "document": name} for name in SEEDS for row in gold_rows(name) if row["type"] == kind]


@pytest.mark.parametrize("name", EXPECTED)
def test_answers_are_what_a_reader_would_say(name: str) -> None:
    """The answer is the one that was taken from the reports by reading them."""
    assert rows(name) == EXPECTED[name]


def test_participants_are_all_those_told() -> None:
    """Each participation that a reader marked is a row, with its role and kind."""
    wanted = [
        (row["meeting"], row["role"], row["who"], row["who_type"], row["document"])
        for row in gold("participant")
    ]
    assert sorted(map(repr, rows("participants"))) == sorted(map(repr, wanted))


def test_policies_are_all_those_told() -> None:
    """Each policy that a reader marked is a row, with its first sector."""
    wanted = [
        ((row["sectors"] or [None])[0], row["text"], row["kind"], row["actor"], row["act"], row["document"])
        for row in gold("policy")
    ]
    assert sorted(map(repr, rows("policies"))) == sorted(map(repr, wanted))


def test_dates_and_targets_and_statements_are_all_those_told() -> None:
    """Each time, target and statement that a reader marked is a row."""
    times = [(row["start"], row["end"], row["text"], row["document"]) for row in gold("date")]
    assert sorted(map(repr, rows("dates"))) == sorted(map(repr, times))
    said = [(row["speaker"], row["cue"], row["content"], row["document"]) for row in gold("statement")]
    assert sorted(map(repr, rows("statements"))) == sorted(map(repr, said))
    targets = [(row["text"], row["value"], row["unit"], row["deadline"], row["of"]) for row in gold("target")]
    assert sorted(map(repr, (row[:5] for row in rows("targets")))) == sorted(map(repr, targets))


def test_tasks_say_who_must_act_and_who_said_so() -> None:
    """Each implementer that a reader marked is told, with the one who gave the task."""
    wanted = [(row["actor"], row["text"]) for row in gold("directed_at") if row["relation"] == "implementer"]
    found = rows("tasks")
    assert {(row[0], row[1]) for row in found} == set(wanted)
    assert ("Korean People's Army", "Kim Jong Un", "defence") in {(row[0], row[2], row[3]) for row in found}


def test_a_target_inside_a_speech_names_the_speaker() -> None:
    """Who told a target is named where it stands in what somebody said."""
    told = {row[0]: row[5] for row in rows("targets")}
    assert told["ten long-term goals"] == "Kim Jong Un"
    assert told["five-year plan"] is None


@pytest.mark.parametrize(
    ("name", "given", "count"),
    [
        ("agenda", {"meeting": "5th plenum"}, 1),
        ("agenda", {"meeting": "9th plenary meeting"}, 0),
        ("dates", {"from": "2024"}, 2),
        ("dates", {"to": "2019-12-31", "from": "2019-12-28"}, 3),
        ("decisions", {"by": "central committee of the workers' party of korea", "kind": "resolution"}, 1),
        ("documents", {"from": "2021"}, 1),
        ("documents", {"to": "2020-12-31"}, 1),
        ("meetings", {"status": ""}, 3),  # the 4th Plenary Meeting is named in a speech only
        ("meetings", {"status": "", "kind": "congress"}, 1),
        ("meetings", {"from": "2019-12-31", "to": "2019-12-31"}, 1),
        ("meetings", {"body": "CC WPK"}, 2),
        ("participants", {"role": "presider"}, 1),
        ("participants", {"who": "KIM JONG UN"}, 4),
        ("participants", {"meeting": "meeting-wpk-cc-8-plenum-9"}, 1),
        ("policies", {"sector": "Agriculture"}, 2),
        ("posts", {"who": "kim jong un"}, 2),
        ("posts", {"organization": "WPK"}, 2),
        ("targets", {"by": "2020"}, 1),
    ],
)
def test_parameters_keep_what_they_name(name: str, given: dict[str, str], count: int) -> None:
    """A parameter in plain words leaves the rows that it names."""
    found = rows(name, **given)
    assert len(found) == len(set(found)) == count
    assert set(found) <= set(rows(name, **({"status": ""} if name == "meetings" else {})))


def test_policies_are_kept_by_sector_actor_and_words() -> None:
    """A sector keeps the policies that belong to it, first or not; words are found in any letters."""
    told = gold("policy")
    of_the_party = [row["text"] for row in told if "party" in row["sectors"]]
    of_breakthrough = [row["text"] for row in told if "frontal breakthrough" in row["text"].lower()]
    of_the_leader = [row["text"] for row in told if row["actor"] == "Kim Jong Un"]
    assert min(len(of_the_party), len(of_breakthrough), len(of_the_leader)) > 4
    assert any(row["sectors"][0] != "party" for row in told if "party" in row["sectors"])
    assert sorted(column("policies", "text", sector="party")) == sorted(of_the_party)
    assert sorted(column("policies", "text", words="FRONTAL breakthrough")) == sorted(of_breakthrough)
    assert sorted(column("policies", "text", actor="kim jong un")) == sorted(of_the_leader)


def test_statements_about_an_actor_name_it_or_are_aimed_at_it() -> None:
    """A statement about the United States says so in its words, or something in it is aimed at them."""
    found = column("statements", "content", about="united states")
    assert 10 < len(found) < len(rows("statements"))
    assert sum(bool(re.search(r"U\.S\.|United States|US\b", str(content))) for content in found) > 10


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_runs_as_it_stands(name: str) -> None:
    """The file without any change gives the answer with the defaults of its header."""
    question = QUESTIONS[name]
    assert gold_store().query(question.sparql) == answer(gold_store(), question)
    assert with_terms(question, bind(gold_store(), question, {})) == question.sparql


def asked_elsewhere(question: Question) -> list[Any]:
    """Return the rows of another engine."""
    return list(other_engine().query(question.sparql))


@cache
def other_engine() -> Dataset:
    """Return the graph of the seeds in an engine that shares no code with ours."""
    dataset = Dataset(default_union=True)
    dataset.parse(data=trig(gold_store()).decode(), format="trig")
    return dataset


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", BY_RDFLIB)
def test_another_engine_gives_the_same_rows(name: str) -> None:
    """rdflib, an engine of its own, answers each question with the same rows."""
    question = QUESTIONS[name]
    theirs = [
        tuple("" if value is None else str(value) for value in row) for row in asked_elsewhere(question)
    ]
    ours = [
        tuple("" if value is None else str(value) for value in row)
        for row in answer(gold_store(), question).rows
    ]
    assert sorted(theirs) == sorted(ours)


def test_there_are_the_questions_to_start_with() -> None:
    """The ten that an analyst begins with, and the list of documents."""
    assert set(QUESTIONS) >= {
        "documents",
        "meetings",
        "participants",
        "posts",
        "agenda",
        "decisions",
        "policies",
    }
    assert set(QUESTIONS) >= {"tasks", "statements", "dates", "targets"}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_header_tells_what_is_needed(name: str) -> None:
    """Each question says what it asks, what it shows and how it is tried, and its example is of itself."""
    question = QUESTIONS[name]
    assert question.title.endswith("?")
    assert question.shows.endswith(".")
    assert question.example.startswith(f"kg ask {name}")
    kind, *joined = question.view.split()
    assert kind in ("table", "timeline", "network") and len(joined) == 2 * (kind == "network")
    assert all(f"?{column}" in question.sparql for column in joined)
    assert "# about: " in question.sparql


def told_inside(store: Store) -> set[FieldValue]:
    """Return the facts that are told inside a statement."""
    return {row[0] for row in store.query("SELECT ?fact WHERE { ?fact kg:within ?statement }").rows}


def with_a_speech() -> Store:
    """Return a store of a report in which somebody says that another guided the meeting."""
    document = made_document()
    store = Store.in_memory()
    store.put([(Entry(document.digest, document.name), made_graph())])
    conclude(store, named_things())
    return store


@pytest.mark.parametrize(
    "name", [name for name, question in QUESTIONS.items() if question.about == "what happened"]
)
def test_what_was_only_said_did_not_happen(name: str) -> None:
    """No question about what happened gives a fact that is told inside a statement."""
    for store in (gold_store(), with_a_speech()):
        question = QUESTIONS[name]
        given = {"status": ""} if name == "meetings" else {}
        table = answer(store, question, given)
        facts = {row[table.columns.index("fact")] for row in table.rows}
        assert not facts & told_inside(store)


def test_a_participant_of_a_speech_is_not_one_of_the_meeting() -> None:
    """Who is only said to have guided the meeting is no presider; who is told to have is."""
    store = with_a_speech()
    classes = store.query("SELECT ?class WHERE { ?fact kg:within ?statement ; a ?class }").rows
    assert ("https://w3id.org/plenum/ontology#Participation",) in classes
    table = answer(store, find_question("participants"))
    assert [row[table.columns.index("who")] for row in table.rows] == ["Ann Hill"]
    meetings = answer(store, find_question("meetings"))
    assert [row[meetings.columns.index("presider")] for row in meetings.rows] == ["Ann Hill"]


def test_evidence_stands_beside_each_row() -> None:
    """With evidence each row has the quote of its fact, and its place in the document."""
    table = with_evidence(gold_store(), answer(gold_store(), find_question("agenda")))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["quote"] == gold("agenda_item")[0]["quote"]
    assert (row["quote_start"], row["quote_end"], row["rule"]) == (19081, 19178, "gold/agenda_item")


EMPTY = Store.in_memory()
SMALL = with_a_speech()

INJECTIONS = [
    f"{lead}{body}{tail}"
    for lead in ("", "x", '"', "'", '"""', "\\", "<", "?wanted_who ", "\n", "\u2028")
    for body in (
        '" } } DROP ALL ; #',
        "> . ?s ?p ?o . <",
        ") } ?s ?p ?o . { (",
        "UNDEF) (UNDEF",
        '"^^<http://example.org/x> . SERVICE <http://example.org/> { ?a ?b ?c }',
        "\\u0022 } DELETE WHERE { ?s ?p ?o }",
        "'; INSERT DATA { <a:b> <a:c> <a:d> } ;",
    )
    for tail in ("", "#", "\\")
]


def test_there_are_enough_injections() -> None:
    """At least two hundred strings are thrown at each parameter."""
    assert len(set(INJECTIONS)) >= 200


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, one.name) for name, question in QUESTIONS.items() for one in question.parameters],
)
def test_no_value_becomes_part_of_the_query(name: str, parameter: str) -> None:
    """Whatever is given as a value is a term or is refused; the rest of the query stays as it is."""
    question = QUESTIONS[name]
    size = gold_store().query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    columns = EMPTY.query(question.sparql).columns
    for injection in INJECTIONS:
        try:
            # Names are looked up among the few of a small store: there are a hundred parameters.
            terms = bind(SMALL, question, {parameter: injection})
        except UsageError:
            continue
        assert terms[parameter] == ox.Literal(injection.strip())
        bound = with_terms(question, terms)
        assert bound.count("\n") == question.sparql.count("\n")
        # What is asked shows in a store that holds nothing, and quicker.
        assert EMPTY.query(bound).columns == columns
        assert EMPTY.query(f"SELECT * WHERE {{ VALUES ?x {{ {terms[parameter]} }} }}").rows == (
            (injection.strip(),),
        )
    assert gold_store().query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }") == size


def test_names_that_fit_several_are_listed() -> None:
    """A name that may mean several things is refused with what it may mean."""
    with pytest.raises(UsageError, match="may be several") as told:
        rows("participants", meeting="plenum")
    assert FIFTH in told.value.what
    assert NINTH in told.value.what


@pytest.mark.parametrize(
    ("name", "given", "near"),
    [
        ("posts", {"who": "kim jong um"}, "Kim Jong Un"),
        ("policies", {"sector": "agricultur"}, "Agriculture"),
        ("posts", {"wo": "kim jong un"}, "who"),
        ("dates", {"from": "yesterday"}, "mend it"),
        ("dates", {"from": "2019-02-30"}, "mend it"),
    ],
)
def test_what_is_not_known_is_told_with_what_is_near(name: str, given: dict[str, str], near: str) -> None:
    """A value or parameter that is not known is refused with the nearest that is."""
    with pytest.raises(UsageError) as told:
        rows(name, **given)
    assert near in told.value.mend


def test_an_unknown_question_names_the_nearest() -> None:
    """A question that is not there is refused with those that are."""
    with pytest.raises(UsageError) as told:
        find_question("meating")
    assert "meetings" in told.value.mend
    assert "agenda" in told.value.why


def test_a_project_has_questions_of_its_own(tmp_path: Path) -> None:
    """A file in the project's folder is a question, and takes the place of a shipped one of its name."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "people.rq").write_text(
        "# title: Who?\nSELECT ?x WHERE { ?x a foaf:Person }\n", "utf-8"
    )
    (tmp_path / "queries" / "dates.rq").write_text(
        "# title: When?\nSELECT ?x WHERE { ?x a kg:TimeReference }\n", "utf-8"
    )
    assert find_question("people", tmp_path).title == "Who?"
    assert find_question("dates", tmp_path).title == "When?"
    assert len(answer(gold_store(), find_question("people", tmp_path)).rows) == 3
    assert set(find_questions(tmp_path)) == {*QUESTIONS, "people"}


@pytest.mark.parametrize(
    "content",
    [
        "# param who agent\nSELECT ?x WHERE { ?x ?y ?z }\n",
        "# about: nothing\nSELECT ?x WHERE { ?x ?y ?z }\n",
        "# param who: agent =\nSELECT ?x WHERE { ?x ?y ?z }\n",
        "# param who: wizard = x\nSELECT ?x WHERE {\nVALUES (?wanted_who) { (UNDEF) }\n ?x ?y ?z }\n",
    ],
)
def test_a_header_that_is_not_understood_is_told(tmp_path: Path, content: str) -> None:
    """A question whose header or parameters are wrong is refused, and not asked in part."""
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "own.rq").write_text(content, encoding="utf-8")
    with pytest.raises(DataError):
        question: Question = find_question("own", tmp_path)
        answer(gold_store(), question)
