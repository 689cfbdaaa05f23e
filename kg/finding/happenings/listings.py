"""Says whether a list of objects goes on behind a comma: "visited the farms, schools, shops and mills"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.verbs import is_finite
from kg.finding.phrases import is_named, is_one_of, is_tagged
from kg.reading.words import Word

NOUN_PHRASE = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "HYPH", "POS", "PRP$", "VBN")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
PLACES = ("place", "country")
INSIDE = ("of", "for", "'s", "-")
"""These join nouns within one part of a list."""


def goes_on_listing(words: Sequence[Word], comma: int) -> bool:
    """Return whether the nouns behind a comma end a list with "and", or name the larger place.

    Args:
        words: the words of the sentence.
        comma: the place of the comma.
    """
    if not 0 < comma < len(words) - 2 or is_one_of(words[comma + 1], ("and", "or")):
        return False
    if (
        _is_named_place(words, comma - 1)
        and is_named(words[comma + 1], PLACES)
        and not _tells(words, comma + 2)
    ):
        return True
    if not _is_noun(words[comma - 1]) or is_named(words[comma - 1], ("person",)):
        return False
    at, joined = comma + 1, False
    while at < len(words) and (_is_part(words, at) or is_one_of(words[at], (",", "and", "or"))):
        is_end = joined and is_one_of(words[at], (",",))
        if is_end:
            break
        joined |= is_one_of(words[at], ("and", "or")) and _is_noun_before(words, at)
        at += 1
    return joined and _is_noun(words[at - 1]) and not (at < len(words) and _tells(words, at))


def _is_noun(word: Word) -> bool:
    return word.mention is not None or is_tagged(word, NOUNS)


def _is_noun_before(words: Sequence[Word], at: int) -> bool:
    return _is_noun(words[at - 1]) or is_one_of(words[at - 1], (",",))


def _is_named_place(words: Sequence[Word], at: int) -> bool:
    return is_named(words[at], PLACES) or (words[at].mention is None and is_tagged(words[at], ("NNP",)))


def _is_part(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if is_tagged(word, ("VBG",)):
        return at + 1 < len(words) and is_tagged(words[at + 1], NOUNS)
    if word.mention is not None:
        return word.mention.kind not in ("time", "person")
    return is_tagged(word, NOUN_PHRASE) or is_one_of(word, INSIDE)


def _tells(words: Sequence[Word], at: int) -> bool:
    """Whether a verb follows, of which the nouns would be the subject."""
    while at < len(words) - 1 and is_tagged(words[at], ("RB",)):
        at += 1
    return is_finite(words[at]) or is_tagged(words[at], ("MD",))
