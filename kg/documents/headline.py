"""Tells the headline and the dateline of a story from the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
DATELINE = re.compile(
    r"(?P<place>[A-Z][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){0,4})?(?:, (?P<date>" + MONTH_DAY + r"))?"
    r"(?:[,.]? ?(?:\((?P<agency>[A-Z][\w .'-]{1,40})\)|/(?P<slashed>[A-Z]\w{1,20})/))?"
    r"[.,]? ?(?P<dash>-{1,3}|[–—]|:)? ?"
)
"""Place, day and agency at the head of a story: "Pyongyang, July 14 (KCNA) --", "Hanoi (VNA) –"."""

GATHERING = re.compile(
    r"\b(?:Council|Committee|Commission|Summit|Meeting|Conference|Session|Assembly|Plenum|Board|Statement|Communiqu[eé]|Decisions?)\b"
)
"""A word that names no place: "Foreign Affairs Council, 19 February 2024" is a headline."""
FURNITURE = re.compile(
    r"(?:[A-Z]{1,8}(?:/[\w.()-]+)+|[A-Z]{2,8} \d+/\d+(?: REV \d+)?|\(OR\. [a-z]{2}\)|No\. ?\d+(?:/\d+)?"
    r"|\d{1,4}/\d{2,4}|(?:for )?(?:immediate )?(?:press |media )?release:?"
    r"|(?:date|source|updated|published|posted|author|issued|adopted)(?: on)?:.*"
    r"|[^|]{0,40}\| ?(?:updated|date|source).{0,40}"
    r"|(?:\w+day,? )?(?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2},?) \d{4})",
    re.I,
)
"""A line above a headline that is none: the symbol of a document, its number, its day."""
HEADLINE_LINES = 8
HEADLINE_LENGTH = 240
PROSE_LENGTH = 120
"""A line that ends as a sentence and is longer is none of a headline."""


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
    if found["place"] is None:
        return found if found["agency"] and found["agency"].isupper() else None
    if GATHERING.search(found["place"]):
        return None
    agency, dash = found["agency"] or found["slashed"], found["dash"]
    told = (found["date"] and (agency or dash)) or (agency and dash) or (dash and _is_spelt_large(found))
    alone = found["date"] and found.end() == end
    return found if told or alone else None


def _is_spelt_large(dateline: re.Match[str]) -> bool:
    """Whether a place or an agency alone is told by capitals and a dash: "HANOI – The Party", "VGP – The Party"."""
    spelt = dateline["place"].isupper() and len(dateline["place"]) > 2 and dateline["dash"] != ":"
    return spelt and re.match(r"[A-Z][a-z]", dateline.string[dateline.end() :]) is not None


def count_headlines(lines: Sequence[str]) -> int:
    """Return how many lines at the top are the headline.

    All lines before a dateline are; without one, the first line where it does not end as a sentence. Symbols and
    days above it count with it.
    """
    for number, line in enumerate(lines[:HEADLINE_LINES]):
        if match_dateline(line) and not (number == 0 and _is_above(lines)):
            return number
        if _is_prose(line):
            break  # a place and day below the text itself: "Havana, December 24, 1978"
    above = next((number for number, line in enumerate(lines) if not is_furniture(line)), 0)
    if len(lines) < above + 2 or len(lines[above]) > HEADLINE_LENGTH:
        return 0
    return 0 if lines[above].rstrip("\"'").endswith((".", ":")) else above + 1


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph of a text and no part of its headline."""
    return line.rstrip("\"'").endswith(".") and len(line) > PROSE_LENGTH


def _is_above(lines: Sequence[str]) -> bool:
    """Whether the first line is a place and day above a headline: "Brussels, 9 February 2023"."""
    below = next((line for line in lines[1:] if not is_furniture(line)), "")
    return is_furniture(lines[0]) and 0 < len(below) < HEADLINE_LENGTH and not below.endswith((".", ":"))


def is_furniture(line: str) -> bool:
    """Return whether a line at the top is the symbol, the number, or the place and day of a document.

    >>> is_furniture("SC/15400"), is_furniture("9 June 2023"), is_furniture("Plenary Meeting Held")
    (True, True, False)
    """
    told = line.strip()
    dateline = match_dateline(told)
    return FURNITURE.fullmatch(told) is not None or (dateline is not None and dateline.end() == len(told))
