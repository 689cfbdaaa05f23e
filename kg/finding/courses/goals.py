"""Finds duties without a modal verb: "it is necessary to ...", "the task is to ..." """

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.doings import is_doing
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import is_adverb
from kg.finding.context import Context
from kg.finding.courses.splitting import Duty, Passage
from kg.finding.phrases import find_word, is_one_of, is_tagged, is_word
from kg.reading.words import Word

LONGEST_GROUP = 30
"""So many words may stand between "for" and "to" in "it is necessary for somebody to ..."."""
LONGEST_GOAL = 24
"""So many words may stand between "it is" and "to" in "it is the firm will of ... to ..."."""
LONGEST_SUBJECT = 40
LONGEST_TASK = 8
"""Within so many words behind "is" or "remains" stands what something is."""
INFINITIVES = ("VB", "RB", "VBP")


def find_necessities(passage: Passage, necessity: Collection[str]) -> Iterator[Duty]:
    """Yield "it is necessary (for somebody) to ..."

    Args:
        passage: the stretch.
        necessity: the adjectives of necessity.
    """
    words = passage.words
    for at in range(passage.start, passage.end - 2):
        high_time = words[at].lower == "time" and words[at - 1].lower in ("high", "about")
        if (high_time or is_one_of(words[at], necessity)) and _behind_be(words, at, passage.start):
            group, action = _for_somebody(words, at + 1, passage.end)
            if action is not None:
                yield from passage.clause_duties(action, "task", passage.clause_begin(at), group)


def _behind_be(words: Sequence[Word], at: int, start: int) -> bool:
    before = words[max(start, at - 4) : at]
    return any(word.lower in ("is", "'s", "was", "be", "are", "it") for word in before)


def _for_somebody(words: Sequence[Word], start: int, end: int) -> tuple[Region | None, int | None]:
    """Return who must act, where "for somebody" stands, and where the action begins."""
    if words[start].lower == "for":
        to = find_word(words, start + 1, min(start + LONGEST_GROUP, end - 1), ("to",))
        return ((start + 1, to), to + 1) if to is not None else (None, None)
    for at in range(start, min(start + 7, end - 1)):
        if is_word(words[at], "to"):
            return None, at + 1
        if words[at].lower in ("that", "as", "for") or words[at].tag.startswith("V"):
            break
    return None, None


def find_goals(passage: Passage, context: Context) -> Iterator[Duty]:
    """Yield "the task is to ...", "it is the will of ... to ..."

    Args:
        passage: the stretch.
        context: what is known here.
    """
    words, end = passage.words, passage.end
    for at in range(passage.start, end - 3):
        if is_one_of(words[at], ("lies", "lie", "consists")) and words[at + 1].lower == "in":
            if words[at + 2].tag in ("VBG", "RB") and _has_goal(passage, at, context):
                yield from passage.clause_duties(at + 2, "task", passage.clause_begin(at))
            continue
        if not is_one_of(words[at], ("is", "was", "are")):
            continue
        after = at + 1
        while after < end and is_adverb(words[after]) and words[after].lower != "not":
            after += 1
        colon = after < end and words[after].lower == ":"
        if colon and _is_infinitive(words, after + 1, end) and _has_goal(passage, at, context):
            yield from passage.duties(after + 2, end, "task", passage.clause_begin(at))
        elif _is_infinitive(words, after, end) and _has_goal(passage, at, context):
            yield from passage.clause_duties(after + 1, "task", passage.clause_begin(at))
        elif after < end and words[after].lower == "for" and _has_goal(passage, at, context):
            group, action = _for_somebody(words, after, end)
            if group is not None and action is not None:
                yield from passage.clause_duties(action, "task", passage.clause_begin(at), group)
        elif (
            words[after].lower == "the"
            and _has_task(passage, at)
            and is_doing(words, after, end, passage.lists)
        ):
            yield from passage.clause_duties(after, "task", passage.clause_begin(at))
        elif at > passage.start and words[at - 1].lower == "it":
            to = _goal_infinitive(passage, at + 1)
            if to is not None:
                # "it is the task to" makes a task, "it is our will to" a stance
                task = any(is_one_of(word, passage.lists["duties"]) for word in words[at:to])
                yield from passage.clause_duties(to + 1, "task" if task else "stance", at - 1)


def _is_infinitive(words: Sequence[Word], at: int, end: int) -> bool:
    return at < end - 1 and words[at].lower == "to" and words[at + 1].tag in INFINITIVES


