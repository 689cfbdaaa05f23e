"""Finds for whose good a course of action is: who is given something, whose living is raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.groups import text_of
from kg.finding.phrases import find_word, is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "to" and the people to whom something is given."""
FARTHEST_GIFT = 14
"""So many words may stand between "supply" and "to"."""
STOPS = (";", ":", "to", "by")
PLACE_NOUNS = ("provinces", "counties", "cities", "regions", "districts", "areas")
IDIOMS = (
    "keeping",
    "line",
    "accordance",
    "conformity",
    "order",
    "view",
    "response",
    "return",
    "charge",
    "need",
)
"""Behind "in" these begin no place: "the people in keeping with the times"."""
PLACE_ENDS = (
    "with",
    "to",
    "and",
    ",",
    "for",
    "as",
    "several",
    "ago",
    "before",
    "after",
    "during",
    "since",
    "until",
)
LONGEST_PLACE = 6


Gainer = tuple[str, int]
"""Who gains, and the place of the noun for them."""


def given_to(words: Sequence[Word], lists: WordSets) -> Iterator[Gainer]:
    """Yield who gains from "supply daily necessities to the flood victims", at most one.

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at in range(len(words) - 3):
        if not is_one_of(words[at], lists["giving"]):
            continue
        to = find_word(words, at + 1, min(at + FARTHEST_GIFT, len(words) - 1), ("to",))
        after = to + 1 if to is not None and not words[to + 1].tag.startswith("VB") else len(words)
        conveyed = lists["no gifts"] | lists["given"]  # greetings are addressed to somebody, and no gift
        if to is not None and any(is_one_of(word, conveyed) for word in words[at:to]):
            continue
        near = range(after, min(after + REACH, len(words)))
        people = (one for one in near if _is_gainer(words[one], lists))
        place = next(people, None)
        if place is not None and not any(is_one_of(word, STOPS) for word in words[after:place]):
            yield people_at(words, max(after, place - 4), place, lists), place
            return


def served(words: Sequence[Word], lists: WordSets) -> Iterator[Gainer]:
    """Yield who gains from "assist the farms", "the herders should be helped", "give the public a say".

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at, word in enumerate(words):
        if word.mention is not None or not word.tag.startswith("V"):
            continue
        if word.lower in lists["helping"]:
            passive = at > 0 and words[at - 1].lower in ("be", "is", "are", "being")
            place = _gainer_before(words, at - 1, lists) if passive else gainer_behind(words, at + 1, lists)
        elif word.lower in lists["giving"]:
            place = gainer_behind(words, at + 1, lists)
            given = (
                place is not None
                and place + 1 < len(words)
                and words[place + 1].tag in ("DT", "JJ", "JJR", "CD")
            )
            place = place if given else None
        else:
            continue
        if place is not None:
            yield people_at(words, max(0, place - 4), place, lists), place


