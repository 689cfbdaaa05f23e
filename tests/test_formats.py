"""HTML, PDF and DOCX give the text, the headline, the day and the place that they hold, and break nothing."""

from __future__ import annotations

import gzip
import io
import json
import re
import socket
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from archived import PARAGRAPHS, TITLE, page, pdf, word
from calling import kg

from kg.documents import files, find_sources, formats
from kg.model import DataError, Document, Metadata

FORMATS: dict[str, Callable[[], bytes]] = {"page.html": page, "file.pdf": pdf, "word.docx": word}


def read(path: Path) -> Document:
    """Return the document of a file that can be read."""
    failed: list[DataError] = []
    (source,) = find_sources([path], failed.append)
    assert failed == []
    return source.read(("Kim Jong Un",))


def fault(path: Path) -> DataError:
    """Return what is wrong with a file."""
    failed: list[DataError] = []
    for source in find_sources([path], failed.append):
        with pytest.raises(DataError) as told:
            source.read(())
        failed.append(told.value)
    (error,) = failed
    assert error.why and error.mend and "\n" not in error.what + error.why
    return error


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_is_the_report_and_each_character_leads_to_it(tmp_path: Path, name: str) -> None:
    """All sentences are there, what stands around the story is not, and quotes are what stands at their place."""
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    document = read(path)
    assert [one in document.raw for one in (TITLE, *PARAGRAPHS)] == [True, True, True]
    assert not re.search("Sports|All rights|<|Harbour News", document.raw)
    for told in re.finditer(r"\S+", document.text):
        quote = document.quote(*told.span())
        assert document.raw[quote.start : quote.end] == quote.text == told.group()


def test_the_head_tells_headline_day_publisher_and_place(tmp_path: Path) -> None:
    """Each format tells what it knows; a file's own day is no day of publication."""
    told = {}
    for name, make in FORMATS.items():
        (tmp_path / name).write_bytes(make())
        told[name] = read(tmp_path / name).metadata
    assert told["page.html"].title in (TITLE, f"{TITLE} | Harbour News")
    assert told["page.html"].published == "2031-07-14"
    assert (told["page.html"].publisher, told["page.html"].place) == ("Harbour News", "Harbour City")
    assert told["file.pdf"] == Metadata(TITLE, saved="2031-07-14")
    assert told["word.docx"] == Metadata(TITLE, saved="2031-07-20")


def test_facts_have_their_day_and_place(tmp_path: Path) -> None:
    """A report of any format gives the meeting, and the year of "July 13" from what the file tells."""
    for name, make in FORMATS.items():
        (tmp_path / name).write_bytes(make())
    code, out, err = kg("facts", tmp_path, "--type", "document", "--type", "meeting", "--format", "jsonl")
    assert (code, err) == (0, "")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["start"] for row in rows if row["type"] == "meeting"] == ["2031-07-13"] * 3
    published = {
        (row["document"], row["published"], row["place"]) for row in rows if row["type"] == "document"
    }
    assert published == {(name, "2031-07-14", "Pyongyang") for name in ("file", "word")} | {
        ("page", "2031-07-14", "Harbour City")
    }


def test_a_packed_file_is_read_by_the_ending_before(tmp_path: Path) -> None:
    """What is packed is read as what it is; its name is that of its content."""
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(page(), mtime=0))
    document = read(tmp_path / "page.html.gz")
    assert (document.name, PARAGRAPHS[0] in document.raw) == ("page", True)


def entity_bomb() -> bytes:
    """Return a DOCX file in which nine lines of XML unfold to a billion words."""
    levels = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a0 "word ">{levels}]>'
    return replaced(word(), lambda xml: head.encode() + re.sub(rb"^<\?xml[^>]*>", b"", xml))


