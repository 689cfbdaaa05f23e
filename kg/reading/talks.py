"""Finds talks, which are named by who talks to whom, and meetings named by who or what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import (
    CodedText,
    MeetingName,
    Mention,
    encode,
    expand,
    titled,
    with_article,
    without_article,
)

SITTING = re.compile(rf" of (?:the )?{sign_class('meeting')}")


class TalksFinder:
    """Finds the talks and the meetings without a known body that a stretch of text tells of.

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
        side = sign_class("person", "country", "body")
        country, person = sign_class("country"), sign_class("person")
        when = rf"(?:,? (?:on |in )?(?:{sign_class('time')}|[A-Z]\w+))?"
        lead = r"(?:(?:the|his|her|its|their|visiting) )*(?:(?:[A-Z][\w-]+ |(?:\w+ )?counterpart,? )+)??"
        self.between = re.compile(
            rf"(?P<head>(?P<modifiers>{some})(?P<kind>{kind})) between (?:the )?(?P<left>{side}),? and "
            rf"(?:the )?(?P<right>{side})",
            re.I,
        )
        self.hyphened = re.compile(
            rf"(?P<left>{country})(?:(?:-| and |, )(?P<third>{country}))?(?:-"
            rf"| and )(?P<right>{country}) (?P<place>(?:[A-Z]\w+"
            rf"|{sign_class('place')}) )?(?P<modifiers>{some})(?P<kind>{summit}|{kind})\b",
            re.I,
        )
        self.held = re.compile(
            rf"(?P<left>{side}) (?:(?:held|had|holds|hold) {some}(?P<kind>talks|a talk|talk|a meeting"
            rf"|consultations|negotiations)"
            rf"|(?P<met>met and had a (?:\w+ )?talk|met and talked|met|meets"
            rf"|meet))(?: \w+)?{when} with {lead}(?P<right>{side})"
            rf"|(?P<left2>{person}) (?:met|meets|received|receives)(?: with)? "
            rf"(?:(?:the |an? )[^.;:{person[1:-1]}]{{0,120}}?(?:led|headed) by )?{lead}(?P<right2>{person})",
            re.I,
        )
        held = one_of(words.held)
        self.is_held = re.compile(rf" {held}\b|,? (?:held|which|in|on) ")
        adjectives = r"(?:(?!(?:by|of|at|in|to|that|for|was|were|the|a|an|and|as)\b)\b[a-z][\w-]* ){0,4}"
        self.plain = re.compile(
            rf"(?P<article>\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]wo"
            rf"|[Ss]everal) )?(?P<name>(?:{language.ordinal_pattern} )?"
            rf"(?P<before>(?:(?!(?:The|A|An|In|At|On) )[A-Z][\w-]+ (?:of )?){{0,6}}{adjectives})(?P<kind>"
            rf"(?i:{kind}))(?P<plural>s?)"
            rf"(?P<rest>(?: \"[^\"]{{3,80}}\")?(?: (?:of|for|between|on|to|with) [^.;:]+?)?)??)"
            rf"(?=,? (?:(?:solemnly|successfully|recently|also) )?{held}\b|,? in which\b)"
        )
        self.headline = re.compile(
            rf"^(?P<name>(?:{language.ordinal_pattern} )?(?P<before>(?:[A-Z][\w'’-]+ (?:of |on "
            rf"|for )?){{0,8}})(?P<kind>{kind})(?P<plural>s?)"
            rf"(?P<rest> (?:of|for|between|on|to|with) [^.;:]+?)??)"
            rf" (?i:{one_of(words.headline_verbs)})\b",
            re.I,
        )

    def find(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the talks between persons, countries or bodies; persons must have been found before.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions.
        """
        coded = encode(clean, start, end, mentions)
        found = [*self._between(coded), *self._hyphened(coded), *self._held(coded)]
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
            name = " ".join(["-".join(states), *place, *modifiers, head.name])
            yield self._talks(coded, match.span(), name, states, head.words[0])

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
            yield self._talks(
                coded, span, f"{head} between {sides(left, right)}", (left.name, right.name), head.casefold()
            )

    def _talks(
        self, coded: CodedText, span: tuple[int, int], name: str, both: tuple[str, ...], head: str
    ) -> Mention:
        first, last = coded.span(*span)
        meeting = MeetingName("talks", None, None, None, False, head, tuple(sorted(both)))
        return Mention(first, last, "meeting", name, meeting=meeting)

    def _is_named(self, word: str) -> bool:
        return word.casefold() not in self.language.meetings.unnamed_modifiers

    def find_plain(
        self, clean: str, start: int, end: int, mentions: Sequence[Mention], *, headline: bool
    ) -> list[Mention]:
        """Return the meetings that are held in ``clean[start:end]`` and named only by what they are.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions; a meeting that is named already is not found again.
            headline: whether the stretch is a headline.
        """
        coded = encode(clean, start, end, mentions)
        found = []
        for match in (self.headline if headline else self.plain).finditer(coded.text):
            groups = match.groupdict()
            definite = (groups.get("article") or "").strip().casefold() in ("the", "this")
            before = [word for word in match["before"].split() if not self._is_common(word, match["kind"])]
            own = before or match["rest"] or match["plural"]
            if match["rest"] and SITTING.match(match["rest"]):
                continue  # "the fifth plenary meeting of the first session" is a sitting of it
            # "The meeting was held" points back, "a meeting was held" and "the consultative meetings" do not.
            if (definite and not own) or (headline and not own):
                continue
            found.append(self._plain(coded, match, clean, mentions))
        return found

    def _is_common(self, word: str, kind: str) -> bool:
        """Whether a word before a head word tells no meeting apart: "enlarged", "plenary"."""
        return (
            word.casefold() in self.language.meetings.modifiers or f"{word} {kind}".casefold() in self.by_word
        )

    def _plain(
        self, coded: CodedText, match: re.Match[str], clean: str, mentions: Sequence[Mention]
    ) -> Mention:
        head = self.by_word[" ".join(match["kind"].casefold().split())]
        first, last = coded.span(*match.span("name"))
        told = expand(clean, first, last, mentions)
        # What it is held for is no part of its name.
        name = titled(
            without_article(
                re.split(r" to (?=[a-z])| (?:amid|in celebration|in commemoration|on the occasion)\b", told)[
                    0
                ]
            )
        )
        number = self.language.ordinal(name.split()[0])
        words = match["before"].casefold().split()
        kind = (
            "mass_meeting"
            if "mass" in words
            else "consultative_meeting"
            if "consultative" in words
            else head.kind
        )
        kind = "other" if kind == "plenary_meeting" else kind
        span = coded.span(match.start("name"), match.end("kind") + len(match["plural"]))
        meeting = MeetingName(kind, None, None, number, False, head.words[0], (name,))
        return Mention(*span, "meeting", name, meeting=meeting)


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
