"""A sentence as words with their tags, each mention one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.mentions import Mention

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline


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


def read_words(pipeline: Pipeline, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Word]:
    """Return the words of a sentence in order.

    Args:
        pipeline: the model that tags; each sentence is given to it alone, so that a tag depends on nothing else.
        text: the clean text.
        start: where the sentence starts.
        end: where it ends.
        mentions: its mentions in order and apart; titles left over stay words.
    """
    named = [mention for mention in mentions if mention.kind != "post"]
    words: list[Word] = []
    at = 0
    for token in pipeline(text[start:end]):
        if token.is_space:
            continue
        first, last = start + token.idx, start + token.idx + len(token.text)
        while at < len(named) and named[at].end <= first:
            at += 1
        mention = named[at] if at < len(named) and named[at].start < last and first < named[at].end else None
        if mention is None:
            words.append(Word(first, last, token.text, token.tag_, token.lemma_.casefold()))
        elif not words or words[-1].mention is not mention:
            words.append(Word(mention.start, mention.end, text[mention.start : mention.end], "NNP", mention.name, mention))
        elif last > mention.end:  # "U.S.'s": what the mention leaves over is a word again
            words.append(Word(mention.end, last, text[mention.end : last], "POS", text[mention.end : last]))
    return words
