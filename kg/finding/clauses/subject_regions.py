"""Finds the words of a verb's subject: back from the verb to where its clause begins."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import before_adverbs, is_finite, leads_on
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

BEFORE_VERBS = frozenset(
    (
        "has",
        "have",
        "had",
        "also",
        "then",
        "once",
        "again",
        "further",
        "did",
        "is",
        "are",
        "was",
        "were",
        "will",
    )
)
"""Words that stand between a subject and its verb, beside adverbs."""
BOUNDARIES = frozenset(
    (",", ";", ":", "that", "but", "as", "while", "when", "and", "which", "because", "since", "-", "--",
     '"', "''", "``", "if", "or")
)  # fmt: skip
"""Words behind which a subject begins."""
CLAUSE_OPENERS = frozenset(("since", "as", "when", "while", "because", "that", "which", "who", "if"))
PHRASE_BOUNDARIES = frozenset((",", ";", "that", ":", "but", "which", "while", '"', "''", "``"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "TO"))


def subject_region(words: Sequence[Word], verb: int) -> Region:
    """Return where a verb's subject starts and ends, an empty stretch where it has none of its own.

    Args:
        words: the words of the sentence.
        verb: the place of the verb.
    """
    end = verb
    if words[verb].tag == "VB" and leads_on(words, verb):
        end = before_adverbs(words, verb) - 1
        end -= is_one_of(words[end], ("on",))
        end -= end > 0 and is_tagged(words[end - 1], ("MD",))
    while end > 0 and _stands_before_verb(words[end - 1]):
        end -= 1
        if end > 2 and words[end - 1].lower == "-" and words[end].tag.startswith("RB"):
            end -= 2  # "self-critically"
    start = _back_to_boundary(words, end, end)
    # "Information received since the Board met indicates": the subject holds a clause of its own.
    while 1 < start < end and _opens_inner_clause(words, start, end):
        start = _back_to_boundary(words, start - 1, end)
    return start, end


def _stands_before_verb(word: Word) -> bool:
    return word.mention is None and (word.tag.startswith("RB") or word.lower in BEFORE_VERBS)


def _opens_inner_clause(words: Sequence[Word], start: int, end: int) -> bool:
    verbs = (is_finite(word) or _is_met(word) for word in words[start:end])
    return words[start - 1].lower in CLAUSE_OPENERS and any(verbs)


def _is_met(word: Word) -> bool:
    """Whether a meeting is told by its verb alone: "since the Board met"."""
    return (
        word.mention is not None
        and word.mention.kind == "meeting"
        and word.text.isalpha()
        and word.text.islower()
    )


def _back_to_boundary(words: Sequence[Word], start: int, end: int) -> int:
    while start > 0 and not _is_boundary(words, start - 1, end):
        start -= 1
    return start


def _is_boundary(words: Sequence[Word], at: int, end: int) -> bool:
    if not is_one_of(words[at], BOUNDARIES) or _joins_parts(words, at):
        return False
    between = words[at].lower == "and" and 0 < at < end - 1
    return not (between and _is_coordinated(words, at, end))


def _joins_parts(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphen stands inside a word, as in "anti-epidemic"."""
    inside = words[at].lower == "-" and 0 < at < len(words) - 1
    return inside and words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _is_coordinated(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an "and" joins nouns of one subject: "the reporter and speakers", "the U.S. and the ROK"."""
    if _joins_nouns(words, at):
        return True
    before, after = words[at - 1], words[at + 1]
    if is_tagged(before, ("JJ",)) and is_tagged(after, ("JJ",)):
        return True  # "urban and rural residents"
    if before.mention is not None:
        behind_article = after.lower == "the" and at + 2 < end and words[at + 2].mention is not None
        if after.mention is not None or behind_article:
            return True
    bare_nouns = before.tag.startswith("NN") and after.tag.startswith("NN") and after.mention is None
    return bare_nouns and end - at <= 3


def _joins_nouns(words: Sequence[Word], at: int) -> bool:
    """Whether all before an "and", back to where the clause begins, is a noun phrase without a verb."""
    begin = at
    while begin > 0 and not is_one_of(words[begin - 1], PHRASE_BOUNDARIES):
        begin -= 1
    stretch = words[begin:at]
    if not stretch or any(is_tagged(word, VERBS) for word in stretch):
        return False
    return stretch[-1].tag.startswith("NN")
