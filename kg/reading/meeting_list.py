"""The meetings of a document: which names name one meeting, and which meeting "the meeting" is."""

from __future__ import annotations

from dataclasses import dataclass

from kg.reading.mentions import MeetingName, Mention

PLENARY_WORDS = ("plenary meeting", "plenary session", "plenum", "plenary")
SHORT_PLENARY_WORDS = ("plenum", "plenary")
TALK_WORDS = (
    "talks",
    "summit",
    "dialogue",
    "strategic dialogue",
    "negotiations",
    "summit meeting",
    "summit talks",
    "talk",
    "consultations",
    "round-table talks",
    "round-table talk",
)


@dataclass
class _Named:
    mention: Mention
    sentence: int
    meeting: MeetingName
    is_held: bool
    is_title: bool
    day: str | None
    is_about: bool
    is_other: bool
    is_ahead: bool
    is_former: bool


class MeetingList:
    """Collects the meetings a document names, then says which is meant where.

    Args:
        published: ISO date of publication.
    """

    def __init__(self, published: str | None) -> None:
        self.published = published
        self._named: list[_Named] = []
        self._settled: dict[tuple[int, int], int] = {}
        self._held: dict[int, int] = {}
        self._titled: set[int] = set()
        self._days: dict[int, str] = {}
        self._ahead: set[int] = set()
        self._former: set[int] = set()
        self._others: set[int] = set()
        self.meetings: list[Mention] = []
        """One mention a meeting, that with the fullest name, in the order of their first naming."""
        self.first_named: list[int] = []
        """For each meeting, the number of the sentence that names it first."""

    def add(
        self,
        mention: Mention,
        sentence: int,
        *,
        is_held: bool = False,
        is_title: bool = False,
        day: str | None = None,
        is_about: bool = False,
        is_other: bool = False,
        is_ahead: bool = False,
        is_former: bool = False,
    ) -> None:
        """Take a full name of a meeting in.

        Args:
            mention: the name.
            sentence: the number of its sentence.
            is_held: whether the sentence tells that the meeting is held.
            is_title: whether it stands in the headline.
            day: the first day told of it there.
            is_about: whether the genre of the document says that it is about this meeting.
            is_other: whether it is told as one not known yet: "on convening a plenary meeting".
            is_ahead: whether it is told as yet to be held.
            is_former: whether it is told as an earlier one of its series, or by its month: "its last session".
        """
        if mention.meeting is not None:
            self._named.append(
                _Named(
                    mention,
                    sentence,
                    mention.meeting,
                    is_held,
                    is_title,
                    day,
                    is_about,
                    is_other,
                    is_ahead,
                    is_former,
                )
            )

    @property
    def is_named(self) -> bool:
        """Whether any meeting was taken in."""
        return bool(self._named)

    def missing(self, word: str, number: int) -> Mention | None:
        """Return a numbered meeting beside which "the third session" is another of its series.

        Args:
            word: the head word.
            number: the ordinal before it.
        """
        fitting = [
            named for named in self._named if _fits(word, named.meeting) and named.meeting.ordinal is not None
        ]
        known = any(named.meeting.ordinal == number for named in fitting)
        fullest = sorted(fitting, key=lambda named: named.meeting.term is None)
        return fullest[0].mention if fullest and not known else None

    def settle(self) -> None:
        """Decide which names name one meeting; numbered names come first, then those without a number."""
        numbered = [
            named for named in self._named if named.meeting.ordinal is not None or named.meeting.sides
        ]
        for named in [*numbered, *(named for named in self._named if named not in numbered)]:
            index = next((i for i, known in enumerate(self.meetings) if self._same(i, known, named)), None)
            if index is None:
                index = len(self.meetings)
                self.meetings.append(named.mention)
                self.first_named.append(named.sentence)
            elif _fullness(named.mention) > _fullness(self.meetings[index]):
                self.meetings[index] = named.mention
            self.first_named[index] = min(self.first_named[index], named.sentence)
            self._settled[named.mention.start, named.mention.end] = index
            self._days.setdefault(index, named.day) if named.day else None
            if named.is_about or (named.is_held and not named.is_title):
                self._held[index] = min(self._held.get(index, named.sentence), named.sentence)
            if named.is_title:
                self._titled.add(index)
            if named.is_ahead:
                self._ahead.add(index)
            if named.is_other:
                self._others.add(index)
            if named.is_former:
                self._former.add(index)

    def _same(self, index: int, known: Mention, named: _Named) -> bool:
        left, right = known.meeting, named.meeting
        if left is None or left.body != right.body or left.kind != right.kind:
            return False
        if (
            named.day
            and self._days.get(index)
            and named.day != self._days[index]
            and None in (left.ordinal, right.ordinal)
        ):
            return False
        if right.sides or left.sides:
            return left.sides == right.sides or self._is_headline_of(index, left, named)
        if right.ordinal is not None and left.ordinal is not None:
            return left.ordinal == right.ordinal and (
                left.term == right.term or None in (left.term, right.term)
            )
        if right.ordinal is None and left.ordinal is None:
            told_apart = None not in (left.term, right.term) and left.term != right.term
            if named.is_other and index in self._others and known.name != named.mention.name:
                return False  # "the March meeting", "the April meeting"
            if told_apart or named.is_former != (index in self._former):
                return False
            return not named.is_other or (
                index not in self._held and named.is_ahead == (index in self._ahead)
            )
        if named.is_other and right.ordinal is None:
            return named.is_ahead and index in self._ahead and index not in self._held
        return (
            right.ordinal is None
            and right.term in (None, left.term)
            and (known.start <= named.mention.start or named.is_title)
        )

    def _is_headline_of(self, index: int, known: MeetingName, named: _Named) -> bool:
        """Whether what the text calls only "a meeting" is the meeting of the headline."""
        plain = known.body is None and named.meeting.body is None and known.kind != "talks"
        one_titled = (index in self._titled) != named.is_title
        bare = min((known.sides, named.meeting.sides), key=len)
        return plain and one_titled and all(" " not in side for side in bare)

    def index(self, mention: Mention) -> int | None:
        """Return which meeting of the list a mention names."""
        if (mention.start, mention.end) in self._settled:
            return self._settled[mention.start, mention.end]
        return next((i for i, known in enumerate(self.meetings) if known.name == mention.name), None)

    def settled(self, mention: Mention) -> str:
        """Return the canonical name of the meeting that a mention names."""
        index = self.index(mention)
        return mention.name if index is None else self.meetings[index].name

    def is_pointer(self, mention: Mention) -> bool:
        """Return whether a mention names a numbered meeting without its number."""
        index = self.index(mention)
        known = self.meetings[index].meeting if index is not None else None
        return bool(
            known and mention.meeting and known.ordinal is not None and mention.meeting.ordinal is None
        )

    def is_titled(self, index: int) -> bool:
        """Return whether the headline names a meeting of the list."""
        return index in self._titled

    def main(self) -> Mention | None:
        """Return the meeting that the document is about.

        That is the one of the headline that is told to be held, else the first told to be held, else the
        one of the headline, else the first named.
        """
        if not self.meetings:
            return None
        index = min(range(len(self.meetings)), key=self._rank)
        return self.meetings[index]

    def _rank(self, index: int) -> tuple[int, int, int]:
        titled, held = index in self._titled, index in self._held
        rank = 0 if titled and held else 1 if held else 2 if titled else 3
        return rank, self._held.get(index, self.first_named[index]), self.meetings[index].start

    def meant(self, word: str, number: int | None, sentence: int) -> Mention | None:
        """Return the meeting that "the <word>" means in a sentence.

        Args:
            word: the head word.
            number: an ordinal before it, if any.
            sentence: the number of the sentence.
        """
        fitting = [
            (index, mention)
            for index, mention in enumerate(self.meetings)
            if mention.meeting is not None
            and _fits(word, mention.meeting)
            and number in (None, mention.meeting.ordinal)
        ]
        main = self.main()
        if main is not None and any(mention is main for _, mention in fitting):
            return main
        before = [
            (self.first_named[index], index, mention)
            for index, mention in fitting
            if self.first_named[index] <= sentence
        ]
        return max(before)[2] if before else None


def _fits(word: str, meeting: MeetingName) -> bool:
    if word in PLENARY_WORDS:
        return meeting.head in PLENARY_WORDS or meeting.kind == "plenary_meeting"
    if word in ("congress", "conference"):
        return meeting.kind == word
    if word == "session":
        return meeting.kind == "parliament_session" or meeting.head in ("session", "plenary session")
    if word in TALK_WORDS:
        return meeting.kind == "talks" or (word.startswith("summit") and meeting.kind == "other")
    if word in ("consultation", "consultation meeting"):
        return "consultative" in meeting.head or meeting.head in ("consultation", "consultation meeting")
    return (word == "meeting" and meeting.kind not in ("congress", "conference")) or word == meeting.head


def _fullness(mention: Mention) -> tuple[bool, bool, bool, int]:
    meeting = mention.meeting
    assert meeting is not None
    length = len(mention.name) if meeting.sides else -len(mention.name)
    # A headline shortens to "plenum" what the text calls a plenary meeting.
    is_long = meeting.head not in SHORT_PLENARY_WORDS
    return (meeting.ordinal is not None, meeting.term is not None, is_long, length)
