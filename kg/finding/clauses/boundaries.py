"""Finds where a verb phrase ends and the next clause begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.finding.phrases import is_one_of, is_tagged
from kg.reading.words import Word

SUBORDINATORS = frozenset(("while", "because", "since", "though", "although", "whereas", ";", "until"))
"""Words that open a clause of their own unless a participle follows."""
JOINTS = SUBORDINATORS | {"and", "but", "as", "when", "if", "so", "now", ","}
"""Words at which a new clause may begin."""
PRONOUN_SUBJECTS = frozenset(("we", "it", "he", "they", "there", "this"))
NO_SUBJECTS = frozenset(("to", "and", "which", "who", "that", ";", "of"))
"""Words that do not stand between a short subject and its verb."""
LONGEST_LIST = 30
"""So many words at most name those who must do something."""
BINDING = ("that", "what", "how", "where", "whether", "than")
"""Behind one of these "the mines and the farms should ..." is one clause."""
SUBJECT_TAGS = ("DT", "PDT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "HYPH")
"""Tags of the words of a subject."""
LIST_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "PDT")
"""Tags of the words of a list of subjects."""
REACH = 8
"""Within so many words a clause has its finite verb."""


def clause_end(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a verb phrase ends: before a clause with a subject of its own, a reason or a condition.

    Args:
        words: the words of the sentence.
        start: where the phrase starts.
        end: where it ends at the latest.
    """
    relative, bound = False, not is_tagged(words[start], ("VB", "VBP", "RB"))
    for at in range(start + 1, end - 1):
        relative = relative or words[at].tag in ("WP", "WDT")
        if is_one_of(words[at], JOINTS) and _begins_clause(words, at, end):
            return at - (words[at - 1].lower == ",")
        bound = bound or is_one_of(words[at], BINDING)
        joins = words[at].lower == "and" and not _shares_head(words, at)
        if not relative and not bound and joins and _has_modal(words, at + 1, end):
            return at - (words[at - 1].lower == ",")
        if not relative and _goes_on_with_verb(words, at, end):
            return at - (words[at - 1].lower == ",")
        if words[at].lower == ":" and has_subject_and_verb(words, at + 1, end):
            return at
    return end


def _goes_on_with_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an "and" leads to what somebody does: "will sell its bonds and is keeping its rates"."""
    if words[at].lower != "and" or at + 2 >= end:
        return False
    verb = at + 1 + is_tagged(words[at + 1], ("RB",))
    if is_tagged(words[verb], ("VBZ",)) and verb + 1 < end and is_one_of(words[verb + 1], ("that",)):
        return True  # "... and now expects that"
    doing = is_one_of(words[at + 1], ("is", "are", "has", "have"))
    return doing and is_tagged(words[at + 2], ("VBG", "VBN", "RB", "JJ"))


def _has_modal(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch begins with a subject and a modal verb: "the farms of the county should"."""
    modal = _modal_behind(words, start, min(start + REACH, end), SUBJECT_TAGS, ("of", "and"))
    return modal is not None and modal > start


def _shares_head(words: Sequence[Word], at: int) -> bool:
    """Whether names on both sides of an "and" have one plural noun: "Ryanggang and Jagang provinces"."""
    names = [words[place].tag.startswith("NNP") for place in (at - 1, at + 1) if place < len(words)]
    return len(names) == 2 and all(names) and at + 2 < len(words) and is_tagged(words[at + 2], ("NNS",))


def _modal_behind(
    words: Sequence[Word], start: int, end: int, tags: Collection[str], joints: Collection[str]
) -> int | None:
    """Return the place of the modal verb behind names, words of some tags and joints; None where others stand."""
    for at in range(start, end):
        if is_tagged(words[at], ("MD",)):
            return at
        if words[at].mention is None and words[at].tag not in tags and words[at].lower not in joints:
            return None
    return None


def _begins_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a new clause begins at a joining word."""
    joint, follows = words[at].lower, words[at + 1]
    if joint in SUBORDINATORS:
        return follows.tag != "VBG"
    if joint in ("and", ",") and begins_subjunctive(words, at + 1, end):
        return True
    if joint == "now":
        return follows.lower == "that"
    if joint == "," and is_one_of(follows, ("that",)) and follows.tag in ("IN", "DT"):
        return True
    if joint == "and" and is_tagged(follows, ("VBD",)) and at + 2 < end:
        return words[at + 2].tag in ("DT", "PRP$", "IN", "TO", "PRP") or words[at + 2].mention is not None
    if joint == "and" and is_one_of(follows, ("those", "these")) and "who" in _lower(words, at + 2, end):
        return True  # "should help, and those who do not will be called to account"
    if joint in ("and", "but") and _begins_with_name(words, at + 1, end):
        return True
    if joint == "and" and words[at - 1].lower == "," and _begins_with_list(words, at + 1, end):
        return True
    if joint in ("and", "but") and follows.mention is None:
        if follows.lower == "that" or follows.tag == "MD":
            return True
        if words[at - 1].lower != "," and follows.lower not in PRONOUN_SUBJECTS:
            return False
    if joint == "," and follows.mention is None and follows.tag not in ("PRP", "DT"):
        return False
    return has_subject_and_verb(words, at + 1, end)


def _begins_with_name(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch begins with a body or country and what it will do: "and the Cabinet will ..." """
    at = start + is_one_of(words[start], ("the",))
    mention = words[at].mention if at + 1 < end else None
    return mention is not None and mention.kind in ("body", "country") and is_tagged(words[at + 1], ("MD",))


def _begins_with_list(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch begins with names and what they must do: "the Cabinet, ministries and farms should ..." """
    joints = (",", "and", "of", "at", "in", "all")
    modal = _modal_behind(words, start, min(start + LONGEST_LIST, end), LIST_TAGS, joints)
    binds = modal is not None and is_one_of(words[modal], ("should", "must", "shall", "will", "would"))
    return binds and modal is not None and modal > start + 1


def begins_subjunctive(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a stretch begins with a subject and the bare form of a passive: "dams be built".

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
    """
    for at in range(start + 1, min(start + REACH, end - 1)):
        if is_one_of(words[at], ("be",)):
            subject = words[at - 1].tag.startswith("NN") and is_tagged(words[at + 1], ("VBN", "VBD", "RB"))
            return subject and words[start].tag.startswith(("DT", "NN", "JJ", "PRP$", "VBG", "PDT", "CD"))
        if is_tagged(words[at], ("MD", "TO", "VBZ", "VBD", "VBP", "VB")) or is_one_of(words[at], (",", ";")):
            return False
    return False


def _lower(words: Sequence[Word], start: int, end: int) -> set[str]:
    """Return the next two words from a place on, in small letters."""
    return {word.lower for word in words[start : min(start + 2, end)]}


def has_subject_and_verb(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a stretch begins with a short subject and a finite verb.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
    """
    for at in range(start, min(start + REACH, end)):
        word = words[at]
        if is_tagged(word, ("MD", "VBZ", "VBP", "VBD")) and word.lower != "'s":
            return at > start
        if is_one_of(word, ("of",)) and words[start].tag == "DT" and at - start <= 3:
            continue  # "and the governor of the province was told to ..."
        if is_one_of(word, NO_SUBJECTS) or is_tagged(word, ("VBG", "VB")):
            return False
        if word.lower == "," and at > start + 1:
            return False
    return False
