"""The shapes in which meetings are named: by nouns, and by clauses that tell what a body did."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.holding_patterns import GATHER, GATHERED, GATHERS, NO_OBJECT, WILL

SUMMITS = ("summit", "forum", "dialogue", "summit meeting")
"""Head words of meetings whose numbers stand before the name of the body, as elsewhere that of its term does."""
BODY, COUNTRY, TIME = sign_class("body"), sign_class("country"), sign_class("time")
BEFORE_OBJECTS = ("of", "in", "at", "by", "for", "with", "to")
# The body of a title is no subject: "A, premier of the Cabinet, met B".
NO_TITLE = "".join(rf"(?<!\b{word} )(?<!\b{word} the )" for word in BEFORE_OBJECTS)
SUBJECT = rf"(?:(?<=members of )|(?<=members of the )|{NO_TITLE})"
"""Before the body that meets."""
APPOSED = r"(?:,? \([^)]{2,12}\))?(?:, [^,;.]{3,90},)?"
"""Between the body and its verb."""


@dataclass(frozen=True)
class MeetingShapes:
    """The parts of which the names of meetings are made, as patterns.

    Args:
        kind: a head word.
        some: the words that may stand before it.
        ordinal: a number in words, figures or Roman figures.
        number: one that may be missing.
        outer: the words before a meeting inside the name of another.
        term: the term of a parliament behind the head word.
    """

    kind: str
    some: str
    ordinal: str
    number: str
    outer: str
    term: str

    @classmethod
    def of(cls, language: Language) -> MeetingShapes:
        """Return the parts in the words of a language."""
        words = language.meetings
        modifier = one_of(words.modifiers)
        ordinal = rf"(?:{language.ordinal_pattern}|(?-i:[XVIL]{{1,6}}))"
        return cls(
            kind=rf"(?P<kind>{one_of([word for kind in words.kinds for word in kind.words])})\b",
            some=rf"(?:{modifier}(?:,| and|-)? )*",
            ordinal=ordinal,
            number=rf"(?:(?P<number>{ordinal})[ ,]+)?",
            outer=rf"(?:(?P<outer>(?:{modifier} )+)(?:meeting|session) of (?:the )?)?",
            term=rf"(?:(?: of (?:the |its )?| \(|, )(?P<term>{language.ordinal_pattern}) (?:tenure|term|legislature"
            rf"|convocation|legislative period)\)?)?",
        )

    def nouns(self, language: Language) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of names, those first that tell most."""
        kind, some, number, outer, term = self.kind, self.some, self.number, self.outer, self.term
        modifier, lead = one_of(language.meetings.modifiers), one_of(language.meetings.leading)
        heads = one_of([word for kind in language.meetings.kinds for word in kind.words])
        return (
            re.compile(
                rf"{outer}{number}(?P<modifiers>{some})(?P<body>{BODY}) (?:{some}){kind}{term} of (?:the )?"
                rf"(?P<parent>{BODY})", re.I),
            re.compile(
                rf"{outer}{number}(?P<modifiers>{some}){kind}{term}(?: of| by),? (?:the )?[\"']?"
                rf"(?P<body>{BODY}){term.replace('?P<term>', '?P<term2>')}", re.I),
            re.compile(
                rf"(?P<number>{self.ordinal}) "
                rf"(?P<modifiers>{modifier} {some})(?P<body>{BODY}) {kind}", re.I),
            # "the ninth and tenth plenary meetings of the Committee"
            re.compile(
                rf"(?P<first>{self.ordinal}(?:, {self.ordinal})*),? and (?P<number>{self.ordinal}) "
                rf"(?P<modifiers>{some})(?P<kind>{heads})s(?: of| by),? (?:the )?(?P<body>{BODY})", re.I),
            # "XV BRICS Summit": the number is that of the meeting, not of the body
            re.compile(
                rf"(?:(?P<first>{language.ordinal_pattern}) and )?"
                rf"(?P<number>{self.ordinal}) (?P<modifiers>{some})(?P<body>{BODY}) "
                rf"(?P<kind>{one_of(SUMMITS)})s?\b", re.I),
            re.compile(
                rf"{outer}(?:(?P<lead>(?:{lead} )+))?(?P<body>{BODY})(?:'s|')? {number}(?P<modifiers>{some})"
                rf"{kind}{term}(?! hall)", re.I),
        )  # fmt: skip

    def clauses(self, language: Language) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of clauses in which a body meets, holds its meeting or does something there."""
        return (*self._held(language), *self._met(language), *self._beside())

    @property
    def own(self) -> str:
        """The meeting of a body, where it is named apart from it."""
        return (
            rf"(?P<own>(?:its |the |an? )?(?:(?P<when>{TIME})(?:'s)? )?{self.number}(?P<modifiers>{self.some})"
            rf"{self.kind}{self.term})"
        )

    def _held(self, language: Language) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of a body that holds its meeting."""
        kind, some, number = self.kind, self.some, self.number
        hold = one_of(language.meetings.holding_verbs)
        when = rf"(?:,? [\w {TIME[1:-1]}]{{0,24}}?,?)?"
        organ = r"(?P<organ>standing committee|presidium|secretariat|executive committee|political bureau|politburo)"
        return (
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}){APPOSED}{when} {hold} (?P<own>(?:the |its |an? )?{number}"
                rf"(?P<modifiers>{some})(?:{kind} of (?:its|the|their) {organ}|{organ.replace('organ', 'organ2')} "
                rf"{kind.replace('kind', 'kind2')}))", re.I),
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}){APPOSED}{when} {hold} (?:[\w ]{{0,28}} )??{self.own}(?!"
                rf" with\b| hall| of its\b)", re.I),
        )  # fmt: skip

    def _met(self, language: Language) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of a body that meets, or does something at a meeting."""
        kind, some, number = self.kind, self.some, self.number
        words = one_of([word for kind in language.meetings.kinds for word in kind.words])
        day = rf"(?: here)?(?: (?:on |in )?{TIME})?"
        counted = self.number.replace("?P<number>", "?:")
        formal = rf"(?!{day} (?:in|for|at) (?:an? |its |the |their )?{counted}{some}{words}\b)"
        ahead = rf"(?:{WILL} ){{1,2}}(?:to )?"
        return (
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}){APPOSED}(?:,? which)?(?:,? \w+ly)?,? (?:next |again |also )?"
                rf"(?P<own>(?P<kind>met|meets|meeting))\b"
                rf"(?! (?:with|the(?! same\b)|an?|all|some|every|these|those)\b){formal}", re.I),
            # "The Council met in emergency session", "convened here for its third plenary session"
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}){APPOSED}(?:,? \w+ly)?,? (?:{ahead}(?:\w+ )?{GATHER}|{GATHERED})"
                rf"{day}(?: (?:in|at) [^,;. ]+)? (?:in|for|at) (?P<own>(?:an? |its |the |their )?{number}"
                rf"(?P<modifiers>{some}){kind})(?! of| with| hall)", re.I),
            # "The Cabinet gathered on May 3", "will next meet on May 3", "is in session"
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}){APPOSED}(?:,? \w+ly)?,? "
                rf"(?:(?P<own>(?P<kind>{GATHERS})){NO_OBJECT}{formal}"
                rf"|{ahead}(?:(?:next|again|also|be) )?(?P<own2>(?P<kind2>{GATHER}))\b(?! with\b){NO_OBJECT}"
                rf"{formal}"
                rf"|(?:is|was|are|were) in (?P<own3>(?P<kind3>session))\b)", re.I),
            # "The Duma at a plenary session on Thursday gave its consent"
            re.compile(
                rf"{SUBJECT}(?P<body>{BODY}),? (?:at|in|during) (?=an? |its )(?P<own>(?:its |an? ){number}"
                rf"(?P<modifiers>{some}){kind})(?! of| with)", re.I),
        )  # fmt: skip

    def _beside(self) -> tuple[re.Pattern[str], ...]:
        """Return the patterns of a meeting that stands beside its body, before it or in a headline."""
        kind, some, number = self.kind, self.some, self.number
        between = rf"(?P<modifiers>{some})(?:(?P<topic>(?-i:[A-Z][\w-]+)) )?"
        return (
            # "At today's meeting the Governing Council decided"
            re.compile(
                rf"\b(?:at|in|during) (?:today|yesterday|{TIME})'s (?P<own>{number}(?P<modifiers>{some}){kind}),? "
                rf"(?:the )?(?P<body>{BODY})", re.I),
            # "At its sitting of 3 May the Government ..."
            re.compile(
                rf"\b(?:at|in|during) (?P<own>(?:its|their) {number}(?P<modifiers>{some})(?P<kind>sitting))"
                rf"(?:,? (?:on|of|held on|from) {TIME})?,? (?:the )?(?P<body>{BODY})", re.I),
            # "At its meeting on May 3, the Council ..."
            re.compile(
                rf"\b(?:at|in|during|following|concluding|ending) (?:(?=its |their )|the (?=[\w ]{{3,40}} held ))"
                rf"{self.own}(?: [^,;.]{{0,40}})?, (?:the )?(?P<body>{BODY})", re.I),
            # "We, the leaders of the Group, met for our annual summit"
            re.compile(
                rf"\bwe,? (?:the )?[^.;]{{0,120}}?(?P<body>{BODY})[^.;]{{0,80}}?,? (?:have |had )?{GATHERED}\b"
                rf"[^.;]{{0,100}}? (?:for|at|on the occasion of) (?:our |the )?(?P<own>{number}(?P<modifiers>{some})"
                rf"{kind})(?! of)", re.I),
            re.compile(
                rf"^(?P<own>(?P<kind>Meeting))(?! with)(?: [^,;.]{{0,60}})?, (?:the )?(?P<body>{BODY})"),
            re.compile(rf"{number}{between}{kind} of (?:the )?(?P<body>{COUNTRY})\b", re.I),
            re.compile(
                rf"(?P<body>{BODY})(?= (?:(?:which|that) (?:is|will be) )?to be (?:convened|held"
                rf"|convoked)\b)"),
        )  # fmt: skip
