"""Finds the aims of a document: figures and deadlines to be reached, named goals, periods of plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.finding.figures import Figure
from kg.finding.making import Span, make_fact, trimmed, without_stop
from kg.grammar.language import one_of
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, without_article

VERB = r"(?P<verb>(?:to|will|shall|should|must) (?:\w+ly )?(?!the\b|an?\b|its\b|be held)[a-z]+)"
SHARES = ("percent", "percentage point", "basis point", "time", "fold")
"""Units of figures that say nothing without what they are told of."""
TIME_UNITS = ("year", "month", "week", "day", "hour", "decade")
BAND = re.compile(r"\b(?:the |its )?target (?:range|rate|level|band)\b[^,;.]*$", re.I)
"""Before a figure that a bank aims at: "the target range for the policy rate at"."""
LIMIT = re.compile(r"\b(?:within|in|over) (?:the (?:next|coming) )?$")
"""Before a length of time: it is how long the aim may take."""
END = re.compile(
    r",? (?:and (?:that|he|it|the|also|to)\b|which|who|while|as |in (?:accordance|line|keeping)|with a"
    r"|by (?:\w+ing|the \w+ing)|so that|through |thus |, )|[;:]|\.(?!\d)|, "
)


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


def targets_of(reading: Reading, figures: Mapping[int, Sequence[Figure]]) -> list[Target]:
    """Return the aims of a document, each wording once.

    Args:
        reading: the document.
        figures: its figures by sentence.
    """
    words = _TargetWords(reading.knowledge.wordings.words["figures"], reading.knowledge.language.cardinals)
    found: list[Target] = []
    for sentence in reading.body:
        own = [
            *words.plans(reading, sentence),
            *words.goals(reading, sentence),
            *words.purposes(reading, sentence, figures.get(sentence.number, ())),
        ]
        own += words.limits(reading, sentence)
        own += words.figures(reading, sentence, figures.get(sentence.number, ()))
        for target in (_filled(reading, sentence, one, figures.get(sentence.number, ())) for one in own):
            if not any(_same(target, other) for other in found):
                found.append(target)
    return found


def _filled(reading: Reading, sentence: Sentence, target: Target, figures: Sequence[Figure]) -> Target:
    """Return an aim with the figure and the deadline that its words hold, where nothing was read before."""
    if target.rule in ("targets/plan", "targets/limit"):
        return target
    inside = [one for one in figures if target.span[0] <= one.span[0] < target.span[1] and not one.is_period]
    first = inside[0] if inside and target.value is None and target.rule != "targets/range" else None
    times = [
        one
        for one in sentence.mentions
        if one.kind == "time" and target.span[0] <= one.start < target.span[1] and one.last
    ]
    ahead = [one for one in times if (one.last or "") > (reading.heading.published or "")]
    filled = target
    if first is not None:
        of = None if target.of and first.text in target.of else target.of
        filled = replace(filled, value=first.value, unit=first.unit, of=of)
    return replace(filled, deadline=_deadline(ahead)) if target.deadline is None and ahead else filled


def _same(target: Target, other: Target) -> bool:
    overlap = target.span[0] < other.span[1] and other.span[0] < target.span[1]
    return overlap or (target.value is not None and _core(target.text) == _core(other.text))


def _core(text: str) -> str:
    return re.sub(r"^(?:new|the|current) ", "", text.casefold())


def find_targets(reading: Reading, targets: Sequence[Target]) -> Iterator[Fact]:
    """Yield aims as facts."""
    for target in targets:
        fields = {
            "text": target.text,
            "value": target.value,
            "unit": target.unit,
            "deadline": target.deadline,
            "of": target.of,
        }
        yield make_fact(reading, "target", target.span, target.rule, fields)


class _TargetWords:
    def __init__(self, words: Mapping[str, Sequence[str]], cardinals: Sequence[str]) -> None:
        self.cardinals = {word: number for number, word in enumerate(cardinals, 1)}
        number = one_of(list(self.cardinals))
        goal = one_of(words["goal"])
        named = one_of(words["named"])
        self.plan = re.compile(
            rf"\b(?P<text>(?:new )?(?P<number>{number}|\d{{1,2}})-[Yy]ear (?:[\w-]+"
            rf" ){{0,2}}?{one_of(words['plan'])})\b(?P<for> (?:for|of) [^,;.]{{3,60}}?(?= set| put"
            rf"| advanced|[,;.]| by| at| as| and))?",
            re.I,
        )
        self.goal = re.compile(
            rf"\b(?P<text>(?:the )?(?:(?:(?P<number>{number}|\d{{1,3}})(?:-(?P<period>year"
            rf"|point))? (?P<percent>percent )?)(?:(?!and\b|of\b|the\b)[\w-]+ ){{0,3}}?|(?:already-set "
            rf"|first |new )?{named} (?:[\w-]+ ){{0,2}}?){goal}(?P<tail> (?:for"
            rf"|of) [^,;.]*?)?)(?= and (?:indicat|set|specif|call|clarif|advanc)|[,;.]| set| put| while"
            rf"| through| in order| by| as|$| for attaining| of the [A-Z])",
            re.I,
        )
        self.purpose = re.compile(
            rf"\b(?:a|the|its|our|their|an) (?:[\w-]+ ){{0,2}}?(?:{goal} (?:of|for) (?P<text>\w+ing .+)"
            rf"|(?:goal|target|goals) to (?P<act>[a-z]+ .+))",
            re.I,
        )
        self.goal_is = re.compile(
            rf"\b{goal} (?:of (?P<of>\w+ing [\w' -]+?) )?(?:is |was )?to (?P<text>[a-z]+ .+)"
        )
        self.limit = re.compile(
            rf"(?P<text>(?:the )?(?:[\w-]+ ){{0,2}}{one_of(words['limit'])}(?: set [^,;.]*?)?)(?=[,;.]"
            rf"| and | passes| has|$)"
        )
        self.ahead = re.compile(rf"\b(?:{one_of(words['ahead'])})\b(?! range| rate)")
        self.goal_nouns = frozenset(words["goal"])
        self.told = re.compile(rf"\b(?:{goal}) [^,;.]*?(?:is|of|at|to)\b")

    def plans(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield the periods of plans: "the new five-year plan"."""
        for match in self.plan.finditer(reading.text, sentence.start, sentence.end):
            value = self._number(match["number"])
            of = without_stop(match["text"] + match["for"]) if match["for"] else None
            yield Target(match["text"], match.span("text"), "targets/plan", value, "year", None, of)

    def _number(self, word: str | None) -> int | None:
        return None if word is None else int(word) if word.isdigit() else self.cardinals.get(word.casefold())

    def goals(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield named goals: "ten long-term goals", "the priority goals for fishing"."""
        for match in self.goal.finditer(reading.text, sentence.start, sentence.end):
            value = self._number(match["number"])
            of = re.sub(r"^ (?:for|of) ", "", match["tail"]) if match["tail"] else None
            unit = (match["period"] or (match["percent"] or "goal").strip()) if value is not None else None
            text = match["text"] if match["tail"] else without_article(match["text"])
            yield Target(text, match.span("text"), "targets/goal", value, unit, None, of)

    def purposes(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield what a goal consists in: "the goal of overtaking the world", "the goal is to possess it"."""
        text = reading.text
        for pattern in (self.goal_is, self.purpose):
            match = pattern.search(text, sentence.start, sentence.end)
            if match is not None:
                start = match.start("act") if match.groupdict().get("act") else match.start("text")
                end = END.search(text, start, sentence.end)
                span = trimmed(text, (start, end.start() if end else sentence.end))
                if span[1] - span[0] > 8:
                    yield self._purpose(reading, sentence, (match.start(), span[1]), span, figures)

    def _purpose(
        self, reading: Reading, sentence: Sentence, whole: Span, span: Span, figures: Sequence[Figure]
    ) -> Target:
        inside = [figure for figure in figures if span[0] <= figure.span[0] < span[1]]
        times = [one for one in sentence.mentions if one.kind == "time" and span[0] <= one.start < span[1]]
        value, unit = (inside[0].value, inside[0].unit) if inside else (None, None)
        return Target(reading.text[slice(*span)], whole, "targets/purpose", value, unit, _deadline(times))

    def limits(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield deadlines set."""
        for match in self.limit.finditer(reading.text, sentence.start, sentence.end):
            times = [
                one
                for one in sentence.mentions
                if one.kind == "time" and match.start() <= one.start < match.end()
            ]
            yield Target(match["text"], match.span("text"), "targets/limit", deadline=_deadline(times))

    def figures(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield figures to be reached, and acts to be done by or from a time ahead."""
        for figure in figures:
            clause = self._clause(reading, sentence, figure.span[0])
            before = reading.text[clause : figure.span[0]]
            banded = BAND.search(before)
            is_span = figure.unit in TIME_UNITS and not LIMIT.search(before)
            if (self.ahead.search(before) or banded) and not figure.is_period and not is_span:
                start = clause + (banded.start() if banded else self._start(before, figure))
                times = self._times_behind(reading, sentence, figure.span[1])
                end = times[0].end if times else self._end(reading, sentence, figure)
                yield Target(
                    reading.text[start:end],
                    (start, end),
                    "targets/range" if banded else "targets/figure",
                    figure.value,
                    figure.unit,
                    _deadline(times),
                    figure.of,
                )
        yield from self._dated(reading, sentence)

    def _start(self, before: str, figure: Figure) -> int:
        """Return where the aim starts in the words before a figure; a share needs what it is a share of."""
        within = LIMIT.search(before)
        if within is not None and figure.unit in TIME_UNITS:
            return within.start()
        if figure.unit not in SHARES:
            return len(before)
        cue = list(self.ahead.finditer(before))[-1]
        noun = re.search(r"(?:\b[\w-]+ )?$", before[: cue.start()])
        is_noun = cue.group().casefold() in self.goal_nouns
        return noun.start() if is_noun and noun else cue.end() + 1

    def _end(self, reading: Reading, sentence: Sentence, figure: Figure) -> int:
        """Return where the aim ends: behind what a share is a share of, "3 percent of GDP"."""
        behind = re.compile(
            r"(?: (?:increase|rise|growth|cut|reduction|share|level))? (?:of|in) (?:the )?[\w-]+(?: [\w-]+)?"
            r"(?=[,.;]| (?:by|in|for|over|and)\b)"
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
                        r"(?: of [\w ]{1,24})? (?:(?:in|for|during) )?", reading.text[at : one.start]
                    )
                )
            )
        ]

    def _dated(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        published = reading.heading.published or ""
        for time in sentence.mentions:
            if time.kind != "time" or not time.last or time.last <= published:
                continue
            before = reading.text[sentence.start : time.start]
            match = re.search(
                rf"\b{VERB}(?P<rest> [^,;:.]*?) (?:by|from|until|till|before)(?: the)? (?:end of )?$", before
            )
            if match is not None and "be held" not in match.group():
                start = (
                    sentence.start + match.start("verb") + len(match["verb"]) - len(match["verb"].split()[-1])
                )
                yield Target(
                    reading.text[start : time.end],
                    (start, time.end),
                    "targets/dated",
                    deadline=_deadline([time]),
                )


def _deadline(times: Sequence[Mention]) -> str | None:
    """Return the last day of a time, or its year where it is a whole one."""
    if not times or times[0].last is None:
        return None
    first, last = times[0].first or "", times[0].last
    return (
        last[:4] if first.endswith("-01-01") and last.endswith("-12-31") and first[:4] == last[:4] else last
    )
