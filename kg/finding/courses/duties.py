"""Finds the courses of action in what was said: "we should ...", "it is necessary to ..." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.regions import Region
from kg.finding.context import Context
from kg.finding.courses.futures import WILL, find_futures, find_settled
from kg.finding.courses.goals import find_denials, find_goals, find_necessities, find_topics
from kg.finding.courses.modals import find_modals
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.courses.subjunctives import find_subjunctives
from kg.grammar.wordings import WordSets
from kg.reading.words import Word


def find_duties(
    words: Sequence[Word],
    region: Region,
    context: Context,
    lists: WordSets,
    *,
    resolves: bool,
    mandated: bool = False,
    settled: bool = False,
    promised: bool = False,
) -> list[Duty]:
    """Return the duties and resolves of a stretch, in order and apart.

    Args:
        words: the words of the sentence.
        region: where the stretch starts and ends.
        context: who is meant here.
        lists: the word lists of policies.
        resolves: whether "we will ..." counts, as it does in a speech.
        mandated: whether the stretch stands behind "demands that", so that a bare verb is a duty.
        settled: whether it stands behind "decided that", so that whatever will be is decided.
        promised: whether it stands behind "promised that", so that whatever will be done is promised.
    """
    found: list[Duty] = []
    passage = Passage(words, *region, lists)
    candidates = [*_candidates(passage, context, resolves=resolves, mandated=mandated)]
    if settled:
        candidates += find_settled(passage, "measure")
    if promised:
        candidates += find_futures(passage, context, WILL)
    for duty in candidates:
        if not any(_overlap(duty.region, other.region) for other in found):
            found.append(duty)
    return sorted(found, key=lambda duty: duty.region)


def _candidates(passage: Passage, context: Context, *, resolves: bool, mandated: bool) -> Iterator[Duty]:
    yield from find_denials(passage)
    yield from find_necessities(passage, context.reading.knowledge.language.modals.necessity)
    yield from find_goals(passage, context)
    yield from find_topics(passage)
    yield from find_subjunctives(passage, mandated=mandated)
    yield from find_modals(passage, context, resolves=resolves)


def _overlap(one: Region, other: Region) -> bool:
    return one[0] < other[1] and other[0] < one[1]
