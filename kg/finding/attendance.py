"""Finds who took part in the meetings of a document, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.finding.attendance_straying import strays
from kg.finding.attendance_subjects import LONGEST_GAP, person_of, read_subject
from kg.finding.gathering_meant import gathering_meant
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.holders import Holders
from kg.finding.list_words import END_OF_LIST
from kg.finding.lists import ListReader, Member, list_reader
from kg.finding.making import Span, make_fact
from kg.finding.matching import Match, matches
from kg.model import Fact
from kg.reading import Reading
from kg.reading.titling import bare_end

OBSERVING = re.compile(
    r"observer|onlooker|spectator|non-voting|advisory vote|without (?:the )?right to vote"
    r"|\bby invitation|\bas (?:an? )?(?:guests?|invitees?)\b",
    re.I,
)


@dataclass(frozen=True)
class _Part:
    """One who took part, in one role."""

    member: Member
    role: str
    meeting: Gathering
    span: Span
    rule: str


def find_participants(reading: Reading, gatherings: Gatherings, holders: Holders) -> Iterator[Fact]:
    """Yield who took part in the meetings that a document reports.

    Args:
        reading: the document.
        gatherings: its meetings.
        holders: who holds which post, for titles without a name.
    """
    parts: list[_Part] = []
    lists = list_reader(reading.knowledge.language.nouns.groups)
    for match in matches(reading, "participant"):
        meeting = _meeting(reading, match, gatherings)
        if (
            meeting is not None
            and not strays(match)
            and not _is_hidden(match, parts)
            and _is_beside(reading, match, parts)
        ):
            parts += _parts(reading, match, meeting, lists, holders)
    parts += _talking(reading, gatherings)
    parts += _listed(reading, gatherings)
    yield from _facts(reading, parts)


def _meeting(reading: Reading, match: Match, gatherings: Gatherings) -> Gathering | None:
    named = match.names.get("meeting")
    if named is not None and not named.anaphoric:
        told = next((one for one in gatherings.meetings if one.name == named.name), None)
        if told is not None and told.status != "reported":
            return None  # "who is attending the ministerial meeting"
    if named is None and gatherings.named(match.sentence) == []:
        return gathering_meant(reading, gatherings, match.sentence, str(match.rule.set["role"]))
    return gatherings.at(match.sentence, named.start if named is not None else match.span[0])


def _is_hidden(match: Match, parts: Sequence[_Part]) -> bool:
    """Whether an earlier rule has read the same list of the sentence."""
    if match.rule.set.get("who") == "before":
        return False
    coded, stretch = match.sentence.coded, match.stretch("list")
    first, last = coded.position(stretch[0]), coded.position(stretch[1])
    stop = END_OF_LIST.search(coded.text, first, last)
    stretch = (stretch[0], coded.starts[stop.start()]) if stop is not None else stretch
    return any(
        part.rule != match.rule.name and stretch[0] <= part.member.span[0] < stretch[1] for part in parts
    )


def _is_beside(reading: Reading, match: Match, parts: Sequence[_Part]) -> bool:
    """Whether a rule that needs others who took part has them in its sentence, or in the one before."""
    start, end = match.sentence.start, match.sentence.end
    if match.rule.set.get("beside") == "before" and match.sentence.number:
        start = reading.sentences[match.sentence.number - 1].start
    return "beside" not in match.rule.set or any(start <= part.member.span[0] < end for part in parts)


def _parts(
    reading: Reading, match: Match, meeting: Gathering, lists: ListReader, holders: Holders
) -> Iterator[_Part]:
    role = str(match.rule.set["role"])
    if match.rule.set.get("who") == "before":
        behind = reading.text[match.span[1] : match.span[1] + LONGEST_GAP * 2]
        behind = re.split(r"\.|, with ", behind)[0]
        own = "observer" if role == "attendee" and OBSERVING.search(behind) else role
        only_persons = match.rule.set.get("only") == "persons"
        if only_persons and meeting.meeting.kind == "talks":
            return
        for told in read_subject(reading, match, lists, holders):
            member = _holding(told, holders)
            if only_persons and member.who_type != "person":
                continue
            own = "observer" if _observes(own, member) else own
            yield _Part(member, own, meeting, (member.span[0], match.span[1]), match.rule.name)
        return
    for item in lists.read(reading, match.sentence, match.stretch("list")):
        member = _holding(item, holders)
        own = "observer" if _observes(role, member) else role
        named = member.mention.core[1] if member.who_type == "person" and member.mention else 0
        end = named if named > match.span[0] else member.span[1]
        yield _Part(member, own, meeting, (match.span[0], end), match.rule.name)


def _holding(member: Member, holders: Holders) -> Member:
    """Return the holder of a post where a document names him, in place of the bare title: "the President"."""
    title = member.mention
    holder = holders.holder(title.posts[0]) if title is not None and title.kind == "post" else None
    # "the commander of the Navy", named only further on, is told by the title; "the premier" is not.
    is_named = holder is not None and (" of " not in member.who or holder.start < member.span[0])
    return replace(member, who=holder.name, mention=holder) if holder is not None and is_named else member


def _observes(role: str, member: Member) -> bool:
    return role == "attendee" and bool(
        OBSERVING.search(member.aside) or re.match(r"(?:[\d,]+ |\w+ )?observers\b", member.who) is not None
    )


def _talking(reading: Reading, gatherings: Gatherings) -> Iterator[_Part]:
    """Yield the persons between whom talks are told to be held."""
    for sentence in reading.body:
        for mention in sentence.mentions:
            meeting = next((one for one in gatherings.meetings if one.name == mention.name), None)
            if (
                mention.kind != "meeting"
                or mention.anaphoric
                or meeting is None
                or meeting.status != "reported"
            ):
                continue
            sides = mention.meeting.sides if mention.meeting else ()
            for person in sentence.mentions:
                if person.kind == "person" and person.name in sides and meeting.meeting.kind == "talks":
                    span = (min(mention.start, person.core[0]), bare_end(person))
                    yield _Part(person_of(person), "attendee", meeting, span, "attendance/talks")


def _listed(reading: Reading, gatherings: Gatherings) -> Iterator[_Part]:
    """Yield the persons whom the lines of a list of those present or away name."""
    if gatherings.main is None:
        return
    for sentence in reading.body:
        role = sentence.attends
        if role is None:
            continue
        for mention in sentence.mentions:
            if mention.kind == "person":
                span = (min(mention.start, mention.core[0]), bare_end(mention))
                yield _Part(person_of(mention), role, gatherings.main, span, "attendance/list")


def _facts(reading: Reading, parts: Sequence[_Part]) -> Iterator[Fact]:
    """Yield each participation once; a presider is no attendee too."""
    presiding = {(part.member.who, part.meeting.name) for part in parts if part.role == "presider"}
    seen: set[tuple[str, str, str]] = set()
    for part in parts:
        key = (part.member.who, part.role, part.meeting.name)
        if key in seen or (part.role == "attendee" and (key[0], key[2]) in presiding):
            continue
        seen.add(key)
        fields = {
            "meeting": part.meeting.name,
            "who": part.member.who,
            "who_type": part.member.who_type,
            "role": part.role,
        }
        yield make_fact(reading, "participant", part.span, part.rule, fields)
