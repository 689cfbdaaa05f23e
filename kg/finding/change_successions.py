"""Reads who came in the place of whom: "A replaced B as minister", "A was appointed minister, replacing B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.change import LOSSES, Change
from kg.finding.change_patterns import (
    FILLED,
    REPLACED,
    REPLACES,
    REPLACES_HIM,
    SUCCEEDS,
    SUCCEEDS_HIM,
)
from kg.finding.change_words import ChangeReader
from kg.reading import Sentence
from kg.reading.titling import bare_end


def read_successions(
    reader: ChangeReader, sentence: Sentence, told: Sequence[Change], earlier: Sequence[Change]
) -> Iterator[Change]:
    """Yield who gained and who lost a post where one person comes in the place of another.

    Args:
        reader: the words of change.
        sentence: the sentence.
        told: the changes that other words of the sentence tell.
        earlier: the changes that the sentences shortly before it tell.
    """
    coded = sentence.coded
    for match in REPLACES.finditer(coded.text):
        at = match.end() - 4 if match["new"] else match.end()
        posts, end = reader.posts(coded, at, len(coded.text))
        for kind, role in (
            ("appointed", match["new"] or match["came"]),
            ("dismissed", match["old"] or match["left"]),
        ):
            person = coded.mentions[role]
            for post in posts:
                first, last = coded.span(match.start(), end)
                span = (first, max(last, post.end))
                yield Change(person.name, kind, post.title, post.organization, span, sentence, person)
    yield from _replaced(sentence, told)
    yield from _filled(sentence, told)
    yield from _replacing(sentence, told)
    yield from _succeeding(sentence, [*earlier, *told])


def _succeeding(sentence: Sentence, told: Sequence[Change]) -> Iterator[Change]:
    """Read who came in whose place without the post: "A succeeded him", "He succeeds B"."""
    coded = sentence.coded
    named = [change for change in told if change.person is not None]
    if not named:
        return
    losses = [change for change in named if change.kind in LOSSES]
    for match in SUCCEEDS_HIM.finditer(coded.text):
        sign = match["new"] or match["came"] or match["instead"] or match["next"]
        before = [change for change in losses if change.span[0] < coded.starts[match.start()]]
        if match["instead"] and named[-1].kind not in LOSSES:
            continue  # what the last of them left is not told
        if before and before[-1].who != coded.mentions[sign].name:
            yield _after(sentence, before[-1], sign, match.start(), "appointed")
    gains = [change for change in named if change.kind not in LOSSES]
    for match in SUCCEEDS.finditer(coded.text):
        new = coded.mentions[match["new"]].name if match["new"] else None
        before = [change for change in gains if new in (None, change.who)]
        if before and before[-1].who != coded.mentions[match["old"]].name:
            yield _after(sentence, before[-1], match["old"], match.start(), "dismissed")


def _after(sentence: Sentence, change: Change, sign: str, start: int, kind: str) -> Change:
    """Return the change of another person and the same post as one told before."""
    person = sentence.coded.mentions[sign]
    first = change.span[0] if change.sentence is sentence else sentence.coded.starts[start]
    span = (min(first, person.start), bare_end(person))
    return replace(change, who=person.name, kind=kind, span=span, sentence=sentence, person=person)


def _replacing(sentence: Sentence, told: Sequence[Change]) -> Iterator[Change]:
    """Read who came into the post that another left: "A, chief of staff, was transferred, with B replacing him"."""
    for match in REPLACES_HIM.finditer(sentence.coded.text):
        at, person = sentence.coded.starts[match.start()], sentence.coded.mentions[match["new"]]
        before = [change for change in told if change.span[0] < at and change.person is not None]
        left = before[-1] if before else None
        if left is None or left.person is None:
            continue
        span = (left.span[0], bare_end(person))
        gain = replace(left, who=person.name, kind="appointed", span=span, person=person)
        if left.kind in LOSSES:
            yield gain
        elif left.person.posts:
            post = left.person.posts[-1]
            yield replace(gain, title=post.title, organization=post.organization)


def _filled(sentence: Sentence, told: Sequence[Change]) -> Iterator[Change]:
    """Read who came into a post just vacated: "relieved A of his office and filled the vacancy with B"."""
    losses = [change for change in told if change.kind in LOSSES]
    for match in FILLED.finditer(sentence.coded.text):
        at, person = sentence.coded.starts[match.start()], sentence.coded.mentions[match["new"]]
        before = [change for change in losses if change.span[0] < at]
        if before:
            span = (before[-1].span[0], bare_end(person))
            yield replace(before[-1], who=person.name, kind="by_elected", span=span, person=person)


def _replaced(sentence: Sentence, told: Sequence[Change]) -> Iterator[Change]:
    """Read who lost a post to one who gained it: "A was appointed minister, replacing B"."""
    gains = [change for change in told if change.person is not None and change.kind not in LOSSES]
    for match in REPLACED.finditer(sentence.coded.text):
        at, person = sentence.coded.starts[match.start()], sentence.coded.mentions[match["old"]]
        before = [change for change in gains if change.span[1] <= at + 1]
        gain = max(before, key=lambda change: change.span[1]) if before else next(iter(gains), None)
        if gain is not None and gain.who != person.name:
            span = (min(gain.span[0], at), max(gain.span[1], bare_end(person)))
            yield replace(gain, who=person.name, kind="dismissed", span=span, person=person)
