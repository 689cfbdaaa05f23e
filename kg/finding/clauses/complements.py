"""Reads what follows a cue: a clause that was said, or the course of action that was put forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.contents import (
    read_anything,
    read_bare_clause,
    read_clause,
    read_colon,
    read_judged,
    read_object,
    read_quoted,
    read_somebody_that,
    read_that,
    read_whether,
)
from kg.finding.clauses.head_nouns import (
    read_attitude,
    read_efforts,
    read_matters,
    read_need,
    read_phrase,
    read_work,
)
from kg.finding.clauses.infinitives import (
    read_as,
    read_ensured,
    read_infinitive,
    read_somebody_to,
    read_somebody_with,
    read_to,
)
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import Cue, WordSets
from kg.reading.words import Word

READERS: Mapping[str, Callable[[Sequence[Word], int, int, WordSets], list[Complement]]] = {
    "that": read_that,
    "somebody that": read_somebody_that,
    "whether": read_whether,
    "quoted": read_quoted,
    "colon": read_colon,
    "to": read_to,
    "somebody to": read_somebody_to,
    "somebody with": read_somebody_with,
    "need": read_need,
    "as": read_as,
    "infinitive": read_infinitive,
    "ensured": read_ensured,
    "attitude": read_attitude,
    "efforts": read_efforts,
    "work": read_work,
    "matters": read_matters,
    "judged": read_judged,
    "object": read_object,
    "phrase": read_phrase,
    "clause": read_clause,
    "bare clause": read_bare_clause,
    "anything": read_anything,
}
"""How each complement is read, in the order in which they are tried.

A reader takes the words of the sentence, the place behind the cue, where its clause ends, and the word
lists of policies; it returns what it read there, nothing where the words are no such complement."""
ALONGSIDE = ("to", "attitude")
"""Beside one of these a cue may have another over the same words: what is said is put forward too."""


def _behind_manner(words: Sequence[Word], after: int, end: int, lists: WordSets) -> int:
    """Return the place behind "in depth" and "at length", the same where neither stands."""
    stands = after + 2 < end and is_one_of(words[after], ("in", "at"))
    return after + 2 if stands and is_one_of(words[after + 1], lists["manner"]) else after


def complements_of(
    words: Sequence[Word], cue: Cue, after: int, end: int, lists: WordSets
) -> list[Complement]:
    """Return what a cue takes in ``words[after:end]``, nothing where it takes none of its complements.

    Args:
        words: the words of the sentence.
        cue: the cue.
        after: the place behind its form.
        end: where its clause ends.
        lists: the word lists of policies.
    """
    wanted = (*cue.says, *cue.puts_forward)
    after = _behind_manner(words, after, end, lists)
    found: list[Complement] = []
    behind_object = "anything" in cue.says and not (after < end and is_one_of(words[after], ("to", "not")))
    for kind, read in READERS.items():
        # "wants the mayor to resign" is an object, "wants to resign" is none.
        if kind in wanted and not (kind == "to" and behind_object):
            found += read(words, after, end, lists)
            if found and kind not in ALONGSIDE:
                break
    if "anything" in cue.says and not any(one.kind in cue.says for one in found):
        found += read_anything(words, after, end, lists)
    return found
