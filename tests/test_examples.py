"""Every wording of the grammar finds its own example, and nothing else of its kind in it."""

from __future__ import annotations

from typing import Any

import pytest
from sentences import HEADING, facts_of, knowledge, told

from kg.grammar.wordings import Cue, Rule


def rules() -> list[Any]:
    """Return all rules with the type of fact that each gives."""
    return [
        pytest.param(kind, rule, id=rule.name)
        for kind, found in sorted(knowledge().wordings.rules.items())
        for rule in found
    ]


def cues() -> list[Any]:
    """Return all cues with each of their examples."""
    return [
        pytest.param(cue, number, id=f"{cue.name}-{number}")
        for cue in knowledge().wordings.press_cues
        for number in range(len(cue.examples))
    ]


def fits(wanted: dict[str, Any], row: dict[str, Any]) -> bool:
    """Return whether a fact has all fields that an example tells."""
    return all(row.get(name) == value for name, value in wanted.items())


@pytest.mark.parametrize(("kind", "rule"), rules())
def test_rule_finds_its_example(kind: str, rule: Rule) -> None:
    """A rule's example gives the facts that it tells, no more and no fewer."""
    found = facts_of(rule.example.text, rule.example.heading or HEADING)
    rows = [told(fact) for fact in found if fact.type == kind]
    wanted = [dict(fields) for fields in rule.example.gives]
    missing = [fields for fields in wanted if not any(fits(fields, row) for row in rows)]
    assert not missing, rows
    assert len(rows) == len(wanted), rows
    assert any(fact.rule == rule.name for fact in found if fact.type == kind), [fact.rule for fact in found]


@pytest.mark.parametrize(("cue", "number"), cues())
def test_cue_finds_its_examples(cue: Cue, number: int) -> None:
    """Each example of a cue gives the facts that it tells."""
    example = cue.examples[number]
    rows = [told(fact) for fact in facts_of(example.text, example.heading or HEADING)]
    missing = [dict(fields) for fields in example.gives if not any(fits(dict(fields), row) for row in rows)]
    assert not missing, rows
