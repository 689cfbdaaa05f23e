"""Tells whether a form of a cue is a finite verb in the active voice, not "was adopted" or "set forth by"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.verbs import before_adverbs, leads_on
from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

DETERMINERS = frozenset(("the", "a", "an", "his", "its", "their", "our", "this", "of"))
HAVE_FORMS = frozenset(("has", "have", "had", "having"))
FINITE = ("VBD", "VBZ", "VBP", "MD")
SUBORDINATORS = frozenset(("that", "which", "who", "whose", "where", "when", "because", "as", "if", "while"))
"""Behind one of these a finite verb is that of another clause."""
BE_FORMS = frozenset(("is", "are", "was", "were", "be", "been", "being", "to"))
BY_WHOM = frozenset(("by", "at", "in", "during", "through"))
REACH = 8
"""Within so many words behind "at the meeting" the real complement begins."""


def is_active(words: Sequence[Word], at: int, after: int) -> bool:
    """Return whether a verb is finite and active.

    Args:
        words: the words of the sentence.
        at: the place of the verb.
        after: the place behind its form.
    """
    word = words[at]
    if at and words[at - 1].tag == "CD" and word.lower.endswith("s"):
        return False  # "three tasks"
    if _is_continued(words, at):
        return True
    if word.tag.startswith("NN") and at and (words[at - 1].lower in DETERMINERS or _modifies(words[at - 1])):
        return False
    back = before_adverbs(words, at)
    if back >= 0 and words[back].lower in BE_FORMS:
        return word.tag == "VBG" and words[back].lower != "to"
    if word.tag == "VBN" and back >= 0 and not _may_govern_participle(words[back]):
        return _is_only_verb(words, at, after)
    if word.lower == word.lemma and word.tag in ("VB", "NN", "NNP", "JJ"):
        return False
    return word.tag not in ("VBN", "VBD") or after >= len(words) or not _names_agent(words, at, after)


def _may_govern_participle(word: Word) -> bool:
    """Whether a participle behind a word may be finite: behind "has", a name, or a pronoun."""
    return word.mention is not None or word.lower in HAVE_FORMS or word.tag.startswith("PRP")


def _is_continued(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands behind "continues to" or "wishes to", which make it a finite one."""
    return at > 1 and words[at].tag == "VB" and leads_on(words, at)


def _modifies(word: Word) -> bool:
    """Whether a word stands before its noun: "in opening remarks"."""
    return word.mention is None and word.tag in ("JJ", "VBG", "IN")


def _is_only_verb(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether a form taken for a participle is the only verb of its sentence: "Pak in his report called for" """
    told = after < len(words) and is_tagged(words[after], ("DT", "VBG", "PRP$", "PDT", "IN", ":"))
    if not told or words[at].lower == words[at].lemma or any(is_tagged(one, FINITE) for one in words[:at]):
        return False
    inside = False
    for one in words[after:]:
        if is_tagged(one, FINITE) and not inside:
            return False
        inside = inside or is_one_of(one, SUBORDINATORS)
    return not is_one_of(words[after], BY_WHOM)


def _names_agent(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether "by the congress" or the like follows, so that the verb is a participle."""
    if _tells_place(words, after):
        return False
    return words[after].lower == "by" or (words[at].tag == "VBN" and words[after].lower in BY_WHOM)


def _tells_place(words: Sequence[Word], after: int) -> bool:
    """Whether a preposition behind a verb only tells place or time before the real complement."""
    ahead = words[after : after + REACH]
    return words[after].lower in ("at", "in") and any(is_one_of(word, ("that", "to")) for word in ahead)
