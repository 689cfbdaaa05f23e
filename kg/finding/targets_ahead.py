"""Reads the figures that look ahead: what is to be reached, with what it is a share of, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.finding.figures import Figure
from kg.finding.making import Span
from kg.finding.undone import DONE_BY_WORDS
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

SHARES = ("percent", "percentage point", "basis point", "time", "fold")
"""Units of figures that say nothing without what they are told of."""
TIME_UNITS = ("year", "month", "week", "day", "hour", "decade")
BAND = re.compile(r"\b(?:the |its )?target (?:range|rate|level|band)\b[^,;.]*(?:, to )?$", re.I)
"""Before a figure that a bank aims at: "the target range for the policy rate at"."""

FROM_WHAT = re.compile(r"\bfrom \S+(?: \w+){0,2} to $")
"""Before the second figure of a change: "from 2 to 3 percent"."""
NAME_LIKE = re.compile(r"\w+-[A-Z]")
"""Figures that are part of a name: "Five-Point Consensus"."""
EXPECTED = re.compile(r"\b(?:is|are|was|were) expected to\b")
PLANNED = re.compile(r"\b(?:budget|revenue|expenditure|output|production|plan|outlays?|quota)\w*\b", re.I)
COPULA = re.compile(r" (?:(?:of|for) [\w '-]{1,40}? )?(?:is|was|are|were|remains) ")
TO_BE_DONE = re.compile(
    r"(?: of [\w -]{1,40}?)? (?:(?:is|are) to be|should be|must be|shall be|will be) \w+(?:ed|n|lt)\b"
)
"""Behind a figure: it is to be reached."""
PASSIVE = re.compile(r" be \w+(?:ed|n|t)\b")
"""Behind "is to" or "will": what is to be cut or raised is told by the subject."""
SUBJECT = re.compile(r"(?:^|, |\bthat |\band )(?P<subject>(?!and\b|that\b)[^,]{3,90}?) $")
"""Before "is to" or "will": its subject."""
TO_BE_SPENT = re.compile(
    r" of [\w' -]{1,60}? (?:will|shall|should|is to|are to) be "
    r"(?:set aside|spent|allotted|appropriated|disbursed|allocated|earmarked|directed"
    r"|used|devoted|given|channell?ed|assigned|reserved|put|invested)\b"
)
"""Behind a share of a budget: it is for something."""


@dataclass(frozen=True)
class Target:
    """An aim; the span is that of the clean text."""

    text: str
    span: Span
    rule: str
    value: float | int | None = None
    unit: str | None = None
    deadline: str | None = None
    of: str | None = None


class AheadReader:
    """Reads the figures and acts of a sentence that are told to come.

    Args:
        words: the lists of the wordings of figures.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.ahead = re.compile(rf"\b(?:{one_of(words['ahead'])})\b(?! range| rate)")
        self.goal_nouns = frozenset(words["goal"])
        self.planning = re.compile(
            rf"\b{one_of(words['planning'])}(?: (?!which|that|who)[^,;:]{{1,60}})? to (?:\w+ly )?"
            rf"(?!the\b|an?\b|(?:{one_of(DONE_BY_WORDS)})\b)[a-z]+"
            r"(?: [^,;:]{0,60})?$"
        )

    def figures(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield figures to be reached, and acts to be done by or from a time ahead."""
        last = sentence.start
        for number, figure in enumerate(figures):
            if self._is_changed_from(reading, figure, figures[number + 1 : number + 2]):
                continue
            clause = self._clause(reading, sentence, figure.span[0])
            before = reading.text[clause : figure.span[0]]
            banded = BAND.search(before)
            is_span = figure.unit in TIME_UNITS
            if (self._is_ahead(before) or banded) and not figure.is_period and not is_span:
                start = clause + (banded.start() if banded else self._start(before, figure))
                start = self._behind(reading, start, last, figure)
                changed = FROM_WHAT.search(before)
                if changed is not None and not banded:
                    start = clause + self._verb(before, changed.start())
                times = self._times_behind(reading, sentence, figure.span[1])
                end = last = times[0].end if times else self._end(reading, sentence, figure)
                times = times or self._whole_year_before(reading, sentence, figure)
                yield Target(
                    reading.text[start:end],
                    (start, end),
                    "targets/range" if banded else "targets/figure",
                    figure.value,
                    figure.unit,
                    deadline_of(times),
                    figure.of,
                )
            elif self._is_subject(reading, sentence, figure):
                yield Target(
                    figure.text, figure.span, "targets/subject", figure.value, figure.unit, None, figure.of
                )

    def _is_changed_from(self, reading: Reading, figure: Figure, further: Sequence[Figure]) -> bool:
        """Whether a figure is what is left, or the step, of a change to the next one: "from 2 to 3", "by 1, to 3"."""
        if not further:
            return False
        between = reading.text[figure.span[1] : further[0].span[0]]
        stepped = "point" in (figure.unit or "") and between in (", to ", " to ")
        return stepped or (between == " to " and reading.text[: figure.span[0]].endswith("from "))

    def _verb(self, before: str, end: int) -> int:
        """Return where the verb of a change begins: "lower the cap from 60 to 45"."""
        verbs = list(re.finditer(r"\b(?:to|will|shall|should|must) (?=[a-z]+ )", before[:end]))
        return verbs[-1].end() if verbs else end

    def _whole_year_before(self, reading: Reading, sentence: Sentence, figure: Figure) -> list[Mention]:
        """Return the year ahead that a sentence names before a figure: "This year revenue is to grow 4 percent"."""
        published = reading.heading.published or ""
        return [
            one
            for one in sentence.mentions
            if one.kind == "time"
            and one.end <= figure.span[0]
            and (one.last or "") > published
            and (one.first or "").endswith("-01-01")
            and ", " not in reading.text[one.end : figure.span[0]]
        ][-1:]

    def _is_ahead(self, before: str) -> bool:
        """Whether the words before a figure look ahead; what is expected is an aim in budgets and plans only."""
        if self.ahead.search(before):
            return True
        if self.planning.search(before) and before.count('"') % 2 == 0:
            return True
        return bool(EXPECTED.search(before) and PLANNED.search(before))

    def _behind(self, reading: Reading, start: int, last: int, figure: Figure) -> int:
        """Return where an aim starts that is joined to an earlier one: "grow 2 times and the yield 3 times"."""
        if start >= last:
            return start
        joint = re.compile(r"(?:,| and|, and) ").match(reading.text, last, figure.span[0])
        return joint.end() if joint else figure.span[0]

    def _is_subject(self, reading: Reading, sentence: Sentence, figure: Figure) -> bool:
        """Whether a figure is the subject of what is to be done: "3 000 hectares are to be reclaimed"."""
        if figure.unit in TIME_UNITS or figure.is_period or NAME_LIKE.match(figure.text):
            return False
        if figure.unit in SHARES:
            return bool(TO_BE_SPENT.match(reading.text, figure.span[1], sentence.end))
        return bool(TO_BE_DONE.match(reading.text, figure.span[1], sentence.end))

    def _start(self, before: str, figure: Figure) -> int:
        """Return where the aim starts in the words before a figure; a share needs what it is a share of."""
        cues = (
            list(self.ahead.finditer(before))
            or list(EXPECTED.finditer(before))
            or list(re.finditer(r"\bto\b", before))
        )
        if figure.unit not in SHARES:
            return len(before)
        cue = cues[-1]
        subject = SUBJECT.search(before[: cue.start()]) if PASSIVE.match(before, cue.end()) else None
        if subject is not None and re.search(r"\d", subject["subject"]):
            return len(before)  # "15 percent is to be spent on defence and 29 percent on schools"
        if subject is not None:
            return subject.start("subject")
        told = COPULA.match(before, cue.end())
        if told is not None and cue.group().casefold() in self.goal_nouns:
            return told.end()
        noun = re.search(r"(?:\b[\w'-]+ )?$", before[: cue.start()])
        is_noun = cue.group().casefold() in self.goal_nouns
        return noun.start() if is_noun and noun else cue.end() + 1

    def _end(self, reading: Reading, sentence: Sentence, figure: Figure) -> int:
        """Return where the aim ends: behind what a share is a share of, "3 percent of GDP"."""
        behind = re.compile(
            r" (?:inflation|unemployment|growth)(?: rate)?\b"
            r"|(?: (?:increase|rise|growth|cut|reduction|share|level))? (?:of|in) (?:the )?[\w-]+(?: [\w-]+)?"
            r"(?=[,.;]| (?:by|in|for|over|and|on|to)\b)"
        )
        share = behind.match(reading.text, figure.span[1], sentence.end) if figure.unit in SHARES else None
        return share.end() if share else figure.span[1]

    def _clause(self, reading: Reading, sentence: Sentence, at: int) -> int:
        stops = [
            match.end()
            for match in re.finditer(
                r"[;:]| (?:while|which|after|as|said|because) ", reading.text[sentence.start : at]
            )
        ]
        return sentence.start + (stops[-1] if stops else 0)

    def _times_behind(self, reading: Reading, sentence: Sentence, at: int) -> list[Mention]:
        return [
            one
            for one in sentence.mentions
            if one.kind == "time"
            and one.start >= at
            and (
                re.fullmatch(
                    r"(?:(?! and |,|;).)* (?:by|before|until|till|within)(?: the)? (?:end of )?",
                    reading.text[at : one.start],
                )
                or (
                    (one.last or "") > (reading.heading.published or "")
                    and re.fullmatch(
                        r"(?: of [\w ]{1,24})? (?:(?:in|for|during) )?"
                        if not (one.first or "").endswith("-01-01")
                        else r"(?:(?! and |\.|;|,).){0,50} (?:(?:in|for|during) )?",
                        reading.text[at : one.start],
                    )
                )
            )
        ]


def deadline_of(times: Sequence[Mention]) -> str | None:
    """Return the last day of a time, or its year where it is a whole one."""
    if not times or times[0].last is None:
        return None
    first, last = times[0].first or "", times[0].last
    return (
        last[:4] if first.endswith("-01-01") and last.endswith("-12-31") and first[:4] == last[:4] else last
    )
