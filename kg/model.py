"""The values that travel down the line, and the errors that stop it.

A value's usual variable name is its class name in small letters: ``document``, ``quote``, ``fact``, ``thing``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FieldValue = str | int | float | bool | tuple[str, ...] | None
"""What a field of a fact may hold; a tuple is a list of codes, most important first."""

ThingKind = Literal["person", "organization", "group", "country", "place", "meeting", "sitting", "post"]
"""The kinds of things that facts join."""


class KgError(ValueError):
    """Something a user can mend: what is wrong, why, and what to do."""

    exit_code = 1

    def __init__(self, what: str, why: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what, self.why, self.mend = what, why, mend


class DataError(KgError):
    """A document, a grammar, an ontology or a store that cannot be used."""


class UsageError(KgError):
    """A call that cannot be meant."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Metadata:
    """What came with a document from outside its text; each may be unknown.

    Args:
        title: the headline.
        published: ISO date of publication.
        publisher: the agency or paper, as given.
        place: where it was written, as given.
        saved: ISO date on which its file was saved; it counts where nothing else tells a day.
    """

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    place: str | None = None
    saved: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source document.

    Args:
        name: the stem of its file, or the id of its JSONL row.
        raw: the decoded source, newlines and byte-order mark kept.
        text: the clean text that is read.
        origins: for each character of ``text``, and for its end, the offset in ``raw`` it came from.
        digest: SHA-256 of the source bytes, in hexadecimal.
        metadata: what came with it from outside.
    """

    name: str
    raw: str
    text: str
    origins: tuple[int, ...]
    digest: str
    metadata: Metadata = field(default_factory=Metadata)

    def quote(self, start: int, end: int) -> Quote:
        """Return the raw stretch behind ``text[start:end]``."""
        first = self.origins[start]
        last = self.origins[end - 1] + 1 if end > start else first
        return Quote(first, last, self.raw[first:last])


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A stretch of a document's raw text: ``raw[start:end] == text``, offsets in code points."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Quote) -> bool:
        """Return whether another quote of the same document shares a character with this one.

        Args:
            other: the other quote.
        """
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a fact that was found: that it is none, or what one of its fields is.

    Args:
        fact: the local name of the fact, as it was found.
        field: the field that is mended; None where the fact is rejected.
        value: what the field is; None where the document does not tell it.
        reason: why.
        name: who says so.
    """

    fact: str
    field: str | None
    value: FieldValue
    reason: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document tells, with the characters that tell it.

    Args:
        type: a type of ``kg/grammar/facts``.
        fields: the fields of that type; one that the text does not give is absent or None.
        quote: the shortest stretch that shows the fact.
        rule: the name of the rule that found it, ``file/rule``.
        ambiguous: whether a second reading stood near.
        further: further evidence, such as the name that "he" stands for.
        parts: stretches with a name of their own, such as a statement's ``cue`` and ``content``, and
            ``content 2`` where it goes on behind the cue.
        found: the fields as they were found, where a person has mended some.
        corrections: what was mended, by whom and why.
    """

    type: str
    fields: Mapping[str, FieldValue]
    quote: Quote
    rule: str
    ambiguous: bool = False
    further: tuple[Quote, ...] = ()
    parts: Mapping[str, Quote] = field(default_factory=dict)
    found: Mapping[str, FieldValue] | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def contents(self) -> tuple[Quote, ...]:
        """The stretches of a statement's content: several where "he said" breaks it."""
        return tuple(quote for name, quote in sorted(self.parts.items()) if name.startswith("content"))


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body, meeting or other thing that facts join.

    Args:
        local: its name under the base IRI, such as ``person-kim-jong-un``.
        kind: what it is.
        label: its name in words.
    """

    local: str
    kind: ThingKind
    label: str


@dataclass(frozen=True, slots=True)
class LinkedFact:
    """A fact whose names are joined to things.

    Args:
        fact: the fact.
        things: for each field that names a thing, that thing; the key ``""`` holds the thing the fact itself
            is about (a meeting account's meeting, a post observation's post).
    """

    fact: Fact
    things: Mapping[str, Thing]


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence that gave no fact though a word in it announces one.

    Args:
        document: the name of the document.
        start: where the sentence starts in the raw text.
        word: the word.
        sentence: the sentence, white space squeezed.
    """

    document: str
    start: int
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: column names, and rows of values as tall as they come."""

    columns: tuple[str, ...]
    rows: tuple[tuple[FieldValue, ...], ...]
