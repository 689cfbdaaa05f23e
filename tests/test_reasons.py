"""``kg why`` shows why the graph holds a fact; ``kg new`` and ``kg check`` work on a project folder."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from made_graph import RAW, known_things, made_document, made_facts, made_graph

from kg.asking.meant import facts_meant
from kg.asking.reasons import in_words, reason_of
from kg.building.named import things_graph
from kg.cli import run
from kg.model import UsageError
from kg.ontology import folders, read_things
from kg.store import Entry, Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the folder of a store that holds the report and the codes."""
    folder = tmp_path / "store"
    document = made_document()
    with Store.open_to_write(folder) as opened:
        opened.put([(Entry(document.digest, document.name, source="farmers.txt"), made_graph())])
        graph = opened.base + "graph-things"
        opened.put_graphs({"things": things_graph(known_things(), [], {}, graph, opened.base)}, "test")
    return folder


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("dig new canals", ["policy act"]),
        ("On Water", ["decision"]),
        ("Carol Dean", ["participation"]),
        ("person-ben-marsh", ["statement", "policy act"]),
        ("id:person-ann-hill", ["participation", "statement"]),
        ("https://w3id.org/plenum/id/sector-rural", ["policy act"]),
    ],
)
def test_words_mean_facts(store: Path, words: str, kinds: list[str]) -> None:
    """A text, a label or an IRI leads to the facts, in the order of the document."""
    opened = Store.open(store)
    assert [reason_of(opened, fact).kind for fact in facts_meant(opened, words)] == kinds


def test_every_fact_has_its_reason(store: Path) -> None:
    """Each fact of the report says its quote, its rule and its fields."""
    opened = Store.open(store)
    facts = [str(row[0]) for row in opened.query("SELECT ?fact WHERE { ?fact kg:evidence ?span }").rows]
    reasons = {(one.start, one.end, one.rule): one for one in (reason_of(opened, fact) for fact in facts)}
    assert len(reasons) == len(made_facts())
    for fact in made_facts():
        reason = reasons[(fact.quote.start, fact.quote.end, fact.rule)]
        assert reason.quote == fact.quote.text == RAW[fact.quote.start : fact.quote.end]
        assert (reason.name, reason.issued) == ("farmers", "2021-05-05")
        told = {value for _, value in reason.told}
        plainly = [fact.fields.get(name) for name in ("role", "text", "speaker", "act", "who", "content")]
        assert {str(value) for value in plainly if value is not None} <= told


def test_nothing_is_called_so(store: Path) -> None:
    """Words that mean nothing are an error with what to do."""
    with pytest.raises(UsageError, match="nothing in this store"):
        facts_meant(Store.open(store), "no such words")
    with pytest.raises(UsageError, match="is no fact"):
        reason_of(Store.open(store), "https://w3id.org/plenum/id/role-presider")


def test_why_prints_sentence_speaker_and_rule(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The phrase is marked in its sentence, and what was only said has its speaker."""
    assert run(["why", "Carol Dean", "--store", str(store)]) == 0
    told = capsys.readouterr().out
    assert "and that «Carol Dean had guided the meeting»." in told
    assert "said by           Ann Hill (id:statement-" in told
    assert "made/participant, right 90% of the time" in told
    assert f"characters {RAW.index('Carol Dean')} to" in told


def test_why_reads_iris_from_standard_input(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer of a query can be asked why."""
    assert (
        run(["query", "SELECT ?fact { ?fact a kg:Decision }", "--format", "csv", "--store", str(store)]) == 0
    )
    monkeypatch.setattr("sys.stdin", io.StringIO(capsys.readouterr().out))
    assert run(["why", "-", "--format", "json", "--store", str(store)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["quote"]) == ("decision", 'resolution "On Water"')


def test_check_says_what_is_wrong(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A right store has no fault; one with a damaged graph has some, and the exit code says so."""
    assert run(["check", "--store", str(store)]) == 0
    document = made_document()
    broken = made_graph().replace(b"role-presider>", b"role-boss>")
    with Store.open_to_write(store) as opened:
        opened.put([(Entry(document.digest, document.name, source="farmers.txt"), broken)])
    with pytest.raises(SystemExit, match="1"):
        run(["check", "--format", "csv", "--store", str(store)])
    assert "a value of kg:role is a concept of id:scheme-role" in capsys.readouterr().out


NEW = [
    (
        ["body", "Water Board", "--also", "WB", "--kind", "committee", "--state", "Mongolia"],
        "body-water-board",
    ),
    (
        ["body", "Canal Office", "--parent", "Cabinet", "--from", "2016-06", "--until", "2019"],
        "body-canal-office",
    ),
    (["person", "Ann Hill", "--korean", "앤 힐", "--wikidata", "Q42"], "person-ann-hill"),
    (["post", "water master", "--also", "water masters", "--organization", "Cabinet"], "title-water-master"),
]


def test_new_adds_what_later_builds_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry is written into the project folder and read from there."""
    monkeypatch.chdir(tmp_path)
    for arguments, local in NEW:
        assert run(["new", *arguments, "--source", "a test"]) == 0
        assert read_things(folders(tmp_path)).entries[local].label == arguments[1]
    assert read_things(folders(tmp_path)).entries["body-canal-office"].days_from("2020-01-01") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["body", "Cabinet of the DPRK"], 1, "is the name of"),
        (["body", "Water Board", "--kind", "parliment"], 1, "body-kind-parliment"),
        (["body", "Water Board", "--from", "2016-13"], 1, "is not a date"),
        (["body", "Water Board", "--state", "Atlantis"], 2, "Atlantis"),
        (["person", "Ann Hill", "--wikidata", "42"], 2, "Wikidata"),
        (["person", " "], 2, "is no name"),
        (["place", "Here"], 2, "place"),
    ],
)
def test_new_refuses_what_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    arguments: list[str], code: int, words: str,
) -> None:  # fmt: skip
    """What cannot be is told, and nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    assert run(["new", *arguments, "--source", "a test"]) == code
    assert words in capsys.readouterr().err
    assert list(tmp_path.glob("ontology/*.ttl")) == []


def test_names_of_terms_in_words() -> None:
    """A property's name is told in words."""
    assert in_words("https://w3id.org/plenum/ontology#participantKind") == "participant kind"
