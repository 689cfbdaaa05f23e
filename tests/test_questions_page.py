"""The table of the forty questions names commands and terms that there are."""

from __future__ import annotations

import re

from parsers import ROOT

from kg.asking import find_questions
from kg.cli import COMMANDS
from kg.namespaces import expand
from kg.vocabulary import defined

PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+) \|(.*)\|$", PAGE, re.MULTILINE)


def test_all_forty_are_there() -> None:
    """Each of the forty has its row, in order."""
    assert [int(number) for number, _ in ROWS] == list(range(1, 41))


def test_each_command_is_one() -> None:
    """What is said to answer is a question or a command that there is."""
    named = set(re.findall(r"`kg ask ([a-z-]+)", "".join(row for _, row in ROWS)))
    assert named <= set(find_questions())
    assert set(re.findall(r"`kg ([a-z]+)", PAGE)) <= set(COMMANDS)


def test_each_term_is_defined() -> None:
    """Each term of the tool's own is defined in the ontology."""
    terms = set(re.findall(r"`(kg:[A-Za-z0-9]+)`", PAGE))
    assert len(terms) > 30
    assert {term for term in terms if expand(term) not in defined()} == set()


def test_one_report_is_enough_where_the_page_says_so() -> None:
    """Each question that one report can answer names a question of the tool."""
    alone = [row for _, row in ROWS if "| ● |" in row]
    assert len(alone) == 18
    assert all("kg ask" in row for row in alone)
