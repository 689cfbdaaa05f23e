"""What a person corrects is obeyed by every build, said in the graph, and told where it mends nothing any more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.asking.corrections import mended, rejected
from kg.asking.facts import Row, read_facts
from kg.asking.meant import facts_meant
from kg.asking.reasons import reason_of
from kg.building import Built, Maker, Settings, build, homeless
from kg.checking import check_graph
from kg.cli import run
from kg.correcting.files import COLUMNS, FILE, parse_corrections, with_correction
from kg.correcting.values import parse_value
from kg.grammar import cards
from kg.invariants import known_codes
from kg.model import Correction, DataError
from kg.ontology import Things, read_things
from kg.store import Store

REPORT = """Plenary Meeting of DPRK Cabinet Held

Pyongyang, May 4 (KCNA) -- A plenary meeting of the DPRK Cabinet was held on May 3, 2024.
Pak Chol Ho, premier of the Cabinet, presided over the meeting.
Ri Chol Su, minister of Railways, set forth tasks for raising grain yields.
"""
OTHER = REPORT.replace("grain", "rice").replace("May 3", "May 2")


@cache
def things() -> Things:
    """Return the named things that are shipped."""
    return read_things()


class Project:
    """A project folder with two reports, and its store in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder, Store.in_memory()
        (folder / "reports").mkdir()
        (folder / "reports" / "grain.txt").write_text(REPORT, encoding="utf-8")
        (folder / "reports" / "rice.txt").write_text(OTHER, encoding="utf-8")

    def build(self) -> Built:
        """Build the reports."""
        return build([self.folder / "reports"], self.store, maker(self.folder))

    def keep(self) -> Built:
        """Build the reports into the store that commands find."""
        with Store.open_to_write(self.folder / "out" / "store") as store:
            return build([self.folder / "reports"], store, maker(self.folder))

    def facts(self, kind: str, document: str = "grain") -> list[Row]:
        """Return the facts of a type."""
        return [row for row in read_facts(self.store, [kind]) if row["document"] == document]

    def name(self, kind: str, document: str = "grain") -> str:
        """Return the name of the only fact of a type."""
        (row,) = self.facts(kind, document)
        return str(row["fact"]).removeprefix(self.store.base)

    def correct(self, *rows: tuple[str, ...]) -> None:
        """Write the file of corrections."""
        lines = ["\t".join(row) for row in (COLUMNS, *rows)]
        (self.folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def graphs(self) -> dict[str, bytes]:
        """Return the graphs of the documents."""
        return {name: content for name, content in self.store.graphs() if "/document-" in name}


def maker(folder: Path) -> Maker:
    """Return what makes graphs in a project; the language model is loaded once for all tests."""
    made = Maker(Settings(folder), things())
    made.knowledge = _knowledge()
    return made


@cache
def _knowledge() -> object:
    return Maker(Settings(), things()).knowledge


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose reports were built."""
    made = Project(tmp_path)
    built = made.build()
    assert (built.new, built.failed, built.warnings) == (2, [], [])
    return made


def test_a_field_that_is_set_is_what_the_graph_tells(project: Project) -> None:
    name = project.name("policy")
    project.correct((name, "set", "actor", "Cabinet", "he speaks for it", "A. Reader"))
    assert project.build().warnings == []
    (row,) = project.facts("policy")
    assert (row["actor"], row["text"]) == ("Cabinet", "raising grain yields")
    assert str(row["fact"]) == project.store.base + name
    told = ('actor was "Ri Chol Su": he speaks for it (A. Reader)',)
    assert mended(project.store) == {str(row["fact"]): told}
    assert reason_of(project.store, str(row["fact"])).corrections == told


def test_a_field_can_be_taken_away_and_given(project: Project) -> None:
    name = project.name("policy")
    rows = [(name, "set", "actor", "", "nobody", "A"), (name, "set", "sectors", "law, party", "both", "A")]
    project.correct(*rows)
    project.build()
    (row,) = project.facts("policy")
    assert (row["actor"], row["sectors"]) == (None, ("law", "party"))


def test_a_rejected_fact_is_gone_and_its_rejection_is_there(project: Project) -> None:
    name = project.name("policy")
    iri = project.store.base + name
    project.correct((name, "reject", "", "", "no policy", "A. Reader"))
    project.build()
    assert project.facts("policy") == []
    assert len(project.facts("policy", "rice")) == 1
    (one,) = rejected(project.store)
    assert (one.fact, one.type, one.name, one.told) == (
        name,
        "policy",
        "grain",
        "rejected: no policy (A. Reader)",
    )
    assert "raising grain yields" in one.quote
    assert facts_meant(project.store, name) == [iri]
    reason = reason_of(project.store, iri)
    assert (reason.kind, reason.corrections) == ("policy, not in the graph", (one.told,))
    assert reason.quote == one.quote


def test_corrected_graphs_have_no_fault(project: Project) -> None:
    meeting, policy = project.name("meeting"), project.name("policy")
    project.correct(
        (meeting, "set", "venue", "Pyongyang", "the dateline", "A"), (policy, "reject", "", "", "none", "A")
    )
    project.build()
    assert len(project.graphs()) == 2
    assert [check_graph(content, things()) for content in project.graphs().values()] == [[], []]


def test_only_the_document_of_a_correction_is_made_anew(project: Project) -> None:
    before = project.graphs()
    project.correct((project.name("policy"), "set", "act", "advance", "better", "A"))
    built = project.build()
    assert (built.changed, built.skipped) == (1, 1)
    built = project.build()
    assert (built.changed, built.skipped) == (0, 2)
    (project.folder / FILE).unlink()
    assert project.build().changed == 1
    assert project.graphs() == before


def test_another_reason_is_another_graph(project: Project) -> None:
    name = project.name("policy")
    project.correct((name, "set", "act", "advance", "better", "A"))
    project.build()
    project.correct((name, "set", "act", "advance", "much better", "A"))
    assert project.build().changed == 1


def test_a_fact_can_be_corrected_by_its_name_when_it_is_corrected(project: Project) -> None:
    name = project.name("policy")
    project.correct((name, "set", "text", "raising yields", "shorter", "A"))
    project.build()
    assert project.name("policy") == name
    rows = [
        (name, "set", "text", "raising yields", "shorter", "A"),
        (name, "set", "kind", "plan", "so called", "A"),
    ]
    project.correct(*rows)
    assert project.build().warnings == []
    (row,) = project.facts("policy")
    assert (row["text"], row["kind"]) == ("raising yields", "plan")


def test_facts_follow_a_meeting_that_gets_another_name(project: Project) -> None:
    project.correct((project.name("meeting"), "set", "name", "Meeting on Grain", "so called", "A"))
    project.build()
    (participant,) = project.facts("participant")
    assert participant["meeting"] == "Meeting on Grain"
    assert project.facts("participant", "rice")[0]["meeting"] != "Meeting on Grain"


def test_the_document_can_be_mended(project: Project) -> None:
    project.correct((project.name("document"), "set", "title", "Cabinet Meets", "shorter", "A"))
    project.build()
    (row,) = project.facts("document")
    assert row["title"] == "Cabinet Meets"


def test_a_correction_that_mends_nothing_is_a_warning_at_every_build(project: Project) -> None:
    name = project.name("policy")
    gone = f"{name[:-8]}00000000"
    project.correct((name, "set", "act", "advance", "better", "A"), (gone, "reject", "", "", "none", "A"))
    for _ in range(2):
        assert project.build().warnings == [
            f"corrections.tsv:3: grain has no fact {gone} any more; the correction mends nothing"
        ]


def test_a_correction_of_a_document_that_is_not_there_is_told(project: Project) -> None:
    project.correct(("slogan-000000000000-1-2-00000000", "reject", "", "", "none", "A"))
    assert project.build().warnings == []
    told = list(homeless(project.store, maker(project.folder).corrections))
    assert told == [
        "corrections.tsv:2: slogan-000000000000-1-2-00000000 is told by no document of this store"
    ]


def test_rules_are_measured_without_corrections(project: Project) -> None:
    project.correct((project.name("policy"), "reject", "", "", "none", "A"))
    assert Maker(Settings(project.folder), things()).corrections.lines
    assert not Maker(Settings(project.folder, corrected=False), things()).corrections.lines


FACT = "policy-0a1b2c3d4e5f-310-331-9f8e7d6c"
DOCUMENT = "document-0a1b2c3d4e5f6071"
HEAD = "\t".join(COLUMNS)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["fact\taction"], r":1: the first line is not the columns"),
        ([HEAD, f"{FACT}\treject"], r":2: 2 columns"),
        ([HEAD, "", "policy-1\treject\t\t\tx\tA"], r':3: "policy-1" is no name of a fact'),
        ([HEAD, "polcy-0a1b2c3d4e5f-310-331-9f8e7d6c\treject\t\t\tx\tA"], r":2: .* is no name of a fact"),
        ([HEAD, f"{FACT}\tremove\t\t\tx\tA"], r':2: "remove" is no action .* reject and set'),
        ([HEAD, f"{FACT}\treject\t\t\t\tA"], r":2: reason and name are needed"),
        ([HEAD, f"{FACT}\treject\t\t\tx\t "], r":2: reason and name are needed"),
        ([HEAD, f"{FACT}\treject\tactor\t\tx\tA"], r":2: a rejection has no field"),
        ([HEAD, f"{DOCUMENT}\treject\t\t\tx\tA"], r":2: a document cannot be rejected"),
        ([HEAD, f"{FACT}\tset\tactr\tCabinet\tx\tA"], r':2: a policy has no field "actr" .* "actor"'),
        ([HEAD, f"{FACT}\tset\tkind\tplann\tx\tA"], r':2: kind cannot be "plann" .* strategy'),
        ([HEAD, f"{FACT}\tset\tsectors\tlaw,lw\tx\tA"], r":2: sectors cannot be"),
        ([HEAD, f"{DOCUMENT}\tset\tpublished\tMay\tx\tA"], r':2: published cannot be "May" .* YYYY-MM-DD'),
        (
            [HEAD, f"{FACT}\treject\t\t\tx\tA", f"{FACT}\tset\tact\tcall\tx\tA"],
            r":3: line 2 corrects this too",
        ),
        (
            [HEAD, f"{FACT}\tset\tact\tcall\tx\tA", f"{FACT}\tset\tact\tsay\tx\tA"],
            r":3: line 2 corrects this",
        ),
        ([HEAD, f"{FACT}\tset\tact\t{'x' * 200_000}\tx\tA"], r":2: no table"),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, lines: list[str], message: str) -> None:
    path = tmp_path / FILE
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        parse_corrections(path.read_text(encoding="utf-8"), str(path), cards(), known_codes(things()))
    told = f"{caught.value.what} {caught.value.why} {caught.value.mend}"
    assert told.startswith(f"{path}:")
    assert re.search(message, told), told


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        ("meeting", "ordinal", "9", 9),
        ("meeting", "enlarged", "true", True),
        ("meeting", "start", "2024-05", "2024-05"),
        ("meeting", "kind", "cabinet_meeting", "cabinet_meeting"),
        ("target", "value", "2.5", 2.5),
        ("target", "value", "4100", 4100),
        ("policy", "sectors", "law, party", ("law", "party")),
        ("policy", "text", " raising  yields ", "raising yields"),
    ],
)
def test_values_are_read_as_their_field_has_them(kind: str, field: str, text: str, value: object) -> None:
    told = parse_value(cards()[kind].fields[field], text, known_codes(things()))
    assert told == value and type(told) is type(value)


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("meeting", "ordinal", "2.5"),
        ("meeting", "ordinal", "nan"),
        ("meeting", "enlarged", "yes"),
        ("meeting", "start", "2024-02-30"),
        ("target", "value", "many"),
    ],
)
def test_what_is_no_value_is_refused(kind: str, field: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"it is|a date is"):
        parse_value(cards()[kind].fields[field], text)


WORDS = st.text(st.characters(exclude_categories=("C",)), max_size=30)


@given(WORDS, WORDS)
def test_what_is_written_is_read_back(reason: str, name: str) -> None:
    one = Correction(FACT, "actor", "Cabinet", f"because {reason}", f"A {name}")
    text, _ = with_correction("", one, "Cabinet")
    ((_, read),) = parse_corrections(text, FILE, cards()).lines
    assert (read.fact, read.field, read.value) == (FACT, "actor", "Cabinet")
    assert read.reason == " ".join(one.reason.split())
    assert read.name == " ".join(one.name.split())


def test_a_later_correction_takes_the_place_of_an_earlier_one() -> None:
    text, _ = with_correction("", Correction(FACT, "actor", "Cabinet", "x", "A"), "Cabinet")
    text, _ = with_correction(text, Correction(FACT, "act", "say", "x", "A"), "say")
    text, gave_way = with_correction(text, Correction(FACT, "actor", "SPA", "y", "B"), "SPA")
    assert gave_way == 1
    assert [(one.field, one.value) for _, one in parse_corrections(text, FILE, cards()).lines] == [
        ("act", "say"),
        ("actor", "SPA"),
    ]
    text, gave_way = with_correction(text, Correction(FACT, None, None, "z", "B"), "")
    assert gave_way == 2
    assert text == f"{HEAD}\n{FACT}\treject\t\t\tz\tB\n"


Called = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kg(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    """Return what runs a command in the folder of the project, and gives exit code and what it printed."""
    monkeypatch.chdir(project.folder)
    for name in ("KG_STORE", "KG_NAME"):
        monkeypatch.delenv(name, raising=False)

    def called(*arguments: str) -> tuple[int, str, str]:
        try:
            code = run(list(arguments))
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return called


SIGNED = ("--reason", "he speaks for it", "--name", "A. Reader")


def test_corrections_are_written_obeyed_and_shown(kg: Called, project: Project) -> None:
    project.keep()
    name = project.name("policy")
    code, _, told = kg(
        "correct", "raising grain yields", "--set", "actor=Cabinet", "--set", "kind=plan", *SIGNED
    )
    assert (code, told.endswith("corrections.tsv: 2; build again to obey them\n")) == (0, True)
    code, _, told = kg("build", "reports")
    assert code == 0 and "1 made anew, 1 unchanged" in told and "corrections.tsv" not in told
    why = kg("why", name)[1]
    assert 'corrected         actor was "Ri Chol Su": he speaks for it (A. Reader)' in why
    assert 'corrected         kind was "task"' in why


def test_rejections_are_written_obeyed_and_shown(kg: Called, project: Project) -> None:
    project.keep()
    name = project.name("policy")
    kg("correct", project.name("participant"), "--set", "role=speaker", *SIGNED)
    assert kg("correct", name, "--reject", *SIGNED)[0] == 0
    assert project.keep().changed == 1
    assert "not in the graph" in kg("why", name)[1]
    code, shown, told = kg("facts", "reports/grain.txt", "--why", "--format", "jsonl")
    assert f"{name} of grain rejected: he speaks for it (A. Reader)" in told
    rows = [json.loads(line) for line in shown.splitlines()]
    (participant,) = [row for row in rows if row["type"] == "participant"]
    assert participant["corrections"] == ['role was "presider": he speaks for it (A. Reader)']
    assert [row["corrections"] for row in rows if row["type"] == "document"] == [[]]
    assert kg("check")[0] == code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("raising grain yields", *SIGNED), 2, "nothing to correct"),
        (("raising grain yields", "--reject", "--set", "act=say", *SIGNED), 2, "nothing to correct, or two"),
        (("raising grain yields", "--set", "act", *SIGNED), 2, '"act" sets no field'),
        (("raising grain yields", "--reject", "--name", "A"), 2, "--reason"),
        (("raising grain yields", "--reject", "--reason", "x"), 2, "--name"),
        (("raising hens", "--reject", *SIGNED), 2, 'nothing in this store is called "raising hens"'),
        (("Pak Chol Ho", "--reject", *SIGNED), 2, '"Pak Chol Ho" means 4 facts'),
        (("raising grain yields", "--set", "act=say", "--set", "actr=x", *SIGNED), 1, 'no field "actr"'),
    ],
)
def test_a_call_that_cannot_be_meant_writes_nothing(
    kg: Called, project: Project, arguments: tuple[str, ...], code: int, message: str
) -> None:
    project.keep()
    done, _, told = kg("correct", *arguments)
    assert (done, message in told) == (code, True), told
    assert not (project.folder / FILE).exists()


def test_a_bad_file_stops_the_build(kg: Called, project: Project) -> None:
    (project.folder / FILE).write_text(f"{HEAD}\nx\n", encoding="utf-8")
    code, _, told = kg("build", "reports")
    assert code == 1
    assert "corrections.tsv:2: 1 columns" in told
    assert told.count("error:") == 1
