"""Finds what a body is doing now: "The Ministry is tightening control", "Officials have stepped up inspection"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import before_adverbs
from kg.finding.context import Actor, Context
from kg.finding.courses.single import Course, actions_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

PRESENT = {"VBG": ("is", "are"), "VBN": ("has", "have"), "VBD": ("has", "have")}
"""Behind which words a participle tells what goes on, by the participle's tag."""

WORD = re.compile(r"\w+")
BEHIND_HEAD = re.compile(r" (?:of|in|at|from|for|across|throughout|under|on) ")


@dataclass(frozen=True, slots=True)
class Progressive:
    """What somebody is doing.

    Args:
        actor: who.
        verb: the verb's lemma.
        courses: what is done.
        first: the place where the clause begins.
    """

    actor: Actor
    verb: str
    courses: Sequence[Course]
    first: int


def find_progressives(words: Sequence[Word], context: Context, lists: WordSets) -> Iterator[Progressive]:
    """Yield what the bodies of the document's own state and those who lead are doing by the report.

    Args:
        words: the words of the sentence.
        context: who is meant here.
        lists: the word lists of policies.
    """
    for at in range(2, len(words) - 2):
        word = words[at]
        if word.mention is not None or word.lemma not in lists["exerting"] or not goes_on(words, at):
            continue
        subject = subject_region(words, before_adverbs(words, at))
        actor = subject_of(words, subject, context) if subject[0] < subject[1] else None
        if (
            actor is None
            or actor.kind not in ("body", "group")
            or _is_foreign(words[slice(*subject)], context)
            or not leads(actor, lists)
        ):
            continue
        end = clause_end(words, at, len(words))
        courses = actions_of(words, (at, end), "task", None, lists)
        if courses:
            yield Progressive(actor, word.lemma, courses, subject[0])


def goes_on(words: Sequence[Word], at: int) -> bool:
    """Return whether a participle tells what is being done, or has been done of late.

    Args:
        words: the words of the sentence.
        at: the place of the participle.
    """
    auxiliary = before_adverbs(words, at)
    return auxiliary > 0 and words[auxiliary].lower in PRESENT.get(words[at].tag, ())


def leads(actor: Actor, lists: WordSets) -> bool:
    """Return whether somebody is a body or officials: what "people" or "builders" do is told, not led.

    Args:
        actor: who does it.
        lists: the word lists of policies.
    """
    head = BEHIND_HEAD.split(actor.name.casefold())[0]
    return actor.kind != "group" or any(word in lists["leading"] for word in WORD.findall(head))


def _is_foreign(subject: Sequence[Word], context: Context) -> bool:
    """Whether the words of a subject name another state or an enemy."""
    foes = context.reading.knowledge.wordings.word_sets["aims"]["foes"]
    return any(
        (word.mention is None and word.lower in foes)
        or (
            word.mention is not None
            and word.mention.kind == "country"
            and word.mention.entry != context.reading.home
        )
        for word in subject
    )
