"""Finds what the passive puts forward: "tasks for raising yields were set forth", "stress was put on" """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.complements import complements_of
from kg.finding.clauses.cues import cue_at
from kg.finding.clauses.regions import sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import find_infinitive, future_passive, is_passive, leads_to_verb
from kg.finding.context import Context
from kg.finding.courses.courses import courses_of
from kg.finding.courses.kinds import kind_of
from kg.finding.courses.passive_agents import ACTORS, Passive, agent_of, first_name
from kg.finding.courses.single import Course, actions_of
from kg.finding.courses.tasking import read_tasked
from kg.finding.phrases import find_word, is_one_of, is_tagged, is_word
from kg.grammar.wordings import Cue, WordSets
from kg.reading.words import Word

LONGEST_OPENING = 14
"""So many words may stand between "Set forth" and "were"."""
LONGEST_TASK = 8
"""Within so many words behind "as" stands what something is defined as."""


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
                or read_tasked(words, at, context, lists)
                or _taken(words, at, context, lists)
                or _defined(words, at, context, lists)
                or _outlined(words, at, context, lists)
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
    actor = agent_of(words, at, context) if courses else None
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
        "for",
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
    actor = agent_of(words, after - 1, context) if courses else None
    return Passive(cue, actor, courses, at) if actor is not None else None


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
    cue, actor = _cue_of("stresses", context), agent_of(words, at, context)
    if cue is None or actor is None:
        return None
    courses = [
        course
        for complement in complements_of(words, cue, at + 2, sentence_end(words), lists)
        if complement.kind in cue.puts_forward
        for course in courses_of(words, complement, lists)
    ]
    if not courses and is_tagged(words[at + 2], ("DT", "NN", "NNS", "JJ")):
        end = clause_end(words, at + 2, sentence_end(words))
        told = any(is_one_of(word, lists["facts"]) for word in words[at + 2 : at + 5])
        courses = [] if told else [Course((at + 2, end))]  # "priority was given to agriculture"
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
    if is_word(words[to + 1], "be"):
        return None  # "priority will be given to roads, with three to be opened"
    cue, actor = _cue_of("takes", context), agent_of(words, at, context)
    if cue is None or actor is None:
        return None
    kind = "measure" if nouns & lists["measure"] else "task"
    courses = actions_of(words, (to + 1, last), kind, None, lists)
    return Passive(cue, actor, courses, start) if courses else None


def _defined(words: Sequence[Word], at: int, context: Context, lists: WordSets) -> Passive | None:
    """Read "the building of villages is identified as a major task": what is a task by the body's word."""
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms)
    if found is None or "as" not in found[0].puts_forward or found[1] + 2 >= len(words):
        return None
    if not is_word(words[found[1]], "as"):
        return None
    ahead = words[found[1] + 1 : found[1] + LONGEST_TASK]
    start, end = subject_region(words, at)
    courses = actions_of(words, (start, end), "task", None, lists) if start < end else []
    actor = agent_of(words, at, context) if courses else None
    if actor is None or not any(is_one_of(word, lists["duties"] | lists["crucial"]) for word in ahead):
        return None
    return Passive(found[0], actor, courses, start)


def _outlined(words: Sequence[Word], at: int, context: Context, lists: WordSets) -> Passive | None:
    """Read "measures were outlined to improve trade", "a plan was drawn up for building dams"."""
    found = cue_at(words, at, context.reading.knowledge.wordings.cue_forms)
    if found is None or "matters" not in found[0].puts_forward or found[1] + 2 >= len(words):
        return None
    start, end = subject_region(words, at)
    head = words[end - 1] if start < end else None
    if head is None or not is_one_of(head, lists["matters"]):
        return None
    behind = _behind_place(words, found[1])
    last = sentence_end(words)
    to = is_word(words[behind], "to") and leads_to_verb(words, behind, last, lists)
    gerund = is_one_of(words[behind], ("for", "on", "of")) and words[min(behind + 1, last - 1)].tag in (
        "VBG",
        "RB",
    )
    actor = agent_of(words, at, context) if to or gerund else None
    if actor is None:
        return None
    courses = actions_of(words, (behind + 1, last), kind_of(head.lower, lists), None, lists)
    return Passive(found[0], actor, courses, start) if courses else None


def _behind_place(words: Sequence[Word], at: int) -> int:
    """Return the place behind "at the meeting" or "by the Cabinet", the same where neither stands."""
    if is_one_of(words[at], ("at", "by", "in")):
        name = first_name(words, at + 1, min(at + 6, len(words) - 1))
        if name is not None and name[1].kind in ACTORS:
            return name[0] + 1
    return at


def _cue_of(form: str, context: Context) -> Cue | None:
    """Return the cue that one word is a form of."""
    forms = context.reading.knowledge.wordings.cue_forms.get(form, ())
    return next((cue for parts, cue in forms if len(parts) == 1), None)
