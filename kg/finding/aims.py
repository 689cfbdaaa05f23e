"""Finds whom policies are aimed at: who must carry them out, who gains, against whom and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.addressees import find_addressees, promised
from kg.finding.aiming import make_aim
from kg.finding.clauses import sentence_end, span_of
from kg.finding.going_on import find_continued
from kg.finding.groups import words_within
from kg.finding.implementers import find_burdens, of_burden, of_courses, of_tasks
from kg.finding.relations import find_relations, of_attitude
from kg.finding.results import find_results
from kg.finding.speech import PutForward, Speech
from kg.finding.threats import find_threats
from kg.model import Fact
from kg.reading import Reading


def find_aims(
    reading: Reading, speech: Speech, courses: Sequence[PutForward], stances: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield whom the policies of a document are aimed at.

    Args:
        reading: the document.
        speech: what is said in it.
        courses: the courses of action that are put forward in it.
        stances: the attitudes that it words.
    """
    taken: list[Fact] = []
    foes = [
        str(stance.fields["target"])
        for stance in stances
        if stance.fields["polarity"] == "hostile" and _is_home(reading, stance.fields["source"])
    ]
    found = [_against_foe(fact, foes) for fact in _all_aims(reading, speech, courses)]
    for fact in (*found, *_threats(reading, found)):
        if not any(_is_same_aim(fact, other) for other in taken):
            taken.append(fact)
            yield fact


def _is_same_aim(one: Fact, other: Fact) -> bool:
    """Whether two facts aim the same at the same: their words overlap, or are the same elsewhere."""
    if (one.fields["actor"], one.fields["relation"]) != (other.fields["actor"], other.fields["relation"]):
        return False
    return one.quote.overlaps(other.quote) or one.fields["text"] == other.fields["text"]


def _is_home(reading: Reading, name: object) -> bool:
    return reading.home is not None and name == reading.knowledge.entries[reading.home].label


def _against_foe(fact: Fact, foes: Sequence[str]) -> Fact:
    """Return what is demanded of a state to which the document is hostile as aimed against it."""
    if fact.fields["relation"] != "implementer":
        return fact
    name = str(fact.fields["actor"])
    hostile = any(foe in name and f"in {foe}" not in name and f"in the {foe}" not in name for foe in foes)
    return replace(fact, fields={**fact.fields, "relation": "adversary"}) if hostile else fact


def _threats(reading: Reading, found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield against whom consequences are worded, where no course of action says so of the same words."""
    told_home = False
    for sentence in reading.body:
        for name, region in find_threats(reading, sentence):
            if _is_home(reading, name):
                if told_home:
                    continue  # what is aimed at the own state is one attitude, however often it is named
                told_home = True
            span = span_of(sentence.words, region)
            fact = make_aim(reading, span, span, "adversary", name, "aims/threat")
            if not any(_tells_same(fact, other) for other in found):
                yield fact


def _tells_same(fact: Fact, other: Fact) -> bool:
    common = min(fact.quote.end, other.quote.end) - max(fact.quote.start, other.quote.start)
    overlap = 2 * common > fact.quote.end - fact.quote.start
    same = (
        fact.fields["actor"] == other.fields["actor"] and fact.fields["relation"] == other.fields["relation"]
    )
    return overlap and same


def _all_aims(reading: Reading, speech: Speech, courses: Sequence[PutForward]) -> Iterator[Fact]:
    implementers = list(of_courses(reading, courses))
    for sentence, clause in speech.clauses:
        implementers += of_tasks(reading, sentence, clause.region, courses)
    duties = reading.knowledge.wordings.word_sets["aims"]["duties"]
    for sentence in reading.body:
        whole = (0, sentence_end(sentence.words))
        implementers += of_tasks(reading, sentence, whole, courses, duties)
    yield from implementers
    charged = list(implementers)
    for burden in find_burdens(reading, implementers):
        of_this = list(of_burden(reading, burden))
        charged += of_this
        yield from of_this
        yield from find_relations(reading, burden.action, words_within(burden.sentence, burden.action))
        yield from find_results(reading, burden.sentence, burden.action)
    yield from find_continued(reading, charged)
    for course in courses:
        words = words_within(course.sentence, course.phrase)
        yield from find_relations(reading, course.phrase, words)
        yield from find_results(reading, course.sentence, course.phrase)
    for sentence, clause in speech.clauses:
        yield from promised(reading, sentence, clause)
        yield from of_attitude(reading, sentence, clause)
    yield from find_addressees(reading)
