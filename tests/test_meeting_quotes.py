"""What is quoted for a meeting shows which meeting it is."""

from __future__ import annotations

import pytest
from sentences import facts_of

SESSION = (
    "The Second Session of the 13th Supreme People's Assembly opened. The session was convened on May 3."
)
"""Where the session is told to be held, little is told of its name."""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The State Affairs Commission met here on Friday.", "State Affairs Commission met"),
        ("The Cabinet convened on Friday.", "Cabinet"),
        (SESSION, "Second Session of the 13th Supreme People's Assembly"),
        (
            "The 3rd Plenary Meeting of the Cabinet was held on Friday.",
            "3rd Plenary Meeting of the Cabinet was held",
        ),
    ],
)
def test_a_meeting_is_quoted_with_its_name(text: str, begins: str) -> None:
    """The body before the verb is quoted too, and a fuller naming in the place of a short one."""
    quotes = [fact.quote.text for fact in facts_of(text) if fact.type == "meeting"]
    assert len(quotes) == 1
    assert quotes[0].startswith(begins)
