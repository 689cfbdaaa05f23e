"""The store keeps what it lists, whatever happens to its files and to whoever writes it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import canonical, naming
from kg.model import DataError, KgError, UsageError
from kg.namespaces import BASE, expand
from kg.store import Entry, Graph, Store, index, loading, shelves
from kg.store.manifest import FORMAT, Manifest
from kg.store.notes import Held
from kg.store.verifying import faults

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
TITLES = "SELECT ?title WHERE { ?document dcterms:title ?title } ORDER BY ?title"
TEXTS = """
SELECT ?name (COUNT(?text) AS ?number)
WHERE { ?document dcterms:identifier ?name ; kg:text ?text }
GROUP BY ?name
"""


def digest_of(number: int) -> str:
    """Return the digest of an invented document."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def entry(number: int, version: str = "1", name: str | None = None, folder: str = "reports") -> Entry:
    """Return the entry of an invented document."""
    source = f"/{folder}/{name or number}.txt"
    return Entry(digest_of(number), name or f"report-{number}", folder, source, version)


def graph(one: Entry, title: str = "a title", lines: int = 3) -> bytes:
    """Return the graph of an invented document."""
    report = BASE + naming.document_name(one.digest)
    node = canonical.iri(report)
    told = [(node, canonical.iri(expand("dcterms:title")), canonical.text(title))]
    told += [(node, canonical.iri(expand("kg:text")), canonical.text(f"line {at}")) for at in range(lines)]
    return canonical.quads(told, report)


def filled(folder: Path, number: int = 3) -> Path:
    """Return the folder of a store of some documents."""
    with Store.open_to_write(folder) as store:
        store.put([(entry(at), graph(entry(at), f"title {at}")) for at in range(number)])
    return folder


def titles(store: Store) -> list[object]:
    """Return the titles that a store tells."""
    return [row[0] for row in store.query(TITLES).rows]


def files_of(folder: Path) -> list[Path]:
    """Return the files of a store's graphs."""
    return sorted((folder / "graphs").iterdir())


def test_what_was_put_is_found_again(tmp_path: Path) -> None:
    """A store that is opened again answers from the documents that were put."""
    with Store.open(filled(tmp_path / "store")) as store:
        assert titles(store) == ["title 0", "title 1", "title 2"]
        assert [one.name for one in store.documents()] == ["report-0", "report-1", "report-2"]


def test_one_file_a_document(tmp_path: Path) -> None:
    """The truth is one file a document, named after it, with the bytes that were given."""
    files = {path.name[:16]: path.read_bytes() for path in files_of(filled(tmp_path / "store", 2))}
    assert files == {digest_of(at)[:16]: graph(entry(at), f"title {at}") for at in range(2)}


def test_a_document_is_replaced(tmp_path: Path) -> None:
    """A new graph of a document takes the old one's place in file and database."""
    folder = filled(tmp_path / "store", 5)
    with Store.open_to_write(folder) as store:
        store.put([(entry(1, "2"), graph(entry(1), "another title"))])
    with Store.open(folder) as store:
        assert titles(store) == ["another title", "title 0", "title 2", "title 3", "title 4"]
    assert len(files_of(folder)) == 5


def test_a_changed_source_gives_another_document(tmp_path: Path) -> None:
    """What a file held before is gone when it holds another text."""
    folder = filled(tmp_path / "store")
    changed = Entry(digest_of(9), "report-1", "reports", entry(1).source, "1")
    with Store.open_to_write(folder) as store:
        store.put([(changed, graph(changed, "changed"))])
        assert titles(store) == ["changed", "title 0", "title 2"]


def test_the_index_follows_conclusions_by_what_differs(tmp_path: Path) -> None:
    """What two states have in common stays, what a document says too stays in the merge, the rest changes."""
    folder, iri = filled(tmp_path / "store", 5), f"{BASE}graph-conclusions"
    shared = [canonical.triple_of(line) for line in graph(entry(1), "title 1").decode().splitlines()]
    stays = ("<urn:x:1>", canonical.iri(expand("dcterms:title")), canonical.text("it stays"))
    goes, comes = ((*stays[:2], canonical.text(told)) for told in ("it goes", "it comes"))
    for told in ([*shared, stays, goes], [stays, comes]):
        with Store.open_to_write(folder) as store:
            store.database()
            store.put_graphs({"conclusions": canonical.quads(told, iri)}, "1")
            found = store.query("SELECT ?title WHERE { <urn:x:1> dcterms:title ?title }").rows
            assert {row[0] for row in found} == {"it stays", "it goes" if goes in told else "it comes"}
            assert "title 1" in titles(store)
        assert list(faults(folder)) == []


