"""Reads the place where a meeting is told to be held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading.capitals import CAPITALISED
from kg.reading.mentions import CodedText

TIME, MEETING = sign_class("time"), sign_class("meeting")
NAMES = sign_class("place", "country", "body")
NAMED_PLACE = re.compile(rf"{NAMES}|[A-Z]|building|hall|office|area")
CITY = re.compile(r"(?:capital )?city of |capital of ")
LONGEST_GAP = 45
"""Characters between the verb and the place; a place farther off is that of something else."""


class VenueReader:
    """Reads the places of meetings.

    Args:
        venues: the nouns of places where meetings are held.
    """

    def __init__(self, venues: Sequence[str]) -> None:
        noun = rf"(?:{one_of(venues)})s?"
        step = (
            rf"(?:{NAMES}|{CAPITALISED}|{noun}|(?!(?:on|from|to|amid|with|under|for|by|as|when|where"
            rf"|after|before|following)\b)[a-z][\w-]*)"
        )
        # "in Sofia, Bulgaria", "in Algeria, Denmark and Italy"
        further = rf"(?:{CAPITALISED}|{NAMES})(?: {CAPITALISED})*(?! {CAPITALISED})"
        self.venue = re.compile(
            rf"\b(?:at|in) (?:the |an? )?(?P<venue>(?:(?:{step}) (?:of |in |at "
            rf"|and )?(?:the )?){{0,9}}(?:{noun}|{NAMES}|{CAPITALISED}))"
            rf"(?P<more>(?:, {further})*(?:,? and {further})?)(?=[,.;]|$"
            rf"| (?:on|from|to|amid|with|under|for|by|as|when|where|in|at|between|this|last|after|before"
            rf"|today|here|there)\b| {TIME})"
        )
        self.no_venue = re.compile(
            r"^(?:form|presence|order|accordance|conformity|atmosphere|a?ccord|time|historic|due|view"
            r"|honou?r|reflection|response|support|connection"
            r"|request|behest|proposal|invitation|initiative|suggestion|instance|instruction|same|end|beginning)\b"
        )
        self.no_further = re.compile(
            rf"[.;:]|{MEETING}| (?:to|which|who|on (?:the|an?)|about|concerning|devoted) "
        )

    def read(self, coded: CodedText, after: int) -> tuple[int, int] | None:
        """Return where a clause names the place of a meeting, as start and end in the clean text.

        Args:
            coded: the coded sentence.
            after: where the words behind the verb start.
        """
        stop = self.no_further.search(coded.text, after)
        last = stop.start() if stop else len(coded.text)
        for match in self.venue.finditer(coded.text, after, last):
            if match.start() > after + LONGEST_GAP:
                return None
            if not self.no_venue.match(match["venue"]) and NAMED_PLACE.search(match["venue"]):
                # "the capital city of Hanoi" is Hanoi
                city = CITY.match(match["venue"])
                return coded.span(match.start("venue") + (city.end() if city else 0), match.end("more"))
        return None
