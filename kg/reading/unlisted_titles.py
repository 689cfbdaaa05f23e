"""Reads the titles that no list knows, by their shape behind a name: "A B, a turner of the Kirov Plant"."""

from __future__ import annotations

import re

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.capitals import UPPER
from kg.reading.mentions import Mention, Post
from kg.reading.post_owners import OwnerReader, Stretch

DOERS = (
    r"(?:er|or|ist|eer|ian|man|woman|men|women|keeper|[Cc]lerk|physician|chemist|pilot|architect|nurse|coach)"
)
"""Endings of words for those who do a work."""
NAME = rf"(?:{sign_class('person')}|(?:[{UPPER}][\w'’-]+|[{UPPER}]\.) [{UPPER}][\w'’-]+)"
OWN = sign_class("body", "place")


class UnlistedTitles:
    """Reads titles by their shape: behind a person's name and a comma, before the organization.

    Args:
        language: the nouns that name no post, such as "father" and "supporter".
        owners: reads whose post it is.
    """

    def __init__(self, language: Language, owners: OwnerReader) -> None:
        self._owners = owners
        self._shape = re.compile(
            rf"{NAME},(?: who (?:is|was))? (?:an? |the "
            rf")?(?P<title>(?!{one_of(language.no_posts)}\b)(?:[A-Za-z][\w-]+ ){{0,2}}?"
            rf"[A-Za-z][\w-]*{DOERS})(?= (?:of|at) (?:the )?(?:{OWN}|[{UPPER}]\w+))"
        )
        self._relation = re.compile(rf"(?:^|[ -]){one_of(language.no_posts)}$")

    def find(self, stretch: Stretch) -> list[Mention]:
        """Return the titles of a stretch.

        Args:
            stretch: where they are looked for.
        """
        text, found = stretch.coded.text, []
        for match in self._shape.finditer(text):
            owner = self._owners.read(stretch, match.end("title"))
            if (
                owner is None
                or owner.organization is None
                or self._relation.search(match["title"].casefold())
            ):
                continue
            start, end = stretch.coded.span(match.start("title"), owner.end)
            title = match["title"].casefold()
            title = title if owner.of is None else f"{title} of {owner.of}"
            found.append(
                Mention(start, end, "post", title, posts=(Post(start, end, title, owner.organization),))
            )
        return found