def test_equal_bytes_are_one_document_with_two_sources(tmp_path: Path) -> None:
    """A document in two files stays until both tell something else, and is called by the lesser name."""
    one, other = entry(1, name="b"), entry(1, name="a")
    with Store.open_to_write(tmp_path / "store") as store:
        store.put([(one, graph(one))])
        store.put([(other, None)])
        assert [stored.name for stored in store.documents()] == ["a"]
        assert store.documents()[0].paths == ("/reports/a.txt", "/reports/b.txt")


def test_equal_names_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    """Two documents of one name are called by their folders too."""
    given = [entry(1, name="same", folder="north"), entry(2, name="same", folder="south"), entry(3)]
    with Store.open_to_write(tmp_path / "store") as store:
        store.put([(one, graph(one)) for one in given])
        assert [stored.name for stored in store.documents()] == ["north/same", "report-3", "south/same"]


def test_a_document_is_removed(tmp_path: Path) -> None:
    """A document that is taken out is in no file and no answer."""
    folder = filled(tmp_path / "store")
    with Store.open_to_write(folder) as store:
        store.remove("report-1")
    with Store.open(folder) as store:
        assert titles(store) == ["title 0", "title 2"]
    assert len(files_of(folder)) == 2


def test_removing_what_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    """An unknown name is refused with one that is near."""
    with Store.open_to_write(filled(tmp_path / "store")) as store, pytest.raises(UsageError) as told:
        store.remove("raport-1")
    assert "report-1" in told.value.mend


def test_the_order_of_documents_changes_no_byte(tmp_path: Path) -> None:
    """Two stores that were given the same documents in another order hold the same graphs."""
    given = [(entry(at), graph(entry(at))) for at in range(4)]
    found = []
    for number, order in enumerate((given, given[::-1])):
        with Store.open_to_write(tmp_path / str(number)) as store:
            for one in order:
                store.put([one])
            found.append(list(store.graphs()))
    assert found[0] == found[1]


def test_in_memory_says_the_same(tmp_path: Path) -> None:
    """A store in memory follows its documents as one on disk does."""
    store = Store.in_memory()
    store.put([(entry(at), graph(entry(at), f"title {at}")) for at in range(3)])
    with Store.open(filled(tmp_path / "store")) as on_disk:
        assert titles(store) == titles(on_disk)
    store.put([(entry(1), graph(entry(1), "other"))])
    store.remove("report-0")
    assert titles(store) == ["other", "title 2"]


def test_a_store_read_into_memory_says_the_same(tmp_path: Path) -> None:
    """The merge is asked there and so needs the disk no longer; what names graphs is asked of the disk."""
    folder = filled(tmp_path / "store")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } }"
    with Store.open(folder) as on_disk:
        told, number = titles(on_disk), on_disk.query(count).rows
    with Store.open(folder, into_memory=True) as store:
        assert (titles(store), store.query(count).rows) == (told, number)
        shutil.rmtree(folder / "index")
        assert titles(store) == told


def test_a_new_index_is_asked_while_it_settles(tmp_path: Path) -> None:
    """It has no note until it has settled, and follows what is put then without being made anew."""
    note = tmp_path / "store" / "index" / "holds.json"
    with Store.open_to_write(tmp_path / "store") as store:
        store.put([(entry(0), graph(entry(0), "first"))])
        assert titles(store) == ["first"]
        assert not note.exists()
        store.put([(entry(at), graph(entry(at), f"title {at}")) for at in range(1, 9)])
        assert note.exists()
    before = (tmp_path / "store" / "index" / "oxigraph" / "IDENTITY").stat().st_ino
    with Store.open_to_write(tmp_path / "store") as store:
        store.put([(entry(9), graph(entry(9), "last"))])
        assert titles(store)[-1] == "title 8"
    assert (tmp_path / "store" / "index" / "oxigraph" / "IDENTITY").stat().st_ino == before
    with Store.open(tmp_path / "store") as store:
        assert store.is_current()
        assert len(titles(store)) == 10


