"""Knows the words of deciding where the decider is no subject: passives, support, papers by which something is done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.finding.decision_text_words import ADVERB, PASSIVE, QUOTED, SUBJECTS, TO_BODY, DecisionTextWords
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class

MEANS = (
    r"(?:[Bb]y virtue of|[Bb]y force of|[Bb]y|[Uu]nder|[Tt]hrough|[Pp]ursuant to|[Ii]n accordance with"
    r"|[Aa]ccording to|[Ii]n keeping with|[Ii]n line with)"
)
"""Before a paper by which something is done."""


class DecisionPassiveWords(DecisionTextWords):
    """The patterns of what is decided told without its decider as subject, made from word lists."""

    decreed: frozenset[str]
    """Nouns of decisions, decrees and orders."""

    def _make_passives(self, words: Mapping[str, Sequence[str]], noun: str) -> None:
        """Make the patterns of what was decided, where the decider is no subject."""
        impersonal = (
            rf"\b[Ii]t (?:was|has been|is) {ADVERB}(?:{one_of(words['decided'])}|agreed)"
            rf"(?: (?:at|by|in|during) (?:the )?{TO_BODY}?[^,;.]{{0,60}}?)?(?:, \w+,)?,? (?:that|to|on) (?P<rest>.*)"
        )
        self.impersonal = KeyedPattern(impersonal, [*words["decided"], "agreed"])
        inverted = (
            r"^(?:Also |Then |\w+ly )?(?i:(?:[a-z]+(?:ed|ad|en|id)(?: on| upon| out)? and (?:\w+ly )?)?"
            rf"(?:(?P<decided>decided)|(?P<issued>{one_of([*words['issued'], 'confirmed'])})"
            rf"|{one_of([*words['adopted'], 'taken', 'made'])})) "
            r"(?:\w+ly |by unanimity |with [\w ]+? )?"
            rf"(?:(?:at|by|in|during) (?:the )?{TO_BODY}?[^,;.]{{0,40}}?|there )?(?:was|were) (?P<rest>.*)"
        )
        self.inverted = KeyedPattern(
            inverted, PASSIVE, [*words["adopted"], *words["issued"], "taken", "made", "decided", "confirmed"]
        )
        reached = (
            rf"\b(?:[Aa]greement|[Cc]onsensus|[Uu]nderstanding|[Uu]nanimity) (?:was|has been) {ADVERB}reached"
            rf"(?: (?:at|by|in|during|between) [^,;.]{{0,60}}?)? (?:that|to|on) (?P<rest>.*)"
        )
        self.reached = KeyedPattern(reached, ("reached",))
        been = self._been(words)
        self._make_subjects_adopted(words, noun, been)
        self._make_titles_adopted(words, noun, been)

    @staticmethod
    def _been(words: Mapping[str, Sequence[str]]) -> str:
        """Return the pattern of "was", with what was done before: "were examined and"."""
        examined = (
            rf"(?:(?:put to (?:the |a )?vote|(?!(?:supported|{one_of(words['adopted'])})\b)[a-z]+(?:ed|ut|ad|aid|en)"
            rf"(?: (?:on|upon|over|out|up|forward|before (?:the )?(?:{SUBJECTS}|\w+)))?) and (?:was |were )?{ADVERB})?"
        )
        return rf"(?:was|were|has been|have been|had been) {ADVERB}{examined}"

    def _make_subjects_adopted(self, words: Mapping[str, Sequence[str]], noun: str, been: str) -> None:
        """Make the patterns of what was decided as the subject: "the law on ports was adopted"."""
        done = [
            "confirmed",
            "upheld",
            *words["adopted"],
            *words["taken_by"],
            "decided",
            "decided on",
            "decided upon",
        ]
        plain = (
            rf"(?:^|; |, and |, while )(?P<what>[A-Za-z\d][^;:\"]{{3,240}}?),? {been}"
            rf"(?P<verb>(?P<adopted>{one_of(words['approving'])})|{one_of(words['settling'])})\b(?P<rest>[^;]*)"
        )
        self.plain = KeyedPattern(plain, PASSIVE, [*words["approving"], *words["settling"]])
        carried = r"carried(?=[.,;]|$| unanimously| by (?:a show|a majority|acclamation|\d)| with )"
        no_word = (
            r"(?!(?:[Tt]hen|[Nn]ext|[Aa]t|[Ii]n|[Aa]fter|[Ff]ollowing|[Uu]pon|and|which|whose|of|an?|the) )"
        )
        passive = (
            rf"(?P<what>(?<!['’])\b(?:[Tt]he |[Aa]n? )?(?:{no_word}[\w-]+ ){{0,4}}?"
            rf"(?i:(?P<noun>{noun}))\b(?P<of>(?:(?!(?<!which )(?<!that )\b(?:was|were)\b)[^.;])*?))"
            rf"(?:,[^.;]*?,)? {been}(?:(?P<verb>{one_of(done)}|{carried}))\b(?P<rest>(?:(?!, and (?:the|an?) )[^;])*)"
        )
        self.passive = KeyedPattern(passive, list(self.kinds), PASSIVE, [*done, "carried"])
        self.on_behind = re.compile(
            rf" on (?!{sign_class('time')})(?P<on>(?!(?:it|them|this|these)\b)[^;]+)", re.I
        )
        self.deed_behind = re.compile(
            r"(?: \w+ly)?(?: (?:at|by|in) (?:the )?[^,;.]{0,50}?)?,? (?:that |to |(?=not to )|whereby "
            r"|(?:under|by) which |in which it (?:is|was) (?:envisaged|stipulated|provided|planned|specified)"
            r" (?:to|that) )"
            r"(?P<on>[^ ;][^;]+)"
        )
        self.by = re.compile(rf" (?:[\w ]*? )?(?:by|at) (?:the )?{TO_BODY}")

    def _make_titles_adopted(self, words: Mapping[str, Sequence[str]], noun: str, been: str) -> None:
        """Make the patterns of titles that were adopted: "the decree "On Ports" was adopted"."""
        quoted = QUOTED.replace("?P<title>", "")
        further = rf"(?:the |an? )?(?:(?:{SUBJECTS} )?(?i:{noun})(?: of (?:the )?{SUBJECTS})?,? )?"
        passive_title = (
            rf"(?:(?P<kind>(?i:{noun}))(?: No\. ?\d+)?(?: of (?:the )?(?P<owner>{SUBJECTS}))?,? )?"
            rf"(?P<list>{quoted}(?:,? (?:and )?{further}{quoted})*)"
            rf"[^.;\"]{{0,60}}? {been}(?:{one_of(words['adopted'])}"
            rf"|(?P<issued>{one_of(words['issued'])}))\b(?P<rest>.*)"
        )
        self.passive_title = KeyedPattern(passive_title, PASSIVE, [*words["adopted"], *words["issued"]])
        self.kind_and_title = re.compile(
            rf"(?:(?P<kind>(?i:{noun}))(?: of (?:the )?{SUBJECTS})?,? )?{QUOTED}"
        )

    def _make_support(self, words: Mapping[str, Sequence[str]]) -> None:
        most = (
            r"(?:(?:full|fully|unanimous|complete|absolute|warm|active|whole-hearted|wholehearted|hearty) )*"
        )
        backing = [*words["consent"], "support", "green light", "go-ahead", "nod"]
        consent = rf"(?:{one_of(backing)})(?: and (?:approval|support|endorsement))?"
        won = (
            rf"(?:was|were) {ADVERB}given (?:its |their |the )?{most}{consent}"
            rf"|(?:met with|won|had|got|received|gained|obtained|enjoyed) (?:the |their )?{most}{consent}"
        )
        supported = (
            rf"(?P<what>(?<![^ ])(?:(?!, and )[^;:]){{3,160}}?) "
            rf"(?:also |then |thus )?(?P<support>{one_of(words['supported'])}|{won})\b(?P<rest>.*)"
        )
        self.supported = KeyedPattern(
            supported, [*words["supported"], *words["consent"], "support", "green light", "go-ahead", " nod"]
        )
        self.drafted = re.compile(
            rf"(?:the |an? )?(?P<noun>{one_of([*words['decision'], *words['resolution']])}) on ", re.I
        )
        expressed = (
            rf"(?:\b{one_of(words['deciders'])}|{sign_class('post')}) (?:\w+ )?(?:expressed|extended|gave"
            rf"|showed) (?:their )?(?:full|unanimous|complete|absolute) (?:support|approval"
            rf"|endorsement)(?: (?:and|for and) (?:\w+ )?(?:approval|support"
            rf"|endorsement))?,?(?: with [\w ]{{0,40}}?)? (?:for|to) (?P<what>.*)"
        )
        self.expressed = KeyedPattern(expressed, ("support", "approval", "endorsement"))

    def _make_papers(self, words: Mapping[str, Sequence[str]]) -> None:
        """Make the patterns of what is done by a paper: "by a decree of the Presidium"."""
        noun = rf"(?P<noun>{one_of(sorted(self.decreed))})"
        body = rf"(?P<body>{sign_class('body', 'meeting', 'post', 'person')})"
        number = r"(?: No\.? ?\d+(?:-\w+)?)?"
        owned = (
            r"(?: (?:of|from|(?:(?:issued|adopted|approved|ratified|signed|taken|made) )?by) (?:the )?"
            rf"(?:{body}|(?:{one_of(words['organs'])})\b))"
        )
        new = r"(?:an?|another|its|a separate|a further) (?:(?!of\b)[\w-]+ )?"
        by_paper = (
            rf"(?:^|; |, and |and, )(?:Also,? |Meanwhile,? )?{MEANS} {new}{noun}{number}{owned}?,? "
            r"(?!(?:adopted|taken|made|passed|issued|signed|dated|released|announced|published|on|to|that)\b)(?P<rest>[^;]+)"
        )
        of_person = rf"\b{MEANS} (?:(?:an?|another|the) )?{noun}{number}{owned} (?P<rest>{sign_class('person')} [^;]+)"
        self.by_paper = [KeyedPattern(pattern, list(self.decreed)) for pattern in (by_paper, of_person)]
        through = rf",? {MEANS.lower()} (?:{new})?{noun}{number}{owned}(?=[.,;]|$)"
        self.through_paper = KeyedPattern(through, list(self.decreed))
        deeds = one_of(words["enacting"])
        in_paper = (
            rf"(?P<body>{SUBJECTS}),? (?:in|by|through|under) (?:an?|its|the) (?:[\w-]+ )?{noun}{number}"
            rf"(?: (?:issued|adopted|dated|of|on|taken) [^,;]{{2,40}}?)?,? (?:\w+ly |also )?(?P<deed>{deeds} .+)"
        )
        self.in_paper = KeyedPattern(in_paper, list(self.decreed), words["enacting"])
