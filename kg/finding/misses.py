"""Lists what was not understood: sentences that use a word by which facts are known, and gave none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Fact, Miss
from kg.reading import Reading, Sentence
from kg.reading.words import Word

TRIGGERING_LISTS = {"changes": ("elected", "appointed", "dismissed", "recalled", "transferred", "promoted")}
"""Word lists beside the cues whose words announce a fact, by the file that holds them."""


def find_misses(reading: Reading, facts: Sequence[Fact]) -> Iterator[Miss]:
    """Yield the sentences below the headline that a trigger word announces as telling and that gave no fact.

    Args:
        reading: the document.
        facts: its facts; times alone do not count, since a date is no answer to "who was elected?".
    """
    triggers = _triggers(reading)
    told = [(fact.quote.start, fact.quote.end) for fact in facts if fact.type not in ("date", "document")]
    origins = reading.document.origins
    for sentence in reading.body:
        start, end = origins[sentence.start], origins[sentence.end - 1] + 1
        if any(first < end and start < last for first, last in told):
            continue
        word = _trigger(sentence, triggers)
        if word is not None:
            text = " ".join(reading.text[sentence.start : sentence.end].split())
            yield Miss(reading.document.name, start, word.lower, text)


def _triggers(reading: Reading) -> frozenset[str]:
    wordings = reading.knowledge.wordings
    forms = {form for cue in wordings.cues if cue.says for form in cue.forms if " " not in form}
    for file, lists in TRIGGERING_LISTS.items():
        words = wordings.words.get(file, {})
        forms.update(form.casefold() for name in lists for form in words.get(name, ()))
    return frozenset(forms)


def _trigger(sentence: Sentence, triggers: frozenset[str]) -> Word | None:
    """Return the first verb of a sentence that announces a fact."""
    return next(
        (
            word
            for word in sentence.words
            if word.mention is None and word.tag.startswith("VB") and word.lower in triggers
        ),
        None,
    )
