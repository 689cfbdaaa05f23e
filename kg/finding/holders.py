"""Who holds which post in a document, so that a title alone names a person."""

from __future__ import annotations

import re

from kg.reading import Reading
from kg.reading.mentions import Mention, Post

LEADER = re.compile(
    r"\b[Ll]eader,? (?:(?:Comrade|President|Marshal|General|Generalissimo|Premier|Chairman) )*$"
)
"""Before a name: its bearer is the one whom "the great leader" alone means."""
BEFORE = 60
"""Characters before a name in which that is told."""


class Holders:
    """The holders of the posts that a document names.

    Args:
        reading: the document.
    """

    def __init__(self, reading: Reading) -> None:
        self._by_post: dict[tuple[str, str | None], Mention] = {}
        self._by_title: dict[str, list[Mention]] = {}
        self._leader: Mention | None = None
        for sentence in reading.sentences:
            for mention in sentence.mentions:
                if mention.kind == "person" and self._leader is None:
                    before = reading.text[max(sentence.start, mention.core[0] - BEFORE) : mention.core[0]]
                    self._leader = mention if LEADER.search(before) else None
                for post in mention.posts if mention.kind == "person" else ():
                    self.note(post.title, post.organization, mention)

    def note(self, title: str, organization: str | None, person: Mention) -> None:
        """Remember that a person holds a post; the last told holds."""
        self._by_post[title.casefold(), organization] = person
        known = self._by_title.setdefault(title.casefold(), [])
        if all(other.name != person.name for other in known):
            known.append(person)

    def holder(self, post: Post) -> Mention | None:
        """Return who is meant by a title: its holder, or the only one of whom the title is told."""
        exact = self._by_post.get((post.title.casefold(), post.organization))
        alike = self._by_title.get(post.title.casefold(), [])
        if exact is None and not alike and post.organization is None and post.title.endswith("leader"):
            return self._leader
        return exact or (alike[0] if len(alike) == 1 and post.organization is None else None)
