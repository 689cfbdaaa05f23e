"""A sentence in which something may be decided, with what its readers share, and the decision they make."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.finding.decided_texts import DecidedTexts
from kg.finding.deciding_bodies import DecidingBodies
from kg.finding.decision_words import DecisionWords
from kg.finding.gatherings import Gathering
from kg.finding.making import Span
from kg.reading import Reading, Sentence
from kg.reading.mentions import CodedText

BEFORE_VERB = 24
"""Signs before a verb in which its vote may stand: "unanimously adopted"."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided.

    Args:
        by: the body.
        kind: decision, resolution, law and so on.
        text: its title or subject.
        vote: "unanimous", where told.
        span: where the clean text shows it.
        rule: the rule that found it.
    """

    by: str
    kind: str
    text: str
    vote: str | None
    span: Span
    rule: str


@dataclass(frozen=True)
class DecidingSentence:
    """A sentence with the readers of who decides and what.

    Args:
        reading: the document.
        sentence: the sentence.
        words: the patterns of deciding.
        texts: reads what was decided.
        bodies: reads who decides.
        meeting: the meeting that the sentence speaks of.
    """

    reading: Reading
    sentence: Sentence
    words: DecisionWords
    texts: DecidedTexts
    bodies: DecidingBodies
    meeting: Gathering | None

    @property
    def coded(self) -> CodedText:
        """The sentence with a sign for each name."""
        return self.sentence.coded

    def vote(self, text: str) -> str | None:
        """Return "unanimous" where a text says so."""
        return "unanimous" if self.words.unanimous.search(text) else None

    def clause_start(self, match: re.Match[str]) -> int:
        """Return where the clause of a verb starts in the coded text."""
        clauses = list(self.words.clause.finditer(self.coded.text, 0, match.start()))
        return clauses[-1].end() if clauses else 0


class DecisionReader:
    """Reads some of the wordings in which a sentence tells of decisions.

    Args:
        told: the sentence with its readers.
    """

    def __init__(self, told: DecidingSentence) -> None:
        self.told, self.coded = told, told.coded
        self.words, self.texts, self.bodies = told.words, told.texts, told.bodies

    def kind_of(self, thing: str, kind: str | None) -> str | None:
        """Return the kind that the head of a thing makes, else the one given."""
        nouns = list(self.words.noun.finditer(self.words.behind_head.split(thing)[0]))
        return self.words.kinds[nouns[-1]["noun"].casefold()] if nouns else kind
