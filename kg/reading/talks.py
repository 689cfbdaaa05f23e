"""Finds talks, which are named by who talks to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import (
    CodedText,
    MeetingName,
    Mention,
    encode,
    titled,
    with_article,
)
from kg.reading.terms import ordinal_figure


class TalksFinder:
    """Finds the talks that a stretch of text tells of.

    Args:
        language: the words for meetings.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        words = language.meetings
        self.by_word = {word: kind for kind in words.kinds for word in kind.words}
        kind = one_of(list(self.by_word))
        summit = one_of([word for word in self.by_word if word.startswith("summit")])
        some = rf"(?:{one_of(words.modifiers)},? )*"
        topical = rf"(?:{one_of([*words.modifiers, *language.portfolios, *words.topics])},? )*"
        side = sign_class("person", "country", "body")
        country, person = sign_class("country"), sign_class("person")
        when = rf"(?:,? (?:on |in )?(?:{sign_class('time')}|[A-Z]\w+))?"
        lead = (
            r"(?:(?:the|his|her|its|their|visiting) )*(?:(?:(?-i:[A-Z])[\w-]+ |(?:\w+ )?counterpart,? )+)??"
        )
        between = (
            rf"(?i)(?P<head>(?P<modifiers>{some})(?P<kind>{kind})) between (?:the )?(?P<left>{side}),? and "
            rf"(?:the )?(?P<right>{side})"
        )
        self.between = KeyedPattern(between, [" between "])
        self.hyphened = re.compile(
            rf"(?:(?P<number>{language.ordinal_pattern}) (?P<round>round of )?(?:the )?)?"
            rf"(?P<left>{country})(?:(?:-| and |, )(?P<third>{country}))?(?:-"
            rf"| and )(?P<right>{country}) (?P<place>(?:(?-i:[A-Z]\w+)"
            rf"|{sign_class('place')}) )?(?P<modifiers>{topical})(?P<kind>{summit}|{kind})\b",
            re.I,
        )
        self.held = re.compile(
            rf"(?P<left>{side}) (?:(?:held|had|holds|hold) (?:(?:an?|the|their|his|her) )?"
            rf"(?:(?P<number>{language.ordinal_pattern}) round of )?{some}(?P<kind>talks|a talk|talk|a meeting"
            rf"|consultations|negotiations)"
            rf"|(?P<met>met and had a (?:\w+ )?talk|met and talked|met|meets"
            rf"|meet))(?: \w+)?{when} with {lead}(?P<right>{side})"
            rf"|(?P<left2>{person}) (?:met|meets|received|receives)(?: with)? "
            rf"(?:(?:the |an? )[^.;:{person[1:-1]}]{{0,120}}?(?:led|headed) by )?{lead}(?P<right2>{person})",
            re.I,
        )
        self.is_held = re.compile(rf" {one_of(words.held)}\b|,? (?:held|which|in|on) ")

    def find(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the talks between persons, countries or bodies; persons must have been found before.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions.
        """
        coded = encode(clean, start, end, mentions)
        parties = [one for one in mentions if one.kind in ("person", "country", "body")]
        if len(parties) < 2:
            return []  # a pattern that cannot fit costs much on each sentence
        countries = sum(one.kind == "country" for one in parties)
        hyphened = self._hyphened(coded) if countries > 1 else ()
        found = [*self._between(coded), *hyphened, *self._held(coded)]
        return sorted(found, key=lambda mention: mention.start)

    def _between(self, coded: CodedText) -> Iterator[Mention]:
        for match in self.between.finditer(coded.text):
            left, right = coded.mentions[match["left"]], coded.mentions[match["right"]]
            head = self.by_word[" ".join(match["kind"].casefold().split())]
            named = [
                word.capitalize()
                for word in match["modifiers"].replace(",", "").split()
                if self._is_named(word)
            ]
            name = " ".join([*named, head.name, "between", sides(left, right)])
            yield self._talks(coded, match.span("head"), name, (left.name, right.name), head.words[0])

    def _hyphened(self, coded: CodedText) -> Iterator[Mention]:
        for match in self.hyphened.finditer(coded.text):
            left, right = coded.mentions[match["left"]], coded.mentions[match["right"]]
            head = self.by_word[" ".join(match["kind"].casefold().split())]
            if head.name != "Summit" and not self.is_held.match(coded.text, match.end()):
                continue  # "the dialogue between the two" may go on for years
            modifiers = [word.capitalize() for word in match["modifiers"].split() if self._is_named(word)]
            place = self._place(coded, match["place"])
            third = [coded.mentions[match["third"]].name] if match["third"] else []
            states = (left.name, *third, right.name)
            number = self.language.ordinal(match["number"]) if match["number"] else None
            figure = [ordinal_figure(number), *(["Round of the"] if match["round"] else [])] if number else []
            name = " ".join([*figure, "-".join(states), *place, *modifiers, head.name])
            yield self._talks(coded, match.span(), name, states, head.words[0], number)

    @staticmethod
    def _place(coded: CodedText, told: str | None) -> list[str]:
        word = (told or "").strip()
        if word in coded.mentions:
            return [coded.mentions[word].name]
        return [word] if word[:1].isupper() else []

    def _held(self, coded: CodedText) -> Iterator[Mention]:
        for match in self.held.finditer(coded.text):
            left = coded.mentions[match["left"] or match["left2"]]
            right = coded.mentions[match["right"] or match["right2"]]
            head = "Talks" if match["kind"] and "meeting" not in match["kind"] else "Meeting"
            verb = match.start() + 2
            span = match.span("kind") if match["kind"] else (verb, coded.text.index(" ", verb))
            number = self.language.ordinal(match["number"]) if match["number"] else None
            head = f"{ordinal_figure(number)} Round of {head}" if number else head
            yield self._talks(
                coded,
                span,
                f"{head} between {sides(left, right)}",
                (left.name, right.name),
                head.casefold(),
                number,
            )

    def _talks(
        self,
        coded: CodedText,
        span: tuple[int, int],
        name: str,
        both: tuple[str, ...],
        head: str,
        number: int | None = None,
    ) -> Mention:
        first, last = coded.span(*span)
        meeting = MeetingName("talks", None, None, number, False, head, tuple(sorted(both)))
        return Mention(first, last, "meeting", name, meeting=meeting)

    def _is_named(self, word: str) -> bool:
        return word.casefold() not in self.language.meetings.unnamed_modifiers


def sides(left: Mention, right: Mention) -> str:
    """Return "the Foreign Ministers of A and B" for two persons with one title, else the names."""
    for own in left.posts:
        other = next((post for post in right.posts if post.title == own.title and post.organization), None)
        if other is not None and own.organization:
            return (
                f"the {titled(plural(own.title))} of {with_article(own.organization)} and"
                f" {other.organization}"
            )
    return f"{left.name} and {right.name}"


def plural(title: str) -> str:
    """Return the plural of a title.

    >>> plural("foreign minister"), plural("minister of foreign affairs")
    ('foreign ministers', 'ministers of foreign affairs')
    """
    head, separator, rest = title.partition(" of ")
    return f"{head}s{separator}{rest}"
