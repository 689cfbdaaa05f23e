"""Reads what was adopted or decided where it is the subject and no noun of deciding: "the lists were approved"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.deciding_acts import Acts
from kg.finding.deciding_sentences import DecidingSentence, Decision
from kg.finding.decision_text_words import COUNTED
from kg.finding.making import Span

OTHER_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|noted|stressed|added|that|if|when|who|which|whose|what"
    r"|because|since|until|once|while|where|after|before|as|he|she|it|they|we|there)\b"
)
"""Words that a subject does not hold, so that another clause stands before the verb."""
OPENING = re.compile(
    r"(?:Also|Then|Next|Further|Moreover|Besides|Likewise|Finally|Thus)?,? ?"
    r"(?:(?:At|In|On|After|Following|Upon|During|With|Having|Under|Through|As|By|For|Based|Prior)\b[^,]*, )*"
)
"""What may stand before the subject of a sentence."""
STEPS = re.compile(
    r"(?:the |some |several |relevant |necessary |important |practical |concrete |these |\W)*"
    r"(?:steps|measures|ways|actions|moves|tasks|policies)",
    re.I,
)
"""Subjects that name nothing by themselves."""
TO_DO = re.compile(r"(?: on| upon)?(?: \w+ly)? (?P<aim>(?:to|for|on) (?!name)[^;]+)")
APPOSED = re.compile(r", [a-z]+(?:ed|wn up|rked out) by [^,;]*$")
"""Who tabled what was adopted is no part of it."""
BY_OTHERS = re.compile(rf"[^,]{{0,40}}? by (?!(?:all|unanim|{COUNTED}))")
SHORTEST = 2
"""Words of the shortest subject."""


def decided_as_subjects(told: DecidingSentence, taken: Sequence[Span]) -> Iterator[Decision]:
    """Yield the decisions whose subject is no noun of deciding: "An increase in purchases was also endorsed".

    Args:
        told: the sentence with its readers.
        taken: where other readers found passives, in the coded text.
    """
    subjects = _Subjects(told)
    for match in told.words.plain.finditer(told.coded.text):
        if not any(start < match.end("verb") <= end for start, end in taken):
            yield from subjects.plain(match)


class _Subjects(Acts):
    def plain(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read each of the subjects of a verb of adopting or deciding."""
        begun = OPENING.match(self.coded.text, match.start("what"))
        start, end = (begun.end() if begun else match.start("what")), match.end("what")
        by = self._by(match)
        subject = self.coded.text[start:end]
        if by is None or self._is_loose(subject):
            return
        decided = "other" if match["adopted"] else "decision"
        vote = self.told.vote(self.coded.text[end : match.end()])
        kind: str | None = None
        for text in (drafts := self.texts.drafts(self.texts.words(start, end))):
            span = self.texts.span(start, match.end("verb"))
            yield Decision(by, self.kind_of(subject, None) or decided, text, vote, span, "decisions/subject")
        if drafts:
            return
        apposed = APPOSED.search(self.coded.text, start, end)
        end = apposed.start() if apposed is not None else end
        for first, last in self.texts.things(start, end):
            kind = self.kind_of(self.coded.text[first:last], kind)
            text = self._text(match, first, last)
            if text:
                span = self.texts.span(first, match.end("verb") if last == end else last)
                yield Decision(by, kind or decided, text, vote, span, "decisions/subject")

    def _text(self, match: re.Match[str], first: int, last: int) -> str:
        """Return a subject as worded, one of steps with what they are for."""
        if STEPS.fullmatch(self.coded.text, first, last) is None:
            return self.texts.meant(self.texts.words(first, last), self.texts.object(first, last))
        aim = TO_DO.match(match["rest"])
        if aim is None:
            return ""
        start = match.start("rest") + aim.start("aim")
        told = self.texts.words(start, self.texts.end(start, match.start("rest") + aim.end("aim")))
        return f"{self.texts.object(first, last)} {told}"

    def _by(self, match: re.Match[str]) -> str | None:
        """Return the body behind "by", else the one that meets where nobody else is told to have decided."""
        at = self.words.by.match(match["rest"])
        if at is not None:
            return self.bodies.named(self.coded.mentions[at["body"]])
        return None if BY_OTHERS.match(match["rest"]) else self.bodies.meeting_body()

    def _is_loose(self, subject: str) -> bool:
        """Whether a subject is a person, or holds another clause."""
        named = self.coded.mentions.get(subject.split(",")[0].split(" ")[-1])
        person = named is not None and named.kind == "person"
        short = len(subject.split()) < SHORTEST and STEPS.fullmatch(subject) is None
        return person or short or OTHER_CLAUSE.search(subject) is not None
