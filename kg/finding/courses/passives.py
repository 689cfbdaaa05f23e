"""Finds what the passive puts forward: "tasks for raising yields were set forth", "stress was put on" """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses.complement import Complement
from kg.finding.clauses.complements import complements_of
from kg.finding.clauses.cues import cue_at
from kg.finding.clauses.noun_phrases import names_somebody
from kg.finding.clauses.regions import Region, sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import find_infinitive, future_passive, is_passive
from kg.finding.context import Actor, Context, meeting_actor
from kg.finding.courses.courses import courses_of
from kg.finding.courses.single import Course, actions_of
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.grammar.wordings import Cue, WordSets
from kg.reading.mentions import Mention
from kg.reading.words import Word

LONGEST_OPENING = 14
"""So many words may stand between "Set forth" and "were"."""
LONGEST_GROUP = 8
"""So many words at most name a second group behind "and"."""
ACTORS = ("meeting", "body", "person")
"""Kinds of names that may put something forward."""


@dataclass(frozen=True, slots=True)
class Passive:
    """What a passive puts forward.

    Args:
        cue: the cue.
        actor: who put forward.
        courses: the courses of action.
        first: the place of the first word.
    """

    cue: Cue
    actor: Actor
    courses: Sequence[Course]
    first: int


def find_passives(words: Sequence[Word], context: Context, lists: WordSets) -> Iterator[Passive]:
    """Yield what a sentence puts forward in the passive.

    Args:
        words: the words of the sentence.
        context: what is known of who decides.
        lists: the word lists of policies.
    """
    opening = _opening(words, context, lists)
    if opening is not None:
        yield opening
        return
    for at in range(2, len(words)):
        if is_tagged(words[at], ("VBN", "VBD")) and is_passive(words, at):
            made = (
                _stressed(words, at, context, lists)
                or _set_forth(words, at, context, lists)
                or _tasked(words, at, context, lists)
                or _taken(words, at, context, lists)
            )
            if made is not None:
                yield made
        elif context.issuer() is not None and (verb := future_passive(words, at)) is not None:
            # "efforts will be made to", "attention is to be directed to"
            made = _stressed(words, at, context, lists, verb) or _taken(words, at, context, lists, verb)
            if made is not None:
                yield made


def _set_forth(words: Sequence[Word], at: int, context: Context, lists: WordSets) -> Passive | None:
    """Read "the tasks for X were set forth at the meeting", "the work for X is being intensified"."""
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms)
    kinds = ("matters", "need", "work") if words[at - 1].lower == "being" else ("matters", "need")
    if found is None or not set(kinds) & set(found[0].puts_forward):
        return None
    start, end = subject_region(words, at)
    start = _whole_subject(words, start)
    courses = [
        course
        for complement in complements_of(words, found[0], start, end, lists)
        if complement.kind in kinds
        for course in courses_of(words, complement, lists)
    ]
    actor = _agent(words, at, context) if courses else None
    return Passive(found[0], actor, courses, start) if actor is not None else None


def _opening(words: Sequence[Word], context: Context, lists: WordSets) -> Passive | None:
    """Read "Set forth at the meeting were tasks for raising yields"."""
    at = int(len(words) > 1 and words[0].lower == "also")
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms) if words else None
    if found is None or words[at].lower.endswith("ing"):
        return None
    cue, after = found
    be = find_word(words, after, min(after + LONGEST_OPENING, len(words) - 1), ("was", "were", "is", "are"))
    if be is None or words[after].lower not in (
        "at",
        "by",
        "in",
        "there",
        "during",
        "was",
        "were",
        "here",
        "is",
        "are",
    ):
        return None
    end = sentence_end(words)
    courses = [
        course
        for complement in complements_of(words, cue, be + 1, end, lists)
        if complement.kind in ("matters", "need")
        for course in courses_of(words, complement, lists)
    ]
    actor = _agent(words, after - 1, context) if courses else None
    return Passive(cue, actor, courses, at) if actor is not None else None


