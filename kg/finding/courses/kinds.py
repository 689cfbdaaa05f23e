"""Says what kind of policy a course of action is, by the noun that leads to it and by its own verb."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

KINDS = ("line", "strategy", "plan", "programme", "campaign", "measure", "principle", "stance", "law")
"""The kinds that a noun can make, beside task."""


def kind_of(noun: str, lists: WordSets) -> str:
    """Return the kind of policy that a noun makes."""
    return next((kind for kind in KINDS if noun in lists[kind]), "task")


def kind_of_action(action: Sequence[Word], kind: str, lists: WordSets) -> str:
    """Return the kind of a course: its own verb and what that takes may tell more than the noun before it.

    Args:
        action: the words of the course.
        kind: the kind that the noun before it makes.
        lists: the word lists of policies.
    """
    lower = [word.lower for word in action[:9]]
    if any(word in ("never", "not", "n't") for word in lower[:2]):
        return "stance"
    if kind != "task":
        return kind
    verbs = set(lower[:3])
    if verbs & lists["taking"] and lists["measure"].intersection(lower[:8]):
        return "measure"
    if verbs & lists["waging"] and lists["waged"].intersection(lower):
        return "campaign"
    return kind


def settled_kind(action: Sequence[Word], kind: str, act: str, lists: WordSets) -> str:
    """Return the kind of a course that somebody puts forward: who decides to dismiss or set up takes a measure.

    Args:
        action: the words of the course.
        kind: the kind that its own words make.
        act: the lemma of the cue.
        lists: the word lists of policies.
    """
    if kind != "task" or act not in lists["settling"] or not action:
        return kind
    verb = action[min(behind_adverbs(action, 0, len(action)), len(action) - 1)]
    if verb.tag in ("VB", "VBG", "VBP"):
        return "measure" if verb.lemma in lists["measures"] else kind
    # "25 tons of grain be transported", "the resettlement of the families"
    deed = any(is_one_of(word, lists["deeds approved"]) for word in action[:3])
    return "measure" if deed or _passive_lemma(action) in lists["measures"] else kind


def _passive_lemma(action: Sequence[Word]) -> str:
    """Return the lemma of the participle behind the first "be", an empty text where none stands."""
    at = next((at for at, word in enumerate(action[:-1]) if is_one_of(word, ("be",))), None)
    return action[at + 1].lemma if at is not None else ""
