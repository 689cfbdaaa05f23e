"""Finds the agenda items of meetings: in lists behind an opening, and one by one where they are discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.discussions import Matter
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.making import Span, make_fact, trimmed, without_stop
from kg.grammar.language import one_of
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.sentences import ITEM, Paragraph

QUOTED = re.compile(r"\"(?P<title>[^\"]+?)[,.]?\"")
NAMED = re.compile(
    r"(?:the |an? )?(?:[\w-]+ )?(?:issue|matter|question|problem)s?(?: (?:of|on|for|concerning|regarding)\b|$)",
    re.I,
)
"""How a matter is told that stands on an agenda beside items told by their numbers."""
ONE = "agendas/discussed"
"""The rule of an item told by its number alone, beside which others may be told."""
LONGEST_ITEM = 400
"""Characters; a longer paragraph behind an opening is no item."""
QUOTED_NUMBER = re.compile(r"\"1[.)](?: |$)")
QUOTED_ITEM = re.compile(r"\"(?P<number>\d{1,2})[.)] (?P<text>[^\"]+)\"")
LONGEST_REST = 70
"""Characters between the words that open a list and the end of their sentence."""
INLINE = re.compile(r"(?:(?<=: )|(?<=; )|(?<=, )|^|(?<= and ))\(?(?P<number>\d{1,2})[.)](?: |(?=[A-Z]))")

SEMICOLONS = re.compile(r": (?!\d|\()(?P<list>[^;:\"]+;[^:\"]+)$")
"""A list behind a colon whose items semicolons part."""


@dataclass(frozen=True)
class _Item:
    ordinal: int | None
    text: str
    span: Span
    meeting: Gathering
    rule: str


def find_agenda_items(reading: Reading, gatherings: Gatherings, matters: Sequence[Matter]) -> Iterator[Fact]:
    """Yield the agenda items of the meetings of a document, one fact each.

    Args:
        reading: the document.
        gatherings: its meetings.
        matters: what is told in running text to have been discussed; it counts where no list is given.
    """
    finder = _AgendaFinder(reading, gatherings)
    listed = [*finder.listed(), *finder.discussed()]
    seen: list[_Item] = []
    for item in [*listed, *_unlisted(matters, listed)]:
        if not any(_same(item, other) for other in seen):
            seen.append(item)
            fields = {"meeting": item.meeting.name, "ordinal": item.ordinal, "text": item.text}
            yield make_fact(reading, "agenda_item", item.span, item.rule, fields)


def _unlisted(matters: Sequence[Matter], listed: Sequence[_Item]) -> Iterator[_Item]:
    """Yield what meetings discussed whose agenda is told nowhere else, titles before other wordings."""
    told = {item.meeting.name for item in listed if item.rule != ONE}
    # An item told by its number, or one beside others, does not say that there are no more.
    items = {matter.meeting.name for matter in matters if matter.is_listed and matter.ordinal is None}
    numbered = {item.meeting.name for item in listed if item.rule == ONE}
    numbered |= {matter.meeting.name for matter in matters if matter.ordinal is not None}
    for matter in sorted(matters, key=lambda one: not one.is_title):
        name = matter.meeting.name
        loose = name in numbered and matter.ordinal is None and NAMED.match(matter.text) is None
        if name not in told and (matter.is_listed or (name not in items and not loose)):
            yield _Item(matter.ordinal, matter.text, matter.shown, matter.meeting, "agendas/told")


def _same(item: _Item, other: _Item) -> bool:
    if item.meeting is not other.meeting:
        return False
    if item.ordinal is not None and other.ordinal is not None:
        return item.ordinal == other.ordinal
    left, right = item.text.casefold(), other.text.casefold()
    return left in right or right in left


class _AgendaFinder:
    """Finds agenda items in one document."""

    def __init__(self, reading: Reading, gatherings: Gatherings) -> None:
        self.reading, self.gatherings = reading, gatherings
        words = reading.knowledge.wordings.words["agendas"]
        ordinal = reading.knowledge.language.ordinal_pattern
        item = one_of(words["as_item"])
        numbers = one_of([*reading.knowledge.language.cardinals, "several"])
        counted = rf"(?:{numbers}) (?:\w+ )?(?:{one_of(words['several'])}|items)"
        self.opening = re.compile(rf"\b(?:{one_of(words['opening'])}(?=[\W]|$)|{counted}(?=:))", re.I)
        self.titled = re.compile(
            rf"On (?!(?:the|its) \w+ (?:agenda )?item)[a-z]|(?i:{one_of(words['last_matters'])})\W*$"
        )
        """How an item begins that may end with a stop; "on" in a text begins another sentence."""
        self.as_item = re.compile(
            rf"\b{one_of(words['discussed'])} (?P<text>[^;:\"]*?) as (?:the |its "
            rf"|an? )?(?:independent )?(?P<number>{ordinal})? ?{item}\b"
        )
        self.entitled = re.compile(rf"\b(?P<number>{ordinal}) {item},? (?=\")", re.I)
        self.apposed = re.compile(
            rf"\b{one_of(words['discussed'])} (?P<text>[^;:\",]+?), the (?P<number>{ordinal}) {item}\b"
            rf"|\b(?P<number2>{ordinal}) {item}, "
            r"(?P<text2>(?:the |on |an? )(?!meeting|session|plen|congress|conf)[^;:\",.]+)"
            rf"|\b{one_of(words['discussed'])} (?:its |the )?(?P<number4>{ordinal}) (?:and last )?{item}, "
            r"(?P<text4>[^;:\",.]+)(?=[.;]|$)"
            rf"|\b{one_of(words['passing'])} (?P<text5>(?:the |on |an? )?[^;:\",.]+?),"
            rf" (?:which (?:was|is|formed|made up)|being) (?:the )?(?P<number5>{ordinal}) (?:and last )?{item}\b"
            rf"|\b(?:[Aa]s|[Uu]nder|[Oo]n|[Aa]t) (?:the |its )?(?P<number3>{ordinal}) {item},? [^,;:\"]{{2,60}}? "
            rf"{one_of(words['discussed'])} (?P<text3>[^;:\"]+)$"
        )

    def listed(self) -> Iterator[_Item]:
        """Yield the items of lists."""
        for sentence in self.reading.body:
            meeting = self.gatherings.at(sentence)
            if meeting is not None and self._opens(self._text(sentence)):
                if QUOTED_NUMBER.search(self._text(sentence)):
                    yield from self._in_quotes(sentence, meeting)
                    continue
                if (told := SEMICOLONS.search(self._text(sentence))) is not None:
                    yield from self._parted(sentence, meeting, told.span("list"))
                    continue
                yield from (
                    self._inline(sentence, meeting)
                    if INLINE.search(self._text(sentence))
                    else self._behind(sentence, meeting)
                )

    def _opens(self, text: str) -> bool:
        """Whether a list follows an opening: what follows it at once ends the sentence, or is numbered."""
        openings = list(self.opening.finditer(text))
        return bool(openings) and (
            len(text) - openings[-1].end() <= LONGEST_REST
            or text.rstrip().endswith(":")
            or INLINE.search(text) is not None
        )

    def _text(self, sentence: Sentence) -> str:
        return self.reading.text[sentence.start : sentence.end]

    def _in_quotes(self, sentence: Sentence, meeting: Gathering) -> Iterator[_Item]:
        """Yield numbered items in quotes, at whose numbers a sentence seems to end: '"1. On A", "2. On B"'."""
        start, text = sentence.start, self.reading.text[sentence.start : sentence.paragraph.end]
        for item in QUOTED_ITEM.finditer(text):
            span = (start + item.start(), start + item.end())
            yield _Item(int(item["number"]), item["text"].strip(" ,"), span, meeting, "agendas/inline")

    def _parted(self, sentence: Sentence, meeting: Gathering, place: Span) -> Iterator[_Item]:
        """Yield the items between which semicolons stand: "the following items: mending dikes; raising fares"."""
        text, start = self._text(sentence), place[0]
        for end in [*(one.start() for one in re.finditer(";", text) if one.start() > start), place[1]]:
            span = trimmed(self.reading.text, (sentence.start + start, sentence.start + end))
            words = re.sub(r"^and ", "", without_stop(self.reading.text[slice(*span)]))
            yield _Item(None, _without_quotes(words), span, meeting, "agendas/inline")
            start = end + 1

    def _behind(self, sentence: Sentence, meeting: Gathering) -> Iterator[_Item]:
        """Yield the items in the paragraphs behind an opening; unmarked ones only behind a colon."""
        paragraphs = self.reading.paragraphs
        at = paragraphs.index(sentence.paragraph) + 1
        if sentence.end < sentence.paragraph.end - 2:
            return
        unmarked = self._text(sentence).rstrip().endswith(":")
        stopped = unmarked and at < len(paragraphs) and self._is_stopped(paragraphs[at])
        for paragraph in paragraphs[at:]:
            is_item = paragraph.kind == "item" or (unmarked and self._looks_like_item(paragraph))
            is_item &= paragraph.kind == "item" or stopped == self._is_stopped(paragraph)
            if not is_item or paragraph.end - paragraph.start > LONGEST_ITEM:
                return
            text = _without_quotes(self.reading.text[paragraph.lead : paragraph.end])
            yield _Item(
                self._ordinal(paragraph), text, (paragraph.start, paragraph.end), meeting, "agendas/list"
            )

    def _looks_like_item(self, paragraph: Paragraph) -> bool:
        text = self.reading.text[paragraph.lead : paragraph.end]
        unfit = self._is_stopped(paragraph) and self.titled.match(text) is None
        return paragraph.kind == "body" and not unfit and not text.rstrip("\"'").endswith(":")

    def _is_stopped(self, paragraph: Paragraph) -> bool:
        return self.reading.text[paragraph.lead : paragraph.end].rstrip("\"'").endswith(".")

    def _ordinal(self, paragraph: Paragraph) -> int | None:
        mark = ITEM.match(self.reading.text[paragraph.start : paragraph.end])
        if mark is None:
            return None
        if mark["word"]:
            return self.reading.knowledge.language.ordinal(mark["word"].casefold().removesuffix("ly"))
        figure = re.sub(r"\W", "", mark["figure"] or "")
        return self.reading.knowledge.meetings.number(figure) if figure else None

    def _inline(self, sentence: Sentence, meeting: Gathering) -> Iterator[_Item]:
        text = self._text(sentence)
        marks = list(INLINE.finditer(text))
        running = self._running(sentence)
        if len(running) > len(marks):
            text, marks = self.reading.text[sentence.start : self._end_of(sentence, running[-1])], running
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
            span = trimmed(self.reading.text, (sentence.start + mark.start(), sentence.start + end))
            words = _without_quotes(re.sub(r"[\s,;]+(?:and)?\s*$", "", text[mark.end() : end]))
            yield _Item(int(mark["number"]), words, span, meeting, "agendas/inline")

    def _running(self, sentence: Sentence) -> list[re.Match[str]]:
        """Return the marks 1, 2, 3 of a paragraph, at whose numbers sentences seem to end: "1. On A 2. On B"."""
        text = self.reading.text[sentence.start : sentence.paragraph.end]
        marks: list[re.Match[str]] = []
        while (mark := self._mark(len(marks) + 1).search(text, marks[-1].end() if marks else 0)) is not None:
            marks.append(mark)
        return marks

    @staticmethod
    def _mark(number: int) -> re.Pattern[str]:
        return re.compile(rf"(?:(?<=[:;,.] )|(?<=[a-z\d)\"] ))\(?(?P<number>{number})[.)] (?=[A-Z])")

    def _end_of(self, sentence: Sentence, mark: re.Match[str]) -> int:
        """Return where the sentence ends in which the words behind a mark stand."""
        holding = self.reading.sentence_at(sentence.start + mark.end())
        return holding.end if holding is not None else sentence.paragraph.end

    def discussed(self) -> Iterator[_Item]:
        """Yield the items that are discussed by number: "discussed X as the fourth agenda item"."""
        for sentence in self.reading.body:
            meeting, text = self.gatherings.at(sentence), self._text(sentence)
            if meeting is None:
                continue
            for match in self.entitled.finditer(text):
                title = QUOTED.match(text, match.end())
                if title is not None:
                    yield self._item(
                        sentence, meeting, match["number"], title["title"], (match.start(), title.end())
                    )
            for match in self.as_item.finditer(text):
                if match["number"] and not match["text"].startswith(("the following", "it ", "as ")):
                    yield self._item(
                        sentence, meeting, match["number"], match["text"], (match.start("text"), match.end())
                    )
            for match in self.apposed.finditer(text):
                number, told = (
                    next(match[f"{name}{end}"] for end in ("", "2", "3", "4", "5") if match[f"{name}{end}"])
                    for name in ("number", "text")
                )
                yield self._item(sentence, meeting, number, told, match.span())

    def _item(self, sentence: Sentence, meeting: Gathering, number: str, text: str, span: Span) -> _Item:
        place = (sentence.start + span[0], sentence.start + span[1])
        return _Item(
            self.reading.knowledge.meetings.number(number),
            _without_quotes(text),
            place,
            meeting,
            ONE,
        )


def _without_quotes(text: str) -> str:
    return without_stop(text).strip("\"'").rstrip(",.;")
