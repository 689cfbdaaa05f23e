"""Reads tables of TOML files strictly: what nobody asked for is refused, so that a slip is told."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.model import DataError
from kg.namespaces import expand
from kg.vocabulary import is_defined


def load_table(path: Path) -> dict[str, Any]:
    """Return what a TOML file says.

    Raises:
        DataError: it is no TOML, or no UTF-8.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read", str(error), "mend the file; it must be TOML") from error


def listed(words: Sequence[str]) -> str:
    """Return what to do where one of some words must be written."""
    return f"write one of: {', '.join(words)}"


def meant(word: str, known: Collection[str]) -> str:
    """Return what to do where a word is not one of those that are known: the nearest of them, or all.

    Args:
        word: what was written.
        known: what could have been written.
    """
    near = get_close_matches(word, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(known)}"


class CheckedTable:
    """A TOML table that knows where it stands and which of its keys were asked for.

    Args:
        path: its file.
        values: what it says.
        kind: what the file is, for messages.
        terms: the IRIs of the terms that are defined.
        where: its name in the file, with dots.
    """

    def __init__(
        self,
        path: Path,
        values: dict[str, Any],
        kind: str,
        terms: frozenset[str] = frozenset(),
        where: str = "",
    ) -> None:
        self.path, self.values, self.kind, self.terms, self.where = path, values, kind, terms, where
        self.asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        self.asked.append(key)
        return key in self.values

    def error(self, why: str, mend: str) -> DataError:
        """Return an error that says in which file and table it is."""
        place = f" [{self.where}]" if self.where else ""
        return DataError(f"{self.path}{place} is not a {self.kind}", why, mend)

    def text(self, key: str, one_of: tuple[str, ...] = ()) -> str:
        """Return a text that is not empty."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f'"{key}" must be a text', f'write {key} = "…"')
        if one_of and value not in one_of:
            raise self.error(f'"{key}" cannot be "{value}"', listed(one_of))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that are not empty."""
        value = self._get(key)
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(f'"{key}" must be a list of texts', f'write {key} = ["…", "…"]')
        return tuple(value)

    def number(self, key: str) -> int:
        """Return a whole number that is not negative."""
        value = self._get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(f'"{key}" must be a number of things', f"write {key} = 1")
        return value

    def curie(self, key: str) -> str:
        """Return the prefixed name of a term that is defined."""
        value = self.text(key)
        try:
            iri = expand(value)
        except DataError as error:
            raise self.error(error.what, error.mend) from error
        if not is_defined(iri, self.terms):
            raise DataError(
                f"{self.path}:{self._line(value)}: {value} is not defined",
                f"a {self.kind} names terms of the ontology only",
                "use a term of kg.ttl, or define it in a Turtle file of your ontology folder",
            )
        return value

    def names(self, key: str, one_of: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of names of fields."""
        value = self._get(key)
        if not isinstance(value, list) or not all(name in one_of for name in value):
            raise self.error(f'"{key}" must be a list of fields', f"use any of: {', '.join(one_of)}")
        return tuple(value)

    def table(self, key: str) -> CheckedTable:
        """Return a table inside this one."""
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.error(f'"{key}" must be a table', f"write [{self._inside(key)}]")
        return CheckedTable(self.path, value, self.kind, self.terms, self._inside(key))

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                raise self.error(f'nothing is called "{key}" here', meant(key, dict.fromkeys(self.asked)))

    def _get(self, key: str) -> Any:
        self.asked.append(key)
        if key not in self.values:
            raise self.error(f'"{key}" is missing', f"add {key}")
        return self.values[key]

    def _line(self, value: str) -> int:
        """Return the line on which a text stands; TOML does not say."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next((at for at, line in enumerate(lines, 1) if f'"{value}"' in line), 1)

    def _inside(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key
