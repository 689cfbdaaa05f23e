"""Knows the words by which bodies decide, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.finding.decision_passive_words import DecisionPassiveWords
from kg.finding.decision_text_words import ADVERB, COUNTED, PERSON, QUOTED, SUBJECTS
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class


class DecisionWords(DecisionPassiveWords):
    """The patterns of deciding, made from word lists.

    Args:
        words: the lists of the wordings.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        super().__init__(words)
        self.taken = frozenset(words["taken_by"])
        self.issued = frozenset(words["issued"])
        self.decreed = frozenset(
            noun
            for kind in ("decision", "resolution", "decree", "ordinance", "order")
            for noun in words[kind]
        )
        self.papers = re.compile(rf"\b(?:{one_of(words['papers'])})\b", re.I)
        self.deciders = re.compile(one_of(words["deciders"]), re.I)
        self.unanimous = re.compile(one_of(words["unanimous"]), re.I)
        self.clause = re.compile(r"; (?:and )?|: ")
        noun = one_of(list(self.kinds))
        self.going_on = re.compile(rf",? and (?:then )?{one_of(words['going_on'])}\b")
        self._make_acts(words)
        self._make_lists(words)
        self._make_subjects(words)
        self._make_passives(words, noun)
        self._make_support(words)
        self._make_references(words)
        self._make_papers(words)

    def _make_acts(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of verbs whose subject decides."""
        confirmed = one_of([*words["confirmed"], *words["issued"]])
        time = sign_class("time")
        manner = (
            rf"(?: unanimously| in principle| \d+-\d+| \d+ to \d+| today| yesterday|(?: on)? {time}"
            r"| (?:by|at|in|during) (?!name)[^,;.]{0,60}?){0,2}"
        )
        given = (
            rf"(?:{one_of(words['giving'])}) (?:its |their |the |his )?(?:\w+ )?(?:support and )?"
            rf"(?:{one_of(words['consent'])})"
            rf"(?: (?:on )?(?:{time}|today|yesterday))? (?:to|for)"
        )
        adopted = rf"(?:{one_of(words['adopted'])})(?! as (?:its|the|an?|\w+) (?:\w+ )?(?:agenda|item))"
        verbs = (
            rf"(?:(?P<voted>voted (?P<yes>[^;]{{0,40}}?)to {one_of(words['adopt'])})"
            rf"|(?P<adopted>{adopted}|{given})|(?P<confirmed>{confirmed}))\b"
            r"(?!(?<=passed) (?:to|into|over|through|away|from|by (?:the|an?) (?:house|street)|on (?:to|from))\b)"
            rf"(?!(?: and \w+)? by\b(?! {COUNTED}))"
            rf"(?P<how> with [\w ]{{0,30}}?approval| unanimously| by {COUNTED})?"
            rf"(?: in (?:principle|general|full))?(?:,? (?:on )?{time}(?!'),?)?(?:, [^,;:]{{3,50}},)?"
            rf"(?: as (?:(?:its|an?|the) )?(?:(?!of\b)\w+ )?(?!of\b)\w+(?: of (?:the )?{SUBJECTS})?(?= (?:the|an?) ))?"
            r"(?P<rest> .*)"
            rf"|(?P<decided>{one_of(words['decided'])}){manner}"
            rf"(?:, [^,;:]{{3,40}},)? (?P<aim>to|(?:up)?on(?! {time})|that|in favou?r of) (?P<rest2>.*)"
            rf"|(?:{one_of(words['taken'])}) (?:the|a|its|an|their) (?:[\w-]+ )?decisions?"
            rf" (?P<aim3>to|on|that|whereby) (?P<rest4>.*)"
            rf"|(?P<settled>decided|settled) (?P<rest5>(?:(?:the|an?|some|several|other|relevant) )?(?:[\w-]+ )?"
            rf"{one_of(words['matters'])}\b.*)"
            rf"|(?P<moved>{one_of(words['moved'])}) (?P<rate>(?:the |its |their )?(?:[\w-]+ ){{0,5}}rates?\b.*)"
            rf"|announced (?P<cut>an? (?:[\w/.-]+ ){{0,4}}?(?:cut|reduction|increase|rise|hike|decrease)"
            r" (?:in|of|to) .*)"
            rf"|(?P<agreed>{one_of(words['agreed'])}){manner} (?P<aim2>to|(?:up)?on(?! {time})|that) (?P<rest3>.*)"
        )
        lists = ("adopted", "confirmed", "issued", "decided", "taken", "moved", "agreed", "giving")
        self.verb = KeyedPattern(
            verbs, ["voted", "settled", "announced", *(word for name in lists for word in words[name])]
        )

    def _make_lists(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of paragraphs that list decisions, and of what persons sign alone."""
        signed = one_of([*words["order"], *words["decree"], *words["ordinance"]])
        self.paragraph = re.compile(
            rf"(?:\W*\w{{1,3}}[.)]\s+)?(?:(?i:also|further) )?(?i:(?P<verb>{one_of(words['opening'])}))"
            rf"(?P<aim> (?:to|that|on))?(?P<rest> [^;]+)"
        )
        self.listing = re.compile(
            rf"(?:(?:{one_of([*words['decided'], *words['agreed']])})(?: to| as follows)?"
            r"(?: at (?:its|the|an?) [\w ]{3,30})?"
            rf"|(?:{one_of(words['taken'])}|adopted) (?:the )?following (?:[\w-]+ )*?decisions(?: [^:]*)?): ?$"
        )
        signing = (
            rf"(?:(?P<person>{PERSON})(?:,[^,;]*,)?|[Tt]he (?P<post>{sign_class('post')})) {ADVERB}"
            rf"(?:signed|issued|promulgated|approved) (?P<what>(?:[\w-]+ ){{0,4}}(?P<noun>{signed})\b.*)"
        )
        self.signed = KeyedPattern(signing, ("signed", "issued", "promulgated", "approved"))

    def _make_subjects(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of who decides."""
        who = (
            rf"(?:(?P<subject>{SUBJECTS})(?: and (?:the )?{SUBJECTS}| side)?"
            rf"|(?P<it>(?:[Ii]t|[Tt]hey)\b)|(?P<we>[Ww]e\b)"
            rf"|(?P<title>{sign_class('post')}(?: and (?:the )?{SUBJECTS})?)"
            rf"|(?:[Aa]ll )?(?:[Tt]he )?(?:[\w'-]+ ){{0,3}}(?i:(?P<group>{one_of(words['deciders'])}))\b"
            rf"|[Tt]he (?P<organ>{one_of(words['organs'])})\b)"
        )
        share = r"(?:, or [\d.]+(?:%| per ?cent)(?: of (?:the )?[\w ]+?)?,|,[^,;.]*,)?"
        self.joined = re.compile(
            rf"(?:(?:,| and|, and) {ADVERB}|{who}{share}(?: (?:on |earlier "
            rf"|today)?{sign_class('time')})? {ADVERB})$".replace("(?P<", "(?P<near_")
        )
        opening = (
            r"(?:[A-Z][\w-]* [^,;]*, |[A-Z]\w+, |And |Then "
            r"|(?:After|Following|Before|During|At|In) (?:the |this |its )?[^ ,;]+ (?=the ))?"
        )
        self.opening = re.compile(rf"{opening}(?:[Tt]he )?{who}")

    def _make_references(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of decisions told in passing."""
        decided = [noun for kind in ("decision", "resolution") for noun in words[kind] if "draft" not in noun]
        nouns = [
            noun for kind in ("decision", "resolution", "law", "decree", "ordinance") for noun in words[kind]
        ]
        noun = rf"(?i:(?P<noun>{one_of([noun for noun in nouns if not noun.startswith('draft')])}))"
        made = one_of([*words["adopted"], *words["taken_by"]])
        body = rf"(?P<body>{sign_class('meeting', 'body')})"
        at = rf"(?:{made} )?(?:of|by|at|in|during) (?:the )?{body}"
        on = r"(?P<joint>on(?! (?:the )?(?:basis|occasion|part|side|eve|initiative)\b)|regarding|concerning|about) "
        be = "was|were|is|are"
        what = rf"(?:(?!,| which | that | and (?:the|an?|{be})\b| (?:{be}|has|have|came) )[^;.\"])+"
        joined = rf"{on}(?P<on>{what})"
        referred = (
            rf"(?<!raft )\b(?i:(?P<noun>{one_of(decided)})) {at} {joined}",
            rf"(?<!raft )\b{noun} {on}(?P<on>{what}?),? {made} (?:by|at|in|during) (?:the )?{body}",
            rf"(?<!raft )\b{noun},? {QUOTED},? {made} (?:by|at|in|during) (?:the )?{body}",
            rf"(?<!raft )\b{noun} {at},? {QUOTED}",
        )
        self.referred = [KeyedPattern(pattern, nouns) for pattern in referred]
        to_do = (
            rf"(?<!raft )\b(?i:(?P<noun>{one_of(decided)}))(?: {made}(?: earlier)?)? (?:of|by) (?:the )?"
            rf"(?P<body>{SUBJECTS})(?: and (?:the )?(?P<body2>{SUBJECTS}))? to (?P<on>[a-z]{what[:-1]}*)"
        )
        self.referred.append(KeyedPattern(to_do, decided))
        followed = (
            rf"(?P<done>(?:to be |being |(?:which |that )?(?:is|are|was|were) (?:being )?)?"
            rf"(?:\w+ly )?\w+(?:ed|en|un|ilt) )"
            rf"{one_of(words['according'])} (?:the|a) (?:[\w'-]+ |{sign_class('time')} )*?{noun} {at}"
        )
        self.followed = KeyedPattern(followed, words["according"], nouns)
        relative = (
            rf",? which (?:was|were|had been|has been) {ADVERB}(?:decided|{made}) (?:by|at) (?:the )?{body}"
        )
        active = (
            rf",? which (?:the )?{body} (?:on {sign_class('time')} )?{ADVERB}"
            rf"(?:{one_of([*words['adopted'], *words['taken_by'], 'decided on'])})(?! (?:the|an?|its|that|to)\b)"
        )
        self.passed = KeyedPattern(active, ["which"], [*words["adopted"], *words["taken_by"]])
        self.relative = KeyedPattern(relative, ["which"], ["decided", *words["adopted"]])


@lru_cache(maxsize=8)
def decision_words(words: tuple[tuple[str, tuple[str, ...]], ...]) -> DecisionWords:
    """Return the patterns of some word lists."""
    return DecisionWords(dict(words))
