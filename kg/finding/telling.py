"""Says who told a figure or an event: the speaker in whose words it stands, the report itself elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.finding.clauses.regions import sentence_end, span_of
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import is_finite
from kg.finding.context import Context
from kg.finding.making import Span
from kg.finding.speech import Speech
from kg.finding.tellers import tellers
from kg.model import Fact, Quote
from kg.reading import Reading, Sentence

TOLD = ("quantity", "event")
"""Types of facts that say who told them."""
Told = tuple[Quote, str | None]
"""A stretch of the text and who speaks in it."""


def tell_by(
    facts: Iterable[Fact], statements: Sequence[Fact], speech: Speech, reading: Reading
) -> Iterator[Fact]:
    """Yield facts with the speaker of the smallest stretch of speech around each figure and event.

    Args:
        facts: the facts that the report tells.
        statements: the statements of the same document.
        speech: what is said and put forward in it.
        reading: the document.
    """
    stated = [(content, _name(one.fields.get("speaker"))) for one in statements for content in one.contents]
    said = _by_length(stated)
    by_number = tellers(reading, statements, speech.heard)
    put_forward = list(_put_forward(speech, reading))
    aside = _by_length([*put_forward, *_topics(speech.heard, reading)])
    going_on = [
        (reading.document.quote(sentence.start, sentence.end), teller)
        for sentence in reading.body
        if (teller := by_number.get(sentence.number)) is not None
    ]
    stretches = (*said, *aside, *going_on)
    deeds = set(put_forward) - set(said)
    for fact in facts:
        if fact.type not in TOLD:
            yield fact
            continue
        actor = fact.fields.get("actor")
        told = (
            speaker
            for content, speaker in stretches
            # "invited the singers and gave them gifts": what somebody does is not what he tells
            if _holds(content, fact.quote) and not (speaker == actor and (content, speaker) in deeds)
        )
        yield replace(fact, fields={**fact.fields, "told_by": next(told, None)})


def _name(value: object) -> str | None:
    return str(value) if value is not None else None


def _by_length(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (one[0].end - one[0].start, one[0].start))


def _put_forward(speech: Speech, reading: Reading) -> Iterator[Told]:
    """Yield what persons put forward: a figure in what they call for is theirs."""
    for sentence, clause in speech.clauses:
        if clause.speaker.kind == "person" and clause.speaker.name and clause.region[0] < clause.region[1]:
            yield reading.document.quote(*span_of(sentence.words, clause.region)), clause.speaker.name


def _topics(heard: Mapping[int, Context], reading: Reading) -> Iterator[Told]:
    """Yield what persons speak about without saying it: "she referred to the building of two bridges"."""
    topics = reading.knowledge.wordings.word_sets["cues"]["topics"]
    for sentence in reading.body:
        context = heard.get(sentence.number)
        verb = _topic_verb(sentence, topics)
        if context is None or verb is None:
            continue
        speaker = subject_of(sentence.words, subject_region(sentence.words, verb), context)
        if speaker is not None and speaker.kind == "person" and speaker.name:
            region: Span = (verb, sentence_end(sentence.words))
            yield reading.document.quote(*span_of(sentence.words, region)), speaker.name


def _topic_verb(sentence: Sentence, topics: frozenset[str]) -> int | None:
    """Return the place of the first verb by which a sentence tells what somebody spoke about."""
    words = sentence.words
    return next(
        (at for at, word in enumerate(words) if is_finite(word) and word.lemma in topics and at > 0), None
    )


def _holds(content: Quote, quote: Quote) -> bool:
    return content.start <= quote.start and quote.end <= content.end
