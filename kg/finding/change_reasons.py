"""Says why a post was gained or lost, and which post was held before, as the document gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.finding.making import Span
from kg.grammar.language import one_of
from kg.model import Fact
from kg.personnel import GAINS
from kg.reading import Reading

BEHIND = 200
"""How many characters behind the words of a change may give the reason, where its sentence goes on."""


def with_reasons(reading: Reading, changes: Sequence[Fact], posts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield changes of personnel with the reason and the post held before, each with its place as further evidence.

    Args:
        reading: the document.
        changes: its changes of personnel.
        posts: the posts that the document gives people.
    """
    held: dict[object, list[Fact]] = defaultdict(list)
    for post in posts:
        held[post.fields.get("who")].append(post)
    pattern = re.compile(rf"\b{one_of(reading.knowledge.wordings.words['changes']['reasons'])}\b")
    for change in changes:
        found: list[tuple[str, str, tuple[int, int]]] = []
        reason = _reason(reading, change, pattern)
        if reason is not None:
            found.append(("reason", *reason))
        before = _held_before(change, held)
        if before is not None:
            found.append(("previous", _title(before), (before.quote.start, before.quote.end)))
        yield _with(reading, change, found)


def _with(reading: Reading, change: Fact, found: Sequence[tuple[str, str, Span]]) -> Fact:
    raw = reading.document.raw
    quotes = tuple(
        replace(change.quote, start=start, end=end, text=raw[start:end]) for _, _, (start, end) in found
    )
    fields = {**change.fields, **{name: value for name, value, _ in found}}
    return replace(change, fields=fields, further=(*change.further, *quotes))


def _reason(reading: Reading, change: Fact, pattern: re.Pattern[str]) -> tuple[str, Span] | None:
    """Return the words that give a reason, in the sentence of a change, and where they stand in the raw text."""
    raw, start = reading.document.raw, change.quote.start
    ends_itself = change.quote.text.rstrip().endswith(".")
    behind = (
        "" if ends_itself else re.split(r"\.\s|\n\n", raw[change.quote.end : change.quote.end + BEHIND])[0]
    )
    sentence = change.quote.text + behind
    found = pattern.search(sentence)
    if found is None:
        return None
    words = re.split(r"[,;.:]|$", sentence[found.start() :])[0].rstrip()
    return " ".join(words.split()), (start + found.start(), start + found.start() + len(words))


def _held_before(change: Fact, held: Mapping[object, Sequence[Fact]]) -> Fact | None:
    """Return the post that a document gives somebody who gains another: the last told before the change."""
    if change.fields.get("change") not in GAINS:
        return None
    gained = (change.fields.get("post"), change.fields.get("organization"))
    others = [
        one
        for one in held.get(change.fields.get("who"), ())
        if (one.fields.get("post"), one.fields.get("organization")) != gained
    ]
    return max(others, key=lambda one: (one.quote.start <= change.quote.end, one.quote.start), default=None)


def _title(post: Fact) -> str:
    title, organization = post.fields.get("post"), post.fields.get("organization")
    return f"{title} of {organization}" if organization else str(title)
