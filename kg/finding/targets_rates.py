"""Reads what a bank decides to bring its rates to, and the day from which a law is to be in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.figures import Figure
from kg.finding.targets_ahead import Target, deadline_of
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

LAST = re.compile(r"(?:^| )(?:to|at) (?:between |a range of |around |a level of )?$")
"""Before the figure that a rate is brought to, or kept at."""
BANDED = re.compile(r"\btarget (?:range|rate|level|band)\b")
"""A range that a bank aims at is an aim by its name."""
EFFECTIVE = re.compile(
    r",? (?:effective|with effect|to take effect|taking effect|starting)(?: from| on| as of)? $"
)
"""Between the new rate and the day from which it is."""
IN_FORCE = re.compile(
    r"\b(?:will|shall|is to|are to|is due to|is expected to|is scheduled to) "
    r"(?P<text>(?:take effect|come into (?:force|effect)|enter into force|go into (?:force|effect)|be enforced"
    r"|become effective)(?: from| on| as of|,)* )$"
)


class RateReader:
    """Reads the rates that a sentence tells to be decided on.

    Args:
        words: the lists of the wordings of figures.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        moved = one_of(words["moving rates"])
        self.decided = re.compile(
            rf"\b(?:{one_of(words['deciding rates'])})\b[^;]{{0,90}}? to (?P<text>(?:{moved}) [^;]*?"
            rf"\b(?:{one_of(words['rates'])})\b[^;]*)$"
        )
        self.noun = re.compile(
            rf"\b(?P<text>(?:increase|decrease|reduction|cut|rise)s? in [^;,]*?\b(?:{one_of(words['rates'])})\b[^;,]*)$"
        )
        self.joined = re.compile(
            rf",? and (?P<text>the [^;,]{{0,60}}\b(?:{one_of(words['rates'])})\b[^;,]*)$"
        )

    def rates(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield the rates to which something is decided to be brought.

        Args:
            reading: the document.
            sentence: the sentence.
            figures: its figures.
        """
        last = sentence.start
        for figure in figures:
            before = reading.text[last : figure.span[0]]
            if figure.unit != "percent" or not LAST.search(before):
                continue
            found = (
                self.decided.search(before)
                or self.noun.search(before)
                or (self.joined.match(before) if last > sentence.start else None)
            )
            if found is None or BANDED.search(found["text"]):
                continue
            start, last = last + found.start("text"), figure.span[1]
            times = [one for one in sentence.mentions if one.kind == "time" and _is_start(reading, last, one)]
            text = reading.text[start:last]
            yield Target(text, (start, last), "targets/rate", figure.value, "percent", deadline_of(times))


def _is_start(reading: Reading, end: int, time: Mention) -> bool:
    return time.start >= end and EFFECTIVE.fullmatch(reading.text, end, time.start) is not None


def in_force(reading: Reading, sentence: Sentence) -> Iterator[Target]:
    """Yield from when laws are to be in force: "which will take effect on May 1".

    Args:
        reading: the document.
        sentence: the sentence.
    """
    published = reading.heading.published or ""
    for time in sentence.mentions:
        if time.kind == "time" and (time.last or "") > published:
            found = IN_FORCE.search(reading.text[sentence.start : time.start])
            if found is not None:
                span = (sentence.start + found.start("text"), time.end)
                yield Target(
                    reading.text[slice(*span)], span, "targets/in-force", deadline=deadline_of([time])
                )
