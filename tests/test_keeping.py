"""Files of other people loaded beside documents, and what kg store tells, checks and copies."""

from __future__ import annotations

import json
import shutil
import tarfile
from pathlib import Path

import pytest
from calling import kg
from serving import gold_folder
from test_store import files_of, filled, titles

from kg.namespaces import BASE
from kg.store import Store
from kg.store.backups import restore_backup, write_backup
from kg.store.verifying import faults

GAZETTEER = """
@prefix id: <https://w3id.org/plenum/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:person-kim-jong-un <urn:born> "1984" ; skos:note [ skos:example "a node without a name" ] .
"""
TRIG = "<urn:one> { <urn:s> <urn:p> 1 } <urn:two> { <urn:s> <urn:p> 2 } <urn:s> <urn:p> 3 ."
BORN = "SELECT ?label ?born WHERE { ?person <urn:born> ?born ; rdfs:label ?label }"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gold_folder(tmp_path_factory.mktemp("whole") / "store")


@pytest.fixture
def store(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "store"))


def test_a_loaded_file_can_be_joined(tmp_path: Path, store: Path) -> None:
    """What another file says of a person stands beside what the documents say of it, and can be taken out."""
    (tmp_path / "Gazetteer.ttl").write_text(GAZETTEER, "utf-8")
    code, out, err = kg("load", tmp_path / "Gazetteer.ttl", "--store", store)
    assert code == 0, err
    assert BASE + "loaded-gazetteer" in out
    assert Store.open(store).query(BORN).rows == (("Kim Jong Un", "1984"),)
    code, _, err = kg("check", "--store", store)
    assert code == 0, err
    code, _, _ = kg("remove", "loaded-gazetteer", "--store", store)
    assert code == 0
    assert Store.open(store).query(BORN).rows == ()


def test_a_file_that_is_loaded_again_takes_its_own_place(tmp_path: Path, store: Path) -> None:
    """The second load of a file says what the file says now; a name can be given."""
    file = tmp_path / "one.ttl"
    for number in (1, 2):
        file.write_text(f"<urn:s> <urn:p> {number} .", "utf-8")
        assert kg("load", file, "--graph", "urn:mine", "--store", store)[0] == 0
    assert Store.open(store).query("SELECT ?o WHERE { GRAPH <urn:mine> { ?s ?p ?o } }").rows == ((2,),)
    assert list(Store.open(store).loaded) == ["urn:mine"]


def test_graphs_of_a_file_keep_their_names(tmp_path: Path, store: Path) -> None:
    """A file with named graphs loads each under its name, and the rest under the file's."""
    (tmp_path / "several.trig").write_text(TRIG, "utf-8")
    assert kg("load", tmp_path / "several.trig", "--store", store)[0] == 0
    assert set(Store.open(store).loaded) == {"urn:one", "urn:two", BASE + "loaded-several"}


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("missing.ttl", None, 2, "cannot be read"),
        ("text.docx", "x", 2, ".jsonld"),
        ("broken.ttl", "this is no Turtle", 1, "broken.ttl"),
        ("taken.nq", f"<urn:s> <urn:p> 'x' <{BASE}graph-things> .", 2, "made by the tool"),
        ("newer.ttl", "<urn:s> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .", 1, "RDF 1.2"),
    ],
)
def test_what_cannot_be_loaded_is_told(
    tmp_path: Path, store: Path, name: str, content: str | None, code: int, said: str
) -> None:
    """A file that is missing, unknown, broken, or would write a graph of the tool is told, and nothing changes."""
    if content is not None:
        (tmp_path / name).write_text(content.replace("'", '"'), "utf-8")
    before = Store.open(store).digest
    found, _, err = kg("load", tmp_path / name, "--store", store)
    assert (found, said in err) == (code, True), err
    assert Store.open(store).digest == before


