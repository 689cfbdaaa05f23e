"""Tells where the words of a paper or a stand are announced: "the following", "as follows"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses import Complement
from kg.finding.context import Context
from kg.finding.phrases import is_one_of
from kg.reading.words import Word


def announces(words: Sequence[Word], context: Context) -> bool:
    """Return whether words announce those of a paper: "released the following press statement", "as follows"."""
    announcing = context.reading.knowledge.wordings.word_sets["cues"]["announcing"]
    return any(is_one_of(word, announcing) for word in words)


def announced_behind(words: Sequence[Word], said: Complement, context: Context) -> int | None:
    """Return the place behind the colon of "clarifies the following stand: ...", None where nothing is announced.

    Args:
        words: the words of the sentence.
        said: what stands behind the cue as its object.
        context: what is known here.
    """
    start, end = said.region
    if said.kind not in ("attitude", "object") or not announces(words[start:end], context):
        return None
    colon = next((at for at in range(start, len(words)) if is_one_of(words[at], (":",))), None)
    return None if colon is None else colon + 1
