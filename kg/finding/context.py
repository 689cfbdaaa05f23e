"""What a finder knows at a place of the document: the posts told so far, who speaks, who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.finding.making import Span
from kg.finding.press import is_of_press
from kg.finding.roles import foremost_of, heads_told
from kg.model import Fact
from kg.personnel import GAINS
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

OPENING = 8
"""Within so many sentences a communiqué says who met."""
NAMED = r"(?:the )?[A-Z][\w'’-]*(?: (?:of |and |the )*[A-Z][\w'’-]*)*"
LEADERS = re.compile(
    r"\b(?:Leaders|Heads of (?:State|Government)(?: (?:and|or) (?:Government|State))?"
    r"|(?:Prime |Foreign )?Ministers|Presidents)"
    rf"(?: of {NAMED}(?:, {NAMED})*)?"
)
"""Those who meet at a summit: "Heads of State and Government of the Republic of Kenya"."""
TWO_PARTIES = re.compile(r"\b(?:two|both) parties\b")
ORGAN = re.compile(r"\b(?:Committee|Bureau|Congress|Commission|Secretariat|Conference|Department|Meeting)\b")
SIDE = re.compile(r"\b([A-Z]\w+) side\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who says or does something.

    Args:
        name: canonical name, or the group as worded.
        span: where the clean text names him; for a pronoun, the name it stands for.
        ambiguous: whether another candidate stood near.
        kind: person, body, country, group or thing; unnamed, with an empty name, for a "he" of whom nobody told.
    """

    name: str
    span: Span
    ambiguous: bool = False
    kind: str = "group"