def test_two_files_of_one_name_are_refused(tmp_path: Path, store: Path) -> None:
    """Files that would take each other's place are refused, and so is one name for several."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.ttl").write_text("<urn:s> <urn:p> 1 .", "utf-8")
    files = (tmp_path / "a" / "same.ttl", tmp_path / "b" / "same.ttl")
    assert kg("load", *files, "--store", store)[0] == 2
    assert kg("load", *files, "--graph", "urn:g", "--store", store)[0] == 2


def test_info_tells_what_there_is(store: Path) -> None:
    """The counts are those of the store, and whether the index follows."""
    _, out, _ = kg("store", "info", "--format", "json", "--store", store)
    told = {row["what"]: row["value"] for row in json.loads(out)}
    assert (told["documents"], told["index"], told["format"]) == (2, "current", 2)
    (store / "index" / "holds.json").unlink()
    _, out, _ = kg("store", "info", "--format", "json", "--store", store)
    assert {row["what"]: row["value"] for row in json.loads(out)}["index"] == "missing"


def test_verify_finds_what_is_damaged(store: Path) -> None:
    """A whole store has no faults; a changed file has one, and a file cut short too."""
    assert list(faults(store)) == []
    assert kg("store", "verify", "--store", store)[0] == 0
    largest = max(files_of(store), key=lambda path: path.stat().st_size)
    content = largest.read_bytes()
    for damaged in (content[:-1], content.replace(b"a", b"b", 1), b""):
        largest.write_bytes(damaged)
        assert len(list(faults(store))) == 1
    code, out, _ = kg("store", "verify", "--store", store)
    assert code == 1
    assert largest.name in out.replace("\n", "").replace(" ", "")


def test_verify_finds_an_index_that_says_something_else(tmp_path: Path) -> None:
    """An index that was written by others is found out, and rebuilt from the files."""
    import pyoxigraph as ox

    folder = filled(tmp_path / "store")
    database = ox.Store(str(folder / "index" / "oxigraph"))
    database.update("DELETE WHERE { GRAPH ?g { ?s <http://purl.org/dc/terms/title> 'title 1' } }")
    del database
    assert [what for _, what in faults(folder) if "index" in what]
    assert kg("store", "rebuild", "--store", folder)[0] == 0
    assert list(faults(folder)) == []


def test_a_backup_comes_back(tmp_path: Path, store: Path) -> None:
    """A restored store says the same, and a backup of it has the same bytes."""
    first, second = tmp_path / "first.tar.gz", tmp_path / "second.tar.gz"
    assert kg("store", "backup", first, "--store", store)[0] == 0
    assert kg("store", "restore", first, "--store", tmp_path / "again")[0] == 0
    assert list(Store.open(tmp_path / "again").graphs()) == list(Store.open(store).graphs())
    write_backup(tmp_path / "again", second)
    assert first.read_bytes() == second.read_bytes()
    code, _, err = kg("store", "restore", first, "--store", store)
    assert (code, "there is a store here" in err) == (2, True)


def test_a_damaged_backup_makes_no_store(tmp_path: Path) -> None:
    """A backup cut short, changed, or of something else is refused, and no store is made."""
    folder = filled(tmp_path / "store")
    whole = tmp_path / "whole.tar.gz"
    write_backup(folder, whole)
    (tmp_path / "short.tar.gz").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (tmp_path / "text.tar.gz").write_text("no archive", "utf-8")
    with tarfile.open(tmp_path / "empty.tar.gz", "w:gz"):
        pass
    with tarfile.open(whole) as archive:
        archive.extractall(tmp_path / "out", filter="data")
    changed = next((tmp_path / "out" / "graphs").iterdir())
    changed.write_bytes(changed.read_bytes().replace(b"title", b"other"))
    with tarfile.open(tmp_path / "changed.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "out" / "manifest.json", "manifest.json")
        archive.add(tmp_path / "out" / "graphs", "graphs")
    for name in ("short", "text", "empty", "changed"):
        code, _, err = kg("store", "restore", tmp_path / f"{name}.tar.gz", "--store", tmp_path / name)
        assert (code, "damaged" in err) == (1, True), (name, err)
        assert not (tmp_path / name / "manifest.json").exists()
    assert kg("store", "restore", tmp_path / "missing.tar.gz", "--store", tmp_path / "x")[0] == 2


def test_a_backup_writes_nothing_by_its_names(tmp_path: Path) -> None:
    """A name in a backup that leads out of the folder is no file of the store."""
    folder = filled(tmp_path / "store")
    write_backup(folder, tmp_path / "whole.tar.gz")
    with tarfile.open(tmp_path / "whole.tar.gz") as archive:
        archive.extractall(tmp_path / "out", filter="data")
    (tmp_path / "evil").write_text("evil", "utf-8")
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "out" / "manifest.json", "manifest.json")
        archive.add(tmp_path / "out" / "graphs", "graphs")
        archive.add(tmp_path / "evil", "../../escaped")
        archive.add(tmp_path / "evil", "graphs/unlisted.nq")
    restore_backup(tmp_path / "evil.tar.gz", tmp_path / "deep" / "restored")
    assert titles(Store.open(tmp_path / "deep" / "restored")) == titles(Store.open(folder))
    assert not list(tmp_path.rglob("escaped"))
    assert not list((tmp_path / "deep").rglob("unlisted*"))


def test_an_older_format_is_read(tmp_path: Path) -> None:
    """A store that an older version made is read, and written in the new format by the next writer."""
    folder = filled(tmp_path / "store")
    manifest = folder / "manifest.json"
    older = json.loads(manifest.read_text("utf-8"))
    del older["loaded"]
    manifest.write_text(json.dumps({**older, "format": 1}), "utf-8")
    assert len(titles(Store.open(folder))) == 3
    with Store.open_to_write(folder) as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }")
    assert json.loads(manifest.read_text("utf-8"))["format"] == 2
    assert len(titles(Store.open(folder))) == 3
