"""Finds who gained or lost which post: by verb and noun, active and passive, and with nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.change import LOSSES, Change
from kg.finding.change_clauses import ClauseReader
from kg.finding.change_groups import GroupReader
from kg.finding.change_lists import ListReader
from kg.finding.change_phrases import read_phrases
from kg.finding.change_successions import read_successions
from kg.finding.change_words import change_reader
from kg.finding.gatherings import Gatherings
from kg.finding.holders import Holders
from kg.finding.making import make_fact
from kg.finding.organs import read_members, read_organ
from kg.finding.ranks import read_ranks
from kg.model import Fact
from kg.reading import Reading, Sentence

MEMBER = re.compile(r"(?:(?:alternate|candidate|full|regular|ordinary) )?member(?: and alternate member)?")
OWN_MEMBERS = ("plenary_meeting", "politburo_meeting", "military_commission_meeting")
"""Kinds of meetings of bodies that elect and recall their own members."""


def find_changes(reading: Reading, gatherings: Gatherings, holders: Holders) -> list[Fact]:
    """Return who gained or lost a post, one fact a person and post.

    Args:
        reading: the document.
        gatherings: its meetings.
        holders: takes in who gained which post.
    """
    language, words = reading.knowledge.language, reading.knowledge.wordings.words["changes"]
    reader = change_reader(tuple(sorted(words.items())), language.nouns.groups, tuple(language.cardinals))
    groups = GroupReader(reading, reader, words)
    told: list[Change] = []
    for sentence in sorted(reading.sentences, key=lambda one: (one.paragraph.kind == "title", one.number)):
        earlier = [change for change in told if change.sentence.number in _near(sentence)]
        before = [change for change in earlier if change.sentence.number == sentence.number - 1]
        clauses = list(ClauseReader(reading, reader, sentence, before).read())
        clauses += read_phrases(reading, reader, sentence)
        told += [*clauses, *read_successions(reader, sentence, clauses, earlier)]
        told += groups.read(sentence)
        told += read_organ(reading, gatherings, sentence)
        told += read_ranks(reading, sentence)
        told += read_members(reading, reader, sentence)
    told += ListReader(reading, reader).read()
    facts = []
    for change in _distinct(_without_covered(told)):
        if change.person is not None and change.kind not in LOSSES:
            holders.note(change.title, change.organization, change.person)
        fields = {
            "who": change.who,
            "change": change.kind,
            "post": change.title or None,
            "organization": change.organization or _meeting_body(gatherings, change),
            "date": change.day or _day_of_meeting(gatherings, change),
        }
        facts.append(make_fact(reading, "personnel_change", change.span, change.rule, fields))
    return facts


def _near(sentence: Sentence) -> range:
    """Return the numbers of the sentences before one to which its "him" and "that post" may lead."""
    return range(max(0, sentence.number - 2), sentence.number)


def _day_of_meeting(gatherings: Gatherings, change: Change) -> str | None:
    """Return the day of the meeting that a change is told of; a rally appoints nobody, it only tells of it."""
    meeting = gatherings.at(change.sentence)
    rallies = meeting is not None and meeting.meeting.kind == "mass_meeting"
    return None if rallies else gatherings.day_at(change.sentence)


def _meeting_body(gatherings: Gatherings, change: Change) -> str | None:
    """Return the body that meets where a bare member is told of: "Two members were recalled"."""
    meeting = gatherings.at(change.sentence)
    meets = meeting is not None and meeting.meeting.kind in OWN_MEMBERS
    return meeting.meeting.body if meets and meeting is not None and MEMBER.fullmatch(change.title) else None


def _without_covered(told: Sequence[Change]) -> Iterator[Change]:
    """Yield changes, those of nobody only where none is named, removals as the report calls them."""
    named = [change for change in told if change.person is not None]
    unnamed = [change for change in told if change.person is None]
    for change in told:
        if change.person is None and _are_named(change, named):
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


def _are_named(change: Change, named: Sequence[Change]) -> bool:
    """Whether those of a change of nobody are named elsewhere; of "138 candidates" one that is named is not all."""
    covering = [
        [other for other in named if _covers(other, replace(change, title=title))]
        for title in change.title.split(" and ")
    ]
    count = re.match(r"\d[\d ]*", change.who)
    least = int(count.group().replace(" ", "")) // 2 if count else 1
    return all(len(others) >= max(least, 1) for others in covering)


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
