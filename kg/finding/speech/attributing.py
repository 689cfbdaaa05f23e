"""Gives courses of action and duties to those who put them forward, with the stretch that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.clauses import Clause, Complement, span_of
from kg.finding.clauses.cues import FoundCue
from kg.finding.context import Actor
from kg.finding.courses import Course, Duty, settled_kind
from kg.finding.phrases import is_one_of
from kg.finding.speech.utterances import Act, PutForward
from kg.grammar.wordings import WordSets
from kg.reading import Sentence
from kg.reading.words import Word


def begin_of(words: Sequence[Word], clause: Clause) -> int:
    """Return where the quote of a clause begins in the clean text: with the subject of its cue."""
    if clause.place == "behind":
        return words[clause.region[0]].start
    found = clause.found
    first = found.first if found.own_subject and not found.relative else found.verb
    while first < found.verb and is_one_of(words[first], (",", "and")):
        first += 1
    return words[first].start


def attribute_courses(
    sentence: Sentence, courses: Sequence[Course], actor: Actor, act: Act, begin: int, lists: WordSets
) -> Iterator[PutForward]:
    """Yield courses of action as put forward by somebody.

    Args:
        sentence: the sentence.
        courses: the courses of action of one complement.
        actor: who puts them forward.
        act: by what.
        begin: where their quotes begin in the clean text, so that they show who puts them forward, and by what.
        lists: the word lists of policies.
    """
    for number, course in enumerate(courses):
        phrase = span_of(sentence.words, course.region)
        group = span_of(sentence.words, course.group) if course.group else None
        # what a speaker lets the situation demand, his cue does not stand before: the words of a further course alone
        governed = number > 0 and not _has_cue(sentence, act)
        span = (phrase[0] if governed else min(begin, phrase[0]), phrase[1])
        kind = settled_kind(sentence.words[slice(*course.region)], course.kind, act.lemma, lists)
        yield PutForward(actor, act.lemma or None, act.rule, span, phrase, kind, group, sentence)


def _has_cue(sentence: Sentence, act: Act) -> bool:
    """Whether the verb of an act stands in a sentence."""
    verb = act.lemma.partition(" ")[0]
    return any(word.lemma == verb for word in sentence.words)


def attribute_duties(
    sentence: Sentence,
    duties: Sequence[Duty],
    actor: Actor,
    act: Act,
    lists: WordSets,
    begin: int | None = None,
) -> Iterator[PutForward]:
    """Yield duties as put forward by somebody.

    Args:
        sentence: the sentence.
        duties: the duties of one stretch.
        actor: who makes them duties.
        act: by what.
        lists: the word lists of policies.
        begin: where the quote of the first begins in the clean text; else each begins with its clause.
    """
    words = sentence.words
    for number, duty in enumerate(duties):
        phrase = span_of(words, duty.region)
        first = begin if begin is not None and number == 0 else words[duty.begin].start
        group = span_of(words, duty.subject) if duty.subject else None
        span = (min(first, phrase[0]), phrase[1])
        kind = settled_kind(words[slice(*duty.region)], duty.kind, act.lemma or "will", lists)
        yield PutForward(actor, act.lemma or None, act.rule, span, phrase, kind, group, sentence)


def is_in_force(words: Sequence[Word], clause: Clause, complement: Complement) -> bool:
    """Return whether what a cue puts forward still holds: efforts and work that are over are no policy.

    Args:
        words: the words of the sentence.
        clause: the cue's clause.
        complement: what the cue takes.
    """
    found = clause.found
    if _is_condition(words, found):
        return False
    if complement.kind not in ("efforts", "work", "ensured") and found.cue.lemma not in (
        "strive",
        "struggle",
    ):
        return True
    perfect = any(word.lower in ("has", "have") for word in words[max(0, found.verb - 3) : found.verb])
    return perfect or words[found.verb].tag in ("VBZ", "VBP", "VBG")


def _is_condition(words: Sequence[Word], found: FoundCue) -> bool:
    """Whether a clause tells what somebody may do: "when the board decides to sell"."""
    before = words[found.first - 1] if found.first > 0 else None
    opens = before is not None and is_one_of(before, ("if", "unless", "when", "whenever", "once", "until"))
    return opens and words[found.verb].tag in ("VBZ", "VBP")


def act_of(clause: Clause) -> Act:
    """Return by what a clause puts something forward: its cue."""
    return Act(clause.found.cue.lemma, clause.found.cue.name)


def under(clause: Clause, speaker: Actor, act: Act) -> Clause:
    """Return a clause whose subject is no actor ("the situation requires us to ...") as the speaker's own.

    Args:
        clause: the clause.
        speaker: in whose words it stands.
        act: by what he says them.
    """
    cue = replace(clause.found.cue, lemma=act.lemma, name=act.rule, says=())
    return replace(clause, speaker=speaker, found=replace(clause.found, cue=cue))


def is_planned(words: Sequence[Word], clause: Clause) -> bool:
    """Return whether a clause tells by nobody's name what is to be done: "it is planned to ...".

    Args:
        words: the words of the sentence.
        clause: the clause.
    """
    found = clause.found
    before = words[found.first : found.verb]
    told = any(is_one_of(word, ("it",)) for word in before) and any(word.lemma == "be" for word in before)
    return told and words[found.verb].tag == "VBN" and not found.cue.says


def inside(clause: Clause, outer: Clause) -> Clause:
    """Return a clause as it stands in what somebody said: what things demand and whom "she" means is the speaker.

    Args:
        clause: the clause.
        outer: the clause by which it is said.
    """
    if clause.is_nested and clause.speaker.kind == "thing":
        return under(clause, outer.speaker, act_of(outer))
    if clause.is_nested and clause.speaker.kind == "unnamed":
        # "Pak said she believed": nobody else is known whom "she" could mean.
        return replace(clause, speaker=replace(outer.speaker, ambiguous=True))
    return clause


def is_mandated(words: Sequence[Word], outer: Clause, clause: Clause, lists: WordSets) -> bool:
    """Return whether a cue is the bare verb of a duty, as in "suggested that all firms focus on exports".

    Args:
        words: the words of the sentence.
        outer: the clause in which the cue stands.
        clause: the clause of the cue.
        lists: the word lists of policies.
    """
    mandates = outer.found.cue.lemma in lists["mandating"]
    return mandates and words[clause.found.verb].tag in ("VB", "VBP")
