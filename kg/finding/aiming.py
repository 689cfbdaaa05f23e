"""A course of action as relations are read from it, and the fact that it is aimed at somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.finding.groups import text_of
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading
from kg.reading.mentions import Mention
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "against" and the enemy's name."""
SHARE = 3
"""A course of action so many times as long as the clause around the name is cut to that clause."""
STOPS = (";", ":", "to", "by")
NAMING = ("country", "body", "person")
PHRASE_TAGS = ("JJ", "JJR", "NN", "NNP", "HYPH", "AFX", "NNS", ":", "VBG")
VERB_TAGS = ("VB", "VBG", "VBP")

Found = tuple[str, int]
"""A name, and the place of its last word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words that name a course of action.

    Args:
        reading: the document.
        words: the words.
        lists: the word lists of aims.
        phrase: the same in the clean text.
    """

    reading: Reading
    words: Sequence[Word]
    lists: WordSets
    phrase: Span

    def aim(self, relation: str, name: str, at: int, last: int, rule: str) -> Fact:
        """Return the fact that the course of action is aimed at somebody, with the clause around his name.

        Args:
            relation: beneficiary, adversary or partner.
            name: at whom it is aimed.
            at: the place of the word that shows it.
            last: the place of the last word of his name.
            rule: the rule that found it.
        """
        heart = _heart(self.words, at, last)
        short = (heart[1] - heart[0]) * SHARE < len(self.words)
        text = (self.words[heart[0]].start, self.words[heart[1] - 1].end) if short else self.phrase
        return make_aim(self.reading, text, text, relation, name, rule)


def _heart(words: Sequence[Word], at: int, last: int) -> tuple[int, int]:
    """Return the clause around a name: from the verb before it to the mark or further verb behind it."""
    start = at
    while start > 0 and not (words[start].tag in VERB_TAGS and _begins_clause(words[start - 1])):
        start -= 1
    end = last + 1
    while end < len(words) and not (
        is_one_of(words[end], (",", ";", "so", "by", "while", "which")) or _joins_verb(words, end)
    ):
        end += 1
    return start, end


def _begins_clause(word: Word) -> bool:
    return word.mention is None and (
        word.lower in ("to", "and", ",", ";", "by", "of", "for", "in") or word.tag == "RB"
    )


def _joins_verb(words: Sequence[Word], at: int) -> bool:
    return (
        is_one_of(words[at], ("and", "to"))
        and at + 1 < len(words)
        and words[at + 1].tag in ("VB", "VBG", "RB")
    )


def first_of(
    stretch: Stretch, after: int, find: Callable[[Stretch, int, int], Found | None], reach: int = REACH
) -> Found | None:
    """Return who stands first within reach behind a trigger."""
    for at in range(after, min(after + reach, len(stretch.words))):
        found = find(stretch, after, at)
        if found is not None or is_one_of(stretch.words[at], STOPS):
            return found
    return None


def name_of(word: Word) -> Mention | None:
    """Return the country, body or person that a word is."""
    return word.mention if word.mention is not None and word.mention.kind in NAMING else None


def is_foreign(reading: Reading, mention: Mention) -> bool:
    """Return whether a name is that of no body of the document's own state, nor of this state."""
    entry = reading.knowledge.entries.get(mention.entry or "")
    own = entry is not None and reading.home in entry.attributes.get("state", ())
    return mention.entry != reading.home and not own


def phrase_of(words: Sequence[Word], start: int, last: int) -> str:
    """Return the noun phrase that ends with a word, without article and possessive."""
    first = last
    while first > start and _modifies(words, first - 1):
        first -= 1
    return re.sub(r"^(?:the|our|its|their) ", "", text_of(words[first : last + 1]))


def _modifies(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs before a noun; a comma does between two adjectives."""
    word = words[at]
    if word.lower == ",":
        return at > 0 and words[at - 1].tag in ("JJ", "NN") and words[at + 1].tag == "JJ"
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
