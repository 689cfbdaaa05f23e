"""Tells reports of the press from official ones, by how they write."""

from __future__ import annotations

import re

QUOTING = re.compile(
    r"[,?!.](?:\"|'') (?:[\w.'-]+ ){0,8}?(?:said|says|told|wrote|added|asked|tweeted|explained|recalled|argued)\b"
)
"""A quotation, and behind it who said it."""
CONTRACTED = re.compile(
    r"\b(?:isn|don|doesn|didn|wasn|weren|aren|can|couldn|wouldn|haven|hasn|won)'t\b"
    r"|\b(?:he|she|they|it|that|what|who)'(?:s|d|ll|re|ve)\b",
    re.IGNORECASE,
)
"""Short forms, which official reports write out."""


def is_of_press(text: str) -> bool:
    """Return whether a text is written as the press writes: it says behind quotations who said them, or "didn't".

    Args:
        text: the clean text.
    """
    return QUOTING.search(text) is not None or CONTRACTED.search(text) is not None
