"""Document → reading: paragraphs, sentences with their words and names, the document's day and meetings."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Document, ThingKind
from kg.reading.heading import Heading, read_heading
from kg.reading.knowledge import Knowledge
from kg.reading.meeting_list import MeetingList
from kg.reading.mentions import Mention
from kg.reading.readings import Reading, Sentence
from kg.reading.recognising import recognise
from kg.reading.sentences import Paragraph, find_paragraphs, split_sentences
from kg.reading.words import read_words

__all__ = ["Heading", "Reading", "Sentence", "kinds_named", "read"]


def read(document: Document, knowledge: Knowledge) -> Reading:
    """Return the reading of a document.

    Args:
        document: the document.
        knowledge: what is known before.
    """
    lines = find_paragraphs(document.text, knowledge.language.ordinals)
    genre, paragraphs = knowledge.genre_finder.find(document, lines)
    heading = read_heading(document, paragraphs, knowledge)
    home = (
        knowledge.genre_finder.entry(genre, genre.home).local
        if genre and genre.home
        else knowledge.gazetteer.home_of(document.text, heading.publisher_entry, heading.published)
    )
    reading = Reading(
        document, knowledge, heading, home, paragraphs, [], _times(document, heading, knowledge),
        MeetingList(heading.published), genre,
    )  # fmt: skip
    for paragraph in paragraphs:
        if paragraph.kind != "tail":
            reading.sentences += _sentences(reading, paragraph)
    recognise(reading)
    cut = [((sentence.start, sentence.end), sentence.mentions) for sentence in reading.sentences]
    words = read_words(knowledge.tagger, document.text, cut)
    for sentence, own in zip(reading.sentences, words, strict=True):
        sentence.words = own
    return reading


def _times(document: Document, heading: Heading, knowledge: Knowledge) -> list[Mention]:
    text = document.text
    return [
        Mention(time.start, time.end, "time", text[time.start : time.end], first=time.first, last=time.last)
        for time in knowledge.calendar.find(text, heading.published)
    ]


def _sentences(reading: Reading, paragraph: Paragraph) -> list[Sentence]:
    start, first = paragraph.lead, len(reading.sentences)
    spans = [(start, paragraph.end)] if paragraph.kind == "title" else split_sentences(
        reading.text, start, paragraph.end, reading.knowledge.language.abbreviations
    )  # fmt: skip
    return [Sentence(*span, paragraph, first + number) for number, span in enumerate(spans)]


SHOWN: Mapping[str, ThingKind] = {
    "person": "person",
    "body": "organization",
    "country": "country",
    "place": "place",
}
"""What a mention of a kind names."""


def kinds_named(reading: Reading) -> dict[str, ThingKind]:
    """Return what the names in a document name, as far as the document shows it; what it shows first holds.

    Args:
        reading: the document's reading.
    """
    kinds: dict[str, ThingKind] = {}
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            if mention.kind in SHOWN:
                kinds.setdefault(mention.name, SHOWN[mention.kind])
    return kinds
