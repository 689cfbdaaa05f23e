"""Reads what meetings discussed, in active, passive, fronted and nominal wordings, each matter one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.discussed import DiscussedStretches
from kg.finding.discussion_words import DiscussionWords, discussion_words
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.making import Span, parted, trimmed, without_stop
from kg.finding.matter_lists import split_matters
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

ONLY_JOINTS = re.compile(r"(?:,| |and|as well as|the|an?|of|on)*")
"""What may stand between several titles that are a matter each."""
FARTHEST_SHOWN = 150
"""Characters between the begin of a sentence and a matter that is not its first: from there on it shows itself."""


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
        self.coded = sentence.coded
        self.told = DiscussedStretches(reading, words, sentence)

    def find(self) -> Iterator[Matter]:
        """Yield the matters; those of a title go before all others."""
        ahead = self._ahead()
        yield from self._matters(*ahead) if ahead is not None else ()
        meeting = self._meeting()
        if meeting is None or meeting.meeting.kind == "talks":
            return
        titles = list(self._titles())
        listed = titles or [piece for listed in self.told.read() for piece in self._parts(*listed)]
        listed = [title for piece in listed for title in self._quoted(piece)]
        stop = ahead[1][0][0] if ahead is not None else len(self.coded.text)
        yield from self._matters(meeting, [piece for piece in listed if piece[0] < stop], titles=bool(titles))

    def _quoted(self, stretch: Span) -> list[Span]:
        """Return where each of several titles in quotes stands, else the stretch itself."""
        quoted = [match.span() for match in self.words.quoted.finditer(self.coded.text, *stretch)]
        # Names of papers inside a matter make it no more than one.
        between = self.words.quoted.sub("", self.coded.text[slice(*stretch)])
        return quoted if len(quoted) > 1 and ONLY_JOINTS.fullmatch(between) else [stretch]

    def _ahead(self) -> tuple[Gathering, list[Span]] | None:
        """Return a meeting that is to be convened, and what it will discuss."""
        told = self.words.convening.search(self.coded.text)
        meeting = self._named(self.coded.mentions[told["ahead"]]) if told is not None else None
        if meeting is not None and told is not None and told["list"]:
            return meeting, self._parts(*told.span("list"))
        aim = self.words.aim.match(self.coded.text, told.end()) if told is not None else None
        if meeting is None or aim is None:
            return None
        aims = parted(self.words.aim_joint, self.coded.text, (aim.end(), self.told.end(aim.end())))
        return meeting, [part for stretch in aims for part in self._parts(*stretch)]

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
                listed = self.told.is_listed or is_title
                # The words that tell of the discussion belong to the evidence, those of many other matters do not.
                is_near = span[0] - self.sentence.start <= FARTHEST_SHOWN or start == stretches[0][0]
                shown = (self.sentence.start if is_near else span[0], span[1])
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

    def _parts(self, start: int, end: int) -> list[Span]:
        """Return where each of the matters of a stretch stands."""
        return split_matters(self.coded.text, (start, end), self.words, is_enumerated=self.told.is_enumerated)
