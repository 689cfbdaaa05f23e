"""Reads aims by name: periods of plans, goals with their number or who set them, what a goal consists in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.figure_patterns import as_number
from kg.finding.figures import Figure
from kg.finding.making import Span, trimmed, without_stop
from kg.finding.targets_ahead import Target, deadline_of
from kg.grammar.keyed import Keys, holds_keys, keys_of
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import without_article

END = re.compile(
    r",? (?:and (?:that|he|it|we|they|she|the|also|to|is|are|was)\b|which|who|while|as "
    r"|in (?:accordance|line|keeping)|with a|by (?:\w+ing|the \w+ing)|so that|through |thus |, )|[;:]|\.(?!\d)|, "
)
"""Before one of these what a goal consists in ends."""
STOPS = (
    r" over | within | at | in the (?:medium|long|short|near)"
    r"| and (?:indicat|set|specif|call|clarif|advanc)|[,;]|\.(?!\d)| set| put| while| through| in order"
    r"| by| as|$| for attaining| of the [A-Z]| without"
    r"| (?:is|are|was|were|must|should|has|have|will|shall|can|to)\b"
)
"""Before one of these the words of a goal end."""


class GoalReader:
    """Reads the aims that a sentence names.

    Args:
        words: the lists of the wordings of figures.
        cardinals: words for numbers, from one on.
    """

    def __init__(self, words: Mapping[str, Sequence[str]], cardinals: Sequence[str]) -> None:
        self.cardinals = {word: number for number, word in enumerate(cardinals, 1)}
        self.goals_named, self.limits_named = keys_of([words["goal"]]), keys_of([words["limit"]])
        self.plans_named = keys_of([words["plan"]])
        number = one_of(list(self.cardinals))
        goal = one_of(words["goal"])
        self.plan = re.compile(
            rf"\b(?P<text>(?:new )?(?P<number>{number}|\d{{1,2}})-[Yy]ear (?:[\w-]+"
            rf" ){{0,2}}?{one_of(words['plan'])})\b"
            rf"(?P<for> (?:for|of) [^,;.]{{3,60}}?(?= set| put| is| are| was| were| has"
            rf"| advanced|[,;.]| by| at| as| and))?",
            re.I,
        )
        self.years = re.compile(
            r"\b(?P<text>(?P<first>(?:19|20)\d\d) ?[–-] ?(?P<last>\d{2}|(?:19|20)\d\d) (?:[\w-]+ ){0,4}?"
            rf"(?:{one_of(words['plan'])}))\b",
            re.I,
        )
        self.limit = re.compile(
            rf"(?P<text>(?:the )?(?:[\w-]+ ){{0,2}}{one_of(words['limit'])}(?: set [^,;.]*?)?)(?=[,;.]"
            rf"| and | passes| has|$)"
        )
        self._make_goals(words, number, goal)
        self._make_purposes(words, goal)

    def _make_goals(self, words: Mapping[str, Sequence[str]], number: str, goal: str) -> None:
        """Make the patterns of goals by their names, numbers and makers."""
        named = one_of(words["named"])
        inner = r"(?:[^,;.]|(?<=\d)[.,](?=\d))"
        self.goal = re.compile(
            rf"\b(?P<text>(?:the )?(?:(?:(?P<number>{number}|\d{{1,3}})(?:-(?P<period>year|point))? "
            rf"(?P<percent>percent )?)"
            rf"(?:(?!and\b|of\b|the\b)[\w-]+ ){{0,3}}?|(?:already-set |first |new )?{named} (?:[\w-]+ ){{0,2}}?)"
            rf"{goal}(?P<tail> (?:for|of) (?!\w+ing\b){inner}*?)?)(?={STOPS})",
            re.I,
        )
        self.plain_goal = re.compile(
            r"\b(?:the|its|their|our|this year's) "
            r"(?P<text>(?:(?!real\b|true\b|sinister\b|ulterior\b|evil\b)[\w-]+ )??"
            rf"{goal}(?P<tail> (?:for|of) "
            rf"(?!\w+ing\b|the (?:meeting|session)|[A-Z]){inner}{{6,80}}?))(?={STOPS})"
        )
        self.share = re.compile(
            r"(?<![\w.,-])(?P<text>(?P<number>\d{1,2}(?:\.\d+)?)(?P<to> ?[–-] ?\d{1,2}(?:\.\d+)?)?"
            rf"(?:%| per ?cent) (?:(?!and\b|of\b|the\b)[\w-]+ ){{0,3}}?{goal})\b"
        )
        self.weak = re.compile(rf"\b(?:{one_of(words['named in passing'])})\b", re.I)
        self.set_behind = re.compile(rf" (?:{one_of(words['set by'])})\b")
        self.counted = re.compile(rf"(?:{number}|\d+)\b", re.I)
        self.set_goal = re.compile(
            r"\b(?:the|its|their|our) (?P<text>(?:(?!of\b|the\b|in\b|and\b)[\w-]+ ){1,3}?"
            rf"{goal} {one_of(words['set by'])}(?: forth| up)?"
            rf" (?:by|at|in) {inner}{{4,70}}?)(?={STOPS})"
        )

    def _make_purposes(self, words: Mapping[str, Sequence[str]], goal: str) -> None:
        """Make the patterns of what a goal consists in."""
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

    def spans(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield plans that are named by their years: "the 2011-2015 development plan"."""
        if not _names(reading, sentence, self.plans_named):
            return
        for match in self.years.finditer(reading.text, sentence.start, sentence.end):
            last = match["last"] if len(match["last"]) > len("15") else match["first"][:2] + match["last"]
            yield Target(match["text"], match.span("text"), "targets/plan", deadline=last)

    def plans(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield the periods of plans: "the new five-year plan"."""
        if not _names(reading, sentence, self.plans_named):
            return
        for match in self.plan.finditer(reading.text, sentence.start, sentence.end):
            value = self._number(match["number"])
            of = without_stop(match["text"] + match["for"]) if match["for"] else None
            yield Target(match["text"], match.span("text"), "targets/plan", value, "year", None, of)

    def _number(self, word: str | None) -> float | int | None:
        if word is None or word[0].isalpha():
            return self.cardinals.get((word or "").casefold())
        return int(word) if word.isdigit() else float(word)

    def goals(self, reading: Reading, sentence: Sentence) -> Iterator[Target]:
        """Yield named goals: "ten long-term goals", "the militant goals set by the congress"."""
        if not _names(reading, sentence, self.goals_named):
            return
        for match in self.share.finditer(reading.text, sentence.start, sentence.end):
            value = None if match["to"] else as_number(float(match["number"]))
            yield Target(match["text"], match.span("text"), "targets/goal", value, "percent")
        for match in self.set_goal.finditer(reading.text, sentence.start, sentence.end):
            if not self.counted.match(match["text"]):
                yield Target(match["text"], match.span("text"), "targets/set-goal")
        for match in self.goal.finditer(reading.text, sentence.start, sentence.end):
            value = self._number(match["number"])
            of = re.sub(r"^ (?:for|of) ", "", match["tail"]) if match["tail"] else None
            unit = (match["period"] or (match["percent"] or "goal").strip()) if value is not None else None
            if value is None and not match["tail"] and self._is_weak_name(reading, match):
                continue
            text = match["text"] if match["tail"] else without_article(match["text"])
            yield Target(text, match.span("text"), "targets/goal", value, unit, None, of)
        for match in self.plain_goal.finditer(reading.text, sentence.start, sentence.end):
            of = re.sub(r"^ (?:for|of) ", "", match["tail"])
            yield Target(match["text"], match.span("text"), "targets/plain-goal", of=of)

    def _is_weak_name(self, reading: Reading, match: re.Match[str]) -> bool:
        """Whether goals are called so in passing: "as the main targets", "a strategic goal"."""
        weak = self.weak.search(match["text"]) is not None
        return weak and self.set_behind.match(reading.text, match.end("text")) is None

    def purposes(self, reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Target]:
        """Yield what a goal consists in: "the goal of overtaking the world", "the goal is to possess it"."""
        text = reading.text
        sought = self.sought.search(text, sentence.start, sentence.end)
        if sought is not None:
            yield Target(sought["text"], sought.span("text"), "targets/sought")
        named = _names(reading, sentence, self.goals_named)
        for pattern in (self.goal_is, self.purpose) if named else ():
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
        if not _names(reading, sentence, self.limits_named):
            return
        for match in self.limit.finditer(reading.text, sentence.start, sentence.end):
            times = [
                one
                for one in sentence.mentions
                if one.kind == "time" and match.start() <= one.start < match.end()
            ]
            yield Target(match["text"], match.span("text"), "targets/limit", deadline=deadline_of(times))


def _names(reading: Reading, sentence: Sentence, keys: Keys) -> bool:
    """Whether a sentence holds the words without which patterns need not be tried on it."""
    return holds_keys(reading.text[sentence.start : sentence.end], keys)
