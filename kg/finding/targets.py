"""Finds the aims of a document: figures and deadlines to be reached, named goals, periods of plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.finding.figures import Figure
from kg.finding.making import make_fact
from kg.finding.targets_ahead import AheadReader, Target, deadline_of
from kg.finding.targets_dated import dated, doubled, lasting
from kg.finding.targets_named import GoalReader
from kg.finding.targets_rates import RateReader, in_force
from kg.model import Fact
from kg.reading import Reading, Sentence


def targets_of(reading: Reading, figures: Mapping[int, Sequence[Figure]]) -> list[Target]:
    """Return the aims of a document, each wording once.

    Args:
        reading: the document.
        figures: its figures by sentence.
    """
    words = GoalReader(reading.knowledge.wordings.words["figures"], reading.knowledge.language.cardinals)
    ahead = AheadReader(reading.knowledge.wordings.words["figures"])
    rates = RateReader(reading.knowledge.wordings.words["figures"])
    found: list[Target] = []
    for sentence in reading.body:
        own = [
            *words.plans(reading, sentence),
            *words.spans(reading, sentence),
            *words.goals(reading, sentence),
            *words.purposes(reading, sentence, figures.get(sentence.number, ())),
        ]
        own += words.limits(reading, sentence)
        own += rates.rates(reading, sentence, figures.get(sentence.number, ()))
        own += in_force(reading, sentence)
        own += doubled(reading, sentence)
        own += ahead.figures(reading, sentence, figures.get(sentence.number, ()))
        own += dated(reading, sentence)
        own += lasting(reading, sentence)
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
    if target.rule in ("targets/plan", "targets/limit", "targets/lasting"):
        return target
    inside = [one for one in figures if target.span[0] <= one.span[0] < target.span[1] and not one.is_period]
    first = inside[0] if inside and target.value is None and target.rule not in GIVEN else None
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


GIVEN = ("targets/range", "targets/rate")
"""Rules that read a figure themselves, be it a range."""
