"""A duty as a value, and the single duties of a stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.regions import Region
from kg.finding.courses.actions import split_actions
from kg.finding.courses.kinds import kind_of_action
from kg.finding.courses.single import cut_tail
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a sentence in which duties are looked for.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        lists: the word lists of policies.
    """

    words: Sequence[Word]
    start: int
    end: int
    lists: WordSets

    def duties(
        self, start: int, end: int, kind: str, begin: int, subject: Region | None = None
    ) -> Iterator[Duty]:
        """Yield the single duties of a verb phrase; a refusal is one.

        Args:
            start: where the phrase starts.
            end: where it ends at the latest.
            kind: the kind of its duties.
            begin: where the clause begins.
            subject: the words for who has the duty.
        """
        refuses = start < end and is_one_of(self.words[start], ("never", "not"))
        pieces = [(start, end)] if refuses else split_actions(self.words, (start, end), self.lists)
        for number, piece in enumerate(pieces):
            first, last = cut_tail(self.words, piece, self.lists)
            if last - first >= 2 and _has_thing(self.words[first + 1 : last]):
                own = kind_of_action(self.words[first:last], kind, self.lists)
                yield Duty((first, last), own, subject, begin if number == 0 else first)

    def clause_duties(
        self, start: int, kind: str, begin: int, subject: Region | None = None
    ) -> Iterator[Duty]:
        """Yield the single duties of the verb phrase that starts at a place, up to the next clause."""
        yield from self.duties(start, clause_end(self.words, start, self.end), kind, begin, subject)

    def clause_begin(self, at: int) -> int:
        """Return where the clause around a place begins."""
        begin = at
        while begin > self.start and self.words[begin - 1].lower not in (",", ";", "that", "and", "but"):
            begin -= 1
        return begin


def _has_thing(words: Sequence[Word]) -> bool:
    return any(
        word.tag.startswith("NN")
        and word.lower != "today"
        and (word.mention is None or word.mention.kind != "time")
        for word in words
    )
