"""Writes the dates that kg finds in the texts of a public test set, to be compared with its own.

    python benchmarks/dates.py GOLD.jsonl PREDICTED.jsonl PLAIN_GOLD.jsonl

GOLD.jsonl has one text a line, as an object with ``id``, ``text``, ``dct`` (the day of publication) and ``timex``.
Only plain dates are compared: years, months, days, seasons, halves and quarters of the common era. Durations,
years before it, decades, times of day and "now" are left out of PLAIN_GOLD.jsonl, and the number left out is told;
what is found where one of them stands is left out as well.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.reading.dates import Calendar, TimeExpression
from kg.reading.knowledge import read_knowledge

PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI)|-H[12]|-Q[1-4])?\Z")
"""A value that names one interval of the common era."""
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def value_of(text: str, time: TimeExpression) -> str | None:
    """Return the interval of a time expression as a value of the test set, None where it has none.

    Args:
        text: the text of the expression.
        time: its interval.
    """
    if time.first is None or time.last is None:
        return None
    first, last = (datetime.date.fromisoformat(day) for day in (time.first, time.last))
    season = next((code for word, code in SEASONS.items() if word in text.casefold()), None)
    if season is not None:
        return f"{first.year:04}-{season}"
    if first == last:
        return time.first
    if (first.year, first.month) == (last.year, last.month):
        return time.first[:7]
    return time.first[:4] if first.year == last.year else None


def rows(gold: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield, of each text, the plain dates of the test set and those that kg finds.

    Args:
        gold: the file of texts.
    """
    calendar = Calendar(read_knowledge().language)
    for line in gold.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        plain = [time for time in document["timex"] if PLAIN.match(str(time["value"]))]
        others = [time for time in document["timex"] if time not in plain]
        found = [
            {"start": time.start, "end": time.end, "type": "", "value": value}
            for time in calendar.find(document["text"], document["dct"])
            if not any(_share(time, other) for other in others)
            and (value := value_of(document["text"][time.start : time.end], time)) is not None
        ]
        yield {**document, "timex": plain}, {"id": document["id"], "timex": found}


def _share(time: TimeExpression, other: Mapping[str, Any]) -> bool:
    return bool(time.start < other["end"] and other["start"] < time.end)


def main() -> None:
    """Write the plain dates of the test set and those found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("plain", type=Path)
    options = parser.parse_args()
    told = list(rows(options.gold))
    for path, column in ((options.plain, 0), (options.predicted, 1)):
        path.write_text("".join(json.dumps(row[column]) + "\n" for row in told), encoding="utf-8")
    wanted = sum(len(plain["timex"]) for plain, _ in told)
    total = sum(len(json.loads(line)["timex"]) for line in options.gold.read_text("utf-8").splitlines())
    print(f"{wanted} plain dates compared, {total - wanted} other expressions left out")


if __name__ == "__main__":
    main()
