"""Reads genre cards: how a headline of the genre looks, which meeting it implies, and what must be found."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.grammar.tables import CheckedTable, load_table, meant

BODY = "{body}"
"""Stands in the shape of a headline for any name of the body that meets."""


@dataclass(frozen=True, slots=True)
class Expected:
    """How many facts of a type a document must give: a card that says nothing of the most sets no limit."""

    least: int
    most: int | None


@dataclass(frozen=True)
class Genre:
    """A kind of document.

    Args:
        path: its file.
        name: the name of its file.
        says: what it is, as a sentence.
        title: the shapes of its headline: ``*`` is any words, ``{body}`` a name of the body that meets.
        furniture: the shapes of lines that are no part of the text, such as the running head of each page.
        home: the name of the state or body whose documents these are, where the text does not show it.
        body: the name of the body whose meeting the document is about.
        word: what the meeting is called, a head word of meetings such as "plenary session".
        expect: how many facts of each type must be found.
    """

    path: Path
    name: str
    says: str
    title: tuple[str, ...]
    furniture: tuple[str, ...]
    home: str | None
    body: str | None
    word: str
    expect: Mapping[str, Expected]


def read_genres(folders: Sequence[Path], types: Collection[str]) -> tuple[Genre, ...]:
    """Return the genres of grammar folders: those of later folders go before those of earlier ones.

    A card of a later folder takes the place of one of the same name.

    Args:
        folders: grammar folders; their ``genres`` folders need not be there.
        types: the types of facts that a card may expect.

    Raises:
        DataError: a card is no TOML, or says something that a card cannot say.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        own = {path.stem: path for path in sorted((folder / "genres").glob("*.toml"))}
        files = {**own, **{name: path for name, path in files.items() if name not in own}}
    return tuple(_read_genre(path, types) for path in files.values())


def _read_genre(path: Path, types: Collection[str]) -> Genre:
    card = CheckedTable(path, load_table(path), "genre card")
    name, says = card.text("genre", one_of=(path.stem,)), card.text("says")
    title = card.texts("title")
    furniture = card.texts("furniture") if "furniture" in card else ()
    home = card.text("home") if "home" in card else None
    body, word = _read_meeting(card.table("meeting")) if "meeting" in card else (None, "meeting")
    expect = _read_expected(card.table("expect"), types) if "expect" in card else {}
    card.finish()
    if body is None and any(BODY in shape for shape in title):
        raise card.error(
            f"{BODY} stands for the body that meets, and none is given", "add a [meeting] with body ="
        )
    return Genre(path, name, says, title, furniture, home, body, word, expect)


def _read_meeting(table: CheckedTable) -> tuple[str, str]:
    body = table.text("body")
    word = table.text("word") if "word" in table else "meeting"
    table.finish()
    return body, word


def _read_expected(table: CheckedTable, types: Collection[str]) -> dict[str, Expected]:
    found = {}
    for name in table.values:
        if name not in types:
            raise table.error(f'no type of fact is called "{name}"', meant(name, types))
        own = table.table(name)
        least = own.number("min") if "min" in own else 0
        found[name] = Expected(least, own.number("max") if "max" in own else None)
        own.finish()
    return found


def shape_pattern(shape: str, names: Sequence[str] = ()) -> re.Pattern[str]:
    """Return the pattern of a line's shape; it takes the line in any letters.

    Args:
        shape: words, where ``*`` is any words or none and ``{body}`` one of the names.
        names: the names.

    >>> bool(shape_pattern("{body} report*", ["Water Board"]).fullmatch("WATER BOARD report, 2 May"))
    True
    """
    one = "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
    parts = (re.escape(part) for part in re.split(r"(\*|\{body\})", " ".join(shape.split())))
    told = {re.escape("*"): ".*", re.escape(BODY): one}
    return re.compile("".join(told.get(part, part) for part in parts), re.IGNORECASE | re.DOTALL)
