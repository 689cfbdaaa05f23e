"""How a name stands in a sentence that words an attitude: near a hostile word, attacked, opposed, or its place."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses import Region
from kg.finding.parties import Party
from kg.finding.phrases import find_phrases, is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

REACH = 9
"""So many words may stand between a hostile or friendly word and the name it is said of."""
MARKS = (",", ";", ":", "but")
ATTACKS = frozenset(
    (
        "attack",
        "attacks",
        "invasion",
        "aggression",
        "territory",
        "raid",
        "raids",
        "strike",
        "strikes",
        "assault",
        "embargo",
        "sanctions",
        "pressure",
        "blockade",
        "war",
    )
)
JOINTS = ("and", ",", "the", "its", "their")
MODIFIERS = ("JJ", "NN", "NNS", "NNP", "DT", "HYPH")


def is_near(party: Party, trigger: Region) -> bool:
    """Return whether a party is named near a hostile or friendly word."""
    return trigger[0] - REACH <= party.last and party.first <= trigger[1] + REACH


def meets_at(words: Sequence[Word], at: int) -> bool:
    """Return whether a name is where something was done: "at the UN Security Council"."""
    return at > 1 and any(is_one_of(word, ("at",)) for word in words[at - 2 : at])


def is_attacked(words: Sequence[Word], party: Party) -> bool:
    """Return whether a party is who suffers even what is denounced: "the attack on the territory of X"."""
    before = [word.lower for word in words[max(0, party.first - 6) : party.first]]
    return bool(ATTACKS & set(before)) and bool({"on", "of", "against"} & set(before[-2:]))


def is_countered(words: Sequence[Word], party: Party, lists: WordSets) -> bool:
    """Return whether a sentence tells what is done against a party: "foil the imperialists' moves"."""
    before = words[max(0, party.first - 7) : party.first]
    return next(find_phrases(before, lists["against"]), None) is not None


def is_giver(words: Sequence[Word], party: Party, trigger: Region) -> bool:
    """Return whether friendship comes from a party: "the solidarity shown by Laos and Cambodia"."""
    between = words[trigger[1] : party.first]
    by = [at for at, word in enumerate(between) if is_one_of(word, ("by",))]
    return bool(by) and by[0] > 0 and between[by[0] - 1].tag in ("VBN", "VBD")


def is_victim(words: Sequence[Word], party: Party) -> bool:
    """Return whether a hostile deed is aimed at a party: "the invasion of Russia", "sanctions against Cuba"."""
    before = [word.lower for word in words[max(0, party.first - 4) : party.first]]
    if is_opposed(words, party.first) or set(before[-2:]) & {"against", "toward", "towards", "targeting"}:
        return True
    earlier = [word.lower for word in words[max(0, party.first - 10) : party.first]]
    if "in" in earlier and {"interference", "intervention", "meddling"} & set(earlier[: earlier.index("in")]):
        return True  # "interference in Chile, Vietnam and Laos"
    return "of" in before[-2:] and bool(set(before) & {"territory", "invasion", "occupation", "sovereignty"})


def is_opposed(words: Sequence[Word], at: int) -> bool:
    """Return whether "anti-" stands before a word: "the anti-imperialist countries"."""
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return before[-1:] == ["anti"] or before == ["anti", "-"]


def is_aimed_at(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Return whether what stands before a name is aimed at it.

    Args:
        words: the words of the sentence.
        at: the place of the name, or of "our" and "us".
        lists: the word lists of aims.
    """
    before = at - 1 - (at > 1 and words[at - 1].lower in ("the", "our"))
    if words[before].lower in ("against", "towards", "toward", "anti", "anti-", "-"):
        return True
    if words[before].lower == "in" and before and is_one_of(words[before - 1], lists["meddling"]):
        return True  # "interference in China's internal affairs"
    attacks = {word.lower for word in words[max(0, before - REACH) : before]} & ATTACKS
    if words[before].lower in ("on", "upon") and attacks:
        return True
    return words[before].mention is None and words[before].lemma in lists["harming"]


def is_own_land(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Return whether "the country" stands for the document's own state behind a word of harming: "stifle the country".

    Args:
        words: the words of the sentence.
        at: the place of the noun.
        lists: the word lists of aims.
    """
    named = is_one_of(words[at], ("country", "republic", "state", "system")) and at > 1
    article = named and is_one_of(words[at - 1], ("the",))
    return article and words[at - 2].mention is None and words[at - 2].lemma in lists["harming"]


def actors_of(words: Sequence[Word], parties: Sequence[Party], clause: Region, at: int) -> list[Party]:
    """Return who acts against the document's state: the clause's parties, else the first of the sentence."""
    parties = [one for one in parties if not is_place(words, one.first)]
    inside = [one for one in parties if clause[0] <= one.first < clause[1]]
    before = [one for one in parties if one.first < at]
    near = [one for one in inside if one.first < at]
    if near:
        return [one for one in near if _are_joined(words, one, near[-1])]
    return inside or [one for one in before if one.first - before[0].first <= 4]


def _are_joined(words: Sequence[Word], one: Party, last: Party) -> bool:
    """Whether a party is the last before a name, or joined to it: "the U.S. and its vassal forces"."""
    between = words[one.last + 1 : last.first]
    return one is last or all(word.lower in JOINTS or word.tag in MODIFIERS for word in between)


def is_place(words: Sequence[Word], at: int) -> bool:
    """Return whether a name tells where or whom to: "troops from south Korea", "at the UN Security Council"."""
    before = at - 1 - (at > 1 and words[at - 1].lower == "the")
    while before > 0 and is_one_of(words[before], ("and", ",")) and words[before - 1].mention is not None:
        before -= 2  # "meetings in Sweden and Italy"
    return before >= 0 and is_one_of(words[before], ("in", "at", "from", "to", "into", "on"))


def quote_begin(words: Sequence[Word], at: int) -> int:
    """Return where the quote of a name begins: some words before it, within its clause."""
    first = max(at - 1, 0)
    while first > 0 and at - first < 6 and words[first - 1].lower not in (",", ";", "that"):
        first -= 1
    return first


def clause_around(words: Sequence[Word], at: int) -> Region:
    """Return the stretch between marks around a place."""
    start = end = at
    while start > 0 and not is_one_of(words[start - 1], (*MARKS, "that")):
        start -= 1
    while end < len(words) and not is_one_of(words[end], (*MARKS, ".")):
        end += 1
    return start, max(end, start + 1)
