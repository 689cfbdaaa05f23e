"""Finds the courses of action inside what somebody said: "we should ...", "it is necessary to ...", "the task is to ..." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.complements import Lists
from kg.finding.context import Actor, Context
from kg.finding.coordination import Region, clause_end, is_adverb, split_actions
from kg.finding.courses import cut_tail
from kg.finding.subjects import subject_of, subject_region
from kg.reading.words import Word

AGENTS = ("we", "they", "i", "you", "all", "everyone", "everybody")
THINGS = ("it", "this", "that", "these", "those", "there", "which", "what")


@dataclass(frozen=True)
class Duty:
    """A course of action that a clause makes a duty or a resolve.

    Args:
        region: the words that name it.
        kind: task, measure or stance.
        subject: the words for who has the duty, where they name somebody.
        begin: where the clause begins, for the quote.
    """

    region: Region
    kind: str
    subject: Region | None
    begin: int


def find_duties(
    words: Sequence[Word], region: Region, context: Context, lists: Lists, *, resolves: bool
) -> list[Duty]:
    """Return the duties and resolves of a stretch, in order and apart.

    Args:
        words: the words of the sentence.
        region: where the stretch starts and ends.
        context: who is meant here.
        lists: the word lists of policies.
        resolves: whether "we will ..." counts, as it does in a speech.
    """
    found: list[Duty] = []
    for duty in _candidates(words, region, context, lists, resolves):
        if not any(duty.region[0] < other.region[1] and other.region[0] < duty.region[1] for other in found):
            found.append(duty)
    return sorted(found, key=lambda duty: duty.region)


def _candidates(
    words: Sequence[Word], region: Region, context: Context, lists: Lists, resolves: bool
) -> Iterator[Duty]:
    yield from _necessities(words, region, context, lists)
    yield from _goals(words, region, lists, context)
    yield from _topics(words, region, lists)
    yield from _modals(words, region, context, lists, resolves)
    yield from _denials(words, region)


def _necessities(words: Sequence[Word], region: Region, context: Context, lists: Lists) -> Iterator[Duty]:
    """Yield "it is necessary (for somebody) to ...", "the situation requires us to ..." """
    start, end = region
    necessity = context.reading.knowledge.language.modals.necessity
    for at in range(start, end - 2):
        word = words[at]
        if word.mention is not None or word.lower not in necessity or not _behind_be(words, at, start):
            continue
        group, action = _for_somebody(words, at + 1, end)
        if action is not None:
            begin = _clause_begin(words, at, start)
            yield from _split(words, (action, clause_end(words, action, end)), lists, "task", group, begin)


def _behind_be(words: Sequence[Word], at: int, start: int) -> bool:
    before = [word.lower for word in words[max(start, at - 4) : at]]
    return any(word in ("is", "'s", "was", "be", "are", "it") for word in before)


def _for_somebody(words: Sequence[Word], start: int, end: int) -> tuple[Region | None, int | None]:
    limit = min(start + 30, end - 1)
    if start < end and words[start].lower == "for":
        to = next(
            (at for at in range(start + 1, limit) if words[at].lower == "to" and words[at].mention is None),
            None,
        )
        return ((start + 1, to), to + 1) if to is not None else (None, None)
    for at in range(start, min(start + 7, end - 1)):
        if words[at].lower == "to" and words[at].mention is None:
            return None, at + 1
        if words[at].lower in ("that", "as", "for") or words[at].tag.startswith("V"):
            break
    return None, None


def _goals(words: Sequence[Word], region: Region, lists: Lists, context: Context) -> Iterator[Duty]:
    """Yield "the task is to ...", "it is our firm goal to ...", "it is the will of ... to ..." """
    start, end = region
    for at in range(start, end - 3):
        if words[at].mention is not None or words[at].lower not in ("is", "was", "are"):
            continue
        after = at + 1
        while after < end and is_adverb(words[after]) and words[after].lower != "not":
            after += 1
        if (
            after < end - 1
            and words[after].lower == "to"
            and words[after + 1].tag in ("VB", "RB", "VBP")
            and _has_goal(words, start, at, lists, context)
        ):
            yield from _split(
                words,
                (after + 1, clause_end(words, after + 1, end)),
                lists,
                "task",
                None,
                _clause_begin(words, at, start),
            )
        elif at > start and words[at - 1].lower == "it":
            to = _goal_infinitive(words, at + 1, end, lists)
            if to is not None:
                yield from _split(
                    words, (to + 1, clause_end(words, to + 1, end)), lists, "stance", None, at - 1
                )


def _has_goal(words: Sequence[Word], start: int, at: int, lists: Lists, context: Context) -> bool:
    """Whether the subject is a task or a will, and nobody else's than the document's own side."""
    subject = words[max(start, at - 40) : at]
    if any(
        word.mention is not None
        and word.mention.kind == "country"
        and word.mention.entry != context.reading.home
        for word in subject
    ):
        return False
    return any(word.mention is None and word.lower in lists["goals"] for word in subject)


def _topics(words: Sequence[Word], region: Region, lists: Lists) -> Iterator[Duty]:
    """Yield what "the issue of raising yields is ..." and "to raise yields is ..." are about."""
    start, end = region
    if end - start < 4:
        return
    if words[start].lower == "to" and is_adverb(words[start + 1]) | (words[start + 1].tag == "VB"):
        verb = next(
            (i for i in range(start + 3, end) if words[i].mention is None and words[i].lower == "is"), None
        )
        if verb is not None:
            yield from _split(words, (start + 1, verb), lists, "task", None, start)
        return
    at = start + 1
    while at < min(start + 5, end - 2) and words[at].lower not in lists["matters"]:
        at += 1
    if (
        words[start].lower not in ("the", "this")
        or at >= min(start + 5, end - 2)
        or words[at + 1].lower != "of"
        or words[at + 2].tag not in ("VBG", "RB")
    ):
        return
    verb = next(
        (
            i
            for i in range(at + 3, end)
            if words[i].mention is None
            and words[i].tag in ("VBZ", "MD")
            and words[i].lower in ("is", "should", "must", "has", "'s")
        ),
        None,
    )
    if verb is not None:
        yield from _split(words, (at + 2, verb), lists, "task", None, start)


def _goal_infinitive(words: Sequence[Word], start: int, end: int, lists: Lists) -> int | None:
    goal = False
    for at in range(start, min(start + 24, end - 1)):
        word = words[at]
        if word.mention is None and word.lower in lists["goals"]:
            goal = True
        if word.mention is None and (word.tag in ("MD", "VBZ", "VBD") or word.lower == "that"):
            return None
        if goal and word.lower == "to" and word.mention is None and words[at + 1].tag in ("VB", "RB", "VBP"):
            return at
    return None


def _modals(
    words: Sequence[Word], region: Region, context: Context, lists: Lists, resolves: bool
) -> Iterator[Duty]:
    start, end = region
    modals = context.reading.knowledge.language.modals
    for at in range(start, end - 1):
        if words[at].mention is not None:
            continue
        width = _matches(words, at, end, modals.duty)
        if resolves and not width and _goes_on(words, at, end):
            yield from _modal(words, at, at + 2, region, context, lists, True)
            continue
        resolve = resolves and not width and (words[at].lower in modals.resolve or _refuses(words, at))
        if not width and not resolve:
            continue
        yield from _modal(words, at, at + (width or 1), region, context, lists, resolve)


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a body tells what it keeps doing: "The Committee continues to closely monitor prices"."""
    return words[at].lower in ("continues", "continue") and at + 2 < end and words[at + 1].lower == "to"


