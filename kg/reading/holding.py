"""Tells whether, when and where a sentence says that a meeting is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import CodedText, Mention
from kg.reading.posts import CAPITALISED

Manner = Literal["held", "convened", "opened", "closed", "future", "dated", "past reference"]
"""How a clause speaks of a meeting: dated as in "the meeting of 9 May", a past reference as in "since it was held"."""
CLOSING = re.compile(r"(?:conclud|open|clos|end|beg[au]n|start|finish)")
"""Verbs that tell of whoever presides, where a person is their subject."""
LONGEST_GAP = 45
"""Characters between the verb and the place; a place farther off is that of something else."""

TIME, MEETING = sign_class("time"), sign_class("meeting")
NAMES = sign_class("place", "country", "body")
BODY = sign_class("body")
LONGEST_VERB = 5
"""Characters of "meets"; a meeting named by so few is named by the verb that its body met."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a clause says of the holding of a meeting.

    Args:
        manner: how it speaks of it.
        times: the times it gives.
        venue: start and end of the place in the clean text.
        end: where the clause stops showing it, in the clean text.
        opens: whether only its beginning is told to be ahead: "will open on May 3".
    """

    manner: Manner
    times: tuple[Mention, ...]
    venue: tuple[int, int] | None
    end: int
    opens: bool = False


class HoldingReader:
    """Reads what a clause says of the holding of a meeting.

    Args:
        language: the verbs of holding and the nouns of places.
    """

    def __init__(self, language: Language) -> None:
        words = language.meetings
        adverb = r"(?:(?:\w+ly|also|then|again|first) )?"
        self.held = re.compile(
            rf"(?P<gap>(?: of (?:the )?{MEETING}|\s*\([^)]*\)|,? (?:which|that)|, [^.;,]{{0,60}},)?) {adverb}(?P<verb>{one_of(words.held)})\b"
        )
        self.held_by_name = re.compile(
            rf"(?P<gap>(?: \"[^\"]+\")?,? (?:of|between|on|for|with|to) [^.;]{{0,220}}?,?) {adverb}(?P<verb>{one_of(words.held)})\b"
        )
        # "Meetings to carry out the decision of the plenum took place": the plenum is not what took place.
        self.inside = re.compile(r"(?<!sitting )(?<!session )(?<!meeting )(?<!day )\bof (?:the )?$", re.I)
        self.participle = re.compile(
            rf",? (?P<verb>held|convened|opened|called|taking place|to be (?:held|convened))\b"
        )
        self.future = re.compile(
            r",? (?:which )?(?:(?:will|shall|would|is to|are to|is scheduled to|is due to|is expected to|is set to) |to be )(?:be )?"
            r"(?P<verb>held|hold|convene[ds]?|take place|open(?:ed)?|meet|be called|called|start|begin|run|last|continue)\b"
        )
        self.future_by_name = re.compile(
            rf"(?:,? (?:of|between|on|for|with|to) [^.;]{{0,220}}?){self.future.pattern}"
        )
        self.by_body = re.compile(rf"(?:{one_of(words.holding_verbs)})\b[\w ]*$")
        self.by_person = re.compile(rf"{sign_class('person')},? (?:\w+ly )?$")
        self.opened = re.compile(rf"(?:{one_of(words.opened)})$")
        self.closed = re.compile(rf"(?:{one_of(words.closed)})$")
        self.reference = re.compile(
            rf"\b(?:since|after|before|prior to|following|until|till|ever since)(?: [\w' {BODY[1:-1]}]{{0,20}})? ?(?:the )?$",
            re.I,
        )
        self.direct = re.compile(
            rf"(?:,? \(?(?:on |of |in |from )?|,? (?:held|convened) (?:in [\w ]+ )?(?:on |from )?){TIME}"
        )
        when = rf"(?:(?:on|from|between|in|for) )?(?:the )?{TIME}(?: {TIME}|,? Juche \d+)?"
        self.when_before = re.compile(
            rf"(?:^|[,:;] )(?:on |from |in )?{TIME},? (?:the |an? |its )?(?:{NAMES}[\w ,]*)?$", re.I
        )
        self.when = re.compile(rf"^(?P<gap>[^.;:{MEETING[1:-1]}]{{0,180}}?)(?P<when>{when})")
        noun = rf"(?:{one_of(words.venues)})s?"
        step = rf"(?:{NAMES}|{CAPITALISED}|{noun}|(?!(?:on|from|to|amid|with|under|for|by|as|when|where|to)\b)[a-z][\w-]*)"
        self.venue = re.compile(
            rf"\b(?:at|in) (?:the |an? )?(?P<venue>(?:(?:{step}) (?:of |in |at |and )?(?:the )?){{0,9}}(?:{noun}|{NAMES}|{CAPITALISED}))"
            rf"(?P<more>(?:, (?:{CAPITALISED}(?: {CAPITALISED})*|{NAMES})(?! {CAPITALISED}))*)(?=[,.;]|$| (?:on|from|to|amid|with|under|for|by|as|when|where|in|at|between|this|last|after|before|today)\b| {TIME})"
        )
        self.no_venue = re.compile(
            r"^(?:form|presence|order|accordance|conformity|atmosphere|a?ccord|time|historic|due|view|honou?r|reflection|response|support|connection)\b"
        )

    def read(self, coded: CodedText, at: int) -> Holding | None:
        """Return what a sentence says of the holding of the meeting whose sign, or last letter, stands at a place.

        Args:
            coded: the coded sentence.
            at: the place of the meeting's sign, or of the last letter of what else is held.
        """
        text = coded.text
        named = coded.mentions.get(text[at])
        meeting = named.meeting if named is not None else None
        future = self.future.match(text, at + 1)
        if future is None and meeting is not None and meeting.sides:
            future = self.future_by_name.match(text, at + 1)
        if future:
            opens = future["verb"].startswith(("open", "start", "begin"))
            return replace(self._holding(coded, at, future.end(), "future"), opens=opens)
        verb = self.held.match(text, at + 1) if not self.inside.search(text[:at]) else None
        attribute = self.participle.match(text, at + 1) if verb is None else None
        if attribute is not None:
            return self._holding(coded, at, attribute.end(), "dated")
        if verb is None and meeting is not None and meeting.sides:
            verb = self.held_by_name.match(text, at + 1)
        by_body = self.by_body.search(text[:at])
        if (
            by_body is not None
            and self.by_person.search(text[: by_body.start()])
            and CLOSING.match(by_body.group())
        ):
            by_body = None  # "A concluded the meeting" tells what A did
        if named is not None and named.end - named.start <= LONGEST_VERB:
            manner = "past reference" if self.reference.search(text[:at]) else "held"
            return self._holding(coded, at, at + 1, manner)
        if verb is None and by_body is None:
            return self._holding(coded, at, at + 1, "dated") if self.direct.match(text, at + 1) else None
        manner: Manner = "past reference" if self.reference.search(text[:at]) else "held"
        told = verb["verb"] if verb else by_body.group().split()[0] if by_body else ""
        if told == "will" or re.search(
            r"\b(?:will|shall|to|would)\s+(?:\w+ )?$", text[: by_body.start()] if by_body else ""
        ):
            manner = "future"
        if manner == "held":
            manner = (
                "opened" if self.opened.search(told) else "closed" if self.closed.search(told) else manner
            )
        if manner == "held" and "conven" in told:
            manner = "convened"
        return self._holding(coded, at, verb.end() if verb else at + 1, manner)

    def _holding(self, coded: CodedText, at: int, after: int, manner: Manner) -> Holding:
        text = coded.text
        rest = text[after:]
        found = self.when.match(rest)
        times = [*coded.within(after + found.start("when"), after + found.end("when"))] if found else []
        times = [mention for mention in times if mention.kind == "time"]
        before = self.when_before.search(text[:at])
        if not times and before:
            times = [mention for mention in coded.within(before.start(), at) if mention.kind == "time"]
        if not times and (direct := self.direct.match(text, at + 1)):
            times = [
                mention for mention in coded.within(direct.start(), direct.end()) if mention.kind == "time"
            ]
        stop = after + (found.end("when") if found and times else 0)
        venue = self._venue(coded, after)
        ends = [
            coded.span(at, stop)[1],
            *(mention.end for mention in times if not before),
            *([venue[1]] if venue else []),
        ]
        return Holding(manner, tuple(times), venue, max(ends))

    def _venue(self, coded: CodedText, after: int) -> tuple[int, int] | None:
        stop = re.search(
            rf"[.;:]|{MEETING}| (?:to|which|who|on (?:the|an?)|about|concerning|devoted) ", coded.text[after:]
        )
        last = after + stop.start() if stop else len(coded.text)
        for match in self.venue.finditer(coded.text, after, last):
            if match.start() > after + LONGEST_GAP:
                return None
            if not self.no_venue.match(match["venue"]) and re.search(
                rf"{NAMES}|[A-Z]|{'building|hall|office|area'}", match["venue"]
            ):
                start = match.start("venue") + len(
                    (
                        re.match(r"(?:capital )?city of |capital of ", match["venue"]) or re.match("", "")
                    ).group()
                )  # type: ignore[union-attr]
                return coded.span(start, match.end("more"))
        return None

    def merged(self, holdings: Sequence[Holding]) -> Holding | None:
        """Return the holding that says most: one with times before one without."""
        return max(holdings, key=lambda holding: (bool(holding.times), bool(holding.venue)), default=None)
