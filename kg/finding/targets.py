"""Finds the aims of a document: figures and deadlines to be reached, named goals, periods of plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.finding.figures import Figure
from kg.finding.making import Span, make_fact, trimmed, without_stop
from kg.finding.targets_ahead import AheadReader, Target, deadline_of
from kg.finding.targets_dated import dated, doubled
from kg.grammar.language import one_of
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import without_article

END = re.compile(
    r",? (?:and (?:that|he|it|we|they|she|the|also|to|is|are|was)\b|which|who|while|as "
    r"|in (?:accordance|line|keeping)|with a|by (?:\w+ing|the \w+ing)|so that|through |thus |, )|[;:]|\.(?!\d)|, "
)


def targets_of(reading: Reading, figures: Mapping[int, Sequence[Figure]]) -> list[Target]:
    """Return the aims of a document, each wording once.

    Args:
        reading: the document.
        figures: its figures by sentence.
    """
    words = _TargetWords(reading.knowledge.wordings.words["figures"], reading.knowledge.language.cardinals)
    ahead = AheadReader(reading.knowledge.wordings.words["figures"])
    found: list[Target] = []
    for sentence in reading.body:
        own = [
            *words.plans(reading, sentence),
            *words.goals(reading, sentence),
            *words.purposes(reading, sentence, figures.get(sentence.number, ())),
        ]
        own += words.limits(reading, sentence)
        own += doubled(reading, sentence)
        own += ahead.figures(reading, sentence, figures.get(sentence.number, ()))
        own += dated(reading, sentence)
        own = [_behind_sought(reading, one, own) for one in own]
        for target in (_filled(reading, sentence, one, figures.get(sentence.number, ())) for one in own):
            if not any(_same(target, other) for other in found):
                found.append(target)
    return found


def _behind_sought(reading: Reading, target: Target, own: Sequence[Target]) -> Target:
    """Return a figure's aim without an aim without a figure before it: "full employment and 2 percent inflation"."""
    sought = next((one for one in own if one.rule == "targets/sought"), None)
    if (
        sought is None
        or target.rule != "targets/figure"
        or not target.span[0] < sought.span[1] < target.span[1]
    ):
        return target
    start = sought.span[1] + len(" and ")
    span = (start, target.span[1])
    return replace(target, text=reading.text[slice(*span)], span=span)


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
    return replace(filled, deadline=deadline_of(ahead)) if target.deadline is None and ahead else filled


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


STOPS = (
    r" and (?:indicat|set|specif|call|clarif|advanc)|[,;]|\.(?!\d)| set| put| while| through| in order"
    r"| by| as|$| for attaining| of the [A-Z]| without"
    r"| (?:is|are|was|were|must|should|has|have|will|shall|can|to)\b"
)
"""Before one of these the words of a goal end."""


