"""Finds persons who act together, whom "they" means later: "A, B and a representative of C made speeches"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.references import as_worded, is_group
from kg.finding.clauses.verbs import is_finite
from kg.finding.context import Actor, Context
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

JOINING = (",", "and", "as", "well")
"""What may stand between two who act together."""


def joined_people(words: Sequence[Word], context: Context) -> Actor | None:
    """Return the two or more persons that a sentence joins before its verb or behind "by", as one group.

    Args:
        words: the words of the sentence.
        context: what is known here.
    """
    for at, word in enumerate(words):
        if word.mention is None or word.mention.kind != "person":
            continue
        names, end = _names(words, at, context)
        acts = end < len(words) and (is_finite(words[end]) or is_tagged(words[end], ("MD",)))
        if len(names) > 1 and (acts or _is_made_by(words, at, context)):
            name = f"{', '.join(names[:-1])} and {names[-1]}"
            return Actor(name, (word.start, words[end - 1].end), kind="group")
        if names:
            return None  # a name further on belongs to the same list or to another clause
    return None


def _names(words: Sequence[Word], at: int, context: Context) -> tuple[list[str], int]:
    """Return the names of a list that begins with a person's, and where it ends."""
    names: list[str] = []
    while True:
        mention = words[at].mention
        if mention is not None and mention.kind == "person":
            names.append(mention.name)
            end = at + 1
        else:
            end = _phrase_end(words, at)
            if (
                end == at
                or not is_one_of(words[at - 1], ("and", "as"))
                or not _means_persons(words, at, end, context)
            ):
                return names, at
            names.append(as_worded(words, (at, end), context, "group").name)
            return names, end
        at = end
        while at < len(words) and is_one_of(words[at], JOINING):
            at += 1
        if at == end or at >= len(words):
            return names, end


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """Return where a noun phrase ends: before a verb or a mark."""
    end = at
    while (
        end < len(words)
        and not is_finite(words[end])
        and not is_tagged(words[end], ("MD", ",", ".", ":"))
        and not is_one_of(words[end], ("who", "which"))
    ):
        end += 1
    return end


def _means_persons(words: Sequence[Word], start: int, end: int, context: Context) -> bool:
    """Whether a phrase is about persons: "a representative of the union"."""
    head = (
        next((at for at in range(start, end) if is_one_of(words[at], ("of", "from", "for", "in"))), end) - 1
    )
    return head >= start and any(
        is_group(noun, context) for noun in (words[head].lower, f"{words[head].lower}s")
    )


def _is_made_by(words: Sequence[Word], at: int, context: Context) -> bool:
    """Whether a report or speech is made by whom a list names: "speeches were made by A and B"."""
    makers = context.reading.knowledge.wordings.word_sets["cues"]["makers"]
    return at > 1 and is_one_of(words[at - 1], ("by",)) and words[at - 2].lemma in makers
