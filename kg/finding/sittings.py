"""Finds the sittings of meetings that last several days, by their number and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.finding.sitting_days import Sitting, read_days
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence

PASSING = re.compile(
    r"\b(?:after|since|of|from|before|until|till|following|as well as|than|for) (?:the |its |their )?$", re.I
)
"""Before a sitting: it is named in passing, and nothing is told of it."""

IN_PASSING = re.compile(r"\b(?:at|in|during|by|on) (?:the |its |their )?$", re.I)
OPENS = re.compile(r"(?:At|In|On|During) (?:the |its )?")
ATTENDED = re.compile(
    r"(?:Also |Those )?(?:[Pp]resent|[Aa]ttending|[Ss]eated|[Ss]itting|[Tt]aking (?:part|the platform|their seats)"
    r"|[Ii]n attendance|[Pp]articipating|[Ii]nvited|[Oo]n the (?:platform|rostrum)|[Aa]mong those)\b[^,;]*$"
)
"""Before a sitting: who was there is told of it."""
CLOSING = re.compile(
    r"(?:closing|concluding|final|last) (?:plenary )?(?:meeting|sitting|session)(?= of )", re.I
)
ACTS = re.compile(
    rf"(?: of (?:the )?{sign_class('meeting')})?,? "
    rf"(?:the |it\b|its |they\b|[\w' -]*{sign_class('person', 'body', 'post')})"
)
"""Around a sitting at the head of a sentence that tells what was done there."""


def read_sittings(reading: Reading) -> Iterator[Sitting]:
    """Yield the sittings that the sentences of a document tell, in the order of the text."""
    language = reading.knowledge.language
    pattern = _pattern(language.ordinal_pattern, tuple(language.meetings.sittings))
    for sentence in reading.body:
        for match in pattern.finditer(sentence.coded.text):
            counted = match["number"] or match["day"] or match["going"]
            number = language.ordinal(counted) or 1 if counted else None
            before, behind = sentence.coded.text[: match.start()], sentence.coded.text[match.end() :]
            opens = OPENS.fullmatch(before) is not None and ACTS.match(behind) is not None
            if PASSING.search(before) and not opens and not ATTENDED.match(before):
                continue
            if match["day"] and not opens:
                continue
            passing = IN_PASSING.search(before) is not None and not opens and not ATTENDED.match(before)
            sitting = _sitting(reading, sentence, match, number)
            yield replace(sitting, is_last=match["last"] is not None, is_passing=passing)
        yield from _closing(reading, sentence)
        yield from read_days(sentence, language)


def _closing(reading: Reading, sentence: Sentence) -> Iterator[Sitting]:
    """Yield the last sitting where a meeting's name starts with it: "the closing meeting of the third session"."""
    coded = sentence.coded
    for mention in sentence.mentions:
        named = CLOSING.match(reading.text, mention.start, mention.end)
        if mention.kind != "meeting" or named is None:
            continue
        if not PASSING.search(coded.text[: coded.position(mention.start)]):
            span = (mention.start, mention.end)
            yield Sitting(None, None, reading.meetings.index(mention), span, sentence.number)


@lru_cache(maxsize=4)
def _pattern(ordinal: str, sittings: tuple[str, ...]) -> KeyedPattern:
    """Return the pattern of a sitting: by its number, as the last, or as a day for which the meeting went on."""
    sitting, meeting = one_of(sittings), sign_class("meeting")
    of = rf"(?= of (?:the )?{meeting})"
    return KeyedPattern(
        rf"(?i)\b(?:(?P<number>{ordinal})(?:[- ]day(?:'s)? (?:plenary )?{sitting}\b| plenary (?:meeting|sitting){of})"
        rf"|(?P<last>(?:last|final|closing|concluding)[- ]day(?:'s)? (?:plenary )?{sitting}\b"
        rf"|(?:closing|concluding|final) (?:plenary )?sitting\b(?! of (?!(?:the )?{meeting})))"
        rf"|(?P<day>{ordinal}) day(?= of (?:the )?{meeting})"
        rf"|(?<=\s)(?:went on|went into|continued|was continued|proceeded|resumed|entered|goes on|continues)"
        rf"(?: its work)? (?:for|on|into|in)? ?(?:the |its )?(?P<going>{ordinal})(?: consecutive| straight)? day\b)",
        ["day", "sitting", "plenary"],
    )


def _sitting(reading: Reading, sentence: Sentence, match: re.Match[str], number: int | None) -> Sitting:
    coded = sentence.coded
    behind = re.match(r"(?: of (?:the )?(.))?", coded.text[match.end() :])
    named = coded.mentions.get(behind.group(1) or "") if behind else None
    meeting = reading.meetings.index(named) if named is not None and named.kind == "meeting" else None
    is_behind = meeting is not None
    if meeting is None and match["going"]:
        meeting = _going_on(reading, sentence, match.start())
    at = match.end() - 1 + (behind.end() if behind and is_behind else 0)
    holding = reading.knowledge.holding.read(coded, at)
    days = [time.first for time in holding.times if time.first == time.last] if holding else []
    end = holding.end if holding else coded.span(match.start(), at + 1)[1]
    start = coded.span(match.start(), match.end())[0]
    before = re.search(r"(?:[\w]+ )(?:\w+ )?(?:the )?$", coded.text[: match.start()])
    if not holding and before:
        start = coded.span(before.start(), match.end())[0]
    return Sitting(number, days[0] if days else None, meeting, (start, end), sentence.number)


def _going_on(reading: Reading, sentence: Sentence, at: int) -> int | None:
    """Return the meeting that is told to go on: "the congress entered its fourth day"."""
    named = [one for one in sentence.coded.within(0, at) if one.kind == "meeting"]
    return reading.meetings.index(named[0]) if named else None
