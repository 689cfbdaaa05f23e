"""Cuts a stretch into single courses of action, each without what tells reason, time or condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.doings import is_doing
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import is_gerund
from kg.finding.courses.actions import before_further_need, split_actions
from kg.finding.courses.kinds import kind_of_action
from kg.finding.phrases import find_phrases, is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

SHORTEST = 3
"""So many words a course keeps at least."""
FINITE = ("is", "are", "was", "were", "has", "have", "had")
REACH = 8
"""Within so many words behind "as" a clause of reason has its verb."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course of action.

    Args:
        region: the words that name it.
        kind: its kind.
        group: the words for those who must carry it out.
    """

    region: Region
    kind: str = "task"
    group: Region | None = None


def actions_of(
    words: Sequence[Word], region: Region, kind: str, group: Region | None, lists: WordSets
) -> list[Course]:
    """Return a stretch as single courses of action, each without what tells reason, time or condition.

    Args:
        words: the words of the sentence.
        region: the stretch.
        kind: the kind that the noun before it makes.
        group: the words for those who must carry it out.
        lists: the word lists of policies.
    """
    found = []
    for piece in split_actions(words, before_further_need(words, region, lists), lists):
        start, end = cut_tail(words, _unwrapped(words, piece, lists), lists)
        if _names_action(words, start, end, lists):
            found.append(Course((start, end), kind_of_action(words[start:end], kind, lists), group))
    return found


def _unwrapped(words: Sequence[Word], region: Region, lists: WordSets) -> Region:
    """Take "finding out the correct way for" off what it leads to."""
    start, end = region
    if words[start].lower in lists["seeking"] and words[start].tag in ("VBG", "VB"):
        for at in range(start + 1, min(start + 9, end - 2)):
            leads = words[at].lower in lists["matters"] and words[at + 1].lower in ("for", "of", "in")
            if leads and words[at + 2].tag in ("VBG", "RB", "RBR"):
                return at + 2, end
    return region


def cut_tail(words: Sequence[Word], region: Region, lists: WordSets) -> Region:
    """Return a course of action without what tells reason, time or condition behind it.

    Args:
        words: the words of the sentence.
        region: the course of action.
        lists: the word lists of policies.
    """
    start, end = region[0], clause_end(words, *region)
    cuts = {start + first for first, _ in find_phrases(words[start:end], lists["cuts"])}
    for at in range(start + SHORTEST, end):
        if at in cuts or _opens_tail(words, at, end):
            return start, at - (words[at - 1].lower == ",")
        if words[start].tag == "DT" and words[at].lower == "," and _is_article(words, at + 1):
            return start, at
        if words[at].lower == "," and _opens_absolute(words, at + 1, end):
            return start, at
        if words[at].lower == "," and _opens_apposition(words, at + 1, end, lists):
            return start, at
    return start, end


def _opens_tail(words: Sequence[Word], at: int, end: int) -> bool:
    behind_comma = words[at - 1].lower == "," and is_one_of(words[at], ("where", "whose"))
    relative = behind_comma or (is_word(words[at], "which") and words[at].tag == "WDT")
    # "those working to raise yields, are honoured": the clause around goes on
    goes_on = words[at].lower == "," and at + 1 < end and is_one_of(words[at + 1], FINITE)
    return goes_on or relative or (words[at].lower == "as" and _is_reason(words, at, end))


def _opens_apposition(words: Sequence[Word], at: int, end: int, lists: WordSets) -> bool:
    """Whether ", the core of ..." opens, which only praises what stands before."""
    if at >= end or not _is_article(words, at):
        return False
    noun = next(
        (
            place
            for place in range(at + 1, min(at + 6, end - 1))
            if is_one_of(words[place], lists["praising"])
        ),
        at,
    )
    return noun > at and is_one_of(words[noun + 1], ("of", "for", "in", "to"))


def _opens_absolute(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "with prices kept low" or "the main task being to" opens, which tells circumstances."""
    if at >= end or not (is_one_of(words[at], ("with",)) or _is_article(words, at)):
        return False
    ahead = words[at + 1 : min(at + REACH, end)]
    if is_one_of(words[at], ("with",)):
        verb = next((place for place, word in enumerate(ahead) if is_tagged(word, ("VBN", "VBG"))), None)
        return verb is not None and verb > 0 and ahead[verb - 1].tag.startswith("NN")
    return any(is_one_of(word, ("being",)) for word in ahead) and not any(
        is_one_of(word, (",",)) for word in ahead
    )


def _is_article(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in ("a", "an", "the")


def _is_reason(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "as" opens a clause with a subject and a finite verb."""
    for place in range(at + 1, min(at + REACH, end)):
        if is_tagged(words[place], ("VBZ", "VBD", "MD", "VBP")):
            return place > at + 1
        if is_one_of(words[place], (",", "to", "and", "of")):
            return False
    return False


def _is_person(word: Word) -> bool:
    person = word.mention is not None and word.mention.kind == "person"
    return person or is_one_of(word, ("him", "her", "them"))


def _names_action(words: Sequence[Word], start: int, end: int, lists: WordSets) -> bool:
    if end - start < 2 or any(is_one_of(word, ("following",)) for word in words[start + 1 : start + 3]):
        return False  # "decided the following", "set the following tasks"
    if is_one_of(words[start], lists["passing papers"]):
        # "voted to adopt a law on parks" is a decision
        return not any(is_one_of(word, lists["law"]) for word in words[start + 1 : end])
    if is_one_of(words[start], lists["filling posts"]):
        # "to elect Kim Chol Su as secretary" is a change of posts, and no policy
        posts = lists["posts to fill"]
        return not any(_is_person(word) or word.lower in posts for word in words[start + 1 : end])
    lowers = is_one_of(words[start], lists["verbs taken for adverbs"]) and start > 0
    if lowers and is_word(words[start - 1], "to"):
        return any(word.tag.startswith(("NN", "CD")) for word in words[start + 1 : end])
    if is_tagged(words[start], ("VBG", "VB", "VBP", "RB", "RBR")) or is_gerund(words, start):
        return any(word.tag.startswith(("NN", "CD")) for word in words[start + 1 : end])
    return is_doing(words, start, end, lists)
