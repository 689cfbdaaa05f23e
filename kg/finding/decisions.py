"""Finds what bodies adopted, approved or decided: by whom, its title or subject, and by what vote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.finding.decided_texts import DecidedTexts
from kg.finding.deciding_acts import decided_by_acts
from kg.finding.deciding_bodies import DecidingBodies
from kg.finding.deciding_in_passing import decided_before
from kg.finding.deciding_nouns import decided_in_nouns
from kg.finding.deciding_papers import decided_by_papers
from kg.finding.deciding_passives import decided_passively
from kg.finding.deciding_sentences import DecidingSentence, Decision
from kg.finding.decision_words import decision_words
from kg.finding.discussions import Matter
from kg.finding.gatherings import Gatherings
from kg.finding.making import make_fact
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import without_article

BY_SUBJECT = ("decisions/adopted", "decisions/decided", "decisions/titled", "decisions/moved")
"""Rules by which the decider is the subject."""
FARTHEST_MATTER = 6
"""Sentences between a discussion and the "relevant decision" adopted on it."""


def find_decisions(
    reading: Reading, gatherings: Gatherings, matters: Sequence[Matter] = (), agenda: Sequence[Fact] = ()
) -> Iterator[Fact]:
    """Yield the decisions that a document tells, one fact each.

    Args:
        reading: the document.
        gatherings: its meetings.
        matters: what they discussed, which "a relevant decision" is about.
        agenda: the items of their agenda, which "a decision on the first item" is about.
    """
    words = decision_words(tuple(sorted(reading.knowledge.wordings.words["decisions"].items())))
    seen: dict[tuple[str, str], int] = {}
    subject: str | None = None
    last: str | None = None
    items = {(item.fields["meeting"], item.fields["ordinal"]): str(item.fields["text"]) for item in agenda}
    for sentence in reading.body:
        meeting = gatherings.at(sentence)
        own = {
            number: text
            for (name, number), text in items.items()
            if meeting is not None and name == meeting.name and isinstance(number, int)
        }
        texts = DecidedTexts(reading, sentence, words, _last(matters, sentence), own)
        bodies = DecidingBodies(reading, sentence, words, texts, meeting, subject, last)
        told = DecidingSentence(reading, sentence, words, texts, bodies, meeting)
        for decision in _decisions(told):
            key = (decision.by, without_article(decision.text).casefold())
            if key not in seen and decision.text and not _is_part(decision, seen, sentence.number):
                seen[key] = sentence.number
                last = decision.by if decision.rule in BY_SUBJECT else last
                yield _fact(reading, decision)
        subject = told.bodies.last_subject() or subject


def _decisions(told: DecidingSentence) -> Iterator[Decision]:
    """Yield what a sentence tells to be decided, left out what only points: "a decision to that effect"."""
    for reader in (decided_by_acts, decided_in_nouns, decided_passively, decided_by_papers, decided_before):
        for decision in reader(told):
            if told.words.pointing.fullmatch(decision.text) is None:
                yield decision


def _is_part(decision: Decision, seen: Mapping[tuple[str, str], int], sentence: int) -> bool:
    """Whether a decision told in passing is part of one that its sentence tells: "the Resolution of A on B"."""
    told = without_article(decision.text).casefold()
    return decision.rule == "decisions/referred" and any(
        number == sentence and (told == text or (by == decision.by and told in text))
        for (by, text), number in seen.items()
    )


def _fact(reading: Reading, decision: Decision) -> Fact:
    fields = {"by": decision.by, "kind": decision.kind, "text": decision.text, "vote": decision.vote}
    return make_fact(reading, "decision", decision.span, decision.rule, fields)


def _last(matters: Sequence[Matter], sentence: Sentence) -> list[Matter]:
    """Return what the last sentence that tells of a discussion told, up to a sentence."""
    before = [matter for matter in matters if matter.sentence.number <= sentence.number]
    told = [matter for matter in before if matter.sentence.number == before[-1].sentence.number]
    return told if told and sentence.number - told[0].sentence.number <= FARTHEST_MATTER else []
