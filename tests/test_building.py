"""A build makes what is new, leaves the rest, and gives the same bytes in whatever order and folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from seed_store import RUN, graph_of, named_things

from kg import grammar, ontology
from kg.building import Made, Maker, Settings, build, conclude, count_facts
from kg.building.named import used_things
from kg.correcting import Corrections
from kg.documents import find_sources
from kg.exporting.rdf import trig, turtle
from kg.grammar import cards
from kg.model import DataError, Document, Fact, Quote, UsageError
from kg.shipped import shipped
from kg.store import Store
from kg.writing import Run

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


class Recorder:
    """Makes a graph with one fact of each document, and notes of which."""

    things = named_things()
    glued_names = ()
    corrections = Corrections()

    def __init__(self, run: Run = RUN) -> None:
        self.run, self.made = run, list[str]()

    def __call__(self, document: Document) -> Made:
        if "unreadable" in document.text:
            raise DataError(f"{document.name}: cannot be read", "it says so itself", "leave it out")
        self.made.append(document.name)
        word = document.raw.split()[0]
        start = document.raw.index(word)
        fact = Fact(
            "slogan", {"text": word, "actor": document.name}, Quote(start, start + len(word), word), "t/r"
        )
        return Made(
            graph_of(document, [fact]), 1, () if "meeting" in document.raw else (f"{document.name}: none",)
        )


def written(folder: Path, **texts: str) -> Path:
    """Return a folder of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_what_is_held_is_left_alone(tmp_path: Path) -> None:
    """A second build makes nothing and changes no byte of the store."""
    folder = written(tmp_path / "in", one="First meeting.", two="Second meeting.")
    make = Recorder()
    with Store.open_to_write(tmp_path / "store") as store:
        built = build([folder], store, make)
    assert (built.new, built.changed, built.skipped, built.removed) == (2, 0, 0, 0)
    before = states(tmp_path / "store")
    with Store.open_to_write(tmp_path / "store") as store:
        built = build([folder], store, make)
    assert (built.new, built.changed, built.skipped, built.removed) == (0, 0, 2, 0)
    assert make.made == ["one", "two"]
    assert states(tmp_path / "store") == before


def states(folder: Path) -> dict[str, tuple[int, str]]:
    """Return the time and digest of each file of a store but the lock."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_a_changed_document_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Other bytes in a file are a new document, and what the file held before is gone."""
    folder, make = written(tmp_path / "in", one="First meeting.", two="Second meeting."), Recorder()
    with Store.open_to_write(tmp_path / "store") as store:
        build([folder], store, make)
        written(folder, one="Changed meeting.")
        built = build([folder], store, make)
        assert (built.new, built.skipped, built.removed) == (1, 1, 1)
        assert make.made == ["one", "two", "one"]
        assert told(store) == {"Changed", "Second"}


def told(store: Store) -> set[object]:
    """Return the words that the slogans of a store say."""
    return {row[0] for row in store.query("SELECT ?text WHERE { ?fact a kg:Slogan ; kg:text ?text }").rows}


def test_another_grammar_makes_documents_anew(tmp_path: Path) -> None:
    """Where the grammar, the named things, the model or the tool changed, each document is made anew."""
    folder = written(tmp_path / "in", one="First meeting.")
    with Store.open_to_write(tmp_path / "store") as store:
        build([folder], store, Recorder())
        for changed in (
            {"grammar": "x"},
            {"ontology": "x"},
            {"model": "x"},
            {"model_version": "x"},
            {"tool": "x"},
        ):
            built = build([folder], store, Recorder(replace(RUN, **changed)))
            assert (built.new, built.changed, built.skipped) == (0, 1, 0)


def test_a_document_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    """What cannot be read is reported; what could be is there."""
    folder = written(tmp_path / "in", a="First meeting.", b="This is unreadable.", d="Last meeting.")
    (folder / "c.txt").write_bytes(b"\x00\x01\x02")
    (folder / "e.txt").write_bytes(b"")
    (folder / "f.txt").write_bytes(b"caf\xe9")
    with Store.open_to_write(tmp_path / "store") as store:
        built = build([folder], store, Recorder())
        assert told(store) == {"First", "Last"}
    assert [error.what.rsplit("/", 1)[-1] for error in built.failed] == [
        "b: cannot be read",
        "c.txt: binary file",
        "e.txt: empty file",
        "f.txt: not UTF-8 text (tried UTF-8)",
    ]
    assert all(error.why and error.mend for error in built.failed)


