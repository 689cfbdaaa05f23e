"""Finds who took part in the meetings of a document, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.holders import Holders
from kg.finding.lists import ListReader, Member, list_reader
from kg.finding.making import Span, make_fact
from kg.finding.matching import Match, matches
from kg.grammar.signs import sign_class
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, expand
from kg.reading.post_titles import is_plural
from kg.reading.titling import bare_end

LONGEST_GAP = 40
"""Characters between a subject and its verb: an adverb, "the day before", a closing comma."""
ADJUNCT = re.compile(
    r"(?:Upon|At|In|On|After|Under|During|With|By|For|Following|Prior|According|Having|As|From|Since"
    r"|To)\b[^,;]*, (?=[^,]*$|[^,]*, )"
)
"""What stands before the subject of a clause."""
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
POST = sign_class("post")
RELATIVE = re.compile(r",? (?:who|which)(?: (?:had|has|have|was|were|then|later|also))? $")
"""Between those told of and the verb: "the premier, who summed up the discussion"."""
ADJUNCT_TIME = re.compile(rf"(?: (?:on|in|at|late|early))? {sign_class('time')} (?:\w+ly )?$")
LED_BODY = re.compile(
    r"\b(?:an?|new|special|set up|formed|established) (?:[\w-]+ ){0,4}?"
    r"(?:commission|committee|delegation|group|team|board|council|panel|mission|task force|bureau|body)"
    r"[^,;]*, (?:\w+ )?(?:headed|led|chaired|presided over) by (?:the )?$",
    re.I,
)
"""A smaller body that somebody heads, not the meeting: "set up a commission, headed by A"."""
ABOUT_REPORT = re.compile(
    r"\b(?:[Ss]peech|[Aa]ddress|[Rr]emark|[Ii]ntervention|[Dd]iscussion)\w*\b[^.;]*\b(?:of"
    r"|on|about|to) (?:the )?$"
)
"""Before "report": speeches were made about it."""
STRAYING = re.compile(
    r"(?<!turns) (?:to (?!the |it\b|them\b|him\b|her\b)[a-z]+|that|which|who|and|followed by) "
)
"""Between a verb and its noun: the noun belongs to another verb, as in "made a vow to work and give a report"."""
PROPOSED = re.compile(r"\b(?:[Aa]t|[Oo]n|[Uu]pon) (?:the|a) $")
"""Before "proposal made by A": the reason of what was done, no speech."""
OBSERVING = re.compile(
    r"observer|onlooker|spectator|non-voting|advisory vote|without (?:the )?right to vote"
    r"|online|\bby invitation|\bas (?:an? )?(?:guests?|invitees?)\b",
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
        meeting = _meeting(match, gatherings)
        if (
            meeting is not None
            and not _strays(match)
            and not _is_hidden(match, parts)
            and _is_beside(reading, match, parts)
        ):
            parts += _parts(reading, match, meeting, lists, holders)
    parts += _talking(reading, gatherings)
    parts += _listed(reading, gatherings)
    yield from _facts(reading, parts)


def _meeting(match: Match, gatherings: Gatherings) -> Gathering | None:
    named = match.names.get("meeting")
    if named is not None and not named.anaphoric:
        told = next((one for one in gatherings.meetings if one.name == named.name), None)
        if told is not None and told.status != "reported":
            return None  # "who is attending the ministerial meeting"
    return gatherings.at(match.sentence, named.start if named is not None else match.span[0])


def _strays(match: Match) -> bool:
    """Whether a wording is none here: no clause begins with it, or its verb and noun stand too far apart.

    They do in "made a vow to work and give a report".
    """
    coded = match.sentence.coded
    if match.rule.set.get("at") == "start":
        return not re.search(r"(?:^|[,;:\"] (?:and )?)$", coded.text[: coded.position(match.span[0])])
    if match.rule.name.endswith("report-by") and ABOUT_REPORT.search(
        coded.text, 0, coded.position(match.span[0])
    ):
        return True
    if match.rule.name.endswith("presided-by") and LED_BODY.search(
        coded.text, coded.position(match.span[0]), coded.position(match.stretch("list")[0])
    ):
        return True
    if re.search(r"\b(?:not|never|(?<!is )(?<!are )to) $", coded.text[: coded.position(match.span[0])]):
        return True
    if match.rule.name.endswith("speech-by") and PROPOSED.search(coded.text[: coded.position(match.span[0])]):
        return True
    before = match.rule.set.get("who") == "before"
    verb, _, rest = match.sentence.coded.text[
        slice(*map(match.sentence.coded.position, match.span))
    ].partition(" ")
    return (
        before
        and bool(
            re.search(
                r"(?<!turns) (?:to (?!the |it\b|them\b|him\b|her\b)[a-z]+|that|which|who|and|followed by) ",
                rest,
            )
        )
        and " over " not in verb
    )


def _is_hidden(match: Match, parts: Sequence[_Part]) -> bool:
    """Whether an earlier rule has read the same list of the sentence."""
    if match.rule.set.get("who") == "before":
        return False
    stretch = match.stretch("list")
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
        for told in _before(reading, match, lists, holders):
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


def _before(reading: Reading, match: Match, lists: ListReader, holders: Holders) -> list[Member]:
    """Return who stands before the verb: the list at the end of the words before, or a title's holder."""
    sentence = match.sentence
    end = _before_time(sentence, match.span[0])
    start = _clause_start(sentence, end)
    titles = [
        one for one in sentence.mentions if one.kind == "post" and start <= one.start and one.end <= end
    ]
    holder = holders.holder(titles[0].posts[0]) if titles else None
    if titles and re.fullmatch(
        rf"\s*[Tt]he (?:{POST},? (?:and )?)+",
        sentence.coded.text[slice(*map(sentence.coded.position, (start, end)))],
    ):
        who = (
            holder.name
            if holder and len(titles) == 1
            else expand(reading.text, titles[0].start, titles[-1].end, sentence.names)
        )
        kind = "group" if is_plural(who) or len(titles) > 1 else "person"
        return [Member(who, kind, (titles[0].start, titles[-1].end), holder)]
    members = lists.read(reading, sentence, (start, end), is_tail=True)
    if members and members[-1].span[1] >= end - LONGEST_GAP:
        return members
    return _sharing(sentence, start, end)


