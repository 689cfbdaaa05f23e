"""Measures how often each rule is right on gold documents, and keeps the figures in a file that is versioned."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import DataError
from kg.scores import Row
from kg.scoring import score_facts

FILE = "confidence.toml"
"""The name of the file in a grammar folder."""

HEAD = """# How often each rule was right on the gold documents that it was measured on; written by kg calibrate.
# A fact's confidence is (right + 1) / (told + 2): a rule that was seen once is not called certain.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """How a rule did: how many facts it told on gold documents, and how many of them were gold facts."""

    right: int
    told: int

    @property
    def confidence(self) -> float:
        """The share that is right, smoothed by Laplace's rule, to three places."""
        return round((self.right + 1) / (self.told + 2), 3)


def measure_rules(gold: Sequence[Row], facts: Sequence[Row]) -> dict[str, Measured]:
    """Return how often each rule was right.

    Args:
        gold: the gold facts, each with its document.
        facts: the facts with their rules, in the fields of ``kg facts``.
    """
    documents = {row["document"] for row in gold}
    told = Counter(str(row["rule"]) for row in facts if row["document"] in documents)
    right = Counter(str(fact["rule"]) for _, fact in score_facts(gold, facts).pairs)
    return {rule: Measured(right[rule], told[rule]) for rule in sorted(told)}


def confidence_file(measured: Mapping[str, Measured]) -> str:
    """Return the figures as a TOML file.

    Args:
        measured: how each rule did.
    """
    lines = [
        f'"{rule}" = {{ right = {one.right}, told = {one.told} }}' for rule, one in sorted(measured.items())
    ]
    return HEAD + "\n[rules]\n" + "\n".join(lines) + "\n"


def read_confidence(folders: Iterable[Path]) -> dict[str, float]:
    """Return the confidence of each rule that was measured, those of later folders over those of earlier ones.

    Args:
        folders: grammar folders.

    Raises:
        DataError: a file is not as ``kg calibrate`` writes it.
    """
    found: dict[str, float] = {}
    for path in (folder / FILE for folder in folders):
        if path.is_file():
            try:
                rules = tomllib.loads(path.read_text(encoding="utf-8"))["rules"]
                found.update({rule: Measured(**one).confidence for rule, one in rules.items()})
            except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
                raise DataError(f"{path}: damaged", str(error), "write it anew with kg calibrate") from error
    return found
