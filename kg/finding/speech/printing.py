"""Finds the paper that printed an article, whose words the article's are."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.verbs import is_finite, is_passive
from kg.finding.context import Actor
from kg.finding.phrases import is_one_of, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

NEAR = 4
"""Within so many words from the beginning of the sentence the paper is named that prints."""
REACH = 6
"""Within so many words behind the verb the article is named."""


def printed_by(words: Sequence[Word], lists: WordSets) -> Actor | None:
    """Return the paper that prints an article in a sentence: "The Daily carries an article", "printed by the Daily".

    Args:
        words: the words of the sentence.
        lists: the word lists of cues.
    """
    for at, word in enumerate(words):
        if word.mention is not None or word.lemma not in lists["printing"] or not word.tag.startswith("VB"):
            continue
        if any(is_one_of(one, lists["authored"]) for one in words[at + 2 :]):
            return None  # "carried an article by the minister", whose words it has
        if is_passive(words, at):
            by = at + 1 < len(words) and is_one_of(words[at + 1], ("by", "in"))
            named = _paper(words[at + 2 : at + 4]) if by and _tells_article(words[:at], lists) else None
        elif is_finite(word) and _tells_article(words[at + 1 : at + REACH], lists):
            named = _paper(words[: min(at, NEAR)])
        else:
            named = None
        if named is not None:
            return named
    return None


def _tells_article(words: Sequence[Word], lists: WordSets) -> bool:
    return any(is_one_of(word, lists["articles"]) for word in words)


def _paper(words: Sequence[Word]) -> Actor | None:
    """Return the first body of some words, None where a person is named among them, who may have written."""
    named = [word.mention for word in words if word.mention is not None and not is_word(word, "the")]
    if any(mention.kind == "person" for mention in named):
        return None
    body = next((mention for mention in named if mention.kind == "body"), None)
    return Actor(body.name, (body.start, body.end), kind="body") if body is not None else None
