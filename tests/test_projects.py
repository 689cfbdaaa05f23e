"""A project makes reports of another genre work by files alone: a genre card, wordings and named things."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import building
from kg.asking.facts import read_facts
from kg.building import Maker, Settings
from kg.cli import run
from kg.documents.sources import read_text
from kg.finding import find_facts
from kg.grammar.languages import read_language
from kg.grammar.wordings import Example, read_wordings
from kg.model import Fact
from kg.reading import Reading, read
from kg.scoring import read_gold, score_facts
from kg.shipped import shipped
from kg.store import Store

PROJECTS = Path(__file__).parent / "projects"
FLOORS = tomllib.loads((PROJECTS / "floors.toml").read_text(encoding="utf-8"))
NAMES = sorted(path.name for path in PROJECTS.iterdir() if path.is_dir())


@cache
def maker(name: str) -> Maker:
    """Return what makes the graphs of a project, once for all tests."""
    return Maker(Settings(PROJECTS / name))


@cache
def reading_of(name: str) -> Reading:
    """Return the reading of a project's report."""
    (path,) = (PROJECTS / name / "reports").iterdir()
    return read(read_text(path.read_text(encoding="utf-8"), path.stem), maker(name).knowledge)


def shipped_score(name: str) -> float:
    """Return the mean F1 that the shipped grammar alone reaches on a project's report."""
    store = Store.in_memory()
    building.build([PROJECTS / name / "reports"], store, Maker(Settings()))
    return score_facts(read_gold(PROJECTS / name / "gold"), read_facts(store)).exact


def test_both_projects_are_there() -> None:
    assert sorted(FLOORS) == NAMES == ["communist-party-of-china", "european-council"]


def test_no_project_holds_python() -> None:
    suffixes = {path.suffix for path in PROJECTS.rglob("*") if path.is_file()}
    assert suffixes == {".md", ".txt", ".jsonl", ".toml", ".ttl"}


@pytest.mark.parametrize("name", NAMES)
def test_gold_quotes_stand_in_the_report(name: str) -> None:
    rows = read_gold(PROJECTS / name / "gold")
    (path,) = (PROJECTS / name / "reports").iterdir()
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert len(rows) > 50
    assert [row["quote"] for row in rows if " ".join(row["quote"].split()) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_facts_of_a_project_reach_their_floor(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PROJECTS / name)
    assert run(["score", "gold", "reports", "--format", "json"]) == 0
    total = json.loads(capsys.readouterr().out)[-1]
    assert total["type"] == "all"
    assert total["F1"] >= FLOORS[name]["all"], total
    assert total["exact F1"] >= FLOORS[name]["exact"], total
    assert total["exact F1"] > shipped_score(name) + 0.05


@pytest.mark.parametrize("name", NAMES)
def test_genre_gives_headline_and_meeting(name: str) -> None:
    reading = reading_of(name)
    gold = read_gold(PROJECTS / name / "gold")
    title = next(row["title"] for row in gold if row["type"] == "document")
    told = next(row for row in gold if row["type"] == "meeting" and row["status"] == "reported")
    main = reading.meetings.main()
    assert reading.genre is not None and reading.genre.path.parts[-3:-1] == ("grammar", "genres")
    assert reading.heading.title == title
    assert main is not None and main.name == told["name"]


def test_furniture_gives_no_sentence() -> None:
    reading = reading_of("european-council")
    told = [reading.text[one.start : one.end] for one in reading.sentences]
    assert not [text for text in told if "EUCO" in text or "General Secretariat" in text or text == "EN"]
    assert len(told) > 25


def examples(name: str) -> list[Any]:
    """Return the examples of a project's own wordings, with the rule that must find each and its type."""
    language, own = maker(name).knowledge.language, PROJECTS / name / "grammar" / "wordings"
    layers = [shipped("grammar") / "wordings"]
    before = {rule.name for rules in read_wordings(layers, language).rules.values() for rule in rules}
    wordings = read_wordings([*layers, own], language)
    found = [
        pytest.param(rule.name, rule.example, kind, id=f"{name}-{rule.name}")
        for kind, rules in wordings.rules.items()
        for rule in rules
        if rule.name not in before
    ]
    for path in own.glob("*.toml"):
        cues = [cue for cue in wordings.cues if cue.name.startswith(f"{path.stem}/")]
        found += [pytest.param("", one, "", id=f"{name}-{cue.name}") for cue in cues for one in cue.examples]
    return found


@cache
def facts_in(name: str, text: str, heading: str) -> tuple[Fact, ...]:
    """Return the facts of a text that is read with what a project knows."""
    document = read_text(f"{heading or 'News'}\n\nPyongyang, May 4 (KCNA) -- {text}", "case-2024-05-04")
    return tuple(find_facts(read(document, maker(name).knowledge)))


@pytest.mark.parametrize("name", NAMES)
def test_a_project_has_wordings_of_its_own(name: str) -> None:
    assert examples(name)


@pytest.mark.parametrize("name", NAMES)
def test_wordings_of_a_project_find_their_examples(name: str) -> None:
    for rule, example, kind in (one.values for one in examples(name)):
        assert isinstance(example, Example)
        found = facts_in(name, example.text, example.heading)
        for wanted in example.gives:
            row = dict(wanted)
            of_kind = row.pop("type", kind)
            fits = [one for one in found if one.type == of_kind and row.items() <= dict(one.fields).items()]
            assert any(one.rule == rule or not rule for one in fits), (rule, example.text, found)


DOCS = PROJECTS.parent.parent / "docs" / "extending.md"


def blocks(kind: str) -> list[str]:
    """Return the blocks of a kind in the page that shows the way."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_the_page_shows_what_the_projects_have(tmp_path: Path) -> None:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in PROJECTS.rglob("grammar/*/*.toml")]
    assert len(blocks("toml")) == 5
    for shown in map(tomllib.loads, blocks("toml")):
        if "type" not in shown and "genre" not in shown:
            (tmp_path / "en.toml").write_text(blocks("toml")[1], encoding="utf-8")
            read_language(shipped("grammar") / "languages" / "en.toml", tmp_path / "en.toml")
            continue
        # A block may show a part of a file, but nothing that no project has.
        assert any(all(_holds(file.get(key), value) for key, value in shown.items()) for file in files), shown


def _holds(whole: object, part: object) -> bool:
    if isinstance(whole, dict) and isinstance(part, dict):
        return all(_holds(whole.get(key), value) for key, value in part.items())
    if isinstance(whole, list) and isinstance(part, list):
        return all(any(_holds(one, other) for one in whole) for other in part)
    return whole == part


def test_the_page_shows_named_things_of_the_projects() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in PROJECTS.rglob("ontology/*.ttl"))
    shown = [line.strip(" .,;") for block in blocks("turtle") for line in block.splitlines() if line.strip()]
    assert len(shown) > 8
    assert [line for line in shown if not all(part.strip() in told for part in line.split(" , "))] == []


def test_build_warns_of_a_report_that_gives_less_than_its_genre(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(PROJECTS / "european-council")
    report = tmp_path / "short.txt"
    report.write_text(
        "European Council conclusions, 2 May 2041\n\nThe European Council met.\n", encoding="utf-8"
    )
    assert run(["build", str(report), "--store", str(tmp_path / "store")]) == 0
    told = capsys.readouterr().err
    assert "short: 0 policy facts found, 3 at least expected of the genre european-council" in told
    assert "meeting facts" not in told
