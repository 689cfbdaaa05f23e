"""Finds who gained or lost which post: by verb and noun, active and passive, and with nobody named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.change_clauses import ClauseReader
from kg.finding.change_words import LOSSES, Change, change_reader
from kg.finding.gatherings import Gatherings
from kg.finding.holders import Holders
from kg.finding.making import make_fact
from kg.finding.organs import read_members, read_organ
from kg.finding.ranks import read_ranks
from kg.model import Fact
from kg.reading import Reading


def find_changes(reading: Reading, gatherings: Gatherings, holders: Holders) -> list[Fact]:
    """Return who gained or lost a post, one fact a person and post.

    Args:
        reading: the document.
        gatherings: its meetings.
        holders: takes in who gained which post.
    """
    language, words = reading.knowledge.language, reading.knowledge.wordings.words["changes"]
    reader = change_reader(tuple(sorted(words.items())), language.nouns.groups, tuple(language.cardinals))
    told: list[Change] = []
    for sentence in sorted(reading.sentences, key=lambda one: (one.paragraph.kind == "title", one.number)):
        told += ClauseReader(reading, reader, sentence).read()
        told += read_organ(reading, gatherings, sentence)
        told += read_ranks(reading, sentence)
        told += read_members(reading, reader, sentence)
    facts = []
    for change in _distinct(_without_covered(told)):
        if change.person is not None and change.kind not in LOSSES:
            holders.note(change.title, change.organization, change.person)
        fields = {
            "who": change.who,
            "change": change.kind,
            "post": change.title,
            "organization": change.organization,
            "date": change.day or gatherings.day_at(change.sentence),
        }
        facts.append(make_fact(reading, "personnel_change", change.span, change.rule, fields))
    return facts


def _without_covered(told: Sequence[Change]) -> Iterator[Change]:
    """Yield changes, those of nobody only where none is named, removals as the report calls them."""
    named = [change for change in told if change.person is not None]
    unnamed = [change for change in told if change.person is None]
    for change in told:
        if change.person is None and all(
            any(_covers(other, replace(change, title=title)) for other in named)
            for title in change.title.split(" and ")
        ):
            continue
        called = next(
            (
                one.kind
                for one in unnamed
                if change.kind == "dismissed" and one.kind == "recalled" and _same_post(one, change)
            ),
            None,
        )
        yield change if called is None or change.person is None else replace(change, kind=called)


def _covers(named: Change, unnamed: Change) -> bool:
    kinds = {named.kind, unnamed.kind}
    alike = len(kinds) == 1 or kinds <= {"dismissed", "recalled"} or kinds <= {"elected", "by_elected"}
    return alike and _same_post(named, unnamed)


def _same_post(one: Change, other: Change) -> bool:
    """Whether two changes are of one post; a department's director is one of the "department directors"."""
    left, right = one.organization or "", other.organization or ""
    if other.title == f"department {one.title}" or one.title == f"department {other.title}":
        return left in right or right in left
    return one.title == other.title and left == right


def _distinct(told: Iterator[Change]) -> Iterator[Change]:
    """Yield each change once; one without an organization is told again by one with it."""
    seen: dict[tuple[str, str, str], list[str | None]] = {}
    for change in told:
        known = seen.setdefault((change.who, change.kind, change.title), [])
        if change.organization not in known and not (known and None in (*known, change.organization)):
            known.append(change.organization)
            yield change
