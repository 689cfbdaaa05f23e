"""Finds the cues of a sentence: the verbs by which somebody says something or puts a course of action forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.context import Actor, Context
from kg.finding.subjects import subject_of, subject_region
from kg.grammar.wordings import Cue, Wordings
from kg.reading.words import Word

HAVE_FORMS = ("has", "have", "had", "having")
BE_FORMS = ("is", "are", "was", "were", "be", "been", "being", "to")
QUOTE_ENDS = (",", '"', "''", "?", "!")
STOPS = (",", ".", ";", ":", '"', "who", "which", "in", "at", "on", "during")
RELATIVES = ("which", "who")
BY_WHOM = ("by", "at", "in", "during", "through")


@dataclass(frozen=True)
class FoundCue:
    """A cue in a sentence.

    Args:
        cue: its entry in the grammar.
        first: the word with which its clause begins.
        verb: the place of the verb.
        after: the place behind the verb's form.
        participle: whether it is a participle ("Saying that ...", ", adding that ...").
        subject: who the subject is, None for a participle or a subject shared with the cue before.
        own_subject: whether the verb has a subject of its own.
        relative: whether that subject stands before "which" or "who".
        inverted: whether it stands behind the verb ("..., said the speaker").
    """

    cue: Cue
    first: int
    verb: int
    after: int
    participle: bool
    subject: Actor | None
    own_subject: bool
    relative: bool = False
    inverted: bool = False


def find_cues(words: Sequence[Word], context: Context) -> list[FoundCue]:
    """Return all verbs of a sentence that may be cues, in order; which of them are is decided with their complements.

    Args:
        words: the words of the sentence.
        context: what is known here.
    """
    found = []
    for at, cue, after in _verbs(words, context.reading.knowledge.wordings):
        made = (
            _participle(words, at, cue, after)
            if words[at].lower.endswith("ing") and not _is_progressive(words, at)
            else _finite(words, at, cue, after, context)
        )
        if made is not None:
            found.append(made)
    return found


def _is_progressive(words: Sequence[Word], at: int) -> bool:
    """Whether a participle is the verb of its clause: "The Committee is maintaining its policy"."""
    back = at - 1
    while back > 0 and words[back].tag.startswith("RB"):
        back -= 1
    return back > 0 and words[back].mention is None and words[back].lower in ("is", "are", "was", "were")


def _verbs(words: Sequence[Word], wordings: Wordings) -> Iterator[tuple[int, Cue, int]]:
    """Yield each place where a form of a cue stands, the longest form first."""
    forms = wordings.cue_forms
    at = 0
    while at < len(words):
        word = words[at]
        candidates = forms.get(word.lower, ()) if word.mention is None else ()
        fitting = next(
            (
                entry
                for entry in candidates
                if all(other.lower == part for part, other in zip(entry[0], words[at:], strict=False))
                and at + len(entry[0]) <= len(words)
            ),
            None,
        )
        if fitting is not None:
            yield at, fitting[1], at + len(fitting[0])
        at += 1


def _participle(words: Sequence[Word], at: int, cue: Cue, after: int) -> FoundCue | None:
    before = at - 1
    while before >= 0 and words[before].tag.startswith("RB") and words[before].lower != "not":
        before -= 1
    opens = (
        before < 0
        or words[before].lower in (",", ";")
        or (
            words[before].lower in ("and", "while", "by", "after")
            and (before == 0 or words[before - 1].lower == ",")
        )
    )
    if not opens and not (before == 0 and words[0].lower in ("after", "while", "by", "in")):
        return None
    return FoundCue(cue, max(before + 1, 0), at, after, True, None, False)


def _finite(words: Sequence[Word], at: int, cue: Cue, after: int, context: Context) -> FoundCue | None:
    if not _is_finite(words, at, after):
        return _impersonal(words, at, cue, after, context)
    start, end = subject_region(words, at)
    if start == end and start > 1 and words[start - 1].lower in RELATIVES:
        return _relative(words, at, cue, after, start - 1, context)
    if start == end and start > 2 and words[start - 1].lower == "," and _is_person(words[start - 2]):
        # "The spokesperson, Maria Lopez, said"
        return FoundCue(
            cue, start - 2, at, after, False, subject_of(words, (start - 2, start - 1), context), True
        )
    if start == end and "quoted" in cue.says and start > 2 and words[start - 1].lower in QUOTE_ENDS:
        inverted = _inverted(words, at, cue, after, context)
        if inverted is not None:
            return inverted
    if start == end:
        joined = start > 0 and words[start - 1].lower in ("and", ",", "but") and start > 1
        return FoundCue(cue, start, at, after, False, None, False) if joined else None
    subject = subject_of(words, (start, end), context)
    return FoundCue(cue, start, at, after, False, subject, True) if subject is not None else None


def _inverted(words: Sequence[Word], at: int, cue: Cue, after: int, context: Context) -> FoundCue | None:
    """Return the cue of "..., said the speaker": the subject stands between the verb and a mark or the end."""
    stop = next(
        (i for i in range(after, len(words)) if words[i].lower in STOPS and words[i].mention is None), after
    )
    if not after < stop <= after + 12 or words[after].lower in ("that", "to", "on", "in"):
        return None
    subject = subject_of(words, (after, stop), context)
    return FoundCue(cue, at, at, stop, False, subject, True, inverted=True) if subject is not None else None


def _is_person(word: Word) -> bool:
    return word.mention is not None and word.mention.kind == "person"


def _impersonal(words: Sequence[Word], at: int, cue: Cue, after: int, context: Context) -> FoundCue | None:
    """Return the cue of "It was stressed at the meeting that ...": the meeting says so, else the person last heard."""
    before = [word.lower for word in words[max(0, at - 3) : at]]
    if words[at].tag != "VBN" or "it" not in before or not {"is", "was", "has", "been"} & set(before):
        return None
    told = [
        word.mention
        for word in words[after : after + 6]
        if word.mention is not None and word.mention.kind in ("meeting", "body", "person")
    ]
    place = next(
        (
            i
            for i in range(after, min(after + 6, len(words)))
            if words[i].mention is not None and words[i].mention in told
        ),
        None,
    )
    subject = (
        subject_of(words, (place, place + 1), context)
        if place is not None
        else context.person or context.last
    )
    first = at - 2 if words[at - 1].lower in ("is", "was") else at - 3
    return FoundCue(cue, max(first, 0), at, after, False, subject, True) if subject is not None else None


def _relative(
    words: Sequence[Word], at: int, cue: Cue, after: int, which: int, context: Context
) -> FoundCue | None:
    """Return a cue whose subject is the name or noun before "which": "the Committee which intends to ..." """
    end = which - (words[which - 1].lower == ",")
    start = end
    while (
        start > 0
        and (
            words[start - 1].mention is not None
            or words[start - 1].tag.startswith(("NN", "JJ", "DT", "PRP$"))
        )
        and end - start < 6
    ):
        start -= 1
        if words[start].mention is not None:
            break
    subject = subject_of(words, (start, end), context) if start < end else None
    return FoundCue(cue, start, at, after, False, subject, True, True) if subject is not None else None


def _is_finite(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether a verb is finite and active: not "was adopted", "to adopt", "set forth by the congress"."""
    word, before = words[at], words[at - 1].lower if at else ""
    if word.tag.startswith("NN") and before in ("the", "a", "an", "his", "its", "their", "our", "this", "of"):
        return False
    back = at - 1
    while back >= 0 and words[back].tag.startswith("RB"):
        back -= 1
    if back >= 0 and words[back].lower in BE_FORMS:
        return word.tag == "VBG" and words[back].lower != "to"
    if (
        word.tag == "VBN"
        and back >= 0
        and words[back].mention is None
        and words[back].lower not in HAVE_FORMS
        and not words[back].tag.startswith("PRP")
    ):
        return False
    if (
        word.lower == word.lemma
        and not word.tag.startswith(("VBP", "VBD"))
        and word.tag in ("VB", "NN", "NNP", "JJ")
    ):
        return False
    if after < len(words) and word.tag in ("VBN", "VBD") and not _takes(words, after):
        return not (words[after].lower == "by" or (word.tag == "VBN" and words[after].lower in BY_WHOM))
    return True


def _takes(words: Sequence[Word], after: int) -> bool:
    """Whether a preposition behind a verb only tells place or time before the real complement."""
    ahead = [word.lower for word in words[after : after + 8]]
    return words[after].lower in ("at", "in") and any(mark in ahead for mark in ("that", "to"))
