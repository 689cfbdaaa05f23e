"""Finds bodies: those the ontology knows, with their term, and those that look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import MentionKind, sign_class
from kg.reading.gazetteer import Gazetteer, KnownName
from kg.reading.mentions import Mention, encode, lay_over

KINDS: dict[str, MentionKind] = {"organization": "body", "country": "country", "place": "place"}
CAPITALISED = r"[A-Z][\w'-]*(?:\.[A-Z])*"


class BodyFinder:
    """Finds the bodies, countries and places of a stretch of text.

    Args:
        gazetteer: the known names.
        language: the shapes of unknown ones.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language) -> None:
        self.gazetteer = gazetteer
        self.ordinal = re.compile(rf"\b({language.ordinal_pattern}) (?:{CAPITALISED} )?$", re.I)
        self.language = language
        body, home = sign_class("body"), sign_class("country")
        head = one_of(language.body_heads)
        joined = rf"{CAPITALISED}(?:(?: and| for|,)? {CAPITALISED})*"
        self.shapes = (
            # "Legislation Committee of the <body>", "Department of Political Leadership over Military Affairs of the <body>"
            re.compile(rf"(?P<name>(?:{joined} )?{head}(?: of {CAPITALISED}(?: (?:over |for |and )?{CAPITALISED})*)?)(?:,| of| under|, of)? (?:the )?(?P<parent>{body})"),
            # "<body> Legislation Committee"
            re.compile(rf"(?P<parent>{body}) (?P<name>(?:(?!{head}\b){joined} )?{head}\b(?: of {joined})?)"),
            # "C.C., <body>"
            re.compile(rf"(?P<central>C\.C\.,?|CC,?) (?:of )?(?:the )?(?P<parent>{body})"),
            # "Ministry of Public Security of the <country>", "Preparatory Committee", "<country> Foreign Ministry"
            re.compile(rf"(?P<land>{home}) (?P<name>(?:{joined} )?{head}\b(?: of {joined})?)"),
            re.compile(rf"(?P<name>(?:{joined} )?{head}(?: of (?:the )?{joined})?)(?: of (?:the )?(?P<land>{home}))?"),
        )  # fmt: skip

    def find(self, text: str, start: int, end: int, home: str | None) -> list[Mention]:
        """Return the bodies, countries and places of ``text[start:end]``, in order and apart."""
        stretch = text[start:end]
        mentions = [self._mention(text, start, known) for known in self.gazetteer.find(stretch, home) if known.entry.kind in KINDS]
        mentions = self._at_home(text, mentions, home)
        for shape in self.shapes:
            mentions = self._shaped(text, start, end, mentions, shape, home)
        return [self._with_term(text, start, mention) for mention in mentions]

    def _mention(self, text: str, start: int, known: KnownName) -> Mention:
        entry = known.entry
        return Mention(start + known.start, start + known.end, KINDS[entry.kind], entry.label, entry.local, known.term)

    def _at_home(self, text: str, mentions: Sequence[Mention], home: str | None) -> list[Mention]:
        """Join a body with its own state's name beside it: "DPRK Cabinet", "Cabinet of the DPRK"."""
        kept: list[Mention] = []
        for mention in mentions:
            before = kept[-1] if kept else None
            between = text[before.end : mention.start] if before else ""
            if before and before.kind == "country" and mention.kind == "body" and between == " " and self._state(mention) == before.entry:
                kept[-1] = replace(mention, start=before.start)
            elif before and before.kind == "body" and mention.kind == "country" and between in (" of the ", " of ") and self._state(before) == mention.entry:
                kept[-1] = replace(before, end=mention.end)
            else:
                kept.append(mention)
        return kept

    def _state(self, mention: Mention) -> str | None:
        entry = self.gazetteer.entries.get(mention.entry or "")
        states = entry.attributes.get("state", ()) if entry else ()
        return states[0] if states else None

    def _shaped(self, text: str, start: int, end: int, mentions: list[Mention], shape: re.Pattern[str], home: str | None) -> list[Mention]:
        coded = encode(text, start, end, mentions)
        found = []
        for match in shape.finditer(coded.text):
            made = self._named(match, coded.mentions, home)
            if made is None:
                continue
            name, entry, term = made
            first, last = coded.span(*match.span())
            found.append(Mention(first, last, "body", name, entry, term))
        return lay_over(mentions, found)

    def _named(self, match: re.Match[str], signs: dict[str, Mention], home: str | None) -> tuple[str, str | None, int | None] | None:
        groups = match.groupdict()
        parent = signs.get(groups.get("parent") or "")
        land = signs.get(groups.get("land") or "")
        name = re.sub(r"^(?:The|A|An|This|Our|Its|In|At|By|All|Of) ", "", groups.get("name") or "Central Committee")
        if " " not in name and parent is None:
            return None  # "Party" or "Committee" alone names nothing
        if re.match(rf"{self.language.ordinal_pattern} ", name, re.I):
            name = name.partition(" ")[2]
        if (parent is None and (land is None or land.entry == home)) or (parent is not None and parent.name in name):
            whole = name
        else:
            whole = f"{name} of the {(parent or land).name}"  # type: ignore[union-attr]
        entry = self.gazetteer.named(whole, "organization") or (self.gazetteer.named(name, "organization") if parent is None else None)
        return (entry.label if entry else whole), (entry.local if entry else None), parent.term if parent else None

    def _with_term(self, text: str, start: int, mention: Mention) -> Mention:
        """Take the ordinal before a body into it: "Eighth WPK Central Committee"."""
        if mention.kind != "body" or mention.term is not None:
            return mention
        before = re.search(rf"({self.language.ordinal_pattern}) $", text[start : mention.start], re.I)
        if before is None:
            return mention
        return replace(mention, start=start + before.start(), term=self.language.ordinal(before.group(1)))
