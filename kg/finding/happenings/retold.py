"""Leaves out what tells a happening again in the same words, or in the same but for an adjective of praise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.model import Fact

WORD = re.compile(r"[\w'-]+")
ARTICLES = ("the", "a", "an")
FEWEST = 4
"""So many words at least has a happening that is told again inside the words of another one."""
Words = tuple[str, ...]


def told_once(events: Sequence[Fact], adorning: Collection[str]) -> Iterator[Fact]:
    """Yield the happenings of a document without those told again.

    Args:
        events: the happenings, in any order.
        adorning: adjectives of praise, which tell nothing apart.
    """
    told: list[tuple[Words, Fact]] = []
    for event in sorted(events, key=lambda one: (one.quote.start, one.quote.end)):
        words = _words(event, adorning)
        if not any(_is_again(words, event, before, other) for before, other in told):
            told.append((words, event))
            yield event


def _words(event: Fact, adorning: Collection[str]) -> Words:
    """Return what tells a happening apart: its words without articles and praise."""
    found = WORD.findall(str(event.fields["text"]).casefold())
    return tuple(word for word in found if word not in ARTICLES and word not in adorning)


def _is_again(words: Words, event: Fact, before: Words, other: Fact) -> bool:
    """Whether a happening was told before, by the same actor and at the same time as far as both are told."""
    same = all(
        event.fields[name] is None or other.fields[name] is None or event.fields[name] == other.fields[name]
        for name in ("actor", "date")
    )
    if not same or event.fields["kind"] != other.fields["kind"]:
        return False
    inside = len(words) >= FEWEST and any(
        before[at : at + len(words)] == words for at in range(len(before) - len(words) + 1)
    )
    return words == before or inside
