"""A sentence as words with their tags, each mention one word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.reading.mentions import Mention

if TYPE_CHECKING:
    from kg.reading.tagging import Tagged, Tagger


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
        lower: the word in small letters.
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str
    mention: Mention | None = None
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.casefold())


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
        tagger: cuts text into tokens.
        text: the clean text.
        stretch: start and end of the sentence.
        mentions: its mentions in order and apart; titles left over stay words.
    """

    def __init__(
        self, tagger: Tagger, text: str, stretch: tuple[int, int], mentions: Sequence[Mention]
    ) -> None:
        self.text = text
        self.spans: list[tuple[int, int, Mention | None]] = []
        at = stretch[0]
        for mention in mentions:
            if mention.kind != "post" and mention.start >= at:
                self._cut(tagger, at, mention.start)
                self.spans.append((mention.start, mention.end, mention))
                at = mention.end
        self._cut(tagger, at, stretch[1])

    def _cut(self, tagger: Tagger, start: int, end: int) -> None:
        self.spans += [
            (start + first, start + last, None) for first, last in tagger.cut(self.text[start:end])
        ]

    def forms(self) -> list[str]:
        """Return the tokens as the model sees them."""
        return [
            STAND_INS[mention.kind] if mention else self.text[first:last]
            for first, last, mention in self.spans
        ]

    def words(self, tagged: Iterable[Tagged]) -> list[Word]:
        """Return the words with the tags and base forms of their tokens."""
        return [
            Word(first, last, self.text[first:last], "NNP", mention.name, mention)
            if mention
            else Word(first, last, self.text[first:last], tag, lemma)
            for (first, last, mention), (tag, lemma) in zip(self.spans, tagged, strict=True)
        ]


def read_words(
    tagger: Tagger, text: str, sentences: Sequence[tuple[tuple[int, int], Sequence[Mention]]]
) -> Iterator[list[Word]]:
    """Yield the words of each sentence in order.

    Args:
        tagger: cuts and tags.
        text: the clean text.
        sentences: start and end of each sentence, and its mentions in order and apart.
    """
    for first in range(0, len(sentences), SENTENCES_AT_ONCE):
        cut = [_Text(tagger, text, *sentence) for sentence in sentences[first : first + SENTENCES_AT_ONCE]]
        tagged = tagger.tag([form for one in cut for form in one.forms()])
        at = 0
        for one in cut:
            yield one.words(tagged[at : at + len(one.spans)])
            at += len(one.spans)
