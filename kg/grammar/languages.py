"""Reads language files: the shipped one whole, those of a project as words added to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from kg.grammar.language import Language, MeetingWord, MeetingWords, Modals, Nouns
from kg.grammar.tables import load_table, meant
from kg.model import DataError

SECTIONS: Mapping[str, type] = {"meetings": MeetingWords, "nouns": Nouns, "modals": Modals}
"""The tables of a language file that have keys of their own."""

FORMS = ("months",)
"""Lists whose places count: a project adds forms to each, such as a month's name in another spelling."""

COUNTED = ("weekdays",)
"""Lists whose places count and that are whole."""

KIND_KEYS = ("words", "kind", "name")


def read_language(path: Path, *further: Path) -> Language:
    """Return the language of files.

    Args:
        path: a file that says all of a language.
        further: files of projects; each adds words to lists and pairs to tables.

    Raises:
        DataError: a file is no TOML, a key is unknown, or one of the first file is missing; something is of
            another kind than what it is added to.
    """
    table = load_table(path)
    _refuse_missing(path, table)
    _refuse_unknown(path, table)
    for own in further:
        added = load_table(own)
        _refuse_unknown(own, added)
        table = _with(own, table, added)
    made = {name: _made(section, table[name]) for name, section in SECTIONS.items()}
    return Language(**_frozen({**table, **made}))


def _made(section: type, table: Mapping[str, Any]) -> Any:
    values = dict(table)
    if "kinds" in values:
        values["kinds"] = [
            MeetingWord(tuple(one["words"]), one["kind"], one["name"]) for one in values["kinds"]
        ]
    return section(**_frozen(values))


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _with(path: Path, table: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with what a file adds to it."""
    return {**table, **{key: _joined(path, key, table[key], value) for key, value in added.items()}}


def _joined(path: Path, key: str, old: Any, new: Any) -> Any:
    if type(old) is not type(new):
        raise _error(path, key, f"it is a {_kind(old)}", f"write {key} as a {_kind(old)}")
    if key in SECTIONS:
        return _with(path, old, new)
    if isinstance(old, dict):
        return {**old, **new}
    if key in FORMS:
        return _with_forms(path, key, old, new)
    if isinstance(old, str) or key in COUNTED:
        if old == new:
            return old
        raise _error(path, key, "it cannot be added to", "take it out of this file")
    return old + [one for one in new if one not in old]


def _with_forms(path: Path, key: str, old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return a list with further forms at each place: "January|Jan." and "Januar" are one month."""
    if len(old) != len(new):
        raise _error(
            path, key, f"it has {len(old)} places and not {len(new)}", 'write "" where nothing is added'
        )
    return [f"{one}|{other}" if other else one for one, other in zip(old, new, strict=True)]


def _refuse_missing(path: Path, table: Mapping[str, Any]) -> None:
    for section, keys in _sections():
        told = table if not section else table.get(section, {})
        missing = [key for key in keys if key not in told]
        if missing:
            raise _error(path, missing[0], "it is missing", "add it", section)


def _refuse_unknown(path: Path, table: Mapping[str, Any]) -> None:
    for section, keys in _sections():
        told = table if not section else table.get(section, {})
        for key, value in (told if isinstance(told, dict) else {}).items():
            if key not in keys:
                raise _error(path, key, "nothing is called so", meant(key, keys), section)
            if isinstance(value, list):
                _refuse_wrong(path, key, value, section)


def _refuse_wrong(path: Path, key: str, values: Sequence[Any], section: str) -> None:
    """Refuse a list that holds anything but texts, or, of the kinds of meetings, anything but whole kinds."""
    for one in values:
        if key == "kinds" and (not isinstance(one, dict) or sorted(one) != sorted(KIND_KEYS)):
            raise _error(
                path, key, f"{one!r} is no kind of meeting", f"give each {', '.join(KIND_KEYS)}", section
            )
        if key != "kinds" and not isinstance(one, str):
            raise _error(path, key, f"{one!r} is no text", f'write {key} = ["…", "…"]', section)


def _sections() -> list[tuple[str, tuple[str, ...]]]:
    """Return the tables of a language file and their keys; the file itself is the first."""
    own = tuple(field.name for field in fields(Language))
    return [("", own), *((name, tuple(field.name for field in fields(of))) for name, of in SECTIONS.items())]


def _kind(value: object) -> str:
    return "list of texts" if isinstance(value, list) else "table" if isinstance(value, dict) else "text"


def _error(path: Path, key: str, why: str, mend: str, section: str = "") -> DataError:
    place = f"{path} [{section}]" if section else str(path)
    return DataError(f'{place}: "{key}" cannot be read', why, mend)
