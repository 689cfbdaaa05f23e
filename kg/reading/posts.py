"""Finds titles: a head, what it is for, and the organization that has the post.

A title becomes one mention, so that whatever is built of names and titles need not know how long they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.mentions import CodedText, Mention, Post, expand, spelt, titled, with_article
from kg.reading.phrases import PhraseTree

UPPER = "A-ZÀ-ÖØ-Þ"
CAPITALISED = rf"[{UPPER}][\w'’-]*(?:\.[{UPPER}])*"
CAPITALISED_PHRASE = rf"{CAPITALISED}(?:(?:,? (?:and |over |for |of )?){CAPITALISED}){{0,5}}"
JOINT = re.compile(r",? and |, ")
"""Joins two names, or the name of an organization and the next title."""
OWNERS = sign_class("body", "country", "meeting", "place")
SECRETARIAL = re.compile(r"\bsecretary$", re.I)
MINISTERIAL = re.compile(r"\bminist(?:er|ers)$", re.I)
STATES = re.compile(r" (?:[Ss]tates?|[Cc]ountr(?:y|ies)|[Nn]ations?|[Gg]overnments?)\b")
"""Behind "member" these make it no title."""
STATE_WORDS = ("Republic", "State", "Nation", "Country", "Government")
"""Words that mean the document's own state."""


@dataclass(frozen=True)
class _Owner:
    """Whose post it is: the stretch behind the title, and what it says."""

    end: int
    organization: str | None
    of: str | None = None
    """What belongs to the title itself, as in "minister of Public Security"."""


