"""Finds whose duties go on by a pronoun: "The mines should dig more. They must also save timber." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.finding.aiming import make_aim
from kg.finding.charge import ChargeReader
from kg.finding.clauses import span_of
from kg.finding.clauses.verbs import behind_adverbs, is_bare_verb
from kg.finding.implementers import heart_end
from kg.finding.phrases import find_phrases, is_one_of
from kg.model import Fact
from kg.reading import Reading, Sentence

MANY = 1
"""A single group before may be "it"; several are "they"."""


def find_continued(reading: Reading, found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the further duties of those whom the sentence before charges with something.

    Args:
        reading: the document.
        found: those who must carry something out.
    """
    implementers = [fact for fact in found if fact.fields["relation"] == "implementer"]
    for before, sentence in pairwise(reading.body):
        duty = _duty(reading, sentence)
        if duty is None or before.paragraph != sentence.paragraph:
            continue
        last = [fact for fact in implementers if _stands_in(reading, before, fact)]
        names = [str(fact.fields["actor"]) for fact in last if fact.fields["text"] == last[-1].fields["text"]]
        if len(names) == MANY or (names and is_one_of(sentence.words[0], ("they",))):
            for name in names:
                yield make_aim(reading, duty, duty, "implementer", name, "aims/continued")


def _duty(reading: Reading, sentence: Sentence) -> tuple[int, int] | None:
    """Return the words for what "They should ..." or "It must ..." opens a sentence with."""
    words = sentence.words
    if len(words) < MANY + 3 or not is_one_of(words[0], ("they", "it")):
        return None
    duties = set(reading.knowledge.language.modals.duty)
    after = next((after for at, after in find_phrases(words[:4], duties) if at == MANY), None)
    if after is None:
        return None
    reader = ChargeReader(words, reading)
    action = behind_adverbs(words, after, reader.end)
    if action >= reader.end or not is_bare_verb(words, action) or is_one_of(words[action], ("be", "have")):
        return None
    start, end = span_of(words, reader.action(after))
    return start, heart_end([word for word in words if start <= word.start and word.end <= end], end)


def _stands_in(reading: Reading, sentence: Sentence, fact: Fact) -> bool:
    quote = reading.document.quote(sentence.start, sentence.end)
    return quote.start <= fact.quote.start and fact.quote.end <= quote.end
