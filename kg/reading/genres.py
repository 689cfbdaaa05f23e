"""Reads a document by its genre: its headline, the lines that are no text, the meeting it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.documents.headline import HEADLINE_LENGTH, HEADLINE_LINES
from kg.grammar.genres import Genre, shape_pattern
from kg.grammar.tables import meant
from kg.model import DataError, Document
from kg.ontology import Entry, Things
from kg.reading.mentions import MeetingName, Mention, lay_over
from kg.reading.sentences import Paragraph

if TYPE_CHECKING:
    from kg.reading.readings import Reading, Sentence

Span = tuple[int, int]
"""Start and end in the clean text."""

BEFORE_TIME = re.compile(r"[\s,;:(\[–—-]*(?:\b(?:of|on|from|in|held))?\s*$")
"""What stands between the name of a meeting and its day."""


class GenreFinder:
    """Tells of which genre a document is, by its headline.

    Args:
        genres: the genres, those that are tried first in front.
        things: the named things, for the names of the bodies that meet.
        words: the head words of meetings.

    Raises:
        DataError: a card names a body or a state that nobody knows, or a word for no meeting.
    """

    def __init__(self, genres: Sequence[Genre], things: Things, words: Collection[str]) -> None:
        self.entries = {
            entry.label: entry
            for entry in things.entries.values()
            if entry.kind in ("organization", "country")
        }
        for genre in genres:
            if genre.word not in words:
                raise DataError(
                    f'{genre.path}: "{genre.word}" is no word for a meeting',
                    "the head words are those of [meetings] kinds in the language file",
                    meant(genre.word, words),
                )
        self._shapes = [_Shapes.of(genre, self._names(genre)) for genre in genres]

    def entry(self, genre: Genre, label: str) -> Entry:
        """Return the body or state that a card names."""
        if label not in self.entries:
            near = get_close_matches(label, self.entries, n=1)
            raise DataError(
                f'{genre.path}: "{label}" is no body and no state that is known',
                "a genre card gives the name under which the ontology has it (skos:prefLabel)",
                f'did you mean "{near[0]}"?'
                if near
                else "describe it in a Turtle file of your ontology folder",
            )
        return self.entries[label]

    def _names(self, genre: Genre) -> tuple[str, ...]:
        if genre.home is not None:
            self.entry(genre, genre.home)
        if genre.body is None:
            return ()
        entry = self.entry(genre, genre.body)
        return (entry.label, *entry.variants, *entry.home_variants)

    def find(
        self, document: Document, paragraphs: Sequence[Paragraph]
    ) -> tuple[Genre | None, list[Paragraph]]:
        """Return the genre whose headline a document has, and its paragraphs as the genre has them.

        Args:
            document: the document.
            paragraphs: its paragraphs, as they are without a genre.

        Returns:
            The genre, None where no headline fits; and the paragraphs, lines that are no part of the text as
            tails.
        """
        for shapes in self._shapes:
            arranged = list(_arranged(document, paragraphs, shapes))
            titles = (document.text[one.start : one.end] for one in arranged if one.kind == "title")
            headline = _plain(" ".join(titles) or document.metadata.title or "")
            if any(shape.fullmatch(headline) for shape in shapes.title):
                return shapes.genre, arranged
        return None, list(paragraphs)


@dataclass(frozen=True)
class _Shapes:
    """The shapes of a genre as patterns."""

    genre: Genre
    title: tuple[re.Pattern[str], ...]
    furniture: tuple[re.Pattern[str], ...]

    @staticmethod
    def of(genre: Genre, names: Sequence[str]) -> _Shapes:
        """Return the shapes of a genre.

        Args:
            genre: the genre.
            names: the names of the body that meets.
        """
        title = tuple(shape_pattern(shape, names) for shape in genre.title)
        return _Shapes(genre, title, tuple(map(shape_pattern, genre.furniture)))

    def is_furniture(self, line: str) -> bool:
        """Return whether a line is no part of the text."""
        return any(shape.fullmatch(_plain(line)) for shape in self.furniture)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _arranged(document: Document, paragraphs: Sequence[Paragraph], shapes: _Shapes) -> Iterator[Paragraph]:
    """Yield paragraphs with lines that are no text as tails; of a headline they are cut out."""
    untitled = True
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "title":
            pieces = list(_title_pieces(document, paragraph, shapes))
            untitled &= all(piece.kind != "title" for piece in pieces)
            yield from pieces
        elif shapes.is_furniture(document.text[paragraph.start : paragraph.end]):
            yield replace(paragraph, kind="tail")
        elif untitled and number < HEADLINE_LINES and _is_headline(document.text, paragraph):
            untitled = False
            yield replace(paragraph, kind="title")
        else:
            untitled &= paragraph.kind == "tail"
            yield paragraph


def _title_pieces(document: Document, title: Paragraph, shapes: _Shapes) -> Iterator[Paragraph]:
    """Yield the parts of a headline, those of its lines that are no text as tails."""
    begun: int | None = None
    lines = list(_lines(document, title))
    for start, end in lines:
        if not shapes.is_furniture(document.text[start:end]):
            begun = start if begun is None else begun
            continue
        if begun is not None:
            yield replace(title, start=begun, end=start - 1, lead=begun)
        begun = None
        yield replace(title, start=start, end=end, kind="tail", lead=start)
    if begun is not None:
        yield replace(title, start=begun, end=title.end, lead=begun)


def _lines(document: Document, paragraph: Paragraph) -> Iterator[Span]:
    """Yield the lines of a headline, which cleaning has joined, as they were."""
    start = paragraph.start
    for at in range(paragraph.start, paragraph.end):
        source = document.raw[document.origins[at] : document.origins[at + 1]]
        if document.text[at] == " " and "\n" in source:
            yield start, at
            start = at + 1
    yield start, paragraph.end


def _is_headline(text: str, paragraph: Paragraph) -> bool:
    """Return whether a paragraph can be a headline: it has no dateline, is short, and ends as no sentence."""
    line = text[paragraph.start : paragraph.end]
    is_short = len(line) <= HEADLINE_LENGTH
    return paragraph.kind == "body" and paragraph.lead == paragraph.start and is_short and _is_open(line)


def _is_open(line: str) -> bool:
    return not line.rstrip("\"')").endswith((".", ":"))


def name_meeting(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Return the mentions of a sentence, in a headline with the meeting that the genre implies.

    A headline that names a meeting of the body already is left as it is.

    Args:
        reading: the document.
        sentence: the sentence, with its names.
    """
    genre = reading.genre
    if genre is None or genre.body is None or sentence.paragraph.kind != "title":
        return sentence.mentions
    if any(is_about(reading, sentence, mention) for mention in sentence.mentions):
        return sentence.mentions
    start, end = _named_part(reading.text, sentence)
    finder, entry = reading.knowledge.meetings, reading.knowledge.genre_finder.entry(genre, genre.body)
    body, head = Mention(start, end, "body", entry.label, entry.local), finder.by_word[genre.word]
    meeting = MeetingName(finder.kind_of(head, genre.word, body), entry.label, None, None, False, genre.word)
    name = finder.name_of(None, (), head, entry.label)
    return lay_over(sentence.mentions, [Mention(start, end, "meeting", name, entry.local, meeting=meeting)])


def _named_part(text: str, sentence: Sentence) -> Span:
    """Return the part of a headline that stands for the meeting: that before its day, or else behind it."""
    times = [mention for mention in sentence.mentions if mention.kind == "time"]
    if not times:
        return sentence.start, sentence.end
    gap = BEFORE_TIME.search(text, sentence.start, times[0].start)
    end = gap.start() if gap else times[0].start
    return (sentence.start, end) if end > sentence.start else (times[-1].end + 1, sentence.end)


def is_about(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Return whether a headline names the meeting that a document of the genre is about.

    Args:
        reading: the document.
        sentence: the sentence in which the meeting is named.
        mention: the meeting.
    """
    body = mention.meeting.body if mention.meeting is not None else None
    is_title = sentence.paragraph.kind == "title"
    return is_title and body is not None and reading.genre is not None and reading.genre.body == body
