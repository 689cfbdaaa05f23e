"""What the language of reports looks like, as TOML files; this package finds and reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg.grammar.cards import Card, FieldCard, ThingCard, read_card
from kg.model import DataError
from kg.shipped import layered
from kg.vocabulary import defined

__all__ = ["Card", "FieldCard", "ThingCard", "cards", "digest", "folders"]


CONTENTS = ("facts", "wordings", "languages", "genres")
"""The folders of a grammar that a project may have."""

FILES = ("confidence.toml",)
"""The files of a grammar that a project may have beside its folders."""


def folders(project: Path | None = None) -> tuple[Path, ...]:
    """Return the grammar folders that hold, the shipped one first.

    Args:
        project: a project folder, whose ``grammar`` folder, if there is one, is laid over the shipped one.

    Raises:
        DataError: the project's folder holds TOML files that nothing would read.
    """
    found = layered("grammar", project)
    for folder in found[1:]:
        _refuse_unread(folder)
    return found


def _refuse_unread(folder: Path) -> None:
    """Refuse a file that stands where nothing looks: it would be left out without a word."""
    for path in sorted(folder.rglob("*.toml")):
        inside = path.relative_to(folder)
        if len(inside.parts) == 1 and inside.name not in FILES:
            raise _unread(path, "it stands in no folder", f"put it into {', '.join(CONTENTS)}")
        if len(inside.parts) > 1 and (inside.parts[0] not in CONTENTS or len(inside.parts) > 2):
            known = [f"{folder.name}/{name}/" for name in CONTENTS]
            raise _unread(path, "it stands in a folder of another name", f"a project has {', '.join(known)}")
        if inside.parts[0] == "languages" and not (layered("grammar")[0] / inside).is_file():
            raise _unread(path, "no shipped language file is called so", "add to the words of en.toml")


def _unread(path: Path, why: str, mend: str) -> DataError:
    return DataError(f"{path}: nothing would read this file", why, mend)


def cards(grammar: Sequence[Path] = ()) -> Mapping[str, Card]:
    """Return the fact cards by type, in alphabetical order.

    Args:
        grammar: grammar folders, later ones laid over earlier ones; the shipped one where none is given.

    Raises:
        DataError: a card cannot be read.
    """
    return _cards(tuple(grammar) or folders())


@lru_cache(maxsize=8)
def _cards(grammar: tuple[Path, ...]) -> Mapping[str, Card]:
    terms = defined([folder.parent / "ontology" for folder in grammar])
    files = {path.stem: path for folder in grammar for path in sorted((folder / "facts").glob("*.toml"))}
    return MappingProxyType({name: read_card(files[name], terms) for name in sorted(files)})


def digest(grammar: Sequence[Path] = ()) -> str:
    """Return a digest of everything that the grammar folders say.

    Args:
        grammar: grammar folders; the shipped one where none is given.
    """
    state = hashlib.sha256()
    for layer, folder in enumerate(tuple(grammar) or folders()):
        for path in sorted(folder.rglob("*.toml"), key=lambda found: found.relative_to(folder).as_posix()):
            # A checkout may have turned the line ends; the grammar is the same.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            state.update(f"{layer}\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            state.update(content)
    return state.hexdigest()
