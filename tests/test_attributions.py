"""The words of a statement: who is named, by what words something is said, and what."""

from __future__ import annotations

import pytest
from sentences import facts_of

CASES = (
    (
        "Anna Berg, the mayor of the town, has also said that the harbour was closed.",
        "Anna Berg, the mayor of the town",
        "has also said",
        ("the harbour was closed",),
    ),
    (
        '"The harbour is closed," said Anna Berg, who leads the union of the port.',
        "Anna Berg, who leads the union of the port",
        "said",
        ("The harbour is closed",),
    ),
    (
        "Anna Berg said on Monday: The harbour is closed.",
        "Anna Berg",
        "said",
        ("The harbour is closed",),
    ),
    (
        '"The pier is gone," Anna Berg told reporters. "The boats are safe."',
        "Anna Berg",
        "told",
        ("The pier is gone", "The boats are safe."),
    ),
    (
        "Anna Berg visited the harbour, adding that the pier would be rebuilt.",
        "Anna Berg",
        "adding",
        ("the pier would be rebuilt",),
    ),
    (
        "The pier was lost, according to Anna Berg, a fisher from the town.",
        "Anna Berg, a fisher from the town",
        "according to",
        ("The pier was lost",),
    ),
)


@pytest.mark.parametrize(("text", "source", "cue", "contents"), CASES, ids=[case[0][:40] for case in CASES])
def test_words_of_a_statement_are_shown(text: str, source: str, cue: str, contents: tuple[str, ...]) -> None:
    """A statement's source, cue and content are the very words of the text."""
    (statement,) = (fact for fact in facts_of(text) if fact.type == "statement")
    assert statement.parts["source"].text == source
    assert statement.parts["cue"].text == cue
    assert tuple(quote.text for quote in statement.contents) == contents


def test_quote_holds_all_parts_of_what_was_said() -> None:
    """The evidence of a statement that "she said" breaks reaches from its first part to its last."""
    text = '"The pier," Anna Berg said, "was the pride of the town."'
    (statement,) = (fact for fact in facts_of(text) if fact.type == "statement")
    assert statement.quote.start <= statement.contents[0].start
    assert statement.contents[-1].end <= statement.quote.end + 1
