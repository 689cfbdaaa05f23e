"""Reads the wordings: for each type of fact, the templates and cues that find it, each with its example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language
from kg.grammar.tables import load_table
from kg.grammar.templates import compile_template
from kg.grammar.word_lists import read_word_lists, templates_of
from kg.model import DataError

RULE_KEYS = {"name", "template", "templates", "set", "example", "gives", "heading"}
CUE_KEYS = {"lemmas", "says", "puts_forward", "kind", "example"}
EXAMPLE_KEYS = {"text", "gives", "heading"}
FILE_KEYS = {"type", "says", "words", "rule", "cue"}
COMPLEMENTS = (
    "that", "somebody that", "clause", "bare clause", "quoted", "to", "attitude", "object", "need", "matters", "phrase",
    "infinitive", "somebody to", "somebody with", "ensured", "as", "efforts", "work",
)  # fmt: skip
"""What may follow a cue; ``kg/finding/clauses/complements.py`` says how each is read."""
RULE_TYPES = ("participant", "event")
"""The types of facts that rules with templates find; the others are found by words and cues."""
WordSets = Mapping[str, frozenset[str]]
"""Word lists of one file by name, for membership."""
PAST = "<past>"
PARTICIPLE = "<participle>"
"""Stand in the example of a cue for the past form of each of its verbs."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the file's author, and exactly the facts of the type that it gives.

    Args:
        text: the sentence, or several.
        gives: for each fact, the fields it must have.
        heading: a headline to read it under.
    """

    text: str
    gives: tuple[Mapping[str, Any], ...]
    heading: str


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


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying or of putting a course of action forward.

    Args:
        name: ``file/lemma``.
        lemma: its base form.
        forms: all its forms, small letters.
        says: complements that tell what was said.
        puts_forward: complements that name a course of action.
        kind: the kind of the policy, where the verb decides it.
        examples: what it finds.
    """

    name: str
    lemma: str
    forms: tuple[str, ...]
    says: tuple[str, ...]
    puts_forward: tuple[str, ...]
    kind: str | None
    examples: tuple[Example, ...]

    def joined(self, other: Cue) -> Cue:
        """Return the cue with what another entry says of the same verb."""
        return replace(
            self,
            forms=tuple(dict.fromkeys((*self.forms, *other.forms))),
            says=tuple(dict.fromkeys((*self.says, *other.says))),
            puts_forward=tuple(dict.fromkeys((*self.puts_forward, *other.puts_forward))),
            kind=self.kind or other.kind,
            examples=(*self.examples, *other.examples),
        )


@dataclass(frozen=True)
class Wordings:
    """All wordings.

    Args:
        rules: by type of fact, in the order of the files.
        words: word lists by file, verbs spelt out.
        cues: in the order of the file.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    cues: tuple[Cue, ...]

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
    def cue_forms(self) -> Mapping[str, list[tuple[tuple[str, ...], Cue]]]:
        """For each first word, the forms of cues that begin with it, the longest first."""
        forms: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for cue in self.cues:
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
    for path, table in [file for files in layers for file in files]:
        for row in table.get("rule", []):
            rules.setdefault(_rule_type(path, table), []).append(_rule(path, row, words[path.stem]))
        for row in table.get("cue", []):
            for cue in _cues(path, row, language):
                cues[cue.lemma] = cues[cue.lemma].joined(cue) if cue.lemma in cues else cue
    _refuse_repeats(rules)
    return Wordings({kind: tuple(found) for kind, found in rules.items()}, words, tuple(cues.values()))


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
    _check(path, table, FILE_KEYS, {"type"})
    return table


def _check(place: object, row: Mapping[str, Any], known: set[str], needed: set[str]) -> None:
    unknown, missing = sorted(set(row) - known), sorted(needed - set(row))
    if unknown:
        raise DataError(
            f"{place}: unknown key {unknown[0]!r}",
            f"the keys are {', '.join(sorted(known))}",
            "mend its name",
        )
    if missing:
        raise DataError(
            f"{place}: {missing[0]!r} is missing", f"needed are {', '.join(sorted(needed))}", "add it"
        )


def _rule(path: Path, row: Mapping[str, Any], words: Mapping[str, Sequence[str]]) -> Rule:
    place = f"{path}: rule {row.get('name', '?')!r}"
    _check(place, row, RULE_KEYS, {"name", "example", "gives"})
    templates = templates_of(row)
    if not templates:
        raise DataError(f"{place}: no template", "a rule has template = or templates =", "add one")
    patterns = tuple(compile_template(template, words, place) for template in templates)
    return Rule(f"{path.stem}/{row['name']}", patterns, dict(row.get("set", {})), _example(row))


def _cues(path: Path, row: Mapping[str, Any], language: Language) -> Iterator[Cue]:
    place = f"{path}: cue {', '.join(row.get('lemmas', ['?']))}"
    _check(place, row, CUE_KEYS, {"lemmas", "example"})
    for complement in (*row.get("says", []), *row.get("puts_forward", [])):
        if complement not in COMPLEMENTS:
            raise DataError(
                f"{place}: no complement {complement!r}",
                f"the complements are {', '.join(COMPLEMENTS)}",
                "mend its name",
            )
    for example in row["example"]:
        _check(f"{place}: example", example, EXAMPLE_KEYS, {"text", "gives"})
    says, puts_forward = tuple(row.get("says", ())), tuple(row.get("puts_forward", ()))
    for written in row["lemmas"]:
        # "appeal [to]" is found as "appeal to" and called "appeal".
        verb, lemma = written.replace("[", "").replace("]", ""), written.partition(" [")[0]
        forms = language.forms(verb)
        examples = tuple(
            _cue_example(example, lemma, language.past(verb), language.participle(verb))
            for example in row["example"]
        )
        yield Cue(f"{path.stem}/{lemma}", lemma, forms, says, puts_forward, row.get("kind"), examples)


def _cue_example(row: Mapping[str, Any], lemma: str, past: str, participle: str) -> Example:
    """Return an example with the past form of the verb in it; ``<lemma>`` in a wanted field is the verb itself."""
    gives = tuple(
        {name: lemma if value == "<lemma>" else value for name, value in fact.items()}
        for fact in row["gives"]
    )
    return Example(
        row["text"].replace(PAST, past).replace(PARTICIPLE, participle), gives, row.get("heading", "")
    )


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