def provided(words: Sequence[Word], lists: WordSets) -> Iterator[Gainer]:
    """Yield who gains from "the evacuees should be provided with tents" and "loans to small firms".

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at in range(1, len(words) - 1):
        word = words[at]
        if word.mention is not None:
            continue
        if is_one_of(word, lists["given good"]) and words[at - 1].lower in ("be", "is", "are", "being"):
            place = _gainer_before(words, at - 1, lists)
        elif word.lower in ("for", "to") and is_one_of(words[at - 1], lists["goods"]):
            place = gainer_behind(words, at + 1, lists)
        else:
            continue
        if place is not None:
            yield people_at(words, max(0, place - 4), place, lists), place


def gainer_behind(words: Sequence[Word], start: int, lists: WordSets) -> int | None:
    """Return the place of the noun for those who gain, where it ends the phrase behind a verb.

    Args:
        words: the words.
        start: where the phrase begins.
        lists: the word lists of aims.
    """
    for at in range(start, min(start + 5, len(words))):
        whole = at + 1 == len(words) or not _is_gainer(words[at + 1], lists)  # "disabled soldiers"
        if whole and _is_gainer(words[at], lists) and words[at - 1].lower != "-":  # no "all-people advance"
            return at
        if words[at].mention is not None or not words[at].tag.startswith(
            ("DT", "JJ", "NN", "CD", "CC", "HYPH", "VBN", "PRP$", "RB")
        ):
            return None
    return None


def _gainer_before(words: Sequence[Word], end: int, lists: WordSets) -> int | None:
    """Return the place of the noun for those who gain in "the herders should be helped"."""
    places = range(max(0, end - 4), end)
    return next((at for at in places if _is_gainer(words[at], lists)), None)


def _is_gainer(word: Word, lists: WordSets) -> bool:
    return gains(word, lists) or (word.mention is None and word.text in lists["gainers"])


def their_good(words: Sequence[Word], lists: WordSets) -> Iterator[Gainer]:
    """Yield "the people's living standards": the people gain.

    Args:
        words: the words of the course of action.
        lists: the word lists of aims.
    """
    for at in range(1, len(words) - 1):
        people, gain = words[at - 1], words[at + 1]
        theirs = people.lower in lists["people"] and gain.lower in lists["theirs"]
        if theirs and words[at].lower in ("'s", "'"):
            yield people.text, at - 1


def gains(word: Word, lists: WordSets) -> bool:
    """Return whether a word stands for people who may gain."""
    return word.mention is None and word.text in lists["people"]


def people_at(words: Sequence[Word], start: int, at: int, lists: WordSets) -> str:
    """Return people as named, with what describes them and the place behind: "flood victims of the county".

    Args:
        words: the words of the course of action.
        start: where the name may begin.
        at: the place of the noun for them.
        lists: the word lists of aims.
    """
    first = at
    while first > start and _describes(words, first - 1, lists) and words[first - 1].lower != "people":
        first -= 1
    if first > 1 and words[first].lower == "-":
        first -= 1  # "cut-off villages"
    if 1 < first == at and is_one_of(words[first - 1], ("and",)) and _is_gainer(words[first - 2], lists):
        first -= 2  # "cities and counties"
    ends = at + 3 >= len(words) or not words[at + 3].tag.startswith("NN")
    if (
        at + 2 < len(words)
        and ends
        and is_one_of(words[at + 1], ("and",))
        and _is_gainer(words[at + 2], lists)
    ):
        at += 2  # "the damaged cities and counties"
    last = at
    located = at + 2 < len(words) and words[at + 1].lower in ("of", "in", "across")
    located = (
        located and words[at + 2].tag != "PRP$" and not is_one_of(words[at + 2], ("a", "an"))
    )  # "relieve the people of their worries"
    if located and not is_one_of(words[at + 2], IDIOMS):
        places = range(at + 2, min(at + 2 + LONGEST_PLACE, len(words)))
        last = next((place for place in places if _ends_place(words, place)), places.stop) - 1
        if _joins_names(words, last + 1):
            last += 2 + (last + 3 < len(words) and is_one_of(words[last + 3], PLACE_NOUNS))
    return text_of(words[first : last + 1])


def _describes(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Whether a word belongs before the people: "flood-stricken people", "the aged people"."""
    plain = words[at].mention is None and words[at].lower not in lists["praise"]
    damaged = words[at].tag == "VBN" and at > 0 and words[at - 1].tag in ("RB", "DT", "JJ", ",", "CC")
    if plain and damaged:
        return True
    return plain and (words[at].tag in ("NN", "NNS", "JJ", "HYPH", "CD") or words[at - 1].tag == "HYPH")


def _joins_names(words: Sequence[Word], at: int) -> bool:
    """Whether "and" joins two names of places: "the counties in Ryanggang and Kangwon provinces"."""
    joined = at + 1 < len(words) and is_one_of(words[at], ("and",))
    return joined and words[at - 1].tag.startswith("NNP") and words[at + 1].tag.startswith("NNP")


def _ends_place(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    describes = words[at - 1].tag == "HYPH" or (at + 1 < len(words) and words[at + 1].tag.startswith("NN"))
    is_verb = word.tag.startswith("V") and not describes
    if word.mention is not None:
        return word.mention.kind == "time"
    if at + 1 < len(words) and words[at + 1].tag == "PRP$":
        return True  # "relieve the people of the city of their worries"
    return word.lower in PLACE_ENDS or word.tag == "RB" or is_verb
