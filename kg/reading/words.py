"""A sentence as words with their tags, each mention one word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.mentions import Mention

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, or a mention as one word.

    Args:
        start: where it starts in the clean text.
        end: where it ends.
        text: as written.
        tag: its Penn Treebank tag; NNP for a mention.
        lemma: its base form, small letters.
        mention: the mention it stands for.
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    mention: Mention | None = None

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.casefold()


STAND_INS: Mapping[str, str] = {
    "person": "Smith",
    "body": "Congress",
    "country": "China",
    "place": "Paris",
    "meeting": "Congress",
    "time": "Monday",
}
"""What the model sees in the place of a mention: a name of its kind that it knows and tags rightly."""

SENTENCES_AT_ONCE = 400
"""So many sentences are given to the model at once, which keeps the memory for a book as for a page."""


class _Text:
    """A sentence cut into tokens, each mention one token.

    Args:
        pipeline: its tokenizer cuts.
        text: the clean text.
        stretch: start and end of the sentence.
        mentions: its mentions in order and apart; titles left over stay words.
    """

    def __init__(
        self, pipeline: Pipeline, text: str, stretch: tuple[int, int], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.spans: list[tuple[int, int, Mention | None]] = []
        at = stretch[0]
        for mention in mentions:
            if mention.kind != "post" and mention.start >= at:
                self._cut(pipeline, at, mention.start)
                self.spans.append((mention.start, mention.end, mention))
                at = mention.end
        self._cut(pipeline, at, stretch[1])

    def _cut(self, pipeline: Pipeline, start: int, end: int) -> None:
        for token in pipeline.tokenizer(self.text[start:end]):
            if not token.is_space:
                first = start + token.idx
                self.spans.append((first, first + len(token.text), None))

    def forms(self) -> list[str]:
        """Return the tokens as the model sees them."""
        return [
            STAND_INS[mention.kind] if mention else self.text[first:last]
            for first, last, mention in self.spans
        ]

    def words(self, tokens: Iterable[Token]) -> list[Word]:
        """Return the words with the tags of the model's tokens."""
        return [
            Word(first, last, self.text[first:last], "NNP", mention.name, mention)
            if mention
            else Word(first, last, self.text[first:last], token.tag_, token.lemma_.casefold())
            for (first, last, mention), token in zip(self.spans, tokens, strict=True)
        ]


def read_words(
    pipeline: Pipeline, text: str, sentences: Sequence[tuple[tuple[int, int], Sequence[Mention]]]
) -> Iterator[list[Word]]:
    """Yield the words of each sentence in order.

    Args:
        pipeline: the model that tags.
        text: the clean text.
        sentences: start and end of each sentence, and its mentions in order and apart.
    """
    for first in range(0, len(sentences), SENTENCES_AT_ONCE):
        cut = [_Text(pipeline, text, *sentence) for sentence in sentences[first : first + SENTENCES_AT_ONCE]]
        yield from _tagged(pipeline, cut)


def _tagged(pipeline: Pipeline, cut: Sequence[_Text]) -> Iterator[list[Word]]:
    from spacy.tokens import Doc

    doc = Doc(pipeline.vocab, words=[form for one in cut for form in one.forms()])
    for _, component in pipeline.pipeline:
        doc = component(doc)
    at = 0
    for one in cut:
        yield one.words(doc[at : at + len(one.spans)])
        at += len(one.spans)