def _tasked(words: Sequence[Word], at: int, context: Context, lists: WordSets) -> Passive | None:
    """Read "all ministries were called upon to raise yields"."""
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms)
    if found is None or "somebody to" not in found[0].puts_forward:
        return None
    cue, to = found
    group = subject_region(words, at)
    if to + 1 >= len(words) or words[to].lower != "to" or not names_somebody(words, *group):
        return None
    courses = [
        course
        for complement in _each_tasked(words, group, to, lists)
        for course in courses_of(words, complement, lists)
    ]
    actor = _agent(words, at, context)
    return Passive(cue, actor, courses, group[0]) if courses and actor is not None else None


def _each_tasked(words: Sequence[Word], group: Region, to: int, lists: WordSets) -> Iterator[Complement]:
    """Yield what each is to do: "the mines were told to dig more coal and the railways to carry it"."""
    end = sentence_end(words)
    for at in range(to + 3, end - 3):
        if not is_one_of(words[at], ("and", ",")) or not words[at + 1].tag.startswith("DT"):
            continue
        second = find_infinitive(words, at + 1, min(at + LONGEST_GROUP, end), lists)
        if second is not None and words[second - 1].lower in lists["implementers"]:
            yield Complement("somebody to", (to + 1, at), group)
            yield from _each_tasked(words, (at + 1, second), second, lists)
            return
    yield Complement("somebody to", (to + 1, end), group)


def _whole_subject(words: Sequence[Word], start: int) -> int:
    """Return where the noun phrase begins of which the words before the verb are the end of a list."""
    while start > 2 and words[start - 1].lower in ("and", ","):
        start -= 1
        while start > 0 and words[start - 1].lower not in (",", ";", "that") and words[start - 1].tag != "MD":
            start -= 1
    return start


def _stressed(
    words: Sequence[Word], at: int, context: Context, lists: WordSets, verb: int | None = None
) -> Passive | None:
    """Read "stress was put on raising yields"; the subject stands before the verb, else before the participle."""
    if words[at].lower not in lists["putting stress"] or at + 3 >= len(words):
        return None
    start, end = subject_region(words, verb or at)
    stress = any(word.lower in lists["stress"] for word in words[start:end])
    if not stress or words[at + 1].lower not in ("on", "upon", "to"):
        return None
    cue, actor = _cue_of("stresses", context), _agent(words, at, context)
    if cue is None or actor is None:
        return None
    courses = [
        course
        for complement in complements_of(words, cue, at + 2, sentence_end(words), lists)
        if complement.kind in cue.puts_forward
        for course in courses_of(words, complement, lists)
    ]
    return Passive(cue, actor, courses, start) if courses else None


def _taken(
    words: Sequence[Word], at: int, context: Context, lists: WordSets, verb: int | None = None
) -> Passive | None:
    """Read "measures are being taken to raise yields"; the subject stands before the verb or the participle."""
    start, end = subject_region(words, verb or at)
    nouns = {word.lower for word in words[start:end]}
    last = sentence_end(words)
    to = find_infinitive(words, at + 1, min(at + LONGEST_OPENING, last), lists)
    if words[at].lower not in lists["participles of taking"] or not nouns & lists["taken"] or to is None:
        return None
    cue, actor = _cue_of("takes", context), _agent(words, at, context)
    if cue is None or actor is None:
        return None
    kind = "measure" if nouns & lists["measure"] else "task"
    courses = actions_of(words, (to + 1, last), kind, None, lists)
    return Passive(cue, actor, courses, start) if courses else None


def _cue_of(form: str, context: Context) -> Cue | None:
    """Return the cue that one word is a form of."""
    forms = context.reading.knowledge.wordings.cue_forms.get(form, ())
    return next((cue for parts, cue in forms if len(parts) == 1), None)


def _agent(words: Sequence[Word], at: int, context: Context) -> Actor | None:
    """Return who put forward: "by ..." or the meeting "at" which, else the body of the document's meeting."""
    for place in range(at + 1, min(at + 8, len(words) - 1)):
        if is_one_of(words[place], ("by", "at")):
            name = _first_name(words, place + 1, min(place + 6, len(words)))
            if name is not None and name[1].kind in ACTORS:
                return subject_of(words, (place + 1, name[0] + 1), context)
    main = context.reading.meetings.main()
    return meeting_actor(context.reading, main) if main is not None else context.last


def _first_name(words: Sequence[Word], start: int, end: int) -> tuple[int, Mention] | None:
    named = ((at, words[at].mention) for at in range(start, end))
    return next(((at, mention) for at, mention in named if mention is not None), None)