def _has_goal(passage: Passage, at: int, context: Context) -> bool:
    """Whether the subject is a task or a will, and nobody else's than the document's own side."""
    subject = passage.words[max(passage.start, at - LONGEST_SUBJECT) : at]
    countries = (
        word.mention for word in subject if word.mention is not None and word.mention.kind == "country"
    )
    if any(country.entry != context.reading.home for country in countries):
        return False
    if len(subject) > 1 and is_one_of(subject[0], ("what",)):
        return any(
            is_one_of(word, passage.lists["wanted"]) for word in subject
        )  # "what is required of us is to"
    return any(is_one_of(word, passage.lists["goals"]) for word in subject)


def _has_task(passage: Passage, at: int) -> bool:
    """Whether the subject is "the main task of ..."; any other "X is the production of Y" tells what is."""
    subject = passage.words[max(passage.start, at - LONGEST_SUBJECT) : at]
    return any(
        is_one_of(word, ("task", "tasks", "goal", "aim", "priority", "key", "duty")) for word in subject[:5]
    )


def _goal_infinitive(passage: Passage, start: int) -> int | None:
    """Return the place of the "to" behind "it is our firm goal"."""
    words, goal = passage.words, False
    for at in range(start, min(start + LONGEST_GOAL, passage.end - 1)):
        goal = goal or is_one_of(words[at], passage.lists["goals"])
        if is_tagged(words[at], ("MD", "VBZ", "VBD")) or is_word(words[at], "that"):
            return None
        # "it is a task to be fulfilled to build hospitals": the second infinitive is the course
        passive = words[at + 1].lower == "be" and is_tagged(
            words[min(at + 2, passage.end - 1)], ("VBN", "VBD")
        )
        if goal and is_word(words[at], "to") and words[at + 1].tag in INFINITIVES and not passive:
            return at
    return None


def find_topics(passage: Passage) -> Iterator[Duty]:
    """Yield what "the issue of raising yields is ..." and "to raise yields is ..." are about."""
    words, start, end = passage.words, passage.start, passage.end
    if end - start < 4:
        return
    if words[start].lower == "to" and (is_adverb(words[start + 1]) or words[start + 1].tag == "VB"):
        action, verb = start + 1, find_word(words, start + 3, end, ("is",))
    elif words[start].tag == "VBG" or (
        words[start].lower == "the" and is_doing(words, start, end, passage.lists)
    ):
        action, verb = start, _before_task(passage)
    else:
        action = _behind_topic(passage)
        verb = _verb_behind(words, action + 1, end) if action else None
    if verb is not None:
        yield from passage.duties(action, verb, "task", start)


def _before_task(passage: Passage) -> int | None:
    """Return the place of the verb in "improving supply remains the most important task", None where none stands."""
    words, end = passage.words, passage.end
    for at in range(passage.start + 2, min(passage.start + LONGEST_SUBJECT, end - 2)):
        if is_tagged(words[at], ("VBZ", "VBD", "MD", "VBP")):
            ahead = words[at + 1 : min(at + LONGEST_TASK, end)]
            task = any(is_one_of(word, passage.lists["duties"] | passage.lists["crucial"]) for word in ahead)
            return at if words[at].lemma in ("be", "remain", "constitute", "form") and task else None
        if is_one_of(words[at], (",", ";", "that", "which")):
            return None
    return None


def _behind_topic(passage: Passage) -> int:
    """Return where the action of "the important issue of raising yields" begins, 0 where none does."""
    words, start, end = passage.words, passage.start, passage.end
    at = find_word(words, start + 1, min(start + 5, end - 2), passage.lists["matters"])
    if words[start].lower not in ("the", "this") or at is None:
        return 0
    return at + 2 if words[at + 1].lower == "of" and words[at + 2].tag in ("VBG", "RB") else 0


def _verb_behind(words: Sequence[Word], start: int, end: int) -> int | None:
    verbs = (at for at in range(start, end) if is_tagged(words[at], ("VBZ", "MD")))
    return next((at for at in verbs if words[at].lower in ("is", "should", "must", "has", "'s")), None)


def find_denials(passage: Passage) -> Iterator[Duty]:
    """Yield "there is no need to ...", "there will never be ..." """
    words = passage.words
    for at in range(passage.start, passage.end - 3):
        if is_word(words[at], "there") and _denies({word.lower for word in words[at + 1 : at + 5]}):
            yield Duty((at, clause_end(words, at + 2, passage.end)), "stance", None, at)


def _denies(ahead: set[str]) -> bool:
    return bool(ahead & {"no", "never"}) and bool(ahead & {"need", "ground", "room", "be", "reason"})
