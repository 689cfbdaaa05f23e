"""Finds the meetings of a document and their sittings, and whether they are told, announced or named."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.finding.gathering_days import counted_back, days_of, is_recent
from kg.finding.gathering_patterns import (
    ACTED,
    AHEAD,
    AT_ANOTHER,
    CLOSED,
    ENLARGED_FORM,
    HOLDS,
    IT_OPENED,
    OPENING_KINDS,
    SAID,
    SAME_DAY,
    SEVERAL_DAYS,
    SITTING_OF,
)
from kg.finding.making import Span
from kg.finding.sitting_days import Sitting, is_one_of_several, placed
from kg.finding.sittings import read_sittings
from kg.reading import Reading, Sentence
from kg.reading.holding import Holding, Manner
from kg.reading.mentions import MeetingName, Mention


@dataclass
class Gathering:
    """What a document tells of one of its meetings.

    Args:
        mention: the mention with its fullest name.
        meeting: its identity.
        naming: where it is first named in full.
        told: where it is told to be held, with what is told there.
        same_day: whether it is told to have closed on the day on which it opened.
    """

    mention: Mention
    meeting: MeetingName
    naming: Span
    told: list[tuple[Span, Holding]] = field(default_factory=list)
    acts: bool = False
    is_ahead: bool = False
    enlarged: bool = False
    same_day: bool = False
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
        named = self.named(sentence)
        before = [gathering for start, gathering in named if place is not None and start <= place]
        return before[-1] if before else named[0][1] if named else self.main

    def named(self, sentence: Sentence) -> list[tuple[int, Gathering]]:
        """Return the reported meetings that a sentence names, each with its place in the clean text."""
        return [
            (mention.start, gathering)
            for mention in sentence.mentions
            if mention.kind == "meeting"
            for gathering in self.meetings
            if gathering.name == mention.name and gathering.status == "reported"
        ]

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
    _collect_pronouns(reading, found)
    sittings = list(read_sittings(reading))
    main = reading.meetings.main()
    about = next((gathering for gathering in found if main is not None and gathering.name == main.name), None)
    for index, gathering in enumerate(found):
        _set_days(reading, gathering, [sitting for sitting in sittings if sitting.meeting in (index, None)])
        _set_status(
            reading, gathering, is_main=gathering is about, sits=any(one.meeting == index for one in sittings)
        )
    main_gathering = about if about is not None and about.status == "reported" else None
    return Gatherings(found, main_gathering, list(_placed(sittings, found, main_gathering)))


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


def _collect_pronouns(reading: Reading, found: list[Gathering]) -> None:
    """Take in what is told of the main meeting as "it", and on "the same day": "It had opened on May 3"."""
    main = reading.meetings.main()
    about = next((one for one in found if main is not None and one.name == main.name), None)
    if about is None:
        return
    for before, sentence in itertools.pairwise(reading.body):
        told = IT_OPENED.match(sentence.coded.text)
        named = any(one.kind == "meeting" and one.name == about.name for one in before.mentions)
        if told is not None and named:
            time = sentence.coded.mentions[told["when"]]
            manner: Manner = "closed" if CLOSED.match(told["verb"]) else "opened"
            holding = Holding(
                manner, (time,), None, time.end, opens=manner == "opened", closes=manner == "closed"
            )
            about.told.append(((sentence.start, time.end), holding))
        about.same_day |= SAME_DAY.search(sentence.coded.text) is not None and _names(sentence, about)


def _names(sentence: Sentence, gathering: Gathering) -> bool:
    return any(one.kind == "meeting" and one.name == gathering.name for one in sentence.mentions)


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
            lasts_days = holding.opens or gathering.meeting.kind in SEVERAL_DAYS
            gathering.end = gathering.end or (last if holding.manner == "future" and not lasts_days else None)
        elif holding.manner == "closed" and first == last:
            gathering.end = gathering.end or last
        elif gathering.start is None:
            gathering.start, gathering.end = first, gathering.end or last
    opening = next(
        (sitting.first for sitting in sittings if sitting.ordinal == 1 and sitting.meeting is not None), None
    )
    gathering.end = gathering.end or (gathering.start if gathering.same_day else None)
    gathering.start = gathering.start or opening or counted_back(reading, gathering.told, gathering.end)


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


def _placed(
    sittings: Sequence[Sitting], found: Sequence[Gathering], main: Gathering | None
) -> Iterator[Sitting]:
    """Yield sittings with their days, reckoned from those of their meetings; days of no such meeting are none."""
    for sitting in sittings:
        meeting = found[sitting.meeting] if sitting.meeting is not None else main
        if meeting is not None:
            place = placed(sitting, meeting.start, meeting.end)
            if place.is_passing and place.first is None:
                continue
            if not place.is_day or is_one_of_several(place, meeting.start, meeting.end):
                yield place
        elif not sitting.is_day:
            yield sitting
