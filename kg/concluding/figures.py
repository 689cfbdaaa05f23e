"""Figures and targets → series: what is counted over documents, and how each figure stands to the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.concluding.graph import Conclusions
from kg.concluding.phrases import Phrases
from kg.concluding.told import Report, Told
from kg.concluding.words import Words

_FIGURES = """
SELECT ?report ?fact ?class ?text ?value ?unit ?of ?deadline ?within WHERE {
  GRAPH ?report {
    VALUES ?class { kg:Figure kg:Target }
    ?fact a ?class ; kg:text ?text ; kg:value ?value .
    OPTIONAL { ?fact kg:unit ?unit }
    OPTIONAL { ?fact kg:of ?of }
    OPTIONAL { ?fact kg:deadline ?deadline }
    OPTIONAL { ?fact kg:within ?within }
  }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class FigureTold:
    """A figure or a target with a figure.

    Args:
        report: the document.
        fact: the fact.
        text: its words.
        value: its number.
        unit: what is counted by, empty where none is told.
        of: what is counted, empty where none is told.
        deadline: by when, empty where none is told.
        is_target: whether it is an aim.
        is_said: whether it is told only inside a statement.
    """

    report: Report
    fact: str
    text: str
    value: float
    unit: str
    of: str
    deadline: str
    is_target: bool
    is_said: bool


@dataclass(frozen=True, slots=True)
class Series:
    """What several documents count by one unit.

    Args:
        unit: the unit.
        of: the words of what is counted, as they count.
        points: the figures in the order of time.
    """

    unit: str
    of: str
    points: tuple[FigureTold, ...]


def follow_figures(told: Told, words: Words) -> list[Series]:
    """Return the series of figures, sorted.

    Args:
        told: what the documents tell.
        words: which words count, and which units measure.
    """
    phrases = Phrases(words.small)
    found: dict[tuple[str, str], list[FigureTold]] = defaultdict(list)
    for row in told.rows(_FIGURES):
        one = FigureTold(
            told.reports[row["report"]], row["fact"], row["text"], float(row["value"]), row.get("unit", ""),
            row.get("of", ""), row.get("deadline", ""), row["class"].endswith("Target"), "within" in row,
        )  # fmt: skip
        if one.unit.casefold() not in words.table["spans_of_time"]:
            of = phrases.key(one.of) if one.unit.casefold() in words.table["measures"] or not one.unit else ""
            found[phrases.key(one.unit), of].append(one)
    return [
        Series(unit, of, tuple(sorted(points))) for (unit, of), points in sorted(found.items()) if unit or of
    ]


def movements(series: Series) -> list[str]:
    """Return how each figure of a series stands to those before it, a code of the scheme ``movement``.

    Args:
        series: the series.
    """
    found = []
    for point in series.points:
        # Reports of one day do not follow each other.
        earlier = [one for one in series.points if one.report.day < point.report.day]
        aims = [one.value for one in earlier if one.is_target]
        if aims and not point.is_target and not point.is_said and point.value >= aims[-1]:
            found.append("met")
        elif not earlier:
            found.append("first")
        else:
            found.append("repeated" if point.value == earlier[-1].value else "changed")
    return found


def write_series(graph: Conclusions, told: Sequence[Series]) -> None:
    """Say what is counted over documents.

    Args:
        graph: where it is said.
        told: the series.
    """
    for series in told:
        node = graph.node("figure-series", "kg:FigureSeries", series.unit, series.of)
        first = series.points[0]
        graph.names(node, [" of ".join(part for part in (first.unit, first.of if series.of else "") if part)])
        graph.text(node, "kg:unit", first.unit)
        for point, movement in zip(series.points, movements(series), strict=True):
            place = graph.node("figure-point", "kg:FigurePoint", node, point.fact)
            graph.link(place, "kg:inSeries", node)
            graph.link(place, "kg:inReport", point.report.local)
            graph.date(place, "kg:asOf", point.report.day)
            graph.text(place, "kg:text", point.text)
            graph.decimal(place, "kg:value", point.value)
            graph.date(place, "kg:deadline", point.deadline)
            graph.code(place, "kg:movement", "movement", movement)
            graph.link(place, "kg:wordedIn", point.fact)
            if not point.is_said:
                graph.facts(place, [point.fact])
