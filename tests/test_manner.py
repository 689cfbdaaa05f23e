"""How something is said is read from the words around it."""

from __future__ import annotations

import pytest
from made_graph import made_graph

from kg.manner import Manner, manner_of
from kg.model import Fact, Quote

CASES = [
    ("He said that the canal was dug.", "said", "the canal was dug", "reported affirmed fact"),
    (
        "She stressed: The harvest must be doubled.",
        "stressed",
        "The harvest must be doubled",
        "direct affirmed duty",
    ),
    ('"We are ready", she said.', "said", "We are ready", "direct affirmed fact"),
    (
        "We shall never give up our fields, he said.",
        "said",
        "We shall never give up our fields",
        "direct affirmed duty",
    ),
    ("The harvest was good, he said.", "said", "The harvest was good", "reported affirmed fact"),
    (
        "They expressed deep concern over the flood.",
        "expressed",
        "deep concern over the flood",
        "narrated affirmed fact",
    ),
    ("They pledged to raise yields.", "pledged", "to raise yields", "narrated affirmed future"),
    ("The ministry denied that prices would rise.", "denied", "prices would rise", "reported denied future"),
    ("The board did not say that dams may break.", "say", "dams may break", "reported denied possibility"),
    ('He said that "tomorrow" is no word.', "said", '"tomorrow" is no word', "reported affirmed fact"),
    ("It was not late, he said that it rained.", "said", "it rained", "reported affirmed fact"),
    ("He said the plan is necessary.", "said", "the plan is necessary", "reported affirmed duty"),
]


@pytest.mark.parametrize(("raw", "cue", "content", "manner"), CASES, ids=[case[0] for case in CASES])
def test_manner(raw: str, cue: str, content: str, manner: str) -> None:
    """Mode, polarity and modality follow from the sentence."""
    lemma = {"denied": "deny"}.get(cue, cue)
    parts = {
        name: Quote(raw.index(text), raw.index(text) + len(text), text)
        for name, text in (("cue", cue), ("content", content))
    }
    statement = Fact("statement", {"cue": lemma}, Quote(0, len(raw), raw), "test/rule", parts=parts)
    assert manner_of(statement, raw) == Manner(*manner.split())


def test_manner_needs_both_stretches() -> None:
    """Nothing is told of a statement whose cue stands nowhere."""
    assert manner_of(Fact("statement", {}, Quote(0, 1, "x"), "test/rule"), "x") is None


def test_manner_stands_in_the_graph() -> None:
    """Each statement of a document says how it is made."""
    lines = made_graph().decode()
    for code in ("mode-reported", "statement-polarity-affirmed", "modality-duty"):
        assert f"/id/{code}> <" in lines
