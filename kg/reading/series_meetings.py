"""Finds other meetings of a series, told by when they are and whose: "its June meeting", "the next session"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.keyed import holds_keys, keys_of
from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.meetings import MeetingFinder
from kg.reading.mentions import CodedText, Mention
from kg.reading.terms import ordinal_figure

TIME = sign_class("time")
AHEAD = re.compile(r"\b(?:next|coming|forthcoming|upcoming) (?:\w+ )?$")
"""Tells that a meeting of the series is yet to be held."""
OWN = 45
"""Days before publication in which a meeting told by its month may be the one reported."""
OWN_WORDS = ("meeting", "session", "plenary meeting", "plenary session", "plenum", "summit")
"""Head words of the meetings that a body holds one after the other."""


class SeriesMeetings:
    """The bodies of a document, and the further meetings of theirs that it tells of.

    Args:
        finder: makes the names of meetings.
        language: the words for meetings.
        published: ISO date of publication.
    """

    def __init__(self, finder: MeetingFinder, language: Language, published: str | None) -> None:
        self.finder, self.published = finder, published
        self._body: Mention | None = None
        self._by_word: dict[str, Mention] = {}
        self.apart: set[tuple[int, int]] = set()
        """Where they are named by their month, or as the next."""
        self.others: set[tuple[int, int]] = set()
        """Where the further meetings are named."""
        words = language.meetings
        names = [name for forms in language.months for name in forms.split("|")]
        self._months = {name: at for at, forms in enumerate(language.months, 1) for name in forms.split("|")}
        months = one_of(names)
        self._keys = keys_of([OWN_WORDS])
        self._counted_keys = keys_of([("congress",)])
        self._counted = re.compile(
            rf"\b(?:[Ii]ts|[Tt]heir) (?P<number>(?i:{language.ordinal_pattern})) (?:(?:[Nn]ational|[Pp]arty) )?"
            r"(?P<kind>[Cc]ongress)\b"
        )
        self._pattern = re.compile(
            rf"\b(?P<whose>[Ii]ts|[Tt]heir|[Tt]he|[Oo]ur) (?:(?P<when>{TIME})(?:'s)? |(?P<month>{months}) "
            rf"|(?P<rank>{one_of(words.ranked)}) (?:{TIME} )?)(?P<modifiers>(?:(?:{one_of(words.modifiers)}) )*)"
            rf"(?P<kind>{one_of(OWN_WORDS)})\b(?! (?:of|hall|by|with|between|place)\b|s\b)"
        )

    def find(self, coded: CodedText) -> list[Mention]:
        """Return the further meetings that a sentence names, and remember the bodies and meetings it names.

        Args:
            coded: the coded sentence; the sentences of a document are read in their order.
        """
        found = []
        if holds_keys(coded.text, self._keys):
            for match in self._pattern.finditer(coded.text):
                mention = self._meeting(coded, match)
                if mention is not None:
                    found.append(mention)
                    self.others.add((mention.start, mention.end))
        if holds_keys(coded.text, self._counted_keys):
            numbered = (self._numbered_meeting(coded, match) for match in self._counted.finditer(coded.text))
            found += [mention for mention in numbered if mention is not None]
        self._remember(coded)
        return found

    def _meeting(self, coded: CodedText, match: re.Match[str]) -> Mention | None:
        word, time = match["kind"].casefold(), coded.mentions.get(match["when"] or "")
        if match["whose"].casefold() == "the":
            body = self._by_word.get(word)
            if (
                body is None
                or (time is not None and self._is_own(time))
                or self._is_own_month(match["month"])
            ):
                return None
        else:
            body = self._owner(coded, match)
        if body is None:
            return None
        plain = self.finder.plain_meeting(body, word, match["modifiers"].split())
        lead = self._lead(match, time)
        plain = replace(plain, name=f"{lead} {plain.name}") if lead else plain
        start, end = coded.span(match.start("kind"), match.end("kind"))
        if lead:
            self.apart.add((start, end))
        return replace(plain, start=start, end=end)

    @staticmethod
    def _lead(match: re.Match[str], time: Mention | None) -> str | None:
        """Return what tells a meeting of a series apart, before its name: its month, or that it is the next."""
        told = match["month"] or (time.name if time is not None else None)
        return told or ("Next" if (match["rank"] or "").casefold() == "next" else None)

    def _numbered_meeting(self, coded: CodedText, match: re.Match[str]) -> Mention | None:
        """Return the meeting that "its Sixth Congress" names."""
        body, number = self._owner(coded, match), self.finder.number(match["number"])
        if body is None or number is None:
            return None
        party = replace(body, name=body.name.removeprefix("Central Committee of the "))
        plain = self.finder.plain_meeting(party, "congress")
        start, end = coded.span(match.start("number"), match.end("kind"))
        first = replace(plain, name=f"{ordinal_figure(number)} {plain.name}", start=start, end=end)
        return self.finder.renumbered(first, number, (start, end))

    def _is_own(self, time: Mention) -> bool:
        """Whether a meeting of a month may be the one that the document reports."""
        if time.first is None or time.last is None or self.published is None:
            return True
        published = datetime.date.fromisoformat(self.published)
        last = datetime.date.fromisoformat(time.last)
        return (
            datetime.timedelta(0) <= published - last <= datetime.timedelta(OWN)
            or time.first <= self.published <= time.last
        )

    def _is_own_month(self, month: str | None) -> bool:
        """Whether a month without a year is that of publication, or the one before it."""
        if month is None or self.published is None:
            return month is not None
        return (datetime.date.fromisoformat(self.published).month - self._months[month]) % 12 <= 1

    def _owner(self, coded: CodedText, match: re.Match[str]) -> Mention | None:
        """Return the body that "its" means: one named before in the sentence, else behind, else before it."""
        bodies = [one for one in coded.within(0, len(coded.text)) if one.kind == "body"]
        at = coded.starts[match.start()]
        before = [one for one in bodies if one.end <= at]
        return before[-1] if before else self._body or (bodies[0] if bodies else None)

    def _remember(self, coded: CodedText) -> None:
        named = coded.within(0, len(coded.text))
        first: Sequence[Mention] = [one for one in named if one.kind == "body"][:1]
        self._body = first[0] if first else self._body
        for mention in named:
            meeting = mention.meeting
            if meeting is not None and meeting.body is not None:
                body = replace(mention, kind="body", name=meeting.body, term=None, meeting=None)
                self._by_word[meeting.head] = body


def is_ahead(before: str) -> bool:
    """Return whether the words before the head word of a meeting tell that it is yet to be held."""
    return bool(AHEAD.search(before))
