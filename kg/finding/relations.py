"""Says against whom, with whom and for whom a course of action is, by the words around the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.groups import text_of
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.phrases import find_phrases
from kg.model import Fact
from kg.reading import Reading
from kg.reading.mentions import Mention
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "against" and the enemy's name."""


def find_relations(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield against whom, with whom and for whom a course of action is.

    Args:
        reading: the document.
        phrase: the words that name the course of action.
        words: the same, as words.
    """
    lists = reading.knowledge.wordings.words["aims"]
    for relation, triggers in (
        ("adversary", lists["against"]),
        ("partner", lists["together"]),
        ("beneficiary", lists["good"]),
    ):
        for at, after in find_phrases(words, triggers):
            found = _target(reading, words, after, relation)
            if found is None and relation == "adversary":
                continue
            if found is not None:
                name, last = found
                quote = (phrase[0], words[last].end) if relation == "adversary" else phrase
                yield make_aim(reading, quote, phrase, relation, name, f"aims/{words[at].lower}")
                followers = followers_of(words, last)
                if followers is not None and relation == "adversary":
                    quote = (phrase[0], words[followers[1]].end)
                    yield make_aim(reading, quote, phrase, relation, followers[0], f"aims/{words[at].lower}")
    yield from _their_good(reading, phrase, words)


def _target(reading: Reading, words: Sequence[Word], after: int, relation: str) -> tuple[str, int] | None:
    """Return who stands behind a trigger, and the place of the last word of the name."""
    lists = reading.knowledge.wordings.words["aims"]
    for at in range(after, min(after + REACH, len(words))):
        word = words[at]
        if (
            word.mention is not None
            and word.mention.kind in ("country", "body", "person")
            and relation != "beneficiary"
        ):
            foreign = word.mention.entry != reading.home and not _is_own(reading, word.mention)
            if relation == "adversary" and not foreign:
                continue
            return (word.mention.name, at) if foreign or relation == "partner" else None
        if word.mention is None and relation == "adversary" and word.lower in lists["foes"]:
            return _phrase(words, after, at), at
        if (
            word.mention is None
            and relation == "partner"
            and word.lower
            in (
                "countries",
                "forces",
                "nations",
                "peoples",
                "parties",
                "states",
                "neighbours",
                "neighbors",
                "partners",
            )
        ):
            return _phrase(words, after, at), at
        if word.mention is None and relation == "beneficiary" and word.text in lists["people"]:
            return _people(words, max(after, at - 4), at), at
        if word.mention is None and word.lower in (";", ":", "to", "by"):
            return None
    return None


def followers_of(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return who stands behind a name as "and its followers", and the place of the last word of that.

    Args:
        words: the words of the sentence.
        at: the place of the name.
    """
    if (
        at + 3 > len(words) - 1 + 1
        or [word.lower for word in words[at + 1 : at + 2]] != ["and"]
        or words[at + 2 : at + 3] == []
        or words[at + 2].lower not in ("its", "their")
    ):
        return None
    last = at + 2
    while (
        last + 1 < len(words)
        and words[last + 1].mention is None
        and words[last + 1].tag in ("JJ", "NN", "NNS")
    ):
        last += 1
    mention = words[at].mention
    return (
        (f"{text_of(words[at + 3 : last + 1])} of the {mention.name}", last)
        if last > at + 2 and mention is not None
        else None
    )


def _is_own(reading: Reading, mention: Mention) -> bool:
    entry = reading.knowledge.entries.get(mention.entry or "")
    return entry is not None and reading.home in entry.attributes.get("state", ())


def _people(words: Sequence[Word], start: int, at: int) -> str:
    """Return people as named, with the nouns before and the place behind: "flood victims of the county"."""
    first = at
    while (
        first > start
        and words[first - 1].mention is None
        and words[first - 1].tag in ("NN", "NNS")
        and words[first - 1].lower != "people"
    ):
        first -= 1
    last = at
    if at + 2 < len(words) and words[at + 1].lower in ("of", "in", "across"):
        stop = next(
            (
                i
                for i in range(at + 2, min(at + 8, len(words)))
                if words[i].mention is None
                and (
                    words[i].lower in ("with", "to", "and", ",", "for", "as") or words[i].tag.startswith("V")
                )
            ),
            min(at + 8, len(words)),
        )
        last = stop - 1
    return text_of(words[first : last + 1])


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
    return word.mention is None and word.tag in ("JJ", "NN", "NNP", "HYPH", "AFX", "NNS", ":")


def _their_good(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield "the people's living standards": the people gain."""
    lists = reading.knowledge.wordings.words["aims"]
    for at in range(1, len(words) - 1):
        if (
            words[at].lower in ("'s", "'")
            and words[at - 1].lower in lists["people"]
            and words[at + 1].lower in lists["theirs"]
        ):
            yield make_aim(reading, phrase, phrase, "beneficiary", words[at - 1].text, "aims/theirs")


def make_aim(reading: Reading, quote: Span, text: Span, relation: str, name: str, rule: str) -> Fact:
    phrase = without_stop(reading.text[text[0] : text[1]])
    fields = {"text": phrase, "relation": relation, "actor": name}
    return make_fact(reading, "directed_at", quote, rule.replace("cues/", "aims/"), fields)
