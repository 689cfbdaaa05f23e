"""Tells the figures of what is only to be done from those of what is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.finding.clauses.verbs import is_finite
from kg.finding.making import Span
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading import Sentence
from kg.reading.words import Word

BREAKS = (";", ":", "that", "which", "who", "while", "but", "as", '"', "``", "''")
"""Words behind which another clause begins."""
DONE_BY_WORDS = (
    "be", "have", "elect", "by-elect", "appoint", "dismiss", "recall", "relieve", "remove", "promote", "demote",
    "replenish", "expel", "confer", "award", "bestow", "form",
)  # fmt: skip
"""Verbs whose infinitive tells what is so, or what is done where it is decided."""
JOINING = ("and", "but", "or", ",", "then")
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
        if is_one_of(words[at], (",",)) and is_tagged(words[at + 1], ("DT", "PRP")):
            return False
        if is_one_of(words[at], BREAKS) or is_finite(words[at]):
            return False
        if _is_infinitive(words, at):
            governor = _governor(words, at - 1)
            is_done = governor is not None and governor.lemma in achieving
            return words[at].lemma not in DONE_BY_WORDS and not is_done
        if is_tagged(words[at], ("VBG",)) and is_tagged(words[at - 1], ("IN",)) and at > 1:
            return words[at - 2].lemma in intending
    return False


def _is_infinitive(words: Sequence[Word], at: int) -> bool:
    return is_tagged(words[at], ("VB",)) and is_one_of(words[at - 1], ("to",))


def _governor(words: Sequence[Word], to: int) -> Word | None:
    """Return the word on which an infinitive depends; of "expected to fall but to rise" it is the same for both."""
    if to == 0 or not is_one_of(words[to - 1], JOINING):
        return words[to - 1] if to else None
    earlier = next((at for at in range(to - 1, 0, -1) if _is_infinitive(words, at)), None)
    return _governor(words, earlier - 1) if earlier is not None else None


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
