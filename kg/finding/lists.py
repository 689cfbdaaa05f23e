"""Reads a list of persons, groups and bodies: what its items are, and where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.finding.list_words import END_OF_LIST, bare_group
from kg.finding.making import Span, trimmed
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.mentions import CodedText, Mention, encode, expand, lay_over
from kg.reading.post_titles import is_plural
from kg.reading.titling import bare_end

PERSON, BODY, POST = sign_class("person"), sign_class("body", "country"), sign_class("post")
ONE_IN_POST = re.compile(
    rf"(?:the |an? )(?:[\w-]+ ){{0,2}}?{POST}(?=[,;.]|\s*$| and | of | in | for | at )", re.I
)
"""Somebody named by a post alone: "the commander of the Navy"."""
SEPARATOR = re.compile(
    r",? and(?=, (?:as|on|in) )|(?:,|;)(?: and| as well as| along with| or)?(?: also)?(?: by)? "
    r"|(?:,)? (?:and|as well as|together with|along with|alongside|plus) (?:also )?(?:by )?"
)
FINITE = re.compile(
    r"(?<!who )(?<!which )(?<!that )\b(?:will|would|is|are|was|were|has|have|met|held|gave|visited) "
)
"""A verb of its own makes a clause, no item of a list."""
STANDALONE = re.compile(
    r"(?:ministers|vice-premiers|premiers|governors|ambassadors|deputies|scientists|guests|generals|journalists)$"
)
"""Those who need nobody of whom they are: what follows the next head is not theirs."""
FOLLOWING = re.compile(r"\b[Tt]he following\b")
LONGEST_HEAD = 7
"""Words before the noun that makes a group: "senior Party and administrative officials"."""


@dataclass(frozen=True, slots=True)
class Member:
    """An item of a list.

    Args:
        who: the person's name, or the group or body as worded, names written out.
        who_type: person, group or organization.
        span: where it stands in the clean text, titles included.
        mention: the person or body, where it is one.
        aside: words before it that say how it took part, such as "as observers".
    """

    who: str
    who_type: str
    span: Span
    mention: Mention | None = None
    aside: str = ""


class ListReader:
    """Reads lists.

    Args:
        groups: the nouns that make groups.
    """

    def __init__(self, groups: Sequence[str]) -> None:
        head = one_of(groups)
        word = (
            rf"(?:(?!(?:of|in|for|from|at|to|by|with|on|who|which|including|was|were|and)\b)[\w'’%-]+"
            rf"|\d[\d,]*|{BODY}(?:'s)?|(?:[\w-]*[^s\W]|sports|economics|{BODY}) and"
            rf"(?= (?!(?:the|all|an?) )(?:[\w-]+ ){{1,3}}{head})"
            rf"|(?:[\w-]*[^s\W]|{BODY}),(?= (?:[\w-]*[^s\W], )*[\w-]*[^s\W] and (?:[\w-]+ ){{1,2}}{head}\b))"
        )
        self.group = re.compile(
            rf"(?<![\w'-])(?:(?:the|all|some|other|both|those|these|also|its|their) )*(?:(?:a number"
            rf"|a group|representatives?|thousands|hundreds|tens of thousands) of )?"
            rf"(?:{word} ){{0,{LONGEST_HEAD}}}?(?P<head>{head})\b(?!')",
            re.I,
        )
        self.complement = re.compile(
            rf"^(?:[\w'-]+ ){{0,5}}{head} (?:of|in|from|at|who|for|to|under|elected|concerned|with)\b", re.I
        )
        self.bare = re.compile(rf"(?:(?:the|all|some|other|newly-elected) )*(?:[\w-]+ )?{head}", re.I)
        self.aside = re.compile(
            r"(?:,? ?(?P<aside>as (?:an? )?observers?|in (?:a |the )?(?:non-voting|observer)[\w -]*"
            r"|on invitation|online|via video[\w -]*)),? ",
            re.I,
        )

    def read(
        self, reading: Reading, sentence: Sentence, span: Span, *, is_tail: bool = False
    ) -> list[Member]:
        """Return the items of a list.

        Args:
            reading: the document.
            sentence: the sentence in which the list stands.
            span: where the list stands in the clean text.
            is_tail: whether other words may stand before the list in the span, as before a verb.
        """
        mentions = lay_over(
            sentence.names,
            [
                _without_comma(reading, one)
                for one in sentence.mentions
                if one.kind in ("person", "meeting") or _is_one_in_post(reading, one)
            ],
        )
        coded = encode(reading.text, *span, mentions)
        stop = None if is_tail else END_OF_LIST.search(coded.text)
        last = stop.start() if stop else len(coded.text)
        pieces = list(self._pieces(coded.text[:last]))
        members = [self._member(reading, coded, piece[:2], piece[2], sentence.names) for piece in pieces]
        return [
            _of_former(self._whole(member, members[at + 1 :]), members[:at])
            for at, member in enumerate(members)
            if member is not None
        ]

    def _whole(self, member: Member, behind: Sequence[Member | None]) -> Member:
        """Return a bare group with what it shares with the next: "delegates and observers elected there"."""
        following = behind[0] if behind else None
        if (
            following is None
            or not following.who.startswith("observers ")
            or not self.bare.fullmatch(member.who)
        ):
            return member
        return replace(member, who=member.who + following.who.removeprefix("observers"))

    def _pieces(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and aside of each item in coded text."""
        start, aside = 0, ""
        if opening := self.aside.match(text):
            start, aside = opening.end(), opening["aside"]
        begun, at = start, start
        while (found := SEPARATOR.search(text, at)) is not None:
            at = found.end()
            said = self.aside.match(text, at)
            behind = said.end() if said else at
            if (
                self._is_whole(text[begun : found.start()])
                and (
                    self._begins(text, behind) or self._are_bodies(text[begun : found.start()], text[behind:])
                )
                and (said or not self._shares(text[begun : found.start()], text[behind:], found.group()))
            ):
                yield begun, found.start(), aside
                begun, aside = behind, (said["aside"] if said else aside)
        yield begun, len(text), aside

    def _is_whole(self, text: str) -> bool:
        """Whether an item has its head already; in "Party and public officials" the first word has none."""
        return bool(
            re.search(f"{PERSON}|{POST}", text)
            or self.group.search(text)
            or re.fullmatch(rf"(?:the )?{BODY}", text.strip(), re.I)
        )

    def _begins(self, text: str, at: int) -> bool:
        """Whether a new item begins at a place: a person, or a noun phrase with a head of its own."""
        if re.match(PERSON, text[at:]) or ONE_IN_POST.match(text, at):
            return True
        if re.search(r"including [^;]*$", text[:at]) and re.match(
            rf"(?:the |those )?(?:of )?(?:the )?(?:{BODY}|\w+ (?:and|of))", text[at:]
        ):
            return False
        named = re.match(
            rf"(?:(?!and |of |in |for |at |by |with )(?:[\w'’.-]+|{BODY}(?:'s)?) (?:of )?){{1,4}}{PERSON}",
            text[at:],
        )
        return self.group.match(text, at) is not None or named is not None

    @staticmethod
    def _are_bodies(before: str, behind: str) -> bool:
        """Whether both items are bodies, and not the second a part of a group: "officials of A and B"."""
        is_body = rf"(?:the )?{BODY}"
        return bool(
            re.fullmatch(is_body, before.strip()) and re.match(rf"{is_body}(?=[,;.]| and |$)", behind)
        )

    def _shares(self, before: str, behind: str, separator: str) -> bool:
        """Whether a bare head shares what follows the next: (
            "members and alternate members of the committee"
        )."""
        if not self.bare.fullmatch(before.strip()) or re.match(PERSON, behind):
            return False
        if separator.strip() != "and" or not self.complement.search(behind[:80]):
            return False
        own = STANDALONE.search(before.strip())
        if own is not None and own.group().casefold() not in behind.casefold():
            return False  # "ministers and heads of agencies"
        roles = before.strip().endswith(("delegates", "participants", "members")) and behind.startswith(
            "observers"
        )
        return not roles

    def _member(
        self, reading: Reading, coded: CodedText, piece: Span, aside: str, names: Sequence[Mention]
    ) -> Member | None:
        text = coded.text[slice(*piece)]
        person = re.search(rf"{PERSON}(?=[\s,.;]*$)", text) or re.match(rf"(?:\w+ly )?{PERSON}", text)
        if person is not None:
            mention = coded.mentions[person.group()[-1]]
            return Member(mention.name, "person", (mention.start, bare_end(mention)), mention, aside)
        post = ONE_IN_POST.match(text)
        if post is not None:
            first, last = trimmed(reading.text, coded.span(*piece))
            who = bare_group(expand(reading.text, first, last, lay_over(names, _told(coded))))
            return Member(who, "person", (first, last), coded.mentions[post.group()[-1]], aside)
        group = self.group.search(text)
        if group is not None and FOLLOWING.search(text, 0, group.end()):
            return None  # "the following members were present:" names nobody
        if group is not None and not re.search(r"[.:]|\b(?:that|he|it)\b", text[: group.start()]):
            first, last = trimmed(reading.text, coded.span(piece[0] + group.start(), piece[1]))
            if FINITE.search(reading.text[first:last]):
                return None
            who = bare_group(expand(reading.text, first, last, lay_over(names, _told(coded))))
            return Member(who, "group", (first, last), None, aside)
        body = re.search(rf"^(?:the )?{BODY}$", text.strip(" .,;"), re.I)
        if body is not None:
            mention = coded.mentions[body.group()[-1]]
            kind = "group" if mention.kind == "country" else "organization"
            return Member(mention.name, kind, (mention.start, mention.end), mention, aside)
        return None


