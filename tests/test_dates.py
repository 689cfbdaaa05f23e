"""Every form in which a report names a time means the interval that a reader takes it for."""

from __future__ import annotations

import pytest
from sentences import knowledge

from kg.reading.dates import TimeExpression

PUBLISHED = "2024-05-04"
"""A Saturday."""

FORMS = [
    ("on May 3", "May 3", "2024-05-03", "2024-05-03"),
    ("on May 3, 1999", "May 3, 1999", "1999-05-03", "1999-05-03"),
    ("on 3 May", "3 May", "2024-05-03", "2024-05-03"),
    ("on 3rd of May 1999", "3rd of May 1999", "1999-05-03", "1999-05-03"),
    ("on Dec. 9", "Dec. 9", "2023-12-09", "2023-12-09"),
    ("from Dec. 9 to 11", "Dec. 9 to 11", "2023-12-09", "2023-12-11"),
    ("December 28 to January 2", "December 28 to January 2", "2023-12-28", "2024-01-02"),
    ("from May 29 to June 2", "May 29 to June 2", "2024-05-29", "2024-06-02"),
    ("on 21 and 22 March 2019", "21 and 22 March 2019", "2019-03-21", "2019-03-22"),
    ("17–18 March", "17–18 March", "2024-03-17", "2024-03-18"),
    ("28 December 2019 - 2 January 2020", "28 December 2019 - 2 January 2020", "2019-12-28", "2020-01-02"),
    ("(Juche112.12.28.)", "Juche112.12.28", "2023-12-28", "2023-12-28"),
    ("(2020.01.01)", "2020.01.01", "2020-01-01", "2020-01-01"),
    ("2020-01-31", "2020-01-31", "2020-01-31", "2020-01-31"),
    ("Juche 108 (2019)", "Juche 108 (2019)", "2019-01-01", "2019-12-31"),
    ("in Juche 108", "Juche 108", "2019-01-01", "2019-12-31"),
    ("on October 10, Juche 109 (2020)", "October 10", "2020-10-10", "2020-10-10"),
    ("on May 1 last year", "May 1 last year", "2023-05-01", "2023-05-01"),
    ("in June 2024", "June 2024", "2024-06-01", "2024-06-30"),
    ("the December 2023 Plenum", "December 2023", "2023-12-01", "2023-12-31"),
    ("in December", "December", "2023-12-01", "2023-12-31"),
    ("early May 2024", "early May 2024", "2024-05-01", "2024-05-10"),
    ("the end of June", "the end of June", "2024-06-30", "2024-06-30"),
    ("June to August 2023", "June to August 2023", "2023-06-01", "2023-08-31"),
    ("2021-2025", "2021-2025", "2021-01-01", "2025-12-31"),
    ("from 2021 to 2025", "2021 to 2025", "2021-01-01", "2025-12-31"),
    ("the second half of the year", "the second half of the year", "2024-07-01", "2024-12-31"),
    ("the first half of 2026", "the first half of 2026", "2026-01-01", "2026-06-30"),
    ("the first six months of 2023", "the first six months of 2023", "2023-01-01", "2023-06-30"),
    ("the third quarter of this year", "the third quarter of this year", "2024-07-01", "2024-09-30"),
    ("the fourth quarter", "the fourth quarter", "2024-10-01", "2024-12-31"),
    ("Q2 2023", "Q2 2023", "2023-04-01", "2023-06-30"),
    ("spring 2023", "spring 2023", "2023-03-01", "2023-05-31"),
    ("this winter", "this winter", "2024-12-01", "2025-02-28"),
    ("the end of 2025", "the end of 2025", "2025-12-31", "2025-12-31"),
    ("by the end of this year", "the end of this year", "2024-12-31", "2024-12-31"),
    ("by year-end", "year-end", "2024-12-31", "2024-12-31"),
    ("late 2023", "late 2023", "2023-09-01", "2023-12-31"),
    ("this year", "this year", "2024-01-01", "2024-12-31"),
    ("last year", "last year", "2023-01-01", "2023-12-31"),
    ("next year", "next year", "2025-01-01", "2025-12-31"),
    ("the new year", "the new year", "2024-01-01", "2024-12-31"),
    ("next month", "next month", "2024-06-01", "2024-06-30"),
    ("last week", "last week", "2024-04-22", "2024-04-28"),
    ("on Friday", "Friday", "2024-05-03", "2024-05-03"),
    ("on Saturday", "Saturday", "2024-05-04", "2024-05-04"),
    ("on Sunday morning", "Sunday morning", "2024-04-28", "2024-04-28"),
    ("next Monday", "next Monday", "2024-05-06", "2024-05-06"),
    ("will open on Monday", "Monday", "2024-05-06", "2024-05-06"),
    ("yesterday", "yesterday", "2024-05-03", "2024-05-03"),
    ("the past eight months", "the past eight months", None, "2024-05-04"),
    ("over the last five years", "the last five years", None, "2024-05-04"),
    ("the next five years", "the next five years", "2024-05-04", None),
    ("five years ago", "five years ago", "2019-01-01", "2019-12-31"),
    ("three months ago", "three months ago", "2024-02-01", "2024-02-29"),
    ("ten days ago", "ten days ago", "2024-04-24", "2024-04-24"),
    ("in the 1960s", "the 1960s", "1960-01-01", "1969-12-31"),
    ("the 19th century", "the 19th century", "1801-01-01", "1900-12-31"),
    ("in 2024, a decisive year", "2024", "2024-01-01", "2024-12-31"),
    ("the state budget for 2025", "2025", "2025-01-01", "2025-12-31"),
]

