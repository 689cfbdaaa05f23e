"""Tells the headline and the dateline of a story from the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
MONTH_DAY = (
    r"(?:[A-Z][a-z]{2,10}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?[A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
    r"(?: \([A-Z][a-z]{2,8} \d{1,2},? \d{4}\))?"
)
"""A day, with the same day of another calendar in brackets behind it where there is one."""
NAME = rf"(?!{MONTH} \d)[A-Z][\w'’.-]*"
DATELINE = re.compile(
    rf"(?P<place>{NAME}(?:[ /]{NAME}){{0,4}})?(?:(?:[,.] | (?={MONTH} \d|\d+ {MONTH}))(?P<date>{MONTH_DAY}))?"
    r"(?:[,.]? ?(?:\((?P<agency>[A-Z][\w .'-]{1,40})\)|/(?P<slashed>[A-Z]\w{1,20})/)"
    r"|[,.] (?P<bare>[A-Z]{3,12})(?= ?(?:-{1,3}|[–—])))?"
    r"[.,]? ?(?P<dash>-{1,3}|[–—]|:)? ?"
)
"""Place, day and agency at the head of a story: "Pyongyang, July 14 (KCNA) --", "Hanoi (VNA) –",
"ASTANA. May 4. KAZINFORM --"."""

GATHERING = re.compile(
    r"\b(?:Council|Committee|Commission|Summit|Meeting|Conference|Session|Assembly|Plenum|Board|Statement|Communiqu[eé]|Decisions?)\b"
)
"""A word that names no place: "Foreign Affairs Council, 19 February 2024" is a headline."""
FURNITURE = re.compile(
    r"(?:[A-Z]{1,8}(?:/[\w.()-]+)+|[A-Z]{2,8} \d+/\d+(?: REV \d+)?|\(OR\. [a-z]{2}\)|No\. ?\d+(?:/\d+)?"
    r"|\d{1,4}/\d{2,4}|(?:for )?(?:immediate )?(?:press |media )?release:?"
    r"|(?:date|source|updated|published|posted|author|issued|adopted)(?: on)?:.*"
    r"|Press Information Bureau|Government of [\w' ]+|Cabinet(?: Secretariat)?|Ministry of [\w',& ]+"
    r"|(?:Press|Media) (?:Service|Office|Centre|Center|Department)(?: of [\w' ]+)?|Prime Minister's Office"
    r"|[^|]{0,40}\| ?(?:updated|date|source).{0,40}"
    r"|(?:\w+day,? )?(?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2},?) \d{4})",
    re.I,
)
"""A line above a headline that is none: the symbol of a document, its number, its day."""
HEADLINE_LINES = 8
HEADLINE_LENGTH = 240
PROSE_LENGTH = 120
"""A line of more characters that ends in a full stop is no headline."""


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
    agency, dash = agency_of(found), found["dash"]
    told = (found["date"] and (agency or dash)) or (agency and dash) or (dash and _is_spelt_large(found))
    alone = found["date"] and found.end() == end
    return found if told or alone else None


def agency_of(dateline: re.Match[str]) -> str | None:
    """Return the agency that a dateline names."""
    return dateline["agency"] or dateline["slashed"] or dateline["bare"]


def _is_spelt_large(dateline: re.Match[str]) -> bool:
    """Whether a place or an agency alone is told by capitals and a dash: "HANOI – The Party", "VGP – The Party"."""
    spelt = dateline["place"].isupper() and len(dateline["place"]) > 2 and dateline["dash"] != ":"
    return spelt and re.match(r"[A-Z][a-z]", dateline.string[dateline.end() :]) is not None


def count_headlines(lines: Sequence[str]) -> int:
    """Return how many lines at the top are the headline.

    All lines before a dateline are, but none from which on a paragraph is told; without one, the first line where it
    does not end as a sentence. Symbols and days above it count with it.
    """
    for number, line in enumerate(lines[:HEADLINE_LINES]):
        if _is_prose(line) and not match_dateline(line):
            break  # a place and day below the text itself: "Havana, December 24, 1978"
        if match_dateline(line) and not (number == 0 and _is_above(lines)):
            return number
    above = next((number for number, line in enumerate(lines) if not is_furniture(line)), 0)
    if len(lines) < above + 2 or len(lines[above]) > HEADLINE_LENGTH:
        return 0
    return 0 if lines[above].rstrip("\"'").endswith((".", ":")) else above + 1


def _is_prose(line: str) -> bool:
    """Whether a line is a paragraph, and no line of a headline; lines of a headline may be joined in one."""
    return len(line) > PROSE_LENGTH and line.rstrip("\"'").endswith(".")


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
