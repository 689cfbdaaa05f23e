"""Finds the names of meetings: number, kind, body and term in every order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.grammar.keyed import holds_keys, keys_of
from kg.grammar.language import Language, MeetingWord
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.holding_patterns import GATHER, GATHERS
from kg.reading.meeting_shapes import SUMMITS, MeetingShapes
from kg.reading.mentions import CodedText, MeetingName, Mention, encode, titled, with_article
from kg.reading.terms import ordinal_figure, with_term

BODY_KINDS = (
    (r"Political Bureau|Politburo", "politburo_meeting"),
    (r"Military (?:Commission|Council)", "military_commission_meeting"),
    (r"Standing Committee", "standing_committee_meeting"),
    (r"Secretariat", "secretariat_meeting"),
    (r"Presidium", "presidium_meeting"),
    (r"Central Committee|Central Executive", "plenary_meeting"),
    (r"Cabinet|Council of Ministers|State Council|Government", "cabinet_meeting"),
    (r"Assembly|Parliament|Congress|Duma|Senate|Diet|Soviet|House", "parliament_session"),
)
"""What kind a body's meeting is where the ontology does not say, by the body's name."""

ORGANS = re.compile(
    r"(?:, [a-z][\w-]*)*,? and [a-z][\w-]* "
    r"(?:organs|organizations|officials|functionaries|delegates|cadres|members|workers)\b"
)
"""Behind a body: only some of it meet, beside others: "a meeting of the Party, government and army officials"."""
LOWER = re.compile(
    r" (?:committees?|organizations?|cells?|branch|branches|organs|cadres|activists|workers|functionaries"
    r"|school|group)\b"
)
"""Behind a body: a small one of its own meets: "a meeting of the Party committee of the ministry"."""
PARTNER = re.compile(rf" and (?:the )?(?P<partner>{sign_class('body')})")
TREATY = re.compile(r" (?:on|for|against|relating|concerning|regarding)\b", re.I)
"""Behind "convention": what the states agreed on, not where they met."""
MET = re.compile(rf"\b(?:met|meets|{GATHERS[3:-1]}|{GATHER[3:-1]})\b|to be (?:convened|held|convoked)", re.I)
"""Tells of a meeting without a word for it."""

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

OWN = ("own", "own2", "own3")
"""What of a clause in which a body met names its meeting."""


class MeetingFinder:
    """Finds the meetings that a stretch of text names.

    Args:
        language: the words for meetings.
        entries: the bodies of the ontology, by their local names.
    """

    def __init__(self, language: Language, entries: Mapping[str, Entry]) -> None:
        self.language, self.entries = language, entries
        words = language.meetings
        self.by_word = {word: kind for kind in words.kinds for word in kind.words}
        self.by_label: dict[str, Entry] = {}
        for entry in entries.values():
            self.by_label.setdefault(entry.label, entry)
        self.central_committees = {
            entry.label: entry for entry in entries.values() if entry.label.startswith("Central Committee of")
        }
        shapes = MeetingShapes.of(language)
        self.full = (*shapes.nouns(language), *shapes.clauses(language))
        self.hints = keys_of([[*self.by_word, "sitting"]])
        self.pointing = re.compile(
            rf"\b(?:the|this|that|current|present) (?:{sign_class('time')} )?{shapes.some}{shapes.kind}(?! of [A-Z]"
            rf"| hall| place)"
            rf"|\b(?P<numbered>{language.ordinal_pattern}) {shapes.some}(?P<kind2>congress|plenum|plenary meeting"
            rf"|plenary session|session)\b",
            re.I,
        )

    def find(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the meetings of bodies named in ``clean[start:end]``, pointing phrases left out.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its bodies, countries and places.
        """
        stretch = clean[start:end]
        is_named = any(mention.kind in ("body", "country") for mention in mentions)
        if not is_named or not (holds_keys(stretch, self.hints) or MET.search(stretch)):
            return []
        coded = encode(clean, start, end, mentions)
        found: list[Mention] = []
        for pattern in self.full:
            for match in pattern.finditer(coded.text):
                mention = self._meeting(match, coded)
                if mention and not any(
                    mention.start < other.end and other.start < mention.end for other in found
                ):
                    found += [mention, *self._first_of_two(match, coded, mention)]
        return sorted(found, key=lambda mention: mention.start)

    def _first_of_two(self, match: re.Match[str], coded: CodedText, second: Mention) -> Iterator[Mention]:
        """Yield the former meetings of some that share their name: "the 44th and 45th Summits"."""
        start = match.start("first") if match.groupdict().get("first") else None
        for word in match["first"].split(", ") if start is not None else ():
            place = coded.text.index(word, start)
            if (number := self.number(word)) is not None:
                yield self.renumbered(second, number, coded.span(place, place + len(word)))

    def pointers(self, coded: CodedText) -> Iterator[tuple[int, int, str, int | None]]:
        """Yield the phrases that point back to a meeting: start and end in the clean text, word, number."""
        for match in self.pointing.finditer(coded.text) if holds_keys(coded.text, self.hints) else ():
            word = " ".join((match["kind"] or match["kind2"]).casefold().split())
            number = self.number(match["numbered"]) if match["numbered"] else None
            article = re.match(r"(?:the|this|that) ", match.group(), re.I)
            first, last = coded.span(match.start() + (article.end() if article else 0), match.end())
            yield first, last, word, number

    def number(self, word: str | None) -> int | None:
        """Return the number that an ordinal in words, figures or Roman figures tells."""
        if not word:
            return None
        if word.isupper() and set(word) <= ROMAN.keys():
            values = [ROMAN[letter] for letter in word]
            smaller = [one < two for one, two in zip(values, [*values[1:], 0], strict=True)]
            return sum(-value if less else value for value, less in zip(values, smaller, strict=True))
        return self.language.ordinal(word)

    def _meeting(self, match: re.Match[str], coded: CodedText) -> Mention | None:
        groups: dict[str, str | None] = match.groupdict()
        body = self._of_organ(coded.mentions[match["body"]], groups)
        for name in ("kind", "own"):
            groups[name] = groups.get(name) or groups.get(f"{name}2") or groups.get(f"{name}3")
        word = self._head_word(body, groups)
        unnumbered = not groups.get("number") and coded.mentions[match["body"]].term is None
        at_end = unnumbered and match.end("body") == match.end()
        if at_end and (ORGANS.match(coded.text, match.end()) or LOWER.match(coded.text, match.end())):
            return None
        if word == "convention" and TREATY.match(coded.text, match.end()):
            return None
        partner = self._partner(match, coded, groups)
        head = self.by_word[word]
        body = self._organ(body) if head.kind == "plenary_meeting" else body
        number, term = (
            self.number(groups.get("number")),
            self.number(groups.get("term") or groups.get("term2")) or self._term(body, coded, groups),
        )
        if number is None and (head.kind in ("congress", "conference") or groups.get("parent")):
            number, term = body.term, self._term(body, coded, groups) if groups.get("parent") else None
        modifiers = (
            f"{groups.get('outer') or ''}{groups.get('lead') or ''}{groups.get('modifiers') or ''}".replace(
                ",", ""
            ).split()
        )
        enlarged = any(modifier.casefold() in self.language.meetings.enlarged for modifier in modifiers)
        named = f"{groups.get('lead') or ''}{groups.get('modifiers') or ''}".replace(",", "").split()
        leads = match.start("body") < match.start("kind") if match.groupdict().get("kind") else False
        if leads and word in SUMMITS and " of " not in body.name:
            name = " ".join([*([ordinal_figure(number)] if number else []), body.name, head.name])
        else:
            name = self.name_of(number, named, head, with_term(body.name, term))
        shown = next((match.span(name) for name in OWN if match.groupdict().get(name)), match.span())
        shown = (match.start("number"), match.end()) if groups.get("first") else shown
        first, last = coded.span(*shown)
        when = coded.mentions.get(groups.get("when") or "")
        if when is not None and not when.is_days:
            name = f"{titled(when.name)} {name}"  # "its 2023 annual session"
        if partner is not None:
            name, last = f"{name} and {with_article(partner.name)}", partner.end
            body = replace(body, name=f"{body.name} and {partner.name}")
        kind = "talks" if body.kind == "country" and head.kind == "other" else self.kind_of(head, word, body)
        meeting = MeetingName(kind, body.name, term, number, enlarged, word)
        return Mention(first, last, "meeting", name, body.entry, meeting=meeting)

    def _head_word(self, body: Mention, groups: dict[str, str | None]) -> str:
        """Return the head word of a name; a modifier that makes it another is taken out of the groups."""
        word = " ".join((groups.get("kind") or self._own_word(body)).casefold().split())
        word = word if word in self.by_word else "meeting"  # "met", "gathered"
        closest = ((groups.get("modifiers") or "").replace(",", "").split() or [""])[-1].casefold()
        longer = self.by_word.get(f"{closest} {word}")
        if longer is not None and longer.kind != self.by_word[word].kind:
            # "consultative" alone is a modifier, "consultative meeting" a kind of its own
            word = f"{closest} {word}"
            groups["modifiers"] = " ".join((groups["modifiers"] or "").split()[:-1])
        return word

    @staticmethod
    def _partner(match: re.Match[str], coded: CodedText, groups: Mapping[str, str | None]) -> Mention | None:
        """Return the body with which another meets jointly: "a joint meeting of the Bureau and the Commission"."""
        joint = PARTNER.match(coded.text, match.end())
        named = f"{groups.get('outer') or ''}{groups.get('modifiers') or ''}".casefold().split()
        return coded.mentions[joint["partner"]] if joint is not None and "joint" in named else None

    def _of_organ(self, body: Mention, groups: Mapping[str, str | None]) -> Mention:
        """Return the organ of a body whose meeting it held: "closed the session of its standing committee"."""
        organ = groups.get("organ") or groups.get("organ2")
        if organ is None:
            return body
        name = f"{titled(organ)} of the {body.name}"
        entry = self.by_label.get(name)
        return replace(body, name=name, entry=entry.local if entry is not None else None)

    def _organ(self, body: Mention) -> Mention:
        """Return the central committee of a party, which alone meets in plenary meetings; else the body."""
        entry = self.central_committees.get(f"Central Committee of the {body.name}")
        return replace(body, name=entry.label, entry=entry.local) if entry is not None else body

    @staticmethod
    def _term(body: Mention, coded: CodedText, groups: Mapping[str, str | None]) -> int | None:
        """Return the term of a body, told with it or with the body of which it is an organ."""
        parent = coded.mentions.get(groups.get("parent") or "")
        return parent.term if parent is not None else body.term

    def renumbered(self, mention: Mention, number: int, span: tuple[int, int]) -> Mention:
        """Return the mention of the meeting with another number in the series of a meeting.

        Args:
            mention: a numbered meeting.
            number: the other number.
            span: where the other one is mentioned.
        """
        assert mention.meeting is not None
        name = re.sub(r"^\d+(?:st|nd|rd|th)", ordinal_figure(number), mention.name)
        return replace(
            mention, start=span[0], end=span[1], name=name, meeting=replace(mention.meeting, ordinal=number)
        )

    def plain_meeting(self, body: Mention, word: str = "meeting", modifiers: Sequence[str] = ()) -> Mention:
        """Return a meeting of a body that is told only by what the body did there.

        Args:
            body: where the body is named.
            word: the head word.
            modifiers: the words before it that are part of its name.
        """
        head = self.by_word[word]
        name = self.name_of(None, modifiers, head, with_term(body.name, body.term))
        kind = self.kind_of(head, word, body)
        meeting = MeetingName(kind, body.name, body.term, None, False, word)
        return Mention(body.start, body.end, "meeting", name, body.entry, meeting=meeting)

    def _own_word(self, body: Mention) -> str:
        """Return what a body's meeting is called where nothing says it: "the Assembly to be convened"."""
        kind = self.kind_of(self.by_word["meeting"], "meeting", body)
        return {"parliament_session": "session", "plenary_meeting": "plenary meeting"}.get(kind, "meeting")

    def kind_of(self, head: MeetingWord, word: str, body: Mention) -> str:
        """Return the kind of a meeting of a body called by a word."""
        if word not in self.language.meetings.own_kind:
            return head.kind
        entry = self.entries.get(body.entry or "")
        own = entry.attributes.get("meetingKind", ()) if entry else ()
        if word in SUMMITS and "other" in (*own, "other")[:1]:
            return "conference"
        former = entry is not None and body.name != entry.label and self._kind_by_name(body)
        if former:
            return former
        if own and not (own[0] in ("congress", "conference") and head.kind == "plenary_meeting"):
            return own[0]
        return self._kind_by_name(body) or head.kind

    @staticmethod
    def _kind_by_name(body: Mention) -> str | None:
        own_head = body.name.split(" of ")[0]
        return next((kind for pattern, kind in BODY_KINDS if re.search(pattern, own_head)), None)

    def name_of(self, number: int | None, modifiers: Sequence[str], head: MeetingWord, body: str) -> str:
        """Return a meeting's canonical name: number, modifiers, kind, body with its term."""
        words = self.language.meetings
        named = [word.capitalize() for word in modifiers if word.casefold() not in words.unnamed_modifiers]
        figure = [ordinal_figure(number)] if number is not None else []
        return " ".join([*figure, *named, head.name, "of the", body])
