"""Says which place a person has in a list of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Fact, FieldValue

FEWEST = 2
"""How many names make a list."""
WHAT: Mapping[str, tuple[str, ...]] = {
    "participant": ("meeting", "role"),
    "personnel_change": ("change", "post", "organization"),
}
"""The types of facts that lists of names give, and what the names of one list have in common."""


def with_places(facts: Iterable[Fact], people: Iterable[str]) -> list[Fact]:
    """Return facts with the place of each person in the list of names that tells it; the first has 1.

    The evidence of each name of a list begins where the list begins, and ends with the name.

    Args:
        facts: the facts of one document.
        people: the names of people; groups have no place.
    """
    known = set(people)
    told = list(facts)
    lists: dict[tuple[FieldValue, ...], list[int]] = defaultdict(list)
    for at, fact in enumerate(told):
        if fact.type in WHAT and fact.fields.get("who") in known:
            common = tuple(fact.fields.get(name) for name in WHAT[fact.type])
            lists[fact.type, fact.quote.start, *common].append(at)
    for places in lists.values():
        if len(places) >= FEWEST:
            in_order = sorted(places, key=lambda at: told[at].quote.end)
            for order, at in enumerate(in_order, start=1):
                told[at] = replace(told[at], fields={**told[at].fields, "order": order})
    return told