def _refuses(words: Sequence[Word], at: int) -> bool:
    """Whether "can" is a refusal: "we can never ...", "we cannot ..." """
    return words[at].lower in ("can", "ca", "could", "cannot") and (
        words[at].lower == "cannot" or words[at + 1].lower in ("never", "not", "n't", "no")
    )


def _matches(words: Sequence[Word], at: int, end: int, forms: Sequence[str]) -> int:
    """Return the number of words of the modal that stands at a place, 0 where none does."""
    best = 0
    for form in forms:
        parts = form.split()
        if [word.lower for word in words[at : at + len(parts)]] == parts and at + len(parts) < end:
            best = max(best, len(parts))
    return best


def _modal(
    words: Sequence[Word], at: int, after: int, region: Region, context: Context, lists: Lists, resolve: bool
) -> Iterator[Duty]:
    start, end = region
    subject = subject_region(words, at)
    subject = (max(subject[0], start), subject[1])
    if subject[0] >= subject[1] or (subject[0] > 0 and words[subject[0] - 1].tag in ("WDT", "WP")):
        return
    head = words[subject[0]].lower
    agent = None if head in THINGS else subject_of(words, subject, context)
    if resolve and not _may_resolve(words, subject, agent, context):
        return
    action = after
    negative = False
    while action < end and is_adverb(words[action]):
        negative = negative or words[action].lower in ("never", "not", "n't")
        action += 1
    stop = clause_end(words, action, end)
    kind = "stance" if negative else "task"
    if action < end and words[action].lower == "be":
        yield from _passive(words, subject, action, stop, kind, lists, agent, resolve)
    elif head in AGENTS or (agent is not None and agent.kind in ("person", "body", "country", "group")):
        named = None if head in ("we", "i") else subject
        begin = after if not negative else _negation(words, at, action)
        yield from _split(words, (begin, stop), lists, kind, named, subject[0])
    elif not resolve:
        yield Duty((subject[0], stop), kind, None, subject[0])


