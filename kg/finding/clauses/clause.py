"""A cue with all that it governs, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.cues import FoundCue
from kg.finding.clauses.regions import Region
from kg.finding.context import Actor


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with all that it governs.

    Args:
        found: the cue.
        speaker: who says or puts forward.
        region: what the cue governs; for "..., he said" what stands before.
        complements: what it takes there.
        place: its place in the sentence; see ``PlacedCue``; aside for "according to".
        named: the words of the sentence that stand for the speaker, where there are any.
    """

    found: FoundCue
    speaker: Actor
    region: Region
    complements: tuple[Complement, ...]
    place: str
    named: Region | None = None

    @property
    def said(self) -> Complement | None:
        """What was said, where the cue says something."""
        quotes = "colon" in self.found.cue.says or self.place == "behind"
        says = self.found.cue.says + ("quoted",) * quotes
        kinds = (*says, "that") if "somebody that" in says else says
        return next((one for one in self.complements if one.kind in kinds), None)

    @property
    def is_nested(self) -> bool:
        """Whether it stands inside what somebody said, or aside."""
        return self.place in ("nested", "aside")

    @property
    def follows_said(self) -> bool:
        """Whether what was said stands before the cue."""
        return self.place == "behind" or (self.place == "aside" and self.region[1] <= self.found.verb)
