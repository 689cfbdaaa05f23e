"""Reads who decides: the subject beside the verb or of its clause, the body that meets, the holder of a title."""

from __future__ import annotations

import re

from kg.finding.context import actor_of_meeting
from kg.finding.decided_texts import DecidedTexts
from kg.finding.decision_text_words import SUBJECTS
from kg.finding.decision_words import DecisionWords
from kg.finding.gatherings import Gathering
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, expand
from kg.reading.post_titles import is_plural

JOINT = re.compile(r",? and (?:\w+ly |also |then )?$")
"""Before a verb that has the subject of the one before it: "signed the treaty and approved the plan"."""

CONDITION = re.compile(
    r"\b(?:(?P<if>if|unless|whether|in case|provided)|when|whenever|once|until|as soon as)(?: [^\s,;.]+){1,6}? $",
    re.IGNORECASE,
)
"""Before a verb that tells what may be decided: "when the board decides to sell"."""
AHEAD = re.compile(r"\w+s\b|may|shall")


class DecidingBodies:
    """Reads who decides in one sentence.

    Args:
        reading: the document.
        sentence: the sentence.
        words: the patterns of deciding.
        texts: its texts.
        meeting: the meeting that the sentence speaks of.
        before: the body with which an earlier sentence began, which "it" means.
        last: who decided last, where no meeting is told.
    """

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        words: DecisionWords,
        texts: DecidedTexts,
        meeting: Gathering | None,
        before: str | None,
        last: str | None = None,
    ) -> None:
        self.reading, self.sentence, self.coded = reading, sentence, sentence.coded
        self.words, self.texts, self.meeting, self.before = words, texts, meeting, before
        self.last = last
        self._known: dict[int, str] = {}

    def last_subject(self) -> str | None:
        """Return the body or meeting with which the sentence begins, which "it" means in the next."""
        opening = re.match(rf"(?:[Tt]he |In [^,]*, )?(?P<subject>{SUBJECTS})", self.coded.text)
        return self.named(self.coded.mentions[opening["subject"]]) if opening else None

    def named(self, mention: Mention) -> str:
        """Return the name under which a body, or the body of a meeting, decides."""
        return actor_of_meeting(self.reading, mention) if mention.kind == "meeting" else mention.name

    def decider(self, match: re.Match[str]) -> str | None:
        """Return who decides: the subject beside the verb, that of its clause, or of the verb it is joined to."""
        if self._is_condition(match):
            return None
        by = self._told_decider(match)
        if by is None and JOINT.search(self.coded.text, 0, match.start()) is not None:
            by = next((known for at, known in reversed(self._known.items()) if at < match.start()), None)
        if by is not None:
            self._known[match.start()] = by
        return by

    def _is_condition(self, match: re.Match[str]) -> bool:
        """Whether a clause tells what may be decided, and nothing that was."""
        condition = CONDITION.search(self.coded.text, 0, match.start())
        return condition is not None and (
            condition["if"] is not None or AHEAD.match(self.coded.text, match.start()) is not None
        )

    def _told_decider(self, match: re.Match[str]) -> str | None:
        before = self.coded.text[: match.start()]
        clauses = list(self.words.clause.finditer(before))
        near = self.words.joined.search(before)
        opening = self.words.opening.match(before, clauses[-1].end() if clauses else 0)
        for found, prefix in ((near, "near_"), (opening, "")):
            if found is None:
                continue
            if found[f"{prefix}subject"]:
                return self.named(self.coded.mentions[found[f"{prefix}subject"]])
            if found[f"{prefix}we"]:
                return self.meeting_body() if self._speaks_itself() else None
            if found[f"{prefix}it"]:
                return self.before or self.meeting_body()
            if found[f"{prefix}title"] and is_plural(self.texts.words(*found.span(f"{prefix}title"))):
                start, end = self.coded.span(*found.span(f"{prefix}title"))
                bare = self.words.deciders.fullmatch(self.reading.text, start, end)
                by = self.meeting_body() if bare else None
                return by or expand(self.reading.text, start, end, self.sentence.names)
            if found[f"{prefix}group"]:
                return self.meeting_body()
            if found[f"{prefix}organ"]:
                return self._organ(found[f"{prefix}organ"])
        return None

    def _organ(self, word: str) -> str:
        """Return the body that an organ named by one word is: one told before, or the one that meets."""
        told = next((one for one in (self.before, self.last) if one and one.startswith(word)), None)
        return told or self.meeting_body() or word

    def _speaks_itself(self) -> bool:
        """Whether "we" are those who met: in the statement of a meeting, not in somebody's speech."""
        title = " ".join(
            self.reading.text[one.start : one.end]
            for one in self.reading.sentences
            if one.paragraph.kind == "title"
        )
        opens = re.match(r"(?:\d+\.? )?(?:\w+ly, )?[Ww]e\b", self.coded.text) is not None
        return opens and self.words.papers.search(title) is not None

    def meeting_body(self) -> str | None:
        """Return the body whose meeting the sentence speaks of, of talks the sides; without any, who decided last."""
        if self.meeting is None:
            return self.last
        if self.meeting.meeting.kind == "talks" and self.meeting.meeting.sides:
            return " and ".join(self.meeting.meeting.sides)
        return actor_of_meeting(self.reading, self.meeting.mention)

    def holder(self, title: Mention) -> str:
        """Return the person whose title it is in the document, else the title."""
        persons = (
            one for sentence in self.reading.sentences for one in sentence.mentions if one.kind == "person"
        )
        wanted = title.posts[0].title
        return next(
            (one.name for one in persons if any(post.title == wanted for post in one.posts)), title.name
        )
