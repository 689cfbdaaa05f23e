"""Reads the changes of posts that one sentence tells: active and passive, shared, elided and unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.change import LOSSES, Change, Verb, is_former
from kg.finding.change_making import ChangeMaker
from kg.finding.change_meant import of_same_field
from kg.finding.change_patterns import (
    ALL_POSTS,
    APPOSED,
    BODIES_BEFORE,
    BODIES_BEHIND,
    FILLING,
    GROUP_AS,
    IN_PLACE,
    INVERTED,
    MEMBER_OF,
    NAMED,
    NO_VERB,
    OBJECT,
    OF_LAND,
    ONWARD,
    OPENS,
    PAIR,
    REPRESENTING,
    TITLED,
    TITLED_PAIR,
)
from kg.finding.change_subjects import holders_of
from kg.finding.change_words import BESIDE, ChangeReader, joined_verbs
from kg.finding.making import Span
from kg.finding.titles import NO_POSTS
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post, expand
from kg.reading.post_titles import is_plural


class ClauseReader:
    """Reads the changes of one sentence.

    Args:
        reading: the document.
        reader: the words of change.
        sentence: the sentence.
        before: the changes that the sentence before tells.
    """

    def __init__(
        self, reading: Reading, reader: ChangeReader, sentence: Sentence, before: Sequence[Change] = ()
    ) -> None:
        self.reading, self.reader, self.sentence = reading, reader, sentence
        self.named: list[Mention] = []
        """The persons last named as object, whom "elect him" means."""
        self.subjects: tuple[list[Mention], int] = ([], 0)
        """The subject of the last passive verb and where it starts, which a joined verb shares."""
        self.making = ChangeMaker(reading, reader, sentence, before)
        self.coded, self.who, self.meant = sentence.coded, self.making.who, self.making.meant

    def read(self) -> Iterator[Change]:
        """Yield the changes in the order of the text."""
        is_title = self.sentence.paragraph.kind == "title"
        verbs = sorted(self.reader.verbs(self.coded.text, headline=is_title), key=lambda verb: verb.start)
        for number, verb in enumerate(verbs):
            stop = self.reader.stop(self.coded.text, verb.end, verbs[number + 1 :])
            shared = (
                joined_verbs(self.coded.text, verb, verbs[number + 1 :]) if verb.voice == "active" else []
            )
            if shared:
                # "recalled and elected judges"
                verb = replace(verb, end=shared[-1].end)
                stop = self.reader.stop(self.coded.text, verb.end, verbs[number + 1 + len(shared) :])
            if verb.voice == "active":
                yield from self._active(verb, stop)
            else:
                yield from self._passive(verb, stop)

    def _passive(self, verb: Verb, stop: int) -> Iterator[Change]:
        """Read "A and B were elected as members of C, and D as its chairman"."""
        subjects, start = self.subjects if verb.is_joined else self.who.subjects(verb.start)
        self.subjects = subjects, start
        posts, at = self._posts(verb, verb.end, stop)
        if not posts and verb.voice == "passive":
            posts = self.meant.membership(verb.end, stop) or self.meant.full(verb, subjects)
            at = self.coded.position(posts[0].start) + 1 if posts and posts[0].end > verb.end else at
        if not posts and self.reader.needs_post(self.coded.text[verb.start : verb.end]):
            return
        behind = INVERTED.match(self.coded.text, verb.end) if verb.voice == "passive" else None
        if behind is not None and not subjects and not posts:
            yield from self._behind(verb, behind)
            return
        if not subjects and (posts or verb.kind in ("elected", "appointed")):
            yield from self._unnamed(verb, posts, max(at, verb.end))
        if len(subjects) > 1 and self.who.are_bare(subjects) and not posts:
            yield from self._joint(verb, subjects, (start, max(at, verb.end)))
            return
        for subject in subjects:
            own = posts or (
                list(subject.posts)
                if subject.kind == "post"
                else self.meant.posts(verb, subject, verb.end) or self.meant.punished(verb, subject)
            )
            told = replace(subject, anaphoric=True) if posts and subject.kind == "post" else subject
            yield from self.making.changes(verb, told, own, (start, max(at, verb.end)))
        if subjects and posts:
            yield from self._elided(verb, at, stop, start)

    def _behind(self, verb: Verb, behind: re.Match[str]) -> Iterator[Change]:
        """Read "In his stead was appointed A"."""
        for person in self.coded.within(*behind.span("list")):
            meant = self.meant.posts(verb, person, behind.end()) or self.meant.posts(verb, person, verb.end)
            yield from self.making.changes(verb, person, meant, (verb.start, behind.end()))

    def _posts(self, verb: Verb, start: int, stop: int) -> tuple[list[Post], int]:
        """Return the posts told behind a verb; where one is left for another the one gained."""
        moves = verb.kind == "demoted" or verb.kind not in LOSSES
        every = ALL_POSTS.match(self.coded.text, start) if verb.kind in LOSSES else None
        if every is not None:
            return self.reader.posts(self.coded, every.end(), len(self.coded.text))
        onward = ONWARD.match(self.coded.text, start, stop) if moves else None
        if onward is not None and " from " in onward.group():
            gained, left = (
                self.coded.mentions[onward["post"]].posts[0],
                self.coded.within(start, onward.start("post")),
            )
            return [of_same_field(gained, left)], onward.end()
        return self.reader.posts(self.coded, start, stop)

    def _unnamed(self, verb: Verb, posts: Sequence[Post], at: int) -> Iterator[Change]:
        """Read "138 candidates were elected as members", "the Military Commission was elected"."""
        text = self.coded.text[: verb.start]
        group = self.reader.group.search(text) if posts else None
        if group is not None:
            start, end = self.coded.span(*group.span("who"))
            who = holders_of(expand(self.reading.text, start, end, self.sentence.names))
            yield from (self.making.change(verb, who, post, (group.start("who"), at), None) for post in posts)
            return
        bodies = BODIES_BEFORE.search(text)
        if bodies is not None and not posts and not self.coded.text.startswith(" with ", verb.end):
            for body in self.coded.within(*bodies.span("list")):
                if body.kind == "body":
                    post = Post(body.start, body.end, "member", body.name)
                    yield self.making.change(
                        verb, self.who.words(body).split(" of ")[0], post, (bodies.start(), at), None
                    )

    def _joint(self, verb: Verb, subjects: Sequence[Mention], span: Span) -> Iterator[Change]:
        """Yield the one change of two kinds of holders, or two where they are counted apart.

        That is "members and alternate members were recalled", and "three members and one alternate member were".
        """
        post = subjects[-1].posts[0]
        told = [(self.who.counted(subject), holders_of(self.who.words(subject))) for subject in subjects]
        if any(counted != bare for counted, bare in told):
            for (counted, _), subject in zip(told, subjects, strict=True):
                yield self.making.change(
                    verb, counted, replace(post, title=subject.posts[0].title), span, None
                )
            return
        title = " and ".join(subject.posts[0].title for subject in subjects)
        yield self.making.change(
            verb, " and ".join(bare for _, bare in told), replace(post, title=title), span, None
        )

    def _elided(self, verb: Verb, at: int, stop: int, start: int) -> Iterator[Change]:
        """Read further pairs of person and post that share the verb: ", and B as its vice-chairman"."""
        beside = BESIDE.match(self.coded.text, at, stop)
        at = beside.end() if beside else at
        match = PAIR.match(self.coded.text, at, stop)
        while match is not None:
            posts, at = self.reader.posts(self.coded, match.end() - 1, stop)
            if not posts:
                return
            for person in self.coded.within(*match.span("list")):
                yield from self.making.changes(verb, person, posts, (start, at))
            match = PAIR.match(self.coded.text, at, stop)

    def _active(self, verb: Verb, stop: int) -> Iterator[Change]:
        """Read "elected A as chairman, B as member", "elected the premier", "elected the Committee"."""
        text = self.coded.text
        persons = OBJECT.match(text, verb.end, stop)
        if persons is None:
            yield from self._inverted(verb) or self._group(verb, stop)
            return
        start = self.coded.position(self.named[0].start) if persons["him"] and self.named else verb.start
        land = OF_LAND.match(text, persons.end(), stop)
        posts, at = self._posts(verb, land.end() if land is not None else persons.end(), stop)
        posts = posts or self.meant.membership(persons.end(), stop)
        apposed = APPOSED.match(text, persons.end(), stop) if not posts else None
        if apposed is not None:
            posts, at = self._posts(verb, apposed.end(), stop)
        if persons["him"] and not self.named:
            self.named = [one for one in self.coded.within(0, verb.start) if one.kind == "person"][-1:]
        self.named = self.named if persons["him"] else self.coded.within(*persons.span("list"))
        for person in self.named:
            lost = (
                [post for post in person.posts if post.start > person.core[0]] if verb.kind in LOSSES else []
            )
            lost = [post for post in lost if not is_former(post)]
            meant = (
                posts
                or lost
                or self.meant.posts(verb, person, persons.end())
                or self.meant.punished(verb, person)
            )
            yield from self.making.changes(verb, person, meant, (start, max(at, persons.end())))
        if posts:
            yield from self._elided(verb, at, stop, verb.start)

    def _inverted(self, verb: Verb) -> list[Change]:
        """Read "Elected as secretaries of the committee were A and B"."""
        if not OPENS.search(self.coded.text[: verb.start]):
            return []
        came = IN_PLACE.match(self.coded.text, verb.end)
        if came is not None:
            return list(self._behind(verb, came))
        posts, at = self.reader.posts(self.coded, verb.end, len(self.coded.text))
        member = MEMBER_OF.match(self.coded.text, verb.end)
        if not posts and member is not None:
            posts, at = self.meant.membership(verb.end, len(self.coded.text)), member.end()
        persons = NAMED.match(self.coded.text, at)
        if persons is None:
            return []
        return [
            self.making.change(
                verb, person.name, post, (verb.start, self.coded.position(person.start) + 1), person
            )
            for person in self.coded.within(persons.start("list"), self._end_of(persons))
            for post in posts
        ]

    def _end_of(self, persons: re.Match[str]) -> int:
        """Return where a list of persons ends, at the latest at a semicolon."""
        apart = self.coded.text.find(";", *persons.span("list"))
        return apart if apart >= 0 else persons.end("list")

    def _group(self, verb: Verb, stop: int) -> Iterator[Change]:
        text = self.coded.text
        group = GROUP_AS.match(text, verb.end, stop)
        if group is not None:
            posts, at = self.reader.posts(self.coded, group.end() - 1, stop)
            span = self.coded.span(*group.span("who"))
            who = expand(self.reading.text, *span, self.sentence.names)
            yield from (
                self.making.change(verb, who.rstrip(","), post, (verb.start, at), None) for post in posts
            )
            return
        posts, at = self.reader.posts(self.coded, verb.end, stop)
        named = TITLED.match(text, at, stop) if posts and verb.kind not in LOSSES else None
        if named is not None and posts[-1].title not in REPRESENTING:
            yield from self._titled(verb, posts, named, stop)
            return
        posts = [post for post in posts if post.organization or post.title not in NO_POSTS]
        one = bool(posts) and text[verb.end :].startswith((" the ", " a ", " an ", " one "))
        if posts and (verb.kind not in LOSSES or one or is_plural(self.who.words(posts[0]))):
            for post in posts:
                yield self.making.change(verb, self.who.counted(post), post, (verb.start, at), None)
            return
        told = text[verb.start : verb.end].casefold()
        if FILLING.match(told) and not NO_VERB.search(text[: verb.start]):
            yield from self._bodies(verb, stop)

    def _titled(self, verb: Verb, posts: Sequence[Post], named: re.Match[str], stop: int) -> Iterator[Change]:
        """Read "elected vice-chairmen of the commission A and B and members of the commission C and D"."""
        match: re.Match[str] | None = named
        while match is not None:
            for person in self.coded.within(*match.span("list")):
                own = [post for post in person.posts if post.start < person.core[0]]
                posts = own or posts
                yield from self.making.changes(verb, person, posts, (verb.start, match.end()))
            match = TITLED_PAIR.match(self.coded.text, match.end(), stop)
            posts = list(self.coded.mentions[match["post"]].posts) if match is not None else posts

    def _bodies(self, verb: Verb, stop: int) -> Iterator[Change]:
        """Read "elected the Legislation Committee and the Budget Committee"."""
        bodies = BODIES_BEHIND.match(self.coded.text, verb.end, stop)
        for body in self.coded.within(*bodies.span("list")) if bodies is not None else []:
            if body.kind == "body":
                who = self.who.words(body).split(" of ")[0]
                post = Post(body.start, body.end, "member", body.name)
                yield self.making.change(
                    verb, who, post, (verb.start, self.coded.position(body.start) + 1), None
                )
