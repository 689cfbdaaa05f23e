"""The named things are kept as they were read, and read anew where anything changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import kept_things as keeping
from kg.kept_things import kept_things
from kg.model import DataError
from kg.ontology import Things, folders, read_things

OWN = """
@prefix id: <https://w3id.org/plenum/id/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:person-o-yun-hui a foaf:Person ; skos:prefLabel "%s"@en .
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with a person of its own."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "own.ttl").write_text(OWN % "O Yun Hui", encoding="utf-8")
    return tmp_path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows whenever the files are read."""
    found: list[object] = []

    def counted(layers: tuple[Path, ...]) -> Things:
        found.append(layers)
        return read_things(layers)

    monkeypatch.setattr(keeping, "read_things", counted)
    return found


def test_what_is_kept_is_what_was_read(project: Path, reads: list[object]) -> None:
    """The second time nothing is read, and all is the same: entries, their order, triples, digest."""
    cache = project / "cache"
    first, second = (kept_things(folders(project), cache) for _ in range(2))
    assert len(reads) == 1
    wanted = read_things(folders(project))
    for found in (first, second):
        assert list(found.entries.items()) == list(wanted.entries.items())
        assert (found.quads, found.digest) == (wanted.quads, wanted.digest)
    assert second.entries["person-o-yun-hui"].label == "O Yun Hui"


def test_a_changed_file_is_read(project: Path, reads: list[object]) -> None:
    """The digest of the files tells; what they said before is let go."""
    cache = project / "cache"
    kept_things(folders(project), cache)
    (project / "ontology" / "own.ttl").write_text(OWN % "O Yun Hee", encoding="utf-8")
    assert kept_things(folders(project), cache).entries["person-o-yun-hui"].label == "O Yun Hee"
    assert (len(reads), len(list(cache.iterdir()))) == (2, 1)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"entries": [[1]], "lines": []}', b"\xff", b"[]"])
def test_a_damaged_file_is_made_anew(project: Path, reads: list[object], damage: bytes) -> None:
    """It is no more than a copy."""
    cache = project / "cache"
    wanted = kept_things(folders(project), cache)
    kept = next(cache.iterdir())
    kept.write_bytes(damage)
    assert kept_things(folders(project), cache).entries == wanted.entries
    assert kept_things(folders(project), cache).entries == wanted.entries
    assert len(reads) == 2


def test_where_nothing_can_be_kept_all_is_read(project: Path, reads: list[object]) -> None:
    """A file stands where the folder should be, or there is no folder."""
    (project / "cache").write_text("in the way", encoding="utf-8")
    for cache in (project / "cache", None):
        assert "person-o-yun-hui" in kept_things(folders(project), cache).entries
    assert len(reads) == 2


def test_a_fault_is_told_each_time(project: Path) -> None:
    """What cannot be read is not kept."""
    (project / "ontology" / "own.ttl").write_text("id:nobody a", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match=r"own\.ttl"):
            kept_things(folders(project), project / "cache")
    assert not (project / "cache").exists()
