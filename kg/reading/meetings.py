"""Finds the names of meetings: number, kind, body and term in every order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.grammar.language import Language, MeetingWord, one_of
from kg.grammar.signs import sign_class
from kg.ontology import Entry
from kg.reading.mentions import CodedText, MeetingName, Mention, encode
from kg.reading.posts import ordinal_figure, with_term

BODY_KINDS = (
    (r"Political Bureau|Politburo", "politburo_meeting"),
    (r"Military (?:Commission|Council)", "military_commission_meeting"),
    (r"Standing Committee", "standing_committee_meeting"),
    (r"Secretariat", "secretariat_meeting"),
    (r"Presidium", "presidium_meeting"),
    (r"Central Committee|Central Executive", "plenary_meeting"),
    (r"Cabinet|Council of Ministers|State Council|Government", "cabinet_meeting"),
    (r"Assembly|Parliament|Congress|Duma|Senate|Diet|Soviet", "parliament_session"),
)
"""What kind a body's meeting is where the ontology does not say, by the body's name."""


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
        kind = one_of(list(self.by_word))
        modifiers = rf"(?P<modifiers>(?:{one_of(words.modifiers)},? )*)"
        number = rf"(?:(?P<number>{language.ordinal_pattern}) )?"
        outer = rf"(?:(?P<outer>(?:{one_of(words.modifiers)} )+)(?:meeting|session) of (?:the )?)?"
        body, country, person = sign_class("body"), sign_class("country"), sign_class("person")
        self.full = (
            re.compile(rf"{outer}{number}{modifiers}(?P<kind>{kind})(?: of| by) (?:the )?(?P<body>{body})", re.I),
            re.compile(rf"{outer}(?P<body>{body})(?:'s)? (?:{number}{modifiers})(?P<kind>{kind})\b(?! hall)", re.I),
            re.compile(
                rf"(?P<body>{body}) (?:convened|held|opened|concluded|called) (?P<own>(?:its |the |an? )?{number}{modifiers}(?P<kind>{kind}))\b",
                re.I,
            ),
            re.compile(rf"(?P<body>{body}) (?P<own>(?P<kind>met))\b(?! with)", re.I),
        )  # fmt: skip
        self.between = re.compile(
            rf"{modifiers}(?P<kind>{kind}) between (?:the )?(?P<left>{person}|{country}|{body}),? and (?:the )?(?P<right>{person}|{country}|{body})", re.I
        )
        self.hyphened = re.compile(rf"(?P<left>{country})-(?P<right>{country}) (?P<place>{sign_class('place')} )?(?P<kind>summit(?: meeting| talks)?|talks)", re.I)
        self.pointing = re.compile(
            rf"\b(?:the|this|that|current|present) (?:{one_of(words.modifiers)},? )*(?P<kind>{kind})\b(?! of [A-Z]| hall| place)"
            rf"|\b(?P<numbered>{language.ordinal_pattern}) (?P<kind2>congress|plenum|plenary meeting|session)\b",
            re.I,
        )

    def find(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the meetings named in ``clean[start:end]``, pointing phrases left out.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its bodies, countries and places.
        """
        coded = encode(clean, start, end, mentions)
        found: list[Mention] = []
        for pattern in self.full:
            for match in pattern.finditer(coded.text):
                mention = self._meeting(match, coded)
                if mention and not any(mention.start < other.end and other.start < mention.end for other in found):
                    found.append(mention)
        for match in self.hyphened.finditer(coded.text):
            left, right = coded.mentions[match["left"]], coded.mentions[match["right"]]
            place = coded.mentions[match["place"].strip()].name + " " if match["place"] else ""
            found.append(self._talks(match, coded, f"{left.name}-{right.name} {place}Summit"))
        return sorted(found, key=lambda mention: mention.start)

    def find_talks(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the talks between persons, countries or bodies; persons must have been found before."""
        coded = encode(clean, start, end, mentions)
        found = []
        for match in self.between.finditer(coded.text):
            left, right = coded.mentions[match["left"]], coded.mentions[match["right"]]
            head = self.by_word[" ".join(match["kind"].casefold().split())]
            named = [word.capitalize() for word in match["modifiers"].split() if word not in self.language.meetings.unnamed_modifiers]
            name = " ".join([*named, head.name, "between", _sides(left, right)])
            first, last = coded.span(match.start(), match.start("left"))
            found.append(Mention(first, last, "meeting", name, meeting=MeetingName("talks", None, None, None, False, head.words[0])))
        return found

    def pointers(self, text: str) -> list[re.Match[str]]:
        """Return the phrases of a text that point back to a meeting."""
        return list(self.pointing.finditer(text))

    def _talks(self, match: re.Match[str], coded: CodedText, name: str) -> Mention:
        first, last = coded.span(*match.span())
        return Mention(first, last, "meeting", name, meeting=MeetingName("talks", None, None, None, False, "summit"))

    def _meeting(self, match: re.Match[str], coded: CodedText) -> Mention | None:
        groups = match.groupdict()
        body = coded.mentions[groups["body"]]
        word = "meeting" if groups["kind"] == "met" else " ".join(groups["kind"].casefold().split())
        head = self.by_word[word]
        number = self.language.ordinal(groups["number"]) if groups.get("number") else None
        term = body.term
        if head.kind in ("congress", "conference") and number is None:
            number, term = term, None
        modifiers = f"{groups.get('outer') or ''}{groups.get('modifiers') or ''}".casefold().replace(",", "").split()
        enlarged = any(modifier in self.language.meetings.enlarged for modifier in modifiers)
        kind = self.kind_of(head, word, body)
        name = self.name_of(number, (groups.get("modifiers") or "").replace(",", "").split(), head, with_term(body.name, term))
        first, last = coded.span(*(match.span("own") if groups.get("own") else match.span()))
        meeting = MeetingName(kind, body.name, term, number, enlarged, word)
        return Mention(first, last, "meeting", name, body.entry, meeting=meeting)

    def kind_of(self, head: MeetingWord, word: str, body: Mention) -> str:
        """Return the kind of a meeting of a body called by a word."""
        if word not in self.language.meetings.own_kind:
            return head.kind
        entry = self.entries.get(body.entry or "")
        own = entry.attributes.get("meetingKind", ()) if entry else ()
        if own:
            return own[0]
        return next((kind for pattern, kind in BODY_KINDS if re.search(pattern, body.name)), head.kind)

    def name_of(self, number: int | None, modifiers: Sequence[str], head: MeetingWord, body: str) -> str:
        """Return a meeting's canonical name: number, modifiers, kind, body with its term."""
        named = [word.capitalize() for word in modifiers if word.casefold() not in self.language.meetings.unnamed_modifiers]
        figure = [ordinal_figure(number)] if number is not None else []
        return " ".join([*figure, *named, head.name, "of the", body])


def _sides(left: Mention, right: Mention) -> str:
    """Return "the Foreign Ministers of A and B" for two persons with one title, else the names."""
    if left.posts and right.posts and left.posts[0].title == right.posts[0].title:
        title = " ".join(word.capitalize() for word in left.posts[0].title.split())
        return f"the {title}s of the {left.posts[0].organization} and {right.posts[0].organization}"
    return f"{left.name} and {right.name}"


