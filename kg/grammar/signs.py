"""The signs by which rules see names: one private-use character a name, told apart by kind."""

from __future__ import annotations

from typing import Literal

MentionKind = Literal["person", "body", "country", "place", "meeting", "time", "post"]
"""What can be named."""

SIGNS: dict[MentionKind, int] = {
    "person": 0xE000, "body": 0xE200, "country": 0xE400, "place": 0xE600, "meeting": 0xE800, "time": 0xEA00,
    "post": 0xEC00,
}  # fmt: skip
"""The first of the 512 private-use characters that stand for mentions of a kind."""
SIGNS_A_KIND = 512


def sign_class(*kinds: MentionKind) -> str:
    """Return a pattern that takes the sign of any mention of the kinds."""
    return "[" + "".join(f"{chr(SIGNS[kind])}-{chr(SIGNS[kind] + SIGNS_A_KIND - 1)}" for kind in kinds) + "]"
