"""Tells the words around a number: what joins its adjectives, shares, and which words may stand in its noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.words import Word

NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
INNER_TAGS = (*NOUN_TAGS, "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "POS", "RB", "CC")


def currency(sign: str) -> str:
    """Return the name of what a sign before a figure stands for, the sign where it has none.

    Args:
        sign: the sign, with blanks or none.
    """
    names = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "Rs": "rupee", "Rs.": "rupee"}
    plain = sign.strip().removeprefix("US")
    return names.get(plain, sign.strip())


def joins_adjectives(words: Sequence[Word], at: int) -> bool:
    """Whether an "and" stands between adjectives: "12 medium and small-sized stations".

    Args:
        words: the words of the sentence.
        at: the place of the "and".
    """
    if words[at].lower != "and" or at + 1 >= len(words):
        return False
    return words[at - 1].tag.startswith(("JJ", "HYPH")) and words[at + 1].tag.startswith(("JJ", "VBN"))


def is_share(words: Sequence[Word], at: int) -> bool:
    """Whether "of the" or "of its" follows a number.

    Args:
        words: the words of the sentence.
        at: the place behind the number.
    """
    follows = words[at : at + 2]
    return len(follows) == 2 and follows[0].lower == "of" and follows[1].tag in ("DT", "PRP$")


def is_new(words: Sequence[Word], start: int) -> bool:
    """Whether a number at a place tells of something not told before: "two bridges", not "the two sides".

    Args:
        words: the words of the sentence.
        start: where the number starts in the clean text.
    """
    at = next((at for at, word in enumerate(words) if word.start >= start), 0)
    return at == 0 or words[at - 1].tag not in ("DT", "PRP$", "POS", "JJ")


def is_inside(word: Word) -> bool:
    """Whether a word may stand in a noun phrase: an adjective or a noun, a country as in "U.S. dollars".

    Args:
        word: the word.
    """
    if word.mention is not None:
        return word.mention.kind == "country"
    return word.tag.startswith(INNER_TAGS)