def test_a_failure_of_the_tool_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document on which the tool breaks does not end the build."""

    def broken(self: Maker, document: Document) -> Made:
        return Made(b"", {}["nothing"])

    monkeypatch.setattr(Maker, "_made", broken)
    with Store.open_to_write(tmp_path / "store") as store:
        built = build([SEEDS], store, Maker(Settings()))
    assert len(built.failed) == 2
    assert "KeyError" in built.failed[0].why


def test_warnings_are_gathered(tmp_path: Path) -> None:
    """What is strange about a document is told once, when it is made."""
    folder = written(tmp_path / "in", one="Nothing.", two="A meeting.")
    with Store.open_to_write(tmp_path / "store") as store:
        assert build([folder], store, Recorder()).warnings == ["one: none"]
        assert build([folder], store, Recorder()).warnings == []


def test_a_missing_path_stops_before_anything_is_done(tmp_path: Path) -> None:
    """A path that is not there is an error of use, and the store stays as it was."""
    folder = written(tmp_path / "in", one="First meeting.")
    with Store.open_to_write(tmp_path / "store") as store:
        for wrong in (tmp_path / "nothing", written(tmp_path / "empty")):
            with pytest.raises(UsageError):
                build([folder, wrong], store, Recorder())
        assert store.documents() == []


def test_equal_bytes_are_one_document(tmp_path: Path) -> None:
    """Two files with the same bytes are read once, under the lesser name, whichever came first."""
    found = []
    for number, order in enumerate((["b", "a"], ["a", "b"])):
        folder = written(tmp_path / str(number), a="Same meeting.", b="Same meeting.")
        with Store.open_to_write(tmp_path / f"store-{number}") as store:
            build([folder / f"{name}.txt" for name in order], store, Recorder())
            assert [one.name for one in store.documents()] == ["a"]
            found.append(trig(store))
    assert found[0] == found[1]
    assert b"group-a" in found[0]


def test_equal_names_stay_two_documents(tmp_path: Path) -> None:
    """Files of one name in two folders are two documents, called by their folders too."""
    written(tmp_path / "in" / "north", same="North meeting.")
    written(tmp_path / "in" / "south", same="South meeting.")
    with Store.open_to_write(tmp_path / "store") as store:
        build([tmp_path / "in"], store, Recorder())
        assert [one.name for one in store.documents()] == ["north/same", "south/same"]


def test_order_and_folder_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other orders, other working folders, other places of the store: the same graph, byte for byte."""
    texts = {f"name{at}": f"Word{at} of the meeting number {at}." for at in range(5)}
    folder = written(tmp_path / "in", **texts)
    files = sorted(folder.iterdir())
    found = set()
    for number, paths in enumerate(([folder], files[::-1], [files[2], folder])):
        work = tmp_path / f"work-{number}"
        work.mkdir()
        monkeypatch.chdir(work)
        with Store.open_to_write(Path("store")) as store:
            build([Path(os.path.relpath(path, work)) for path in paths], store, Recorder())
            found.add((trig(store), turtle(store)))
    assert len(found) == 1


def test_documents_one_by_one_or_all_at_once(tmp_path: Path) -> None:
    """A document that is added later, or removed, leaves the graph that it would be without that detour."""
    folder = written(tmp_path / "in", a="First meeting.", b="Second meeting.", c="Third meeting.")
    with Store.open_to_write(tmp_path / "at-once") as store:
        build([folder / "a.txt", folder / "c.txt"], store, Recorder())
        wanted = trig(store)
    with Store.open_to_write(tmp_path / "one-by-one") as store:
        for name in "cba":
            build([folder / f"{name}.txt"], store, Recorder())
        store.remove("b")
        conclude(store, named_things())
        assert trig(store) == wanted


