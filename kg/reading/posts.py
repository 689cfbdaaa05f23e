"""Finds titles: a head, what it is for, and the organization that has the post.

A title becomes one mention, so that whatever is built of names and titles need not know how long they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.capitals import CAPITALISED_PHRASE
from kg.reading.mentions import CodedText, Mention, Post, lay_over, titled
from kg.reading.post_owners import OWNERS, OwnerReader, Stretch
from kg.reading.post_titles import PostTitles
from kg.reading.terms import organization_of
from kg.reading.unlisted_titles import UnlistedTitles

UNDER = re.compile(r"\b[Uu]nder the $")
"""Before "chair" or "lead" these make it no title: "under the chair of A"."""
EX = re.compile(r"\b[Ee]x-$")
STATES = re.compile(r" (?:[Ss]tates?|[Cc]ountr(?:y|ies)|[Nn]ations?|[Gg]overnments?)\b")
"""Behind "member" these make it no title."""


NEWLY = re.compile(r"newly[ -](?:elected|appointed) ")
ACTING = re.compile(
    rf"(?:{sign_class('body', 'meeting')}|\b(?:[Ii]t|meeting|session|plenum|congress|conference|also|and|was"
    rf"|were|been)) $"
)
"""Before "newly appointed" these make it a verb: "The meeting newly appointed directors"."""


class PostFinder:
    """Finds the titles of a coded text.

    Args:
        entries: the named things of the ontology by their local names.
        language: the words around a title.
    """

    def __init__(self, entries: Mapping[str, Entry], language: Language) -> None:
        self.language = language
        self.titles = PostTitles(entries, language)
        self.owners = OwnerReader(entries, language, self.titles)
        self.unlisted = UnlistedTitles(language, self.owners)
        self._sent = re.compile(rf"(?: of (?:the )?{OWNERS})? (?P<to>to (?:the )?{OWNERS})")
        self._demonyms = {
            demonym: entry.label
            for entry in entries.values()
            for demonym in entry.attributes.get("demonym", ())
        }
        self._before = re.compile(
            rf"(?:(?P<outer>\b(?:alternate|honorary|permanent|full) )?(?P<owner>{OWNERS}(?:'s)? ))?"
            rf"(?P<words>(?:\b{one_of(language.post_prefixes)}[ -])*)$",
            re.I,
        )
        self._field = re.compile(rf"\b(?P<field>{one_of(language.portfolios)}) $", re.I)
        self._purpose = re.compile(
            rf" for (?:the )?(?P<affairs>[\w-]+(?:(?:,| and|, and)? [\w-]+){{0,4}}? affairs)\b"
            rf"| for (?:the )?(?P<named>{CAPITALISED_PHRASE})(?= of )"
            rf"|(?<=[Gg]overnor) for (?:the )?(?P<duty>{CAPITALISED_PHRASE})(?=,|;|$)"
            rf"| responsible for (?:the )?[a-z][\w-]*(?: [a-z][\w-]*){{0,4}}(?=[.,;)]|$)| without portfolio\b"
            rf"| in charge of (?:the )?(?P<charge>[\w-]+(?:(?:,| and|, and)? [\w-]+){{0,5}})"
        )

    def find(
        self, coded: CodedText, clean: str, mentions: Sequence[Mention], home: str | None
    ) -> list[Mention]:
        """Return the titles of a coded text as mentions, in order and apart.

        Args:
            coded: the coded text.
            clean: the clean text of the document.
            mentions: the mentions behind the signs, in order.
            home: the state whose document it is; some bare titles imply a body only there.
        """
        stretch = Stretch(coded, clean, mentions, home)
        found: list[Mention] = []
        for start, end, entry in map(partial(self._of_field, coded.text), self.titles.find(coded.text)):
            if self._is_title(coded.text, start, end):
                post = self._post(stretch, (start, end), entry)
                if not found or post.start >= found[-1].end:
                    found.append(Mention(post.start, post.end, "post", post.title, posts=(post,)))
        return _with_shared_owners(clean, lay_over(self.unlisted.find(stretch), found))

    def _of_field(self, text: str, found: tuple[int, int, Entry]) -> tuple[int, int, Entry]:
        """Return the bare title where a longer one is cut out of its field: "minister of State" of "Security"."""
        start, end, _ = found
        head = re.match(r"\w+(?= of state$)", text[start:end], re.I)
        if head is None or not re.match(r" [A-Z]\w+(?=[,.;]|$| of | and | in )", text[end:]):
            return found
        bare = next(self.titles.find(head.group()), None)
        return (start, start + bare[1], bare[2]) if bare is not None else found

    def _is_title(self, text: str, start: int, end: int) -> bool:
        """Whether the words are a title here, not an adjective or a part of a longer word."""
        if (
            (text[start - 1 : start] == "-" and not EX.search(text, 0, start))
            or text[end : end + 1] == "-"
            or STATES.match(text, end)
        ):
            return False
        if text[start:end].casefold() == "justice" and text.startswith((" Minist", " minist"), end):
            return False
        if UNDER.search(text, 0, start):
            return False
        ranked = re.search(
            r"\b(?:ranks?|titles?) of (?:the )?$|\bpromoted to (?:be )?(?:an? )?$", text[:start]
        )
        plain = text[start:end] in self.language.lower_case_no_titles
        return not plain or ranked is not None or text.startswith(" of ", end)

    def _post(self, stretch: Stretch, head: tuple[int, int], entry: Entry) -> Post:
        text = stretch.coded.text
        start, words, leading = self._before_head(stretch.coded, head[0], entry)
        purpose = self._purpose.match(text, head[1])
        end = purpose.end() if purpose else head[1]
        title = self._title(words, text[slice(*head)], text[head[1] : end])
        owner = self.owners.read(stretch, end)
        first, last = stretch.coded.span(start, owner.end if owner else end)
        if owner and owner.of:
            title = f"{title} of {owner.of}"
        sent = self._sent.match(text, end) if entry.label in self.language.envoys else None
        told = owner.organization if owner else None
        if sent is not None:
            title = f"{title} {stretch.clean[slice(*stretch.coded.span(*sent.span('to')))]}"
            first, last = stretch.coded.span(start, sent.end())
            told = told if sent.group().startswith(" of") else None
        told = told or (organization_of(leading) if leading else None)
        organization = told or self._organization(stretch, start, title)
        implied = self.titles.implied(title, stretch.home) if organization is None else None
        return Post(first, last, title, organization or implied, implied is not None)

    def _before_head(self, coded: CodedText, at: int, entry: Entry) -> tuple[int, str, Mention | None]:
        """Return where the words before a head start that belong to it, those words, and a body before them."""
        before = self._before.search(coded.text, 0, at)
        assert before is not None
        start, words = before.start(), f"{before['outer'] or ''}{before['words']}"
        verb = NEWLY.match(before["words"])
        if verb is not None and ACTING.search(coded.text, 0, before.start("words")):
            start, words = before.start("words") + verb.end(), before["words"][verb.end() :]
        leading = coded.mentions[before["owner"][0]] if before["owner"] else None
        portfolio = self._field.search(coded.text, 0, before.start())
        if portfolio is not None and _takes_field(entry):
            further = self._before.search(coded.text, 0, portfolio.start())
            assert further is not None
            start, words = further.start("words"), f"{further['words']}{portfolio['field']} {words}"
        return start, words, leading

    def _organization(self, stretch: Stretch, start: int, title: str) -> str | None:
        """Return the organization that other words than those behind a title tell: "Lao", "its", "of finance"."""
        before = stretch.coded.text[:start]
        if (people := re.search(r"\b([A-Z][a-z]+) $", before)) and people.group(1) in self._demonyms:
            return self._demonyms[people.group(1)]
        if before.endswith("its ") and (body := _last_body(stretch.mentions, stretch.coded.starts[start])):
            return body
        field = re.search(r"\bminister of (?P<field>[a-z].*)$", title)
        return f"Ministry of {titled(field['field'])}" if field else None

    def _title(self, prefix: str, head: str, purpose: str) -> str:
        words = [word for word in prefix.split() if word.casefold() not in self.language.dropped_prefixes]
        return " ".join([*(word.casefold() for word in words), self.titles.singular(head)]) + " ".join(
            ["", *purpose.split()]
        )


def _last_body(mentions: Sequence[Mention], before: int) -> str | None:
    """Return the body last named before a place, that of a meeting too, which "its chairman" means."""
    for mention in sorted(mentions, key=lambda one: -one.start):
        if mention.end <= before and mention.kind == "body":
            return organization_of(mention)
        if mention.end <= before and mention.meeting is not None:
            return mention.meeting.body
    return None


def _takes_field(entry: Entry) -> bool:
    return entry.label.split()[-1] in ("minister", "secretary", "ministers", "vice-minister")


def _with_shared_owners(clean: str, titles: Sequence[Mention]) -> list[Mention]:
    """Return titles, those without an organization with that of the next: "head and members of the board"."""
    found = list(titles)
    for at in range(len(found) - 2, -1, -1):
        left, right = found[at].posts[0], found[at + 1].posts[0]
        joined = re.fullmatch(
            r"(?:,| and|, and| or) (?:the |an? )?(?:(?:\d[\d ,]*|one|two|three|four|five|several|some) )?",
            clean[left.end : right.start],
        )
        told = right.organization if not right.is_implied else None
        if told is not None and told.startswith("Ministry of "):
            # "deputy prime minister and minister of Education of A": only the state is theirs both.
            told = told.rsplit(" of ", 1)[1].removeprefix("the ") if told.count(" of ") > 1 else None
        if joined and left.organization is None and clean[left.end - 1] != "." and told is not None:
            found[at] = replace(found[at], posts=(replace(left, organization=told),))
    return found
