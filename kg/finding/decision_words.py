"""Knows the words by which bodies decide, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class

KINDS = ("decision", "resolution", "law", "decree", "ordinance", "order", "plan", "report", "other")
QUOTED = r"\"(?P<title>[^\"]+?)[,.]?\""
PASSIVE = ("was", "were", "been")
SUBJECTS, PERSON = sign_class("meeting", "body", "country"), sign_class("person")


class DecisionWords:
    """The patterns of deciding, made from word lists.

    Args:
        words: the lists of the wordings.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.kinds = {noun: kind for kind in KINDS for noun in words[kind]}
        noun = one_of(list(self.kinds))
        adverb = r"(?:(?:\w+ly|also|then|further|again|first|today) )*"
        who = (
            rf"(?:(?P<subject>{SUBJECTS})(?: and (?:the )?{SUBJECTS})?|(?P<it>(?:[Ii]t|[Tt]hey)\b)"
            rf"|(?P<title>{sign_class('post')}(?: and (?:the )?{SUBJECTS})?)"
            rf"|(?:[Aa]ll )?(?:[Tt]he )?(?:[\w-]+ ){{0,2}}(?P<group>{one_of(words['deciders'])}\b))"
        )
        confirmed = one_of([*words["confirmed"], *words["issued"]])
        signed = one_of([*words["order"], *words["decree"], *words["ordinance"]])
        verbs = (
            rf"(?:(?P<adopted>{one_of(words['adopted'])})|(?P<confirmed>{confirmed}))\b"
            rf"(?!(?: and \w+)? by\b)(?P<how> with [\w ]{{0,30}}?approval| unanimously| by acclamation| by consensus)?"
            rf"(?: in (?:principle|general|full))?"
            rf"(?P<rest> .*)"
            rf"|(?P<decided>{one_of(words['decided'])})(?P<manner> by (?!name)[^,;.]{{0,40}}?| unanimously)?"
            rf"(?:, [^,;:]{{3,40}},)? (?P<aim>to|on|that) (?P<rest2>.*)"
            rf"|(?:{one_of(words['taken'])}) (?:the|a|its|an) (?:[\w-]+ )?decisions? (?P<aim3>to|on|that) (?P<rest4>.*)"
            rf"|(?P<moved>{one_of(words['moved'])}) (?P<rate>(?:the |its |their )?(?:[\w-]+ ){{0,5}}rates?\b.*)"
            rf"|(?P<agreed>{one_of(words['agreed'])}) (?P<aim2>to|on|that) (?P<rest3>.*)"
        )
        lists = ("adopted", "confirmed", "issued", "decided", "taken", "moved", "agreed")
        self.verb = KeyedPattern(verbs, [word for name in lists for word in words[name]])
        self.joined = re.compile(
            rf"(?:(?:,| and|, and) {adverb}|{who}(?:,[^,;.]*,)?(?: (?:on |earlier "
            rf"|today)?{sign_class('time')})? {adverb})$".replace("(?P<", "(?P<near_")
        )
        impersonal = (
            rf"\b[Ii]t (?:was|has been|is) {adverb}(?:{one_of(words['decided'])}|agreed)"
            rf"(?: (?:at|by|in|during) (?:the )?(?P<body>{SUBJECTS})?[^,;.]{{0,60}}?)?,? (?:that|to|on) (?P<rest>.*)"
        )
        self.impersonal = KeyedPattern(impersonal, [*words["decided"], "agreed"])
        self.taken = frozenset(words["taken_by"])
        self.issued = frozenset(words["issued"])
        self.deciders = re.compile(one_of(words["deciders"]), re.I)
        opening = (
            r"(?:(?:At|In|On|After|Having|During|Following|As|With|Under|Upon|To|Then|Also|Prior) [^,;]*, "
            r"|And |Then )?"
        )
        self.opening = re.compile(rf"{opening}(?:[Tt]he )?{who}")
        self.clause = re.compile(r"; (?:and )?|: ")
        passive = (
            rf"(?P<what>(?:[Tt]he |[Aa]n? )?(?:[\w-]+ ){{0,4}}?(?P<noun>{noun})\b(?P<of>[^.;]*?))"
            rf"(?:,[^.;]*?,)? (?:was|were|has been"
            rf"|have been) {adverb}(?:(?P<verb>{one_of([*words['adopted'], *words['taken_by']])}))\b(?P<rest>.*)"
        )
        done = [*words["adopted"], *words["taken_by"]]
        self.passive = KeyedPattern(passive, list(self.kinds), PASSIVE, done)
        passive_title = (
            rf"(?:(?P<kind>{noun}) )?{QUOTED}[^.;\"]{{0,60}}? (?:was|were|has been|have been) {adverb}"
            rf"(?:{one_of(words['adopted'])})\b(?P<rest>.*)"
        )
        self.passive_title = KeyedPattern(passive_title, PASSIVE, words["adopted"])
        supported = rf"(?P<what>[^;:]{{3,160}}?) (?:{one_of(words['supported'])})\b(?P<rest>.*)"
        self.supported = KeyedPattern(supported, words["supported"])
        expressed = (
            rf"\b(?:{one_of(words['deciders'])}) (?:\w+ )?(?:expressed|extended|gave"
            rf"|showed) (?:their )?(?:full|unanimous|complete|absolute) (?:support|approval"
            rf"|endorsement)(?: (?:and|for and) (?:\w+ )?(?:approval|support"
            rf"|endorsement))?,?(?: with [\w ]{{0,40}}?)? (?:for|to) (?P<what>.*)"
        )
        self.expressed = KeyedPattern(expressed, ("support", "approval", "endorsement"), words["deciders"])
        self.quoted = re.compile(
            rf"(?P<kind>{noun})\b(?: of [^\"]{{0,60}}?)?,? {QUOTED}"
            rf"|(?<=and ){QUOTED.replace('title', 'more')}",
            re.I,
        )
        signing = (
            rf"(?:(?P<person>{PERSON})(?:,[^,;]*,)?|[Tt]he (?P<post>{sign_class('post')})) {adverb}"
            rf"(?:signed|issued|promulgated|approved) (?P<what>(?:[\w-]+ ){{0,4}}(?P<noun>{signed})\b.*)"
        )
        self.signed = KeyedPattern(signing, ("signed", "issued", "promulgated", "approved"))
        several = one_of(words["vague"])
        self.vague = re.compile(
            rf"(?:(?:{several}) )*(?:{noun})(?: (?:on|of) (?:the )?(?:(?:{several}|\w+th|first|second|third) )*"
            rf"(?:{noun}|agenda|{SUBJECTS}|[A-Z]\w+))?",
            re.I,
        )
        self.things = re.compile(
            rf",? and (?=(?:the|an?) (?:[\w-]+ ){{0,3}}(?:{noun})\b)|, (?=(?:the|an?) (?:[\w-]+ ){{0,3}}(?:{noun})\b)"
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
            r"|on|into|note|his|their|some|several|broad|wide|full|\d+|[A-Z]\w+)\b|[^\x00-\x7f])"
        )
        votes = (
            rf"(?<=[\d)]) on {sign_class('time')}(?=[.,;]|$| by| with)|"
            + r" with \d+ votes?\b| by \d+ (?:votes? )?(?:to|against|in favou?r)\b| by \d+-\d+"
        )
        self.cuts = re.compile("|".join([*(re.escape(cut) for cut in words["cuts"]), further, votes]))


@lru_cache(maxsize=8)
def decision_words(words: tuple[tuple[str, tuple[str, ...]], ...]) -> DecisionWords:
    """Return the patterns of some word lists."""
    return DecisionWords(dict(words))