class PostFinder:
    """Finds the titles of a coded text.

    Args:
        entries: the named things of the ontology by their local names.
        language: the words around a title.
    """

    def __init__(self, entries: Mapping[str, Entry], language: Language) -> None:
        self.entries, self.language = entries, language
        titles = [entry for entry in entries.values() if entry.kind == "post_title"]
        self.tree = PhraseTree(
            (name, (entry, name)) for entry in titles for name in (entry.label, *entry.variants)
        )
        self._demonyms = {
            demonym: entry.label
            for entry in entries.values()
            for demonym in entry.attributes.get("demonym", ())
        }
        self._singulars = _singulars(titles)
        heads = one_of([head.casefold() for head in language.body_heads])
        lower = r"(?!(?:who|which|that|was|were|is|are|to|by|on)\b)[\w'’-]+(?<!ed)"
        self._before = re.compile(
            rf"(?P<owner>{OWNERS}(?:'s)? )?(?P<words>(?:\b{one_of(language.post_prefixes)}[ -])*)$", re.I
        )
        self._field = re.compile(rf"\b(?P<field>{one_of(language.portfolios)}) $", re.I)
        self._purpose = re.compile(
            rf" for (?:the )?(?P<affairs>[\w-]+(?:(?:,| and|, and)? [\w-]+){{0,4}}? affairs)\b"
            rf"| for (?:the )?(?P<named>{CAPITALISED_PHRASE})(?= of )"
            rf"| in charge of (?:the )?(?P<charge>[\w-]+(?:(?:,| and|, and)? [\w-]+){{0,5}})"
        )
        self._compound = re.compile(
            rf" (?:of|for|to) (?:the |its |our )?(?P<own>(?:(?:[\w'’-]+"
            rf"|{OWNERS}(?:'s)?) ){{1,4}}(?:{one_of(language.organ_nouns)}))\b"
        )
        self._named_head = re.compile(rf"\b{one_of(language.body_heads)}(?= {CAPITALISED} {CAPITALISED})")
        self._owners = (
            re.compile(
                rf"(?:,? (?:of|at|in|to|with|under)|,)(?: (?:the|its|our|their|his))? (?P<own>{OWNERS})"
            ),
            re.compile(
                rf" (?:of|for) (?:the |its |our )?(?P<chain>{lower}(?:,? {lower}){{0,5}}? (?:of |for "
                rf"|to )?(?:the )?{OWNERS})"
            ),
            re.compile(
                rf" (?:of|for) (?:the )?(?P<named>(?:{sign_class('place')} )?{CAPITALISED_PHRASE})(?: of "
                rf"(?:the )?(?P<own>{OWNERS}))?"
            ),
            re.compile(
                rf" (?:of|for) (?:the |an? )?(?P<plain>(?:[a-z][\w-]* ){{0,4}}?(?:{heads}|delegation|side))\b"
            ),
            re.compile(
                rf" (?:of|for) (?:the )?(?P<field>[a-z][\w-]+(?:(?:,| and|, and)? (?!and\b)[a-z][\w-]+){{0,3}}?)(?=,"
                rf"| [A-Z]|$| and (?:[A-Z]|{sign_class('person')})|\.)"
            ),
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
        found: list[Mention] = []
        for start, end, (entry, _) in self.tree.find(coded.text):
            if self._is_title(coded.text, start, end):
                post = self._post(coded, clean, mentions, home, (start, end), entry)
                if not found or post.start >= found[-1].end:
                    found.append(Mention(post.start, post.end, "post", post.title, posts=(post,)))
        return _with_shared_owners(clean, found)

    def _is_title(self, text: str, start: int, end: int) -> bool:
        """Whether the words are a title here, not an adjective or a part of a longer word."""
        if text[start - 1 : start] == "-" or text[end : end + 1] == "-" or STATES.match(text, end):
            return False
        ranked = re.search(
            r"\b(?:ranks?|titles?) of (?:the )?$|\bpromoted to (?:be )?(?:an? )?$", text[:start]
        )
        plain = text[start:end] in self.language.lower_case_no_titles
        return not plain or ranked is not None or text.startswith(" of ", end)

    def _post(
        self,
        coded: CodedText,
        clean: str,
        mentions: Sequence[Mention],
        home: str | None,
        head: tuple[int, int],
        entry: Entry,
    ) -> Post:
        before = self._before.search(coded.text, 0, head[0])
        assert before is not None
        portfolio = self._field.search(coded.text, 0, before.start())
        start, words = before.start(), before["words"]
        if portfolio is not None and _takes_field(entry):
            further = self._before.search(coded.text, 0, portfolio.start())
            assert further is not None
            start, words = further.start("words"), f"{further['words']}{portfolio['field']} {words}"
        purpose = self._purpose.match(coded.text, head[1])
        end = purpose.end() if purpose else head[1]
        title = self._title(words, coded.text[slice(*head)], coded.text[head[1] : end])
        leading = coded.mentions[before["owner"][0]] if before["owner"] else None
        owner = self._owner(coded, clean, mentions, home, end)
        first, last = coded.span(start, owner.end if owner else end)
        if owner and owner.of:
            title = f"{title} of {owner.of}"
        organization = owner.organization if owner else organization_of(leading) if leading else None
        if organization is None and (people := re.search(r"\b([A-Z][a-z]+) $", coded.text[:start])):
            organization = self._demonyms.get(people.group(1))
        if organization is None and coded.text.endswith("its ", 0, start):
            organization = _last_body(mentions, first)
        if organization is None and (field := re.search(r"\bminister of (?P<field>[a-z].*)$", title)):
            organization = f"Ministry of {titled(field['field'])}"
        implied = self.implied(title, home) if organization is None else None
        return Post(first, last, title, organization or implied, implied is not None)

    def _owner(
        self, coded: CodedText, clean: str, mentions: Sequence[Mention], home: str | None, end: int
    ) -> _Owner | None:
        """Return whose post it is by the words behind the title, None where they do not say."""
        compound = self._compound.match(coded.text, end)
        if (
            compound is not None
            and re.search(rf"{OWNERS}|^[A-Z]", compound["own"])
            and " of " not in compound["own"]
        ):
            start, last = coded.span(*compound.span("own"))
            return _Owner(compound.end(), expand(clean, start, last, mentions))
        direct, chain, named, plain, field = (pattern.match(coded.text, end) for pattern in self._owners)
        if (
            direct
            and self._is_all(coded, direct)
            and (coded.text[end] != "," or re.match(r"[,.;)]|$| and", coded.text[direct.end() :]))
        ):
            return _Owner(direct.end(), organization_of(coded.mentions[direct["own"]]))
        ministerial = named is not None and MINISTERIAL.search(coded.text[:end])
        if chain and not ministerial and not (named and len(named.group()) >= len(chain.group())):
            return self._chained(coded, clean, mentions, chain)
        if named:
            return self._named_owner(coded, named, coded.text[:end], home)
        if plain:
            start, last = coded.span(*plain.span("plain"))
            return _Owner(plain.end(), clean[start:last])
        if field and MINISTERIAL.search(coded.text[:end]):
            return _Owner(field.end(), f"Ministry of {titled(field['field'])}", field["field"])
        return None

    def _begins_title(self, text: str, at: int) -> bool:
        """Whether a title begins at a place, be it behind words that belong to it: "Army General"."""
        behind = re.match(rf"(?:{CAPITALISED} )?", text[at:])
        starts = (at, at + behind.end()) if behind else (at,)
        return any(
            first in starts for first, _, _ in self.tree.find(text[at : at + 60]) for first in (first + at,)
        )

    @staticmethod
    def _is_all(coded: CodedText, match: re.Match[str]) -> bool:
        """Whether an owner is a whole name, not the place of a longer one: "of the Hanoi Bar"."""
        place = coded.mentions[match["own"]].kind == "place"
        return not (place and re.match(r" [A-Z]", coded.text[match.end() :]))

    def _chained(
        self, coded: CodedText, clean: str, mentions: Sequence[Mention], chain: re.Match[str]
    ) -> _Owner:
        """Read (
            "leader of the party and people of the <country>"
        ), and "secretary of organization of the <body>"."""
        field = re.match(rf" (?:of|for) (?P<field>[a-z][\w-]*) of (?:the )?(?P<own>{OWNERS})$", chain.group())
        if field is not None:
            return _Owner(chain.end(), organization_of(coded.mentions[field["own"]]), field["field"])
        start, last = coded.span(*chain.span("chain"))
        return _Owner(chain.end(), expand(clean, start, last, mentions))

    def _named_owner(self, coded: CodedText, match: re.Match[str], before: str, home: str | None) -> _Owner:
        start, last = match.span("named")
        further = next(
            (
                joint
                for joint in JOINT.finditer(coded.text, start, last)
                if self._begins_title(coded.text, joint.end())
            ),
            None,
        )
        if further is not None:
            match = next(self._owners[2].finditer(coded.text[: further.start()], match.start()), match)
            last = further.start()
        last = self._name_end(coded.text, start, last)
        name = " ".join(spelt(coded.text[start:last], coded.mentions).split())
        own = coded.mentions[match["own"]] if match["own"] and last == match.end("named") else None
        end = match.end() if last == match.end("named") else last
        if name in STATE_WORDS and own is None:
            return _Owner(end, self.entries[home].label if home and home in self.entries else name)
        if own is not None and own.kind == "body" and SECRETARIAL.search(before) and " " not in name:
            return _Owner(end, organization_of(own), name)  # "secretary of Organization of the Committee"
        if MINISTERIAL.search(before):
            abroad = f" of {with_article(own.name)}" if own and own.entry != home else ""
            return _Owner(end, f"Ministry of {name}{abroad}", name)
        return _Owner(end, f"{name} of {with_article(own.name)}" if own else name)

    def _name_end(self, text: str, start: int, end: int) -> int:
        """Return where a name ends: behind the head of a body where a person's name follows it."""
        head = self._named_head.search(text, start, end)
        return head.end() if head is not None else end

    def _title(self, prefix: str, head: str, purpose: str) -> str:
        words = [word for word in prefix.split() if word.casefold() not in self.language.dropped_prefixes]
        return " ".join([*(word.casefold() for word in words), self.singular(head)]) + " ".join(
            ["", *purpose.split()]
        )

    def singular(self, title: str) -> str:
        """Return a title in the singular and small letters: "Vice-Premiers" → "vice-premier"."""
        small = " ".join(title.split()).casefold()
        return self._singulars.get(small, small)

    def implied(self, title: str, home: str | None) -> str | None:
        """Return the label of the body that a bare title implies, None where it implies none."""
        bare = re.sub(rf"^(?:{one_of(self.language.post_prefixes)} )+", "", title)
        entry = next((found for _, end, (found, _) in self.tree.find(bare) if end == len(bare)), None)
        if entry is None or entry.home is None or entry.home != home:
            return None
        names = [
            self.entries[local].label
            for local in entry.attributes.get("organization", ())
            if local in self.entries
        ]
        return names[0] if names else None


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
        joined = re.fullmatch(r"(?:,| and|, and| or) (?:the )?(?:\d[\d ,]* )?", clean[left.end : right.start])
        told = right.organization if not right.is_implied else None
        if told is not None and told.startswith("Ministry of "):
            # "deputy prime minister and minister of Education of A": only the state is theirs both.
            told = told.rsplit(" of ", 1)[1].removeprefix("the ") if told.count(" of ") > 1 else None
        if joined and left.organization is None and clean[left.end - 1] != "." and told is not None:
            found[at] = replace(found[at], posts=(replace(left, organization=told),))
    return found


def _singulars(titles: Sequence[Entry]) -> dict[str, str]:
    """Return the singular of each name of a title: its own, or the label it abbreviates."""
    found: dict[str, str] = {}
    for entry in titles:
        names = {name.casefold() for name in (entry.label, *entry.variants)}
        for name in sorted(names):
            singular = next(
                (other for other in sorted(names) if other != name and name in _plurals(other)), None
            )
            abbreviated = "." in name or name.isupper() or len(name) < 4
            label = entry.label if name == entry.label.casefold() or abbreviated else name
            found.setdefault(name, found.get(singular, singular) if singular else label)
    return found


def _plurals(title: str) -> tuple[str, ...]:
    """Return the forms that the plural of a title may have, and that which means the office: "premiership".

    >>> _plurals("secretary general")
    ('secretary generals', 'secretary generalship', 'secretary general', 'secretarys general', 'secretaries general')
    """
    first, _, rest = title.partition(" ")
    by_first = (f"{first}s {rest}", f"{re.sub('y$', 'ies', first)} {rest}") if rest else ()
    last = re.sub("y$", "ies", title)
    return (
        title + "s",
        title + "ship",
        title[:-3] + "men" if title.endswith("man") else last,
        last,
        *by_first,
    )


def is_plural(wording: str) -> bool:
    """Return whether a title as worded names several holders.

    >>> is_plural("vice-chairmen of the Committee"), is_plural("head of Affairs"), is_plural("boss")
    (True, False, False)
    """
    head = re.split(r" (?:of|for|in|at|to|with|under)\b|, ", wording, maxsplit=1)[0].rstrip()
    return bool(re.search(r"(?:[^s]s|men|women)$|^(?:members|deputies|heads|secretaries|ministers) ", head))


def organization_of(mention: Mention) -> str:
    """Return the name of the organization a mention stands for, with the number of its term."""
    return with_term(mention.name, mention.term)


def with_term(name: str, term: int | None) -> str:
    """Return a body's name with the number of its term.

    >>> with_term("Political Bureau of the Central Committee of the Party", 8)
    'Political Bureau of the 8th Central Committee of the Party'
    """
    if term is None:
        return name
    number = ordinal_figure(term)
    if "Central Committee" in name:
        return name.replace("Central Committee", f"{number} Central Committee", 1)
    inner = re.search(r"(?<= of the )(?=Supreme People's Assembly|Congress|Parliament|Assembly)", name)
    return f"{name[: inner.start()]}{number} {name[inner.start() :]}" if inner else f"{number} {name}"


def ordinal_figure(number: int) -> str:
    """Return an ordinal in figures.

    >>> ordinal_figure(1), ordinal_figure(12), ordinal_figure(22)
    ('1st', '12th', '22nd')
    """
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def posts_in(mentions: Sequence[Mention]) -> Iterator[Post]:
    """Yield the titles of mentions that are titles."""
    for mention in mentions:
        yield from mention.posts
