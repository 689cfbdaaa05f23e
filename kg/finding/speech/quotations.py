"""Stretches between quotation marks: what is quoted may begin and end in other sentences than its verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.finding.making import Span
from kg.reading.sentences import Paragraph

MARK = re.compile(r"\"|''|``")
BEFORE_OPENING = re.compile(r"(?:^|[\s(\[:\-–—])\Z")
BETWEEN = re.compile(r"[\s,]*\Z")
"""What may stand between what was quoted and "he said"."""
BEFORE_NEXT = re.compile(r"[^.;:\"\n]{0,100}[.,:]\s*\Z")
"""Whom he told, the place and the day may stand between "he said" and what he goes on to say."""
NOBODY_SAYS = re.compile(r"[.)]*(?:\s*\Z|\s*\n|\s+[\"'`(]*[A-Z0-9])")
"""What stands behind a quotation that ends its sentence."""


@dataclass(frozen=True)
class Quotations:
    """The quotations of a document.

    Args:
        text: the clean text.
        spans: where each begins and ends inside its marks, in order.
        ends: for those that go on over paragraphs, where the last of them ends, by where each begins.
    """

    text: str
    spans: tuple[Span, ...]
    ends: Mapping[int, int] = field(default_factory=dict)

    @staticmethod
    def of(text: str, paragraphs: Sequence[Paragraph]) -> Quotations:
        """Return the quotations of a text; one that nothing closes ends with its paragraph."""
        found: list[Span] = []
        ends: dict[int, int] = {}
        chain: list[int] = []
        for paragraph in paragraphs:
            own = list(_between_marks(text, paragraph.lead, paragraph.end))
            # each paragraph of a long quotation opens with a mark, and only the last closes with one
            if not own or MARK.match(text, paragraph.lead) is None:
                chain = []
            ends |= dict.fromkeys(chain, own[0][1] if own else 0)
            goes_on = bool(own) and own[-1][1] == paragraph.end
            chain = [*(chain if len(own) == 1 else ()), own[-1][0]] if goes_on else []
            found += own
        return Quotations(text, tuple(found), ends)

    def end_of_speech(self, span: Span) -> int:
        """Return where what begins with a quotation ends, be it paragraphs later."""
        return self.ends.get(span[0], span[1])

    def around(self, offset: int) -> Span | None:
        """Return the quotation that an offset stands in."""
        at = bisect_right(self.spans, (offset, len(self.text))) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at][1] else None

    def opened_at(self, offset: int) -> bool:
        """Whether a quotation opens at an offset."""
        mark = MARK.match(self.text, offset)
        return mark is not None and self.around(mark.end()) is not None

    def closed_before(self, offset: int) -> Span | None:
        """Return the quotation that closes right before an offset, with no words between."""
        at = bisect_right(self.spans, (offset, 0)) - 1
        if at < 0 or not self.spans[at][1] < offset:
            return None
        mark = MARK.match(self.text, self.spans[at][1])
        closed = mark is not None and BETWEEN.match(self.text[mark.end() : offset])
        return self.spans[at] if closed else None

    def opened_behind(self, offset: int) -> Span | None:
        """Return the quotation with which the text goes on behind an attribution that ends at an offset."""
        at = bisect_right(self.spans, (offset, 0))
        if at == len(self.spans):
            return None
        start, last = self.spans[at]
        before = self.text[offset:start].rstrip("\"'`")
        return self.spans[at] if BEFORE_NEXT.match(before) and self._ends_sentence(last) else None

    def _ends_sentence(self, last: int) -> bool:
        """Whether a quotation ends its sentence, so that nobody is said to say it behind it."""
        mark = MARK.match(self.text, last)
        behind = mark.end() if mark else last
        ends = self.text[last - 1 : last] in (".", "?", "!") or self.text[behind : behind + 1] in (
            ".",
            "\n",
            "",
        )
        return ends and NOBODY_SAYS.match(self.text, behind) is not None


def _between_marks(text: str, start: int, end: int) -> Iterator[Span]:
    opened: int | None = None
    for mark in MARK.finditer(text, start, end):
        opens = BEFORE_OPENING.search(text, start, mark.start()) or mark.start() == start
        follows = text[mark.end() : mark.end() + 1]
        if opened is None:
            opened = mark.end() if opens and follows.strip() else None
        elif not opens or not follows.strip():
            yield opened, mark.start()
            opened = None
    if opened is not None:
        yield opened, end


def without_comma(text: str, span: Span) -> Span:
    """Return a quotation without the comma and the blanks at its end."""
    start, end = span
    while end > start and text[end - 1] in ", \n":
        end -= 1
    return start, end
