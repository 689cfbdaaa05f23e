"""Says against whom, with whom and for whom a course of action is, by the words around the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.finding.benefits import STOPS, gains, given_to, people_at, their_good
from kg.finding.groups import text_of
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.phrases import find_phrases, is_one_of
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading
from kg.reading.mentions import Mention
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "against" and the enemy's name."""
NEAREST = 4
"""So many words may stand between a bare "for" and the people."""
NAMING = ("country", "body", "person")
PHRASE_TAGS = ("JJ", "NN", "NNP", "HYPH", "AFX", "NNS", ":")

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
            if (
                words[at].lower == "for"
                and after == at + 1
                and found is not None
                and _is_apart(words, after, found)
            ):
                continue
            for name in _with_further(stretch, found) if relation == "partner" else (found,):
                if name is not None:
                    yield make_aim(reading, phrase, phrase, relation, name[0], f"aims/{words[at].lower}")
    for who, rule in ((given_to, "given to"), (their_good, "theirs")):
        for people in who(words, stretch.lists):
            yield make_aim(reading, phrase, phrase, "beneficiary", people, f"aims/{rule}")


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


def _is_apart(words: Sequence[Word], after: int, found: Found) -> bool:
    """Whether a bare "for" is too far from the people: "adopted for the country and the people"."""
    return found[1] - after > NEAREST or any(
        is_one_of(word, ("and", ",")) for word in words[after : found[1]]
    )


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
    if not gains(stretch.words[at], stretch.lists):
        return None
    return people_at(stretch.words, max(after, at - 4), at, stretch.lists), at


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
