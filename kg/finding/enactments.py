"""Finds the policies that decisions are: a decision that names a course of action puts it forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.complements import Lists
from kg.finding.context import Actor
from kg.finding.coordination import Region
from kg.finding.courses import actions_of
from kg.finding.making import Span
from kg.finding.speech import PutForward, span_of
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

ACTS = {"law": "adopt", "decree": "adopt", "ordinance": "adopt", "resolution": "adopt", "decision": "adopt"}
OPENINGS = (
    "on",
    "for",
    "to",
    "about",
    "concerning",
    "regarding",
    "the",
    "of",
    "a",
    "an",
    "some",
    "additional",
)


def find_enactments(reading: Reading, decisions: Sequence[Fact]) -> Iterator[PutForward]:
    """Yield the courses of action that the decisions of a document name.

    Args:
        reading: the document.
        decisions: its facts of the type decision.
    """
    lists = reading.knowledge.wordings.words["policies"]
    for decision in decisions:
        text = str(decision.fields.get("text") or "")
        sentence = _sentence(reading, decision)
        if sentence is None or decision.fields.get("kind") not in ("decision", "resolution", "plan", "order"):
            continue
        start = reading.text.find(text, sentence.start, sentence.end)
        if start < 0:
            continue
        yield from _enacted(sentence, (start, start + len(text)), decision, lists)


def _sentence(reading: Reading, fact: Fact) -> Sentence | None:
    """Return the sentence in which a fact's quote begins."""
    origins = reading.document.origins
    return next(
        (
            one
            for one in reading.sentences
            if origins[one.start] <= fact.quote.start < origins[max(one.end - 1, one.start)] + 1
        ),
        None,
    )


def _enacted(sentence: Sentence, span: Span, decision: Fact, lists: Lists) -> Iterator[PutForward]:
    words = [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]
    start = _behind_opening(words, lists)
    words = [_as_verb(words, at) for at in range(len(words))]
    region: Region = (start, len(words))
    body = str(decision.fields.get("by") or "")
    for course in actions_of(words, region, _kind(words[:start], lists), None, lists):
        phrase = span_of(words, course.region)
        actor = Actor(body, span, kind="body") if body else None
        yield PutForward(
            actor,
            ACTS.get(str(decision.fields.get("kind")), "decide"),
            "policies/enacted",
            phrase,
            phrase,
            course.kind,
            None,
            sentence,
        )


def _as_verb(words: Sequence[Word], at: int) -> Word:
    """Return a word of a title as a gerund where it looks like one: "On Boosting the Coal Industry"."""
    word = words[at]
    if word.mention is None and word.lower.endswith("ing") and len(word.text) > 5 and word.tag != "VBG":
        opens = at == 0 or words[at - 1].lower in ("on", "for", "and", ",", "of")
        return Word(word.start, word.end, word.text, "VBG", word.lemma) if opens else word
    return word


def _kind(opening: Sequence[Word], lists: Lists) -> str:
    return "measure" if any(word.lower in lists["measure"] for word in opening) else "task"


def _behind_opening(words: Sequence[Word], lists: Lists) -> int:
    """Return where the course of action begins behind "On", "important issues arising in", "Taking a Measure for"."""
    start = 0
    while start < len(words) and words[start].lower in OPENINGS:
        start += 1
    for at in range(start, min(start + 9, len(words) - 2)):
        if words[at].mention is None and words[at].lower in lists["matters"]:
            for after in range(at + 1, min(at + 5, len(words) - 1)):
                if words[after].lower in ("for", "of", "in", "on", "to") and words[after].mention is None:
                    return after + 1
    return start
