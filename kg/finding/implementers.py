"""Finds who must carry out courses of action: of those put forward, and of what anybody is charged with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.finding.agents import may_act
from kg.finding.aiming import make_aim
from kg.finding.charge import with_groups_before
from kg.finding.charges import find_charges
from kg.finding.clauses import Region, span_of
from kg.finding.clauses.infinitives import second_group
from kg.finding.groups import split_group, words_within
from kg.finding.making import Span
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.speech import PutForward
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

SEEN_TO = ("make sure", "ensure", "see to it")
"""What is seen to by these need be nobody's: "makes sure that the feats of the veterans shine"."""
LONG = 14
"""A course of action of more words is cut to its heart."""
FACING = ("facing", "faced", "confronting")
GAP = 45
"""So many letters may stand between "tasks facing the sector" and what they consist in."""
TASKS = ("tasks", "task")
"""Behind these "before" too leads to who must carry them out."""


def heart_end(words: Sequence[Word], end: int) -> int:
    """Return where the heart of a long course of action ends: before the manner, the result or the further parts.

    Args:
        words: the words of the course of action.
        end: where it ends in the clean text.
    """
    for at in range(4, len(words) - 3):
        if words[at].mention is not None:
            continue
        joined = words[at].lower == "," and len(words) > LONG
        if joined or (words[at].lower == "and" and words[at + 1].lower in ("thus", "thereby")):
            return words[at - 1].end
    return words[-2].end if len(words) > 2 and is_one_of(words[-1], ("and", "or", ",")) else end


def of_courses(reading: Reading, courses: Sequence[PutForward]) -> Iterator[Fact]:
    """Yield who must carry out the courses of action that are put forward.

    Args:
        reading: the document.
        courses: the courses of action.
    """
    grouped: dict[Span, list[PutForward]] = {}
    for course in courses:
        if course.group is not None:
            grouped.setdefault(course.group, []).append(course)
    for group, tasks in grouped.items():
        first = tasks[0]
        group = _with_groups_before(reading, first.sentence, group)
        told = not first.rule.endswith(SEEN_TO)
        if not may_act(words_within(first.sentence, group), reading, told=told):
            continue
        if _resolves_itself(reading, first.sentence, group):
            continue
        phrase = (min(task.phrase[0] for task in tasks), max(task.phrase[1] for task in tasks))
        phrase = phrase[0], _before_second(reading, first.sentence, phrase)
        heart = (phrase[0], heart_end(words_within(first.sentence, phrase), phrase[1]))
        quote = (min(group[0], first.span[0]), max(heart[1], group[1]))
        for name in split_group(reading, first.sentence, group):
            yield make_aim(reading, quote, heart, "implementer", name, first.rule)


def _before_second(reading: Reading, sentence: Sentence, phrase: Span) -> int:
    """Return where a course of action ends: before a second group, as in "to dig, and B to carry the lime"."""
    words = sentence.words
    places = [at for at, word in enumerate(words) if phrase[0] <= word.start and word.end <= phrase[1]]
    if not places:
        return phrase[1]
    lists = reading.knowledge.wordings.word_sets["policies"]
    second = second_group(words, places[0] - 1, places[-1] + 1, lists)
    return words[second[0] - 1].end if second is not None and second[0] > places[0] else phrase[1]


def _resolves_itself(reading: Reading, sentence: Sentence, group: Span) -> bool:
    """Whether the document's own state or its government says what it will do: it charges nobody."""
    words = words_within(sentence, group)
    behind = next((word for word in sentence.words if word.start >= group[1]), None)
    if behind is None or not is_one_of(behind, ("will", "would")) or reading.home is None or not words:
        return False
    mention = words[-1].mention
    own = mention is not None and (mention.entry == reading.home or "overnment" in words[-1].text)
    return own or is_one_of(words[-1], ("government", "state", "republic"))


def _with_groups_before(reading: Reading, sentence: Sentence, group: Span) -> Span:
    """Return a group with those listed before it: "the whole Party, the entire army and all the people"."""
    start = next((at for at, word in enumerate(sentence.words) if word.start >= group[0]), 0)
    behind = next((word for word in sentence.words if word.start >= group[1]), None)
    if behind is None or not is_tagged(behind, ("MD", "VBP")):
        return group  # "called on A to dig, B to carry": no subject of a duty
    return sentence.words[with_groups_before(sentence.words, start, reading)].start, group[1]


