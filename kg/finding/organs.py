"""Reads the organs that a meeting elects as a whole, whose members are named in a list behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.finding.change import Change
from kg.finding.change_words import BODY, PERSON, PERSONS, POST, ChangeReader, opened_kind
from kg.finding.gatherings import Gatherings
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post, titled
from kg.reading.titling import bare_end

MEMBERS = re.compile(
    rf"^(?:The )?(?:(?:newly[- ])?(?:elected|appointed) )?(?P<post>{POST})"
    rf"(?: (?:are|were|is|was|include)(?: as follows)?:?|:) (?P<list>{PERSONS})"
)
ORGAN = re.compile(
    rf"(?P<body>{BODY})(?:,? namely|,? as follows)?(?::|,? (?:composed of|consisting of|comprising|made up of)"
    rf"|(?P<now> (?:now )?(?:consists "
    rf"of|comprises"
    rf"|includes|(?:is|was) (?:composed|made up) of)):?) "
    rf"(?P<list>{PERSONS})"
)
HEADING = re.compile(rf"(?:The )?(?P<body>{BODY})[:.]?")
FARTHEST = 8
"""Sentences between the telling of an election and a list of those elected."""


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


def read_members(reading: Reading, reader: ChangeReader, sentence: Sentence) -> Iterator[Change]:
    """Yield who is listed as holding a post shortly after it is told that it was filled.

    Args:
        reading: the document.
        reader: the words of change.
        sentence: the sentence: "Members of the Political Bureau are A and B", "elected the Committee: A and B".
    """
    text = sentence.coded.text
    verbs = [verb for verb in reader.verbs(text, headline=False) if verb.kind in ("elected", "appointed")]
    for organ in ORGAN.finditer(text):
        told = [verb for verb in verbs if verb.end <= organ.start()]
        body = sentence.coded.mentions[organ["body"]]
        post = Post(body.start, body.end, "member", body.name)
        if told:
            yield from _members(sentence, organ, post, told[-1].kind, told[-1].start)
        elif organ["now"] and body.kind == "body" and (kind := _filled_before(reading, reader, sentence)):
            yield from _members(sentence, organ, post, kind, organ.start())
    listed = MEMBERS.match(text)
    kind = (_filled(reading, sentence) or _filled_before(reading, reader, sentence)) if listed else None
    if listed is not None and kind is not None:
        post = sentence.coded.mentions[listed["post"]].posts[0]
        if post.organization is None or post.is_implied:
            post = replace(post, organization=_heading_body(reading, sentence) or post.organization)
        yield from _members(sentence, listed, post, kind, listed.start("post"))


def _members(sentence: Sentence, match: re.Match[str], post: Post, kind: str, start: int) -> Iterator[Change]:
    first = sentence.coded.span(start, start + 1)[0]
    for person in sentence.coded.within(*match.span("list")):
        span = (first, bare_end(person))
        yield Change(
            person.name, kind, post.title, post.organization, span, sentence, person, None, "changes/members"
        )


def _filled(reading: Reading, sentence: Sentence) -> str | None:
    """Return how posts were filled that are called newly filled: "The newly elected members are A and B"."""
    told = re.match(r"(?:The )?newly[- ](elected|appointed)\b", reading.text[sentence.start : sentence.end])
    return told.group(1) if told else None


def _filled_before(reading: Reading, reader: ChangeReader, sentence: Sentence) -> str | None:
    """Return how posts were filled that are told before a sentence to be filled, None where none are told.

    Lines of the list itself do not count as far; the opening may be a noun: "new appointments were as follows".
    """
    left = FARTHEST
    for earlier in reversed(reading.sentences[: sentence.number]):
        text = earlier.coded.text
        if (opened := opened_kind(text)) is not None:
            return opened
        for verb in reader.verbs(text, headline=False):
            if verb.kind in ("elected", "appointed"):
                return verb.kind
        left -= 0 if MEMBERS.match(text) or HEADING.fullmatch(text) else 1
        if left <= 0:
            return None
    return None


def _heading_body(reading: Reading, sentence: Sentence) -> str | None:
    """Return the body that stands alone in a line above the lines of its members, None where there is none."""
    for earlier in reversed(reading.sentences[: sentence.number]):
        heading = HEADING.fullmatch(earlier.coded.text)
        if heading is not None:
            return earlier.coded.mentions[heading["body"]].name
        if MEMBERS.match(earlier.coded.text) is None:
            return None
    return None
