"""Finds against whom a course of action is: behind "against" and the like, or by a name that says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.aiming import REACH, Found, Stretch, first_of, is_foreign, name_of, phrase_of
from kg.finding.groups import text_of, whole_name
from kg.finding.parties import followers_of
from kg.finding.phrases import find_phrases, is_one_of
from kg.model import Fact

GROUPS = ("group", "gang", "clique", "band", "pack", "handful", "bunch")
"""Before "of traitors" these belong to the name."""
FARTHEST = 11
"""So many words may stand between "cope with" and the enemy's name."""


def find_opponents(stretch: Stretch, against: Sequence[str]) -> Iterator[Fact]:
    """Yield against whom a course of action is.

    Args:
        stretch: the course of action.
        against: the words behind which an enemy follows.
    """
    found = find_phrases(stretch.words, against)
    told = [fact for at, after in found for fact in _against(stretch, at, after)]
    yield from told or _foes(stretch)


def _against(stretch: Stretch, at: int, after: int) -> Iterator[Fact]:
    """Yield the enemy behind a word such as "against", and his followers."""
    far = after - at > 1 and stretch.words[at].lower in ("cope", "coping", "in")
    found = first_of(stretch, after, _adversary, FARTHEST if far else REACH)
    followers = followers_of(stretch.words, found[1]) if found is not None else None
    for one in (found, followers, _joined(stretch, found)):
        if one is not None:
            yield stretch.aim("adversary", one[0], at, one[1], f"aims/{stretch.words[at].lower}")


def _joined(stretch: Stretch, found: Found | None) -> Found | None:
    """Return a second enemy behind "and": "the U.S. and the puppet military gangsters", "Japan and Australia"."""
    words = stretch.words
    if found is None or found[1] + 2 >= len(words) or not is_one_of(words[found[1] + 1], ("and",)):
        return None
    first = found[1] + 2 + is_one_of(words[found[1] + 2], ("the",))
    name = name_of(words[first]) if first < len(words) else None
    if name is not None and is_foreign(stretch.reading, name):
        return name.name, first
    last = first
    while last < len(words) and words[last].mention is None and words[last].tag.startswith(("JJ", "NN")):
        last += 1
    foe = last > first and any(is_one_of(word, stretch.lists["foes"]) for word in words[first:last])
    return (text_of(words[first:last]), last - 1) if foe else None


def _foes(stretch: Stretch) -> Iterator[Fact]:
    """Yield the enemy whom a course of action names without a word such as "against"."""
    words = stretch.words
    for at, word in enumerate(words):
        if not (is_one_of(word, stretch.lists["foes"]) and word.tag.startswith("NN")):
            continue
        country = next((place for place in range(max(0, at - 3), at) if followers_of(words, place)), None)
        if country is not None:
            yield from _with_followers(stretch, country)
            return
        last = at
        while (
            last + 1 < len(words) and words[last + 1].tag.startswith("NN") and words[last + 1].mention is None
        ):
            last += 1
        if last == at and is_one_of(word, ("puppet",)):
            continue  # "the puppet Yoon Suk Yeol": it only describes a name
        if last == at or is_one_of(
            words[last], stretch.lists["foes"] | stretch.lists["national"] | {"clique", "group"}
        ):
            grouped = at > 1 and is_one_of(words[at - 1], ("of",)) and is_one_of(words[at - 2], GROUPS)
            name = _gang(stretch, at - 2, last) if grouped else phrase_of(words, max(0, at - 2), last)
            yield stretch.aim("adversary", name, at, last, "aims/foe")
            return


def _gang(stretch: Stretch, first: int, last: int) -> str:
    """Return "group of traitors" with the state in or of which it is."""
    words = stretch.words
    state = last + 1 + (last + 2 < len(words) and words[last + 2].lower == "the") + 1
    placed = last + 1 < len(words) and is_one_of(words[last + 1], ("in", "of")) and state < len(words)
    mention = words[state].mention if placed else None
    named = mention is not None and mention.kind == "country"
    return whole_name(stretch.reading, words[first : (state if named else last) + 1])


def _with_followers(stretch: Stretch, at: int) -> Iterator[Fact]:
    """Yield a state and its followers, whom "the U.S. and its followers" names."""
    mention, followers = stretch.words[at].mention, followers_of(stretch.words, at)
    if mention is not None and followers is not None:
        yield stretch.aim("adversary", mention.name, at, at, "aims/foe")
        yield stretch.aim("adversary", followers[0], at, followers[1], "aims/foe")


def _adversary(stretch: Stretch, after: int, at: int) -> Found | None:
    word = stretch.words[at]
    name = name_of(word)
    if name is not None and is_foreign(stretch.reading, name):
        return name.name, at
    return (phrase_of(stretch.words, after, at), at) if is_one_of(word, stretch.lists["foes"]) else None
