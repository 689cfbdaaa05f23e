"""Reads who gains or loses a post in lists: behind a colon, in lines under a heading, behind "those appointed are"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.finding.change import Change, Verb
from kg.finding.change_words import OTHERS, PERSON, PERSONS, POST, ChangeReader, opened_kind
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post
from kg.reading.titling import bare_end

FARTHEST = 8
"""Sentences between the telling of a change and a heading of a list of those it concerns."""
TITLES = re.compile(rf"(?:the )?(?:{POST}(?:,? and (?:the )?|, (?:the )?|$))+[:.]?$", re.I)
OPENING = re.compile(rf"(?::|\b(?:as|the) follow(?:s|ing)[:.]?|{POST}\.?)$")
ROW = re.compile(
    rf"(?:[-•*·] ?|\(?\d{{1,2}}[.)] ?)?(?:(?P<post>{POST}):? )?(?P<list>{PERSONS}){OTHERS}"
    rf"(?:,? as (?:the )?(?P<as>{POST}))?(?: as a whole)? ?[.;,]?"
)
BEHIND = re.compile(
    rf"(?:,? (?:namely|including|and they are)|[^:;{PERSON[1:-1]}]*? as follows)?: (?P<list>{PERSONS}){OTHERS}[.;]?$"
)
NAMES = re.compile(PERSONS)
JOINT = re.compile(r",? and |, |; (?:and )?")
PAIR = re.compile(rf"(?P<list>{PERSONS}),? (?:as|to) (?:the )?(?P<post>{POST})")


def _behind(text: str) -> re.Match[str] | None:
    """Return the list of persons behind a colon at the end of a sentence."""
    return BEHIND.search(text) if ": " in text else None


@dataclass(frozen=True)
class _Opening:
    """What a list is of.

    Args:
        kind: the change.
        posts: the posts that those in the list gain or lose; where there are several, the rows say which.
        start: where the evidence starts in the clean text.
    """

    kind: str
    posts: tuple[Post, ...]
    start: int


class ListReader:
    """Reads the changes that stand in lists.

    Args:
        reading: the document.
        reader: the words of change.
    """

    def __init__(self, reading: Reading, reader: ChangeReader) -> None:
        self.reading, self.reader = reading, reader

    def read(self) -> Iterator[Change]:
        """Yield the changes in the order of the text."""
        for sentence in self.reading.body:
            yield from self._those(sentence)
            behind = _behind(sentence.coded.text)
            opening = self._opening(sentence, behind)
            if opening is None:
                continue
            if behind is not None:
                yield from self._row(sentence, behind, opening)
            elif sentence.end >= sentence.paragraph.end - 2:
                yield from self._rows(sentence, opening)

    def _opening(self, sentence: Sentence, behind: re.Match[str] | None) -> _Opening | None:
        """Return what the list behind a sentence is of, None where none is opened."""
        text = sentence.coded.text
        if TITLES.fullmatch(text.strip()):
            kind = self._kind_before(sentence)
            return _Opening(kind, self._posts(sentence), sentence.start) if kind else None
        head = text[: behind.start()] if behind else text
        if re.search(PERSON, head) or (behind is None and not OPENING.search(text.rstrip(" ."))):
            return None
        kind = self._kind(sentence, head)
        return _Opening(kind, self._posts(sentence, len(head)), sentence.start) if kind else None

    def _posts(self, sentence: Sentence, end: int | None = None) -> tuple[Post, ...]:
        last = len(sentence.coded.text) if end is None else end
        return tuple(
            post
            for mention in sentence.coded.within(0, last)
            if mention.kind == "post"
            for post in mention.posts
        )

    def _kind(self, sentence: Sentence, head: str) -> str | None:
        """Return the change that a sentence without a person tells of."""
        verbs = [verb.kind for verb in self.reader.verbs(head, headline=False)]
        noun = self.reader.heading.match(head)
        told = re.search(rf"{POST} (?:are|were|is|was)(?: as follows)?:?$", head.rstrip(" :."))
        if (opened := opened_kind(head)) is not None:
            return opened
        if verbs:
            return verbs[-1]
        if noun is not None:
            return self.reader.forms[noun["form"].casefold()]
        return self._kind_before(sentence) if told or re.fullmatch(rf"(?:The )?{POST}", head) else None

    def _kind_before(self, sentence: Sentence) -> str | None:
        """Return the change told shortly before a sentence, None where none is told."""
        for earlier in reversed(self.reading.sentences[max(0, sentence.number - FARTHEST) : sentence.number]):
            text = earlier.coded.text
            if (opened := opened_kind(text)) is not None:
                return opened
            kinds: Sequence[Verb] = list(self.reader.verbs(text, headline=False))
            noun = self.reader.heading.match(text)
            if kinds or noun is not None:
                return (
                    kinds[-1].kind if kinds else self.reader.forms[noun["form"].casefold()] if noun else None
                )
        return None

    def _rows(self, sentence: Sentence, opening: _Opening) -> Iterator[Change]:
        """Yield the changes of the lines behind an opening."""
        for following in self.reading.sentences[sentence.number + 1 :]:
            row = ROW.fullmatch(following.coded.text)
            if row is None or following.paragraph.kind == "title":
                return
            yield from self._row(following, row, opening)

    def _row(self, sentence: Sentence, row: re.Match[str], opening: _Opening) -> Iterator[Change]:
        told: list[Post] = []
        groups = row.groupdict()
        for name in ("post", "as"):
            told += sentence.coded.mentions[groups[name]].posts if groups.get(name) else ()
        for person in sentence.coded.within(*row.span("list")):
            for post in self._gained(person, told, opening):
                span = (opening.start, bare_end(person))
                yield Change(
                    person.name, opening.kind, post.title, post.organization, span, sentence, person, None,
                    "changes/list",
                )  # fmt: skip

    @staticmethod
    def _gained(person: Mention, told: Sequence[Post], opening: _Opening) -> Sequence[Post]:
        """Return the posts of a person in a list: told in its row, or for all of them at its opening."""
        own = list(told) or [post for post in person.posts if len(opening.posts) != 1]
        if not own:
            return opening.posts if len(opening.posts) == 1 else ()
        shared = {post.organization for post in opening.posts if post.organization}
        common = next(iter(shared)) if len(shared) == 1 else None
        return [post if post.organization else replace(post, organization=common) for post in own]

    def _those(self, sentence: Sentence) -> Iterator[Change]:
        """Read "the relieved ministers are A, minister of B, and C", "those appointed include A as B"."""
        text = sentence.coded.text
        match = self.reader.those.search(text) or self.reader.were.search(text)
        if match is None:
            return
        kind, start = self.reader.kinds[match["form"].casefold()], match.end()
        pair = PAIR.match(sentence.coded.text, start)
        if pair is None:
            yield from self._named(sentence, match, kind)
        while pair is not None:
            for person in sentence.coded.within(*pair.span("list")):
                for post in sentence.coded.mentions[pair["post"]].posts:
                    yield self._one(sentence, match.start(), kind, person, post)
            joint = JOINT.match(sentence.coded.text, pair.end())
            pair = PAIR.match(sentence.coded.text, joint.end()) if joint else None

    def _named(self, sentence: Sentence, match: re.Match[str], kind: str) -> Iterator[Change]:
        persons = NAMES.match(sentence.coded.text, match.end())
        shared = sentence.coded.mentions[match["post"]].posts if match["post"] else ()
        for person in sentence.coded.within(*persons.span()) if persons else ():
            for post in person.posts or shared:
                yield self._one(sentence, match.start(), kind, person, post)

    @staticmethod
    def _one(sentence: Sentence, start: int, kind: str, person: Mention, post: Post) -> Change:
        first = sentence.coded.starts[start]
        last = max(bare_end(person), post.end)
        return Change(
            person.name, kind, post.title, post.organization, (first, last), sentence, person, None,
            "changes/list",
        )  # fmt: skip