@dataclass
class Context:
    """The running memory of one document.

    Args:
        reading: the document.
    """

    reading: Reading
    person: Actor | None = None
    """The last person who was subject of a main clause."""
    group: Actor | None = None
    """The last group or body that was."""
    last: Actor | None = None
    """The last subject of whatever kind."""
    maker: Actor | None = None
    """The person who made the report, speech or conclusion last named."""
    is_quoting: bool = False
    """Whether direct speech is going on, in which "we" is whoever speaks."""
    told_to_act: bool = False
    """Whether the sentence before told in somebody's words what a body has to do or will do, which "it" may mean."""
    posts: dict[str, Actor] = field(default_factory=dict)
    """Who holds a title in this document, by title and by title and organization."""

    heads: dict[str, Actor] = field(default_factory=dict)
    """Who leads a delegation or the like, by the noun for it."""

    gained: dict[str, Actor] = field(default_factory=dict)
    """Who gains a title in this document."""

    def note_posts(self, sentence: Sentence) -> None:
        """Remember the titles that a sentence gives to persons."""
        self.heads |= {group: person_actor(one) for group, one in heads_told(sentence, self.reading)}
        for mention in sentence.mentions:
            if mention.kind == "person":
                actor = person_actor(mention)
                for post in mention.posts:
                    self.posts.setdefault(post.title, actor)
                    if post.organization:
                        self.posts[f"{post.title} of {post.organization}"] = actor

    def note_gains(self, changes: Iterable[Fact]) -> None:
        """Remember who gained a post in this document."""
        for change in changes:
            if change.fields.get("change") in GAINS:
                named = self._person(str(change.fields.get("who")))
                if named is not None:
                    self.gained.setdefault(str(change.fields.get("post")), named)

    def foremost(self) -> Actor | None:
        """Return whom "the Supreme Commander" means: who is told to be it, else the first person."""
        first = foremost_of(self.reading)
        return person_actor(first) if first is not None else None

    def _person(self, name: str) -> Actor | None:
        mentions = (mention for sentence in self.reading.sentences for mention in sentence.mentions)
        return next(
            (person_actor(one) for one in mentions if one.kind == "person" and one.name == name), None
        )

    def holder(self, post: Mention) -> Actor | None:
        """Return who is meant by a bare title such as "the premier": its holder, else who gains it here."""
        told = post.posts[0]
        found = self.posts.get(f"{told.title} of {told.organization}") if told.organization else None
        return found or _holder(self.posts, told.title) or _holder(self.gained, told.title)

    def issuer(self) -> Actor | None:
        """Return the body whose document it is: the one that met."""
        main = self.reading.meetings.main()
        return meeting_actor(self.reading, main) if main is not None else None

    @cached_property
    def voice(self) -> Actor | None:
        """The body whose paper it is: the one that met, else the first named in a paper that tells of no meeting."""
        issuer = self.issuer()
        if issuer is not None or self.is_press or self.reading.home is not None:
            return issuer
        named = (one for sentence in self.reading.body[:2] for one in sentence.mentions if one.kind == "body")
        first = next(named, None)
        return Actor(first.name, (first.start, first.end), kind="body") if first is not None else None

    @cached_property
    def we(self) -> Actor | None:
        """Whom "we" means in a communiqué: the body that met, at a summit those who met there."""
        main = self.reading.meetings.main()
        meeting = main.meeting if main is not None else None
        if meeting is None or (meeting.body is not None and meeting.kind != "conference"):
            return self.issuer()
        for sentence in self.reading.body[:OPENING]:
            found = LEADERS.search(self.reading.text, sentence.start, sentence.end)
            if found is not None:
                return Actor(found.group(), found.span())
        return self.issuer()

    def body_that_met(self) -> Actor | None:
        """Return the body whose meeting it is, None for talks and summits, which are nobody's own."""
        main = self.reading.meetings.main()
        is_own = main is not None and main.meeting is not None and main.meeting.body is not None
        return self.issuer() if is_own else None

    @cached_property
    def is_press(self) -> bool:
        """Whether the document is of the press and no report of a meeting, so that what people want is told of them."""
        return self.issuer() is None and is_of_press(self.reading.text)

    @cached_property
    def is_of_one_voice(self) -> bool:
        """Whether the document names no person, so that whatever it demands its body does."""
        named = (mention.kind for sentence in self.reading.sentences for mention in sentence.mentions)
        return "person" not in named

    def parties(self) -> list[str]:
        """Return the countries that talk with each other, where the document is about talks."""
        main = self.reading.meetings.main()
        if main is None or main.meeting is None or main.meeting.kind != "talks":
            return []
        sides = self._sides()
        if len(sides) > 1:
            return sides[:2]
        named = [
            mention.name
            for sentence in self.reading.sentences
            for mention in sentence.mentions
            if mention.kind == "country"
        ]
        home = [name for name in named if self.reading.knowledge.gazetteer.named(name, "country")]
        ordered = sorted(dict.fromkeys(home), key=lambda name: (-home.count(name), home.index(name)))
        return sorted(ordered[:2], key=home.index)

    def party_of(self, country: str) -> str:
        """Return the party that talks for a country where two parties talk, else the country itself.

        Args:
            country: its name.
        """
        return self._parties.get(country, country)

    @cached_property
    def _parties(self) -> Mapping[str, str]:
        """The parties that talk with each other, by their countries."""
        reading = self.reading
        if TWO_PARTIES.search(reading.text) is None:
            return {}
        home = reading.knowledge.entries[reading.home].label if reading.home is not None else ""
        found: dict[str, str] = {}
        for sentence in reading.sentences:
            for mention in sentence.mentions:
                words = mention.name.split()
                if mention.kind == "body" and "Party" in words and not ORGAN.search(mention.name):
                    named = (reading.knowledge.demonyms.get(word, word) for word in words)
                    country = next(
                        (name for name in named if reading.knowledge.gazetteer.named(name, "country")), home
                    )
                    found.setdefault(home if words[-1] == "Korea" else country, mention.name)
        return found

    def _sides(self) -> list[str]:
        """Return who is told to be a side of talks, in order: "the Russian side", "the WPK side"."""
        text, demonyms = self.reading.text, self.reading.knowledge.demonyms
        told: list[tuple[int, str]] = [
            (match.start(), demonyms[match.group(1)])
            for match in SIDE.finditer(text)
            if match.group(1) in demonyms
        ]
        for sentence in self.reading.sentences:
            for mention in sentence.mentions:
                if mention.kind in ("country", "body") and text.startswith(" side", mention.end):
                    told.append((mention.start, mention.name))
        return list(dict.fromkeys(name for _, name in sorted(told)))

    def note_subject(self, actor: Actor) -> None:
        """Remember the subject of a main clause."""
        self.last = actor
        if actor.kind == "person":
            self.person = actor
        else:
            self.group = actor


def _holder(posts: Mapping[str, Actor], title: str) -> Actor | None:
    if title in posts:
        return posts[title]
    alike = (actor for told, actor in posts.items() if f" {told.partition(' of ')[0]}".endswith(f" {title}"))
    return next(iter(reversed(list(alike))), None)


def person_actor(mention: Mention) -> Actor:
    """Return a person as an actor."""
    return Actor(
        mention.name, (mention.core[0] or mention.start, mention.core[1] or mention.end), kind="person"
    )


def meeting_actor(reading: Reading, mention: Mention) -> Actor:
    """Return the body that meets as an actor; a congress or conference acts itself."""
    return Actor(actor_of_meeting(reading, mention), (mention.start, mention.end), kind="body")


def actor_of_meeting(reading: Reading, mention: Mention) -> str:
    """Return the name under which a meeting decides: its body's, or its own where it is a congress."""
    index = reading.meetings.index(mention)
    known = reading.meetings.meetings[index] if index is not None else mention
    meeting = known.meeting
    if meeting is None or meeting.body is None or meeting.kind in ("congress", "conference"):
        return known.name
    return meeting.body
