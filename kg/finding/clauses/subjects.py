"""Says who the subject of a verb or of a clause is."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.joint_subjects import head_of, joined_in, listed_in
from kg.finding.clauses.references import as_worded, named, noun_means, pronoun_means
from kg.finding.clauses.regions import Region
from kg.finding.clauses.speakers import with_insertion
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_finite, is_reduced
from kg.finding.context import Actor, Context
from kg.finding.phrases import find_word, is_one_of, is_tagged, is_word
from kg.reading.words import Word

PRONOUN_SUBJECTS = ("he", "she", "they", "it", "we")
FIRST_PERSON = ("we", "i", "our", "us")
NO_OPENING = frozenset(
    ("in", "at", "on", "against", "with", "for", "by", "during", "after", "before", "despite")
)
"""No subject begins with one of these."""
REACH = 12
"""Within so many words behind a comma the main clause has its verb."""


def subject_of(words: Sequence[Word], region: Region, context: Context) -> Actor | None:
    """Return who the words of a subject mean, None where that is nobody who can act.

    Args:
        words: the words of the sentence.
        region: the subject's words.
        context: what is known here.
    """
    start, end = without_opening(words, *region)
    if (listed := listed_in(words, (start, end), context)) is not None:
        return listed
    head = head_of(words, start, end, context)
    if head is None:
        counted = _counts(words, start, end, context)
        return as_worded(words, (start, end), context, "group") if counted else None
    if not _is_phrase(words, start, end, head):
        return None
    word = words[head]
    if word.mention is not None:
        possessive = head + 1 < end and words[head + 1].lower in ("'s", "'")
        return None if possessive else joined_in(words, (start, end), head) or named(word.mention, context)
    if start == 0 and end == 1 and word.lower == "we" and not context.is_quoting:
        return context.we
    if end - start == 1 and word.lower in context.reading.knowledge.language.nouns.pronouns:
        return pronoun_means(word, context)
    return noun_means(words, (start, end), head, context)


def _is_phrase(words: Sequence[Word], start: int, end: int, head: int) -> bool:
    """Whether words are a noun phrase: it begins with no verb or preposition, and no clause follows its head."""
    if words[head].mention is not None:
        return True
    opens = words[start].mention is None and words[start].tag in ("VBD", "VBP", "VBZ", "TO", "VB", "RP", "MD")
    finite = (at for at in range(head, end) if is_finite(words[at]) and not is_reduced(words, at))
    follows = words[end - 1].lower in ("who", "which") or any(True for _ in finite)
    aside = is_one_of(words[start], NO_OPENING)  # "in opening", "against the majority"
    return not opens and not follows and not aside


def without_opening(words: Sequence[Word], start: int, end: int) -> Region:
    """Take "In the 2000s" and "At the meeting" off the subject that stands behind.

    Args:
        words: the words of the sentence.
        start: where the words before the verb start.
        end: where they end.
    """
    if start >= end or words[start].tag != "IN" or words[start].mention is not None:
        return start, end
    for at in range(start + 2, end):
        before = words[at - 1]
        behind_time = before.mention is not None and before.mention.kind == "time" and words[at].tag != "POS"
        begins = words[at].tag in ("DT", "PRP", "PDT") or words[at].mention is not None or behind_time
        # "In their speeches delegates of several provinces"
        begins = begins or (before.tag == "NNS" and is_tagged(words[at], ("NNS", "JJ", "CD")))
        if begins and (before.mention is not None or before.tag.startswith(("NN", "PRP"))):
            return at, end
    return start, end


def _counts(words: Sequence[Word], start: int, end: int, context: Context) -> bool:
    """Whether a phrase without a noun stands for some of many: "another", "four in 10", "those polled"."""
    some = context.reading.knowledge.wordings.word_sets["cues"]["some"]
    first = start + (start + 1 < end and (words[start].tag == "RB" or is_word(words[start], "about")))
    if first >= end or find_word(words, first, end, ("who", "which", "that")) is not None:
        return False
    return is_one_of(words[first], some) or is_tagged(words[first], ("CD",))


def main_subject(words: Sequence[Word], context: Context, start: int) -> Actor | None:
    """Return who the first finite verb behind a place has as its subject.

    Args:
        words: the words of the sentence.
        context: what is known here.
        start: where to begin.
    """
    found = main_subject_words(words, context, start)
    return found[0] if found is not None else None


def main_subject_words(
    words: Sequence[Word], context: Context, start: int
) -> tuple[Actor | None, Region] | None:
    """Return who the first finite verb behind a place has as its subject, and the words of that subject.

    Args:
        words: the words of the sentence.
        context: what is known here.
        start: where to begin.
    """
    for at in range(start + 1, len(words)):
        region = subject_region(words, at) if _has_subject(words, at) else (0, 0)
        if start < region[0] == region[1] and is_word(words[region[0] - 1], ","):
            # "Pak, who leads the team, visited the mine"
            around = with_insertion(words, region[0])
            region = around[0] if around is not None else region
        if start <= region[0] < region[1] and not is_one_of(words[region[1] - 1], ("who", "which")):
            found = _before_insertion(words, region, start, context) or subject_of(words, region, context)
            if found is not None or words[region[0]].tag.startswith("PRP"):
                return found, region
    return None


def _has_subject(words: Sequence[Word], at: int) -> bool:
    """Whether a verb may have a subject that is told of: "could not hide their joy"; duties and plans are others'."""
    told_of = is_one_of(words[at], ("could",)) and not is_one_of(words[at - 1], FIRST_PERSON)
    return told_of or is_finite(words[at])


