"""Finds all the words that stand for a speaker: the name with what is inserted or put behind it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import is_finite, is_reduced
from kg.finding.phrases import is_named, is_one_of, is_tagged
from kg.reading.words import Word

CLAUSE_MARKS = frozenset((";", ":", '"', "''", "``"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
OPENERS = frozenset(
    ("although", "though", "yet", "but", "and", "still", "because", "while", "whether", "since", "as", "than", "if",
     "when", "where", "what", "how", "then", "so", "or", "once", "even", "after", "before", "until", "that", "instead",
     "later", "now", "also", "meanwhile", "however")
)  # fmt: skip
"""Words before a subject that are no part of it."""
APPOSED = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "PRP$", "WP", "CD", "POS"))
"""With a word of these tags begins what is put behind a name."""
PHRASE = frozenset(
    ("DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "PRP", "HYPH", "VBN", "WP",
     "$", "QP")
)  # fmt: skip
"""Tags inside a noun phrase."""


def trimmed(words: Sequence[Word], start: int, end: int) -> Region:
    """Return the words for a speaker without what opens the clause before them and the day behind them.

    Args:
        words: the words of the sentence.
        start: where they start.
        end: where they end.
    """
    while start < end - 1 and words[start].mention is None and _opens(words[start]):
        if (
            words[start + 1].tag in ("CD", "DT")
            and words[start].tag == "RB"
            and words[start].lower not in OPENERS
        ):
            break  # "about four in ten"
        start += 1
    while end > start and _is_time(words[end - 1]):
        end -= 1
        end -= end > start and is_one_of(words[end - 1], ("on", "in", "earlier", "late", "early", "last"))
    return _behind_verb(words, start, end), end


def _opens(word: Word) -> bool:
    return (
        word.lower in OPENERS
        or word.tag in ("RB", "CC", "UH", "-LRB-")
        or word.lower in ("-", "--", "—", "–")
    )


def _is_time(word: Word) -> bool:
    return is_named(word, ("time",))


def _behind_verb(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the noun phrase begins that ends a stretch in which another clause stands before."""
    finite = [
        at
        for at in range(start, end)
        if is_tagged(words[at], ("MD",)) or (is_finite(words[at]) and not is_reduced(words, at))
    ]
    if not finite or any(is_one_of(words[at], RELATIVES) for at in range(start, finite[0])):
        return start
    if any(is_one_of(words[at], ("since", "when", "while")) for at in range(finite[0], end)):
        return start  # "Information received since the Board met": the clause is inside the phrase
    at = end
    while at - 1 > finite[-1] and (
        words[at - 1].tag in PHRASE or is_one_of(words[at - 1], ("of", "at", "and"))
    ):
        at -= 1
    while at < end - 1 and is_one_of(words[at], ("of", "at", "and")):
        at += 1
    return at if at < end else start


def with_insertion(words: Sequence[Word], end: int) -> tuple[Region, Region] | None:
    """Return the subject that an insertion parts from its verb: "Pak, who leads the team, said".

    Args:
        words: the words of the sentence.
        end: the place behind the comma that closes the insertion.

    Returns:
        The words of the subject alone, and those with the insertion and without the closing comma; None where
        no subject stands there.
    """
    begin = _clause_begin(words, end - 1)
    titled = _titled(words, begin, end)
    if titled is not None:
        return titled
    commas = [at for at in range(begin + 1, end - 1) if is_one_of(words[at], (",",))]
    start = begin
    for comma in commas:
        first, last = trimmed(words, start, comma)
        behind_verb = any(is_tagged(word, ("VB",)) for word in words[start:first])
        if (
            last == comma
            and not behind_verb
            and _is_subject(words, first, comma)
            and _is_inserted(words, comma + 1, end - 1)
        ):
            kept = words[comma + 1].tag in APPOSED and words[comma + 1].lower not in ("which", "whose")
            return (first, comma), (first, end - 1 if kept else comma)
        start = comma + 1
    return None


def _titled(words: Sequence[Word], begin: int, end: int) -> tuple[Region, Region] | None:
    """Return a person whose title behind the name belongs to the name: "Pak, an adviser to the premier, said"."""
    for at in range(begin, end - 2):
        mention = words[at].mention
        if mention is not None and mention.kind == "person" and mention.core[1] + 1 < mention.end:
            alone = at == begin or is_one_of(words[at - 1], (",",)) or _opens(words[at - 1])
            return ((at, at + 1), (at, end - 1)) if alone and _is_inserted(words, at + 1, end - 1) else None
    return None


def _clause_begin(words: Sequence[Word], at: int) -> int:
    while at > 0 and not is_one_of(words[at - 1], CLAUSE_MARKS):
        at -= 1
    return at


def _is_subject(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch is a noun phrase: no preposition before it, no verb in it."""
    stretch = words[start:end]
    if not stretch or not (stretch[0].mention is not None or stretch[0].tag in PHRASE):
        return False
    if any(is_finite(word) or is_tagged(word, ("MD", "VB", "TO", "VBG")) for word in stretch):
        return False
    last = stretch[-1]
    return not _is_time(stretch[0]) and (last.mention is not None or last.tag in PHRASE or last.lower == ")")


def _is_inserted(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch between two commas is an insertion, and no clause or list of its own."""
    if start >= end:
        return False
    first = words[start]
    if first.lower in ("who", "which", "whose"):
        return True
    if first.lower in ("and", "but", "or") or is_finite(first):
        return False
    relative = next((at for at in range(start, end) if is_one_of(words[at], RELATIVES)), end)
    return not any(is_finite(words[at]) or is_tagged(words[at], ("MD",)) for at in range(start, relative))


def with_apposition(words: Sequence[Word], start: int, stop: int, end: int) -> Region:
    """Return the words for a speaker behind the verb with what is put behind the name.

    Args:
        words: the words of the sentence.
        start: where the name starts.
        stop: where it ends.
        end: where the sentence ends.
    """
    at = stop
    while at < end and _goes_on(words, at, end):
        at = next((comma for comma in range(at + 1, end) if _ends_apposition(words, comma)), end)
    return start, at


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    if word.lower in ("who", "(", "of", "from", "for"):
        return True
    if word.lower != "," or at + 1 >= end:
        return False
    follows = words[at + 1]
    return (
        not _is_time(follows)
        and (follows.mention is not None or follows.tag in APPOSED)
        and follows.lower != "which"
    )


def _ends_apposition(words: Sequence[Word], at: int) -> bool:
    return is_one_of(words[at], CLAUSE_MARKS) or (is_one_of(words[at], (",",)) and at + 1 < len(words))
