"""A report cut into lines of a width, or with a list of names one a line, gives the facts of the whole one."""

from __future__ import annotations

import textwrap

import pytest
from sentences import knowledge

from kg.documents import read_text
from kg.finding import find_facts
from kg.model import Fact
from kg.reading import read

REPORT = (
    "Board issues statement\n\n"
    "BASEL, May 4, 2023\n\n"
    "The Board of the Harbour Bank met on May 3, 2023 and decided to keep its rate at 2 percent; it will watch "
    "prices closely, and it will report to the members in the autumn of the year.\n"
    "{names}\n"
    "The Board of the Harbour Bank will buy bonds for 20 million dollars each month until the end of the year, and "
    "it will sell none of the bonds that it has bought before, as the members were told in the spring.\n"
    "The Board of the Harbour Bank expects that the growth of trade will go on at a moderate pace, that prices will "
    "rise by less than 3 percent and that the number of those without work will fall in the coming months.\n"
)
NAMES = "Voting for the action were: Anna B. Keller, Chair; Peter C. Olsen, Vice Chair; Maria Rossi; and John D. Hill."


def facts_of(text: str) -> list[Fact]:
    """Return the facts of a text."""
    known = knowledge()
    return list(find_facts(read(read_text(text, "statement", known.glued_names), known)))


def told(text: str) -> list[str]:
    """Return the facts of a text in order, blanks alike."""
    rows = (f"{fact.type} {sorted(fact.fields.items(), key=str)}" for fact in facts_of(text))
    return sorted(" ".join(row.split()) for row in rows)


@pytest.mark.parametrize("width", [60, 72, 80, 95])
def test_wrapped_lines_tell_the_same(width: int) -> None:
    whole = REPORT.format(names=NAMES)
    wrapped = "\n".join(textwrap.fill(line, width) for line in whole.split("\n"))
    assert told(wrapped) == told(whole)


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_names_one_a_line_are_one_list(break_: str) -> None:
    listed = NAMES.replace(": ", f":{break_}").replace("; ", f";{break_}")
    assert told(REPORT.format(names=listed)) == told(REPORT.format(names=NAMES))
    who = [fact.fields["who"] for fact in facts_of(REPORT.format(names=listed)) if fact.type == "participant"]
    assert who == ["Anna B. Keller", "Peter C. Olsen", "Maria Rossi", "John D. Hill"]


def test_quotes_of_wrapped_lines_are_the_source_s_own() -> None:
    text = "\n".join(textwrap.fill(line, 72) for line in REPORT.format(names=NAMES).split("\n"))
    for fact in facts_of(text):
        assert text[fact.quote.start : fact.quote.end] == fact.quote.text
