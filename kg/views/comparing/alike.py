"""Tells which phrases speak of the same thing, by the words they share, and how their wordings differ."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

ENOUGH = 0.62
"""Phrases are alike that share so much of the weight of the words of the lighter one."""

FEWEST_SHARED = 2
"""Phrases are alike that share so many words at least, unless they have the same words."""

ENDINGS = re.compile(r"(?<=\w{4})(?:ings?|ed|es|s|ly|ment|ion|ions)$|(?<=\w{3})(?:s|e)$")

EMPTY = frozenset(
    word
    for words in (
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

    >>> sorted(stems("strengthening the Cabinet's responsibility"))
    ['cabinet', 'responsibility', 'strengthen']
    """
    words = re.findall(r"\w+", re.sub(r"['’]s?\b", "", text.casefold()))
    return frozenset(ENDINGS.sub("", word) for word in words if word not in EMPTY)


def groups_of(texts: Sequence[str]) -> list[list[int]]:
    """Return the numbers of texts, those together that speak of the same thing.

    A text joins a group when it is alike at least half of it; so no chain of likenesses joins the unlike.
    """
    own = [stems(text) or frozenset({text.casefold()}) for text in texts]
    weights = _weights(own)
    # The shortest first: what is long says the same in more words.
    order = sorted(range(len(texts)), key=lambda number: (len(own[number]), number))
    groups: list[list[int]] = []
    for number in order:
        homes = (
            group
            for group in groups
            if 2 * sum(_alike(own[member], own[number], weights) for member in group) >= len(group)
        )
        home = next(homes, None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return sorted(sorted(group) for group in groups)


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
    lighter = min(_weight(one, weights), _weight(other, weights))
    return _weight(shared, weights) >= ENOUGH * lighter


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