@dataclass(frozen=True, slots=True)
class Burden:
    """What somebody is charged with where no course of action says so of the same words.

    Args:
        sentence: the sentence it stands in.
        group: where the clean text names who must do it.
        action: the heart of what is to be done.
        rule: the rule that found it.
    """

    sentence: Sentence
    group: Span
    action: Span
    rule: str


def find_burdens(reading: Reading, found: Sequence[Fact]) -> Iterator[Burden]:
    """Yield what is charged where no course of action says so of the same words.

    Args:
        reading: the document.
        found: the facts of those who must carry out a course of action.
    """
    for sentence in reading.body:
        for charge in find_charges(sentence.words, reading):
            group, action = span_of(sentence.words, charge.group), span_of(sentence.words, charge.action)
            quote = reading.document.quote(min(group[0], action[0]), max(group[1], action[1]))
            if any(one.quote.overlaps(quote) for one in found):
                continue
            heart = (action[0], heart_end(words_within(sentence, action), action[1]))
            yield Burden(sentence, group, heart, charge.rule)


def of_burden(reading: Reading, burden: Burden) -> Iterator[Fact]:
    """Yield who is charged with something.

    Args:
        reading: the document.
        burden: what he is charged with.
    """
    group, heart = burden.group, burden.action
    shown = (min(group[0], heart[0]), max(group[1], heart[1]))
    gaining = reading.knowledge.wordings.word_sets["aims"]["gaining"]
    verb = next((word for word in words_within(burden.sentence, heart) if word.tag.startswith("V")), None)
    gains = verb is not None and verb.lemma in gaining
    for name in split_group(reading, burden.sentence, group):
        yield make_aim(reading, shown, heart, "beneficiary" if gains else "implementer", name, burden.rule)


def of_tasks(
    reading: Reading,
    sentence: Sentence,
    region: Region,
    courses: Sequence[PutForward],
    nouns: Collection[str] = (),
) -> Iterator[Fact]:
    """Yield the implementers of "the tasks facing the sector", "tasks to be carried out by all fields".

    Args:
        reading: the document.
        sentence: the sentence.
        region: the words of a clause of it, or all.
        courses: the courses of action that are put forward.
        nouns: the nouns for tasks; all nouns for matters where none are given.
    """
    words = sentence.words
    matters = nouns or reading.knowledge.wordings.words["policies"]["matters"]
    start, end = region
    for at in range(start, end - 2):
        if words[at].mention is not None or words[at].lower not in matters:
            continue
        group = _behind_facing(words, at + 1, end)
        if group is None or not may_act(words[slice(*group)], reading):
            continue
        first = at
        while first > start and words[first - 1].tag in ("JJ", "DT", "NN", "JJS"):
            first -= 1
        span = (words[first].start, words[group[1] - 1].end)
        task = next((one for one in courses if _follows(reading, sentence, one, span)), None)
        text = task.phrase if task is not None else span
        for name in split_group(reading, sentence, (words[group[0]].start, words[group[1] - 1].end)):
            yield make_aim(
                reading, (span[0], max(span[1], text[1])), text, "implementer", name, "aims/facing"
            )


def _follows(reading: Reading, sentence: Sentence, course: PutForward, tasks: Span) -> bool:
    """Whether a course of action is what tasks consist in: it stands right behind them."""
    between = reading.text[tasks[1] : course.phrase[0]]
    return (
        course.sentence is sentence
        and course.phrase[0] > tasks[0]
        and len(between) < GAP
        and "," not in between
    )


def _behind_facing(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    if words[at].lower in FACING or (words[at].lower == "before" and words[at - 1].lower in TASKS):
        first = at + 1 + (words[at + 1].lower in ("by", "to"))
        return (first, _group_end(words, first, end)) if first < end else None
    if words[at].lower == "to" and at + 2 < end and words[at + 1].lower == "be":
        by = next(
            (
                i
                for i in range(at + 2, min(at + 7, end - 1))
                if words[i].lower in ("by", "in") and words[i + 1].tag in ("PDT", "DT", "JJ", "NNP", "NNS")
            ),
            None,
        )
        return (by + 1, _group_end(words, by + 1, end)) if by is not None else None
    return None


def _group_end(words: Sequence[Word], start: int, end: int) -> int:
    for at in range(start + 1, end):
        if words[at].mention is None and (
            words[at].tag in ("TO", "WDT", "VBZ", "VBD", "VBP", "MD")
            or words[at].lower in ("in", "for", ";", "that", ",:")
        ):
            return at
        if words[at].lower == "and" and at + 1 < end and words[at + 1].lower in ("ways", "measures", "in"):
            return at
    return end
