"""Tells noun phrases that name a doing: "the strengthening of the Party", "higher grain production"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.phrases import is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

BEHIND_HEAD_TAGS = ("IN", "TO", "WDT", "VBN", "VBD", "WP")
BEHIND_HEAD = (",", "which", "that", "and")


def is_doing(words: Sequence[Word], start: int, end: int, lists: WordSets) -> bool:
    """Return whether a noun phrase names a doing: its head has the ending of one, or is in the list.

    Args:
        words: the words of the sentence.
        start: where the phrase starts.
        end: where it ends at the latest.
        lists: the word lists of policies.
    """
    head = None
    for at in range(start, end):
        word = words[at]
        if head is not None and (is_tagged(word, BEHIND_HEAD_TAGS) or is_one_of(word, BEHIND_HEAD)):
            break
        if word.tag.startswith("NN"):
            head = at
    if head is None or words[head].mention is not None:
        return False
    noun = words[head].lower
    named = words[head].tag in ("NNP", "NNPS")  # "Kaesong City" has the ending of "ability"
    return noun in lists["doings"] or (not named and noun.endswith(tuple(lists["endings of doings"])))