def _negation(words: Sequence[Word], at: int, action: int) -> int:
    return next((place for place in range(at, action) if words[place].lower in ("never", "not")), action)


def _may_resolve(words: Sequence[Word], subject: Region, agent: Actor | None, context: Context) -> bool:
    """Whether a subject speaks for itself: we, our Party, the state whose document it is, the speaker."""
    first = words[subject[0]].lower
    if first in ("we", "i"):
        return True
    if agent is None:
        return False
    mention = words[subject[1] - 1].mention
    home = context.reading.home
    if agent.kind == "country":
        return mention is not None and mention.entry == home
    if agent.kind != "body" or (mention is not None and mention.kind == "meeting"):
        return False
    main = context.reading.meetings.main()
    own = main is not None and main.meeting is not None and main.meeting.body == agent.name
    return own or _is_own(agent, context)


def _is_own(agent: Actor, context: Context) -> bool:
    entry = context.reading.knowledge.gazetteer.named(agent.name, "organization")
    return entry is not None and context.reading.home in entry.attributes.get("state", ())


def _passive(
    words: Sequence[Word],
    subject: Region,
    action: int,
    stop: int,
    kind: str,
    lists: Lists,
    agent: Actor | None,
    resolve: bool,
) -> Iterator[Duty]:
    """Yield "measures should be taken to ..." as what is to be done, any other passive as a whole clause."""
    nouns = {word.lower for word in words[subject[0] : subject[1]]}
    if nouns & set(lists["taken"]):
        to = next(
            (
                at
                for at in range(action + 1, min(action + 8, stop - 1))
                if words[at].lower == "to" and words[at].mention is None
            ),
            None,
        )
        if to is not None and words[action + 1].lower in (
            "taken",
            "made",
            "directed",
            "paid",
            "waged",
            "conducted",
            "given",
            "put",
        ):
            measure = "measure" if nouns & set(lists["measure"]) else kind
            yield from _split(words, (to + 1, stop), lists, measure, None, subject[0])
            return
    if not resolve:
        yield Duty(
            (subject[0], stop),
            kind,
            subject if agent is not None and agent.kind != "thing" else None,
            subject[0],
        )


def _denials(words: Sequence[Word], region: Region) -> Iterator[Duty]:
    """Yield "there is no need to ...", "there will never be ..." """
    start, end = region
    for at in range(start, end - 3):
        if words[at].lower != "there" or words[at].mention is not None:
            continue
        ahead = [word.lower for word in words[at + 1 : at + 5]]
        if ("no" in ahead or "never" in ahead) and any(
            word in ahead for word in ("need", "ground", "room", "be", "reason")
        ):
            yield Duty((at, clause_end(words, at + 2, end)), "stance", None, at)


def _split(
    words: Sequence[Word], region: Region, lists: Lists, kind: str, subject: Region | None, begin: int
) -> Iterator[Duty]:
    start, end = region
    negation = start < end and words[start].lower in ("never", "not")
    pieces = split_actions(words, region) if not negation else [region]
    for number, piece in enumerate(pieces):
        piece = cut_tail(words, piece, lists)
        if piece[1] - piece[0] >= 2 and _has_thing(words[piece[0] + 1 : piece[1]]):
            yield Duty(piece, kind, subject, begin if number == 0 else piece[0])


def _has_thing(words: Sequence[Word]) -> bool:
    return any(
        word.tag.startswith("NN")
        and word.lower != "today"
        and (word.mention is None or word.mention.kind != "time")
        for word in words
    )


def _clause_begin(words: Sequence[Word], at: int, start: int) -> int:
    begin = at
    while begin > start and words[begin - 1].lower not in (",", ";", "that", "and", "but"):
        begin -= 1
    return begin
