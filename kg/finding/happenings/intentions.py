"""Says whether words tell what is intended or supposed: "would hold talks and stage drills", "if floods come"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.finding.clauses.verbs import before_adverbs, is_finite
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

FUTURE = re.compile(r"\b(?:will|shall|would|should|must|to|not|never|may|can|plans? to)(?: \w+)? $")
"""Before a verb: what it tells is to come, or denied."""
SUPPOSED = re.compile(
    r"\b(?:[Ii]f|unless|whether|in case|as though|lest|whenever|[Nn]o matter (?:how|what|when|where|who)"
    r"|[Hh]owever (?:hard|severe|severely|harsh|strong|strongly|fierce|fiercely|heavy|heavily|often|frequent))"
    r"\b[^,;]*$"
)
POSSIBLE = re.compile(
    r"(?<!\w)(?:may|might|will|would|shall|should|must) (?:\w+ly )?[a-z]|\b(?:was|were|been) (?:no|not|never)\b"
)
"""Inside the words of a happening: it is one that may come, or there was none."""
MARKS = (";", ":", "that", "which", "who")
"""Behind these a verb has nothing to do with the one before them."""
BARE = ("VB", "VBP", "NN", "JJ")
"""Tags that a bare verb may have behind an "and"."""
JOINTS = (",", "and", "or", "but", "then")


def is_to_come(words: Sequence[Word], at: int, before: str, told: str) -> bool:
    """Return whether what is told has not happened: it is intended, supposed or denied.

    Args:
        words: the words of the sentence.
        at: the place of the first word of what is told.
        before: the coded text before it.
        told: its own coded text.
    """
    is_verb = words[at].tag.startswith(("VB", "MD"))
    if (is_verb and FUTURE.search(before)) or _is_intended(words, at):
        return True
    return SUPPOSED.search(before) is not None or POSSIBLE.search(told) is not None


def _is_intended(words: Sequence[Word], verb: int) -> bool:
    """Whether a bare verb is joined to another one that "would", "will" or "to" governs."""
    word = words[verb]
    if word.lower != word.lemma or not is_tagged(word, BARE) or not _is_joined(words, verb):
        return False
    if not is_tagged(word, ("VB", "VBP")) and not _has_object(words, verb):
        return False
    for at in range(verb - 1, 0, -1):
        if is_one_of(words[at], MARKS):
            return False
        if is_tagged(words[at], ("MD",)):
            return True
        if is_tagged(words[at - 1], ("TO",)) and is_tagged(words[at], ("VB",)):
            return True
        if is_finite(words[at]):
            return is_tagged(words[before_adverbs(words, at)], ("MD",))
    return False


def _has_object(words: Sequence[Word], verb: int) -> bool:
    """Whether a noun follows, so that what is tagged as one too is a verb: "and stage air drills"."""
    return verb + 1 < len(words) and is_tagged(words[verb + 1], ("DT", "NN", "NNS", "JJ", "PRP$", "CD"))


def _is_joined(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb stands behind an "and", with an adverb or an insertion between or without."""
    before = verb - 1
    while before > 0 and is_tagged(words[before], ("RB",)):
        before -= 1
    return before > 0 and is_one_of(words[before], JOINTS)
