"""Reads the organs that a meeting elects as a whole, whose members are named in a list behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.change_words import PERSON, Change
from kg.finding.gatherings import Gatherings
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, titled
from kg.reading.titling import bare_end


def read_organ(reading: Reading, gatherings: Gatherings, sentence: Sentence) -> Iterator[Change]:
    """Yield who is named as a member of an organ: "The presidium of the congress is as follows:".

    Args:
        reading: the document.
        gatherings: its meetings.
        sentence: the sentence that names the organ.
    """
    words = reading.knowledge.wordings.words.get("changes", {})
    opening = re.compile(
        rf"\b(?P<organ>{one_of(words['organs'])})\b[^.;:]{{0,60}}? {one_of(words['follows'])}(?P<rest>.*)"
    )
    match = opening.search(sentence.coded.text)
    meeting = gatherings.at(sentence)
    if match is None or meeting is None:
        return
    organization = f"{titled(match['organ'])} of the {meeting.name}"
    start = _announced(reading, sentence, match["organ"])
    for person in _listed(reading, sentence, match):
        yield Change(
            person.name, "elected", "member", organization, (start, bare_end(person)), sentence, person, None,
            "changes/organ",
        )  # fmt: skip


def _listed(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    """Yield the persons behind the opening, and those of the sentences behind that hold persons only."""
    yield from (
        one for one in sentence.coded.within(match.start("rest"), match.end()) if one.kind == "person"
    )
    for following in reading.sentences[sentence.number + 1 :]:
        if not re.fullmatch(rf"(?:{PERSON}|,|;|:| |and|\.)+", following.coded.text):
            return
        yield from (one for one in following.mentions if one.kind == "person")


def _announced(reading: Reading, sentence: Sentence, organ: str) -> int:
    """Return where the evidence starts: at the sentence before, if that tells that the organ was elected."""
    before = reading.sentences[sentence.number - 1] if sentence.number else sentence
    tells = re.search(
        rf"\b(?:elect|form|compos|set up)\w*\b.*\b{organ}\b|\b{organ}\b.*\b(?:elected|formed)\b",
        reading.text[before.start : before.end],
    )
    return before.start if tells else sentence.start
