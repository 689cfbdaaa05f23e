"""Gives titles the body of the group that closes their list: "Secretaries A and B and other officials of C"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import CodedText, Mention
from kg.reading.terms import organization_of


class SharedOwners:
    """Finds whose post a bare title is by the others of the same body that are told with its holder.

    Args:
        language: the nouns for groups, and the titles that are somebody's for a body.
    """

    def __init__(self, language: Language) -> None:
        groups, titles = one_of(language.nouns.groups), one_of(language.titles_of_bodies)
        self._others = re.compile(
            r",? (?:and|as well as|together with|along with|alongside) (?:the |some |several |many )?"
            rf"other (?:[\w-]+ ){{0,3}}?{groups} (?:concerned )?(?:of|from) (?:the )?"
            rf"(?P<own>{sign_class('body')})(?!-)"
        )
        self._titles = re.compile(rf"(?:^|[ -]){titles}$")

    def behind(self, coded: CodedText, end: int) -> str | None:
        """Return the body whose others are told behind a holder, None where none are.

        Args:
            coded: the coded text.
            end: where the holder ends in it.
        """
        others = self._others.match(coded.text, end)
        return organization_of(coded.mentions[others["own"]]) if others is not None else None

    def given(self, titles: Sequence[Mention], organization: str) -> list[Mention]:
        """Return titles, those without an organization that are somebody's for a body with this one.

        Args:
            titles: the titles before a name.
            organization: the canonical name of the body.
        """
        return [self._given(title, organization) for title in titles]

    def _given(self, title: Mention, organization: str) -> Mention:
        posts = tuple(
            replace(post, organization=organization)
            if post.organization is None and self._titles.search(post.title)
            else post
            for post in title.posts
        )
        return replace(title, posts=posts)
