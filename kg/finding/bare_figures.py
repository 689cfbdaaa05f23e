"""Finds figures without a noun behind them: ages, votes, people killed, what something rose by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.figure_patterns import DIGITS, as_number
from kg.finding.figures import Figure
from kg.grammar.language import Language, one_of
from kg.reading import Sentence


class BareFigureReader:
    """Reads the figures of a sentence that count nothing that stands behind them.

    Args:
        language: its approximators.
        words: the lists of the wordings of figures.
    """

    def __init__(self, language: Language, words: Mapping[str, Sequence[str]]) -> None:
        about = rf"(?:\b(?i:{one_of(language.approximators)}) )?"
        free = r"(?<![\w.,/×:-])"
        whole = rf"{free}(?P<number>(?:{DIGITS}))(?![\w.,]?\d)"
        large = rf"{free}(?P<number>\d{{1,3}}(?:[ ,]\d{{3}})+|\d{{3,}})(?![\w.,]?\d)"
        self.age = re.compile(rf"\b(?:at the age of|aged) (?P<text>{about}{whole})")
        self.harmed = re.compile(
            rf"(?P<text>{about}{whole})(?= (?:were |was |others |are )?(?:{one_of(words['harmed people'])})\b)"
        )
        self.changed = re.compile(
            rf"\b(?:{one_of(words['changing'])}) (?:by|to|at)? ?(?P<text>{about}{large})"
            r"(?=[,.;]| (?:in|from|by|over|at|last|this|and|on|as|per|a month|a year)\b)"
        )
        votes = rf"{free}(?P<number>\d{{1,4}})(?:-| to )\d{{1,4}}"
        self.voted = re.compile(
            rf"\b(?:voted|vote of|votes of|by a) (?P<text>{votes})(?=,| (?:majority )?vote| to |\.| in favou?r| for)"
        )

    def read(self, sentence: Sentence, text: str) -> Iterator[Figure]:
        """Yield such figures of a sentence.

        Args:
            sentence: the sentence.
            text: the clean text of the document.
        """
        for pattern, unit in (
            (self.age, "year"),
            (self.harmed, "person"),
            (self.changed, None),
            (self.voted, "vote"),
        ):
            for found in pattern.finditer(text, sentence.start, sentence.end):
                named = any(
                    one.start < found.end("text") and found.start("text") < one.end
                    for one in sentence.mentions
                )
                if not named:
                    yield Figure(
                        found["text"],
                        as_number(float(re.sub(r"[ ,]", "", found["number"]))),
                        unit,
                        None,
                        found.span("text"),
                    )
