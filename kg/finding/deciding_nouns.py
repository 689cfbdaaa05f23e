"""Reads what was decided where a noun or a list tells it: "approval was given to", "ended with the adoption of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.deciding_acts import Acts
from kg.finding.deciding_sentences import DecidingSentence, Decision
from kg.finding.making import Span
from kg.reading import Reading

TO = re.compile(r"^to ", re.I)
AND_TO = re.compile(r",? and (?=to )")


def decided_in_nouns(told: DecidingSentence) -> Iterator[Decision]:
    """Yield the decisions of a sentence that nouns tell, or the list that it opens.

    Args:
        told: the sentence with its readers.
    """
    nouns = _Nouns(told)
    for pattern in (told.words.consent, told.words.ending):
        for match in pattern.finditer(told.coded.text):
            yield from nouns.told_by_noun(match)
    yield from nouns.listed()
    yield from nouns.paragraph()


class _Nouns(Acts):
    def told_by_noun(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "approval was given to the plan", "the session closed with the adoption of a law on ports"."""
        body = self.coded.mentions.get(match["body"] or "")
        by = self.bodies.named(body) if body is not None else self.bodies.meeting_body()
        if by is not None:
            yield from self.things(match, by, self.told.vote(match.group()))

    def listed(self) -> Iterator[Decision]:
        """Read what a body decided to do, told in a list behind: "decided to:"."""
        opening = self.words.listing.search(self.coded.text)
        by = self.bodies.decider(opening) if opening is not None else None
        if opening is None or by is None:
            return
        reading, kind = self.told.reading, "resolution" if "resolved" in opening.group() else "decision"
        for following in reading.sentences[self.told.sentence.number + 1 :]:
            paragraph = following.paragraph
            if paragraph.kind != "item":
                return
            if following.start <= paragraph.lead:
                yield from self._items(reading, (paragraph.lead, following.end), by, kind)

    def _items(self, reading: Reading, place: Span, by: str, kind: str) -> Iterator[Decision]:
        """Read what one point of a list tells to be decided: "to open the port and to close the mine"."""
        text = re.sub(r"[;,.]?(?: and)?\s*$", "", reading.text[slice(*place)])
        start = place[0] + len(text) - len(text.lstrip())
        for one in AND_TO.split(text.strip()) if TO.match(text.strip()) else [text.strip()]:
            start = reading.text.find(one, start)
            yield Decision(by, kind, TO.sub("", one), None, (start, start + len(one)), "decisions/listed")

    def paragraph(self) -> Iterator[Decision]:
        """Read a paragraph of a decision whose body is left out: "3. Decides to set up a group;"."""
        paragraph, by = self.told.sentence.paragraph, self.bodies.meeting_body()
        match = self.words.paragraph.match(self.coded.text)
        if paragraph.kind != "item" or match is None or by is None:
            return
        if match["aim"] is None:
            yield from self.things(match, by, None)
            return
        start, end = match.start("rest"), self.texts.end(match.start("rest"), match.end("rest"))
        place = self.texts.span(match.start("verb"), end)
        yield Decision(by, "decision", self.texts.words(start, end), None, place, "decisions/paragraph")
