"""Finds the quantities that a document tells: the figures in it that are no aims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.finding.clauses.verbs import is_finite
from kg.finding.figures import TIME_UNITS, Figure
from kg.finding.making import Span, make_fact
from kg.finding.phrases import is_one_of, is_tagged
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

BREAKS = (";", ":", "that", "which", "who", "while", "but", "as", '"', "``", "''")
"""Words behind which another clause begins."""
MODALS = ("will", "shall", "should", "must")
REACH = 14
"""Within so many words behind a figure stands the verb of which it is the subject."""


def is_to_be_done(sentence: Sentence, span: Span, words_of: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a figure stands in what is only to be done: "agreed to buy 30 buses", "30 buses will be bought".

    Args:
        sentence: its sentence.
        span: where it stands in the clean text.
        words_of: the lists of the wordings of figures.
    """
    words = sentence.words
    first = next((at for at, word in enumerate(words) if word.end > span[0]), len(words))
    last = next((at for at, word in enumerate(words) if word.start >= span[1]), len(words))
    return _is_in_infinitive(
        words, first, words_of["achieving"], words_of["intending"]
    ) or _is_subject_of_duty(words, last)


def _is_in_infinitive(
    words: Sequence[Word], figure: int, achieving: Sequence[str], intending: Sequence[str]
) -> bool:
    if figure and is_one_of(words[figure - 1], (",",)) and _is_subject(words, figure):
        return False
    for at in range(figure - 1, 0, -1):
        if is_one_of(words[at], (",",)) and (words[at + 1].tag == "DT" or words[at + 1].tag == "PRP"):
            return False
        if is_one_of(words[at], BREAKS) or is_finite(words[at]):
            return False
        if is_tagged(words[at], ("VB",)) and is_one_of(words[at - 1], ("to",)):
            if words[at].lemma in ("be", "have"):
                return False
            return at < 2 or words[at - 2].lemma not in achieving
        if is_tagged(words[at], ("VBG",)) and is_tagged(words[at - 1], ("IN",)) and at > 1:
            return words[at - 2].lemma in intending
    return False


def _is_subject(words: Sequence[Word], figure: int) -> bool:
    """Whether a finite verb follows a figure in its clause."""
    for word in words[figure + 1 : figure + REACH]:
        if is_finite(word):
            return True
        if is_one_of(word, (",", "to", *BREAKS)):
            return False
    return False


def _is_subject_of_duty(words: Sequence[Word], behind: int) -> bool:
    for word in words[behind : behind + REACH]:
        if is_one_of(word, MODALS):
            return True
        if is_finite(word) or is_one_of(word, (",", *BREAKS)):
            return False
    return False


def _is_mere_time(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is a mere length of time: "the five years", but not "nearly 80 years"."""
    approximators = reading.knowledge.language.approximators
    return (
        figure.unit in TIME_UNITS
        and not figure.is_period
        and not figure.text.casefold().startswith(approximators)
    )


def find_quantities(
    reading: Reading,
    figures: Mapping[int, Sequence[Figure]],
    aims: Sequence[Span],
    changes: Sequence[Fact],
) -> Iterator[Fact]:
    """Yield the figures that are told as facts.

    Args:
        reading: the document.
        figures: its figures by sentence.
        aims: where aims are told; their figures are none of what is.
        changes: its personnel changes; how many gain or lose a post they tell.
    """
    words = reading.knowledge.wordings.words["figures"]
    plans = tuple(words["plan"])
    sentences = {sentence.number: sentence for sentence in reading.body}
    changed = [change.quote for change in changes]
    seen: set[tuple[str, float | int | None]] = set()
    for number in sorted(figures):
        for figure in figures[number]:
            aimed = any(start <= figure.span[0] < end for start, end in aims) or is_to_be_done(
                sentences[number], figure.span, words
            )
            quote = reading.document.quote(*figure.span)
            key = (figure.text.casefold(), figure.value)
            if (
                aimed
                or any(change.start <= quote.start and quote.end <= change.end for change in changed)
                or key in seen
                or figure.text.casefold().endswith(plans)
                or _is_mere_time(reading, figure)
            ):
                continue
            seen.add(key)
            fields = {"text": figure.text, "value": figure.value, "unit": figure.unit, "of": figure.of}
            yield make_fact(reading, "quantity", figure.span, "figures/figure", fields)
