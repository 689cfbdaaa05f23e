"""Each sentence of the case files adds exactly the facts that stand beside it, or none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from sentences import HEADING, added

CASES = Path(__file__).parent / "cases"
FEWEST = 400
"""Cases that there are at least; a file that is no longer collected would pass unseen."""
FEWEST_EMPTY = 75
"""Cases of sentences that rightly give no fact."""


def collected() -> list[Any]:
    """Return the cases of all files, each with what its file says of all of them."""
    found = []
    for path in sorted(CASES.rglob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        rest = {name: value for name, value in table.items() if name != "case"}
        for number, case in enumerate(table["case"], 1):
            gap = case.get("known_gap")
            marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
            found.append(pytest.param({**rest, **case}, id=f"{path.stem}-{number}", marks=marks))
    return found


@pytest.mark.parametrize("case", collected())
def test_sentence_adds_its_facts(case: dict[str, Any]) -> None:
    """A sentence adds the facts of its case and no others of their types."""
    found = added(
        case["text"],
        tuple(case["types"]),
        tuple(case["leave_out"]),
        case.get("heading", HEADING),
        case.get("lead", ""),
    )
    assert sorted(map(repr, found)) == sorted(map(repr, case["facts"]))


def test_no_case_was_lost() -> None:
    """As many cases are collected as ever, and as many without facts."""
    cases = [param.values[0] for param in collected()]
    assert len(cases) >= FEWEST
    assert sum(not case["facts"] for case in cases) >= FEWEST_EMPTY