def test_an_index_that_cannot_settle_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks next has it made, and meanwhile the files say everything."""

    class Full(ThreadPoolExecutor):
        """Does nothing, for want of room."""

        def submit(self, *given: object, **named: object) -> Future[None]:  # type: ignore[override]
            failed = Future[None]()
            failed.set_exception(OSError("no room"))
            return failed

    monkeypatch.setattr(index, "ThreadPoolExecutor", Full)
    folder = filled(tmp_path / "store")
    assert not (folder / "index" / "holds.json").exists()
    monkeypatch.undo()
    with Store.open(folder) as store:
        assert len(titles(store)) == 3
    assert (folder / "index" / "holds.json").exists()


def test_a_store_is_looked_for_in_vain(tmp_path: Path) -> None:
    """To ask a folder without a store is an error of use."""
    with pytest.raises(UsageError, match="no store here"):
        Store.open(tmp_path)


def test_another_base_is_refused(tmp_path: Path) -> None:
    """One store has one base."""
    with pytest.raises(UsageError, match="another base"):
        Store.open_to_write(filled(tmp_path / "store"), base="https://example.org/id/")
    with Store.open_to_write(tmp_path / "store", base=BASE) as store:
        assert len(store.documents()) == 3


@pytest.mark.parametrize("harm", ["missing", "note", "older", "emptied", "garbage"])
def test_a_harmed_database_is_made_again(tmp_path: Path, harm: str) -> None:
    """The database may be lost or damaged; the answers are the same."""
    folder = filled(tmp_path / "store")
    database = folder / "index" / "oxigraph"
    if harm == "missing":
        shutil.rmtree(folder / "index")
    elif harm == "older":
        note = folder / "index" / "holds.json"
        note.write_text(note.read_text("utf-8").replace('"layout": 2', '"layout": 1'), encoding="utf-8")
        ox.Store(str(database)).clear()
    elif harm == "note":
        (folder / "index" / "holds.json").write_text("{", encoding="utf-8")
    else:
        for path in database.iterdir():
            path.write_bytes(b"" if harm == "emptied" else b"garbage")
    for _ in range(2):
        with Store.open(folder) as store:
            assert titles(store) == ["title 0", "title 1", "title 2"]


@pytest.mark.parametrize("harm", ["cut", "gone"])
def test_a_harmed_file_is_let_go_by_the_next_writer(tmp_path: Path, harm: str) -> None:
    """A reader is told which file is damaged; a writer no longer lists its document."""
    folder = filled(tmp_path / "store")
    shutil.rmtree(folder / "index")
    path = next(path for path in files_of(folder) if path.name.startswith(digest_of(1)[:16]))
    path.unlink() if harm == "gone" else path.write_bytes(path.read_bytes()[:40])
    with Store.open(folder) as store, pytest.raises(DataError) as told:
        store.query(COUNT)
    assert str(path) in told.value.what
    with Store.open_to_write(folder) as store:
        assert store.lost == ("report-1",)
        assert store.held(entry(1).digest) is None
        assert titles(store) == ["title 0", "title 2"]


def shared(one: Entry) -> bytes:
    """Return the graph of an invented document that says the same as all others, and one thing of its own."""
    node = canonical.iri(f"{BASE}shared")
    told = [(node, canonical.iri(expand("dcterms:title")), canonical.text("shared"))]
    told += [(node, canonical.iri(expand("kg:text")), canonical.text(one.name))]
    return canonical.quads(told, BASE + naming.document_name(one.digest))


@pytest.mark.parametrize("place", ["folder", "memory"])
def test_what_several_documents_say_counts_once(tmp_path: Path, place: str) -> None:
    """A triple of several graphs is one triple of the whole, and stays as long as one says it."""
    given = [entry(at) for at in range(6)]
    with Store.open_to_write(tmp_path / "store") if place == "folder" else Store.in_memory() as store:
        store.put([(one, shared(one)) for one in given])
        assert titles(store) == ["shared"]
        assert store.query(
            "SELECT (COUNT(?text) AS ?n) WHERE { ?s dcterms:title ?t ; kg:text ?text }"
        ).rows == ((6,),)
        for left in range(5, -1, -1):
            store.remove(f"report-{left}")
            assert titles(store) == ["shared"] * (left > 0)
            assert store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s kg:text ?text }").rows == ((left,),)
        assert store.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s kg:text ?text } }").rows == ((0,),)


def test_a_harmed_manifest_says_what_to_do(tmp_path: Path) -> None:
    """A manifest that cannot be read is told, and nothing is written over it."""
    folder = filled(tmp_path / "store")
    (folder / "manifest.json").write_text('{"format": 1', encoding="utf-8")
    for opened in (Store.open, Store.open_to_write):
        with pytest.raises(DataError, match="damaged"):
            opened(folder)


def test_another_format_says_so(tmp_path: Path) -> None:
    """A store of another format is not read as if it were of this one."""
    folder = filled(tmp_path / "store")
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"format": 2', '"format": 99'), encoding="utf-8")
    with pytest.raises(DataError, match="format 99"):
        Store.open(folder)


HOLDER = """
import sys
from pathlib import Path
from kg.store import Store
store = Store.open_to_write(Path({folder!r}))
print("open", flush=True)
sys.stdin.read()
"""


def test_two_writers_exclude_each_other(tmp_path: Path) -> None:
    """The second writer is told which process holds the store; readers are let in."""
    folder = filled(tmp_path / "store")
    code = HOLDER.format(folder=str(folder))
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(DataError, match="another process") as told:
            Store.open_to_write(folder)
        assert str(other.pid) in told.value.why
        with Store.open(folder) as store:
            assert len(titles(store)) == 3
        other.stdin.close()
    with Store.open_to_write(folder) as store:
        assert len(store.documents()) == 3


def test_readers_see_what_the_writer_put(tmp_path: Path) -> None:
    """What was put is there for a reader before the writer is done."""
    folder = filled(tmp_path / "store")
    with Store.open_to_write(folder) as writer:
        writer.put([(entry(7), graph(entry(7), "title 7"))])
        with Store.open(folder) as reader:
            assert "title 7" in titles(reader)


def test_a_store_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    """A folder that nobody may write answers, even without a database."""
    folder = filled(tmp_path / "store")
    shutil.rmtree(folder / "index")
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    (folder / "index").write_text("in the way", encoding="utf-8")
    with Store.open(folder) as store:
        assert len(titles(store)) == 3
    with pytest.raises(DataError, match="cannot be written"):
        Store.open_to_write(folder)


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from kg.store import Store
from test_store import entry, graph
store = Store.open_to_write(Path({folder!r}))
print("open", flush=True)
for version in range(1, 1000):
    for at in range(20):
        one = entry(at, str(version))
        store.put([(one, graph(one, f"title {{at}} of {{version}}", 200))])
    store.database()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.05, 0.09, 0.14, 0.2, 0.3, 0.45])
def test_a_killed_writer_leaves_a_whole_store(tmp_path: Path, seconds: float) -> None:
    """Whenever a writer is killed, each document that is listed is complete, in files and in answers."""
    folder = tmp_path / "store"
    code = WRITER.format(tests=str(Path(__file__).parent), folder=str(folder))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
    if not (folder / "manifest.json").is_file():
        return
    with Store.open(folder) as store:
        told = {stored.name: stored for stored in store.documents()}
        assert dict(store.query(TEXTS).rows) == dict.fromkeys(told, 200)
        assert {one.version for one in told.values()} <= {str(number) for number in range(1, 1000)}
    with Store.open_to_write(folder) as store:
        assert store.lost == ()


def test_an_error_inside_lets_the_lock_go(tmp_path: Path) -> None:
    """A writer that fails lets others write, and what it put is kept."""
    folder = filled(tmp_path / "store")
    with pytest.raises(RuntimeError), Store.open_to_write(folder) as store:
        store.put([(entry(8), graph(entry(8), "title 8"))])
        raise RuntimeError
    with Store.open_to_write(folder) as store:
        assert "title 8" in titles(store)


def test_a_syntax_error_tells_its_place(tmp_path: Path) -> None:
    """What is no SPARQL is refused with line and column."""
    store = Store.in_memory()
    with pytest.raises(UsageError, match="line 2, column"):
        store.query("SELECT ?s WHERE {\n ?s ?p }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent ?x { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_another_server(query: str) -> None:
    """SERVICE is refused in all its spellings."""
    with pytest.raises(UsageError, match="SERVICE"):
        Store.in_memory().query(query)


def test_a_construct_gives_a_graph(tmp_path: Path) -> None:
    """A query that makes triples gives them sorted, and no table."""
    with Store.open(filled(tmp_path / "store")) as store:
        answer = store.answer("CONSTRUCT { ?d kg:text ?t } WHERE { ?d dcterms:title ?t }")
        assert isinstance(answer, Graph)
        assert len(answer.triples) == 3
        with pytest.raises(KgError):
            store.query("CONSTRUCT { ?d kg:text ?t } WHERE { ?d dcterms:title ?t }")


@pytest.mark.parametrize("at_once", [1, 60, 400, 10_000])
def test_graphs_are_loaded_in_portions(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """However much is loaded at once, be it less than a line, each triple comes into its graph and the merge."""
    monkeypatch.setattr(loading, "LOADED_AT_ONCE", at_once)
    given = [
        (f"{BASE}{naming.document_name(digest_of(at))}", graph(entry(at), f"title {at}")) for at in range(4)
    ]
    database = ox.Store()
    loading.load(database, ((iri, [content]) for iri, content in given))
    told = [quad for _, content in given for quad in ox.parse(content, ox.RdfFormat.N_QUADS)]
    merged = {ox.Quad(*one.triple) for one in told}
    assert set(database) == {*told, *merged}


def test_a_large_graph_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of whole lines make up the graph, and one whose file was changed is refused before any is read."""
    monkeypatch.setattr(shelves, "PIECE", 100)
    shelf, content = shelves.FolderShelf(tmp_path), graph(entry(1), "é" * 30, lines=20)
    held = Held.of(content, "1")
    shelf.write("conclusions", held, [content[:70], content[70:]])
    pieces = list(shelf.pieces("conclusions", held))
    assert b"".join(pieces) == content and len(pieces) > 5
    assert all(piece.endswith(b"\n") for piece in pieces)
    (path,) = (tmp_path / "graphs").iterdir()
    path.write_bytes(content.replace(b"line 7", b"line 8"))
    with pytest.raises(DataError, match="damaged"):
        next(shelf.pieces("conclusions", held))


