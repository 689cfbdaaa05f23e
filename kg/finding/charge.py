"""Somebody who is charged with something, and how the words for him and for his task end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.finding.clauses import Region
from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.reading.words import Word

INSERTED = 8
"""So many words at most stand between the commas of ", he said," or ", as the speaker put it,"."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Somebody who is charged with something.

    Args:
        group: the words for who must do it.
        action: the words for what.
        rule: the rule that found it.
    """

    group: Region
    action: Region
    rule: str


def leads_to_action(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether "to" and a verb stand at a place.

    Args:
        words: the words of the sentence.
        at: the place.
        end: where the sentence ends.
    """
    verb = behind_adverbs(words, at + 1, end)
    return verb < end and is_one_of(words[at], ("to",)) and is_tagged(words[verb], ("VB", "VBP"))


def ends_group(word: Word) -> bool:
    """Return whether a word cannot stand in the words for who has a duty."""
    return word.mention is None and (
        word.tag.startswith(("V", "MD", "W", "TO")) or word.lower in (",", ";", ".", "in", "that", "as")
    )


def before_insertion(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a stretch ends before ", he said,", its own end where nothing is inserted at its end.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends, at the latest.
    """
    if end - 1 <= start or not is_one_of(words[end - 1], (",",)):
        return end
    comma = find_word(words, max(start + 1, end - 2 - INSERTED), end - 1, (",",))
    inserted = words[comma + 1 : end - 1] if comma is not None else []
    says = any(is_tagged(word, ("VBD", "VBZ", "VBP")) for word in inserted)
    return comma if comma is not None and says else end
