"""Tells by where facts stand which of them somebody said, and which policy an aim belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Fact, Quote


def enclosing(facts: Sequence[Fact]) -> dict[int, int]:
    """Return, for each fact inside the content of a statement, the smallest such statement.

    Args:
        facts: the facts of one document.

    Returns:
        Places in ``facts``: of the fact, and of the statement.
    """
    said = [(at, content) for at, fact in enumerate(facts) for content in fact.contents]
    said.sort(key=lambda told: (told[1].end - told[1].start, told[0]))
    found = {}
    for at, fact in enumerate(facts):
        for statement, content in said if fact.type != "document" else ():
            if statement != at and _holds(content, fact):
                found[at] = statement
                break
    return found


def _holds(content: Quote, fact: Fact) -> bool:
    inside = content.start <= fact.quote.start and fact.quote.end <= content.end
    # Two statements of one stretch would each stand inside the other.
    same = (content.start, content.end) == (fact.quote.start, fact.quote.end)
    return inside and not (same and fact.type == "statement")


def aims(facts: Sequence[Fact]) -> dict[int, list[int]]:
    """Return, for each fact that tells at whom something is aimed, the policies or the statement meant.

    Meant is what shares most of its stretch with the fact; of a policy and a statement that share as much,
    the policy.

    Args:
        facts: the facts of one document.

    Returns:
        Places in ``facts``: of the fact, and of the policies or the statement.
    """
    told = [(at, fact) for at, fact in enumerate(facts) if fact.type in ("policy", "statement")]
    found = {}
    for at, fact in enumerate(facts):
        if fact.type == "directed_at":
            found[at] = _closest(fact.quote, told)
    return found


def _closest(quote: Quote, told: Sequence[tuple[int, Fact]]) -> list[int]:
    scores = [(_shared(quote, fact.quote), fact.type == "policy", at) for at, fact in told]
    best = max((score[:2] for score in scores), default=(0.0, False))
    ties = [at for score, is_policy, at in scores if (score, is_policy) == best and score > 0]
    return ties if best[1] else ties[:1]


def _shared(one: Quote, other: Quote) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / (max(one.end, other.end) - min(one.start, other.start) or 1)
