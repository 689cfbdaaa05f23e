"""Reads what is done by a decree or decision named only as its means: "by a decree of the Cabinet, A was renamed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.deciding_sentences import DecidingSentence, Decision, DecisionReader
from kg.finding.making import Span

FINITE = re.compile(r"\b(?:was|were|is|are|has been|have been|will|shall|must)\b|\b[a-z]+ed\b")
"""Without one of these no clause is told."""
MAIN = re.compile(r"; |, and (?=(?:the|an?|it) )")
SECOND_CLAUSE = re.compile(r"; |, and (?=(?:the|an?|it) [^,;]{2,80}? (?:was|were) )")
LEAD = re.compile(
    r"(?:(?:Also|Then|Meanwhile|Earlier|Besides|At the same time|(?:On|At|In|After)\b[^,]{2,60}),? )?"
)


def decided_by_papers(told: DecidingSentence) -> Iterator[Decision]:
    """Yield what a sentence tells to be done by a paper of a body.

    Args:
        told: the sentence with its readers.
    """
    papers, words, text = _Papers(told), told.words, told.coded.text
    for pattern in words.by_paper:
        for match in pattern.finditer(text):
            yield from papers.clause(match, match.span("rest"))
    for match in words.through_paper.finditer(text):
        mains = [0, *(main.end() for main in MAIN.finditer(text, 0, match.start()))]
        begun = LEAD.match(text, mains[-1])
        yield from papers.clause(match, (begun.end() if begun else 0, match.start()))
    for match in words.in_paper.finditer(text):
        yield from papers.deed(match)


class _Papers(DecisionReader):
    def clause(self, match: re.Match[str], place: Span) -> Iterator[Decision]:
        """Read the clause that tells what is done: before or behind "by a decree of the Cabinet"."""
        start, end = place
        second = SECOND_CLAUSE.search(self.coded.text, start, end)
        end = second.start() if second is not None else self.texts.end(start, end)
        by = self._issuer(match)
        if by is not None and FINITE.search(self.coded.text, start, end):
            yield self._decision(
                match, by, (start, end), (min(start, match.start()), max(end, match.end("noun")))
            )

    def deed(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "the Cabinet in a recent decision set the price of rice"."""
        start, end = match.start("deed"), self.texts.end(match.start("deed"), match.end("deed"))
        named = self.coded.mentions[match["body"]]
        yield self._decision(match, self.bodies.named(named), (start, end), (match.start(), end))

    def _decision(self, match: re.Match[str], by: str, told: Span, shown: Span) -> Decision:
        kind = self.words.kinds[match["noun"].casefold()]
        return Decision(by, kind, self.texts.words(*told), None, self.texts.span(*shown), "decisions/paper")

    def _issuer(self, match: re.Match[str]) -> str | None:
        """Return whose paper it is: the body or person named with it, else the body that meets."""
        named = self.coded.mentions.get(match["body"] or "")
        if named is None:
            return self.bodies.meeting_body()
        return self.bodies.holder(named) if named.kind == "post" else self.bodies.named(named)
