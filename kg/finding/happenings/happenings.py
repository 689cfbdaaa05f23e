"""Finds the concrete happenings that a document tells and that are none of the other types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.context import Context
from kg.finding.figures import Figure
from kg.finding.gatherings import Gatherings
from kg.finding.happenings.actors import Doers
from kg.finding.happenings.happening import Happening
from kg.finding.happenings.retold import told_once
from kg.finding.happenings.stretches import Stretch
from kg.finding.happenings.told import named_drills, told_in_clauses
from kg.finding.making import Span
from kg.finding.matching import matches
from kg.model import Fact
from kg.reading import Reading

IN_WHICH = re.compile(r", (?:in|during) which [^,;]*$")
"""Before what only tells more of a happening: "the raid, in which ten men were killed"."""
REACH_BACK = 14
"""So many characters at most lie between a happening and ", in which"."""
JOINTS = re.compile(
    r"(?:[\s,]+(?:on the occasion of|on the eve of|as regards|for|of|to|in|on|by|and|with|the|an?|at"
    r"|after|before|during|from|denouncing|condemning|marking|over))*"
    r"[\s,]*$"
)
"""At the end of a stretch that another one cuts short."""


def find_events(
    reading: Reading,
    heard: Mapping[int, Context],
    gatherings: Gatherings,
    given: Sequence[Fact],
    figures: Mapping[int, Sequence[Figure]],
) -> Iterator[Fact]:
    """Yield the happenings of a document, one fact a stretch of text.

    Args:
        reading: the document.
        heard: by the number of each sentence, what is known of who is meant in it.
        gatherings: its meetings, of whose day what is done at them is.
        given: its personnel changes and decisions; a title that they tell to be given is no award.
        figures: its figures by sentence.
    """
    found: list[tuple[Span, bool, Fact]] = []
    doers = Doers(reading.sentences, heard)
    told = (*named_drills(reading), *matches(reading, "event"), *told_in_clauses(reading, figures))
    for match in told:
        finder = Happening(reading, Stretch(reading, match), doers)
        if not finder.is_real():
            continue
        span = _before_others(reading, finder.stretch.span(), match.span[1], [one for one, _, _ in found])
        if match.rule.set["kind"] == "award" and any(_shares(reading, span, fact) for fact in given):
            continue
        if not any(start < span[1] and span[0] < end for (start, end), _, _ in found):
            found.append((span, IN_WHICH.search(finder.before) is not None, finder.fact(span, gatherings)))
    ends = [end for (_, end), _, _ in found]
    events = [
        fact
        for span, tells_more, fact in found
        if not (tells_more and any(span[0] - REACH_BACK < end <= span[0] for end in ends))
    ]
    yield from told_once(events, reading.knowledge.wordings.word_sets["told"]["adorning"])


def _before_others(reading: Reading, span: Span, told: int, others: Sequence[Span]) -> Span:
    """Return a stretch up to the next one found before, where that begins behind the words that tell it.

    Args:
        reading: the document.
        span: the stretch.
        told: where the words that tell it end.
        others: the stretches found before.
    """
    ends = [start for start, _ in others if told < start < span[1]]
    if not ends:
        return span
    before = reading.text[span[0] : min(ends)]
    kept = JOINTS.sub("", before)
    parted = kept != before.rstrip() and span[0] + len(kept) >= told
    return (span[0], span[0] + len(kept)) if parted else span


def _shares(reading: Reading, span: Span, fact: Fact) -> bool:
    quote = reading.document.quote(*span)
    return quote.overlaps(fact.quote)
