"""Knows which post is meant where a sentence of change tells none: "his post", "that position", membership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.change import LOSSES, Change, Verb
from kg.finding.change_patterns import (
    ANAPHORA,
    AND_NOUN,
    FURTHER_UP,
    GIVEN_UP,
    MEMBER_OF,
    OWN_POST,
    PUNISHED,
    THAT_POST,
    TO_FILL,
)
from kg.reading.mentions import CodedText, Mention, Post


class MeantPosts:
    """The posts that one sentence means, by what it and the one before have told so far.

    Args:
        coded: the sentence.
        before: the changes that the sentence before tells.
    """

    def __init__(self, coded: CodedText, before: Sequence[Change]) -> None:
        self.coded = coded
        self.told: Post | None = None
        """The post last told, which "the post" means."""
        self.lost: Post | None = None
        """The post last told to be lost, to which those named behind without a post are elected."""
        self.vacated: Post | None = None
        """The post that unnamed holders lost, to which those named behind are appointed."""
        if before and ANAPHORA.search(coded.text):
            lost = [change for change in before if change.kind in LOSSES and change.kind != "punished"]
            self.told = before[-1].post
            self.lost = lost[-1].post if lost else None

    def posts(self, verb: Verb, person: Mention, at: int) -> list[Post]:
        """Return the posts that are meant where none is told: "his post", "the post", or those just vacated.

        Args:
            verb: the verb of change.
            person: who gains or loses a post.
            at: where the words that may point to it begin, in the coded text.
        """
        text = self.coded.text
        if self.told is not None and (
            THAT_POST.match(text, at)
            or TO_FILL.match(text, at)
            or GIVEN_UP.search(text, verb.start, verb.end)
        ):
            return [self.told]
        own = verb.kind in LOSSES and OWN_POST.match(text, at)
        if own and self.told is not None and not person.posts and AND_NOUN.search(text, 0, verb.start):
            return [self.told]
        if own:
            return [post for post in person.posts if post.organization] or list(person.posts)[-1:]
        if (
            verb.kind in ("elected", "by_elected", "appointed")
            and self.lost is not None
            and OWN_POST.match(text, at)
        ):
            return [self.lost]
        if verb.kind == "appointed" and self.vacated is not None and OWN_POST.match(text, at):
            return [replace(self.vacated, start=person.start, end=person.end)]
        return []

    def punished(self, verb: Verb, person: Mention) -> list[Post]:
        """Return the post without a title of one who is told to have been punished, and no post beside.

        Args:
            verb: the verb of change.
            person: who is punished.
        """
        told = PUNISHED.search(self.coded.text, verb.start, verb.end)
        return [Post(person.start, person.end, "", None)] if told else []

    def full(self, verb: Verb, subjects: Sequence[Mention]) -> list[Post]:
        """Return the membership in "alternate members of the committee were advanced to full membership".

        Args:
            verb: the verb of change.
            subjects: who is advanced.
        """
        held = [post for subject in subjects for post in subject.posts if post.title.endswith(" member")]
        if not held or FURTHER_UP.match(self.coded.text, verb.end) is None:
            return []
        return [replace(held[0], title="full member")]

    def membership(self, start: int, stop: int) -> list[Post]:
        """Return the membership in "elected to the Political Bureau".

        Args:
            start: where the words behind the verb begin, in the coded text.
            stop: where they end.
        """
        match = MEMBER_OF.match(self.coded.text, start, stop)
        if match is None:
            return []
        body = self.coded.mentions[match["body"]]
        if body.kind == "country":
            return []
        if match["post"]:
            posts = self.coded.mentions[match["post"]].posts
            return [replace(post, organization=post.organization or body.name) for post in posts]
        return [Post(body.start, body.end, f"{match['full'] or ''} member".strip(), body.name)]


def of_same_field(gained: Post, left: Sequence[Mention]) -> Post:
    """Return a post with the field of the one left for it: "from minister of Railways to vice-minister".

    Args:
        gained: the post that is gained.
        left: the titles told before it.
    """
    fields = [post for one in left if one.kind == "post" for post in one.posts if " of " in post.title]
    if not fields or gained.organization is not None or not gained.title.endswith("minister"):
        return gained
    field = fields[0].title.split(" of ", 1)[1]
    return replace(gained, title=f"{gained.title} of {field}", organization=fields[0].organization)
