"""Finds the sittings of meetings that last several days, by their number and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.finding.making import Span
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence

PASSING = re.compile(r"\b(?:at|in|during|after|since|of|from|by|on) (?:the |its |their )?$", re.I)
"""Before a sitting: it is named in passing, and nothing is told of it."""

OPENS = re.compile(r"(?:At|In|On|During) (?:the |its )?")
ACTS = re.compile(rf"(?: of (?:the )?{sign_class('meeting')})?,? (?:the |it\b)")
"""Around a sitting at the head of a sentence that tells what was done there."""


@dataclass(frozen=True)
class Sitting:
    """A day's sitting as a sentence tells it."""

    ordinal: int
    first: str | None
    meeting: int | None
    span: Span
    sentence: int


def read_sittings(reading: Reading) -> Iterator[Sitting]:
    """Yield the sittings that the sentences of a document tell, in the order of the text."""
    language = reading.knowledge.language
    pattern = re.compile(
        rf"\b(?P<number>{language.ordinal_pattern})(?:[- ]day(?:'s)? (?:plenary )?"
        rf"(?:{one_of(language.meetings.sittings)})\b"
        rf"| plenary (?:meeting|sitting)(?= of (?:the )?{sign_class('meeting')}))",
        re.I,
    )
    for sentence in reading.body:
        for match in pattern.finditer(sentence.coded.text):
            number = language.ordinal(match["number"])
            before, behind = sentence.coded.text[: match.start()], sentence.coded.text[match.end() :]
            if PASSING.search(before) and not (OPENS.fullmatch(before) and ACTS.match(behind)):
                continue
            yield _sitting(reading, sentence, match, number or 1)


def _sitting(reading: Reading, sentence: Sentence, match: re.Match[str], number: int) -> Sitting:
    coded = sentence.coded
    behind = re.match(r"(?: of (?:the )?(.))?", coded.text[match.end() :])
    named = coded.mentions.get(behind.group(1) or "") if behind else None
    meeting = reading.meetings.index(named) if named is not None and named.kind == "meeting" else None
    at = match.end() - 1 + (behind.end() if behind and meeting is not None else 0)
    holding = reading.knowledge.holding.read(coded, at)
    days = [time.first for time in holding.times if time.first == time.last] if holding else []
    end = holding.end if holding else coded.span(match.start(), at + 1)[1]
    start = coded.span(match.start(), match.end())[0]
    before = re.search(r"(?:[\w]+ )(?:\w+ )?(?:the )?$", coded.text[: match.start()])
    if not holding and before:
        start = coded.span(before.start(), match.end())[0]
    return Sitting(number, days[0] if days else None, meeting, (start, end), sentence.number)
