"""Reads what persons sign alone, and what central banks do with their rates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.deciding_sentences import BEFORE_VERB, DecidingSentence, Decision, DecisionReader

PROMULGATES = re.compile(r"promulgat\w+ ")


def decided_by_signing(told: DecidingSentence) -> Iterator[Decision]:
    """Yield the orders and decrees that persons sign.

    Args:
        told: the sentence with its readers.
    """
    reader = _Signing(told)
    for match in told.words.signed.finditer(told.coded.text):
        yield from reader.signed(match)


def moved_rates(told: DecidingSentence, match: re.Match[str]) -> Iterator[Decision]:
    """Yield what a bank did with its rate.

    Args:
        told: the sentence with its readers.
        match: the verb with the rate.
    """
    yield from _Rates(told).moved(match)


class _Signing(DecisionReader):
    def signed(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read what a person decides alone: "A signed an order on raising ranks and an order on leave"."""
        signer = self.coded.mentions[match["person"] or match["post"]]
        by = signer.name if match["person"] else self.bodies.holder(signer)
        titles = list(self.words.quoted.finditer(match["what"]))
        kind: str | None = self.words.kinds[match["noun"].casefold()]
        end = self.texts.end(match.start("what"), match.end("what"))
        if titles and titles[0]["title"]:
            span = self.texts.span(match.start(), end)
            yield Decision(by, kind or "order", titles[0]["title"], None, span, "decisions/signed")
            return
        for number, (start, last) in enumerate(self.texts.things(match.start("what"), end)):
            kind, text = self.kind_of(self.coded.text[start:last], kind), self.texts.object(start, last)
            span = self.texts.span(start if number else match.start(), last)
            if not PROMULGATES.match(text):
                yield Decision(by, kind or "order", text, None, span, "decisions/signed")


class _Rates(DecisionReader):
    def moved(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read what a bank did with its rate: "lowered the policy rate to 4 percent"."""
        group = "rate" if match["moved"] else "cut"
        by, end = self.bodies.decider(match), self.texts.end(*match.span(group))
        if by is not None and self._is_percentage(match.start(group), end):
            text = self.texts.words(match.start() if match["moved"] else match.start("cut"), end)
            vote = self.told.vote(self.coded.text[max(0, match.start() - BEFORE_VERB) : end])
            span = self.texts.span(self.told.clause_start(match), end)
            yield Decision(by, "decision", text, vote, span, "decisions/moved")

    def _is_percentage(self, start: int, end: int) -> bool:
        return bool(re.search(r"%|per ?cent|basis points|unchanged|steady", self.coded.text[start:end]))
