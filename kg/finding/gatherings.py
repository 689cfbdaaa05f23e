"""Finds the meetings of a document and their sittings, and whether they are told, announced or named."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.finding.gathering_days import days_of, is_recent
from kg.finding.making import Span
from kg.finding.sittings import Sitting, read_sittings
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.holding import Holding
from kg.reading.mentions import MeetingName, Mention

AHEAD = re.compile(
    r"\b(?:prepar\w+ (?:\w+ )?(?:for|of|to)|convocation of|convening|to convene|convene|ahead of|run-up to"
    r"|forthcoming|upcoming|coming|scheduled|next|till|until|call for|pending)"
    r"(?: the| a| an| its)?(?: \w+ly| historic| forthcoming)? ?$",
    re.I,
)
HOLDS = re.compile(
    r",? [\w ,]{0,24}(?:held?|holds|conven|open|clos|conclud|call|beg[ia]n|start|end|met|wrap|kick"
    r"|host)\w*[\w ]{0,20}"
)
ACTED = re.compile(
    rf"(?:(?: [^,;.]{{0,40}})?, (?:the )?{sign_class('body')}|(?: (?:on |in )?{sign_class('time')},?))?(?: [a-z]+ly)? "
    r"(?!(?:convened|opened|held|called) (?:in|on|at|by|from)\b|opened (?:up )?(?:an?|the|new)\b"
    r"|(?:proved|showed|marked|served|demonstrated|turned)\b)(?:[a-z]+ed|heard|took|set|put|gave|made|met|drew)\b"
)
AT_ANOTHER = re.compile(
    rf"\b(?:elected|appointed|esteem|acclaimed|named|relieved|dismissed|recalled|promoted)\b[^;.]*? "
    rf"(?:at|by|in|during) (?:the |its )?(?:\w+ ){{0,2}}{sign_class('meeting')}"
)
SAID = re.compile(r"\bthat (?:the )?(?:historic |recent )?$")
"""Before a meeting's name: somebody says what it did."""
SITTING_OF = re.compile(
    r"(?:-day (?:\w+ )?(?:sitting|session|meeting|proceedings)| plenary (?:meeting|sitting)) of (?:the )?$",
    re.I,
)
"""Before a meeting's name: what is told is told of a day's sitting, not of the meeting."""
OPENING_KINDS = ("congress", "conference", "parliament_session", "plenary_meeting")
"""Meetings of several days; that one "was convened" on a day tells its first day only."""
ENLARGED_FORM = re.compile(r"\b(?:in the form of|as) an (?:enlarged|expanded) (?:meeting|session)\b")


@dataclass
class Gathering:
    """What a document tells of one of its meetings.

    Args:
        mention: the mention with its fullest name.
        meeting: its identity.
        naming: where it is first named in full.
        told: where it is told to be held, with what is told there.
    """

    mention: Mention
    meeting: MeetingName
    naming: Span
    told: list[tuple[Span, Holding]] = field(default_factory=list)
    acts: bool = False
    is_ahead: bool = False
    enlarged: bool = False
    start: str | None = None
    end: str | None = None
    status: str = "mentioned"

    @property
    def name(self) -> str:
        """Its canonical name."""
        return self.mention.name

    @property
    def day(self) -> str | None:
        """The one day on which it is told to be held."""
        return self.start if self.start and self.end in (None, self.start) else None