def _before_time(sentence: Sentence, end: int) -> int:
    """Return where a subject ends before which a time stands: "A on Thursday presided"."""
    coded = sentence.coded
    relative = RELATIVE.search(coded.text, 0, coded.position(end))
    end = coded.starts[relative.start()] if relative is not None else end
    time = ADJUNCT_TIME.search(coded.text, 0, coded.position(end))
    return coded.starts[time.start()] if time is not None else end


def _sharing(sentence: Sentence, start: int, end: int) -> list[Member]:
    """Return the subject of an earlier verb of the clause: "A chaired and addressed it"."""
    persons = [
        one for one in sentence.mentions if one.kind == "person" and start <= one.start and one.end <= end
    ]
    between = (
        sentence.coded.text[sentence.coded.position(persons[-1].start) + 1 : sentence.coded.position(end)]
        if persons
        else ""
    )
    shares = re.match(
        r",? (?:\w+ly |also )?(?:\w+ed|took|made|gave|held|read|set)\b(?!.*\b(?:that|by|to)\b).*(?:,"
        r"| and),? (?:\w+ly |also |then )?$",
        between,
    )
    return [_person(persons[-1])] if shares else []


def _person(mention: Mention) -> Member:
    return Member(mention.name, "person", (mention.start, bare_end(mention)), mention)


def _clause_start(sentence: Sentence, end: int) -> int:
    """Return where the clause starts that ends with a subject."""
    coded = sentence.coded
    at = coded.position(end)
    adjunct = ADJUNCT.match(coded.text[:at])
    if adjunct is not None:
        return coded.starts[adjunct.end()]
    found = list(
        re.finditer(r"; |: |, (?:and|which|where|when|while) (?=[a-z])|\bthat |\bwhich |^", coded.text[:at])
    )
    before = [one for one in found if not one.group().startswith(", and") or _is_told(sentence, one.start())]
    return coded.starts[before[-1].end()] if before else sentence.start


def _is_told(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb stands before a place: what follows "and" is a clause, and no item of a list."""
    before = (word for word in sentence.words if word.end <= sentence.coded.starts[at])
    return any(word.mention is None and word.tag in FINITE_TAGS for word in before)


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
                    yield _Part(_person(person), "attendee", meeting, span, "attendance/talks")


def _listed(reading: Reading, gatherings: Gatherings) -> Iterator[_Part]:
    """Yield the persons whom the lines of a list of those present or away name."""
    for sentence in reading.body if gatherings.main is not None else ():
        if sentence.attends is None or gatherings.main is None:
            continue
        for mention in sentence.mentions:
            if mention.kind == "person":
                span = (min(mention.start, mention.core[0]), bare_end(mention))
                yield _Part(_person(mention), sentence.attends, gatherings.main, span, "attendance/list")


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
