"""What a sentence names, and the sentence as rules see it: each name one sign."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.grammar.signs import SIGNS, SIGNS_A_KIND, MentionKind

SHORTEST_MONTH = 28
SMALL_WORDS = (
    "of",
    "the",
    "and",
    "for",
    "on",
    "in",
    "to",
    "a",
    "an",
    "at",
    "by",
    "with",
    "from",
    "between",
    "over",
)
"""Words that stay small in a title."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the text gives it.

    Args:
        start: where the wording starts in the clean text.
        end: where it ends.
        title: the title, singular and in small letters, without the organization.
        organization: canonical name of the organization, None where none is told or implied.
        is_implied: whether the organization is only what the bare title means in the document's own state.
    """

    start: int
    end: int
    title: str
    organization: str | None
    is_implied: bool = False


@dataclass(frozen=True, slots=True)
class MeetingName:
    """The identity of a meeting as its name tells it; see the GUIDE's fields of a meeting."""

    kind: str
    body: str | None
    term: int | None
    ordinal: int | None
    enlarged: bool
    head: str
    sides: tuple[str, ...] = ()
    """Who talks to whom, or the name of a meeting without a body: what tells it apart."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names something.

    Args:
        start: where it starts in the clean text; a person's titles belong to it.
        end: where it ends.
        kind: what is named.
        name: its canonical name.
        entry: local name of its entry in the ontology, where it has one.
        term: the term of a body ("8th").
        core: start and end of the bare name without titles.
        posts: a person's titles before and behind the name.
        meeting: a meeting's identity.
        anaphoric: whether the name points back ("the meeting").
        first: first day of a time.
        last: last day of a time.
    """

    start: int
    end: int
    kind: MentionKind
    name: str
    entry: str | None = None
    term: int | None = None
    core: tuple[int, int] = (0, 0)
    posts: tuple[Post, ...] = ()
    meeting: MeetingName | None = None
    anaphoric: bool = False
    first: str | None = None
    last: str | None = None

    @property
    def is_days(self) -> bool:
        """Whether it is a time of a few days, not a month or a year."""
        if self.first is None or self.last is None:
            return False
        length = datetime.date.fromisoformat(self.last) - datetime.date.fromisoformat(self.first)
        return length.days < SHORTEST_MONTH - 1


@dataclass(frozen=True, slots=True)
class CodedText:
    """A stretch of clean text in which each mention is one private-use character.

    Rules are matched on it, so that a name of twelve words and a name of one read alike.

    Args:
        text: the coded text.
        starts: for each character, and for the end, its offset in the clean text.
        mentions: the mentions by their sign.
    """

    text: str
    starts: tuple[int, ...]
    mentions: dict[str, Mention] = field(default_factory=dict)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the clean start and end of a coded stretch, blanks at its ends left off."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start == end:
            return self.starts[start], self.starts[start]
        last = self.mentions.get(self.text[end - 1])
        return self.starts[start], last.end if last else self.starts[end - 1] + 1

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of a coded stretch in their order."""
        return [self.mentions[sign] for sign in self.text[start:end] if sign in self.mentions]

    def position(self, offset: int) -> int:
        """Return the coded position of a clean offset."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def encode(text: str, start: int, end: int, mentions: Sequence[Mention]) -> CodedText:
    """Return a stretch of clean text with a sign for each of its mentions.

    Args:
        text: the clean text.
        start: where the stretch starts.
        end: where it ends.
        mentions: mentions that do not overlap, in order.
    """
    pieces: list[str] = []
    starts: list[int] = []
    signs: dict[str, Mention] = {}
    counts: dict[MentionKind, int] = {}
    at = start
    for mention in mentions:
        if mention.start < at or mention.end > end:
            continue
        pieces.append(text[at : mention.start])
        starts.extend(range(at, mention.start))
        number = counts.get(mention.kind, 0)
        counts[mention.kind] = number + 1
        sign = chr(SIGNS[mention.kind] + number % SIGNS_A_KIND)
        signs[sign] = mention
        pieces.append(sign)
        starts.append(mention.start)
        at = mention.end
    pieces.append(text[at:end])
    starts.extend(range(at, end + 1))
    return CodedText("".join(pieces), tuple(starts), signs)


def lay_over(lower: Iterable[Mention], upper: Iterable[Mention]) -> list[Mention]:
    """Return mentions of both layers in order; one of the upper layer hides what it overlaps in the lower."""
    above = sorted(upper, key=lambda mention: (mention.start, -mention.end))
    kept = [
        mention
        for mention in lower
        if not any(mention.start < other.end and other.start < mention.end for other in above)
    ]
    return sorted([*kept, *above], key=lambda mention: (mention.start, -mention.end))


def expand(text: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """Return a stretch of clean text with each name in it written out canonically, without a leading article.

    Args:
        text: the clean text.
        start: where the stretch starts.
        end: where it ends.
        mentions: mentions in order; those of bodies, countries, places and meetings are written out.
    """
    pieces: list[str] = []
    at = start
    for mention in mentions:
        if (
            mention.kind not in ("body", "country", "place", "meeting")
            or mention.start < at
            or mention.end > end
        ):
            continue
        pieces += [text[at : mention.start], mention.name]
        at = mention.end
    return without_article("".join([*pieces, text[at:end]]).strip())


def without_article(text: str) -> str:
    """Return a phrase without its leading article.

    >>> without_article("the Cabinet")
    'Cabinet'
    """
    first, _, rest = text.partition(" ")
    return rest if first.casefold() in ("the", "a", "an") and rest else text


def spelt(text: str, signs: Mapping[str, Mention]) -> str:
    """Return coded text with the names in the place of their signs."""
    return "".join(signs[letter].name if letter in signs else letter for letter in text)


ARTICLED = (
    "Democratic",
    "United",
    "People's",
    "Soviet",
    "European",
    "Republic",
    "Czech",
    "Dominican",
    "Union",
    "Philippines",
    "Netherlands",
)
"""First words of the names of states that take an article."""


def with_article(state: str) -> str:
    """Return the name of a state with its article, where it takes one.

    >>> with_article("United States"), with_article("Laos")
    ('the United States', 'Laos')
    """
    return f"the {state}" if state.split()[0] in ARTICLED else state


def titled(text: str) -> str:
    """Return a phrase with its words in capitals, small words apart.

    >>> titled("sectional meetings on the budget of 2024")
    'Sectional Meetings on the Budget of 2024'
    """
    words = text.split()
    return " ".join(
        word if at and word in SMALL_WORDS else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )


def moved(mention: Mention, start: int, end: int) -> Mention:
    """Return a mention with other ends."""
    return replace(mention, start=start, end=end)
