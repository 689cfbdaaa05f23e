"""Reads who gains or loses a post: the persons, or the title of unnamed holders, that a clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.finding.change_words import OTHERS, PERSONS, POST
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post
from kg.reading.post_titles import is_plural

LEADER = re.compile(r"\b(?:headed|led|chaired|guided) by $")
"""Before a person: those who are led are meant, not the leader."""


LISTED = re.compile(
    rf"(?P<list>{PERSONS}){OTHERS}(?P<relative>,? (?:who|which|having|after (?:being|having)) "
    rf"[^;.]*)?(?:,? (?:too|also|in turn|meanwhile|instead|for (?:his|her) part))?,? ?$"
)
POST_LAST = re.compile(rf"{POST} ?$")
GAINED_LAST = re.compile(rf"\b(?:as|of|from) (?:the |an? )?{POST},? ?$")
HE = re.compile(r"\b(?:[Hh]e|[Ss]he) (?:\w+ )?$")
THEY = re.compile(r"\bthey $")
NUMBER = r"(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|\w+)"
HOLDERS = re.compile(
    rf"(?:{NUMBER} )?(?P<post>{POST})(?P<more>(?:(?:,|,? and) (?:{NUMBER} )?{POST})*) ?$", re.I
)
GOVERNED = re.compile(r"\b(?:as|for|of|from) (?:the |an? )?$")
"""Before a title: it is a post that is gained or lost, not who gains or loses it."""


class SubjectReader:
    """Reads the subjects of verbs of change in one sentence.

    Args:
        reading: the document.
        sentence: the sentence.
    """

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading, self.sentence, self.coded = reading, sentence, sentence.coded

    def subjects(self, end: int) -> tuple[list[Mention], int]:
        """Return the persons, or else the title, that are the subject of a verb, and where they start."""
        text = self.coded.text[:end]
        clause = LISTED.search(text)
        if clause is not None and (
            LEADER.search(text[: clause.start()])
            or (clause["relative"] and POST_LAST.search(text) and not GAINED_LAST.search(text))
        ):
            clause = None
        if clause is not None:
            return self.coded.within(*clause.span("list")), clause.start("list")
        if HE.search(text):
            return self._meant(end)
        they = THEY.search(text)
        title = HOLDERS.search(text)
        if title is not None and not GOVERNED.search(text[: title.start("post")]):
            named = self.coded.within(title.start("post"), title.end("more"))
            return [one for one in named if one.kind == "post"], title.start("post")
        if they is not None:
            plural = [
                one for one in self.coded.within(0, end) if one.kind == "post" and is_plural(self.words(one))
            ]
            if plural:
                return [replace(plural[0], anaphoric=True)], self.coded.position(plural[0].start)
        return [], end

    def _meant(self, end: int) -> tuple[list[Mention], int]:
        """Return whom "he" means: the person last named in the sentence, or first in the one before."""
        inside = [one for one in self.coded.within(0, end) if one.kind == "person"]
        number = self.sentence.number
        before = self.reading.sentences[number - 1].mentions if number else ()
        named = [*reversed(inside), *(one for one in before if one.kind == "person")]
        if not named:
            return [], end
        start = self.coded.position(named[0].start) if inside else max(0, end - 3)
        return [replace(named[0], posts=())] if not inside else [named[0]], start

    def words(self, mention: Mention | Post) -> str:
        """Return a mention as worded."""
        return self.reading.text[mention.start : mention.end]

    def are_bare(self, subjects: Sequence[Mention]) -> bool:
        """Whether two titles share what follows the second: (
            "members and alternate members of the committee"
        )."""
        before = [self.words(one) for one in subjects[:-1]]
        return all(one.kind == "post" for one in subjects) and not any(" of " in words for words in before)

    def counted(self, subject: Mention | Post) -> str:
        """Return unnamed holders with their number: "three members"."""
        before = re.search(
            r"(?<![\d,])(?P<number>\d[\d ,]*|[a-z]+) $",
            self.reading.text[self.sentence.start : subject.start],
            re.I,
        )
        number = before["number"] if before else ""
        counts = number[:1].isdigit() or number.casefold() in (
            *self.reading.knowledge.language.cardinals,
            "several",
            "some",
        )
        return (
            f"{number.casefold()} {holders_of(self.words(subject))}"
            if counts
            else holders_of(self.words(subject))
        )


def holders_of(words: str) -> str:
    """Return who holds a post without of what: "Members of the board" → "members"."""
    bare = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", words.split(" of ")[0])
    return bare[:1].lower() + bare[1:] if re.match(r"[A-Z]?[a-z]+\b", bare) else bare