def _before_insertion(words: Sequence[Word], region: Region, start: int, context: Context) -> Actor | None:
    """Return the subject that an insertion parts from its verb: "Pak, on behalf of all, took an oath"."""
    first, at = words[region[0]], region[0] - 1
    if at <= start or words[at].lower != "," or first.mention is not None or first.lower in PRONOUN_SUBJECTS:
        return None
    comma = find_word(words, start, at, (",",))
    if comma is None or comma == start or words[comma - 1].mention is None:
        return None
    inserts = words[comma + 1].tag in ("IN", "VBN", "WP")
    return subject_of(words, (start, comma), context) if inserts else None


def opening_subject(words: Sequence[Word], context: Context) -> Actor | None:
    """Return who the noun phrase before the first comma names: "The spokesperson, Maria Lopez, said".

    Args:
        words: the words of the sentence up to the verb.
        context: what is known here.
    """
    comma = find_word(words, 0, len(words), (",",))
    if not comma or any(is_finite(word) or is_tagged(word, ("MD",)) for word in words[:comma]):
        return None
    return subject_of(words, (0, comma), context)


def main_clause(words: Sequence[Word], context: Context, start: int, end: int) -> tuple[int, Actor] | None:
    """Return where the main clause behind a fronted participle begins, and who its subject is.

    Args:
        words: the words of the sentence.
        context: what is known here.
        start: the place behind the participle.
        end: where the sentence ends.

    Returns:
        The place of the first word of the subject; the first person holds, else the last such clause.
    """
    found = [
        (comma + 1, actor)
        for comma in range(start, end - 2)
        if is_word(words[comma], ",") and (actor := _subject_behind(words, comma, end, context)) is not None
    ]
    people = [one for one in found if one[1].kind == "person"]
    return next(iter(people or found[-1:]), None)


def _subject_behind(words: Sequence[Word], comma: int, end: int, context: Context) -> Actor | None:
    """Return who acts in the clause that begins behind a comma."""
    for at in range(comma + 2, min(comma + REACH, end)):
        if is_finite(words[at]) or words[at].tag == "MD":
            region = subject_region(words, at)
            actor = subject_of(words, region, context) if comma + 1 == region[0] < region[1] else None
            return actor if actor is not None and actor.kind != "thing" else None
    return None


def third_person(words: Sequence[Word], context: Context) -> Actor | None:
    """Return the person whom a sentence tells of in the third person: its subject is a name, "he" or "she".

    Args:
        words: the words of the sentence.
        context: what is known here.
    """
    for at in range(1, len(words)):
        if is_finite(words[at]):
            start, end = subject_region(words, at)
            first_person = any(is_one_of(word, FIRST_PERSON) for word in words[start:end])
            actor = subject_of(words, (start, end), context) if start < end and not first_person else None
            if actor is not None and actor.kind == "person":
                return actor
    return None
