"""Words → their tags and base forms, as the language model tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

MOST_KNOWN = 100_000
"""So many words are remembered with their base forms; an archive has ever new ones."""

Tagged = tuple[str, str]
"""A Penn Treebank tag, and the base form in small letters."""


class Tagger:
    """Cuts text into tokens and tags them.

    A tag hangs on the words around. A base form hangs on the word and its tag alone, so it is asked for once.

    Args:
        pipeline: the language model.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        components = [component for _, component in pipeline.pipeline]
        split = _first_of_words(components)
        self._pipeline, self._in_context, self._of_words = pipeline, components[:split], components[split:]
        self._known: dict[tuple[str, str], Tagged] = {}

    def cut(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each token of a text."""
        for token in self._pipeline.tokenizer(text):
            if not token.is_space:
                yield token.idx, token.idx + len(token.text)

    def tag(self, tokens: Sequence[str]) -> list[Tagged]:
        """Return the tag and base form of each token.

        Args:
            tokens: the words of sentences that stand one behind the other.
        """
        from spacy.tokens import Doc

        doc = Doc(self._pipeline.vocab, words=list(tokens))
        for component in self._in_context:
            doc = component(doc)
        if not self._of_words:
            return _told(doc)
        seen = [(token, tag) for token, tag in zip(tokens, (one.tag_ for one in doc), strict=True)]
        self._learn([pair for pair in dict.fromkeys(seen) if pair not in self._known])
        return [self._known[pair] for pair in seen]

    def _learn(self, pairs: Sequence[tuple[str, str]]) -> None:
        from spacy.tokens import Doc

        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        # A full stop between them keeps words apart that would be one expression side by side.
        words = [word for token, _ in pairs for word in (token, ".")]
        tags = [tag for _, told in pairs for tag in (told, ".")]
        doc = Doc(self._pipeline.vocab, words=words, tags=tags)
        for component in self._of_words:
            doc = component(doc)
        self._known.update(zip(pairs, _told(doc)[::2], strict=True))


def _told(doc: Doc) -> list[Tagged]:
    return [(token.tag_, token.lemma_.casefold()) for token in doc]


def _first_of_words(components: Sequence[Callable[[Doc], Doc]]) -> int:
    """Return from which component on all look at words and tags only, and not at what stands around them."""
    from spacy.pipeline import AttributeRuler, Lemmatizer

    first = len(components)
    while first and isinstance(components[first - 1], AttributeRuler | Lemmatizer):
        first -= 1
    return first
