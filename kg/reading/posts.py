"""Finds titles: a head, what it is for, and the organization that has the post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.mentions import CodedText, Mention, Post, expand

PREFIXES = "former|acting|outgoing|incumbent|honorary|eternal|newly-elected|then|deputy|vice|assistant|senior|executive|permanent|interim"
CAPITALISED = r"[A-Z][\w'-]+"


class PostFinder:
    """Finds the titles of a coded text.

    Args:
        entries: the named things of the ontology by their local names.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self.titles: dict[str, Entry] = {}
        plurals: set[str] = set()
        for entry in entries.values():
            if entry.kind == "post_title":
                self.titles.setdefault(entry.label.casefold(), entry)
                for variant in entry.variants:
                    self.titles.setdefault(variant.casefold(), entry)
        for name in list(self.titles):
            plurals.add(name)
        head = rf"(?:(?:{PREFIXES})[ -])*{one_of(sorted(plurals))}" if plurals else r"(?!)"
        purpose = rf"(?: for (?:the )?(?:{CAPITALISED}|[a-z-]+)(?:(?:,| and|, and)? (?:{CAPITALISED}|[a-z-]+)){{0,3}} [Aa]ffairs| in charge of [a-z ]+? affairs)?"
        body = sign_class("body", "country", "meeting", "place")
        owner = rf"(?: of (?:the |its )?{body}|(?:,| at the| in the| to the| with the) {body}| {body}(?= {CAPITALISED})| of (?:the )?[a-z]+(?:,? (?:and )?[a-z]+){{0,2}} of (?:the )?{body}| of (?:the )?{CAPITALISED}(?:,? (?:and |over |for |of )?{CAPITALISED}){{0,5}})?"
        leading = rf"(?:{body} )?"
        self.pattern = rf"(?:{leading}(?<![\w-])(?i:{head})\b(?!-){purpose}{owner})"
        """A title with all that belongs to it, without groups of its own, to build larger patterns from."""
        self._whole = re.compile(
            rf"(?:(?P<before>{body}) )?(?<![\w-])(?P<title>(?i:{head})\b(?!-){purpose})(?P<owner>{owner})"
        )

    def find(self, coded: CodedText, clean: str, mentions: list[Mention], home: str | None, start: int = 0, end: int | None = None) -> Iterator[Post]:
        """Yield the titles of a stretch of coded text.

        Args:
            coded: the coded text.
            clean: the clean text of the document.
            mentions: the mentions behind the signs, in order.
            home: the state whose document it is; some bare titles imply a body only there.
            start: where to begin in the coded text.
            end: where to stop.
        """
        for match in self._whole.finditer(coded.text, start, len(coded.text) if end is None else end):
            first, last = coded.span(*match.span())
            yield self._post(match, coded, clean, mentions, home, first, last)

    def _post(self, match: re.Match[str], coded: CodedText, clean: str, mentions: list[Mention], home: str | None, first: int, last: int) -> Post:
        title = self.singular(" ".join(match["title"].split()))
        owner = match["owner"] or ""
        sign = next((coded.mentions[character] for character in reversed(owner + (match["before"] or "")) if character in coded.mentions), None)
        bare = re.sub(r"^(?:,| of| at| in| to| with)? ?(?:the |its )?", "", owner)
        if sign is not None and len(bare) <= 1:
            return Post(first, last, title, organization_of(sign))
        if bare and sign is not None:
            start, end = coded.span(match.start("owner"), match.end("owner"))
            return Post(first, last, title, expand(clean, start + _article(clean[start:end]), end, mentions))
        if bare:
            return Post(first, last, f"{title} of {bare}", _ministry(title, bare))
        return Post(first, last, title, self.implied(title, home))

    def singular(self, title: str) -> str:
        """Return a title in the singular and small letters: "Vice-Premiers" → "vice-premier"."""
        small = title.casefold()
        head, separator, purpose = small.partition(" for ")
        if head in self.titles:
            head = head if head == self.titles[head].label.casefold() else self._nearest(head)
            return head + separator + purpose
        first, _, rest = small.partition(" ")
        if first in PREFIXES.split("|") and rest:
            return f"{first} {self.singular(rest)}"
        return small

    def _nearest(self, title: str) -> str:
        """Return a title's singular if it is a plural, else the title as worded."""
        label = self.titles[title].label.casefold()
        if title.endswith(("s", "men", "women")) and not title.endswith("ss"):
            singulars = [name for name, entry in self.titles.items() if entry is self.titles[title] and title in (name + "s", name.replace("man", "men"), name[:-1] + "ies")]
            return singulars[0] if singulars else label
        return label if "." in title else title

    def implied(self, title: str, home: str | None) -> str | None:
        """Return the label of the body that a bare title implies, None where it implies none."""
        entry = self.titles.get(title.removeprefix("former ").removeprefix("outgoing "))
        if entry is None or (entry.home is not None and entry.home != home):
            return None
        names = [self.entries[local].label for local in entry.attributes.get("organization", ()) if local in self.entries]
        return names[0] if names else None


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


def _article(text: str) -> int:
    match = re.match(r"(?:of |at |in |to |with |, )?(?:the |its )?", text)
    return match.end() if match else 0


def _ministry(title: str, field: str) -> str | None:
    return f"Ministry of {field}" if title.endswith("minister") else None
