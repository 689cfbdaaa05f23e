"""Gives persons the titles before and behind their names, in lists too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import CodedText, Mention, Post, encode, lay_over
from kg.reading.posts import is_plural

PERSON, POST = sign_class("person"), sign_class("post")


@dataclass
class _Titled:
    """A person on the way to its titles; places are in the coded text."""

    person: Mention
    start: int
    at: int
    end: int
    before: list[Mention] = field(default_factory=list)
    behind: list[Mention] = field(default_factory=list)


class Titling:
    """Joins persons and titles.

    Args:
        language: courtesies.
    """

    def __init__(self, language: Language) -> None:
        courtesy = rf"(?:{one_of(language.courtesies)} )*"
        self.before = re.compile(
            rf"(?P<as>\bas )?(?P<all>(?:\b[Tt]he )?{courtesy}(?:{POST}(?: and (?:the )?{POST})?,?"
            rf" )?{courtesy})$"
        )
        alone = rf"{POST}(?! ?(?:{courtesy})?{PERSON})"
        lead = r"(?:(?:who|that) (?:is|was|has been) )?(?:(?:also|concurrently|currently|the|a|an|its) )*"
        self.behind = re.compile(
            rf"(?:,| \(| [-–—]) ?{lead}{alone}(?:(?:,? and|,|;| and concurrently) {lead}{alone}| (?:who"
            rf"|that) (?:is|was) (?:also )?(?:the |an? )?{alone})*(?:\))?"
        )
        self.link = re.compile(r"(?:,| and|, and| or|;|; and) (?:\w+ )?$")

    def join(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions of a stretch, each person's titles absorbed into it.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions, titles and bare persons among them.
        """
        coded = encode(text, start, end, mentions)
        found: list[_Titled] = []
        for match in re.finditer(PERSON, coded.text):
            found.append(self._one(coded, match.start(), found[-1].end if found else 0))
        self._share_before(coded, text, found)
        self._share_behind(coded, text, found)
        return lay_over(mentions, [self._mention(coded, titled) for titled in found])

    def _one(self, coded: CodedText, at: int, after: int) -> _Titled:
        before = self.before.search(coded.text, after, at)
        assert before is not None
        first = before.start("all") if not before["as"] else _last_of_two(coded.text, before.start("all"), at)
        behind = self.behind.match(coded.text, at + 1)
        end = behind.end() if behind else at + 1
        titles = coded.within(first, at) if first < at else []
        return _Titled(
            coded.mentions[coded.text[at]],
            first,
            at,
            end,
            [mention for mention in titles if mention.kind == "post"],
            [mention for mention in coded.within(at + 1, end) if mention.kind == "post"],
        )

    def _share_before(self, coded: CodedText, text: str, found: list[_Titled]) -> None:
        """Give the plural title before the first person of a list to all: "Vice-Premiers A, B and C"."""
        shared: list[Mention] = []
        for number, titled in enumerate(found):
            linked = number and re.fullmatch(
                r"(?:,| and|, and) ", coded.text[found[number - 1].end : titled.start]
            )
            if titled.before:
                shared = [post for post in titled.before if is_plural(text[post.start : post.end])]
            elif shared and linked:
                titled.before = list(shared)
            else:
                shared = []

    def _share_behind(self, coded: CodedText, text: str, found: list[_Titled]) -> None:
        """Give the plural title behind a list to all in it: "A and B, members of the board"."""
        for number, titled in enumerate(found):
            plural = [post for post in titled.behind if is_plural(text[post.start : post.end])]
            if not plural:
                continue
            sharing = [titled]
            for before in reversed(found[:number]):
                between = coded.text[before.end : sharing[-1].start]
                if before.behind or not re.fullmatch(r",?(?: and)? (?:both )?", between):
                    break
                sharing.append(before)
            if len(sharing) > 1:
                for other in sharing[1:]:
                    other.behind = list(plural)
            else:
                self._cut(coded, titled, plural[0])

    def _cut(self, coded: CodedText, titled: _Titled, plural: Mention) -> None:
        """Take a plural title and all behind it away from a single person: it begins a new group."""
        titled.behind = titled.behind[: titled.behind.index(plural)]
        stops = [
            coded.text.index(sign) for sign, mention in coded.mentions.items() if mention in titled.behind
        ]
        titled.end = max(stops, default=titled.at) + 1

    def _mention(self, coded: CodedText, titled: _Titled) -> Mention:
        end = titled.end
        # The comma that closes titles behind a name belongs to them; that before a further person does not.
        if titled.behind and re.match(rf", (?!{PERSON})", coded.text[end:]):
            end += 1
        start, last = coded.span(titled.start, end)
        posts = tuple(
            dict.fromkeys(post for mention in (*titled.before, *titled.behind) for post in mention.posts)
        )
        return replace(titled.person, start=start, end=last, posts=posts)


def _last_of_two(text: str, start: int, end: int) -> int:
    """Return where the second of two titles starts: in "as chairman and Deputy A" only that is A's."""
    titles = [match.start() for match in re.finditer(POST, text[start:end])]
    return start + titles[1] if len(titles) > 1 else end


def bare_end(person: Mention) -> int:
    """Return where a person's name and titles end, without the comma that closes them."""
    last: list[Post] = [post for post in person.posts if person.core[0] <= post.start < person.end]
    return max([person.core[1], *(post.end for post in last)])
