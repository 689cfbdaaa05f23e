"""Tells whether, when and where a sentence says that a meeting is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.grammar.language import Language, one_of
from kg.reading.holding_patterns import (
    BESIDE,
    BY_PERSON,
    BY_SUBJECT,
    CLOSING,
    DIRECTLY_BEHIND,
    DOING,
    FUTURE,
    FUTURE_BY_NAME,
    INSIDE,
    INVERTED,
    LATER,
    LONGEST_GATHERING,
    LONGEST_VERB,
    MARKING,
    MEETING,
    MODAL,
    OBJECT,
    PARTICIPLE,
    PERSON,
    PLANNED,
    REFERENCE,
    RELEASED,
    RUNS,
    TIME,
    TIME_BEFORE,
    TIME_BEHIND,
    TIME_OF_VERB,
    WE_GATHERED,
)
from kg.reading.mentions import CodedText, Mention
from kg.reading.venues import VenueReader

Manner = Literal["held", "convened", "opened", "closed", "future", "dated", "past reference"]
"""How a clause speaks of a meeting: dated is "the meeting of 9 May", a past reference "since it was held"."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a clause says of the holding of a meeting.

    Args:
        manner: how it speaks of it.
        times: the times it gives.
        venue: start and end of the place in the clean text.
        end: where the clause stops showing it, in the clean text.
        opens: whether only its beginning is told to be ahead: "will open on May 3".
        closes: whether only its end is.
    """

    manner: Manner
    times: tuple[Mention, ...]
    venue: tuple[int, int] | None
    end: int
    opens: bool = False
    closes: bool = False


class HoldingReader:
    """Reads what a clause says of the holding of a meeting.

    Args:
        language: the verbs of holding and the nouns of places.
    """

    def __init__(self, language: Language) -> None:
        words = language.meetings
        adverb = r"(?:(?:\w+ly|also|then|again|first|had|has) )?"
        self.held = re.compile(
            rf"(?P<gap>(?: of (?:the )?{MEETING}|{BESIDE}|\s*\([^)]*\)|,? (?:which|that)"
            rf"|, [^.;,]{{0,60}},)?) {adverb}(?P<verb>{one_of(words.held)})\b"
        )
        self.held_by_name = re.compile(
            rf"(?P<gap>(?: \"[^\"]+\")?,? (?:of|between|on|for|with|{MARKING}"
            rf"|to) [^.;]{{0,220}}?,?) {adverb}(?P<verb>{one_of(words.held)})\b"
        )
        self.by_body = re.compile(
            rf"(?:{one_of(words.holding_verbs)})\b(?: (?!(?:for|of|to|with|by|that|about|upon|against)\b)\w+)* $"
        )
        self.by_presider = re.compile(
            rf"{PERSON},?(?:,? (?:on |in |at )?(?P<when>{TIME}),?)?(?: \w+ly| also)? "
            rf"{one_of(words.presiding_verbs)} (?:(?:jointly |together )?with (?:[A-Z]\w+ )?{PERSON} )?"
            rf"(?:the |an? |this |its |their )?(?:[\w-]+ ){{0,3}}(?:of (?:the )?)?$"
        )
        self.opened_closed = re.compile(
            rf",? (?:which|that) (?:had |has )?(?:{one_of(words.opened)}|begun|been opened|been convened)"
            rf"\b[^;.]*?,? {adverb}(?P<verb>{one_of(words.closed)})\b"
        )
        self.convened_closed = re.compile(
            rf", (?:convened|opened|begun|started|called)\b[^;.,]*?(?P<when>{TIME})[^;.,]*, "
            rf"{adverb}{one_of(words.closed)}\b"
        )
        self.opened = re.compile(rf"(?:{one_of(words.opened)})$")
        self.closed = re.compile(rf"(?:{one_of(words.closed)})$")
        self.venues = VenueReader(words.venues)

    def read(self, coded: CodedText, at: int) -> Holding | None:
        """Return what a sentence says of the holding of the meeting that stands at a place.

        Args:
            coded: the coded sentence.
            at: the place of the meeting's sign, or of the last letter of what else is held.
        """
        if RELEASED.search(coded.text[:at]):
            return None  # "released on the meeting on Friday": the day is that of the release
        return (
            self._ahead(coded, at)
            or self._behind(coded, at)
            or self._by_body(coded, at)
            or self._by_presider(coded, at)
            or self._by_gathering(coded, at)
            or self._inverted(coded, at)
            or self._dated(coded, at)
        )

    def closing(self, coded: CodedText, at: int) -> Holding | None:
        """Return the end of a meeting whose beginning stands before it: "which opened on May 3, ended on Friday".

        Args:
            coded: the coded sentence.
            at: the place of the meeting's sign.
        """
        closes = self.opened_closed.match(coded.text, at + 1)
        return replace(self._holding(coded, at, closes.end(), "closed"), closes=True) if closes else None

    def opening(self, coded: CodedText, at: int) -> Holding | None:
        """Return the beginning of a meeting whose end is told behind it: "convened on May 3, closed on Friday".

        Args:
            coded: the coded sentence.
            at: the place of the meeting's sign.
        """
        opens = self.convened_closed.match(coded.text, at + 1)
        if opens is None:
            return None
        time = coded.mentions[opens["when"]]
        return Holding("opened", (time,), None, time.end, opens=True)

    @staticmethod
    def _is_named_apart(coded: CodedText, at: int) -> bool:
        """Whether a meeting is named by who talks or what it is about, so that words may stand before its verb."""
        named = coded.mentions.get(coded.text[at])
        return bool(named is not None and named.meeting is not None and named.meeting.sides)

    def _ahead(self, coded: CodedText, at: int) -> Holding | None:
        """Read "will be held on May 3", and "runs until May 3"."""
        runs = RUNS.match(coded.text, at + 1)
        if runs is not None:
            until = coded.mentions[runs["until"]]
            manner: Manner = "future" if re.search(r"will|is to|scheduled", runs.group()) else "held"
            return Holding(manner, (until,), None, until.end, closes=True)
        future = FUTURE.match(coded.text, at + 1)
        if future is None and self._is_named_apart(coded, at):
            future = FUTURE_BY_NAME.match(coded.text, at + 1)
        if future is None:
            return None
        verb = future["verb"] or ""
        opens = verb.startswith(("open", "start", "begin"))
        closes = verb.startswith(("conclude", "close", "end"))
        return replace(self._holding(coded, at, future.end(), "future"), opens=opens, closes=closes)

    def _behind(self, coded: CodedText, at: int) -> Holding | None:
        """Read "was held on May 3", and the attribute "held on May 3"."""
        text = coded.text
        if INSIDE.search(text[:at]):
            return None
        verb = self.held.match(text, at + 1)
        if verb is None and (attribute := PARTICIPLE.match(text, at + 1)) is not None:
            manner: Manner = "closed" if attribute["closes"] else "opened" if attribute["opens"] else "dated"
            manner = "held" if attribute["presided"] else manner
            return self._holding(coded, at, attribute.end(), manner)
        if verb is None and self._is_named_apart(coded, at):
            verb = self.held_by_name.match(text, at + 1)
        if verb is None or (verb["verb"] in DOING and OBJECT.match(text, verb.end())):
            return None  # "The summit opened a new chapter"
        return self._holding(coded, at, verb.end(), self._manner(text[:at], verb["verb"]))

    def _by_body(self, coded: CodedText, at: int) -> Holding | None:
        """Read "the Assembly opened its session", and "the Council met"."""
        before = coded.text[:at]
        named = coded.mentions.get(coded.text[at])
        if named is not None and _is_verb(named, before):
            is_ahead = MODAL.search(before) is not None and LATER.search(before) is None
            return self._holding(coded, at, at + 1, "future" if is_ahead else self._manner(before, "met"))
        holds = self.by_body.search(before)
        if holds is None:
            return None
        if BY_PERSON.search(before[: holds.start()]) and CLOSING.match(holds.group()):
            return None  # "A concluded the meeting" tells what A did
        verb = holds.group().split()[0]
        ahead = (
            verb == "will"
            or MODAL.search(before[: holds.start()])
            or (verb.endswith("ing") and PLANNED.search(before[: holds.start()]))
        )
        told = self._holding(coded, at, at + 1, "future" if ahead else self._manner(before, verb))
        when = TIME_OF_VERB.search(before[: holds.start()])
        return told if told.times or when is None else replace(told, times=(coded.mentions[when["when"]],))

    def _by_presider(self, coded: CodedText, at: int) -> Holding | None:
        """Read "A on May 3 chaired the meeting"."""
        presided = self.by_presider.search(coded.text[:at])
        if presided is None:
            return None
        holding = self._holding(coded, at, at + 1, "held")
        told = coded.mentions.get(presided["when"] or "")
        return replace(holding, times=(told,), end=coded.span(at, at + 1)[1]) if told else holding

    def _by_gathering(self, coded: CodedText, at: int) -> Holding | None:
        """Read "we met in Hiroshima for our annual summit"."""
        gathered = WE_GATHERED.search(coded.text[:at])
        if gathered is None:
            return None
        holding = self._holding(coded, at, at + 1, "future" if gathered["ahead"] else "held")
        times = holding.times or tuple(_times_within(coded, *gathered.span("where")))
        venue = holding.venue or self.venues.read(coded, gathered.start("where"))
        return replace(holding, times=times, venue=venue)

    def _inverted(self, coded: CodedText, at: int) -> Holding | None:
        """Read "there took place in Nampho on May 3 a meeting of the Cabinet"."""
        told = INVERTED.search(coded.text[:at])
        if told is None:
            return None
        holding = self._holding(coded, at, at + 1, "held")
        times = tuple(_times_within(coded, *told.span("where"))) or holding.times
        return replace(
            holding, times=times, venue=self.venues.read(coded, told.start("where")) or holding.venue
        )

    def _dated(self, coded: CodedText, at: int) -> Holding | None:
        """Read "the meeting of May 3"."""
        return (
            self._holding(coded, at, at + 1, "dated") if DIRECTLY_BEHIND.match(coded.text, at + 1) else None
        )

    def _manner(self, before: str, verb: str) -> Manner:
        """Return how a verb tells of a meeting, by the words before the meeting and the verb itself."""
        if REFERENCE.search(before):
            return "past reference"
        if " and " in verb:
            return "held"
        if self.opened.search(verb):
            return "opened"
        if self.closed.search(verb):
            return "closed"
        return "convened" if "conven" in verb else "held"

    def _holding(self, coded: CodedText, at: int, after: int, manner: Manner) -> Holding:
        times, stop, is_before = self._times(coded, at, after)
        venue = self.venues.read(coded, after)
        ends = [coded.span(at, stop)[1], *([venue[1]] if venue else [])]
        ends += [mention.end for mention in times if not is_before]
        return Holding(manner, tuple(times), venue, max(ends))

    def _times(self, coded: CodedText, at: int, after: int) -> tuple[list[Mention], int, bool]:
        """Return the times of a clause, where they end, and whether they stand before the meeting."""
        found = TIME_BEHIND.match(coded.text[after:])
        if found is not None and (
            times := _times_within(coded, after + found.start("when"), after + found.end())
        ):
            return times, after + found.end("when"), False
        before = TIME_BEFORE.search(coded.text[:at])
        if before is not None and (times := _times_within(coded, before.start(), at)):
            return times, after, True
        direct = DIRECTLY_BEHIND.match(coded.text, at + 1)
        return (
            (_times_within(coded, direct.start(), direct.end()) if direct else []),
            after,
            before is not None,
        )

    def merged(self, holdings: Sequence[Holding]) -> Holding | None:
        """Return the holding that says most: one with times before one without."""
        return max(holdings, key=lambda holding: (bool(holding.times), bool(holding.venue)), default=None)


def _is_verb(named: Mention, before: str) -> bool:
    """Whether a meeting is named by the verb of who met: "met", and "received" of talks."""
    is_talks = named.meeting is not None and bool(named.meeting.sides)
    length = named.end - named.start
    gathers = length < LONGEST_GATHERING and not is_talks and BY_SUBJECT.search(before) is not None
    is_numbered = named.meeting is not None and named.meeting.ordinal is not None
    return not is_numbered and (gathers or length <= (LONGEST_VERB if is_talks else len("meets")))


def _times_within(coded: CodedText, start: int, end: int) -> list[Mention]:
    return [mention for mention in coded.within(start, end) if mention.kind == "time"]
