"""Finds what a report says will be done, though it does not say by whom: "The text will be published"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.context import Context
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word


def find_futures(passage: Passage, context: Context) -> Iterator[Duty]:
    """Yield what will be done by the report, each a measure of nobody named.

    Args:
        passage: the stretch.
        context: whose document it is.
    """
    words, lists = passage.words, passage.lists
    for at in range(passage.start + 2, passage.end - 2):
        verb = behind_adverbs(words, at + 2, passage.end)
        told = is_one_of(words[at], ("will", "shall")) and words[at + 1].lower == "be" and verb < passage.end
        if (
            not told
            or not is_tagged(words[verb], ("VBN", "VBD"))
            or words[verb].lower in lists["no measures"]
        ):
            continue
        start, end = subject_region(words, at)
        subject = words[start:end]
        foes = context.reading.knowledge.wordings.word_sets["aims"]["foes"]
        alien = any(
            is_one_of(word, foes)
            or (word.mention is not None and word.mention.kind in ("country", "meeting", "person"))
            for word in subject
        )
        if len(subject) > 1 and not alien and not _is_conditional(words[:end]):
            yield Duty((start, clause_end(words, at, passage.end)), "measure", None, start)


def _is_conditional(before: Sequence[Word]) -> bool:
    """Whether what stands before makes a clause a mere possibility or somebody's words."""
    return any(is_one_of(word, ("if", "that", "unless", "when", "because", "so", '"')) for word in before)
