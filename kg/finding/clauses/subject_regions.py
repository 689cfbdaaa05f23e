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
ACTORS = ("person", "body", "country")
"""Kinds of names of those who act."""
ASIDE_TAGS = ("IN", "RB", "CC", "WDT", "WP", "WRB", "VBN", "UH")
PLURALS = ("NNS", "NNPS")
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
    return _over_list(words, start, end), end


def _over_list(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a subject begins that is a list: "the mines, the factories and other units"."""
    ands = [at for at in range(start, end) if words[at].lower == "and"]
    behind_and = start > 1 and words[start - 1].lower == "and"
    last = words[ands[-1] + 1 if ands else start : end]
    if not last or bool(ands) == behind_and:
        return start
    first = _first_listed(words, start, start - 1 - behind_and, last)
    several = last[-1].mention is not None or any(is_tagged(word, PLURALS) for word in words[first:end])
    return first if several else start


def _first_listed(words: Sequence[Word], start: int, comma: int, last: Sequence[Word]) -> int:
    """Return where the first item of a list begins, the start of the subject where none stands before it."""
    first = start
    while comma > 0 and words[comma].lower == ",":
        begin = _back_to_boundary(words, comma, comma)
        if _is_name(last) and not _is_name(words[begin:comma]):
            return first
        if not _is_listed(words[begin:comma]):
            opened = begin > 0 and is_one_of(words[begin - 1], CLAUSE_OPENERS)
            return first if opened or _is_aside(words[begin:comma]) else start
        first, comma = begin, begin - 1
    return first if comma < 0 or is_one_of(words[comma], PHRASE_BOUNDARIES) else start


def _is_name(stretch: Sequence[Word]) -> bool:
    """Whether a stretch is the name of somebody who acts, with or without an article."""
    mention = stretch[-1].mention if stretch else None
    alone = len(stretch) == 1 or (len(stretch) == 2 and is_tagged(stretch[0], ("DT",)))
    return alone and mention is not None and mention.kind in ACTORS


def _is_listed(stretch: Sequence[Word]) -> bool:
    """Whether a stretch before a comma is one item of a list: a noun phrase, no time, place or clause."""
    if not stretch or any(_is_verb(word) for word in stretch) or _is_aside(stretch):
        return False
    last = stretch[-1]
    return last.mention is not None or last.tag.startswith("NN")


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb; "many people including miners and farmers" holds none."""
    return is_tagged(word, VERBS) and not is_one_of(word, ("including",))


def _is_aside(stretch: Sequence[Word]) -> bool:
    """Whether a stretch stands before a subject: "on that day", "meanwhile", "as spring came", "a poor state"."""
    if not stretch:
        return False
    first = stretch[0]
    if first.mention is not None:
        return first.mention.kind not in ACTORS
    opens = (
        first.tag == "JJ" and len(stretch) > 1 and is_tagged(stretch[1], ("IN", "TO"))
    )  # "true to the order"
    return opens or first.tag in ASIDE_TAGS or first.lower in ("a", "an")


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
