"""Reading → facts: each type of fact has its finder, and each finder its words in the grammar."""

from __future__ import annotations

from kg.finding.aims import find_aims
from kg.finding.chronicle import find_chronicle, read_proceedings
from kg.finding.context import Context
from kg.finding.course_targets import with_aims_of_courses
from kg.finding.list_places import with_places
from kg.finding.policies import find_policies, find_statements, put_forward
from kg.finding.slogans import find_slogans
from kg.finding.speech import read_speech
from kg.finding.stances import find_stances
from kg.finding.telling import tell_by
from kg.model import Fact
from kg.reading import Reading, kinds_named

__all__ = ["find_facts"]


def find_facts(reading: Reading) -> list[Fact]:
    """Return the facts of a document in the order in which they stand in it.

    Args:
        reading: the document's reading.
    """
    context, proceedings = Context(reading), read_proceedings(reading)
    context.note_gains(proceedings.changes)
    speech = read_speech(reading, context)
    statements = list(find_statements(reading, speech))
    people = [name for name, kind in kinds_named(reading).items() if kind == "person"]
    chronicle = find_chronicle(reading, proceedings, speech.heard)
    told = list(tell_by(with_places(chronicle, people), statements, speech, reading))
    decisions = [fact for fact in told if fact.type == "decision"]
    courses = list(put_forward(reading, speech, context, decisions))
    stances = list(find_stances(reading, context))
    facts = [
        *with_aims_of_courses(reading, told, courses),
        *statements,
        *find_policies(reading, courses),
        *find_aims(reading, speech, courses, stances),
        *find_slogans(reading, context, speech),
        *stances,
    ]
    return sorted(facts, key=lambda fact: (fact.quote.start, fact.quote.end, fact.type))
