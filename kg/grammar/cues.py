"""Reads cues: verbs by which somebody says something or puts a course of action forward."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.grammar.language import Language
from kg.model import DataError

CUE_KEYS = {"lemmas", "says", "puts_forward", "kind", "press", "example"}
EXAMPLE_KEYS = {"text", "gives", "heading"}
COMPLEMENTS = (
    "that", "somebody that", "clause", "bare clause", "quoted", "whether", "anything",
    "to", "attitude", "judged", "colon", "object", "need", "matters", "phrase",
    "infinitive", "somebody to", "somebody with", "ensured", "as", "efforts", "work",
)  # fmt: skip
"""What may follow a cue; ``kg/finding/clauses/complements.py`` says how each is read."""
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
class Cue:
    """A verb of saying or of putting a course of action forward.

    Args:
        name: ``file/lemma``.
        lemma: its base form.
        forms: all its forms, small letters.
        says: complements that tell what was said.
        puts_forward: complements that name a course of action.
        kind: the kind of the policy, where the verb decides it.
        told_by_press: whether only the press takes it for a report of somebody's words: what people want, like or
            expect.
        examples: what it finds.
    """

    name: str
    lemma: str
    forms: tuple[str, ...]
    says: tuple[str, ...]
    puts_forward: tuple[str, ...]
    kind: str | None
    examples: tuple[Example, ...]
    told_by_press: bool = False

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


def check_keys(place: object, row: Mapping[str, Any], known: set[str], needed: set[str]) -> None:
    """Refuse a table with an unknown key, or without a needed one.

    Args:
        place: where it stands, for the message.
        row: the table.
        known: the keys it may have.
        needed: those it must have.

    Raises:
        DataError: a key is unknown or missing.
    """
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


def read_cues(path: Path, row: Mapping[str, Any], language: Language) -> Iterator[Cue]:
    """Yield the cues of an entry.

    Args:
        path: its file.
        row: the entry.
        language: makes the forms of verbs.

    Raises:
        DataError: a key or a complement is unknown.
    """
    place = f"{path}: cue {', '.join(row.get('lemmas', ['?']))}"
    check_keys(place, row, CUE_KEYS, {"lemmas", "example"})
    for complement in (*row.get("says", []), *row.get("puts_forward", [])):
        if complement not in COMPLEMENTS:
            raise DataError(
                f"{place}: no complement {complement!r}",
                f"the complements are {', '.join(COMPLEMENTS)}",
                "mend its name",
            )
    for example in row["example"]:
        check_keys(f"{place}: example", example, EXAMPLE_KEYS, {"text", "gives"})
    says, puts_forward = tuple(row.get("says", ())), tuple(row.get("puts_forward", ()))
    for written in row["lemmas"]:
        # "appeal [to]" is found as "appeal to" and called "appeal".
        verb, lemma = written.replace("[", "").replace("]", ""), written.partition(" [")[0]
        forms = language.forms(verb)
        examples = tuple(
            _cue_example(example, lemma, language.past(verb), language.participle(verb))
            for example in row["example"]
        )
        yield Cue(
            f"{path.stem}/{lemma}",
            lemma,
            forms,
            says,
            puts_forward,
            row.get("kind"),
            examples,
            bool(row.get("press")),
        )


def _cue_example(row: Mapping[str, Any], lemma: str, past: str, participle: str) -> Example:
    """Return an example with the past form of the verb in it; ``<lemma>`` in a wanted field is the verb itself."""
    gives = tuple(
        {name: lemma if value == "<lemma>" else value for name, value in fact.items()}
        for fact in row["gives"]
    )
    return Example(
        row["text"].replace(PAST, past).replace(PARTICIPLE, participle), gives, row.get("heading", "")
    )
