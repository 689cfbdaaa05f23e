"""Finds who is named beside a verb without a subject: "it was stressed at the meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.regions import Region
from kg.finding.phrases import is_one_of, is_word
from kg.reading.words import Word

PLACE_BEFORE = 4
"""So many words at most stand before the meeting in "At the meeting it was stressed"."""


def named_before(words: Sequence[Word], at: int) -> Region | None:
    """Return where the meeting is named in "At the meeting it was stressed that ...".

    Args:
        words: the words of the sentence.
        at: the place of the verb.
    """
    it = next((place for place in range(at - 1, 0, -1) if is_word(words[place], "it")), 0)
    place = it - 1 - (it > 1 and is_one_of(words[it - 1], (",",)))
    mention = words[place].mention if it > 1 else None
    meets = mention is not None and mention.kind == "meeting"
    opens = meets and any(is_one_of(word, ("at", "in", "during")) for word in words[:place])
    return (place, place + 1) if opens and place < PLACE_BEFORE else None


def named_soon(words: Sequence[Word], after: int) -> Region | None:
    """Return where a meeting, body or person is named within a few words, before what was said begins.

    Args:
        words: the words of the sentence.
        after: the place behind the verb.
    """
    for at in range(after, min(after + 6, len(words))):
        mention = words[at].mention
        if mention is None and words[at].lower in ("that", "to"):
            return None
        if mention is not None and mention.kind in ("meeting", "body", "person"):
            return at, at + 1
    return None
