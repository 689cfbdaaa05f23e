"""Pairs that nothing decides are put to a human, whose verdicts later builds obey."""

from __future__ import annotations

from pathlib import Path

import pytest
from seed_store import graph_of, named_things
from series_store import MADE, documents, made_store, store_of

from kg.building import conclude
from kg.cli import run
from kg.concluding import Doubt, Verdicts, read_verdicts
from kg.concluding.verdicts import FILE
from kg.model import DataError, Document, Fact, Quote
from kg.store import Entry, Store

KIM = "person-kim-myong-chol"


def open_pairs(verdicts: Verdicts | None = None) -> tuple[Store, list[Doubt]]:
    """Return the store of the reports of our own, and the pairs of people that are open in it."""
    store, doubts = store_of(sorted(documents(MADE)), MADE, verdicts=verdicts)
    return store, [doubt for doubt in doubts if doubt.kind == "person"]


def given(verdict: str, doubt: Doubt) -> Verdicts:
    """Return a verdict on a pair."""
    return Verdicts({doubt.key: {"verdict": verdict}})


def meant(store: Store, name: str) -> set[str]:
    """Return the people whom documents mean by a name."""
    query = f"SELECT DISTINCT ?person WHERE {{ ?identification kg:named id:{name} ; kg:meant ?person }}"
    return {str(row[0]).removeprefix(store.base) for row in store.query(query).rows}


def the_pair() -> Doubt:
    """Return the pair of people called Kim Myong Chol."""
    _, doubts = open_pairs()
    return next(doubt for doubt in doubts if doubt.one.startswith(KIM))


def test_a_pair_is_kept_apart_while_it_is_open() -> None:
    store, _ = open_pairs()
    assert len(meant(store, KIM)) == 2


def test_the_verdict_same_makes_one_of_a_pair() -> None:
    store, doubts = open_pairs(given("same", the_pair()))
    assert len(meant(store, KIM)) == 1
    assert the_pair().key not in {doubt.key for doubt in doubts}
    reasons = store.query(f"SELECT ?reason WHERE {{ ?one kg:named id:{KIM} ; kg:reason ?reason }}").rows
    assert ("a person gave the verdict",) in reasons


def test_the_verdict_different_closes_a_pair() -> None:
    store, doubts = open_pairs(given("different", the_pair()))
    assert len(meant(store, KIM)) == 2
    assert the_pair().key not in {doubt.key for doubt in doubts}


def test_a_meeting_is_united_or_parted_by_a_verdict() -> None:
    other = "meeting-wpk-cc-plenum-"
    united = meant_meetings(made_store(), other)
    assert united == {"meeting-wpk-cc-8-plenum-3"}
    (name,) = {local for local in names_of_meetings(made_store()) if local.startswith(other)}
    key = " ".join(["meeting", *sorted((name, "meeting-wpk-cc-8-plenum-3"))])
    store, _ = store_of(sorted(documents(MADE)), MADE, verdicts=Verdicts({key: {"verdict": "different"}}))
    assert meant_meetings(store, other) == {name}


def names_of_meetings(store: Store) -> set[str]:
    """Return the local names by which documents tell of meetings."""
    rows = store.query("SELECT DISTINCT ?name WHERE { ?account kg:meeting ?name }").rows
    return {str(row[0]).removeprefix(store.base) for row in rows}


def meant_meetings(store: Store, begin: str) -> set[str]:
    """Return the meetings that are meant by names that begin so."""
    rows = store.query("SELECT ?name ?meant WHERE { ?one kg:named ?name ; kg:meant ?meant }").rows
    told = [tuple(str(term).removeprefix(store.base) for term in row) for row in rows]
    return {other for name, other in told if name.startswith(begin)}


POLICIES = {
    "one": "He called for building deep wells in the dry western farming districts.",
    "two": "He called for building deep wells in the dry eastern farming districts.",
    "three": "He called for building deep wells in the wet eastern farming districts.",
}


def policies(verdicts: Verdicts | None = None) -> tuple[set[frozenset[str]], list[Doubt]]:
    """Return the wordings of each course of action of three made reports, and the open pairs."""
    store = Store.in_memory()
    for at, (name, raw) in enumerate(POLICIES.items()):
        text = raw.removeprefix("He called for ").rstrip(".")
        start = raw.index(text)
        document = Document(name, raw, raw, tuple(range(len(raw) + 1)), f"{at}{'0' * 63}")
        fields = {"text": text, "kind": "task", "act": "call for", "sectors": ("agriculture",)}
        fact = Fact("policy", fields, Quote(start, start + len(text), text), "test/rule")
        store.put([(Entry(document.digest, name), graph_of(document, [fact]))])
    doubts = conclude(store, named_things(), verdicts)
    rows = store.query("SELECT ?course ?text WHERE { ?one kg:sightingOf ?course ; kg:text ?text }").rows
    courses: dict[str, set[str]] = {}
    for course, text in rows:
        courses.setdefault(str(course), set()).add(str(text))
    return {frozenset(texts) for texts in courses.values()}, [one for one in doubts if one.kind == "policy"]


def test_policies_that_are_only_alike_are_put_to_a_human() -> None:
    courses, doubts = policies()
    assert len(courses) == 3
    assert len(doubts) >= 2


def test_no_policy_is_joined_to_another_through_a_third() -> None:
    _, doubts = policies()
    joined, _ = policies(Verdicts({doubts[0].key: {"verdict": "same"}}))
    assert sorted(map(len, joined)) == [1, 2]
    # A human said the same of two of the three pairs only.
    pairs = {doubt.key: {"verdict": "same"} for doubt in doubts[:2]}
    chained, _ = policies(Verdicts(pairs))
    assert sorted(map(len, chained)) == [1, 2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project folder with the reports of our own built in it."""
    monkeypatch.chdir(tmp_path)
    assert run(["build", str(MADE)]) == 0
    return tmp_path


def test_review_lists_pairs_and_builds_obey(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command lists pairs with numbers and writes the file; after a verdict a build makes one of two."""
    assert run(["review"]) == 0
    out = capsys.readouterr().out
    assert "Kim Myong Chol" in out
    keys = sorted(read_verdicts(project).rows)
    number = next(at for at, key in enumerate(keys, start=1) if "kim-myong-chol" in key)
    assert run(["review", str(number), "same"]) == 0
    assert run(["build", str(MADE)]) == 0
    with Store.open(project / "out" / "store") as store:
        assert len(meant(store, KIM)) == 1
    assert run(["review"]) == 0
    assert read_verdicts(project).of(keys[number - 1]) == "same"
    assert run(["review", str(number), "open"]) == 0
    assert read_verdicts(project).of(keys[number - 1]) is None


def test_a_number_that_is_not_listed_is_an_error_of_use(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", "999", "same"]) == 2
    assert "no pair 999" in capsys.readouterr().err
    assert run(["review", "1"]) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"verdict\tkey\nperhaps\tperson a b\n", "is no verdict"),
        (b"key\nperson a b\n", "no column"),
        (b"\xff\xfe\x00", "cannot be read"),
    ],
)
def test_a_file_that_is_not_understood_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(DataError, match=told):
        read_verdicts(tmp_path)


def test_no_file_means_no_verdicts(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path) == Verdicts()
    assert read_verdicts(None) == Verdicts()
