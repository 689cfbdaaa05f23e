"""Finds the head noun of a phrase, and whether a phrase names somebody."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.reading.words import Word

BEFORE_HEAD = frozenset(
    ("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "VBN", "VBG", "POS", "CC", "HYPH",
     "RB", "RBS", "RBR", "AFX", "PRP", "VBD")
)  # fmt: skip
"""Tags that may stand before the head of a noun phrase."""
WORDS_BEFORE_HEAD = frozenset((",", "and", "of", "'s", "about", "on", "once", "again"))


def find_head(words: Sequence[Word], start: int, end: int, heads: Collection[str], reach: int) -> int | None:
    """Return the place of the first noun of a list that heads the phrase with which a stretch begins.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        heads: the nouns looked for, small letters.
        reach: within so many words.
    """
    for at in range(start, min(start + reach, end)):
        word = words[at]
        if word.mention is not None:
            continue
        if word.lower in heads and word.tag.startswith("NN"):
            return at
        one_by_one = word.lower == "by" and words[at - 1].tag == "CD"
        if word.tag not in BEFORE_HEAD and word.lower not in WORDS_BEFORE_HEAD and not one_by_one:
            return None
    return None


def names_somebody(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a stretch names somebody: at least a noun, a name or a pronoun."""
    return any(
        word.tag.startswith(("NN", "PRP")) or word.lower in ("all", "everyone", "others", "both")
        for word in words[start:end]
    )
