"""Finds bodies: those the ontology knows, with their term, and those that look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import MentionKind, sign_class
from kg.reading.body_shapes import body_shapes
from kg.reading.capitals import CAPITALISED
from kg.reading.gazetteer import Gazetteer, KnownName, name_as_told
from kg.reading.introductions import Introductions
from kg.reading.mentions import CodedText, Mention, encode, lay_over, spelt, with_article
from kg.reading.organs_of import with_organs
from kg.reading.small_bodies import SmallBodyFinder

KINDS: dict[str, MentionKind] = {"organization": "body", "country": "country", "place": "place"}
NO_NAME = (
    r"^(?:Staff of (?:the )?)?"
    r"(?:(?:The|A|An|This|Our|Its|In|At|By|All|Of|And|For|To|Members|Present|Attending|Both|Then) )*"
)
FURTHER = re.compile(
    r" of (?:the )?(?:[A-Z]|(?:union|league|federation|association|front|youth|trade union)\b)"
)
NAMING = (
    "National",
    "Federal",
    "European",
    "International",
    "Regional",
    "Joint",
    "Provincial",
    "Municipal",
    "Economic",
)
"""Before the known name of a body these begin a longer one: "National Security Council"."""
OWNED = re.compile(rf"{sign_class('body')}(?:'s)? $")
ACRONYM = re.compile(r"\b(?P<owner>[A-Z]{2,})(?:'s)? $")
LONGEST_ACRONYM = 16
MEETINGS = re.compile(r"^(?:[XVIL]+ )?(?:\w+ )?(?:Congress|Conference|Party Congress)$")
"""What looks like a body and is a meeting where a number or a party stands beside it."""


class BodyFinder:
    """Finds the bodies, countries and places of a stretch of text.

    Args:
        gazetteer: the known names.
        language: the shapes of unknown ones.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language) -> None:
        self.gazetteer = gazetteer
        self.small = SmallBodyFinder(language)
        self.ordinal = re.compile(rf"\b({language.ordinal_pattern}) $", re.I)
        self.language = language
        heads = one_of(language.body_heads)
        self.holder = re.compile(
            rf"\b{heads}(?= (?!{heads}\b){CAPITALISED} (?!{heads}\b){CAPITALISED}(?:,|$| {CAPITALISED}(?:,|$)))"
        )
        self.shapes = body_shapes(language)

    def find(
        self, text: str, start: int, end: int, home: str | None, introductions: Introductions
    ) -> list[Mention]:
        """Return the bodies, countries and places of ``text[start:end]``, in order and apart.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            home: the state whose document it is.
            introductions: the names that the document has introduced so far; new ones are added.
        """
        stretch = text[start:end]
        names = [
            name
            for name in self.gazetteer.find(stretch, home)
            if not self._goes_on(stretch, name, home)
            and not self._is_end(stretch, name)
            and not self._is_introduced(stretch, name, introductions)
        ]
        known = [self._mention(stretch, start, name) for name in names if name.entry.kind in KINDS]
        introduced = introductions.find(text, start, end)
        spans = {(one.start, one.end) for one in introduced}
        known = [one for one in known if (one.start, one.end) not in spans]
        mentions = self._at_home(text, lay_over(introduced, known))
        mentions = introductions.note(text, start, end, mentions)
        mentions = self._at_home(text, mentions)
        for shape in self.shapes:
            mentions = self._shaped(text, start, end, mentions, shape, home)
        small = list(self.small.find(text, start, end))
        mentions = lay_over([one for one in small if " for " not in one.name], mentions)
        # "the preparatory committee for the Ninth Party Congress" is no party
        mentions = lay_over(mentions, [one for one in small if " for " in one.name])
        mentions = introductions.note(text, start, end, mentions)
        mentions = [introductions.resolved(text, mention) for mention in mentions]
        mentions = lay_over(introductions.find(text, start, end), mentions)
        mentions = lay_over(introductions.referred(text, start, end), mentions)
        mentions = lay_over(introductions.referred_small(text, start, end), mentions)
        mentions = with_organs(text, mentions, self.gazetteer)
        introductions.remember(mentions)
        return [self._with_term(text, start, mention) for mention in mentions]

    def _goes_on(self, text: str, name: KnownName, home: str | None) -> bool:
        """Whether a short name that only the document's state knows is the head of a longer, unknown one."""
        if text[name.start : name.end] not in name.entry.home_variants:
            return False
        behind = FURTHER.match(text, name.end)
        state = self.gazetteer.entries.get(home or "")
        return behind is not None and not (
            state is not None
            and text.startswith((state.label, *state.variants, *state.home_variants), behind.end() - 1)
        )

    def _is_end(self, text: str, name: KnownName) -> bool:
        """Whether a word that only the document's state knows ends a longer, unknown name: "National Assembly"."""
        word = text[name.start : name.end]
        owner = ACRONYM.search(text, max(0, name.start - LONGEST_ACRONYM), name.start)
        if owner is not None and word in name.entry.home_variants:
            return self.gazetteer.named(owner["owner"], "organization") is not None
        before = re.search(r"\b(?P<word>[A-Z][a-z]+) $", text[: name.start])
        if before is not None and before["word"] in NAMING and KINDS.get(name.entry.kind) == "body":
            return True
        if before is not None and word == "Party" and before["word"] in self.language.party_kinds:
            return True
        if before is None or word in ("Party", "Cabinet") or word not in name.entry.home_variants:
            return False
        return self.language.ordinal(before["word"]) is None and before["word"] not in ("The", "This", "Our")

    @staticmethod
    def _is_introduced(text: str, name: KnownName, introductions: Introductions) -> bool:
        """Whether the document began with another body of that short name: "the Central Committee" of a front."""
        word = text[name.start : name.end]
        if word not in name.entry.home_variants:
            return False
        first = introductions.first_called(word)
        another = first is not None and first != name.entry.label
        return another or introductions.is_another(word, name.entry.label)

    def _mention(self, text: str, start: int, known: KnownName) -> Mention:
        entry = known.entry
        name = name_as_told(entry, text[known.start : known.end])
        return Mention(
            start + known.start, start + known.end, KINDS[entry.kind], name, entry.local, known.term
        )

    def _at_home(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Join a body with its own state's name beside it: "DPRK Cabinet", "Cabinet of the DPRK"."""
        kept: list[Mention] = []
        for mention in mentions:
            before = kept[-1] if kept else None
            between = text[before.end : mention.start] if before else ""
            if before and self._is_state_before(before, mention, between):
                kept[-1] = replace(mention, start=before.start)
            elif (
                before
                and self._is_state_behind(before, mention, between)
                and not (between == ", " and text.startswith("'s", mention.end))
            ):
                kept[-1] = replace(before, end=mention.end)
            else:
                kept.append(mention)
        return kept

    def _is_state_before(self, before: Mention, mention: Mention, between: str) -> bool:
        apart = between in (" ", "'s ")
        return (
            apart
            and before.kind == "country"
            and mention.kind == "body"
            and self._state(mention) == before.entry
        )

    def _is_state_behind(self, before: Mention, mention: Mention, between: str) -> bool:
        apart = between in (" of the ", " of ", ", ")
        return (
            apart
            and before.kind == "body"
            and mention.kind == "country"
            and self._state(before) == mention.entry
        )

    def _state(self, mention: Mention) -> str | None:
        entry = self.gazetteer.entries.get(mention.entry or "")
        states = entry.attributes.get("state", ()) if entry else ()
        return states[0] if states else None

    def _shaped(
        self,
        text: str,
        start: int,
        end: int,
        mentions: list[Mention],
        shape: re.Pattern[str],
        home: str | None,
    ) -> list[Mention]:
        coded = encode(text, start, end, mentions)
        found = []
        for match in shape.finditer(coded.text):
            mention = self._named(match, coded, home)
            if mention is not None:
                found.append(mention)
        return lay_over(mentions, found)

    def _named(self, match: re.Match[str], coded: CodedText, home: str | None) -> Mention | None:
        groups = match.groupdict()
        parent = coded.mentions.get(groups.get("parent") or "")
        land = coded.mentions.get(groups.get("land") or "")
        told = spelt(groups.get("name") or "Central Committee", coded.mentions)
        holder = self.holder.search(told)
        if holder is not None:
            return self._before_holder(match, coded, told[: holder.end()])
        name = re.sub(NO_NAME, "", told)
        at = match.start() + (
            len(told) - len(name) if match.start("name" if groups.get("name") else 0) == match.start() else 0
        )
        if " " not in name and (parent is None or name == "Organization"):
            return (
                None  # "Party" or "Committee" alone names nothing, nor does "Organization of the Committee"
            )
        if ordinal := re.match(rf"({self.language.ordinal_pattern}) ", name, re.I):
            name, at = name[ordinal.end() :], at + ordinal.end()
        if groups.get("left"):
            both = f"{coded.mentions[groups['left'] or ''].name}-{land.name if land else ''}"
            return Mention(*coded.span(*match.span()), "body", f"{both} {name}")
        if groups.get("spot"):
            name = f"{coded.mentions[groups['spot'] or ''].name} {name}"
        if self._is_meeting(match, coded, name, is_numbered=ordinal is not None):
            return None
        if land is not None and groups.get("within") == "in":
            whole = f"{name} in {land.name}"
        elif (parent is None and (land is None or land.entry == home)) or (
            parent is not None and parent.name in name
        ):
            whole = name
        else:
            whole = f"{name} of {f'the {parent.name}' if parent else with_article(land.name if land else '')}"
        entry = self.gazetteer.named(whole, "organization") or (
            self.gazetteer.named(name, "organization") if parent is None else None
        )
        first, last = coded.span(at, match.end())
        term = parent.term if parent else None
        return Mention(
            first,
            last,
            "body",
            name_as_told(entry, whole) if entry else whole,
            entry.local if entry else None,
            term,
        )

    def _is_meeting(self, match: re.Match[str], coded: CodedText, name: str, *, is_numbered: bool) -> bool:
        """Whether what looks like a body is a meeting: "3rd Belt and Road Forum", "Ninth Congress of the <body>"."""
        parent = match.groupdict().get("parent")
        beside = (
            self.ordinal.search(coded.text[: match.start()])
            or OWNED.search(coded.text, 0, match.start())
            or re.match(r" of (?:the )?\S", coded.text[match.end() :])
        )
        if re.search(r"\bForum\b", name) and (is_numbered or beside) and parent is None:
            return True
        roman = re.match(r"[XVIL]+ ", name)
        return MEETINGS.search(name) is not None and bool(is_numbered or parent or beside or roman)

    def _before_holder(self, match: re.Match[str], coded: CodedText, told: str) -> Mention | None:
        """Return the body of a title before the name of the one who holds it: "Chief of the State Office A B"."""
        name = re.sub(NO_NAME, "", told)
        first = match.start("name") + len(told) - len(name)
        if " " not in name or coded.text[first : first + len(name)] != name:
            return None
        return Mention(*coded.span(first, first + len(name)), "body", name)

    def _with_term(self, text: str, start: int, mention: Mention) -> Mention:
        """Take the ordinal before a body into it: "Eighth WPK Central Committee"."""
        if mention.kind != "body" or mention.term is not None:
            return mention
        before = self.ordinal.search(text[start : mention.start])
        if before is None or re.match(
            r" (?:\w+ )?(?:Summit|Forum|Dialogue)", text[mention.end : mention.end + 30], re.I
        ):
            return mention  # of "45th ASEAN Summit" the number is that of the meeting
        return replace(mention, start=start + before.start(), term=self.language.ordinal(before.group(1)))
