"""Finds with whom something is done or shared: "cooperation with Russia", "jointly with the allied armies"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.aiming import Found, Stretch, first_of, is_foreign, name_of, phrase_of
from kg.finding.groups import whole_name
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged
from kg.finding.stand_ins import state_governed
from kg.model import Fact
from kg.reading.words import Word

REACH = 8
"""So many words may stand between "solidarity of our people" and its "with"."""
LONGEST = 8
"""So many words behind the noun for partners may still tell who they are."""


def find_partners(stretch: Stretch) -> Iterator[Fact]:
    """Yield with whom something is done or shared.

    Args:
        stretch: the course of action, or the attitude that is expressed.
    """
    for at, after in _triggers(stretch):
        between = stretch.words[at].lower == "between"
        found = first_of(stretch, after, _foreign if between else _partner)
        for name in _with_further(stretch, found):
            if name is not None:
                rule = f"aims/{stretch.words[at].lower}"
                yield stretch.aim("partner", name[0], at, name[1], rule)


def _triggers(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield the words behind which a partner follows: "solidarity with", "the friendship of our people with"."""
    words, lists = stretch.words, stretch.lists
    yield from find_phrases(words, lists["together"])
    closer = any(word.lemma in lists["bringing closer"] for word in words)
    for at in range(2, len(words) if closer else 0):
        if is_one_of(words[at], lists["bonds"]) and _stands_between_states(words, at):
            yield at - 1, at - 1
    for at in range(len(words) - 4):
        if is_one_of(words[at], lists["bonds"]) and is_one_of(words[at + 1], ("of", "and")):
            near = find_word(words, at + 2, min(at + REACH, len(words) - 1), ("with",))
            if near is not None and not any(is_tagged(word, ("VBG", "TO")) for word in words[at:near]):
                yield at, near + 1


def _stands_between_states(words: Sequence[Word], at: int) -> bool:
    """Whether "DPRK-China" stands right before "friendship" or "relations"."""
    mention = words[at - 1].mention
    return mention is not None and mention.kind == "country" and words[at - 2].text.endswith("-")


def _foreign(stretch: Stretch, after: int, at: int) -> Found | None:
    """Return the foreign state of the two between which something is."""
    name = name_of(stretch.words[at])
    return (name.name, at) if name is not None and is_foreign(stretch.reading, name) else None


def _with_further(stretch: Stretch, found: Found | None) -> Iterator[Found | None]:
    """Yield a partner and the states named behind it: "with Russia, China and Vietnam"."""
    yield found
    words = stretch.words
    while found is not None and found[1] + 2 < len(words) and is_one_of(words[found[1] + 1], (",", "and")):
        at = found[1] + 2 + is_one_of(words[found[1] + 2], ("the",))
        name = name_of(words[at]) if at < len(words) else None
        joins = name is not None and name.kind in ("country", "body") and is_foreign(stretch.reading, name)
        found = (name.name, at) if name is not None and joins else None
        yield found


def _partner(stretch: Stretch, after: int, at: int) -> Found | None:
    words, lists = stretch.words, stretch.lists
    name = name_of(words[at])
    follows = words[at + 1] if at + 1 < len(words) else None
    describes = follows is not None and is_one_of(follows, lists["partners"])
    if name is not None and name.kind != "person" and not describes:
        foreign = is_foreign(stretch.reading, name)
        return (state_governed(name.name) if foreign else None) or name.name, at
    helped = is_one_of(words[after - 1], ("for", "to"))  # whoever is helped at home only gains
    if is_one_of(words[at], lists["partners"]) and not helped and not describes:
        return _group(stretch, after, at)
    nation = stretch.reading.knowledge.demonyms.get(words[at].text)
    if nation is None or follows is None or not is_one_of(follows, lists["national"]):
        return None
    return (f"{words[at].text} people", at + 1) if follows.lower == "people" else (nation, at + 1)


def _group(stretch: Stretch, after: int, at: int) -> Found:
    """Return a group of partners as named: "ASEAN partners", "countries that respect its sovereignty"."""
    words = stretch.words
    of = at + 1 < len(words) and is_one_of(words[at + 1], ("of",))
    first = at + 2 + (at + 2 < len(words) and is_one_of(words[at + 2], ("the",))) if of else len(words)
    name = name_of(words[first]) if first < len(words) else None
    if name is not None and is_one_of(words[at], ("peoples", "governments", "leaders", "armies")):
        return name.name, first
    if name is not None:
        return whole_name(stretch.reading, words[at : first + 1]), first
    start = at
    while start > after and _describes(words, start - 1):
        start -= 1
    at_place = of and first < len(words) and words[first].tag.startswith("NNP")
    if at_place:
        while first + 1 < len(words) and words[first + 1].tag.startswith("NNP"):
            first += 1
        return whole_name(stretch.reading, words[at : first + 1]), first
    last = _end_of_clause(words, at) if _is_told_apart(words, at) else at
    if start == at and last == at:
        return phrase_of(words, after, at), at
    return whole_name(stretch.reading, words[start : last + 1]), last


def _describes(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.lower == ",":
        return at > 0 and words[at - 1].tag in ("JJ", "NN") and words[at + 1].tag == "JJ"
    if word.mention is not None:
        return word.mention.kind in ("country", "body")
    return word.tag in ("JJ", "JJR", "NN", "NNP", "HYPH", "AFX", "NNS", "PDT", "VBG") or is_one_of(
        word, ("all", "other", "the")
    )


def _is_told_apart(words: Sequence[Word], at: int) -> bool:
    """Whether partners are told apart by a clause behind: "countries that respect its sovereignty"."""
    return at + 2 < len(words) and is_one_of(words[at + 1], ("which", "that", "who"))


def _end_of_clause(words: Sequence[Word], at: int) -> int:
    stop = find_word(words, at + 2, min(at + LONGEST, len(words)), (",", ";", ".", "and"))
    return (stop if stop is not None else min(at + LONGEST, len(words))) - 1
