"""Knows the words by which bodies decide, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.grammar.language import one_of
from kg.grammar.signs import sign_class

KINDS = ("decision", "resolution", "law", "decree", "ordinance", "order", "plan", "report", "other")
QUOTED = r"\"(?P<title>[^\"]+?)[,.]?\""
SUBJECTS = sign_class("meeting", "body", "country")


class DecisionWords:
    """The patterns of deciding, made from word lists.

    Args:
        words: the lists of the wordings.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.kinds = {noun: kind for kind in KINDS for noun in words[kind]}
        noun = one_of(list(self.kinds))
        adverb = r"(?:(?:\w+ly|also|then|further|again|first) )*"
        who = (
            rf"(?:(?P<subject>{SUBJECTS})(?: and (?:the )?{SUBJECTS})?|(?P<it>(?:[Ii]t|[Tt]hey)\b)"
            rf"|(?P<title>{sign_class('post')}(?: and (?:the )?{SUBJECTS})?)"
            rf"|(?:[Aa]ll )?(?:[Tt]he )?(?:[\w-]+ ){{0,2}}(?P<group>{one_of(words['deciders'])}\b))"
        )
        self.verb = re.compile(
            rf"(?:(?P<adopted>{one_of(words['adopted'])})|(?P<confirmed>{one_of(words['confirmed'])}))\b"
            rf"(?!(?: and \w+)? by\b)(?P<how> with [\w ]{{0,30}}?approval)?(?P<rest> .*)"
            rf"|(?P<decided>{one_of(words['decided'])})(?: by (?!name)[^,;.]{{0,40}}?| unanimously)? (?P<aim>to|on|that) (?P<rest2>.*)"
            rf"|(?P<agreed>{one_of(words['agreed'])}) (?P<aim2>to|on|that) (?P<rest3>.*)"
        )
        self.joined = re.compile(
            rf"(?:(?:,| and|, and) {adverb}|{who}(?:,[^,;.]*,)?(?: (?:on |earlier "
            rf"|today)?{sign_class('time')})? {adverb})$".replace("(?P<", "(?P<near_")
        )
        self.impersonal = re.compile(
            rf"\b[Ii]t (?:was|has been|is) {adverb}(?:{one_of(words['decided'])}|agreed)"
            rf"(?: (?:at|by|in|during) (?:the )?(?P<body>{SUBJECTS})?[^,;.]{{0,60}}?)?,? (?:that|to|on) (?P<rest>.*)"
        )
        self.deciders = re.compile(one_of(words["deciders"]), re.I)
        opening = (
            r"(?:(?:At|In|On|After|Having|During|Following|As|With|Under|Upon|To|Then|Also|Prior) [^,;]*, "
            r"|And |Then )?"
        )
        self.opening = re.compile(rf"{opening}(?:[Tt]he )?{who}")
        self.clause = re.compile(r"; (?:and )?|: ")
        self.passive = re.compile(
            rf"(?P<what>(?:[Tt]he |[Aa]n? )?(?:[\w-]+ ){{0,4}}?(?P<noun>{noun})\b(?P<of>[^.;]*?))"
            rf"(?:,[^.;]*?,)? (?:was|were|has been"
            rf"|have been) {adverb}(?:{one_of(words['adopted'])})\b(?P<rest>.*)"
        )
        self.supported = re.compile(
            rf"(?P<what>[^;:]{{3,160}}?) (?:{one_of(words['supported'])})\b(?P<rest>.*)"
        )
        self.expressed = re.compile(
            rf"\b(?:{one_of(words['deciders'])}) (?:\w+ )?(?:expressed|extended|gave"
            rf"|showed) (?:their )?(?:full|unanimous|complete|absolute) (?:support|approval"
            rf"|endorsement)(?: (?:and|for and) (?:\w+ )?(?:approval|support"
            rf"|endorsement))?,?(?: with [\w ]{{0,40}}?)? (?:for|to) (?P<what>.*)"
        )
        self.quoted = re.compile(
            rf"(?P<kind>{noun})\b(?: of [^\"]{{0,60}}?)?,? {QUOTED}"
            rf"|(?<=and ){QUOTED.replace('title', 'more')}",
            re.I,
        )
        self.noun = re.compile(rf"\b(?P<noun>{noun})\b", re.I)
        self.subject = re.compile(
            rf"^(?:(?:an?|the|its|their) )?(?:(?!on )[\w-]+ )*?(?P<noun>{noun})(?: of [^,;.]{{3,40}}?)? "
            rf"(?:on|regarding|concerning|about) (?P<text>.*)",
            re.I,
        )
        self.unanimous = re.compile(one_of(words["unanimous"]), re.I)
        further = (
            r",? and (?:\w+ly )?(?:[a-z]+ed|set|took|made|put|gave|heard|held) (?:(?:the|a|an|its|to|that"
            r"|on|into|note|his|their|some|several|\d+|[A-Z]\w+)\b|[^\x00-\x7f])"
        )
        votes = r" by \d+ (?:votes? )?(?:to|against|in favou?r)\b| by \d+-\d+"
        self.cuts = re.compile("|".join([*(re.escape(cut) for cut in words["cuts"]), further, votes]))


@lru_cache(maxsize=8)
def decision_words(words: tuple[tuple[str, tuple[str, ...]], ...]) -> DecisionWords:
    """Return the patterns of some word lists."""
    return DecisionWords(dict(words))