@lru_cache(maxsize=8)
def list_reader(groups: tuple[str, ...]) -> ListReader:
    """Return the reader of lists whose groups are made by some nouns."""
    return ListReader(groups)


def _of_former(member: Member, before: Sequence[Member | None]) -> Member:
    """Return a group of whose body the item before tells: "A, chairman of the commission, and its members"."""
    told = before[-1].mention if before and before[-1] is not None else None
    owner = (
        next((post.organization for post in reversed(told.posts) if post.organization), None)
        if told
        else None
    )
    own = re.match(r"(?:its|their) (?P<rest>[^,]*)", member.who)
    if own is None or owner is None or " of " in member.who:
        return member
    return replace(member, who=f"{own['rest']} of the {owner}")


def _without_comma(reading: Reading, mention: Mention) -> Mention:
    """Return a mention without the comma that closes a title: in a list the next item begins behind it."""
    closed = reading.text[mention.end - 1] == ","
    return replace(mention, end=mention.end - 1) if closed else mention


def _is_one_in_post(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is a bare title in the singular, which names somebody: "the commander of the Navy"."""
    return mention.kind == "post" and not is_plural(reading.text[mention.start : mention.end])


def _told(coded: CodedText) -> list[Mention]:
    """Return the meetings that a stretch names in full: "those elected at the Ninth Congress"."""
    return [one for one in coded.mentions.values() if one.kind == "meeting" and not one.anaphoric]
