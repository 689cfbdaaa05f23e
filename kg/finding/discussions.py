"""Reads what meetings discussed, in active, passive, fronted and nominal wordings, each matter one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.discussion_words import SUBJECTS, DiscussionWords, discussion_words
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.making import Span, trimmed, without_stop
from kg.finding.matter_lists import split_matters
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention
from kg.reading.post_titles import is_plural

NEW_CLAUSE = re.compile(
    r",? (?:(?:and|as well as|before|after|while)(?: also| then)? (?:\w+ly )?(?:[a-z]+ed|set|took|made|put|gave"
    r"|came|laid|heard|held)|(?:before|after|while|and then) (?:adopting|taking|making))"
    r" (?:(?:the|a|an|its|to|that|on|up|with|into|for|note|his|their|some|several|\d+|[a-z]+ly|relevant"
    r"|important|personnel|measures?|steps|decisions?|resolutions?|[A-Z]\w+)\b|[^\x00-\x7f])"
)
"""Where a further verb of the clause begins."""
IN_PASSING = ("agenda items on ", "agenda items concerning ", "agenda items regarding ")
"""These tell of some items where a report on them or a conclusion is told, not of the whole agenda."""
ALSO = re.compile(r"also ")
RATED = re.compile(
    r"[Cc]onsider\w* (?:it |[^,;.]*? (?:to be (?:an?|the) |the (?:most )?(?:appropriate|right|best|only) ))"
)
"""Tells what somebody takes something for, not what is discussed."""
PASSIVE_SUBJECT = re.compile(
    rf"(?:^(?:At|In|During) (?:[^,]*, |(?:the |this )?(?:[\w-]+ )?"
    rf"(?:{SUBJECTS}|meeting|session),? )|^(?!(?:At|In|During) )|[;:] (?:and )?)"
    r"(?P<list>[^;:\"]{8,}?)$"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that a meeting discussed.

    Args:
        text: as worded, without the head that it shares with others: "the issues of".
        span: where it stands in the clean text.
        sentence: the sentence that tells it.
        meeting: the meeting.
        is_title: whether the text is a title in quotes.
        is_listed: whether it is told as an item of the agenda, not only as discussed.
        ordinal: its number on the agenda.
        shown: where the text shows that it was discussed.
    """

    text: str
    span: Span
    sentence: Sentence
    meeting: Gathering
    is_title: bool = False
    is_listed: bool = False
    ordinal: int | None = None
    shown: Span = (0, 0)


def find_matters(reading: Reading, gatherings: Gatherings) -> Iterator[Matter]:
    """Yield what the meetings of a document are told to have discussed, in the order of the text.

    Args:
        reading: the document.
        gatherings: its meetings.
    """
    lists = reading.knowledge.wordings.words
    words = discussion_words(
        tuple(sorted(lists["agendas"].items())),
        lists["decisions"]["deciders"],
        reading.knowledge.language.ordinal_pattern,
    )
    for sentence in reading.body:
        yield from _SentenceMatters(reading, gatherings, words, sentence).find()


