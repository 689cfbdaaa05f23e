"""What a document says by others' mouths, as values."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.finding.clauses import Clause
from kg.finding.context import Actor, Context
from kg.finding.making import Span
from kg.reading import Sentence


@dataclass(frozen=True, slots=True)
class Act:
    """By what somebody puts something forward.

    Args:
        lemma: the lemma of the cue, empty where a body tells in its own words what it will do.
        rule: the name of the rule.
    """

    lemma: str
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something that somebody said.

    Args:
        speaker: who.
        cue: the verb's lemma.
        rule: the name of its entry in the grammar.
        span: the whole attribution in the clean text.
        cue_span: the verb.
        content: what was said.
        source: the words of the sentence that stand for the speaker, where there are any.
        further: what was said behind the cue, where it breaks what was said.
    """

    speaker: Actor
    cue: str
    rule: str
    span: Span
    cue_span: Span
    content: Span
    source: Span | None = None
    further: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PutForward:
    """A course of action that somebody put forward.

    Args:
        actor: who; None where the text does not say.
        act: the cue's lemma.
        rule: the name of the rule.
        span: from the cue to the end of the phrase, or the phrase alone.
        phrase: the words that name it.
        kind: its kind.
        group: for whom it is a task.
        sentence: the sentence.
    """

    actor: Actor | None
    act: str | None
    rule: str
    span: Span
    phrase: Span
    kind: str
    group: Span | None
    sentence: Sentence


@dataclass(slots=True)
class Speech:
    """What a document says by others' mouths.

    Args:
        said: what was said, in the order in which it ends.
        put_forward: what was put forward.
        clauses: the clauses read, each with its sentence.
        heard: by the number of each sentence, what was known of who is meant before it.
    """

    said: list[Said] = field(default_factory=list)
    put_forward: list[PutForward] = field(default_factory=list)
    clauses: list[tuple[Sentence, Clause]] = field(default_factory=list)
    heard: dict[int, Context] = field(default_factory=dict)
