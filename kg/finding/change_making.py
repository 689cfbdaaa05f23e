"""Makes the changes of posts that a sentence tells, with the organization, day and kind that its other words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.change import LOSSES, Change, Verb
from kg.finding.change_meant import MeantPosts
from kg.finding.change_patterns import COUNTED, DAY_BEHIND, DAY_LAST, ELECTIVE, ITS, SUBORDINATE
from kg.finding.change_subjects import SubjectReader, holders_of
from kg.finding.change_words import ChangeReader
from kg.finding.making import Span
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post, expand, without_article
from kg.reading.titling import bare_end


class ChangeMaker:
    """Makes the changes of one sentence, in the order in which they are told.

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
        self.coded, self.who = sentence.coded, SubjectReader(reading, sentence)
        self.meant = MeantPosts(self.coded, before)
        self.organization: str | None = None
        """The organization last told, which "its vice-chairmen" means."""
        self.body = before[-1].organization if before else None
        """The organization last told in the sentence before, of which further members are told."""

    def changes(self, verb: Verb, subject: Mention, posts: Sequence[Post], span: Span) -> Iterator[Change]:
        """Yield the change of somebody, or of unnamed holders, for each of some posts.

        Args:
            verb: what is told to happen to the posts.
            subject: a person, or the mention of those who hold a post.
            posts: the posts.
            span: what shows it, in the coded text.
        """
        for post in posts:
            if subject.kind == "person":
                yield self.change(verb, subject.name, post, span, subject)
            elif COUNTED.match(post.organization or ""):
                words = without_article(self.who.words(subject))
                self.meant.vacated = (
                    replace(post, organization=None) if verb.kind in LOSSES else self.meant.vacated
                )
                who = words[:1].lower() + words[1:]
                yield self.change(verb, who, replace(post, organization=None), span, None)
            else:
                self.meant.vacated = post if verb.kind in LOSSES else self.meant.vacated
                who = expand(self.reading.text, subject.start, subject.end, self.sentence.names)
                counted = self.who.counted(subject)
                is_counted = counted != holders_of(self.who.words(subject))
                who = counted if is_counted or not subject.anaphoric else who
                yield self.change(verb, who, post, span, None)

    def change(self, verb: Verb, who: str, post: Post, span: Span, person: Mention | None) -> Change:
        """Return the change of one post.

        Args:
            verb: what is told to happen to it.
            who: who gains or loses it.
            post: the post.
            span: what shows it, in the coded text.
            person: the mention of a person; None for unnamed holders.
        """
        self.meant.told = post
        self.meant.lost = post if verb.kind in LOSSES and person is not None else self.meant.lost
        organization = post.organization or (
            self.organization if self._is_its(post) or SUBORDINATE.match(post.title) else None
        )
        if organization is None and post.title.endswith("member"):
            organization = self.body
        self.organization = organization or self.organization
        first, last = self.coded.span(*span)
        clause = self.coded.text[verb.start : min(len(self.coded.text), span[1] + 60)]
        kind = "by_elected" if verb.kind == "elected" and self.reader.vacancy.search(clause) else verb.kind
        if (
            verb.kind == "appointed"
            and verb.voice == "taking"
            and ELECTIVE.search(f"{post.title}/{organization}")
        ):
            kind = "elected"
        last = max(last, post.end if post.end <= self.sentence.end else last)
        last = max(last, bare_end(person)) if person is not None and person.start >= first else last
        return Change(
            who, kind, post.title, organization, (first, last), self.sentence, person, self._day(span[1])
        )

    def _is_its(self, post: Post) -> bool:
        return bool(ITS.search(self.reading.text[: post.start])) or (
            self.reading.text.startswith((" of it", " of them", " thereof"), post.end)
        )

    def _day(self, at: int) -> str | None:
        """Return the day told directly behind a change, or for all of them at the end: "dismissed on 20 September"."""
        match = DAY_BEHIND.match(self.coded.text, at) or DAY_LAST.search(self.coded.text, at)
        time = self.coded.mentions[match.group(1)] if match else None
        return time.first if time is not None and time.first == time.last else None
