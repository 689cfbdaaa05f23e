"""A change of a post and the verb that tells it, on their way to a fact."""

from __future__ import annotations

from dataclasses import dataclass

from kg.finding.making import Span
from kg.reading import Sentence
from kg.reading.mentions import Mention, Post

CHANGES = (
    "elected",
    "by_elected",
    "appointed",
    "dismissed",
    "recalled",
    "transferred",
    "promoted",
    "demoted",
    "punished",
)
LOSSES = ("dismissed", "recalled", "demoted", "punished")


@dataclass(frozen=True)
class Change:
    """A change of one holder and one post, on the way to its fact; places are in the clean text."""

    who: str
    kind: str
    title: str
    organization: str | None
    span: Span
    sentence: Sentence
    person: Mention | None
    day: str | None = None
    rule: str = "changes/verb"

    @property
    def post(self) -> Post:
        """The post that is gained or lost."""
        return Post(*self.span, self.title, self.organization)


@dataclass(frozen=True)
class Verb:
    """A verb of change in a coded sentence."""

    kind: str
    start: int
    end: int
    voice: str
    """active, passive, owned: "A's appointment", or taking: the subject gains or loses the post by its own doing."""
    is_joined: bool = False
    """Whether its subject is that of the verb before: "was relieved and appointed"."""


def is_former(post: Post) -> bool:
    """Return whether a title is told as one of old: "former minister", "ex-minister".

    Args:
        post: the post.
    """
    return post.title.startswith(("former ", "ex-"))
