"""Finds what a report says will be done, though it does not say by whom: "The text will be published"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.regions import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.context import Context
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

WILL = ("will", "would", "shall")


def find_futures(
    passage: Passage, context: Context, modals: Sequence[str] = ("will", "shall")
) -> Iterator[Duty]:
    """Yield what will be done by the report, each a measure of nobody named.

    Args:
        passage: the stretch.
        context: whose document it is.
        modals: the modal verbs that tell it; in what somebody promised "would" is one too.
    """
    words, lists = passage.words, passage.lists
    for at in range(passage.start + 2, passage.end - 2):
        planned = is_one_of(words[at], ("is", "are")) and is_one_of(words[at + 1], ("to",))
        be = at + 2 if planned else min(behind_adverbs(words, at + 1, passage.end), passage.end - 1)
        verb = behind_adverbs(words, be + 1, passage.end)
        opens = planned or is_one_of(words[at], modals)
        told = opens and is_one_of(words[be], ("be",)) and verb < passage.end
        if (
            not told
            or not is_tagged(words[verb], ("VBN", "VBD"))
            or (
                words[verb].lower in (lists["no measures"] | lists["no duties"])
                and not is_one_of(words[min(verb + 1, passage.end - 1)], lists["held to"])
            )
        ):
            continue
        start, end = subject_region(words, at)
        subject = words[start:end]
        foes = context.reading.knowledge.wordings.word_sets["aims"]["foes"]
        alien = any(
            is_one_of(word, foes)
            or (word.mention is not None and word.mention.kind in ("country", "meeting", "person"))
            for word in _before_preposition(subject)
        )
        alien |= start > 0 and is_one_of(words[start - 1], ("which", "whom", "who"))
        if len(subject) > 1 and not alien and not _is_conditional(words[passage.start : end]):
            yield Duty((start, clause_end(words, at, passage.end)), "measure", None, start)


def _before_preposition(subject: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a subject up to what only tells more of it: "the text of the speech at the plenum"."""
    end = next((at for at, word in enumerate(subject) if at > 1 and is_tagged(word, ("IN",))), len(subject))
    return subject[:end]


def find_settled(passage: Passage, kind: str) -> Iterator[Duty]:
    """Yield what will be by a decision or an aim: "decided that the rate will remain at 2 percent".

    Args:
        passage: what was decided, or the aims.
        kind: the kind of what is settled.
    """
    words = passage.words
    subjects = [
        max(subject_region(words, modal)[0], passage.start)
        for modal in range(passage.start + 1, passage.end - 1)
        if is_one_of(words[modal], WILL)
    ]
    starts = [start for start in dict.fromkeys(subjects) if not _is_relative(words, start)]
    if (
        starts
        and is_one_of(words[starts[0] - 1], ("and",))
        and not _has_verb(words[passage.start : starts[0]])
    ):
        starts[0] = passage.start  # "the rate of A and the rate of B will stay"
    for start, following in pairwise([*starts, passage.end]):
        end = following
        while following < passage.end and is_one_of(words[end - 1], (",", "and", ";")):
            end -= 1
        yield Duty((start, clause_end(words, start + 1, end)), kind, None, start)


def _has_verb(words: Sequence[Word]) -> bool:
    return any(is_tagged(word, ("VBZ", "VBD", "VBP", "MD", "VB")) for word in words)


def _is_relative(words: Sequence[Word], start: int) -> bool:
    """Whether a clause only tells more of something: "a fund which will ...", with no subject of its own."""
    before = words[start - 1].lower if start else ""
    return words[start].tag in ("MD", "WDT", "WP") or before in ("which", "who")


def find_aims(words: Sequence[Word], region: Region, lists: WordSets) -> list[Duty]:
    """Return what will be in "put forward the aims for 2035: services will be equal, and income will double".

    Args:
        words: the words of the sentence.
        region: what a cue governs.
        lists: the word lists of policies.
    """
    colon = find_word(words, *region, (":",))
    if colon is None or colon + 2 >= region[1]:
        return []
    passage = Passage(words, colon + 1, region[1], lists)
    if is_one_of(words[colon + 1], ("to",)):
        return list(passage.duties(colon + 2, region[1], "task", colon + 2))
    return list(find_settled(passage, "task"))


def _is_conditional(before: Sequence[Word]) -> bool:
    """Whether what stands before makes a clause a mere possibility or somebody's words."""
    return any(is_one_of(word, ("if", "that", "unless", "when", "because", "so", '"')) for word in before)
