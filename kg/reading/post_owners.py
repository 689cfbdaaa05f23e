"""Reads whose post it is from the words behind a title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.capitals import CAPITALISED, CAPITALISED_PHRASE, UPPER
from kg.reading.mentions import CodedText, Mention, expand, spelt, titled, with_article
from kg.reading.post_titles import PostTitles
from kg.reading.terms import organization_of

JOINT = re.compile(r",? and |, ")
"""Joins two names, or the name of an organization and the next title."""
OWNERS = sign_class("body", "country", "meeting", "place")
FURTHER_OWNER = re.compile(rf" of (?:the )?(?:{OWNERS} )?(?:{CAPITALISED_PHRASE}|{OWNERS})(?=[,;.)]|$)")
"""Behind a body: "the primary committee of the Party of the Hill Mill"."""
SENT_TO = re.compile(rf" to (?:the )?{OWNERS}(?=,|$)")
"""Behind the sender: "the ambassador of A to B, Mr. C"."""
SECRETARIAL = re.compile(r"\bsecretary$", re.I)
MINISTERIAL = re.compile(r"\bminist(?:er|ers)$", re.I)
STATE_WORDS = ("Republic", "State", "Nation", "Country", "Government")
"""Words that mean the document's own state."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of text whose titles are read.

    Args:
        coded: its coded text.
        clean: the clean text of the document.
        mentions: its mentions, in order.
        home: the state whose document it is; some bare titles imply a body only there.
    """

    coded: CodedText
    clean: str
    mentions: Sequence[Mention]
    home: str | None


@dataclass(frozen=True)
class Owner:
    """Whose post it is.

    Args:
        end: where the words that say it end, in the coded text.
        organization: the organization that has the post.
        of: what belongs to the title itself, as in "minister of Public Security".
    """

    end: int
    organization: str | None
    of: str | None = None


def _field_head(language: Language) -> str:
    """Return the pattern of a minister's field before a name: "Public Health" of "Public Health Ana Lopez"."""
    name = rf"(?!{one_of([word.title() for word in language.portfolios])}\b){CAPITALISED}\.?"
    known = rf"(?:(?i:{one_of(language.portfolios)})(?:,? and |, )?)+(?= {name}(?: {name})+)"
    initials = rf"[{UPPER}]\.(?: ?[{UPPER}]\.)*"
    return rf"{known}|{CAPITALISED}(?: (?:and )?{CAPITALISED})*?(?= {initials} ?{CAPITALISED})"


