"""Finds the figures that a document tells: the number with what it counts or measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.finding.counted import counted_of, unit_of
from kg.finding.figure_patterns import TENS, as_number, number_pattern
from kg.finding.figure_phrases import NOUN_TAGS, currency, is_inside, is_new, is_share, joins_adjectives
from kg.finding.making import Span, without_stop
from kg.grammar.language import Language, one_of
from kg.reading import Sentence
from kg.reading.words import Word

TIME_UNITS = ("year", "month", "week", "day", "hour", "minute", "decade", "century")
MANY = 5
"""Fewer states are known ones: "the three countries"."""
NAME_LIKE = re.compile(r"-[A-Z]")
"""Behind a number: it is part of a name, "Five-Point Consensus"."""


@dataclass(frozen=True)
class Figure:
    """A number in a sentence with the noun it counts.

    Args:
        text: as worded, with what modifies it.
        value: the number, None for a range of numbers.
        unit: the noun that is counted or measured, in the singular.
        of: what is measured, where a measure stands between.
        span: where it stands in the clean text.
        is_period: whether it is a length of time in one word: "three-year".
    """

    text: str
    value: float | int | None
    unit: str | None
    of: str | None
    span: Span
    is_period: bool = False


class FigureReader:
    """Reads the figures of a sentence.

    Args:
        language: number words.
        words: the lists of the wordings.
    """

    def __init__(self, language: Language, words: Mapping[str, Sequence[str]]) -> None:
        self.cardinals = {word: number for number, word in enumerate(language.cardinals, 1)}
        self.magnitudes = dict(language.magnitudes)
        self.measures = {measure.casefold() for measure in words["measures"]}
        self.uncounted = set(words["uncounted"])
        self.states = set(words["states"])
        self.lists = {name: frozenset(words[name]) for name in ("doings", "plain adjectives")}
        self.number = number_pattern(language)
        self.named = re.compile(rf"(?:{one_of(words['numbered'])}) ?$")

    def read(self, sentence: Sentence, text: str) -> Iterator[Figure]:
        """Yield the figures of a sentence, those inside names and times left out.

        Args:
            sentence: the sentence.
            text: the clean text of the document.
        """
        last = sentence.start
        for match in self.number.finditer(text, sentence.start, sentence.end):
            if match.start() < last:
                continue
            taken = any(
                one.start < match.end("number") and match.start("number") < one.end
                for one in sentence.mentions
            )
            if (
                taken
                or NAME_LIKE.match(text, match.end())
                or (match["number"].startswith("0") and match["number"].isdigit())
                or self.named.search(text[max(0, match.start() - 14) : match.start()])
            ):
                continue
            figure = self._figure(match, sentence.words, text)
            if figure is not None:
                last = figure.span[1]
                yield figure

    def _figure(self, match: re.Match[str], words: Sequence[Word], text: str) -> Figure | None:
        value = self._value(match)
        if match["compound"]:
            return self._compound(match, words, text, value)
        if match["behind"] or match["currency"]:
            unit = (
                f"{match['points']} point"
                if match["points"]
                else "percent"
                if match["behind"]
                else currency(match["currency"])
            )
            return Figure(
                without_stop(match.group()), value, unit, self._of(words, match.end(), text), match.span()
            )
        at = next((number for number, word in enumerate(words) if word.start >= match.end()), len(words))
        whole = at
        if is_share(words, at):  # "eight of the eleven bridges"
            whole += 2
            whole += words[whole].tag == "CD" if whole < len(words) else 0
        end, head = self._phrase(words, whole)
        if at < len(words) and words[at].lower == "times":
            end, head = at + 1, at  # "1.4 times more machines"
        if (
            head is None
            or words[head].text in self.uncounted
            or (words[head].text in self.states and (value or 0) < MANY)
            or (value is not None and value in (0, 1) and not match["approximate"])
            or (value == 2 and not match["approximate"] and not is_new(words, match.start()))
        ):
            return None
        unit = unit_of(words, whole, head, self.lists)
        if words[head].lower in self.measures:
            of = self._of(words, words[head].end, text)
            last = self._of_end(words, head)
            return Figure(text[match.start() : last], value, unit, of, (match.start(), last))
        of = counted_of(words, whole, head, text, unit)
        return Figure(
            text[match.start() : words[end - 1].end], value, unit, of, (match.start(), words[end - 1].end)
        )

    def _value(self, match: re.Match[str]) -> float | int | None:
        """Return the number, None for a range: "2 to 3 percent"."""
        if match["low"]:
            return None
        told = match["number"].casefold().removeprefix("a ")
        half = told.endswith(" and a half")
        told = told.removesuffix(" and a half")
        if "/" in told:
            whole, _, fraction = told.rpartition("-")
            left, right = fraction.split("/")
            number: float = int(whole or 0) + (int(left) / int(right) if int(right) else 0)
        elif told[0].isdigit():
            number = float(re.sub(r"[ ,]", "", told))
        else:
            number = self._named(told)
        if match["minus"]:
            number = -number
        number = (number + half / 2) * self.magnitudes.get((match["magnitude"] or "").casefold(), 1)
        return as_number(number)

    def _named(self, told: str) -> int:
        """Return the number of a word: "twenty-eight"."""
        ten, _, unit = told.partition("-")
        if unit:
            return (TENS.get(ten) or self.cardinals[ten]) + self.cardinals[unit]
        return self.cardinals.get(told) or TENS.get(told) or 12

    def _compound(
        self, match: re.Match[str], words: Sequence[Word], text: str, value: float | int | None
    ) -> Figure | None:
        """Read "three-year arduous struggle" and "10 000-ton cruiser"."""
        if (
            match["compound"]
            in (
                "day",
                "point",
                "odd",
                "th",
                "term",
                "stage",
                "party",
                "way",
                "member",
                "storied",
                "storeyed",
                "storey",
                "story",
            )
            or value == 2
            or (match["compound"] == "year" and "-old" in match.group())
        ):
            return None
        at = next((number for number, word in enumerate(words) if word.start >= match.end()), len(words))
        _, head = self._phrase(words, at)
        if head is None:
            return None
        span = (match.start(), words[head].end)
        unit = re.sub(r"nage$", "", match["compound"])
        return Figure(
            text[slice(*span)],
            value,
            unit,
            None,
            span,
            is_period=match["compound"] in ("year", "month", "week"),
        )

    def _phrase(self, words: Sequence[Word], at: int) -> tuple[int, int | None]:
        """Return the end of the noun phrase that starts at a place, and its head."""
        head, end = None, at
        while end < len(words) and is_inside(words[end]) and end - at < 7:
            if end > at and words[end - 1].tag == "NNS" and words[end].tag in ("VBG", "VBN"):
                break  # "600 soldiers taking part"
            joins = end > at and head is None and joins_adjectives(words, end)
            if not joins and words[end].lower in ("and", "or", "as", "not", "also", "including"):
                break
            if words[end].tag in NOUN_TAGS and words[end].mention is None:
                head = end
            end += 1
        return (head + 1, head) if head is not None else (at, None)

    def _of_end(self, words: Sequence[Word], head: int) -> int:
        if head + 1 < len(words) and words[head + 1].lower == "of":
            start = head + 2 + (head + 2 < len(words) and words[head + 2].tag == "DT")
            end, inner = self._phrase(words, start)
            if inner is not None:
                return words[end - 1].end
            if head + 2 < len(words) and words[head + 2].lower == "such" and head + 3 < len(words):
                return words[head + 3].end
        return words[head].end

    def _of(self, words: Sequence[Word], after: int, text: str) -> str | None:
        """Return what a measure measures: "of farmland"."""
        at = next((number for number, word in enumerate(words) if word.start >= after), None)
        if at is None or words[at].lower != "of" or at + 1 >= len(words):
            return None
        last = self._of_end(words, at - 1)
        return (
            re.sub(r"^(?:the|an?|such) ", "", text[words[at + 1].start : last])
            if last > words[at + 1].start
            else None
        )
