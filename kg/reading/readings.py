"""What reading makes of a document: its sentences with what they name, its times and its meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.grammar.genres import Genre
from kg.model import Document
from kg.reading.heading import Heading
from kg.reading.meeting_list import MeetingList
from kg.reading.mentions import CodedText, Mention
from kg.reading.sentences import Paragraph
from kg.reading.words import Word

if TYPE_CHECKING:
    from kg.reading.knowledge import Knowledge


@dataclass
class Sentence:
    """A sentence of a document.

    Args:
        start: where it starts in the clean text.
        end: where it ends.
        paragraph: its paragraph.
        number: its place in the document.
        names: the bodies, countries and places it names, those inside other mentions too.
        mentions: what it names, in order and apart.
        coded: its text with a sign for each mention.
        words: its words and mentions with their tags.
        attends: the role of those whom it names, where it is a line of a list of those present or away.
    """

    start: int
    end: int
    paragraph: Paragraph
    number: int
    names: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    coded: CodedText = field(default_factory=lambda: CodedText("", (0,)))
    words: list[Word] = field(default_factory=list)
    attends: str | None = None

    @property
    def names_meeting(self) -> bool:
        """Whether it names a meeting."""
        return any(mention.kind == "meeting" for mention in self.mentions)


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
        genre: the genre it is of, where its headline shows one.
    """

    document: Document
    knowledge: Knowledge
    heading: Heading
    home: str | None
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    times: list[Mention]
    meetings: MeetingList
    genre: Genre | None = None

    @property
    def text(self) -> str:
        """The clean text."""
        return self.document.text

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that holds a place of the clean text, None between sentences."""
        return next((one for one in self.sentences if one.start <= place < one.end), None)

    @property
    def body(self) -> list[Sentence]:
        """The sentences below the headline."""
        return [sentence for sentence in self.sentences if sentence.paragraph.kind != "title"]
