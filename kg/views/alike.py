"""Tells which phrases speak of the same thing, by the words they share, and how their wordings differ."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

OF_LIGHTER, OF_HEAVIER = 0.62, 0.25
"""Phrases are alike that share so much of the weight of the words of the lighter and of the heavier one."""

HELD = 3
"""Alike are also two of which one holds all words of the other, when these are so many at least."""

FEWEST_SHARED = 2
"""Phrases that share fewer words than this are alike only if they have the same words."""

ENDINGS = re.compile(r"(?<=\w{4})(?:ings?|ed|es|s|ly|ment|ion|ions)$|(?<=\w{3})(?:s|e)$")

ABBREVIATED = re.compile(r"\b(?:\w\.){2,}")

EMPTY = frozenset(
    word
    for words in (
        "bring bringing make making new policies policy take taking wpk",
        "a an and all also any are as at be been being both by do does for from further fully had",
        "has have he her his how i in into is it its more most much no not of off on one or other",
        "our out own shall she should so some still such than that the their them then there these",
        "they this those through thus to towards under up upon us very was we were what when where",
        "which while who whole whose will with would",
    )
    for word in words.split()
)
"""Words that do not tell what a phrase is about."""


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that tell what it is about, without their endings.

    >>> sorted(stems("strengthening the Cabinet's responsibility towards the U.S."))
    ['cabinet', 'responsibility', 'strengthen', 'u_s_']
    """
    plain = ABBREVIATED.sub(lambda found: found.group().replace(".", "_"), text.casefold())
    words = re.findall(r"\w+", re.sub(r"['’]s?\b", "", plain))
    return frozenset(ENDINGS.sub("", word) if len(word) > 2 else word for word in words if word not in EMPTY)


def groups_of(texts: Sequence[str]) -> list[list[int]]:
    """Return the numbers of texts, those together that speak of the same thing.

    A text joins a group when it is alike at least half of it; so no chain of likenesses joins the unlike.
    """
    own = [stems(text) or frozenset({text.casefold()}) for text in texts]
    weights = _weights(own)
    # The shortest first: what is long says the same in more words.
    order = sorted(range(len(texts)), key=lambda number: (len(own[number]), number))
    groups: list[list[int]] = []
    holders: dict[str, set[int]] = {}
    for number in order:
        near = {group for stem in own[number] for group in holders.get(stem, ())}
        homes = (group for group in sorted(near) if _belongs(own[number], groups[group], own, weights))
        home = next(homes, len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(number)
        for stem in _telling(own[number], weights):
            holders.setdefault(stem, set()).add(home)
    return sorted(sorted(group) for group in groups)


def _belongs(
    text: frozenset[str], group: Sequence[int], own: Sequence[frozenset[str]], weights: dict[str, float]
) -> bool:
    return 2 * sum(_alike(own[member], text, weights) for member in group) >= len(group)


def _telling(text: frozenset[str], weights: dict[str, float]) -> list[str]:
    """Return the words of a text of which one that is alike must have one: all but the lightest."""
    spare = OF_HEAVIER * _weight(text, weights)
    ordered = sorted(text, key=lambda stem: (weights[stem], stem))
    while len(ordered) > 1 and weights[ordered[0]] < spare:
        spare -= weights[ordered.pop(0)]
    return ordered


def _weights(texts: Collection[frozenset[str]]) -> dict[str, float]:
    """Return what each word weighs: the more, the fewer texts have it."""
    counts = Counter(stem for text in texts for stem in text)
    return {stem: math.log(1 + len(texts) / count) for stem, count in counts.items()}


def _alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> bool:
    shared = one & other
    if one == other:
        return True
    if len(shared) < FEWEST_SHARED:
        return False
    if shared in (one, other) and len(shared) >= HELD:
        return True
    lighter, heavier = sorted((_weight(one, weights), _weight(other, weights)))
    return _weight(shared, weights) >= max(OF_LIGHTER * lighter, OF_HEAVIER * heavier)


def _weight(text: frozenset[str], weights: dict[str, float]) -> float:
    return math.fsum(weights[stem] for stem in sorted(text))


def difference(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return how a wording became another: stretches of words, each "kept", "gone" or "new".

    >>> difference("carry out the plan", "carry out this plan")
    (('kept', 'carry out'), ('gone', 'the'), ('new', 'this'), ('kept', 'plan'))
    """
    old, new = before.split(), after.split()
    parts: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("kept", " ".join(old[i:j])))
            continue
        parts += [("gone", " ".join(old[i:j]))] if j > i else []
        parts += [("new", " ".join(new[k:m]))] if m > k else []
    return tuple(parts)


def marked_difference(before: str, after: str) -> str:
    """Return how a wording became another, in one line.

    >>> marked_difference("carry out the plan", "carry out this plan")
    'carry out [-the-] {+this+} plan'
    """
    signs = {"kept": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return " ".join(signs[kind].format(words) for kind, words in difference(before, after))
