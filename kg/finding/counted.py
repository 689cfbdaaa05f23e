"""Says what a figure counts: "power station" of "12 small power stations", "drill" of "three missile drills"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.finding.nouns import singular
from kg.finding.phrases import is_tagged
from kg.reading.words import Word

Lists = Mapping[str, frozenset[str]]


def unit_of(words: Sequence[Word], start: int, head: int, lists: Lists) -> str:
    """Return the unit of a figure: the noun that is counted, with the nouns and adjectives that say of which kind.

    Args:
        words: the words of the sentence.
        start: the place of the first word behind the number.
        head: the place of the noun.
        lists: word lists of the wordings.
    """
    unit = singular(words[head].text)
    if words[head].lower in lists["doings"]:
        return unit  # "ten sanctions measures" are measures, what they are for is told by itself
    first = head
    while first > start and _classifies(words, first - 1, lists):
        first -= 1
    kind = "".join(_spaced(words, at) for at in range(first, head))
    return f"{kind}{unit}"


def _classifies(words: Sequence[Word], at: int, lists: Lists) -> bool:
    """Whether a word before a noun tells of which kind it is, and not how large or how new."""
    word = words[at]
    if word.mention is not None:
        return False
    if word.tag == "HYPH" or (at + 1 < len(words) and words[at + 1].tag == "HYPH"):
        return True
    return word.tag in ("NN", "NNS", "JJ", "NNP") and word.lower not in lists["plain adjectives"]


def _spaced(words: Sequence[Word], at: int) -> str:
    """Return a word with the blank behind it, none where a hyphen follows at once."""
    joined = words[at].end == words[at + 1].start
    return words[at].text + ("" if joined else " ")


def counted_of(words: Sequence[Word], start: int, head: int, text: str, unit: str) -> str | None:
    """Return what stands between a number and the noun it counts, where its unit does not tell that already.

    Args:
        words: the words of the sentence.
        start: the place of the first word behind the number.
        head: the place of the noun.
        text: the clean text.
        unit: the unit.
    """
    names = any(is_tagged(word, ("NN", "NNS", "NNP")) for word in words[start:head])
    if not names or " " in unit or "-" in unit:
        return None  # "two new ones", "12 power stations"
    return text[words[start].start : words[head].start].strip() or None
