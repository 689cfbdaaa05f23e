"""Says against whom, with whom and for whom a course of action is, by the words around the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.finding.groups import text_of
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.phrases import find_phrases, find_word, is_one_of
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading
from kg.reading.mentions import Mention
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "against" and the enemy's name."""
FARTHEST_GIFT = 14
"""So many words may stand between "supply" and "to"."""
NAMING = ("country", "body", "person")
STOPS = (";", ":", "to", "by")
PHRASE_TAGS = ("JJ", "NN", "NNP", "HYPH", "AFX", "NNS", ":")
PLACE_ENDS = ("with", "to", "and", ",", "for", "as")
LONGEST_PLACE = 6

Found = tuple[str, int]
"""A name, and the place of its last word."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words that name a course of action.

    Args:
        reading: the document.
        words: the words.
        lists: the word lists of aims.
    """

    reading: Reading
    words: Sequence[Word]
    lists: WordSets


def find_relations(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield against whom, with whom and for whom a course of action is.

    Args:
        reading: the document.
        phrase: the words that name the course of action.
        words: the same, as words.
    """
    lists = reading.knowledge.wordings.words["aims"]
    stretch = _Stretch(reading, words, reading.knowledge.wordings.word_sets["aims"])
    against = [
        fact
        for at, after in find_phrases(words, lists["against"])
        for fact in _against(stretch, phrase, after, f"aims/{words[at].lower}")
    ]
    yield from against or _foes(stretch, phrase)
    for relation, find, triggers in (
        ("partner", _partner, lists["together"]),
        ("beneficiary", _beneficiary, lists["good"]),
    ):
        for at, after in find_phrases(words, triggers):
            between = words[at].lower == "between"
            found = _first(stretch, after, _foreign if between else find)
            for name in _with_further(stretch, found) if relation == "partner" else (found,):
                if name is not None:
                    yield make_aim(reading, phrase, phrase, relation, name[0], f"aims/{words[at].lower}")
    yield from _given_to(stretch, phrase)
    yield from _their_good(stretch, phrase)


def _against(stretch: _Stretch, phrase: Span, after: int, rule: str) -> Iterator[Fact]:
    """Yield the enemy behind a word such as "against", and his followers."""
    found = _first(stretch, after, _adversary)
    followers = followers_of(stretch.words, found[1]) if found is not None else None
    for one in (found, followers):
        if one is not None:
            quote = (phrase[0], stretch.words[one[1]].end)
            yield make_aim(stretch.reading, quote, phrase, "adversary", one[0], rule)


def _foes(stretch: _Stretch, phrase: Span) -> Iterator[Fact]:
    """Yield the enemy whom a course of action names without a word such as "against"."""
    for at, word in enumerate(stretch.words):
        if is_one_of(word, stretch.lists["foes"]) and word.tag.startswith("NN"):
            name = _phrase(stretch.words, max(0, at - 2), at)
            yield make_aim(stretch.reading, phrase, phrase, "adversary", name, "aims/foe")
            return


def _first(stretch: _Stretch, after: int, find: Callable[[_Stretch, int, int], Found | None]) -> Found | None:
    """Return who stands first within reach behind a trigger."""
    for at in range(after, min(after + REACH, len(stretch.words))):
        found = find(stretch, after, at)
        if found is not None or is_one_of(stretch.words[at], STOPS):
            return found
    return None


def _adversary(stretch: _Stretch, after: int, at: int) -> Found | None:
    word = stretch.words[at]
    name = _name(word)
    if name is not None and _is_foreign(stretch.reading, name):
        return name.name, at
    return (_phrase(stretch.words, after, at), at) if is_one_of(word, stretch.lists["foes"]) else None


def _foreign(stretch: _Stretch, after: int, at: int) -> Found | None:
    """Return the foreign state of the two between which something is."""
    name = _name(stretch.words[at])
    return (name.name, at) if name is not None and _is_foreign(stretch.reading, name) else None


def _with_further(stretch: _Stretch, found: Found | None) -> Iterator[Found | None]:
    """Yield a partner and the states named behind it: "with Russia, China and Vietnam"."""
    yield found
    words = stretch.words
    while found is not None and found[1] + 2 < len(words) and is_one_of(words[found[1] + 1], (",", "and")):
        name = _name(words[found[1] + 2])
        found = (name.name, found[1] + 2) if name is not None and name.kind == "country" else None
        yield found


def _partner(stretch: _Stretch, after: int, at: int) -> Found | None:
    word = stretch.words[at]
    name = _name(word)
    if name is not None:
        return name.name, at
    return (_phrase(stretch.words, after, at), at) if is_one_of(word, stretch.lists["partners"]) else None


def _name(word: Word) -> Mention | None:
    """Return the country, body or person that a word is."""
    return word.mention if word.mention is not None and word.mention.kind in NAMING else None


def _beneficiary(stretch: _Stretch, after: int, at: int) -> Found | None:
    word = stretch.words[at]
    gains = _gains(word, stretch.lists)
    return (_people(stretch.words, max(after, at - 4), at, stretch.lists), at) if gains else None


def _is_foreign(reading: Reading, mention: Mention) -> bool:
    entry = reading.knowledge.entries.get(mention.entry or "")
    own = entry is not None and reading.home in entry.attributes.get("state", ())
    return mention.entry != reading.home and not own


def followers_of(words: Sequence[Word], at: int) -> Found | None:
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
    return (f"{text_of(words[first:last])} of the {mention.name}", last - 1) if several else None


def _given_to(stretch: _Stretch, phrase: Span) -> Iterator[Fact]:
    """Yield who gains from "supply daily necessities to the flood victims"."""
    words, lists = stretch.words, stretch.lists
    for at in range(len(words) - 3):
        if not is_one_of(words[at], lists["giving"]):
            continue
        to = find_word(words, at + 1, min(at + FARTHEST_GIFT, len(words) - 1), ("to",))
        after = to + 1 if to is not None and not words[to + 1].tag.startswith("VB") else len(words)
        people = (
            place for place in range(after, min(after + REACH, len(words))) if _gains(words[place], lists)
        )
        place = next(people, None)
        if place is not None and not any(is_one_of(word, STOPS) for word in words[after:place]):
            name = _people(words, max(after, place - 4), place, lists)
            yield make_aim(stretch.reading, phrase, phrase, "beneficiary", name, "aims/given to")
            return


def _gains(word: Word, lists: WordSets) -> bool:
    return word.mention is None and word.text in lists["people"]


def _people(words: Sequence[Word], start: int, at: int, lists: WordSets) -> str:
    """Return people as named, with the nouns before and the place behind: "flood victims of the county"."""
    first = at
    while first > start and _describes(words, first - 1, lists) and words[first - 1].lower != "people":
        first -= 1
    last = at
    if at + 2 < len(words) and words[at + 1].lower in ("of", "in", "across"):
        places = range(at + 2, min(at + 2 + LONGEST_PLACE, len(words)))
        last = next((place for place in places if _ends_place(words, place)), places.stop) - 1
    return text_of(words[first : last + 1])


def _describes(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Whether a word belongs before the people: "flood-stricken people", "the aged people"."""
    plain = words[at].mention is None and words[at].lower not in lists["praise"]
    return plain and (words[at].tag in ("NN", "NNS", "JJ", "HYPH") or words[at - 1].tag == "HYPH")


def _ends_place(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    describes = words[at - 1].tag == "HYPH" or (at + 1 < len(words) and words[at + 1].tag.startswith("NN"))
    is_verb = word.tag.startswith("V") and not describes
    return word.mention is None and (word.lower in PLACE_ENDS or is_verb)


def _phrase(words: Sequence[Word], start: int, last: int) -> str:
    """Return the noun phrase that ends with a word, without article and possessive."""
    first = last
    while first > start and _modifies(words, first - 1):
        first -= 1
    return re.sub(r"^(?:the|our|its|their) ", "", text_of(words[first : last + 1]))


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs before a noun; a comma does between two adjectives."""
    word = words[at]
    if word.lower == ",":
        return at > 0 and words[at - 1].tag == "JJ" and words[at + 1].tag == "JJ"
    return word.mention is None and word.tag in PHRASE_TAGS


def _their_good(stretch: _Stretch, phrase: Span) -> Iterator[Fact]:
    """Yield "the people's living standards": the people gain."""
    words, lists = stretch.words, stretch.lists
    for at in range(1, len(words) - 1):
        people, gain = words[at - 1], words[at + 1]
        gains = people.lower in lists["people"] and gain.lower in lists["theirs"]
        if gains and words[at].lower in ("'s", "'"):
            yield make_aim(stretch.reading, phrase, phrase, "beneficiary", people.text, "aims/theirs")


def make_aim(reading: Reading, quote: Span, text: Span, relation: str, name: str, rule: str) -> Fact:
    """Return the fact that a course of action is aimed at somebody.

    Args:
        reading: the document.
        quote: the stretch of the clean text that shows it.
        text: the words that name the course of action.
        relation: implementer, beneficiary, adversary, partner or addressee.
        name: at whom it is aimed.
        rule: the rule that found it; that of a cue is named after the aims.
    """
    phrase = without_stop(reading.text[text[0] : text[1]])
    fields = {"text": phrase, "relation": relation, "actor": name}
    return make_fact(reading, "directed_at", quote, rule.replace("cues/", "aims/"), fields)
