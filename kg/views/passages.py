"""The sentences behind evidence: each stored once, with the marked phrases inside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.shipped import shipped
from kg.views.rows import DocumentRow, Place

LONGEST_PASSAGE = 900
"""A passage longer than this is cut around its marked phrase, in characters."""

CONTEXT = 300
"""How many characters are kept on either side of the phrase where a passage is cut."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence, or several where a quote runs over their ends.

    Args:
        document: the document's IRI.
        start: offset in the raw text.
        end: offset of its end.
        text: its words, cleaned of mark-up and broken lines.
    """

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage and where in its text the phrase of a place stands."""

    passage: Passage
    start: int
    end: int


class Passages:
    """Finds the passage around a place.

    Args:
        documents: the documents that places may name.
    """

    def __init__(self, documents: Iterable[DocumentRow]) -> None:
        self._sources = {document.iri: _Source(document.raw) for document in documents}

    def around(self, place: Place) -> Marked | None:
        """Return the passage in which a place stands, ``None`` where its document is not known."""
        source = self._sources.get(place.document)
        return source.marked(place) if source else None


class _Source:
    """The clean text of a document, its sentences, and the way back to the raw text."""

    def __init__(self, raw: str) -> None:
        from kg.documents.cleaning import clean

        traced = clean(raw)
        self.text: str = traced.text
        self.origins: Sequence[int] = traced.origins
        self.sentences = _sentences(self.text)
        self.starts = [start for start, _ in self.sentences]

    def marked(self, place: Place) -> Marked | None:
        start = bisect_left(self.origins, place.start, 0, len(self.text))
        end = max(start, bisect_left(self.origins, place.end, 0, len(self.text)))
        if not self.sentences or start >= len(self.text):
            return None
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_left(self.starts, end) - 1)
        return self._cut(place, (self.sentences[first][0], self.sentences[last][1]), (start, end))

    def _cut(self, place: Place, sentence: tuple[int, int], mark: tuple[int, int]) -> Marked:
        begin, finish = min(sentence[0], mark[0]), max(sentence[1], mark[1])
        lead = tail = ""
        if finish - begin > LONGEST_PASSAGE:
            cut_begin, cut_finish = max(begin, mark[0] - CONTEXT), min(finish, mark[1] + CONTEXT)
            cut_finish = min(cut_finish, cut_begin + 2 * LONGEST_PASSAGE)
            lead, tail = "…" * (cut_begin > begin), "…" * (cut_finish < finish)
            begin, finish = cut_begin, cut_finish
        passage = Passage(
            place.document,
            self.origins[begin],
            self.origins[finish],
            lead + self.text[begin:finish].replace("\n", " ") + tail,
        )
        shift = len(lead) - begin
        return Marked(passage, mark[0] + shift, min(mark[1], finish) + shift)


def _sentences(text: str) -> list[tuple[int, int]]:
    from kg.reading.sentences import split_sentences

    found: list[tuple[int, int]] = []
    begun = 0
    for line in text.split("\n"):
        found.extend(split_sentences(text, begun, begun + len(line), _abbreviations()))
        begun += len(line) + 1
    return found


@cache
def _abbreviations() -> tuple[str, ...]:
    from kg.grammar.languages import read_language

    return read_language(shipped("grammar") / "languages" / "en.toml").abbreviations
