"""Reads the wordings: for each type of fact, the templates and cues that find it, each with its example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.grammar.cues import COMPLEMENTS, Cue, Example, check_keys, read_cues
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language
from kg.grammar.tables import load_table
from kg.grammar.templates import compile_template
from kg.grammar.word_lists import read_word_lists, templates_of
from kg.model import DataError

RULE_KEYS = {"name", "template", "templates", "set", "example", "gives", "heading"}
FILE_KEYS = {"type", "says", "words", "rule", "cue"}
RULE_TYPES = ("participant", "event")
"""The types of facts that rules with templates find; the others are found by words and cues."""
__all__ = ["COMPLEMENTS", "Cue", "Example", "Rule", "WordSets", "Wordings", "read_wordings"]
CueForms = Mapping[str, list[tuple[tuple[str, ...], Cue]]]
"""Forms of cues by their first word."""
WordSets = Mapping[str, frozenset[str]]
"""Word lists of one file by name, for membership."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording that gives a fact.

    Args:
        name: ``file/rule``.
        patterns: over coded text; their groups are the roles.
        set: fields that are the same for all facts of the rule.
        example: what it finds.
    """

    name: str
    patterns: tuple[KeyedPattern, ...]
    set: Mapping[str, str]
    example: Example


@dataclass(frozen=True)
class Wordings:
    """All wordings.

    Args:
        rules: by type of fact, in the order of the files, those of a later folder first.
        words: word lists by file, verbs spelt out.
        cues: in the order of the file.
        press_cues: the same with those that only the press takes for a report of somebody's words.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    cues: tuple[Cue, ...]
    press_cues: tuple[Cue, ...] = ()

    @cached_property
    def word_sets(self) -> Mapping[str, WordSets]:
        """The word lists by file, as sets."""
        return {
            file: {name: frozenset(words) for name, words in lists.items()}
            for file, lists in self.words.items()
        }

    @cached_property
    def cues_by_lemma(self) -> Mapping[str, Cue]:
        """All cues by their lemmas."""
        return {cue.lemma: cue for cue in self.cues}

    @cached_property
    def cue_forms(self) -> CueForms:
        """For each first word, the forms of cues that begin with it, the longest first."""
        return _by_first_word(self.cues)

    @cached_property
    def press_cue_forms(self) -> CueForms:
        """The same for a report of the press."""
        return _by_first_word(self.press_cues)


def _by_first_word(cues: Sequence[Cue]) -> CueForms:
    forms: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues:
        for form in cue.forms:
            parts = tuple(form.split())
            forms.setdefault(parts[0], []).append((parts, cue))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in forms.items()}


def read_wordings(folders: Sequence[Path], language: Language) -> Wordings:
    """Return the wordings of folders; a later folder adds rules, verbs and words to the earlier ones.

    Args:
        folders: folders of wordings, the shipped one first.
        language: makes the forms of verbs.

    Raises:
        DataError: a file is no TOML, a key is unknown, a rule has no example or is of a type that has no
            rules, a name is given twice, or a word list is read by nothing.
    """
    layers = [[(path, _load(path)) for path in sorted(folder.glob("*.toml"))] for folder in folders]
    words = read_word_lists(layers, language)
    rules: dict[str, list[Rule]] = {}
    cues: dict[str, Cue] = {}
    press: dict[str, Cue] = {}
    for path, table in [file for files in reversed(layers) for file in files]:
        for row in table.get("rule", []):
            rules.setdefault(_rule_type(path, table), []).append(_rule(path, row, words[path.stem]))
    for path, table in [file for files in layers for file in files]:
        for row in table.get("cue", []):
            for cue in read_cues(path, row, language):
                for known in (press,) if cue.told_by_press else (cues, press):
                    known[cue.lemma] = known[cue.lemma].joined(cue) if cue.lemma in known else cue
    _refuse_repeats(rules)
    return Wordings(
        {kind: tuple(found) for kind, found in rules.items()},
        words,
        tuple(cues.values()),
        tuple(press.values()),
    )


def _rule_type(path: Path, table: Mapping[str, Any]) -> str:
    if table["type"] not in RULE_TYPES:
        raise DataError(
            f"{path}: a rule in a file of the type {table['type']!r}",
            f"rules with templates find facts of the types {' and '.join(RULE_TYPES)} only",
            "find other types by [words] of the shipped files, or by a [[cue]]",
        )
    return str(table["type"])


def _load(path: Path) -> dict[str, Any]:
    table = load_table(path)
    check_keys(path, table, FILE_KEYS, {"type"})
    return table


def _rule(path: Path, row: Mapping[str, Any], words: Mapping[str, Sequence[str]]) -> Rule:
    place = f"{path}: rule {row.get('name', '?')!r}"
    check_keys(place, row, RULE_KEYS, {"name", "example", "gives"})
    templates = templates_of(row)
    if not templates:
        raise DataError(f"{place}: no template", "a rule has template = or templates =", "add one")
    patterns = tuple(compile_template(template, words, place) for template in templates)
    return Rule(f"{path.stem}/{row['name']}", patterns, dict(row.get("set", {})), _example(row))


def _example(row: Mapping[str, Any]) -> Example:
    return Example(row["example"], tuple(row["gives"]), row.get("heading", ""))


def _refuse_repeats(rules: Mapping[str, Sequence[Rule]]) -> None:
    for found in rules.values():
        names = [rule.name for rule in found]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise DataError(
                f"rule {twice[0]} is given twice", "a rule's name is its identity in the graph", "rename one"
            )
