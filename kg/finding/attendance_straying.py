"""Tells where a wording of attendance is none: its words belong to something else."""

from __future__ import annotations

import re

from kg.finding.matching import Match

LED_BODY = re.compile(
    r"\b(?:an?|new|special|set up|formed|established) (?:[\w-]+ ){0,4}?"
    r"(?:commission|committee|delegation|group|team|board|council|panel|mission|task force|bureau|body)"
    r"[^,;]*, (?:\w+ )?(?:headed|led|chaired|presided over) by (?:the )?$",
    re.I,
)
"""A smaller body that somebody heads, not the meeting: "set up a commission, headed by A"."""
ABOUT_REPORT = re.compile(
    r"\b(?:[Ss]peech|[Aa]ddress|[Rr]emark|[Ii]ntervention|[Dd]iscussion)\w*\b[^.;]*\b(?:of"
    r"|on|about|to) (?:the )?$"
)
"""Before "report": speeches were made about it."""
PROPOSED = re.compile(r"\b(?:[Aa]t|[Oo]n|[Uu]pon) (?:the|a) $")
"""Before "proposal made by A": the reason of what was done, no speech."""

OTHER_EVENT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ther|[Ss]imilar) (?:[\w-]+ ){0,3}?(?:demonstration|protest|march|picket|parade|procession"
    r"|exhibition|show|banquet|reception|concert|performance|vigil|contest|lecture)s?\b"
    r"[^.;]*? (?:was|were|took place|had been) [^.;]*$"
)
"""Before those who attended: an event beside the meeting that a sentence tells of is theirs."""
STRAYING = re.compile(
    r"(?<!turns) (?:to (?!the |it\b|them\b|him\b|her\b)[a-z]+|that|which|who|and|followed by) "
)
"""Between a verb and its noun: the noun belongs to another verb."""


def strays(match: Match) -> bool:
    """Return whether a wording is none here: no clause begins with it, or its verb and noun stand too far apart.

    They do in "made a vow to work and give a report".

    Args:
        match: where the wording fits.
    """
    coded = match.sentence.coded
    if match.rule.set.get("at") == "start":
        return not re.search(r"(?:^|[,;:\"] (?:and )?)$", coded.text[: coded.position(match.span[0])])
    if match.rule.name.endswith("report-by") and ABOUT_REPORT.search(
        coded.text, 0, coded.position(match.span[0])
    ):
        return True
    if match.rule.name.endswith("attended-by") and _is_at_event(match):
        return True
    if match.rule.name.endswith("presided-by") and LED_BODY.search(
        coded.text, coded.position(match.span[0]), coded.position(match.stretch("list")[0])
    ):
        return True
    if re.search(r"\b(?:not|never|(?<!is )(?<!are )to) $", coded.text[: coded.position(match.span[0])]):
        return True
    if match.rule.name.endswith("speech-by") and PROPOSED.search(coded.text[: coded.position(match.span[0])]):
        return True
    before = match.rule.set.get("who") == "before"
    verb, _, rest = match.sentence.coded.text[
        slice(*map(match.sentence.coded.position, match.span))
    ].partition(" ")
    return before and STRAYING.search(rest) is not None and " over " not in verb


def _is_at_event(match: Match) -> bool:
    """Whether a sentence that names no meeting tells who was at a demonstration, a reception or the like."""
    before = match.sentence.coded.text[: match.sentence.coded.position(match.span[0])]
    return not match.sentence.names_meeting and OTHER_EVENT.search(before) is not None
