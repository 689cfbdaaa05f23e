"""Says which sectors a course of action belongs to: by its words, by who acts, by what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kg.finding.sectors import Lexicon, lexicon_of
from kg.finding.speech import PutForward
from kg.reading import Reading

OF_ORGANS = "state_organs"
"""Every ministry is an organ of state: who must carry a course out tells this only where he tells nothing else."""
OWN = 2
"""So many sectors the words of a course keep beside those of the group that must carry it out."""
MOST = 4
FEWEST, SHARE = 3, 0.45
"""A document of so many courses keeps to a field when so large a share of them is of it."""


def sectors_of_courses(
    reading: Reading, courses: Sequence[PutForward]
) -> Iterator[tuple[PutForward, tuple[str, ...]]]:
    """Yield each course of action with its sectors, the most important first.

    Args:
        reading: the document.
        courses: its courses of action, in any order.
    """
    told = list(_each(reading, courses))
    field = _field_of_all([sectors for _, sectors in told])
    for course, sectors in told:
        yield course, sectors or field


def _each(reading: Reading, courses: Sequence[PutForward]) -> Iterator[tuple[PutForward, tuple[str, ...]]]:
    """Yield each course of action with what its words, its group and what stands beside it tell."""
    lexicon = lexicon_of(reading.knowledge.things)
    weak = reading.knowledge.wordings.word_sets["policies"]["words of any sector"]
    beside: dict[int, tuple[str, ...]] = {}
    for course in courses:
        sectors = _own(reading.text, course, lexicon, weak)
        place = course.sentence.start
        if sectors:
            beside[place] = sectors
        else:
            # "raise yields, and do so without delay": what has no field of its own is of the field beside it
            text = reading.text[place : course.sentence.end]
            sectors = (beside.get(place) or lexicon.sectors_of(text, weak))[:1]
        yield course, sectors


def _field_of_all(told: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the field that a document keeps to, where most of its courses are of one."""
    firsts = [sectors[0] for sectors in told if sectors]
    if len(firsts) < FEWEST:
        return ()
    field, number = max(sorted(Counter(firsts).items()), key=lambda pair: pair[1])
    return (field,) if number >= SHARE * len(firsts) else ()


def _own(text: str, course: PutForward, lexicon: Lexicon, weak: Collection[str]) -> tuple[str, ...]:
    """Return the sectors that the words of a course and those for its group tell."""
    found = lexicon.sectors_of(text[slice(*course.phrase)], weak)
    if course.group is None:
        return found
    group = lexicon.sectors_of(text[slice(*course.group)], weak)
    fields = tuple(code for code in group if code != OF_ORGANS)
    if not found:
        return fields or group
    return tuple(dict.fromkeys((*found[:OWN], *fields)))[:MOST]
