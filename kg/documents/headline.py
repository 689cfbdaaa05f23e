"""Tells the headline and the dateline of a story from the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){0,4})(?:, (?P<date>" + MONTH_DAY + r"))?"
    r"(?:[,.]? ?(?:\((?P<agency>[A-Z][\w .'-]{1,40})\)|/(?P<slashed>[A-Z]\w{1,20})/))?"
    r"[.,]? ?(?P<dash>-{1,3}|[–—]|:)? ?"
)
"""Place, day and agency at the head of a story: "Pyongyang, July 14 (KCNA) --", "Hanoi (VNA) –"."""

HEADLINE_LINES = 8
HEADLINE_LENGTH = 240


def match_dateline(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """Return the dateline with which a paragraph begins, None where it begins without one.

    Args:
        text: the text.
        start: where the paragraph starts.
        end: where it ends.
    """
    end = len(text) if end is None else end
    found = DATELINE.match(text, start, end)
    if found is None:
        return None
    agency, dash = found["agency"] or found["slashed"], found["dash"]
    told = (found["date"] and (agency or dash)) or (agency and dash)
    alone = found["date"] and found.end() == end
    return found if told or alone else None


def count_headlines(lines: Sequence[str]) -> int:
    """Return how many lines at the top are the headline.

    All lines before a dateline are; without one, the first line where it does not end as a sentence.
    """
    for number, line in enumerate(lines[:HEADLINE_LINES]):
        if match_dateline(line):
            return number
    if len(lines) < 2 or len(lines[0]) > HEADLINE_LENGTH:
        return 0
    return 0 if lines[0].rstrip("\"'").endswith((".", ":")) else 1
