"""What a passive puts forward, and who does so: "by ..." or the meeting "at" which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.finding.clauses.subjects import subject_of
from kg.finding.context import Actor, Context, meeting_actor
from kg.finding.courses.single import Course
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import Cue
from kg.reading.mentions import Mention
from kg.reading.words import Word

ACTORS = ("meeting", "body", "person")
"""Kinds of names that may put something forward."""


@dataclass(frozen=True, slots=True)
class Passive:
    """What a passive puts forward.

    Args:
        cue: the cue.
        actor: who put forward.
        courses: the courses of action.
        first: the place of the first word.
    """

    cue: Cue
    actor: Actor
    courses: Sequence[Course]
    first: int


def agent_of(words: Sequence[Word], at: int, context: Context) -> Actor | None:
    """Return who put forward: "by ..." or the meeting "at" which, else the body of the document's meeting."""
    for place in range(at + 1, min(at + 8, len(words) - 1)):
        if is_one_of(words[place], ("by", "at")):
            name = first_name(words, place + 1, min(place + 6, len(words)))
            if name is not None and name[1].kind in ACTORS:
                return subject_of(words, (place + 1, name[0] + 1), context)
    main = context.reading.meetings.main()
    return meeting_actor(context.reading, main) if main is not None else context.last


def first_name(words: Sequence[Word], start: int, end: int) -> tuple[int, Mention] | None:
    """Return the first name of a stretch, with its place."""
    named = ((at, words[at].mention) for at in range(start, end))
    return next(((at, mention) for at, mention in named if mention is not None), None)
