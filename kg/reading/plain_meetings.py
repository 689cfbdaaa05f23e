"""Finds meetings of no known body, named by who meets or what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.holding_patterns import BESIDE, MARKING
from kg.reading.mentions import (
    CodedText,
    MeetingName,
    Mention,
    encode,
    expand,
    titled,
    without_article,
)
from kg.reading.post_titles import is_plural
from kg.reading.terms import ordinal_figure

COUNTRY = sign_class("country")
LANDS = (
    rf"(?:(?:[Nn]orth-)?{COUNTRY}(?:-{COUNTRY})*"
    r"(?= (?:[\w-]+ ){0,2}(?:talks|negotiations|consultations|dialogue|contacts?)\b))"
)
"""Who talks, before the head word: "the north-south military talks"."""
PARTICIPLE = (
    r"(?:demanding|denouncing|condemning|calling|protesting|opposing|supporting|celebrating|marking|commemorating"
    r"|attended|sponsored|organi[sz]ed|presided|participated|involving|bringing)"
)
"""Behind a meeting: what its participants want, or how it is held, which is no part of its name."""
NO_BARE = re.compile(r"session|sitting|dialogue|consultation|conference|congress|plenary|plenum|talks", re.I)
"""Head words that tell no meeting of its own where a group "held a session"."""
COUNTED = ("conference", "talks", "negotiations", "forum", "symposium", "convention")
"""Meetings that a number and a name tell apart, though nothing is told of their holding."""
PERSON, TIME = sign_class("person"), sign_class("time")
NO_MEETING = re.compile(r"\b(?:press|news|photo|training|practice|question|exam|recording) $", re.I)
IN_SESSION = re.compile(r"(?:\b(?:been|was|were|is|are)|,) in $")
"""Before "session": it is told of a meeting named elsewhere."""
CLAUSE = re.compile(r" (?:is|are|was|were|has|have|had|will|would|should|can|cannot|may|must)\b")
"""Among the words behind a head word these begin a clause, which no name holds."""
SITTING = re.compile(rf" of (?:the )?{sign_class('meeting')}")
TALKS = re.compile(r"^ of (?:the )?[\w -]*\b(?:talks|negotiations)$")
BY_TOPIC = r"(?: (?:of|for|between|on|with|about|regarding|concerning|devoted to|dedicated to)"


class PlainMeetingFinder:
    """Finds the meetings that are held and named only by what they are.

    Args:
        language: the words for meetings.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        words = language.meetings
        self.by_word = {word: kind for kind in words.kinds for word in kind.words}
        kind, held = one_of(list(self.by_word)), one_of(words.held)
        word = r"(?!(?:by|of|at|in|to|that|for|was|were|the|a|an|and|as)\b)\b[a-z][\w-]* "
        adjectives = rf"(?:{word}(?:and (?={one_of(words.modifiers)} ))?){{0,4}}"
        head = (
            rf"(?:{language.ordinal_pattern} (?:round of (?:the )?)?)?(?P<before>(?:heads of delegations? )?"
            rf"(?:(?!(?:The|A|An|In|At|On) )(?:[A-Z][\w-]+|{LANDS}) (?:of |and |for )?)"
            rf"{{0,6}}{adjectives})(?P<kind>(?i:{kind}))(?P<plural>s?)"
        )
        self.passive = self._passive(head, held)
        self.counted = self._counted()
        self.met = self._met_by_post()
        self.active = self._active(head)
        self.inverted = self._inverted(head)
        self.headline = re.compile(
            rf"^(?P<name>(?:{language.ordinal_pattern} )?(?P<before>(?:[A-Z][\w'’-]+ (?:of |on "
            rf"|for )?){{0,8}})(?P<kind>{kind})(?P<plural>s?)"
            rf"(?P<rest> (?:of|for|between|on|to|with) [^.;:]+?)??)"
            rf" (?i:{one_of(words.headline_verbs)})\b",
            re.I,
        )

    def _passive(self, head: str, held: str) -> KeyedPattern:
        """Return the pattern of "a meeting of officials was held"."""
        ahead = (
            r"(?:(?:will|shall|is to|are to|is scheduled to|is due to) (?:be )?(?:held|convened|open|take place|convene"
            r"|meet|start|begin)\b|(?:is|are) (?:slated|scheduled|planned|due|set) (?:for|on|in)\b)"
        )
        passive = (
            rf"(?P<article>\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]wo|[Ss]everal) )?(?P<name>{head}"
            rf"(?P<rest>(?: \"[^\"]{{3,80}}\")?{BY_TOPIC[:-1]}|to|{MARKING}) [^.;:]+?)?)??)"
            rf"(?={BESIDE}?(?:, (?:presided over|guided|chaired|attended|led|headed) by [^,;.]{{1,120}},|,)? "
            rf"(?:(?:solemnly|successfully|recently|also) )?{held}\b"
            r"|, (?:which|that) (?:was|were|had been|has been) (?:held|convened|opened|called)\b"
            rf"|,? in which\b| {ahead})"
        )
        return KeyedPattern(
            passive,
            list(self.by_word),
            [*self.language.meetings.held, "in which", "will", "shall", " to ", "slated", "due", "planned"],
        )

    def _counted(self) -> KeyedPattern:
        """Return the pattern of a counted conference that is named in passing."""
        country = sign_class("country")
        counted = (
            rf"(?P<article>\b[Tt]he )(?P<name>{self.language.ordinal_pattern} (?:round of (?:the )?)?(?P<before>"
            rf"(?:(?:[A-Z][\w-]+|{LANDS}|inter-\w+|[a-z]+-level|national|ministerial|military|{country}) )"
            rf"{{1,5}})(?P<kind>(?i:{one_of(COUNTED)}))(?P<plural>)"
            r"(?P<rest> of (?:the )?[A-Z][\w-]+(?: (?:and |of )?[A-Z][\w-]+)*)?)"
        )
        return KeyedPattern(
            counted, ["conference", "talks", "negotiations", "forum", "symposium", "convention"]
        )

    def _met_by_post(self) -> KeyedPattern:
        """Return the pattern of "the foreign ministers of A and B met"."""
        country, post, body = sign_class("country"), sign_class("post"), sign_class("body")
        met = (
            rf"(?P<who>{post}(?: (?:and|of) (?:the )?(?:{post}|{country}|{body}))*"
            rf"|(?:{country}|{body}|[A-Z][\w-]+) (?:leaders|ministers|envoys|negotiators|representatives))"
            rf"(?:,? who)? (?P<verb>met|gathered|convened|assembled)"
            rf"(?= (?:in|at) (?:{sign_class('place', 'country')}|the [A-Z])| (?:on )?{TIME}| here\b)"
        )
        return KeyedPattern(met, ["met ", "gathered", "convened", "assembled"])

    def _active(self, head: str) -> KeyedPattern:
        """Return the pattern of "he convened a meeting of officials"."""
        words = self.language.meetings
        verbs = one_of([*words.holding_verbs, *words.presiding_verbs])
        who = (
            rf"(?:{sign_class('person', 'body', 'post', 'country')}|[a-z]s\b(?: (?:of|from|in|at) [^.;,]{{1,60}}?)?"
            r"|\b(?:[Hh]e|[Ss]he|[Tt]hey))"
        )
        active = (
            rf"{who}(?:, too)?,?(?:,? (?:on |in )?{TIME},?)? (?:\w+ly |also |then )?{verbs}"
            rf"(?:,? and (?:\w+ly )?{verbs})? (?P<article>an?|its|the|his|their) "
            rf"(?P<name>{head}(?P<rest>(?: \"[^\"]{{3,80}}\")?{BY_TOPIC} "
            rf"(?!{TIME}|{PERSON})[^.;:,{TIME[1:-1]}{PERSON[1:-1]}]+?)?))(?=[.,;]|$|(?: (?:on|at|from|in))? {TIME}"
            rf"| {PARTICIPLE}\b| (?:near|outside|in front of|across|throughout)\b|{BESIDE}"
            r"| (?:on the spot|in|at|here|today|this|last|to|via|by|under|amid|where|when|with the|attended|held"
            r"|and (?:\w+ly )?(?:\w+ed|made|gave|held|took))\b)"
        )
        return KeyedPattern(active, list(self.by_word), [*words.holding_verbs, *words.presiding_verbs])

    def _inverted(self, head: str) -> KeyedPattern:
        """Return the pattern of "there took place in Nampho a seminar on farming"."""
        verbs = r"(?:took place|was held|were held|was|were|has been held|was opened|was convened|followed)"
        inverted = (
            rf"(?:\b[Tt]here {verbs}|\b[Tt]hen followed)(?: also)?(?: (?:in|at|on|here)\b[^.;:]{{0,60}}?,?)? "
            rf"(?!(?:no|any|never|not|little)\b)(?P<article>an? |the )?(?P<name>{head}(?P<rest>{BY_TOPIC} "
            rf"(?!{TIME})[^.;:,{TIME[1:-1]}]+?)?))(?=[.,;]|$|(?: (?:on|at|from|in))? {TIME}| {PARTICIPLE}\b|{BESIDE}"
            r"| (?:in|at|here|near|outside|today|to|by|under|amid|where|when|with the|attended|held)\b)"
        )
        return KeyedPattern(inverted, list(self.by_word), ["here ", "followed "])

    def find(
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
        matches = self.headline.finditer(coded.text) if headline else self._told(coded.text)
        found = [
            self._meeting(coded, match, clean, mentions)
            for match in matches
            if self._is_own(match, headline=headline)
        ]
        return found if headline else [*found, *self._met(coded, clean, mentions)]

    def _met(self, coded: CodedText, clean: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the meetings of holders of posts that are told by a verb: "the foreign ministers of A and B met"."""
        for match in self.met.finditer(coded.text):
            told = expand(clean, *coded.span(*match.span("who")), mentions)
            is_group = not re.match(sign_class("post"), match["who"]) or is_plural(told)
            if " " in told and is_group:
                name = f"Meeting of {titled(without_article(told))}"
                meeting = MeetingName("other", None, None, None, False, "meeting", (name,))
                yield Mention(*coded.span(*match.span("verb")), "meeting", name, meeting=meeting)

    def _told(self, text: str) -> Iterator[re.Match[str]]:
        found = [*self.passive.finditer(text)]
        found += [
            one for one in self.active.finditer(text) if one["rest"] or self._named(one) or _is_of_group(one)
        ]
        found += [
            one
            for one in self.inverted.finditer(text)
            if _is_told_apart(one) and (one["rest"] or self._named(one) or not NO_BARE.search(one["kind"]))
        ]
        yield from found
        spans = [match.span("name") for match in found]
        for match in self.counted.finditer(text):
            start, end = match.span("name")
            if not any(first < end and start < last for first, last in spans):
                yield match

    def _is_own(self, match: re.Match[str], *, headline: bool) -> bool:
        """Whether words tell a meeting of its own: "the meeting was held" points back, "a meeting was" does not."""
        definite = (match.groupdict().get("article") or "").strip().casefold() in (
            "the",
            "this",
            "its",
            "his",
        )
        own = self._named(match) or match["rest"] or match["plural"]
        if IN_SESSION.search(match.string[: match.start("name")]):
            return False
        if NO_MEETING.search(match["before"]) or (match["rest"] and CLAUSE.search(match["rest"])):
            return False
        if match["rest"] and SITTING.match(match["rest"]):
            return False  # "the fifth plenary meeting of the first session" is a sitting of it
        return bool(own) or not (definite or headline)

    def _named(self, match: re.Match[str]) -> list[str]:
        """Return the words before a head word that tell a meeting apart: not "enlarged", not "plenary"."""
        modifiers = (*self.language.meetings.modifiers, *self.language.meetings.ranked)
        return [
            word
            for word in match["before"].split()
            if word.casefold() not in modifiers and f"{word} {match['kind']}".casefold() not in self.by_word
        ]

    def _meeting(
        self, coded: CodedText, match: re.Match[str], clean: str, mentions: Sequence[Mention]
    ) -> Mention:
        head = self.by_word[" ".join(match["kind"].casefold().split())]
        first, last = coded.span(*match.span("name"))
        told = expand(clean, first, last, mentions)
        # What it is held for is no part of its name.
        purpose = rf" to (?=[a-z])| (?:{MARKING}|amid|in celebration|in commemoration|on the occasion)\b"
        name = titled(without_article(re.split(purpose, told)[0]))
        number = self.language.ordinal(name.split()[0].casefold())
        if number is not None:
            name = " ".join([ordinal_figure(number), *name.split()[1:]])
        words = match["before"].casefold().split()
        kind = (
            "mass_meeting"
            if "mass" in words
            else "consultative_meeting"
            if "consultative" in words
            else head.kind
        )
        kind = "other" if kind == "plenary_meeting" else kind
        kind = "talks" if kind == "other" and TALKS.search(match["rest"] or "") else kind
        span = coded.span(match.start("name"), match.end("kind") + len(match["plural"]))
        meeting = MeetingName(kind, None, None, number, False, head.words[0], (name,))
        return Mention(*span, "meeting", name, meeting=meeting)


def _is_of_group(match: re.Match[str]) -> bool:
    """Whether a group holds what is a meeting of its own without a name: "students held a rally"."""
    return re.match(rf"[a-z]|{sign_class('country')}", match.group()) is not None and not NO_BARE.search(
        match["kind"]
    )


def _is_told_apart(match: re.Match[str]) -> bool:
    """Whether what there was is a meeting, not a part of one: "there was a session of questions"."""
    return re.search(r"session|sitting", match["kind"], re.I) is None
