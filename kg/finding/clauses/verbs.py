"""Tells verbs by their tags and neighbours, where the model takes some for nouns."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

LEADING_ON = frozenset(
    ("continues", "continue", "continued", "wishes", "wish", "wished", "want", "wants", "like", "proceeded")
)
"""Verbs behind which "to" leads to what somebody does: "continued to stress", "would like to stress"."""
FINITE = ("VBD", "VBZ", "VBP")
BEFORE_VERBS = frozenset(("more", "further", "once", "again", "not", "also", "always", "and"))
"""Words that may stand between "to" and its verb, beside adverbs."""


def is_finite(word: Word) -> bool:
    """Return whether a word is a finite verb by its tag."""
    return is_tagged(word, FINITE) and word.lower != "'s"


def is_reduced(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a participle that the model takes for a past form: "information received since"."""
    behind_noun = at > 0 and words[at - 1].mention is None and words[at - 1].tag.startswith("NN")
    follows = at + 1 < len(words) and is_one_of(words[at + 1], ("since", "by", "from"))
    return behind_noun and follows and is_tagged(words[at], ("VBD",))


def is_adjectival(words: Sequence[Word], at: int) -> bool:
    """Return whether a participle stands between an article and a noun: "the working people", "the leading cadres"."""
    before = at > 0 and is_tagged(words[at - 1], ("DT", "PDT", "JJ", "PRP$"))
    participle = before and is_tagged(words[at], ("VBG", "VBN"))
    return participle and at + 1 < len(words) and words[at + 1].tag.startswith(("NN", "JJ"))


def is_adverb(word: Word) -> bool:
    """Return whether a word may stand between "to" and its verb."""
    if word.mention is not None:
        return False
    return word.tag.startswith("RB") or (word.lower in BEFORE_VERBS and word.tag != "VB")


def behind_adverbs(words: Sequence[Word], at: int, end: int) -> int:
    """Return the place of the first word from a place on that is no adverb, at most the end."""
    while at < end and is_adverb(words[at]):
        at += 1
    return at


def before_adverbs(words: Sequence[Word], at: int) -> int:
    """Return the place of the last word before a place that is no adverb, -1 where there is none."""
    at -= 1
    while at >= 0 and words[at].tag.startswith("RB"):
        at -= 1
    return at


def is_gerund(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a gerund; the model takes "thoroughly meeting the requirements" for a noun."""
    word = words[at]
    if word.mention is not None or word.tag == "VBG":
        return word.tag == "VBG"
    if word.tag != "NN" or not word.lower.endswith("ing") or at == 0:
        return False
    # "thoroughly meeting the needs", "the tasks of mending A and of building hospitals"
    again = at > 1 and words[at - 1].lower in ("of", "on") and words[at - 2].lower in ("and", ",")
    plural = at + 1 < len(words) and words[at + 1].tag == "NNS"
    behind_adverb = words[at - 1].tag.startswith("RB")
    # "mending the roads and training experts"
    if (
        plural
        and words[at - 1].lower == "and"
        and any(one.tag == "VBG" for one in words[max(0, at - 12) : at])
    ):
        return True
    return (behind_adverb and _takes_noun(words, at)) or (again and (plural or _takes_noun(words, at)))


def is_bare_verb(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a bare verb; the model takes "and redouble their efforts" for a noun."""
    word = words[at]
    if word.mention is not None or word.tag in ("VB", "VBP"):
        return word.mention is None
    joined = at > 0 and words[at - 1].lower in ("and", "to", ",")
    return word.tag in ("NN", "JJ") and joined and _takes_noun(words, at)


def _takes_noun(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP$")


def find_infinitive(words: Sequence[Word], start: int, end: int, lists: WordSets) -> int | None:
    """Return the place of the "to" of the first infinitive, None where a finite verb stands before.

    Args:
        words: the words of the sentence.
        start: where to begin.
        end: where to stop.
        lists: the word lists of policies.
    """
    for at in range(start, end - 1):
        if is_tagged(words[at], ("MD", "VBZ")) and words[at].lower != "'s":
            return None
        if is_word(words[at], "to") and leads_to_verb(words, at, end, lists):
            return at
    return None


def leads_to_verb(words: Sequence[Word], to: int, end: int, lists: WordSets) -> bool:
    """Return whether a bare verb stands behind a "to", with adverbs before it or none.

    Args:
        words: the words of the sentence.
        to: the place of the "to".
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    taken_for_adverb = to + 2 < end and words[to + 1].lower in lists["verbs taken for adverbs"]
    if taken_for_adverb and words[to + 2].tag.startswith(("DT", "PRP$", "NN")):
        return True  # "to lower the rate"
    at = behind_adverbs(words, to + 1, end)
    if at >= end:
        return False
    taken_for_noun = words[at].tag == "NN" and words[at].lower in lists["verbs taken for nouns"]
    return is_tagged(words[at], ("VB", "VBP")) or taken_for_noun


def leads_on(words: Sequence[Word], at: int) -> bool:
    """Return whether "continues to" or "wishes to" stands before a place, adverbs between or none.

    Args:
        words: the words of the sentence.
        at: the place.
    """
    to = before_adverbs(words, at)
    if to < 2 or not is_one_of(words[to], ("to",)):
        return False
    # "went on to call for"
    goes_on = is_one_of(words[to - 1], ("on",)) and words[to - 2].lemma == "go"
    return goes_on or is_one_of(words[to - 1], LEADING_ON)


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Return whether a participle stands behind a form of "be"."""
    back = before_adverbs(words, at)
    return back >= 0 and is_one_of(words[back], ("is", "are", "was", "were", "been", "being"))


def future_passive(words: Sequence[Word], at: int) -> int | None:
    """Return where the auxiliaries of "will be taken" and "is to be taken" begin, None where no such stand.

    Args:
        words: the words of the sentence.
        at: the place of the participle.
    """
    back = before_adverbs(words, at)
    if back < 2 or not is_tagged(words[at], ("VBN", "VBD")) or not is_word(words[back], "be"):
        return None
    if is_one_of(words[back - 1], ("will", "shall")):
        return back - 1
    planned = is_word(words[back - 1], "to") and is_one_of(words[back - 2], ("is", "are"))
    return back - 2 if planned else None


def is_progressive(words: Sequence[Word], at: int) -> bool:
    """Return whether a participle is the verb of its clause: "The Committee is maintaining its policy"."""
    back = before_adverbs(words, at)
    return back > 0 and is_one_of(words[back], ("is", "are", "was", "were"))