NONE = [
    "today", "nowadays", "in recent days", "in the future", "the past several months", "4 100 houses",
    "2024 houses", "Article 1998", "the Regional Development 20×10 Policy", "page 2012/3", "June 31",
    "the 15th floor", "may be late", "a march through the town", "the first half-hour", "in due time",
    "Room 2001-B",
]  # fmt: skip


def times_of(text: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    """Return the times of a text."""
    return list(knowledge().calendar.find(text, published))


@pytest.mark.parametrize(("text", "words", "first", "last"), FORMS)
def test_form_means_its_interval(text: str, words: str, first: str | None, last: str | None) -> None:
    """An expression is found with exactly its words, and means what stands beside it."""
    found = times_of(text)
    assert (words, first, last) in [(text[time.start : time.end], time.first, time.last) for time in found]


@pytest.mark.parametrize("text", NONE)
def test_no_time_is_found(text: str) -> None:
    """Vague words, figures of other things and days that are none name no time."""
    assert [text[time.start : time.end] for time in times_of(text)] == []


def test_nothing_is_reckoned_without_a_day() -> None:
    """Without a day of publication only a time with its own year means anything."""
    assert times_of("on Friday, on May 3, last year", None) == []
    assert [time.first for time in times_of("on May 3, 1999", None)] == ["1999-05-03"]


def test_days_of_a_history_lie_near_what_was_told_before() -> None:
    """A text of long ago tells the year once; what follows without one is reckoned from there."""
    told = (
        "In May 1950 a port fell, in June a bridge. By 1951 all was lost, on March 3 too. 1952, 1953, 1954."
    )
    assert [time.first for time in times_of(told)][:4] == [
        "1950-05-01",
        "1950-06-01",
        "1951-01-01",
        "1951-03-03",
    ]


def test_days_of_a_report_lie_near_its_own() -> None:
    """One old year makes no history."""
    told = "The law of 1950 was changed in 2023 and 2024. On March 3 it came into force."
    assert times_of(told)[-1].first == "2024-03-03"


def test_what_is_due_lies_ahead() -> None:
    """A month by which something is to be done is the next one, that in which it was done the last."""
    assert [time.first for time in times_of("It must be done by December.")] == ["2024-12-01"]
    assert [time.first for time in times_of("It was done by December.")] == ["2023-12-01"]
