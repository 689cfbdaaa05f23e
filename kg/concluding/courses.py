"""Wordings → courses of action: what documents put in the same words, in one sector and as one kind of policy.

Two wordings are of one course where all their words that count are the same. Those that are only alike are kept
apart and put to a human; none is joined to another through a third.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg import naming
from kg.concluding.graph import long_hash
from kg.concluding.phrases import Phrases
from kg.concluding.sightings import PolicyNames, Wording
from kg.concluding.verdicts import Doubt, Verdicts

ALIKE = 0.6
"""From which share of words in common two courses are put to a human."""

FEWEST = 3
"""How many words that count a course has at least to be compared with others."""

NAMED = ("line", "strategy", "plan", "programme", "campaign", "principle", "law")
"""Kinds of policies whose words are a name by which others speak of them."""

UNSURE = "the same sector and kind, and most words in common"
_OVER_YEARS = re.compile(r"\b\w+[- ]year\b", re.IGNORECASE)


@dataclass
class Course:
    """A course of action.

    Args:
        local: its local name.
        kind: the code of its kind, empty where none is told.
        sector: the code of its sector, empty where none is told.
        name: its words that count, in order.
        year: the year of the documents that word it, where another course has the name in another year.
        wordings: the facts that word it.
        mentions: facts that name it among other words.
        joined: the courses that a human said are the same.
    """

    local: str
    kind: str
    sector: str
    name: tuple[str, ...]
    year: str = ""
    wordings: list[Wording] = field(default_factory=list)
    mentions: list[Wording] = field(default_factory=list)
    joined: list[Course] = field(default_factory=list)

    @property
    def all_wordings(self) -> list[Wording]:
        """The facts that word it or a course joined to it, in the order of time."""
        return sorted({wording for one in (self, *self.joined) for wording in (*one.wordings, *one.mentions)})

    @property
    def labels(self) -> list[str]:
        """Its wordings, in the order of time."""
        own = sorted(wording for one in (self, *self.joined) for wording in one.wordings)
        return [wording.text for wording in own]

    @property
    def words(self) -> frozenset[str]:
        """Its words that count."""
        return frozenset(self.name)


def find_courses(wordings: Sequence[Wording], phrases: Phrases) -> list[Course]:
    """Return the courses of action, sorted by local name.

    Args:
        wordings: the policy acts that are no more than the name of no known policy.
        phrases: which words count.
    """
    found: dict[str, Course] = {}
    for wording in wordings:
        name, year = _identity(wording, phrases)
        if name:
            local = _local(wording, name, year)
            course = found.setdefault(local, Course(local, wording.kind, wording.sector, name, year))
            course.wordings.append(wording)
    return [found[local] for local in sorted(found)]


def _identity(wording: Wording, phrases: Phrases) -> tuple[tuple[str, ...], str]:
    """Return the words that tell a course apart, and the year where one plan over years follows another."""
    words = phrases.words(wording.text)
    if not _OVER_YEARS.search(wording.text):
        return tuple(words), ""
    return tuple(word for word in words if word != "new"), wording.report.day[:4]


def _local(wording: Wording, name: Sequence[str], year: str) -> str:
    told = long_hash(wording.kind, wording.sector, " ".join(name), year)[:10]
    return f"course-{naming.slug(' '.join(name))[:40].strip('-')}-{told}"


def add_mentions(courses: Sequence[Course], wordings: Sequence[Wording], phrases: Phrases) -> None:
    """Add to courses that have a name the facts that name them among other words, and points of agendas in their words.

    Args:
        courses: the courses.
        wordings: all facts that may word a policy.
        phrases: which words count.
    """
    by_local = {one.local: one for one in courses if one.kind in NAMED and len(one.name) >= FEWEST}
    names = PolicyNames([(one.name, one.local) for one in by_local.values()], phrases)
    for wording in wordings:
        for local in names.find(wording.text):
            course = by_local[local]
            if not course.year or wording.report.day.startswith(course.year):
                course.mentions.append(wording)
    _add_agendas([one for one in courses if one.local not in by_local], wordings, phrases)


def _add_agendas(courses: Sequence[Course], wordings: Sequence[Wording], phrases: Phrases) -> None:
    """Add points of agendas to the courses that all their words that count are those of."""
    by_name: dict[tuple[str, ...], list[Course]] = defaultdict(list)
    for course in courses:
        if len(course.name) >= FEWEST:
            by_name[course.name].append(course)
    for wording in wordings:
        if wording.stage == "agenda":
            for course in by_name.get(tuple(phrases.words(wording.text)), ()):
                course.mentions.append(wording)


def join_courses(courses: Sequence[Course], verdicts: Verdicts) -> tuple[list[Course], list[Doubt]]:
    """Return the courses with those joined that humans said are the same, and the pairs that are open.

    Args:
        courses: the courses, sorted.
        verdicts: what humans decided.
    """
    doubts = [
        Doubt("policy", one.local, other.local, _key(one, other), UNSURE)
        for one, other in sorted(_alike(courses), key=lambda pair: (pair[0].local, pair[1].local))
        if verdicts.of(_key(one, other)) is None
    ]
    by_local = {course.local: course for course in courses}
    main: dict[str, Course] = {}
    for key, verdict in verdicts.given("policy").items():
        pair = [by_local[name] for name in key.split(" ")[1:] if name in by_local]
        if verdict == "same" and len(pair) == 2:
            one, other = (main.get(each.local, each) for each in pair)
            _join(one, other, main, verdicts)
    return [course for course in courses if course.local not in main], doubts


def _join(one: Course, other: Course, main: dict[str, Course], verdicts: Verdicts) -> None:
    """Join two courses where a human said the same of each pair in them."""
    pairs = [(first, second) for first in (one, *one.joined) for second in (other, *other.joined)]
    if one is not other and all(verdicts.of(_key(first, second)) == "same" for first, second in pairs):
        one.joined += [other, *other.joined]
        other.joined = []
        for joined in one.joined:
            main[joined.local] = one


def _key(one: Course, other: Course) -> str:
    return " ".join(["policy", *sorted((one.local, other.local))])


def _alike(courses: Sequence[Course]) -> Iterator[tuple[Course, Course]]:
    """Yield pairs of one sector and kind that have most words in common, but not all."""
    buckets: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for course in courses:
        if len(course.words) >= FEWEST:
            buckets[course.kind, course.sector].append(course)
    for bucket in buckets.values():
        for one, other in _candidates(bucket):
            if len(one.words & other.words) / len(one.words | other.words) >= ALIKE:
                yield one, other


def _candidates(bucket: Sequence[Course]) -> Iterator[tuple[Course, Course]]:
    """Yield the pairs that can be alike: those with a rare word in common.

    Of two sets that share a given part, the words of each put in one order share one among the first few.
    """
    counted = Counter(word for course in bucket for word in course.words)
    index: dict[str, list[Course]] = defaultdict(list)
    for course in bucket:
        rarest = sorted(course.words, key=lambda word: (counted[word], word))
        for word in rarest[: len(rarest) - math.ceil(ALIKE * len(rarest)) + 1]:
            index[word].append(course)
    found = {
        (one.local, other.local): (one, other)
        for together in index.values()
        for one, other in combinations(together, 2)
    }
    yield from found.values()