class OwnerReader:
    """Reads whose post it is.

    Args:
        entries: the named things of the ontology by their local names.
        language: the words in names of bodies.
        titles: the titles, where the next of which begins, a name ends.
    """

    def __init__(self, entries: Mapping[str, Entry], language: Language, titles: PostTitles) -> None:
        self.entries, self.titles = entries, titles
        heads = one_of([head.casefold() for head in language.body_heads])
        lower = (
            r"(?!(?:who|which|that|was|were|is|are|to|by|on|as|his|her|their)\b)"
            r"(?!and (?:an?|the|some|other|all|those|several|many) )"
            r"[\w'’-]+(?<!ed)"
        )
        self._compound = re.compile(
            rf" (?:of|for|to) (?:the |its |our |an? )?(?P<own>(?:(?:[\w'’-]+"
            rf"|{OWNERS}(?:'s)?) ){{1,4}}(?:{one_of(language.organ_nouns)}))\b"
        )
        self._named_head = re.compile(rf"\b{one_of(language.body_heads)}(?= {CAPITALISED} {CAPITALISED})")
        self._field_head = re.compile(_field_head(language))
        self._courteous = re.compile(rf"(?:, | (?=[A-Z])){one_of(language.courtesies)} (?=[{UPPER}])")
        field = one_of([word.title() for word in language.portfolios])
        self._apposed = re.compile(
            rf", (?=(?!{field}\b){CAPITALISED}(?: (?!{field}\b){CAPITALISED}){{1,2}}$)"
        )
        verbs = rf"(?:to |also )?(?:re-?|by-)?(?:{one_of(language.personnel_verbs)}|[a-z]+ing\b(?= [A-Z]))"
        self._owners = (
            re.compile(
                rf"(?:,? (?:of|at|in|to|with|under)|,)(?: (?:the|its|our|their|his))? (?P<own>{OWNERS})"
            ),
            re.compile(
                rf" (?:of|for) (?:the |its |our )?(?P<chain>{lower}(?: {lower}|, (?=[a-z]){lower}){{0,5}}? (?:of |for "
                rf"|to )?(?:the )?{OWNERS})"
            ),
            re.compile(
                rf" (?:of|for) (?:the )?(?P<named>(?:{sign_class('place')} )?{CAPITALISED_PHRASE})(?: of "
                rf"(?:the )?(?P<own>{OWNERS}))?"
            ),
            re.compile(
                rf" (?:of|for) (?:the |an? |its |their |his |her )?"
                rf"(?P<plain>(?:[a-z][\w-]* ){{0,4}}?(?:{heads}|delegation|side|session|talks|working party))\b"
            ),
            re.compile(
                rf" (?:of|for) (?:the )?(?P<field>[a-z][\w-]+(?:(?:,| and|, and)? (?!and\b)(?!{verbs})[a-z][\w-]+)"
                rf"{{0,4}}?)(?=,| [A-Z]|$| and (?:[A-Z]|{sign_class('person')}|{verbs})|\.)"
            ),
        )

    def read(self, stretch: Stretch, end: int) -> Owner | None:
        """Return whose post it is, None where the words behind the title do not say.

        Args:
            stretch: where the title stands.
            end: where it ends, in the coded text.
        """
        coded, clean, mentions = stretch.coded, stretch.clean, stretch.mentions
        named_behind = self._courteous.search(coded.text, end)
        limit = named_behind.start() if named_behind else len(coded.text)
        compound = self._compound.match(coded.text, end, limit)
        if (
            compound is not None
            and re.search(rf"{OWNERS}|^[A-Z]", compound["own"])
            and " of " not in compound["own"]
        ):
            start, last = coded.span(*compound.span("own"))
            return Owner(compound.end(), expand(clean, start, last, mentions))
        direct, chain, named, plain, field = (
            pattern.match(coded.text, end, limit) for pattern in self._owners
        )
        if (
            direct
            and self._is_all(coded, direct)
            and (coded.text[end] != "," or re.match(r"[,.;)]|$| and", coded.text[direct.end() :]))
        ):
            sent = SENT_TO.match(coded.text, direct.end())
            end = sent.end() if sent else direct.end()
            return Owner(end, organization_of(coded.mentions[direct["own"]]))
        ministerial = named is not None and MINISTERIAL.search(coded.text[:end])
        if chain and not ministerial and not (named and len(named.group()) >= len(chain.group())):
            return self._chained(stretch, chain)
        if named:
            return self._named(stretch, named, coded.text[:end])
        if plain:
            start, last = coded.span(*plain.span("plain"))
            return Owner(plain.end(), clean[start:last])
        if field and MINISTERIAL.search(coded.text[:end]):
            return Owner(field.end(), f"Ministry of {titled(field['field'])}", field["field"])
        return None

    @staticmethod
    def _is_all(coded: CodedText, match: re.Match[str]) -> bool:
        """Whether an owner is a whole name, not the place of a longer one: "of the Hanoi Bar"."""
        place = coded.mentions[match["own"]].kind == "place"
        return not (place and re.match(r" [A-Z]", coded.text[match.end() :]))

    @staticmethod
    def _chained(stretch: Stretch, chain: re.Match[str]) -> Owner:
        """Read "leader of the party of the <country>", and "secretary of organization of the <body>"."""
        coded = stretch.coded
        field = re.match(rf" (?:of|for) (?P<field>[a-z][\w-]*) of (?:the )?(?P<own>{OWNERS})$", chain.group())
        if field is not None:
            return Owner(chain.end(), organization_of(coded.mentions[field["own"]]), field["field"])
        start = chain.start("chain")
        further = FURTHER_OWNER.match(coded.text, chain.end())
        end = further.end() if further is not None else chain.end()
        start, last = coded.span(start, end)
        return Owner(end, expand(stretch.clean, start, last, stretch.mentions))

    def _named(self, stretch: Stretch, match: re.Match[str], before: str) -> Owner:
        """Read "director of the <name>", "minister of <field>", "president of the Republic"."""
        coded, home = stretch.coded, stretch.home
        start, last = match.span("named")
        further = next(
            (
                joint
                for joint in JOINT.finditer(coded.text, start, last)
                if self.titles.begins(coded.text, joint.end())
            ),
            None,
        )
        if further is not None:
            match = next(self._owners[2].finditer(coded.text[: further.start()], match.start()), match)
            last = further.start()
        last = self._name_end(coded.text, start, last, is_field=MINISTERIAL.search(before) is not None)
        name = " ".join(spelt(coded.text[start:last], coded.mentions).split())
        own = coded.mentions[match["own"]] if match["own"] and last == match.end("named") else None
        end = match.end() if last == match.end("named") else last
        if name in STATE_WORDS and own is None:
            return Owner(end, self.entries[home].label if home and home in self.entries else name)
        if own is not None and own.kind == "body" and SECRETARIAL.search(before) and " " not in name:
            return Owner(end, organization_of(own), name)  # "secretary of Organization of the Committee"
        if MINISTERIAL.search(before):
            abroad = f" of {with_article(own.name)}" if own and own.entry != home else ""
            return Owner(end, f"Ministry of {name}{abroad}", name)
        return Owner(end, f"{name} of {with_article(own.name)}" if own else name)

    def _name_end(self, text: str, start: int, end: int, *, is_field: bool) -> int:
        """Return where a name ends: behind the head of a body or a minister's field where a person's name follows."""
        apposed = self._apposed.search(text[start:end]) if is_field else None
        if apposed is not None:
            return start + apposed.start()  # "the minister of Energy, A B, reported"
        head = self._named_head.search(text, start, end)
        if head is None and is_field:
            head = self._field_head.match(text, start)
        return min(head.end(), end) if head is not None else end
