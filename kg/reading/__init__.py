"""Document → reading: paragraphs, sentences with their words and names, the document's day and meetings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.model import Document
from kg.reading.heading import Heading, read_heading
from kg.reading.knowledge import Knowledge
from kg.reading.meeting_list import MeetingList
from kg.reading.mentions import CodedText, Mention, encode, lay_over
from kg.reading.sentences import Paragraph, find_paragraphs, split_sentences
from kg.reading.words import Word, read_words

__all__ = ["Heading", "Reading", "Sentence", "read"]


@dataclass
class Sentence:
    """A sentence of a document.

    Args:
        start: where it starts in the clean text.
        end: where it ends.
        paragraph: its paragraph.
        number: its place in the document.
        mentions: what it names, in order and apart.
        coded: its text with a sign for each mention.
        words: its words and mentions with their tags.
    """

    start: int
    end: int
    paragraph: Paragraph
    number: int
    mentions: list[Mention] = field(default_factory=list)
    coded: CodedText = field(default_factory=lambda: CodedText("", (0,)))
    words: list[Word] = field(default_factory=list)


@dataclass
class Reading:
    """A document as rules see it.

    Args:
        document: the document.
        knowledge: what was known.
        heading: its title, day, place and publisher.
        home: local name of the state whose document it is.
        paragraphs: its paragraphs.
        sentences: the sentences of its title, body and lists.
        times: all time expressions, those of datelines and tails and inside names too.
        meetings: the meetings it names.
    """

    document: Document
    knowledge: Knowledge
    heading: Heading
    home: str | None
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    times: list[Mention]
    meetings: MeetingList

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.text

    @property
    def body(self) -> list[Sentence]:
        """The sentences below the headline."""
        return [sentence for sentence in self.sentences if sentence.paragraph.kind != "title"]


def read(document: Document, knowledge: Knowledge) -> Reading:
    """Return the reading of a document.

    Args:
        document: the document.
        knowledge: what is known before.
    """
    paragraphs = find_paragraphs(document.text, knowledge.language.ordinals)
    heading = read_heading(document, paragraphs, knowledge)
    home = knowledge.gazetteer.home_of(document.text, heading.publisher_entry)
    times = [
        Mention(time.start, time.end, "time", document.text[time.start : time.end], first=time.first, last=time.last)
        for time in knowledge.calendar.find(document.text, heading.published)
    ]
    meetings = MeetingList(heading.published)
    reading = Reading(document, knowledge, heading, home, paragraphs, [], times, meetings)
    for paragraph in paragraphs:
        if paragraph.kind != "tail":
            _read_paragraph(reading, paragraph)
    meetings.settle()
    for sentence in reading.sentences:
        _point_back(reading, sentence)
        sentence.coded = encode(document.text, sentence.start, sentence.end, sentence.mentions)
    cut = [((sentence.start, sentence.end), sentence.mentions) for sentence in reading.sentences]
    for sentence, words in zip(
        reading.sentences, read_words(knowledge.pipeline, document.text, cut), strict=True
    ):
        sentence.words = words
    return reading


def _read_paragraph(reading: Reading, paragraph: Paragraph) -> None:
    start = paragraph.lead
    spans = [(start, paragraph.end)] if paragraph.kind == "title" else split_sentences(
        reading.text, start, paragraph.end, reading.knowledge.language.abbreviations
    )  # fmt: skip
    for first, last in spans:
        sentence = Sentence(first, last, paragraph, len(reading.sentences))
        sentence.mentions = _name(reading, sentence)
        reading.sentences.append(sentence)


def _name(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Return what a sentence names: times, bodies, meetings, persons, talks, and the titles left over."""
    knowledge, text, start, end = reading.knowledge, reading.text, sentence.start, sentence.end
    times = [time for time in reading.times if start <= time.start and time.end <= end]
    bodies = knowledge.bodies.find(text, start, end, reading.home)
    mentions = lay_over(times, bodies)
    found = knowledge.meetings.find(text, start, end, mentions)
    mentions = lay_over(mentions, found)
    mentions = knowledge.persons.find(text, start, end, mentions, reading.home)
    mentions = lay_over(mentions, knowledge.meetings.find_talks(text, start, end, mentions))
    for mention in mentions:
        if mention.kind == "meeting":
            reading.meetings.add(mention, sentence.number)
    return lay_over(mentions, _posts(reading, sentence, mentions))


def _posts(reading: Reading, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    coded = encode(reading.text, sentence.start, sentence.end, mentions)
    posts = reading.knowledge.posts.find(coded, reading.text, mentions, reading.home)
    return [Mention(post.start, post.end, "post", post.title, posts=(post,)) for post in posts]


def _point_back(reading: Reading, sentence: Sentence) -> None:
    """Give each meeting its settled name, and each phrase that points to a meeting a mention of it."""
    settled = [
        replace(mention, name=reading.meetings.settled(mention), anaphoric=reading.meetings.is_pointer(mention))
        if mention.kind == "meeting"
        else mention
        for mention in sentence.mentions
    ]
    pointers = []
    for match in reading.knowledge.meetings.pointers(reading.text[sentence.start : sentence.end]):
        first, last = sentence.start + match.start(), sentence.start + match.end()
        if any(other.start < last and first < other.end and other.kind != "post" for other in settled):
            continue
        groups = match.groupdict()
        word = " ".join((groups["kind"] or groups["kind2"]).casefold().split())
        number = reading.knowledge.language.ordinal(groups["numbered"]) if groups.get("numbered") else None
        meant = reading.meetings.meant(word, number, sentence.number)
        if meant is not None:
            article = re.match(r"(?:the|this|that) ", match.group(), re.I)
            pointers.append(replace(meant, start=first + (article.end() if article else 0), end=last, anaphoric=True))
    sentence.mentions = lay_over(settled, pointers)
