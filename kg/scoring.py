"""Compares facts with those that a careful reader took from the same documents.

A gold fact and a found one are the same fact where their identity fields agree; the pairing is one to one,
the most alike first. The method is that of the project's definition of a correct extraction: texts agree by
the overlap of their words, codes and dates by being equal, figures by their number.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import DataError
from kg.scores import Row, Score, Scores

ENOUGH = 0.7
SAME_STRETCH = 0.5
_WORD = re.compile(r"[\w%×]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes two facts the same; see ``scoring.toml``.

    Args:
        identity: for each type, the fields that make two facts the same, and how alike they must be at least.
        other: for each type, the other fields that must be right for a fact to be right in full.
        worded: fields that agree where enough of their words do.
        idle: little words that do not count.
    """

    identity: Mapping[str, Mapping[str, float]]
    other: Mapping[str, Sequence[str]]
    worded: frozenset[str]
    idle: frozenset[str]


@cache
def _rules() -> Rules:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    types = table["types"]
    return Rules(
        {name: card["identity"] for name, card in types.items()},
        {name: card["other"] for name, card in types.items()},
        frozenset(table["worded"]),
        frozenset(table["idle"]),
    )


def read_gold(folder: Path) -> list[Row]:
    """Return the gold facts of a folder, one JSON lines file a document, named after it.

    Args:
        folder: the folder.

    Raises:
        DataError: it holds no such file, or a line is not JSON.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise DataError(
            f"{folder}: no gold facts", "it holds no file that ends in .jsonl", "name the folder of the gold"
        )
    return [row for path in files for row in _rows(path)]


def _rows(path: Path) -> Iterable[Row]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield {**json.loads(line), "document": path.stem}
            except ValueError as error:
                raise DataError(f"{path}:{number}: not JSON", str(error), "one JSON object a line") from error


def score_facts(gold: Sequence[Row], facts: Sequence[Row]) -> Scores:
    """Compare facts with gold facts.

    Args:
        gold: the gold facts, each with its document.
        facts: the facts, in the fields of ``kg facts``.

    Returns:
        The score of each type that occurs, and the pairs of facts that are the same.
    """
    scores: list[Score] = []
    pairs: list[tuple[Row, Row]] = []
    documents = sorted({str(row["document"]) for row in gold})
    for kind in _rules().identity:
        paired = [
            pair for name in documents for pair in _pair(kind, _of(gold, kind, name), _of(facts, kind, name))
        ]
        wanted = sum(row["type"] == kind for row in gold)
        told = sum(row["type"] == kind and str(row["document"]) in documents for row in facts)
        if wanted or told:
            right = sum(_is_right(kind, *pair) for pair in paired)
            shown = sum(
                overlap(one.get("quote"), other.get("quote")) >= SAME_STRETCH for one, other in paired
            )
            scores.append(Score(kind, wanted, told, len(paired), right, shown))
        pairs += paired
    return Scores(tuple(scores), tuple(pairs))


def _of(rows: Iterable[Row], kind: str, document: str) -> list[Row]:
    return [row for row in rows if row["type"] == kind and row["document"] == document]


def _pair(kind: str, gold: Sequence[Row], facts: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair gold facts with facts, the most alike first."""
    candidates = [
        (alike, sum(agrees(name, one.get(name), other.get(name)) for name in _rules().other[kind]), -i, -j)
        for i, one in enumerate(gold)
        for j, other in enumerate(facts)
        if (alike := _likeness(kind, one, other)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, _, minus_i, minus_j in sorted(candidates, reverse=True):
        if -minus_i not in pairs and -minus_j not in pairs.values():
            pairs[-minus_i] = -minus_j
    return [(gold[i], facts[j]) for i, j in pairs.items()]


def _likeness(kind: str, one: Row, other: Row) -> float:
    total = 1.0
    for name, least in _rules().identity[kind].items():
        alike = _alike(name, one.get(name), other.get(name))
        if alike < least:
            return 0.0
        total += alike
    return total


def _alike(name: str, one: object, other: object) -> float:
    if name in ("value", "ordinal"):
        return float(_number(one) == _number(other))
    if name == "name" and sorted(re.findall(r"\d+", str(one))) != sorted(re.findall(r"\d+", str(other))):
        return 0.0  # the 10th and the 11th meeting are two meetings
    return overlap(one, other)


def _is_right(kind: str, one: Row, other: Row) -> bool:
    return all(agrees(name, one.get(name), other.get(name)) for name in _rules().other[kind])


def agrees(name: str, gold: object, told: object) -> bool:
    """Return whether a field of two facts says the same.

    Args:
        name: the field.
        gold: its value in the gold fact.
        told: its value in the other.
    """
    if name == "sectors":
        return _sectors_agree(gold, told)
    if name == "enlarged":
        return bool(gold) == bool(told)
    if gold is None or told is None:
        return gold is told
    if name in _rules().worded:
        return overlap(gold, told) >= ENOUGH
    one, other = (str(value).casefold().removesuffix("s") for value in (gold, told))
    return one == other or (_number(gold) is not None and _number(gold) == _number(told))


def _sectors_agree(gold: object, told: object) -> bool:
    """Whether two lists of sectors agree: the first told is a gold one, and half of both are shared."""
    wanted = list(gold) if isinstance(gold, list | tuple) else []
    have = list(told) if isinstance(told, list | tuple) else []
    if not wanted or not have:
        return not wanted and not have
    both, either = set(wanted) & set(have), set(wanted) | set(have)
    return have[0] in wanted and len(both) / len(either) >= 0.5


def overlap(one: object, other: object) -> float:
    """Return the F1 of the words that two texts share, from 0 to 1; little words do not count.

    >>> overlap("the Cabinet of the republic", "Cabinet")
    0.6666666666666666
    """
    left, right = Counter(_words(one)), Counter(_words(other))
    if not left or not right:
        return float(not left and not right)
    return 2 * sum((left & right).values()) / (sum(left.values()) + sum(right.values()))


def _words(text: object) -> list[str]:
    return [
        word for word in _WORD.findall(str(text).casefold().replace("’", "'")) if word not in _rules().idle
    ]


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(" ", "").replace(",", ""))
    except ValueError:
        return None