class _SentenceMatters:
    """Reads what one sentence tells of a discussion."""

    def __init__(
        self, reading: Reading, gatherings: Gatherings, words: DiscussionWords, sentence: Sentence
    ) -> None:
        self.reading, self.gatherings, self.words, self.sentence = reading, gatherings, words, sentence
        self.coded, self.is_listed = sentence.coded, False
        self.is_enumerated = False

    def find(self) -> Iterator[Matter]:
        """Yield the matters; those of a title go before all others."""
        ahead = self._ahead()
        yield from self._matters(*ahead) if ahead is not None else ()
        meeting = self._meeting()
        if meeting is None or meeting.meeting.kind == "talks":
            return
        titles = list(self._titles())
        listed = titles or [piece for listed in self._lists() for piece in self._parts(*listed)]
        stop = ahead[1][0][0] if ahead is not None else len(self.coded.text)
        yield from self._matters(meeting, [piece for piece in listed if piece[0] < stop], titles=bool(titles))

    def _ahead(self) -> tuple[Gathering, list[Span]] | None:
        """Return a meeting that is to be convened, and what it will discuss."""
        told = self.words.convening.search(self.coded.text)
        meeting = self._named(self.coded.mentions[told["ahead"]]) if told is not None else None
        if meeting is not None and told is not None and told["list"]:
            return meeting, self._parts(*told.span("list"))
        aim = self.words.purpose.match(self.coded.text, told.end()) if told is not None else None
        if meeting is None or aim is None:
            return None
        return meeting, self._parts(aim.end(), self._end(aim.end()))

    def _matters(
        self, meeting: Gathering, stretches: Sequence[Span], *, titles: bool = False
    ) -> Iterator[Matter]:
        for start, end in stretches:
            told = self.coded.text[start:end].strip(' ,;:."')
            if told and (titles or not self.words.empty.fullmatch(told)) and len(told) > 3:
                span = trimmed(self.reading.text, self.coded.span(start, end))
                text = without_stop(self.reading.text[slice(*span)])
                quoted = re.fullmatch(r'"(?P<title>[^"]+?)[,.]?"', text)
                is_title = bool(titles or quoted)
                text = quoted["title"] if quoted else text
                listed = self.is_listed or is_title
                # The words that tell of the discussion belong to the evidence.
                shown = (self.sentence.start, span[1])
                yield Matter(
                    text, span, self.sentence, meeting, is_title, listed, self._ordinal(stretches), shown
                )

    def _ordinal(self, stretches: Sequence[Span]) -> int | None:
        """Return the number of the one item that a sentence tells of: "discussed as the first agenda item"."""
        numbers = list(self.words.numbered.finditer(self.coded.text))
        if len(stretches) != 1 or len(numbers) != 1:
            return None
        return self.reading.knowledge.meetings.number(numbers[0]["number"])

    def _meeting(self) -> Gathering | None:
        """Return the meeting of the sentence: the reported one, or one ahead that the sentence is about."""
        opening = self.words.subject.match(self.coded.text)
        named = self.coded.mentions.get(opening["subject"] or "") if opening else None
        return self._named(named) or self.gatherings.at(self.sentence)

    def _named(self, mention: Mention | None) -> Gathering | None:
        if mention is None or mention.kind != "meeting":
            return None
        return next((one for one in self.gatherings.meetings if one.name == mention.name), None)

    def _titles(self) -> Iterator[Span]:
        for match in self.words.titled.finditer(self.coded.text):
            title = self.words.quoted.match(self.coded.text, match.end())
            if title is not None:
                yield title.span("title")

    def _lists(self) -> Iterator[Span]:
        """Yield where what was discussed stands."""
        text = self.coded.text
        fronted = self.words.fronted.search(text) or self.words.following.search(text) or self._agenda()
        if fronted is not None:
            such = self.words.such.match(text, fronted.start("list")) or self.words.counted.match(
                text, fronted.start("list")
            )
            start = such.end() if such else fronted.start("list")
            self.is_enumerated = text[:start].endswith(": ")
            told = fronted.group()[: start - fronted.start()].casefold()
            self.is_listed = "agenda" in told and not told.startswith(IN_PASSING)
            also = ALSO.match(text, start)
            if also is not None:  # what was discussed beside the matters told before
                start, self.is_listed = also.end(), False
            yield start, self._end(start)
            return
        found = list(self._objects())
        yield from found
        if not found:
            yield from self._passives()

    def _agenda(self) -> re.Match[str] | None:
        match = self.words.agenda.search(self.coded.text)
        if match is None or re.search(
            r"\b(?:he|she|they|that|who|which)\b|\b(?:[Pp]rior to|[Bb]efore|[Aa]fter|Following)(?: the)? $",
            self.coded.text[: match.start()],
        ):
            return None
        inner = self.words.agenda.search(self.coded.text, match.start("list"))
        return inner or match

    def _objects(self) -> Iterator[Span]:
        """Yield the objects of verbs of discussing with the meeting, the body or those present as subject."""
        text = self.coded.text
        last = 0
        for match in self.words.verb.finditer(text):
            if RATED.match(text, match.start()):
                continue
            if match.start() >= last and self._is_told(match.start(), is_past=self._is_past(match)):
                if last == 0:
                    yield from self._heard_before(match.start())
                such = self.words.such.match(text, match.end())
                start = such.end() if such else match.end()
                last = self._end(start)
                self.is_listed |= bool(match["as"] or match["laid"])
                yield start, last
        if last == 0:
            aim = self.words.purpose.search(text)
            if aim is not None and self._is_purpose(aim):
                yield aim.end(), self._end(aim.end())
            elif (aim := self.words.review.search(text)) is not None:
                yield from self._reviewed(aim.end(), self._end(aim.end()))

    def _reviewed(self, start: int, end: int) -> Iterator[Span]:
        """Yield each of the purposes of a meeting: "to review the harvest and to decide on the tasks ahead"."""
        for joint in self.words.review_joint.finditer(self.coded.text, start, end):
            yield start, joint.start()
            start = joint.end()
        yield start, end

    @staticmethod
    def _is_past(verb: re.Match[str]) -> bool:
        """Whether a verb is in the past, so that a "to" before does not govern it."""
        return bool(re.match(r"\w+ed\b|took\b|dealt\b|held\b", verb.group()))

    def _is_told(self, at: int, *, is_past: bool = False) -> bool:
        before = self.coded.text[:at]
        clause = max((found.end() for found in re.finditer(r"; (?:and )?", before)), default=0)
        opening = self.words.subject.match(before, clause)
        joined = self.words.joined.search(before)
        holders = self.coded.mentions.get(opening["holders"] or "") if opening else None
        if holders is not None and not is_plural(self.reading.text[holders.start : holders.end]):
            return False
        governed = r"\bthat\b|\b(?:after|before|while|when) (?:it|they|he)\b|\b(?:which|who)\b[^,]*$" + (
            "" if is_past else r"|\bto\b"
        )
        return bool(opening and joined) and not re.search(
            governed, before[opening.end() :] if opening else ""
        )

    def _heard_before(self, at: int) -> Iterator[Span]:
        """Yield what was reviewed before: "reviewed the plan and discussed the budget"."""
        for heard in self.words.heard.finditer(self.coded.text, 0, at):
            end = self._end(heard.end())
            if self._is_told(heard.start()) and end < at:
                yield heard.end(), end
                return

    def _is_purpose(self, aim: re.Match[str]) -> bool:
        """Whether a meeting named before is held, or will be, in order to discuss."""
        before = self.coded.text[: aim.start()]
        return bool(re.search(sign_class("meeting"), before)) and not re.search(
            r"\b(?:that|he|she|said|decided|agreed|called|resolved|stressed)\b|\b(?:who|which)\b", before
        )

    def _passives(self) -> Iterator[Span]:
        """Yield the subjects of "were discussed"."""
        for match in self.words.passive.finditer(self.coded.text):
            subject = PASSIVE_SUBJECT.search(self.coded.text[: match.start()])
            if subject is not None and not re.search(
                r"\b(?:that|which|who|he|she|it|they)\b|\b(?:was|were)\b", subject["list"]
            ):
                yield subject.span("list")

    def _end(self, start: int) -> int:
        """Return where an object ends: before a further verb of the clause, or an adjunct."""
        text = self.coded.text
        ends = [
            match.start()
            for pattern in (NEW_CLAUSE, self.words.ends)
            if (match := pattern.search(text, start))
        ]
        return min([len(text.rstrip(" .")), *ends])

    def _parts(self, start: int, end: int) -> list[Span]:
        """Return where each of the matters of a stretch stands."""
        return split_matters(self.coded.text, (start, end), self.words, is_enumerated=self.is_enumerated)
