"""Says who several are that act together, and what a noun phrase is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.references import as_worded, is_group
from kg.finding.clauses.regions import Region, span_of
from kg.finding.clauses.subject_regions import ACTORS, BOUNDARIES
from kg.finding.context import Actor, Context
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.reading.words import Word

UNNAMING = ("time", "post", "place")
"""Kinds of names that are no subject."""
JOINTS = (",", "and", "the")
"""Words between the names of those who act together."""


def listed_in(words: Sequence[Word], region: Region, context: Context) -> Actor | None:
    """Return those whom a list with commas names: "the mines, the farms and other units", "China, Laos and Cuba".

    Args:
        words: the words of the sentence.
        region: the words of the subject.
        context: what is known here.
    """
    start, end = region
    comma = max((at for at in range(start, end) if is_word(words[at], ",")), default=None)
    last = max((at for at in range(start, end) if is_word(words[at], "and")), default=None)
    head = head_of(words, last + 1, end, context) if comma is not None and last is not None else None
    if head is None:
        return None
    if words[head].mention is not None:
        return joined_in(words, region, head)
    return as_worded(words, region, context, "group") if is_group(words[head].lower, context) else None


def joined_in(words: Sequence[Word], region: Region, head: int) -> Actor | None:
    """Return those who act together under their names: "Kim and Pak", "the Ministry of A and the Ministry of B".

    Args:
        words: the words of the sentence.
        region: the words of the subject.
        head: the place of the last name.
    """
    first, at = head, head
    while at > region[0]:
        at -= 1
        mention = words[at].mention
        if mention is not None and mention.kind in ACTORS:
            first = at
        elif not is_one_of(words[at], JOINTS):
            break
    names = [word.mention.name for word in words[first : head + 1] if word.mention is not None]
    before = [word for word in words[max(region[0] - 1, 0) : first] if not is_one_of(word, BOUNDARIES)]
    before = [word for word in before if not is_tagged(word, ("DT", "RB", "PDT"))]
    if before or len(names) < 2 or not any(is_word(word, "and") for word in words[first:head]):
        return None
    span = span_of(words, (first, head + 1))
    return Actor(f"{', '.join(names[:-1])} and {names[-1]}", span, kind="group")


def head_of(words: Sequence[Word], start: int, end: int, context: Context) -> int | None:
    """Return the place of the noun or name that a noun phrase is about: the last before a preposition.

    Args:
        words: the words of the sentence.
        start: where the phrase starts.
        end: where it ends.
        context: what is known here.
    """
    closing = context.reading.knowledge.wordings.word_sets["cues"]["behind head"]
    head = None
    for at in range(start, end):
        word = words[at]
        closes = word.mention is None and (word.lower in closing or word.tag in ("VBN", "VBD", "VBG"))
        if head is not None and closes:
            break
        if _may_head(word):
            head = at
    return head


def _may_head(word: Word) -> bool:
    if word.mention is not None:
        return word.mention.kind not in UNNAMING
    return word.tag.startswith(("NN", "PRP")) or word.lower in ("all", "both", "others")