def rows(*texts: str) -> str:
    """Return JSON lines."""
    return "".join(json.dumps({"id": f"row-{at}", "text": text}) + "\n" for at, text in enumerate(texts))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_rows_are_documents(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Each line of a JSONL file, packed or not, is a document; a bad line is told with its number."""
    content = rows("First meeting.", "Second meeting.") + "{bad\n" + '{"id": "no-text"}\n'
    path = tmp_path / ("in.jsonl.gz" if pack is gzip.compress else "in.jsonl")
    path.write_bytes(pack(content.encode()))
    with Store.open_to_write(tmp_path / "store") as store:
        built = build([path], store, Recorder())
        assert [one.name for one in store.documents()] == ["row-0", "row-1"]
        assert [error.what.rsplit("/", 1)[-1] for error in built.failed] == [
            f"{path.name}:3: not JSON",
            f"{path.name}:4: no text",
        ]
        path.write_bytes(pack(rows("First meeting.", "Changed meeting.").encode()))
        built = build([path], store, Recorder())
        assert (built.new, built.skipped, built.removed) == (1, 1, 1)
        assert told(store) == {"First", "Changed"}


def test_two_rows_of_one_id_are_two_documents(tmp_path: Path) -> None:
    """An id that comes twice does not let the second row take the first one's place."""
    path = tmp_path / "in.jsonl"
    line = json.dumps({"id": "same", "text": "First meeting."}) + "\n"
    path.write_text(line + line.replace("First", "Second"), encoding="utf-8")
    with Store.open_to_write(tmp_path / "store") as store:
        build([path], store, Recorder())
        assert told(store) == {"First", "Second"}
        assert len({one.name for one in store.documents()}) == 2


def test_half_a_character_is_no_text(tmp_path: Path) -> None:
    """What JSON can say and no text can hold is told as an error of its line."""
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "half \\ud83d"}\n{"id": "b", "text": "nul \\u0000"}\n', encoding="utf-8"
    )
    failed: list[DataError] = []
    assert list(find_sources([path], failed.append)) == []
    assert len(failed) == 2


def test_the_shipped_folders_are_not_laid_over_themselves(tmp_path: Path) -> None:
    """In the tool's own repository, or elsewhere, what is not a project's own counts once."""
    assert ontology.folders(ROOT) == ontology.folders(tmp_path) == (shipped("ontology"),)
    assert grammar.folders(ROOT / "kg") == grammar.folders(tmp_path) == (shipped("grammar"),)
    (tmp_path / "ontology").mkdir()
    assert ontology.folders(tmp_path) == (shipped("ontology"), tmp_path / "ontology")


def test_the_graph_of_things_holds_what_is_named_and_one_name_each(tmp_path: Path) -> None:
    """A named thing that a document names is described, with what it belongs to; others are not."""
    folder = written(tmp_path / "in", one="Onward to the meeting.")
    with Store.open_to_write(tmp_path / "store", "https://example.org/id/") as store:
        build([folder], store, _Names())
        names = dict(store.query("SELECT ?thing ?name WHERE { ?thing rdfs:label ?name }").rows)
        twice = store.query("SELECT ?t WHERE { ?t rdfs:label ?a, ?b FILTER(?a != ?b) }")
    assert names["https://example.org/id/person-kim-jong-un"] == "Kim Jong Un"
    assert names["https://example.org/id/sector-metal"]
    assert "https://example.org/id/person-kim-jong-il" not in names
    assert twice.rows == ()


def test_a_second_build_names_no_more_things(tmp_path: Path) -> None:
    """What only the graphs say that are made from documents is named by no document."""
    folder = written(tmp_path / "in", one="Onward to the meeting.")
    with Store.open_to_write(tmp_path / "store", "https://example.org/id/") as store:
        build([folder], store, _Names())
        first = dict(store.graphs())
        conclude(store, _Names().things)
        assert dict(store.graphs()) == first
        assert used_things(store.database(), _Names().things, store.base) == ["person-kim-jong-un"]