class _TargetWords:
    def __init__(self, words: Mapping[str, Sequence[str]], cardinals: Sequence[str]) -> None:
        self.cardinals = {word: number for number, word in enumerate(cardinals, 1)}
        number = one_of(list(self.cardinals))
        goal = one_of(words["goal"])
        named = one_of(words["named"])
        self.plan = re.compile(
            rf"\b(?P<text>(?:new )?(?P<number>{number}|\d{{1,2}})-[Yy]ear (?:[\w-]+"
            rf" ){{0,2}}?{one_of(words['plan'])})\b"
            rf"(?P<for> (?:for|of) [^,;.]{{3,60}}?(?= set| put| is| are| was| were| has"
            rf"| advanced|[,;.]| by| at| as| and))?",
            re.I,
        )
        inner = r"(?:[^,;.]|(?<=\d)[.,](?=\d))"
        self.goal = re.compile(
            rf"\b(?P<text>(?:the )?(?:(?:(?P<number>{number}|\d{{1,3}})(?:-(?P<period>year|point))? "
            rf"(?P<percent>percent )?)"
            rf"(?:(?!and\b|of\b|the\b)[\w-]+ ){{0,3}}?|(?:already-set |first |new )?{named} (?:[\w-]+ ){{0,2}}?)"
            rf"{goal}(?P<tail> (?:for|of) (?!\w+ing\b){inner}*?)?)(?={STOPS})",
            re.I,
        )
        self.plain_goal = re.compile(
            rf"\b(?:the|its|their|our|this year's) (?P<text>(?:[\w-]+ )??{goal}(?P<tail> (?:for|of) "
            rf"(?!\w+ing\b|the (?:meeting|session)|[A-Z]){inner}{{6,80}}?))(?={STOPS})"
        )
        self.counted = re.compile(rf"(?:{number}|\d+)\b", re.I)
        self.set_goal = re.compile(
            r"\b(?:the|its|their|our) (?P<text>(?:(?!of\b|the\b|in\b|and\b)[\w-]+ ){1,3}?"
            rf"{goal} {one_of(words['set by'])}(?: forth| up)?"
            rf" (?:by|at|in) {inner}{{4,70}}?)(?={STOPS})"
        )
        self.purpose = re.compile(
            rf"\b(?:a|the|its|our|their|an) (?:[\w-]+ ){{0,2}}?(?:{goal} (?:of|for) (?P<text>\w+ing .+)"
            rf"|(?:goal|target|goals) to (?P<act>(?!be\b)[a-z]+ .+))",
            re.I,
        )
        self.sought = re.compile(
            rf"\b(?:{one_of(words['seeking'])}) to {one_of(words['attaining'])} "
            r"(?P<text>(?:[a-z'-]+ ){0,4}?[a-z'-]+(?: and [a-z]+ [a-z]+(?! [^,;.]{0,40}\d))?)"
            r"(?=,|;|\.| over | in | while | by | and | at )"
        )
        self.goal_is = re.compile(
            rf"\b{goal} (?:of (?P<of>\w+ing [\w' -]+?) (?:is |was )?|(?:(?:of|for) [\w' -]+? )?(?:is |was ))?"
            r"to (?P<text>(?!the\b|be\b)[a-z]+ .+)"
        )
        self.limit = re.compile(
            rf"(?P<text>(?:the )?(?:[\w-]+ ){{0,2}}{one_of(words['limit'])}(?: set [^,;.]*?)?)(?=[,;.]"
            rf"| and | passes| has|$)"
        )
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
        """Yield named goals: "ten long-term goals", "the militant goals set by the congress"."""
        for match in self.set_goal.finditer(reading.text, sentence.start, sentence.end):
            if not self.counted.match(match["text"]):
                yield Target(match["text"], match.span("text"), "targets/set-goal")
        for match in self.goal.finditer(reading.text, sentence.start, sentence.end):
            value = self._number(match["number"])
            of = re.sub(r"^ (?:for|of) ", "", match["tail"]) if match["tail"] else None
            unit = (match["period"] or (match["percent"] or "goal").strip()) if value is not None else None
            text = match["text"] if match["tail"] else without_article(match["text"])
            yield Target(text, match.span("text"), "targets/goal", value, unit, None, of)
        for match in self.plain_goal.finditer(reading.text, sentence.start, sentence.end):
            of = re.sub(r"^ (?:for|of) ", "", match["tail"])
            yield Target(match["text"], match.span("text"), "targets/plain-goal", of=of)

    def purposes(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield what a goal consists in: "the goal of overtaking the world", "the goal is to possess it"."""
        text = reading.text
        sought = self.sought.search(text, sentence.start, sentence.end)
        if sought is not None:
            yield Target(sought["text"], sought.span("text"), "targets/sought")
        for pattern in (self.goal_is, self.purpose):
            match = pattern.search(text, sentence.start, sentence.end)
            if match is not None and not self._is_weak(reading, match, sentence, figures):
                start = match.start("act") if match.groupdict().get("act") else match.start("text")
                end = END.search(text, start, sentence.end)
                span = trimmed(text, (start, end.start() if end else sentence.end))
                if span[1] - span[0] > 8:
                    yield self._purpose(reading, sentence, (match.start(), span[1]), span, figures)

    def _is_weak(
        self, reading: Reading, match: re.Match[str], sentence: Sentence, figures: Sequence[Figure]
    ) -> bool:
        """Whether "aims to" is a verb that leads to no figure and no time: every wish would be an aim."""
        verb = next((word for word in sentence.words if word.start == match.start()), None)
        if verb is None or not verb.tag.startswith("V"):
            return False
        timed = any(one.kind == "time" and one.start > match.start() for one in sentence.mentions)
        return not timed and not any(figure.span[0] > match.start() for figure in figures)

    def _purpose(
        self, reading: Reading, sentence: Sentence, whole: Span, span: Span, figures: Sequence[Figure]
    ) -> Target:
        inside = [figure for figure in figures if span[0] <= figure.span[0] < span[1]]
        times = [one for one in sentence.mentions if one.kind == "time" and span[0] <= one.start < span[1]]
        value, unit = (inside[0].value, inside[0].unit) if inside else (None, None)
        return Target(reading.text[slice(*span)], whole, "targets/purpose", value, unit, deadline_of(times))

    def limits(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield deadlines set."""
        for match in self.limit.finditer(reading.text, sentence.start, sentence.end):
            times = [
                one
                for one in sentence.mentions
                if one.kind == "time" and match.start() <= one.start < match.end()
            ]
            yield Target(match["text"], match.span("text"), "targets/limit", deadline=deadline_of(times))
