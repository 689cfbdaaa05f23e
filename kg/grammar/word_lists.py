"""Reads the word lists of wordings: a project's file adds to the lists of the shipped file of its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.grammar.language import Language
from kg.grammar.tables import meant
from kg.grammar.templates import spell_out
from kg.model import DataError

File = tuple[Path, Mapping[str, Any]]
"""A file of wordings and what it says."""

Lists = dict[str, tuple[str, ...]]
"""Words by the name of their list."""


def read_word_lists(layers: Sequence[Sequence[File]], language: Language) -> dict[str, Lists]:
    """Return the word lists by the name of their file, verbs spelt out.

    Args:
        layers: the files of each folder, the shipped one first.
        language: makes the forms of verbs.

    Raises:
        DataError: a list is no list of texts, or nothing would read it; a file is of another type than
            the one to which it adds.
    """
    words: dict[str, Lists] = {}
    types: dict[str, str] = {}
    for number, files in enumerate(layers):
        for path, table in files:
            _refuse_other_type(path, table, types.setdefault(path.stem, table["type"]))
            own = words.setdefault(path.stem, {})
            if number:
                _refuse_unread(path, table, own)
            for name, entries in spell_out(_checked(path, table), language).items():
                own[name] = tuple(dict.fromkeys((*own.get(name, ()), *entries)))
    return words


def templates_of(rule: Mapping[str, Any]) -> list[str]:
    """Return the templates of a rule, none where what it says is no template."""
    told = rule.get("templates", [rule.get("template")])
    return told if isinstance(told, list) and all(isinstance(one, str) for one in told) else []


def _checked(path: Path, table: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    lists: Mapping[str, Sequence[str]] = table.get("words", {})
    for name, entries in lists.items():
        if not isinstance(entries, list) or not all(isinstance(one, str) and one for one in entries):
            raise DataError(
                f"{path}: [words] {name} is no list of texts", repr(entries), f'write {name} = ["…"]'
            )
    return lists


def _refuse_other_type(path: Path, table: Mapping[str, Any], wanted: str) -> None:
    if table["type"] != wanted:
        raise DataError(
            f"{path}: its type is {table['type']!r}",
            f"it adds to the shipped {path.name}, whose type is {wanted!r}",
            f'write type = "{wanted}", or give the file another name',
        )


def _refuse_unread(path: Path, table: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse a list that is none of the shipped file of its name and that no rule of its own file uses."""
    templates = " ".join(one for rule in table.get("rule", []) for one in templates_of(rule))
    for name in table.get("words", {}):
        if name not in known and f"<{name}>" not in templates:
            why = f"no template of this file uses <{name}>, and the shipped {path.name} has no such list"
            raise DataError(f"{path}: nothing would read the word list {name!r}", why, meant(name, known))
