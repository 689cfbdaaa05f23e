"""Knows the words that name what was decided: kinds, titles, subjects, their ends, nouns of deciding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class

KINDS = ("decision", "resolution", "law", "decree", "ordinance", "order", "plan", "report", "other")
QUOTED = r"\"(?P<title>[^\"]+?)[,.]?\""
PASSIVE = ("was", "were", "been")
SUBJECTS, PERSON = sign_class("meeting", "body", "country"), sign_class("person")
ADVERB = (
    r"(?:(?:\w+ly|also|then|further|again|first|today|has|have|had|later|in turn|likewise|thereupon|moreover"
    r"|furthermore|thus) )*"
)
TO_BODY = rf"(?P<body>{SUBJECTS})"
COUNTED = (
    r"(?:(?:a |an )?(?:show of hands|acclamation|consensus"
    r"|(?:\w+ ){0,2}(?:vote|majority)(?: of [\d-]+)?)|\d+-\d+)"
)
"""Behind "by": how was voted."""


class DecisionTextWords:
    """The patterns of what is decided, made from word lists.

    Args:
        words: the lists of the wordings.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.kinds = {noun: kind for kind in KINDS for noun in words[kind]}
        noun = one_of(list(self.kinds))
        self._make_nouns(words, noun)
        self._make_texts(words, noun)

    def _make_nouns(self, words: Mapping[str, Sequence[str]], noun: str) -> None:
        """Make the patterns of deciding told by a noun: "approval was given to", "ended with the adoption of"."""
        thing = rf"(?P<rest> (?:[\w'-]+ ){{0,8}}?(?i:{noun})\b.*)"
        consent = (
            rf"\b(?i:{one_of(words['consent'])}) (?:was|were|has been|had been) {ADVERB}"
            rf"{one_of(words['given'])}(?: (?:by|at|in|during) (?:the )?{TO_BODY}?[^,;.]{{0,40}}?)? (?:to|for)"
            r"(?P<rest> .*)"
        )
        self.consent = KeyedPattern(consent, words["consent"], words["given"])
        ending = (
            rf"\b{one_of(words['closing'])}\b[^;.]*? (?:with (?:the )?(?:\w+ )?{one_of(words['adoption'])} (?:of|by"
            rf" (?:the )?{TO_BODY} of)|(?:after|by|before) (?:\w+ly )?{one_of(words['adopting'])}){thing}"
        )
        self.ending = KeyedPattern(ending, words["closing"], [*words["adoption"], *words["adopting"]])

    def _make_texts(self, words: Mapping[str, Sequence[str]], noun: str) -> None:
        """Make the patterns that read titles, subjects and ends."""
        self.noun = re.compile(rf"\b(?P<noun>{noun})\b", re.I)
        self.head_noun = re.compile(rf"(?:(?!(?:on|of|to|for|that) )[\w-]+ )*?(?P<noun>{noun})\b", re.I)
        self.quoted = re.compile(
            rf"(?P<kind>{noun})\b(?: of [^\"]{{0,60}}?)?,? {QUOTED}"
            rf"|(?:(?<=and )|(?<=[\",] )){QUOTED.replace('title', 'more')}",
            re.I,
        )
        self.behind_head = re.compile(
            r" (?:on|of|to|for|that) | (?=[a-z]+ing (?:the|an?|its|their|all) )", re.I
        )
        self.inserted = re.compile(one_of(words["inserted"]))
        self._make_pointing(one_of(words["vague"]), noun)
        self._make_things(noun)
        self._make_ends(words)

    def _make_pointing(self, several: str, noun: str) -> None:
        """Make the patterns of what names nothing by itself: "a decision to that effect"."""
        self.made_into = re.compile(rf" \w+(?: all)? (?:as|into) (?:the |an? |its )?(?P<noun>{noun})\b", re.I)
        self.pointing = re.compile(
            r"(?:it|them|this|these|this matter|these matters|the matter|the matters|the issue|the issues|the same"
            r"|that effect|(?:the )?(?:last-named|latter|former) \w+"
            r"|(?:an? |the |its |this )?(?:relevant|corresponding|appropriate|respective|necessary) (?:[a-z]+ )?"
            r"(?:decision|resolution|measures?|steps?)(?: of (?:(?! on )[^;])+)?|.* to (?:this|that) effect"
            r"|drafts?|(?:decision|resolution|law|decree|order)s?(?: of (?:(?! (?:on|to) )[^;])+)?"
            r"|be [a-z]+ed .*|(?:organi[sz]ational|personnel) (?:\w+)"
            r"|.* (?:on|of|about) (?:it|them|this|these))",
            re.I,
        )
        self.vague = re.compile(
            rf"(?:(?:{several}) )*(?:{noun})(?: (?:on|of) (?:the )?(?:(?:{several}|\w+th|first|second|third) )*"
            rf"(?:{noun}|agenda|{SUBJECTS}|(?-i:[A-Z])\w+|them|it|this|these))?"
            r"(?: in (?:this|that) (?:regard|connection|respect)| to (?:this|that) effect| thereon)?",
            re.I,
        )

    def _make_things(self, noun: str) -> None:
        """Make the patterns of several things decided, and of what one is about."""
        thing = (
            r"(?=(?:the|an?|two|three|four|five|six|\d+|several) "
            rf"(?:(?!(?:of|on|to|for|in|which|that) )[^\s,;]+ ){{0,5}}(?i:{noun})\b)"
        )
        bare = r"(?=(?:decisions|resolutions|laws|decrees|ordinances|orders|regulations|plans|measures) (?:of|on)\b)"
        self.things = re.compile(
            rf"[,;] (?:and |as well as )?{thing}| (?:and|as well as) {thing}|,? and {bare}"
        )
        self.subject = re.compile(
            rf"^(?:(?:an?|the|its|their) )?(?:(?!on )[\w-]+ )*?(?P<noun>{noun})"
            r"(?: (?:of|(?:taken |made |adopted )?by) [^,;.]{3,60}?)? "
            rf"(?:(?:on|regarding|concerning|about|reflecting|containing|whereby"
            r"|that(?= (?!(?:was|were|is|are|has|had|have|reflects?|reflected|contains?|came|comes)\b)[a-z]+s ))"
            r" (?P<text>.*)"
            r"|(?P<act>(?-i:(?!(?:including|following|beginning|starting|regarding|meeting|sitting|gathering"
            r"|hearing)\b)[a-z]+ing) .*))",
            re.I,
        )

    def _make_ends(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of what ends the words for a decision."""
        verb = "[a-z]+ed|set|took|made|put|gave|heard|held|expects|anticipates|notes|continues|intends|stands"
        further = (
            r"(?:,? and|,(?! (?:situated|located|based|entitled|headed|dated)\b)) "
            r"(?:(?:\w+ly|also|then|further|likewise|thereby) )?"
            r"(?:[a-z]+ed and )?"
            rf"(?:{verb}) (?:(?:the|a|an|it|its|to|that|on|into|note|his|their|some|several|broad|wide|full|\d+"
            r"|[A-Z]\w+)\b|[^\x00-\x7f])"
        )
        votes = (
            rf"(?<=[\d)]) on {sign_class('time')}(?=[.,;]|$| by| with)"
            r"| with \d+ (?:\w+ )?votes?\b| by \d+ (?:votes? )?(?:to|against|in favou?r)\b"
            r"| by \d+-\d+| by \d+ out of| before [a-z]+ing|(?<=agenda items)(?:: |:$)|(?<=agenda): "
        )
        done = one_of([*words["adopted"], *words["issued"], "decided", "discussed", "elected", "appointed"])
        clause = (
            rf",? and (?:it|they|(?:the|its) (?:{SUBJECTS}|[\w-]+(?: [\w-]+)?)) {ADVERB}(?:{done}) "
            r"|, and (?!(?:that|of|to|on|for|which|who)\b)(?:(?!\b(?:which|that|who)\b)[^,;.:\"]){2,120}?"
            r" (?:was|were|has been|have been) (?:\w+ly |also )?[a-z]+(?:ed|ade|en)\b"
            r"|, and (?:the )?\"[^\"]+\" (?:was|were) "
        )
        self.new_clause = re.compile(clause)
        self.cuts = re.compile("|".join([*(re.escape(cut) for cut in words["cuts"]), further, votes, clause]))