@dataclass(frozen=True)
class Gatherings:
    """The meetings and sittings of a document.

    Args:
        meetings: in the order of the reading's list.
        main: the one the document is about.
        sittings: in the order of the text.
    """

    meetings: list[Gathering]
    main: Gathering | None
    sittings: list[Sitting]

    def at(self, sentence: Sentence, place: int | None = None) -> Gathering | None:
        """Return the meeting that a sentence speaks of: one it names and that is reported, else the main one.

        Args:
            sentence: the sentence.
            place: a place in the clean text; of several meetings the last before it is meant.
        """
        named = [
            (mention.start, gathering)
            for mention in sentence.mentions
            if mention.kind == "meeting"
            for gathering in self.meetings
            if gathering.name == mention.name and gathering.status == "reported"
        ]
        before = [gathering for start, gathering in named if place is not None and start <= place]
        return before[-1] if before else named[0][1] if named else self.main

    def day_at(self, sentence: Sentence) -> str | None:
        """Return the day on which what a sentence tells happened, None where it is not told."""
        before = [
            sitting for sitting in self.sittings if sitting.sentence <= sentence.number and sitting.first
        ]
        told = before[-1].first if before else next((one.first for one in self.sittings if one.first), None)
        if self._is_of_another(sentence):
            return None
        meeting = self.at(sentence)
        return told if told and meeting is self.main else meeting.day if meeting else None

    def _is_of_another(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of a meeting that is only mentioned: "was elected at the last congress"."""
        names = {one.name for one in sentence.mentions if one.kind == "meeting"}
        statuses = {one.status for one in self.meetings if one.name in names}
        return statuses == {"mentioned"} and AT_ANOTHER.search(sentence.coded.text) is not None


def gather(reading: Reading) -> Gatherings:
    """Return the meetings of a document with what is told of them."""
    found = [
        Gathering(mention, mention.meeting, (mention.start, mention.end))
        for mention in reading.meetings.meetings
        if mention.meeting is not None
    ]
    for sentence in reading.sentences:
        _collect(reading, sentence, found)
    sittings = list(read_sittings(reading))
    main = reading.meetings.main()
    about = next((gathering for gathering in found if main is not None and gathering.name == main.name), None)
    for index, gathering in enumerate(found):
        _set_days(reading, gathering, [sitting for sitting in sittings if sitting.meeting in (index, None)])
        _set_status(
            reading, gathering, is_main=gathering is about, sits=any(one.meeting == index for one in sittings)
        )
    main_gathering = about if about is not None and about.status == "reported" else None
    days = [_placed(sitting, found, main_gathering) for sitting in sittings]
    return Gatherings(found, main_gathering, days)


def _collect(reading: Reading, sentence: Sentence, found: list[Gathering]) -> None:
    coded, is_title = sentence.coded, sentence.paragraph.kind == "title"
    for at, sign in enumerate(coded.text):
        mention = coded.mentions.get(sign)
        index = reading.meetings.index(mention) if mention is not None and mention.kind == "meeting" else None
        if mention is None or index is None:
            continue
        gathering = found[index]
        gathering.enlarged |= bool(mention.meeting and mention.meeting.enlarged) or bool(
            ENLARGED_FORM.search(reading.text[mention.end : sentence.end])
        )
        said = SAID.search(coded.text[:at])
        gathering.acts |= bool(ACTED.match(coded.text, at + 1)) and not is_title and not said
        gathering.is_ahead |= bool(AHEAD.search(coded.text[:at]))
        holding = reading.knowledge.holding.read(coded, at)
        if (
            holding is not None
            and not (is_title and not holding.times)
            and not SITTING_OF.search(coded.text[:at])
        ):
            begun = _clause_start(sentence, mention)
            gathering.told.append(((begun, holding.end), holding))
            further = (
                reading.knowledge.holding.closing(coded, at),
                reading.knowledge.holding.opening(coded, at),
            )
            gathering.told += [((begun, one.end), one) for one in further if one is not None]


def _clause_start(sentence: Sentence, mention: Mention) -> int:
    """Return where a clause about a meeting starts: at its body where that stands apart."""
    before = [
        other
        for other in sentence.mentions
        if other.end <= mention.start and other.kind in ("body", "person")
    ]
    between = sentence.coded.text[slice(*_coded_between(sentence, before[-1], mention))] if before else ""
    if before and (not between.strip() or HOLDS.fullmatch(between)):
        return before[-1].start
    return mention.start


def _coded_between(sentence: Sentence, left: Mention, right: Mention) -> Span:
    return sentence.coded.position(left.start) + 1, sentence.coded.position(right.start)


def _set_days(reading: Reading, gathering: Gathering, sittings: Sequence[Sitting]) -> None:
    # "the meeting of May 3" says less than "was held from May 1 to 3"
    for _, holding in sorted(gathering.told, key=lambda told: told[1].manner == "dated"):
        first, last = days_of(reading, holding)
        if first is None or holding.manner == "past reference":
            continue
        if holding.closes:
            gathering.end = gathering.end or last
            continue
        opens = holding.manner == "convened" and gathering.meeting.kind in OPENING_KINDS
        if (opens or holding.manner in ("opened", "future")) and first == last:
            gathering.start = gathering.start or first
            gathering.end = gathering.end or (
                last if holding.manner == "future" and not holding.opens else None
            )
        elif holding.manner == "closed" and first == last:
            gathering.end = gathering.end or last
        elif gathering.start is None:
            gathering.start, gathering.end = first, gathering.end or last
    opening = next(
        (sitting.first for sitting in sittings if sitting.ordinal == 1 and sitting.meeting is not None), None
    )
    gathering.start = gathering.start or opening


def _set_status(reading: Reading, gathering: Gathering, *, is_main: bool, sits: bool) -> None:
    manners = [holding.manner for _, holding in gathering.told]
    happened = sits or any(
        holding.manner not in ("future", "past reference", "dated") and is_recent(reading, holding)
        for _, holding in gathering.told
    )
    index = reading.meetings.index(gathering.mention)
    titled = index is not None and reading.meetings.is_titled(index)
    titled = titled and not (manners and all(manner == "future" for manner in manners))
    acts = gathering.acts and all(is_recent(reading, holding) for _, holding in gathering.told)
    if (happened and (is_main or _is_near(reading, gathering))) or (is_main and (titled or acts)):
        gathering.status = "reported"
    elif "future" in manners or gathering.is_ahead:
        gathering.status = "announced"


def _is_near(reading: Reading, gathering: Gathering) -> bool:
    """Whether a meeting is one of the document's own state, or of no known body."""
    entry = reading.knowledge.entries.get(gathering.mention.entry or "")
    return (
        entry is None
        or reading.home is None
        or reading.home in entry.attributes.get("state", (reading.home,))
    )


def _placed(sitting: Sitting, found: Sequence[Gathering], main: Gathering | None) -> Sitting:
    """Return a sitting with its day, reckoned from those of its meeting where it is not told."""
    meeting = found[sitting.meeting] if sitting.meeting is not None else main
    if meeting is None:
        return sitting
    if sitting.is_last:
        return _last(sitting, meeting)
    if sitting.ordinal is None:
        return replace(sitting, first=sitting.first or meeting.end)
    if sitting.first or meeting.start is None:
        return sitting
    first = datetime.date.fromisoformat(meeting.start) + datetime.timedelta(days=sitting.ordinal - 1)
    is_within = meeting.end is None or first.isoformat() <= meeting.end
    return replace(sitting, first=first.isoformat() if is_within else None)


def _last(sitting: Sitting, meeting: Gathering) -> Sitting:
    """Return the last day's sitting with the day and number that the days of its meeting give it."""
    last = sitting.first or meeting.end
    if meeting.start is None or last is None or last < meeting.start:
        return replace(sitting, first=last)
    days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(meeting.start)).days + 1
    return replace(sitting, first=last, ordinal=days)
