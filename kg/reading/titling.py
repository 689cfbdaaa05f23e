"""Gives persons the titles before and behind their names, in lists too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import CodedText, Mention, Post, encode, lay_over
from kg.reading.post_titles import is_plural
from kg.reading.shared_owners import SharedOwners
from kg.reading.terms import organization_of

PERSON, POST = sign_class("person"), sign_class("post")


FRONTED = re.compile(
    r"(?:^|[.;] )(?:[Uu]nder|[Bb]y|[Aa]t|[Oo]n|[Uu]pon|[Ww]ith|[Ii]n) [^,;]*\b(?:of|by|from) (?:the )?$"
)
"""Before a title: it is that of another than the subject behind the comma."""

AIMED = re.compile(r"(?: of [^,;.]{1,30}?)?,? (?:as|from|to be|to the post) ")
"""Behind a person: the post that is gained or lost follows, and the title in front is one that is held."""
TWO_TITLES = re.compile(rf"(?:[Tt]he )?(?P<left>{POST}) and (?P<right>{POST})")
VACATED = re.compile(r"\b(?:of|from|to|as) (?:the |an? )?$")
"""Before two titles: the former is a post that another person lost or gained."""


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
            rf"(?P<as>\b(?:as|(?:re-|by-)?elected|appointed|named|chosen)(?: an?| the)? )?"
            rf"(?P<all>(?P<article>\b[Tt]he )?{courtesy}(?:{POST}(?: and (?:the )?{POST})?(?P<comma>,)?"
            rf" )?{courtesy})$"
        )
        alone = rf"{POST}(?! ?(?:{courtesy})?{PERSON})"
        lead = (
            r"(?:(?:who|that) (?:is|was|has been|had been) |(?:who (?:had |has )?"
            r"(?:also |previously |formerly |earlier |once )?)?"
            r"(?:works?|worked|serves?|served|serving|acts|acted|acting) as |in (?:his|her) capacity as )?"
        )
        lead += r"(?:(?:also|concurrently|currently|hitherto|until now|presently|both|all|respectively|the|a|an|its) )*"
        self.behind = re.compile(
            rf"(?:,| \(| [-–—]) ?{lead}{alone}(?:(?:,? and|,|;| and concurrently) {lead}{alone}| (?:who"
            rf"|that) (?:is|was) (?:also )?(?:the |an? )?{alone})*(?:\))?"
        )
        self.owner = re.compile(rf" of (?:the )?(?P<own>{sign_class('country', 'body', 'place')})(?!-)")
        self.shared = SharedOwners(language)
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
            found.append(self._one(coded, text, match.start(), found[-1].end if found else 0))
        self._share_before(coded, text, found)
        self._share_behind(coded, text, found)
        self._share_owner(coded, found)
        return lay_over(mentions, [self._mention(coded, titled) for titled in found])

    def _one(self, coded: CodedText, text: str, at: int, after: int) -> _Titled:
        first = self._first(coded, text, after, at)
        behind = self.behind.match(coded.text, at + 1)
        titles = [one for one in coded.within(first, at) if one.kind == "post"] if first < at else []
        owner = self.owner.match(coded.text, at + 1) if behind is None and titles else None
        if owner is not None and all(
            one.posts[0].organization is None or one.posts[0].is_implied for one in titles
        ):
            titles = [_owned(one, organization_of(coded.mentions[owner["own"]])) for one in titles]
            return _Titled(coded.mentions[coded.text[at]], first, at, owner.end(), titles, [])
        end = behind.end() if behind else at + 1
        posts = [mention for mention in coded.within(at + 1, end) if mention.kind == "post"]
        own = _own(text, posts)
        if len(own) < len(posts):
            posts, end = own, coded.position(own[-1].start) + 1
        return _Titled(coded.mentions[coded.text[at]], first, at, end, titles, posts)

    def _first(self, coded: CodedText, text: str, after: int, at: int) -> int:
        """Return where the titles before a person start."""
        before = self.before.search(coded.text, after, at)
        assert before is not None
        first = before.start("all")
        if before["comma"] and not before["article"] and text[coded.starts[first]].islower():
            return at  # "elected B minister of defence, A minister of finance"
        if (
            before["comma"]
            and FRONTED.search(coded.text[:first])
            and (not coded.text.startswith(",", at + 1) or self.behind.match(coded.text, at + 1))
        ):
            return at  # "By order of the chairman, A was promoted"
        if (
            before["as"]
            and AIMED.match(coded.text, at + 1)
            and before["as"].strip() not in ("as", "as a", "as the")
        ):
            return first  # "elected Deputy A as chairman"
        return _last_of_two(coded.text, first, at) if before["as"] or _vacated(coded, text, first) else first

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

    def _share_owner(self, coded: CodedText, found: Sequence[_Titled]) -> None:
        """Give the titles of a list the body of those who close it: "Secretaries A and B and other officials of C"."""
        for number, titled in enumerate(found):
            organization = self.shared.behind(coded, titled.end) if titled.before else None
            if organization is None:
                continue
            bare = titled.before
            for other in reversed(found[: number + 1]):
                if other.before != bare:
                    break
                other.before = self.shared.given(bare, organization)

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
            # "Deputy Premiers A and B, ministers, and heads of departments": the ministers are others.
            bare = plural[0].posts[0].organization is None
            is_group = (bare and any(other.before for other in sharing)) or _have_own(text, sharing)
            if len(sharing) > 1 and not is_group:
                self._cut_group(coded, text, titled, plural)
                plural = [post for post in plural if post in titled.behind]
                for other in sharing[1:]:
                    other.behind = list(plural)
            else:
                self._cut(coded, titled, plural[0])

    def _cut_group(self, coded: CodedText, text: str, titled: _Titled, plural: Sequence[Mention]) -> None:
        """Take a further plural title behind a comma and "and" away: "A and B, members of C, and members of D"."""
        for post in plural[1:]:
            if text[: post.start].endswith((", and ", ", and the ")):
                self._cut(coded, titled, post)
                return

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
        if titled.behind and re.match(rf", (?!(?:its |the |their )?(?:{POST} )?{PERSON})", coded.text[end:]):
            end += 1
        start, last = coded.span(titled.start, end)
        posts = tuple(
            dict.fromkeys(post for mention in (*titled.before, *titled.behind) for post in mention.posts)
        )
        return replace(titled.person, start=start, end=last, posts=posts)


def _own(text: str, posts: Sequence[Mention]) -> list[Mention]:
    """Return the titles behind a name without one that begins another holder: "A, president of B, and an aide of C"."""
    if not posts or text[: posts[0].start].endswith((" a ", " an ", " the ")):
        return list(posts)
    for number, post in enumerate(posts[1:], 1):
        if text[: post.start].endswith((", and a ", ", and an ")):
            return list(posts[:number])
    return list(posts)


def _have_own(text: str, sharing: Sequence[_Titled]) -> bool:
    """Whether each of some persons has a title of its own before the name: "President A, Premier B, members of C"."""
    return all(
        other.before and not any(is_plural(text[post.start : post.end]) for post in other.before)
        for other in sharing
    )


def _owned(title: Mention, organization: str) -> Mention:
    """Return a title with the organization that is told behind its holder: "President A of B"."""
    posts = (replace(post, organization=organization, is_implied=False) for post in title.posts)
    return replace(title, posts=tuple(posts))


def _vacated(coded: CodedText, text: str, first: int) -> bool:
    """Whether the former of two titles belongs to another: "was relieved of the premiership and Deputy A"."""
    two = TWO_TITLES.match(coded.text, first)
    if two is None or not VACATED.search(coded.text[:first]):
        return False
    left, right = coded.starts[two.start("left")], coded.starts[two.start("right")]
    return text[left].islower() and text[right].isupper()


def _last_of_two(text: str, start: int, end: int) -> int:
    """Return where the second of two titles starts: in "as chairman and Deputy A" only that is A's."""
    titles = [match.start() for match in re.finditer(POST, text[start:end])]
    return start + titles[1] if len(titles) > 1 else end


def bare_end(person: Mention) -> int:
    """Return where a person's name and titles end, without the comma that closes them."""
    behind: list[Post] = [post for post in person.posts if person.core[0] <= post.start < person.end]
    return (
        max([person.core[1], *(post.end for post in behind)]) if behind else max(person.core[1], person.end)
    )
