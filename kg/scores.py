"""The scores of facts against gold facts, a type and all types together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.model import FieldValue, Table

Row = Mapping[str, Any]
"""A fact: its type, its fields, its quote and its document."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well the facts of one type were found.

    Args:
        type: the type.
        gold: how many there are.
        told: how many were told.
        found: how many of the told are gold facts.
        right: how many of these are right in every field.
        shown: how many of these show the same stretch of text.
    """

    type: str
    gold: int
    told: int
    found: int
    right: int
    shown: int

    @property
    def precision(self) -> float:
        """The share of the told that are right."""
        return self.found / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / (self.told + self.gold) if self.told + self.gold else 0.0

    @property
    def exact(self) -> float:
        """The same where only a fact right in every field counts."""
        return 2 * self.right / (self.told + self.gold) if self.told + self.gold else 0.0

    @property
    def evidence(self) -> float:
        """The share of the found facts that show the same stretch of text."""
        return self.shown / self.found if self.found else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """How well all facts were found: a score a type that occurs, and the pairs."""

    by_type: tuple[Score, ...]
    pairs: tuple[tuple[Row, Row], ...]

    @property
    def all(self) -> float:
        """The mean of the types' F1, each type counting alike."""
        return _mean(score.f1 for score in self.by_type)

    @property
    def exact(self) -> float:
        """The mean of the types' exact F1."""
        return _mean(score.exact for score in self.by_type)

    @property
    def evidence(self) -> float:
        """The share of the found facts that show the same stretch of text."""
        found = sum(score.found for score in self.by_type)
        return sum(score.shown for score in self.by_type) / found if found else 0.0

    def table(self) -> Table:
        """Return the scores as a table, with a last row for all types together."""
        columns = ("type", "gold", "told", "precision", "recall", "F1", "exact F1", "evidence")
        rows: list[tuple[FieldValue, ...]] = [_row(score) for score in self.by_type]
        rows.append(("all", None, None, None, None, *map(_rounded, (self.all, self.exact, self.evidence))))
        return Table(columns, tuple(rows))


def _row(score: Score) -> tuple[FieldValue, ...]:
    shares = (score.precision, score.recall, score.f1, score.exact, score.evidence)
    return (score.type, score.gold, score.told, *map(_rounded, shares))


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _rounded(value: float) -> float:
    return round(value, 3)