def replaced(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a DOCX file with another main part."""
    told = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            inside = old.read(part.filename)
            new.writestr(part.filename, change(inside) if part.filename == "word/document.xml" else inside)
    return told.getvalue()


DAMAGED = {
    "empty.html": b"",
    "picture.html": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "menu.html": b"<html><body><script>1</script></body></html>",
    "cut.pdf": pdf()[:300],
    "garbage.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 8,
    "no.pdf": b"no PDF at all",
    "scan.pdf": pdf(lines=()),
    "cut.docx": word()[:2000],
    "no.docx": b"PK\x03\x04 no archive",
    "other.docx": replaced(word(), lambda xml: b"<no"),
    "cut.html.gz": gzip.compress(page())[:40],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_one_line(tmp_path: Path, name: str) -> None:
    """Whatever is wrong with a file is told with its name, why, and what to do."""
    (tmp_path / name).write_bytes(DAMAGED[name])
    assert name in fault(tmp_path / name).what


def test_the_build_goes_on_behind_damaged_files(tmp_path: Path) -> None:
    """The good files of a folder are held, each bad one is told once, and the exit code says so."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {**DAMAGED, "good.html": page(), "good.pdf": pdf()}.items():
        (folder / name).write_bytes(content)
    code, _, err = kg("build", folder, "--store", tmp_path / "store", "--jobs", "1")
    assert code == 1
    assert f"2 new, 0 made anew, 0 unchanged, 0 removed, {len(DAMAGED)} not read" in err
    assert [err.count(f"error: {folder / name}") for name in DAMAGED] == [1] * len(DAMAGED)


def test_xml_entities_unfold_to_nothing(tmp_path: Path) -> None:
    """A file whose entities would fill the memory is read without them, or told to be damaged."""
    (tmp_path / "bomb.docx").write_bytes(entity_bomb())
    (source,) = find_sources([tmp_path / "bomb.docx"], lambda error: None)
    try:
        assert len(source.read(()).raw) < 10_000
    except DataError as error:
        assert "bomb.docx" in error.what


def test_texts_and_files_have_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than any report, packed or unfolded, is refused before it fills the memory."""
    for name, make in FORMATS.items():
        (tmp_path / name).write_bytes(make())
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(make()))
        with monkeypatch.context() as patch:
            for module in ("web_pages", "pdf_files", "word_files"):
                patch.setattr(f"kg.documents.{module}.LONGEST", 100)
            patch.setattr("kg.documents.word_files.UNPACKED", 100)
            assert "too large" in fault(tmp_path / name).what
        with monkeypatch.context() as patch:
            patch.setattr(files, "LARGEST", 500)
            assert "too large" in fault(tmp_path / name).what
            assert "too large" in fault(tmp_path / f"{name}.gz").what


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that names pictures, scripts, style sheets and a schema elsewhere is read without the network."""

    def refused(*arguments: object, **named: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    elsewhere = (
        '<link rel="stylesheet" href="http://host.invalid/a.css"><script src="//host.invalid/a.js"></script>'
    )
    frames = '<img src="http://host.invalid/a.png"><iframe src="http://host.invalid/"></iframe>'
    body = frames + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    (tmp_path / "page.html").write_bytes(page(body=body, head=elsewhere))
    assert PARAGRAPHS[0] in read(tmp_path / "page.html").raw
    head = b'<!DOCTYPE w:document SYSTEM "http://host.invalid/a.dtd">'
    (tmp_path / "file.docx").write_bytes(
        replaced(word(), lambda xml: re.sub(rb"(?<=\?>)", head, xml, count=1))
    )
    assert PARAGRAPHS[0] in read(tmp_path / "file.docx").raw


def test_the_day_is_not_asked_of_the_clock(tmp_path: Path) -> None:
    """A page of a day that is still to come has that day."""
    (tmp_path / "page.html").write_bytes(page().replace(b"2031-07-14", b"2199-07-14"))
    assert read(tmp_path / "page.html").metadata.published == "2199-07-14"


def test_what_no_text_can_hold_is_left_out(tmp_path: Path) -> None:
    """Control characters of a PDF file stand in no text, and so in no graph."""
    (tmp_path / "file.pdf").write_bytes(pdf(lines=("A meeting\x07 was\x1b held", *PARAGRAPHS)))
    assert not formats.NO_TEXT.search(read(tmp_path / "file.pdf").raw)


def test_a_library_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, each file that needs it is told, with the command that installs it."""
    for module in ("kg.documents.pdf_files", "pypdf"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "file.pdf").write_bytes(pdf())
    assert "pip install 'plenum-kg[archive]'" in fault(tmp_path / "file.pdf").mend


def rows(count: int, text: str = "The meeting was held.") -> bytes:
    """Return JSON lines."""
    return b"".join(json.dumps({"id": f"row-{at}", "text": text}).encode() + b"\n" for at in range(count))


def test_rows_before_the_damage_are_read(tmp_path: Path) -> None:
    """A packed archive that was cut off gives the rows before the cut, and one error."""
    content = gzip.compress(b"".join(rows(1, f"Meeting {at}: {at**9 % 999_983:x}") for at in range(2000)))
    (tmp_path / "in.jsonl.gz").write_bytes(content[: len(content) // 2])
    failed: list[DataError] = []
    found = list(find_sources([tmp_path / "in.jsonl.gz"], failed.append))
    assert 100 < len(found) < 2000
    assert [error.what for error in failed] == [f"{tmp_path / 'in.jsonl.gz'}: damaged gzip file"]


def test_a_line_that_is_too_long_or_not_utf_8_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows before and behind a line that cannot be read are read."""
    monkeypatch.setattr("kg.documents.rows.LARGEST", 200)
    bad = b'{"id": "x", "text": "caf\xe9"}\n' + rows(1, "long " * 100)
    (tmp_path / "in.jsonl").write_bytes(b"\xef\xbb\xbf" + rows(2) + bad + rows(3)[-200:].lstrip())
    failed: list[DataError] = []
    found = [source.name for source in find_sources([tmp_path / "in.jsonl"], failed.append)]
    assert found[:2] == ["row-0", "row-1"] and found[-1] == "row-2"
    assert [error.what.rpartition("in.jsonl")[2] for error in failed[:2]] == [
        ":3: not UTF-8 text (tried UTF-8)",
        ":4: too large",
    ]


def test_the_shares_of_sources_add_up_to_the_files(tmp_path: Path) -> None:
    """What progress is reckoned from: each source's part of the bytes on disk, packed or not."""
    (tmp_path / "one.txt").write_text("The meeting was held.")
    (tmp_path / "two.jsonl").write_bytes(rows(50))
    (tmp_path / "three.jsonl.gz").write_bytes(gzip.compress(rows(50)))
    found = list(find_sources([tmp_path], lambda error: None))
    assert len(found) == 101
    assert sum(source.share for source in found) == sum(path.stat().st_size for path in tmp_path.iterdir())