def test_graphs_that_stay_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Conclusions that are made anew and say the same write nothing, and what they said is not looked up."""
    folder, iri = filled(tmp_path / "store"), f"{BASE}graph-conclusions"
    told = canonical.quads([("<urn:x:1>", canonical.iri(expand("dcterms:title")), canonical.text("a"))], iri)
    with Store.open_to_write(folder) as store:
        store.put_graphs({"conclusions": told}, "1")
    monkeypatch.setattr(shelves.FolderShelf, "write", _refuse)
    monkeypatch.setattr(shelves.FolderShelf, "read", _refuse)
    with Store.open_to_write(folder) as store:
        store.put_graphs({"conclusions": iter([told[:9], told[9:]])}, "1")


def _refuse(*given: object) -> None:
    raise AssertionError("nothing changed")


def test_a_manifest_is_plain_json() -> None:
    """It is written in pieces, of which most stay as they are, and is what the library writes of the whole."""
    held = Held("1", 20, "a", 3, (('/in/"one"\n.txt', "in", "één"), ("/in/two.txt", "in", "two")))
    for one in (Manifest(), Manifest("https://example.org/id/", {"b": held, "a": Held()}, {"things": held})):
        told = {"format": FORMAT, **asdict(one)}
        wanted = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        assert one.encoded() == wanted.encode()
