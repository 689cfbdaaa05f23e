"""Tells the headline and the dateline of a story from the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'. -]{1,40}?), "
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?)"
    r"[,.]? ?(?:\((?P<agency>[A-Z][\w .'-]{1,40})\)|/(?P<slashed>[A-Z]\w{1,20})/)\.? ?(?:-{1,3}|[–—]|:)? ?"
)
"""Place, day and agency at the head of a story: "Pyongyang, July 14 (KCNA) --"."""

HEADLINE_LINES = 8
HEADLINE_LENGTH = 240


def count_headlines(lines: Sequence[str]) -> int:
    """Return how many lines at the top are the headline.

    All lines before a dateline are; without one, the first line where it does not end as a sentence.
    """
    for number, line in enumerate(lines[:HEADLINE_LINES]):
        if DATELINE.match(line):
            return number
    if len(lines) < 2 or len(lines[0]) > HEADLINE_LENGTH:
        return 0
    return 0 if lines[0].rstrip("\"'").endswith((".", ":")) else 1
