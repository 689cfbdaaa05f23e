"""Reads what stands behind a cue by its head noun: "the need to ...", "tasks for ...", "efforts to ..." """

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.noun_phrases import find_head, names_somebody
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import behind_adverbs, find_infinitive
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

LONGEST_GROUP = 40
"""So many words may stand between "for" and "to" in "the need for somebody to ..."."""
BEHIND_NOUN = ("to", "on", "for", "in", "into", "of", "at")
"""Words that join "efforts" and "work" to what they are for."""
PHRASE_OPENERS = frozenset(("the", "a", "an", "greater", "more", "closer", "stronger", "further"))


def read_need(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the need to ...", "the need for somebody to ...", "the importance of ..."."""
    at = find_head(words, after, end, lists["need"], 8)
    if at is None or at + 1 >= end:
        return []
    follows = words[at + 1].lower
    somebody = _for_somebody(words, at + 1, end, lists) if follows == "for" else []
    if somebody or follows not in ("for", "to", "of", "in"):
        return somebody
    return [Complement("need", (at + 2, end)), *_further_needs(words, at + 2, end, lists)]


def further_nouns(words: Sequence[Word], region: Region, nouns: Collection[str]) -> Iterator[int]:
    """Yield where "importance" stands in "and the importance of ...", behind "the need to ...".

    Args:
        words: the words of the sentence.
        region: the stretch that may hold it.
        nouns: the nouns looked for, small letters.
    """
    start, end = region
    for at in range(start + 2, end - 2):
        joined = words[at - 1].lower == "the" and words[at - 2].lower in ("and", ",")
        if joined and is_one_of(words[at], nouns) and words[at + 1].lower in ("to", "of", "for"):
            yield at


def _further_needs(words: Sequence[Word], start: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "and the importance of ..." behind "the need to ..."."""
    return [Complement("need", (at + 2, end)) for at in further_nouns(words, (start, end), lists["need"])]


def _for_somebody(words: Sequence[Word], start: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "for A to raise yields, for B to build dams and for C to ..." """
    found: list[Complement] = []
    for place, limit in _each_for(words, start, end):
        to = find_infinitive(words, place + 1, min(place + LONGEST_GROUP, limit), lists)
        if to is not None and names_somebody(words, place + 1, to):
            found.append(Complement("need", (to + 1, limit), (place + 1, to)))
        elif found:
            found[-1] = Complement("need", (found[-1].region[0], limit), found[-1].group)
    return found


def _each_for(words: Sequence[Word], start: int, end: int) -> list[Region]:
    """Return where each "for" of a list stands, and where what follows it ends."""
    places = [
        at
        for at in range(start, end - 2)
        if words[at].lower == "for" and (at == start or words[at - 1].lower in (",", "and"))
    ]
    return list(zip(places, [*places[1:], end], strict=False))


def read_matters(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Tell whether a noun such as "tasks" heads what follows; ``courses/matters.py`` reads it in full."""
    at = find_head(words, after, end, lists["matters"], 14)
    return [Complement("matters", (after, end))] if at is not None else []


def read_attitude(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the determination to go on", "deep concern and the will to help", "thanks to the people"."""
    at = find_head(words, after, end, lists["attitudes"], 10)
    return [Complement("attitude", (after, end))] if at is not None else []


def read_efforts(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "all efforts to raising yields", "preparations for the harvest"."""
    return _behind_noun(words, after, end, lists["efforts"], "efforts")


def read_work(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the work for raising yields", "the drive to build dams"."""
    found = _behind_noun(words, after, end, lists["works"], "work")
    if found or find_head(words, after, end, lists["matters"], 14) is not None:
        return found
    return [replace(one, kind="work") for one in read_phrase(words, after, end, lists)]


def _behind_noun(
    words: Sequence[Word], after: int, end: int, nouns: Collection[str], kind: str
) -> list[Complement]:
    at = find_head(words, after, end, nouns, 7)
    if (
        at is not None
        and at + 3 < end
        and words[at + 1].lower == "and"
        and words[at + 2].tag.startswith("NN")
    ):
        at += 2  # "the operation and direction for"
    joined = at is not None and at + 2 < end and words[at + 1].lower in BEHIND_NOUN
    return [Complement(kind, (at + 2, end))] if at is not None and joined else []


def read_phrase(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read a gerund, or a noun phrase that names a doing."""
    at = behind_adverbs(words, after, end)
    if at >= end:
        return []
    opens = words[at].tag.startswith(("VBG", "NN", "JJ")) or words[at].lower in PHRASE_OPENERS
    return [Complement("phrase", (after, end))] if opens else []
