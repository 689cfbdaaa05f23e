"""Names the states for which other words stand: their capitals, governments and leaders, and "the puppets"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.finding.phrases import is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading import Reading
from kg.reading.words import Word

BEFORE_PLACES = (
    "in",
    "at",
    "from",
    "to",
    "into",
    "near",
    "of",
    "for",
    "via",
    "outside",
    "around",
    "through",
    "on",
    ",",
)
"""Behind these a capital tells where, and stands for no state."""
GOVERNMENT = "Government of "
GIVEN = 6
"""So many words may stand between "greetings" and its "to"."""
ABROAD = ("zelensky", "zelenskiy", "zelenskyy", "kiev", "kyiv")
"""Behind or before "puppet" these tell that another state's puppets are meant."""


def state_for(words: Sequence[Word], at: int, reading: Reading, lists: WordSets) -> tuple[str, int] | None:
    """Return the foreign state for which the words at a place stand, and the place of the last of them.

    Args:
        words: the words of the sentence.
        at: the place.
        reading: the document.
        lists: the word lists of aims.
    """
    word = words[at]
    if is_one_of(word, ("puppet", "puppets")):
        found = _puppets(words, at, reading, lists)
    elif word.text[:1].isupper():
        found = _capital(words, at, lists) or _government(word)
        found = found or _leader(words, at, reading, lists) or _greeted(words, at, reading, lists)
    else:
        return None
    home = reading.knowledge.entries[reading.home].label if reading.home else None
    if found is None or found == home:
        return None
    last = at
    if is_one_of(words[at], ("puppet",)):
        last = at + 1
    return found, last


def _capital(words: Sequence[Word], at: int, lists: WordSets) -> str | None:
    """Return the state whose capital or seat of government is named as an actor: "imposed by Washington"."""
    state = pairs(lists["capitals"]).get(words[at].text)
    before = at - 1 - (at > 0 and words[at - 1].lower == "the")
    if state is None or (before >= 0 and is_one_of(words[before], BEFORE_PLACES)):
        return None
    return state


@lru_cache(maxsize=8)
def pairs(listed: frozenset[str]) -> dict[str, str]:
    """Return what the entries of a list of "this = that" lead to.

    Args:
        listed: the entries.
    """
    return {before: after for before, _, after in (entry.partition(" = ") for entry in sorted(listed))}


def _government(word: Word) -> str | None:
    """Return the state of "the Government of Sweden"."""
    return state_governed(word.mention.name) if word.mention and word.mention.kind == "body" else None


def state_governed(name: str) -> str | None:
    """Return the state of a government, None where a name is none of one: "Sweden" for "Government of Sweden".

    Args:
        name: the name of a body.
    """
    return name.removeprefix(GOVERNMENT) if name.startswith(GOVERNMENT) else None


def _greeted(words: Sequence[Word], at: int, reading: Reading, lists: WordSets) -> str | None:
    """Return the state whose body somebody greets or thanks: "greetings to the National Assembly of Laos"."""
    mention = words[at].mention
    entry = reading.knowledge.entries.get(mention.entry or "") if mention is not None else None
    if mention is None or mention.kind != "body" or entry is None:
        return None
    to = at - 1 - (at > 1 and words[at - 1].lower == "the")
    given = any(is_one_of(word, lists["given"]) for word in words[max(0, to - GIVEN) : max(to, 0)])
    states = entry.attributes.get("state", ())
    if to < 1 or not is_one_of(words[to], ("to",)) or not given or reading.home in states:
        return None
    return reading.knowledge.entries[states[0]].label if len(states) == 1 else None


def _leader(words: Sequence[Word], at: int, reading: Reading, lists: WordSets) -> str | None:
    """Return the state of "Indonesian President Joko Widodo"."""
    state = reading.knowledge.demonyms.get(words[at].text) if words[at].mention is None else None
    if state is None or at + 1 >= len(words):
        return None
    person = words[at + 1].mention
    titled = (
        person is not None
        and person.kind == "person"
        and words[at + 1].text.split()[0].lower() in lists["heads of state"]
    )
    return state if titled or is_one_of(words[at + 1], lists["heads of state"]) else None


def _puppets(words: Sequence[Word], at: int, reading: Reading, lists: WordSets) -> str | None:
    """Return the state whose forces are called puppets without its name."""
    if at + 1 >= len(words) or reading.home is None:
        return None
    around = words[max(0, at - 2) : at + 3]
    named = any(word.mention is not None and word.mention.kind == "country" for word in around)
    named = named or any(word.text in reading.knowledge.demonyms or word.lower in ABROAD for word in around)
    if named or is_tagged(words[at], ("VB", "VBP")) or words[at - 1].lower == "-":
        return None
    if words[at].lower == "puppet" and not words[at + 1].tag.startswith("NN"):
        return None
    home = reading.knowledge.entries[reading.home].label
    return pairs(lists["puppets of"]).get(home)
