"""Takes what a sentence puts forward in the passive, and what somebody is doing: "tasks for A were set forth"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.context import Context
from kg.finding.courses import find_passives, find_progressives
from kg.finding.speech.attributing import attribute_courses
from kg.finding.speech.utterances import Act, PutForward
from kg.grammar.wordings import WordSets
from kg.reading import Sentence


def read_passives(sentence: Sentence, context: Context, lists: WordSets) -> Iterator[PutForward]:
    """Yield "tasks for raising yields were set forth" and "the ministry is tightening control".

    Args:
        sentence: the sentence.
        context: what is known here.
        lists: the word lists of policies.
    """
    words = sentence.words
    for passive in find_passives(words, context, lists):
        act, begin = Act(passive.cue.lemma, passive.cue.name), words[passive.first].start
        yield from attribute_courses(sentence, passive.courses, passive.actor, act, begin, lists)
    for doing in find_progressives(words, context, lists):
        act, begin = Act(doing.verb, "cues/progressive"), words[doing.first].start
        yield from attribute_courses(sentence, doing.courses, doing.actor, act, begin, lists)
