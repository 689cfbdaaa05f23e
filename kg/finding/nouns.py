"""Says the singular of nouns."""

from __future__ import annotations

IRREGULAR = {
    "people": "person",
    "children": "child",
    "feet": "foot",
    "wives": "wife",
    "lives": "life",
    "oxen": "ox",
}


def singular(noun: str) -> str:
    """Return the singular of a regular noun in small letters.

    >>> singular("Houses"), singular("cities"), singular("classes"), singular("people")
    ('house', 'city', 'class', 'person')
    """
    small = noun.casefold()
    if small in IRREGULAR:
        return IRREGULAR[small]
    for ending, other in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("xes", "x"), ("men", "man")):
        if small.endswith(ending) and len(small) > 4:
            return small[: -len(ending)] + other
    return small[:-1] if small.endswith("s") and not small.endswith(("ss", "us", "is")) else small
