"""Finds whom policies are aimed at: who must carry them out, who gains, against whom and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses import Clause, span_of
from kg.finding.groups import split_group, text_of, words_within
from kg.finding.making import Span
from kg.finding.phrases import is_one_of
from kg.finding.relations import find_relations, make_aim
from kg.finding.speech import PutForward, Speech
from kg.finding.threats import find_threats
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

LONG = 14
"""A course of action of more words is cut to its heart."""
FACING = ("facing", "faced", "confronting")


def find_aims(reading: Reading, speech: Speech, courses: Sequence[PutForward]) -> Iterator[Fact]:
    """Yield whom the policies of a document are aimed at.

    Args:
        reading: the document.
        speech: what is said in it.
        courses: the courses of action that are put forward in it.
    """
    taken: set[tuple[object, ...]] = set()
    found = list(_all_aims(reading, speech, courses))
    for fact in (*found, *_threats(reading, found)):
        who = (fact.fields["actor"], fact.fields["relation"])
        keys = {(*who, fact.quote.start), (*who, fact.fields["text"])}
        if not keys & taken:
            taken |= keys
            yield fact


def _threats(reading: Reading, found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield against whom consequences are worded, where no course of action says so of the same words."""
    for sentence in reading.body:
        for name, region in find_threats(reading, sentence):
            span = span_of(sentence.words, region)
            fact = make_aim(reading, span, span, "adversary", name, "aims/threat")
            if not any(_tells_same(fact, other) for other in found):
                yield fact


def _tells_same(fact: Fact, other: Fact) -> bool:
    common = min(fact.quote.end, other.quote.end) - max(fact.quote.start, other.quote.start)
    overlap = 2 * common > fact.quote.end - fact.quote.start
    same = (
        fact.fields["actor"] == other.fields["actor"] and fact.fields["relation"] == other.fields["relation"]
    )
    return overlap and same


def _all_aims(reading: Reading, speech: Speech, courses: Sequence[PutForward]) -> Iterator[Fact]:
    yield from _implementers(reading, courses)
    for course in courses:
        words = words_within(course.sentence, course.phrase)
        yield from find_relations(reading, course.phrase, words)
    for sentence, clause in speech.clauses:
        yield from _given(reading, sentence, clause)
        yield from _promised(reading, sentence, clause)
        yield from _facing(reading, sentence, clause, courses)


def _implementers(reading: Reading, courses: Sequence[PutForward]) -> Iterator[Fact]:
    grouped: dict[Span, list[PutForward]] = {}
    for course in courses:
        if course.group is not None:
            grouped.setdefault(course.group, []).append(course)
    for group, tasks in grouped.items():
        first = tasks[0]
        phrase = (min(task.phrase[0] for task in tasks), max(task.phrase[1] for task in tasks))
        heart = (phrase[0], heart_end(words_within(first.sentence, phrase), phrase[1]))
        quote = (min(group[0], first.span[0]), max(heart[1], group[1]))
        for name in split_group(reading, first.sentence, group):
            yield make_aim(reading, quote, heart, "implementer", name, first.rule)


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


def _given(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield to whom thanks and the like are given."""
    lists = reading.knowledge.wordings.words["aims"]
    for complement in clause.complements:
        words = sentence.words[complement.region[0] : complement.region[1]]
        if complement.kind != "attitude" or not any(word.lower in lists["given"] for word in words):
            continue
        to = next((at for at, word in enumerate(words) if word.lower == "to" and word.mention is None), None)
        if to is None or to + 1 >= len(words):
            continue
        name = _addressee(reading, words[to + 1 :])
        if name:
            span = span_of(sentence.words, complement.region)
            text = (span[0], words[to - 1].end)
            begin = sentence.words[clause.found.verb].start
            yield make_aim(reading, (begin, span[1]), text, "addressee", name, "aims/given")


def _promised(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield to whom something is promised: "assured the deputies that ..." """
    promising = clause.found.cue.lemma in reading.knowledge.wordings.word_sets["aims"]["promising"]
    said = clause.said
    if not promising or said is None or said.group is None:
        return
    span, group = span_of(sentence.words, said.region), span_of(sentence.words, said.group)
    begin = sentence.words[clause.found.verb].start
    for name in split_group(reading, sentence, group):
        yield make_aim(reading, (begin, span[1]), span, "addressee", name, "aims/promised")


def _addressee(reading: Reading, words: Sequence[Word]) -> str | None:
    first = words[0]
    if first.lower in ("him", "her"):
        people = [
            mention.name
            for sentence in reading.sentences
            for mention in sentence.mentions
            if mention.kind == "person"
        ]
        return max(dict.fromkeys(people), key=people.count) if people else None
    for word in words[:6]:
        if word.mention is not None and word.mention.kind in ("person", "body", "country", "meeting"):
            return word.mention.name
        if word.tag.startswith("NN") and word.mention is None:
            begin = last = words.index(word)
            while (
                last + 1 < len(words)
                and words[last + 1].tag.startswith("NN")
                and words[last + 1].mention is None
            ):
                last += 1
            return text_of(words[begin : last + 1])
    return None


def _facing(
    reading: Reading, sentence: Sentence, clause: Clause, courses: Sequence[PutForward]
) -> Iterator[Fact]:
    """Yield the implementers of "the tasks facing the sector", "tasks to be carried out by all fields"."""
    words = sentence.words
    matters = reading.knowledge.wordings.words["policies"]["matters"]
    start, end = clause.region
    for at in range(start, end - 2):
        if words[at].mention is not None or words[at].lower not in matters:
            continue
        group = _behind_facing(words, at + 1, end)
        if group is None:
            continue
        first = at
        while first > start and words[first - 1].tag in ("JJ", "DT", "NN", "JJS"):
            first -= 1
        span = (words[first].start, words[group[1] - 1].end)
        task = next((one for one in courses if one.sentence is sentence and one.phrase[0] > span[0]), None)
        text = task.phrase if task is not None else span
        for name in split_group(reading, sentence, (words[group[0]].start, words[group[1] - 1].end)):
            yield make_aim(
                reading, (span[0], max(span[1], text[1])), text, "implementer", name, "aims/facing"
            )


def _behind_facing(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    if words[at].lower in FACING:
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
            words[at].tag in ("TO", "WDT", "VBZ", "VBD", "MD")
            or words[at].lower in ("in", "for", ";", "that")
        ):
            return at
        if words[at].lower == "and" and at + 1 < end and words[at + 1].lower in ("ways", "measures", "in"):
            return at
    return end
