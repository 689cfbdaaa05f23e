"""Reads who was told to do what: "the mines were called upon to dig", "was charged with drafting a law"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.cues import cue_at
from kg.finding.clauses.noun_phrases import names_somebody
from kg.finding.clauses.regions import Region, sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import find_infinitive
from kg.finding.context import Actor, Context
from kg.finding.courses.courses import courses_of
from kg.finding.courses.passive_agents import Passive, agent_of
from kg.finding.phrases import is_one_of, is_word
from kg.grammar.wordings import Cue, WordSets
from kg.reading.words import Word

LONGEST_GROUP = 8
"""So many words at most name a second group behind "and"."""


def read_tasked(words: Sequence[Word], at: int, context: Context, lists: WordSets) -> Passive | None:
    """Read "all ministries were called upon to raise yields".

    Args:
        words: the words of the sentence.
        at: the place of the participle.
        context: what is known of who decides.
        lists: the word lists of policies.
    """
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms)
    if found is None or not {"somebody to", "somebody with"} & set(found[0].puts_forward):
        return None
    cue, to = found
    group = subject_region(words, at)
    if "somebody with" in cue.puts_forward and to + 1 < len(words) and is_word(words[to], "with"):
        return _charged(words, found, group, agent_of(words, at, context), lists)
    if to + 1 >= len(words) or words[to].lower != "to" or not names_somebody(words, *group):
        return None
    courses = [
        course
        for complement in _each_tasked(words, group, to, lists)
        for course in courses_of(words, complement, lists)
    ]
    actor = agent_of(words, at, context)
    return Passive(cue, actor, courses, group[0]) if courses and actor is not None else None


def _charged(
    words: Sequence[Word], found: tuple[Cue, int], group: Region, actor: Actor | None, lists: WordSets
) -> Passive | None:
    """Read "the ministry was charged with drafting a law"."""
    cue, at = found
    end = sentence_end(words)
    does = at + 1 < end and words[at + 1].tag == "VBG"
    if actor is None or not does or not names_somebody(words, *group):
        return None
    complement = Complement("somebody with", (at + 1, end), group)
    courses = courses_of(words, complement, lists)
    return Passive(cue, actor, courses, group[0]) if courses else None


def _each_tasked(words: Sequence[Word], group: Region, to: int, lists: WordSets) -> Iterator[Complement]:
    """Yield what each is to do: "the mines were told to dig more coal and the railways to carry it"."""
    end = sentence_end(words)
    for at in range(to + 3, end - 3):
        if not is_one_of(words[at], ("and", ",")) or not words[at + 1].tag.startswith("DT"):
            continue
        second = find_infinitive(words, at + 1, min(at + LONGEST_GROUP, end), lists)
        if second is not None and words[second - 1].lower in lists["implementers"]:
            yield Complement("somebody to", (to + 1, at), group)
            yield from _each_tasked(words, (at + 1, second), second, lists)
            return
    yield Complement("somebody to", (to + 1, end), group)
