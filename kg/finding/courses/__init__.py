"""What was said or put forward → its courses of action, each with its kind and who must carry it out."""

from __future__ import annotations

from kg.finding.courses.courses import courses_of
from kg.finding.courses.duties import find_duties
from kg.finding.courses.futures import find_aims, find_futures
from kg.finding.courses.kinds import kind_of, settled_kind
from kg.finding.courses.passives import find_passives
from kg.finding.courses.progressives import find_progressives, goes_on, leads
from kg.finding.courses.single import Course, actions_of
from kg.finding.courses.splitting import Duty, Passage

__all__ = [
    "Course",
    "Duty",
    "Passage",
    "actions_of",
    "courses_of",
    "find_aims",
    "find_duties",
    "find_futures",
    "find_passives",
    "find_progressives",
    "goes_on",
    "kind_of",
    "leads",
    "settled_kind",
]
