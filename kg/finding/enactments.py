"""Finds the policies that decisions are: a decision that names a course of action puts it forward."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.clauses import span_of
from kg.finding.context import Actor
from kg.finding.courses import actions_of, kind_of, settled_kind
from kg.finding.making import Span
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.speech import PutForward
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

KINDS = ("decision", "resolution", "plan", "order", "ordinance", "decree")
"""Kinds of decisions whose text is a course of action."""
FORMAL = ("ordinance", "decree")
"""Of these only those "on setting up ..." name a course of action: others confer titles or amend laws."""
OTHER = "other"
"""The kind of a decision of which the text tells no paper: only what begins with a deed is a course of action."""
ADOPTED = ("resolution", "decision", "ordinance", "decree")
"""Kinds of decisions that a body adopts; any other it decides."""
BEFORE_TITLE_GERUND = ("on", "for", "and", ",", "of")
SHORTEST_NAME = 3
"""So many words at least name a law or programme: not "the plan"."""
SHORTEST_GERUND = 6
"""Letters of the shortest word in "-ing" that is a verb: not "king", "thing"."""


def find_enactments(reading: Reading, decisions: Sequence[Fact]) -> Iterator[PutForward]:
    """Yield the courses of action that the decisions of a document name.

    Args:
        reading: the document.
        decisions: its facts of the type decision.
    """
    lists = reading.knowledge.wordings.word_sets["policies"]
    for decision in decisions:
        text = str(decision.fields.get("text") or "")
        sentence = _sentence(reading, decision)
        start = reading.text.find(text, sentence.start, sentence.end) if sentence is not None else -1
        if sentence is None or start < 0:
            continue
        span = (start, start + len(text))
        found = (
            list(_enacted(sentence, span, decision, lists))
            if decision.fields.get("kind") in (*KINDS, OTHER)
            else []
        )
        for course in found or _named(sentence, span, decision, lists):
            yield replace(course, span=_shown(reading, decision, course.phrase))


def _shown(reading: Reading, decision: Fact, phrase: Span) -> Span:
    """Return what shows that a course was decided: from the words of the decision to its own end."""
    begins = bisect_left(reading.document.origins, decision.quote.start)
    return (min(begins, phrase[0]), phrase[1])


def _sentence(reading: Reading, fact: Fact) -> Sentence | None:
    """Return the sentence in which a fact's quote begins."""
    origins = reading.document.origins
    return next(
        (
            one
            for one in reading.sentences
            if origins[one.start] <= fact.quote.start <= origins[max(one.end - 1, one.start)]
        ),
        None,
    )


def _enacted(sentence: Sentence, span: Span, decision: Fact, lists: WordSets) -> Iterator[PutForward]:
    titled = [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]
    start = _behind_opening(titled, lists)
    words = [_as_verb(titled, at) for at in range(len(titled))]
    if any(is_one_of(word, ("agenda",)) for word in words):
        return  # "the resolution on the first agenda item"
    if start >= len(words) or not _may_enact(words[start], str(decision.fields.get("kind")), lists):
        return
    body = str(decision.fields.get("by") or "")
    actor = Actor(body, span, kind="body") if body else None
    act = _act(sentence, span[0], lists) or ("adopt" if decision.fields.get("kind") in ADOPTED else "decide")
    is_measure = any(word.lower in lists["measure"] for word in words[:start])
    kind = "measure" if is_measure else "task"
    for course in actions_of(words, (start, len(words)), kind, None, lists):
        phrase = span_of(words, course.region)
        kind = settled_kind(words[slice(*course.region)], course.kind, act, lists)
        yield PutForward(actor, act, "policies/enacted", phrase, phrase, kind, None, sentence)


def _named(sentence: Sentence, span: Span, decision: Fact, lists: WordSets) -> Iterator[PutForward]:
    """Yield the law, strategy or programme that a decision adopts by its name: "the Law on Forest Fires"."""
    words = [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]
    start = 0
    while start < len(words) - 2 and (
        words[start].lower in lists["openings"] or words[start].lemma in lists["passing papers"]
    ):
        start += 1
    body = str(decision.fields.get("by") or "")
    name = itertools.takewhile(lambda word: not is_tagged(word, ("IN", "TO", "VBG", "RB")), words[start:])
    head = next((word for word in name if _names_course(word, lists)), None)
    other = any(is_one_of(word, lists["papers of no course"]) for word in words)
    if head is None or not body or other or len(words) - start < SHORTEST_NAME:
        return
    phrase = (words[start].start, words[-1].end)
    act = _act(sentence, span[0], lists) or "adopt"
    kind = kind_of("programme" if head.lower in ("mission", "scheme") else head.lower, lists)
    yield PutForward(
        Actor(body, span, kind="body"), act, "policies/enacted", phrase, phrase, kind, None, sentence
    )


def _names_course(word: Word, lists: WordSets) -> bool:
    """Whether a word is the noun by which a law or programme is named: "Law on ...", not "a law on ..."."""
    return (
        word.mention is None
        and word.text[:1].isupper()
        and word.lower in lists["named heads"] | lists["named papers"]
    )


def _may_enact(first: Word, kind: str, lists: WordSets) -> bool:
    """Whether a decision of a kind that begins with a word may name a course of action."""
    if kind in FORMAL:
        return first.lemma in lists["measures"] and first.lemma not in lists["passing papers"]
    if kind == OTHER:
        return first.tag == "VBG" or first.lower in lists["deeds approved"]
    return True


def _act(sentence: Sentence, start: int, lists: WordSets) -> str | None:
    """Return the verb by which a body decides what stands from a place on, None where none is told before it."""
    before = [word for word in sentence.words if word.end <= start and word.tag.startswith("VB")]
    return next((word.lemma for word in reversed(before) if word.lemma in lists["settling"]), None)


def _as_verb(words: Sequence[Word], at: int) -> Word:
    """Return a word of a title as a gerund where it looks like one: "On Boosting the Coal Industry"."""
    word = words[at]
    looks = word.mention is None and word.lower.endswith("ing") and len(word.text) >= SHORTEST_GERUND
    opens = at == 0 or words[at - 1].lower in BEFORE_TITLE_GERUND
    return replace(word, tag="VBG") if looks and opens else word


def _behind_opening(words: Sequence[Word], lists: WordSets) -> int:
    """Return where the course begins behind "On", "issues arising in", "Taking a Measure for"."""
    start = 0
    while start < len(words) and words[start].lower in lists["openings"]:
        start += 1
    for at in range(start, min(start + 9, len(words) - 2)):
        if is_one_of(words[at], lists["matters"]):
            for after in range(at + 1, min(at + 5, len(words) - 1)):
                if is_one_of(words[after], ("for", "of", "in", "on", "to")):
                    return after + 1
    return start
