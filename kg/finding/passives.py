"""Finds what was put forward in the passive: "tasks for raising yields were set forth", "stress was put on ..." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses import sentence_end
from kg.finding.complements import Complement, Lists, complements_of
from kg.finding.context import Actor, Context, meeting_actor
from kg.finding.courses import Course, courses_of
from kg.finding.subjects import subject_of, subject_region
from kg.grammar.wordings import Cue
from kg.reading.words import Word

STRESS = ("stress", "emphasis", "importance", "attention", "priority", "precedence", "special attention")
"""What is put, laid or given where something is stressed."""
PUT = ("put", "laid", "placed", "given", "paid", "made", "attached", "directed")


def find_passives(
    words: Sequence[Word], context: Context, lists: Lists
) -> Iterator[tuple[Cue, Actor, list[Course], int]]:
    """Yield the courses of action that a sentence puts forward in the passive.

    Args:
        words: the words of the sentence.
        context: what is known of who decides.
        lists: the word lists of policies.

    Returns:
        The cue, who put forward, the courses, and the place of the first word.
    """
    for at in range(2, len(words)):
        if words[at].mention is not None or words[at].tag not in ("VBN", "VBD"):
            continue
        if not _is_passive(words, at):
            continue
        made = _stressed(words, at, context, lists) or _set_forth(words, at, context, lists)
        if made is not None:
            yield made


def _is_passive(words: Sequence[Word], at: int) -> bool:
    back = at - 1
    while back > 0 and words[back].tag.startswith("RB"):
        back -= 1
    return words[back].lower in ("was", "were", "been", "is", "are") and words[back].mention is None


def _set_forth(
    words: Sequence[Word], at: int, context: Context, lists: Lists
) -> tuple[Cue, Actor, list[Course], int] | None:
    """Read "the tasks for raising yields were set forth at the meeting"."""
    cue = _cue_at(words, at, context)
    if cue is None or not {"matters", "need"} & set(cue.puts_forward):
        return None
    start, end = subject_region(words, at)
    start = _whole_subject(words, start)
    complements = [
        one
        for one in complements_of(words, cue, start, end, lists)
        if one.kind in ("matters", "need") and one.kind in cue.puts_forward
    ]
    actor = _agent(words, at, context)
    if not complements or actor is None:
        return None
    courses = [course for one in complements for course in courses_of(words, one, lists)]
    return (cue, actor, courses, start) if courses else None


def _whole_subject(words: Sequence[Word], start: int) -> int:
    """Return where the noun phrase begins of which the words before the verb are the end of a list."""
    while start > 2 and words[start - 1].lower in ("and", ","):
        start -= 1
        while start > 0 and words[start - 1].lower not in (",", ";", "that") and words[start - 1].tag != "MD":
            start -= 1
    return start


def _stressed(
    words: Sequence[Word], at: int, context: Context, lists: Lists
) -> tuple[Cue, Actor, list[Course], int] | None:
    """Read "stress was put on raising yields"."""
    if words[at].lower not in PUT or at + 3 >= len(words) or words[at + 1].lower not in ("on", "upon", "to"):
        return None
    start, end = subject_region(words, at)
    if not any(word.lower in STRESS for word in words[start:end]):
        return None
    cue = next((one for one in context.reading.knowledge.wordings.cues if one.lemma == "stress"), None)
    actor = _agent(words, at, context)
    if cue is None or actor is None:
        return None
    region = (at + 2, sentence_end(words))
    courses = courses_of(words, Complement("phrase", region), lists)
    return (cue, actor, courses, start) if courses else None


def _cue_at(words: Sequence[Word], at: int, context: Context) -> Cue | None:
    forms = context.reading.knowledge.wordings.cue_forms
    for parts, cue in forms.get(words[at].lower, ()):
        if [word.lower for word in words[at : at + len(parts)]] == list(parts):
            return cue
    return None


def _agent(words: Sequence[Word], at: int, context: Context) -> Actor | None:
    """Return who put forward: "by ..." or the meeting "at" which, else the body of the document's meeting."""
    for place in range(at + 1, min(at + 8, len(words) - 1)):
        if words[place].lower in ("by", "at") and words[place].mention is None:
            end = next(
                (i + 1 for i in range(place + 1, min(place + 6, len(words))) if words[i].mention is not None),
                None,
            )
            if end is not None and words[end - 1].mention.kind in ("meeting", "body", "person"):  # type: ignore[union-attr]
                return subject_of(words, (place + 1, end), context)
    main = context.reading.meetings.main()
    return meeting_actor(context.reading, main) if main is not None else context.last
