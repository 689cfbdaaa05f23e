"""Says against whom, with whom and for whom a course of action is, by the words around the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.aiming import Found, Stretch, first_of
from kg.finding.benefits import gainer_behind, gains, given_to, people_at, provided, served, their_good
from kg.finding.clauses import Clause, span_of
from kg.finding.clauses.boundaries import clause_end
from kg.finding.groups import words_within
from kg.finding.informing import find_informed
from kg.finding.making import Span
from kg.finding.opponents import find_opponents
from kg.finding.partners import find_partners
from kg.finding.phrases import find_phrases, find_word, is_one_of
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

SIDING = ("support", "solidarity", "friendship", "unity", "sympathy")
"""Attitudes that are shared with somebody."""
NEAR = 8
"""Within so many words the attitude is named."""
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
    yield from find_partners(stretch)
    yield from find_informed(stretch)
    yield from _benefits(stretch, lists["good"])


def of_attitude(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield with whom an attitude is shared that somebody expresses: "expressed full support for Cuba".

    Args:
        reading: the document.
        sentence: the sentence.
        clause: a clause of it.
    """
    said = clause.said
    if said is None or said.kind not in ("attitude", "object"):
        return
    start, end = said.region
    sides = find_word(sentence.words, start, min(start + NEAR, end), SIDING)
    if sides is None:
        return
    span = span_of(sentence.words, (start, clause_end(sentence.words, sides, end)))
    words = words_within(sentence, span)
    yield from find_partners(Stretch(reading, words, reading.knowledge.wordings.word_sets["aims"], span))


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
        relation = "partner" if _is_sided_with(stretch, at, found[1]) else "beneficiary"
        yield stretch.aim(relation, found[0], at, found[1], f"aims/{words[at].lower}")
        yield from _beside(stretch, at, found[1])
    for who, rule in (
        (given_to, "given to"),
        (their_good, "theirs"),
        (served, "served"),
        (provided, "provided"),
    ):
        for people, at in who(words, stretch.lists):
            if rule == "served" and _is_foreign_people(stretch, at):
                continue  # whoever supports a foreign people sides with it
            yield stretch.aim("beneficiary", people, at, at, f"aims/{rule}")


def _beside(stretch: Stretch, at: int, last: int) -> Iterator[Fact]:
    """Yield further groups that gain: "the war veterans and the families of the martyrs", "A, B and C"."""
    words, listed = stretch.words, False
    while last + 2 < len(words) and is_one_of(words[last + 1], ("and", ",")):
        comma = is_one_of(words[last + 1], (",",))
        first = last + 2 + (comma and is_one_of(words[last + 2], ("and",)))
        place = gainer_behind(words, first, stretch.lists)
        if place is None or not (comma or listed or is_one_of(words[first], ("the", "all"))):
            return
        listed, last = True, place
        name = people_at(words, first + is_one_of(words[first], ("the",)), place, stretch.lists)
        yield stretch.aim("beneficiary", name, at, place, f"aims/{words[at].lower}")


def _is_sided_with(stretch: Stretch, at: int, place: int) -> bool:
    """Whether a foreign people is supported, not given something: "supporting the Cuban people"."""
    return stretch.words[at].lower.startswith("support") and _is_foreign_people(stretch, place)


def _is_foreign_people(stretch: Stretch, place: int) -> bool:
    """Whether a noun for people stands behind the adjective of another state: "the Cuban people"."""
    before = stretch.words[place - 1]
    state = stretch.reading.knowledge.demonyms.get(before.text) if before.mention is None else None
    home = stretch.reading.home
    return state is not None and (home is None or state != stretch.reading.knowledge.entries[home].label)


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


def _beneficiary(stretch: Stretch, after: int, at: int) -> Found | None:
    if not gains(stretch.words[at], stretch.lists):
        return None
    return people_at(stretch.words, max(after, at - 4), at, stretch.lists), at
