"""Writes the names of bodies with the numbers of their terms."""

from __future__ import annotations

import re

from kg.reading.mentions import Mention


def organization_of(mention: Mention) -> str:
    """Return the name of the organization a mention stands for, with the number of its term."""
    return with_term(mention.name, mention.term)


def with_term(name: str, term: int | None) -> str:
    """Return a body's name with the number of its term.

    >>> with_term("Political Bureau of the Central Committee of the Party", 8)
    'Political Bureau of the 8th Central Committee of the Party'
    """
    if term is None:
        return name
    number = ordinal_figure(term)
    if "Central Committee" in name:
        return name.replace("Central Committee", f"{number} Central Committee", 1)
    inner = re.search(r"(?<= of the )(?=Supreme People's Assembly|Congress|Parliament|Assembly)", name)
    return f"{name[: inner.start()]}{number} {name[inner.start() :]}" if inner else f"{number} {name}"


def ordinal_figure(number: int) -> str:
    """Return an ordinal in figures.

    >>> ordinal_figure(1), ordinal_figure(12), ordinal_figure(22)
    ('1st', '12th', '22nd')
    """
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
