"""Finds the parties of a sentence: foreign countries, their followers, and groups of foes or partners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.groups import text_of
from kg.finding.phrases import is_one_of, is_word
from kg.finding.stand_ins import state_for
from kg.grammar.wordings import WordSets
from kg.reading import Reading
from kg.reading.words import Word

LONGEST = 6
"""So many words at most tell partners apart."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in a sentence: a foreign country, or a group of foes or partners.

    Args:
        name: under which it is known.
        first: the place of its first word.
        last: the place of its last word.
        foe: whether the name itself says that it is an enemy.
        general: whether it is too general to be the target of an attitude.
    """

    name: str
    first: int
    last: int
    foe: bool = False
    general: bool = False


def find_parties(words: Sequence[Word], reading: Reading, lists: WordSets) -> Iterator[Party]:
    """Yield the parties of a sentence in order.

    Args:
        words: the words of the sentence.
        reading: the document.
        lists: the word lists of aims.
    """
    home = reading.home
    for at, word in enumerate(words):
        side = _side(words, at, reading, lists)
        if side is not None:
            yield side
            continue
        meant = state_for(words, at, reading, lists)
        if meant is not None:
            yield Party(meant[0], at, meant[1], foe=word.lower in ("puppet", "puppets"))
            continue
        if word.mention is not None:
            if word.mention.kind == "country" and word.mention.entry not in (None, home):
                yield from _country(words, at, word.mention.name, lists)
            elif word.mention.name in lists["foreign bodies"]:
                yield Party(word.mention.name, at, at)
        elif word.lower in lists["foes"] and word.tag.startswith("NN") and not _is_modifier(words, at):
            state = _state_behind(words, at, home)
            if state is not None:
                yield state
                continue
            yield Party(word.lower, at, at, foe=True, general=word.lower in lists["general foes"])
        elif word.lower in lists["partner states"] and _are_told_apart(words, at):
            last = _end_of_friends(words, at)
            yield Party(text_of(words[at : last + 1]), at, last)
        elif word.lower in lists["partner states"] and _are_with(words, at):
            yield Party(_partner(words, at), at, at)
        elif is_word(word, "forces") and _are_against_good(words, at, lists):
            yield Party(text_of(words[at - 3 : at + 1]), at - 3, at, foe=True)
        elif is_word(word, "forces") and at and words[at - 1].lower in lists["hostile forces"]:
            yield Party(f"{words[at - 1].text} forces", at - 1, at, foe=True)


def _side(words: Sequence[Word], at: int, reading: Reading, lists: WordSets) -> Party | None:
    """Return whom "the Japanese reactionaries" and "the Cuban people" stand for."""
    country = reading.knowledge.demonyms.get(words[at].text) if words[at].mention is None else None
    own = (
        country is not None and country == reading.knowledge.entries[reading.home].label
        if reading.home
        else False
    )
    if country is None or own or at + 1 >= len(words):
        return None
    noun = words[at + 1]
    foe = is_one_of(noun, lists["foes"])
    return Party(country, at, at + 1, foe=foe) if foe or is_one_of(noun, lists["national"]) else None


def _state_behind(words: Sequence[Word], at: int, home: str | None) -> Party | None:
    """Return the state whose "warmongers of the ROK" a foe's name tells."""
    if at + 2 >= len(words) or not is_one_of(words[at + 1], ("of", "in")):
        return None
    place = at + 2 + is_one_of(words[at + 2], ("the",))
    mention = words[place].mention if place < len(words) else None
    if mention is None or mention.kind != "country" or mention.entry in (None, home):
        return None
    return Party(mention.name, at, place, foe=True)


def _is_modifier(words: Sequence[Word], at: int) -> bool:
    """Whether a foe only describes what follows: "the puppet authorities"."""
    follows = words[at + 1] if at + 1 < len(words) else None
    return words[at].tag == "NN" and follows is not None and follows.tag.startswith("NN")


def _country(words: Sequence[Word], at: int, name: str, lists: WordSets) -> Iterator[Party]:
    yield Party(name, at, at)
    followers = followers_of(words, at)
    if followers is None:
        return
    noun = text_of(words[at + 3 : followers[1] + 1]).lower()
    foes = lists["foes"] | lists["followers of foes"]
    if noun in foes or noun.split()[-1] in foes:  # no "Laos and its neighbours"
        yield Party(followers[0], at, followers[1], foe=True)


def _are_with(words: Sequence[Word], at: int) -> bool:
    """Whether partners are meant: "cooperation with the independent countries"."""
    first = at
    while first > 0 and _modifies(words[first - 1]):
        first -= 1
    return first > 0 and words[first - 1].lower in ("with", "to", "between", "among") and at - first >= 2


def _are_against_good(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Whether forces are enemies by what they are against: "the anti-socialist forces"."""
    if at < 3 or [word.lower for word in words[at - 3 : at - 1]] != ["anti", "-"]:
        return False
    evil = (
        *lists["foes"],
        *lists["hostile forces"],
        "imperialist",
        "war",
        "u.s",
        "nuclear",
        "fascist",
        "colonial",
    )
    return words[at - 1].mention is None and words[at - 1].lower not in evil


def _are_told_apart(words: Sequence[Word], at: int) -> bool:
    """Whether partners are told by what stands behind: "ties with all the countries friendly towards it"."""
    first = at
    while first > 0 and is_one_of(words[first - 1], ("all", "the", "other", "those")):
        first -= 1
    if first == 0 or words[first - 1].lower not in ("with", "to") or at + 1 >= len(words):
        return False
    return words[at + 1].lower in (
        "friendly",
        "that",
        "which",
        "advocating",
        "aspiring",
        "opposing",
        "sympathetic",
    )


def _end_of_friends(words: Sequence[Word], at: int) -> int:
    """Return the place of the last word that tells partners apart."""
    last = at
    while (
        last + 1 < len(words)
        and last - at < LONGEST
        and not is_one_of(words[last + 1], (",", ".", ";", "and"))
    ):
        last += 1
    return last


def _modifies(word: Word) -> bool:
    return word.mention is None and (
        word.tag in ("JJ", "HYPH", "AFX", "NN", "DT", "PDT") or word.lower in (",", "developing")
    )


def _partner(words: Sequence[Word], at: int) -> str:
    first = at
    while not is_one_of(words[first - 1], ("the", "with", "to", "all", "between", "among")):
        first -= 1
    return text_of(words[first : at + 1])


def followers_of(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return who stands behind a name as "and its followers", and the place of the last word of that.

    Args:
        words: the words of the sentence.
        at: the place of the name.
    """
    mention = words[at].mention
    behind = [word.lower for word in words[at + 1 : at + 3]]
    if mention is None or behind not in (["and", "its"], ["and", "their"]):
        return None
    first = last = at + 3
    while last < len(words) and words[last].mention is None and words[last].tag in ("JJ", "NN", "NNS"):
        last += 1
        if words[last - 1].tag == "NNS":
            break
    several = last > first and words[last - 1].tag == "NNS"
    article = "the " if at > 0 and is_one_of(words[at - 1], ("the",)) else ""
    return (f"{text_of(words[first:last])} of {article}{mention.name}", last - 1) if several else None
