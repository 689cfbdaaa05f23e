"""Says against whom, with whom and for whom a course of action is, by the words around the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.aiming import Found, Stretch, first_of, is_foreign, name_of, phrase_of
from kg.finding.benefits import gains, given_to, people_at, served, their_good
from kg.finding.making import Span
from kg.finding.opponents import find_opponents
from kg.finding.phrases import find_phrases, is_one_of
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading
from kg.reading.words import Word

NEAREST = 4
"""So many words may stand between a bare "for" and the people."""


def find_relations(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield against whom, with whom and for whom a course of action is.

    Args:
        reading: the document.
        phrase: the words that name the course of action.
        words: the same, as words.
    """
    lists = reading.knowledge.wordings.words["aims"]
    stretch = Stretch(reading, words, reading.knowledge.wordings.word_sets["aims"], phrase)
    yield from find_opponents(stretch, lists["against"])
    for at, after in find_phrases(words, lists["together"]):
        between = words[at].lower == "between"
        found = first_of(stretch, after, _foreign if between else _partner)
        for name in _with_further(stretch, found):
            if name is not None:
                yield stretch.aim("partner", name[0], at, name[1], f"aims/{words[at].lower}")
    yield from _benefits(stretch, lists["good"])


def _benefits(stretch: Stretch, good: Sequence[str]) -> Iterator[Fact]:
    """Yield for whose good a course of action is."""
    words = stretch.words
    for at, after in find_phrases(words, good):
        found = first_of(stretch, after, _beneficiary)
        bare = words[at].lower == "for" and after == at + 1
        if (
            found is None
            or (bare and _is_apart(words, after, found))
            or _is_noun(words, at, after, stretch.lists)
        ):
            continue
        yield stretch.aim("beneficiary", found[0], at, found[1], f"aims/{words[at].lower}")
    for who, rule in ((given_to, "given to"), (their_good, "theirs"), (served, "served")):
        for people, at in who(words, stretch.lists):
            yield stretch.aim("beneficiary", people, at, at, f"aims/{rule}")


def _is_noun(words: Sequence[Word], at: int, after: int, lists: WordSets) -> bool:
    """Whether one word that may be a verb is none here: "the supply of coal", "the spirit of serving the people"."""
    verb = after == at + 1 and is_one_of(words[at], lists["giving good"])
    if not verb:
        return False
    of_spirit = (
        at > 1
        and words[at - 1].lower in ("of", "in")
        and is_one_of(words[at - 2], lists["attitudes to people"])
    )
    return not words[at].tag.startswith("V") or of_spirit


def _is_apart(words: Sequence[Word], after: int, found: Found) -> bool:
    """Whether a bare "for" is too far from the people: "adopted for the country and the people"."""
    return found[1] - after > NEAREST or any(
        is_one_of(word, ("and", ",")) for word in words[after : found[1]]
    )


def _foreign(stretch: Stretch, after: int, at: int) -> Found | None:
    """Return the foreign state of the two between which something is."""
    name = name_of(stretch.words[at])
    return (name.name, at) if name is not None and is_foreign(stretch.reading, name) else None


def _with_further(stretch: Stretch, found: Found | None) -> Iterator[Found | None]:
    """Yield a partner and the states named behind it: "with Russia, China and Vietnam"."""
    yield found
    words = stretch.words
    while found is not None and found[1] + 2 < len(words) and is_one_of(words[found[1] + 1], (",", "and")):
        name = name_of(words[found[1] + 2])
        found = (name.name, found[1] + 2) if name is not None and name.kind == "country" else None
        yield found


def _partner(stretch: Stretch, after: int, at: int) -> Found | None:
    word = stretch.words[at]
    name = name_of(word)
    if name is not None:
        return name.name, at
    return (phrase_of(stretch.words, after, at), at) if is_one_of(word, stretch.lists["partners"]) else None


def _beneficiary(stretch: Stretch, after: int, at: int) -> Found | None:
    if not gains(stretch.words[at], stretch.lists):
        return None
    return people_at(stretch.words, max(after, at - 4), at, stretch.lists), at