class _Names(Recorder):
    """Makes a graph, under another base, in which one person is named."""

    def __call__(self, document: Document) -> Made:
        from kg.linking import link_facts
        from kg.writing import write_document

        fact = Fact("slogan", {"text": "Onward", "actor": "Kim Jong Un"}, Quote(0, 6, "Onward"), "t/r")
        linked = link_facts([fact], self.things, {}, document)
        return Made(write_document(document, linked, self.things, self.run, "https://example.org/id/"), 1)


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from kg.building import build
from kg.store import Store
from test_building import Recorder
make = Recorder()
print("ready", flush=True)
with Store.open_to_write(Path({store!r})) as store:
    build([Path({documents!r})], store, make)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.1, 0.2, 0.4])
def test_a_killed_build_goes_on_where_it_was(tmp_path: Path, seconds: float) -> None:
    """After a kill at any moment the next build makes the rest, and the graph is the one of a quiet build."""
    texts = {
        f"name{at:03}": f"Word{at} of the meeting number {at}." + " More of it." * 200 for at in range(150)
    }
    folder = written(tmp_path / "in", **texts)
    code = KILLED.format(
        tests=str(Path(__file__).parent), store=str(tmp_path / "store"), documents=str(folder)
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
    with Store.open_to_write(tmp_path / "store") as store:
        assert store.lost == ()
        held = {one.name for one in store.documents()}
        make = Recorder()
        built = build([folder], store, make)
        assert held.isdisjoint(make.made)
        assert (built.new, built.skipped) == (150 - len(held), len(held))
        found = trig(store)
    with Store.open_to_write(tmp_path / "quiet") as store:
        build([folder], store, Recorder())
        assert trig(store) == found


@pytest.fixture(scope="module")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of the seeds as the tool itself reads them."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    with Store.open_to_write(folder) as store:
        assert build([SEEDS], store, Maker(Settings())).failed == []
    return folder


def test_the_seeds_are_built_from_end_to_end(seeds_store: Path) -> None:
    """The whole line, from the files to the store, finds facts of many types in the seeds."""
    with Store.open(seeds_store) as store:
        counted = count_facts(store, cards())
        assert [one.name for one in store.documents()] == [path.stem for path in sorted(SEEDS.iterdir())]
    assert counted["document"] == 2
    assert counted["meeting"] >= 2
    assert counted["policy"] > 50
    assert counted["statement"] > 30


def test_every_fact_of_the_seeds_is_where_it_says(seeds_store: Path) -> None:
    """Each fact leads to a stretch of its document, and the stretch is the quote."""
    raws = {path.stem: path.read_bytes().decode() for path in SEEDS.iterdir()}
    from kg.asking.facts import read_facts

    with Store.open(seeds_store) as store:
        rows = read_facts(store)
    assert len(rows) > 150
    for row in rows:
        start, end = int(str(row["quote_start"])), int(str(row["quote_end"]))
        assert 0 <= start < end
        assert raws[str(row["document"])][start:end] == row["quote"]


def test_the_seeds_in_reverse_order_give_the_same_bytes(seeds_store: Path, tmp_path: Path) -> None:
    """Building the seeds one by one, the last first, gives the same Turtle and TriG."""
    with Store.open_to_write(tmp_path / "store") as store:
        for path in sorted(SEEDS.iterdir(), reverse=True):
            build([path], store, Maker(Settings()))
        found = trig(store), turtle(store)
    with Store.open(seeds_store) as store:
        assert (trig(store), turtle(store)) == found


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_order_of_hashes_changes_no_byte(seeds_store: Path, tmp_path: Path, seed: str) -> None:
    """Another order of Python's sets and dictionaries gives the same graph."""
    code = (
        "from pathlib import Path; from kg.building import *; from kg.store import Store\n"
        f"with Store.open_to_write(Path({str(tmp_path / 'store')!r})) as store:\n"
        f"    build([Path({str(SEEDS)!r})], store, Maker(Settings()))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    with Store.open(seeds_store) as one, Store.open(tmp_path / "store") as other:
        assert trig(one) == trig(other)


def test_a_store_can_be_moved(seeds_store: Path, tmp_path: Path) -> None:
    """A copy of the folder is the same store."""
    shutil.copytree(seeds_store, tmp_path / "copy")
    with Store.open(seeds_store) as one, Store.open(tmp_path / "copy") as other:
        assert trig(one) == trig(other)
