"""Finds who gains by the purpose of a course of action: "so that the people may ...", "To help the herders, ..." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.aiming import make_aim
from kg.finding.benefits import gainer_behind, people_at
from kg.finding.clauses.regions import sentence_end
from kg.finding.making import Span
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

NEAR = 4
"""Within so many words behind the people the clause of a result has its verb."""
LONGEST_CLAUSE = 8
"""A longer clause behind "who" is no part of the name of those who gain."""
LONGEST_PURPOSE = 22
"""So many words may stand in "To help the herders hit by the cold wave," before its comma."""


def find_results(reading: Reading, sentence: Sentence, phrase: Span) -> Iterator[Fact]:
    """Yield for whose good a course of action is by the purpose or result told beside it.

    Args:
        reading: the document.
        sentence: the sentence of the course of action.
        phrase: the words that name it.
    """
    lists = reading.knowledge.wordings.word_sets["aims"]
    words = sentence.words
    for at, after in find_phrases(words, lists["so that"]):
        if words[at].start < phrase[0] or any(
            is_one_of(word, (";", ":")) for word in _between(words, phrase, at)
        ):
            continue
        place = gainer_behind(words, after, lists)
        verb = _verb_behind(words, place) if place is not None else None
        if place is not None and verb is not None:
            name = people_at(words, max(after, place - NEAR), place, lists)
            text = (phrase[0], min(phrase[1], words[at - 1].end))
            yield make_aim(reading, (phrase[0], words[verb].end), text, "beneficiary", name, "aims/so-that")
    opening = _opening(words)
    if (
        opening is not None
        and words[opening].end <= phrase[0]
        and is_one_of(words[opening], lists["helping"] | lists["serving"])
    ):
        place = gainer_behind(words, opening + 1, lists)
        comma = find_word(words, opening, min(opening + LONGEST_PURPOSE, len(words)), (",",))
        if place is not None and comma is not None and place < comma and words[comma].end <= phrase[0]:
            name = people_at(words, max(opening + 1, place - NEAR), place, lists)
            clause = words[place + 1 : comma]
            if clause and is_one_of(clause[0], ("who",)) and len(clause) <= LONGEST_CLAUSE:
                name = f"{name} {reading.text[clause[0].start : clause[-1].end]}"
            yield make_aim(reading, (words[0].start, phrase[1]), phrase, "beneficiary", name, "aims/to-help")


def _between(words: Sequence[Word], phrase: Span, at: int) -> list[Word]:
    return [word for word in words[:at] if word.start >= phrase[0]]


def _verb_behind(words: Sequence[Word], place: int) -> int | None:
    """Return the place of the verb right behind the people, None where they are no subject."""
    for at in range(place + 1, min(place + NEAR, sentence_end(words))):
        if is_tagged(words[at], ("MD", "VBP", "VBZ", "VB", "VBD")):
            return at
        if not is_tagged(words[at], ("RB", "IN", "DT", "JJ", "NN", "NNS", "NNP", "CC")):
            return None
    return None


def _opening(words: Sequence[Word]) -> int | None:
    """Return the place of the verb of "To help ...," or "In order to help ...," that opens a sentence."""
    if len(words) > 3 and is_one_of(words[0], ("to",)) and is_tagged(words[1], ("VB",)):
        return 1
    ordered = len(words) > 5 and [word.lower for word in words[:3]] in (
        ["in", "order", "to"],
        ["so", "as", "to"],
    )
    return 3 if ordered and is_tagged(words[3], ("VB",)) else None
