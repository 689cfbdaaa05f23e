"""Knows the words by which meetings discuss, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.grammar.language import one_of
from kg.grammar.signs import sign_class

SUBJECTS, TIME, POST = sign_class("meeting", "body"), sign_class("time"), sign_class("post")
ADVERB = r"(?:(?:\w+ly|also|then|further|again|first|in detail|earlier) )*"
BE = r"(?:was|were|is|are)"
AGENDA = r"(?:agendas?(?: items?)?|order of the day|order of business)"


class DiscussionWords:
    """The patterns of discussing, made from word lists.

    Args:
        words: the lists of the wordings of agendas.
        groups: those who discuss where no meeting is named.
        ordinal: the pattern of an ordinal number.
    """

    def __init__(self, words: Mapping[str, Sequence[str]], groups: Sequence[str], ordinal: str) -> None:
        self._subjects(words, groups)
        self._verbs(words)
        self._agendas(words, ordinal)
        self._matters(words)
        self.ends = re.compile("|".join(re.escape(end) for end in words["ends"]))

    def _subjects(self, words: Mapping[str, Sequence[str]], groups: Sequence[str]) -> None:
        who = (
            rf"(?:(?P<subject>{SUBJECTS})(?:,[^,;:.]*,| {TIME})?|[Ii]t\b"
            rf"|(?:[\w-]+ ){{0,2}}(?:{one_of(words['gatherings'])})\b"
            rf"|(?:[Aa]ll )?(?:[Tt]he )?(?:[\w-]+ ){{0,2}}(?:{one_of(groups)}\b|(?P<holders>{POST}))"
            rf"(?: (?:of|in|at) (?:the )?{SUBJECTS})?)"
        )
        lead = rf"(?:(?:{one_of(words['adjuncts'])})\b[^,;]*, |And |Then |Also, |{TIME},? )?"
        near = who.replace("(?P<", "(?P<near_")
        self.subject = re.compile(rf"{lead}(?:[Tt]he |[Tt]his |[Aa]n? )?{who}")
        self.joined = re.compile(rf"(?:(?:,| and|, and| after| as well as) {ADVERB}|{near},? {ADVERB})$")

    def _verbs(self, words: Mapping[str, Sequence[str]]) -> None:
        second = one_of([*words["debated"], *words["heard"], *words["settled"]])
        items = r"(?:agenda(?: items?)?|items?(?: on (?:the|its) agenda)?|agendas)"
        as_items = rf" as (?:(?:the|its|their|an?|[a-z]+) ){{0,3}}{items},?"
        noun = rf"(?= (?:\w+ ){{0,2}}?(?:{one_of(words['matters'])})\b)"
        self.verb = re.compile(
            rf"\b(?:(?:{one_of(words['debated'])})(?:,? and (?:\w+ly )?(?:{second}))?"
            r"(?!(?: in [\w ]{3,24})? (?:that|whether|how|by|at|with)\b)(?: in [a-z -]{4,24}?)?"
            rf"(?P<as>{as_items})?|(?:{one_of(words['touched'])}){noun}"
            rf"|(?:{one_of(words['laid'])})(?P<laid>{as_items})) (?=\S)"
        )
        self.convening = re.compile(
            rf"\b(?:{one_of(words['planned'])}) (?:to|on|for) (?:{one_of(words['convening'])}) (?:the |an? |its )?"
            rf"(?P<ahead>{sign_class('meeting')})[^,;.]*?,? "
            rf"(?:(?=(?:in order )?to [a-z])|with (?P<list>[^;.]+?) as (?:its|the) agenda(?: items?)?\b)"
        )
        aims = one_of([*words["to_debate"], *words["to_review"]])
        aim = rf"(?:in order )?to (?:{aims})(?: and (?:decide on|adopt|decide))? (?=\S)"
        self.aim, self.aim_joint = re.compile(aim), re.compile(rf",? and (?=to )(?:{aim})")
        self.is_to = re.compile(rf"^It (?:was|is) (?:also |then )?to (?:{one_of(words['to_debate'])}) (?=\S)")
        self.heard = re.compile(rf"\b(?:{one_of(words['heard'])})(?:,? and (?:\w+ly )?(?:{second}))? (?=\S)")
        self.purpose = re.compile(
            rf"\b(?:to|will|shall|would|is going to) (?:{one_of(words['to_debate'])})"
            r"(?: and (?:decide on|adopt|decide))? (?=\S)"
        )
        self.passive = re.compile(
            rf" (?:(?:{BE}|has been|have been) {ADVERB}(?:{one_of(words['was_debated'])})\b(?! by\b)"
            rf"|{ADVERB}(?:{one_of(words['raised'])})\b)"
        )
        reviewing = one_of(words["to_review"])
        self.review = re.compile(
            rf"{sign_class('meeting')},? (?:(?:was|is|has been) )?(?:solemnly |urgently )?(?:called|convened|held"
            rf"|summoned|gathered|met|opened)(?: (?:on|at|in) [^,;.]{{0,60}}?| {TIME})*? (?:in order )?to {reviewing} "
            rf"(?=\S)"
        )
        self.review_joint = re.compile(rf",? and to {reviewing} ")

    def _agendas(self, words: Mapping[str, Sequence[str]], ordinal: str) -> None:
        fronted = one_of(words["fronted"])
        self.fronted = re.compile(
            rf"(?:^|; )(?:{fronted})\b(?! and (?:\w+ly )?(?:adopted|approved|passed|endorsed|ratified)\b)"
            rf"[^.;:\"]*? {BE}:? (?P<list>.+)"
        )
        self.following = re.compile(
            rf"(?:^|; )(?:The )?[Ff]ollowing (?:[\w-]+ )?{BE} (?:{fronted})\b[^:;]*: (?P<list>.+)"
        )
        self.agenda = re.compile(
            r"(?:(?:^|\b[Tt]he )[Aa]genda: ?|\bagenda items?\b[^:;.\"]{0,40}: (?!\d|[Ff]irst\b|\")"
            r"|\b(?:items?|points?) on (?:its|the) agenda,? (?:including|namely) "
            r"|\b(?:items?|issues|questions|points|matters) on (?:its|the) agenda: (?!\d)"
            r"|\bagenda items (?:on|concerning|regarding) "
            rf"|\b(?:{ordinal}) (?:agenda )?item (?:{one_of(words['concerns'])}) "
            rf"|\b{AGENDA}(?: (?:of|for) [^,;:.]{{0,60}}?)? (?:{BE}|read):? "
            r"(?!as\b|the following|follow|set|fix|\w+ed\b)"
            rf"|\b{AGENDA}(?: (?:of|for) [^,;:.]{{0,60}}?)? (?:{one_of(words['holding'])}) "
            r"|\b(?:has|had|have|with|included|put|placed|set|puts) (?:on|for|as) (?:its|the|their) "
            r"(?:agenda|order of the day) "
            rf"|^(?:The )?[Dd](?:iscussions?|ebates?|eliberations?) (?:{one_of(words['centred'])}) "
            r"|\b(?:discussions?|debates?|deliberations?) (?:(?:were held|was held|took place|followed) )?"
            rf"(?:on|about|of) |{self._topic(words)})(?P<list>.+)"
        )
        self.devoted = re.compile(
            rf"{sign_class('meeting')} (?:was|is) (?:mainly |chiefly )?(?:devoted|dedicated|given over) to "
            r"(?=[a-z]+ing )(?P<list>.+)"
        )
        self.devoted_joint = re.compile(r",? and (?=[a-z]+ing )")
        self.debating = re.compile(r"(?:discussing|deliberating on|considering|debating|dealing with) ")
        self.beside = re.compile(rf"\b(?:{one_of(words['beside'])})\b", re.I)
        self.titled = re.compile(
            r"\b(?:under|as|on|with|discussed|took up|the) (?:the |its |an? )?(?:\w+ )?"
            r"(?:agenda(?: items?)?|item)(?: entitled| titled| called)?:?,? ?(?=\")"
        )
        self.numbered = re.compile(
            rf"\b(?P<number>{ordinal}) (?:and last )?(?:agenda(?: items?)?|item)\b", re.I
        )
        self.quoted = re.compile(r"\"(?P<title>[^\"]+?)[,.]?\"")

    @staticmethod
    def _topic(words: Mapping[str, Sequence[str]]) -> str:
        """Return the pattern of "the main topic before the meeting was", "topics raised for discussion were"."""
        nouns = one_of([*words["matters"], "item", "items"])
        return (
            r"^(?:Then,? )?(?:[Tt]he |[Aa]n |[Aa]nother |[Aa]mong the |[Oo]ne of the |[Ii]ts )?"
            rf"(?i:[\w-]+ ){{0,2}}?(?i:{nouns}) "
            rf"(?:{one_of(words['placed'])}|(?:before|of|at) (?:the )?{SUBJECTS})"
            rf"(?: (?:at|by|in) (?:the )?(?:{SUBJECTS}|\w+))? {BE} (?:about |that of )?"
            r"(?=(?:the|an?|how|whether|[a-z]+ing|its|their) )"
        )

    def _matters(self, words: Mapping[str, Sequence[str]]) -> None:
        matter, start = one_of(words["matters"]), one_of(words["item_starts"])
        self.head = re.compile(
            rf"(?:the |an? |some |several |\w+ )?(?:[a-z-]+ )?(?P<head>{matter}) "
            r"(?:of|on|for|concerning|regarding|related to|relating to|about) ",
            re.I,
        )
        self.such = re.compile(
            rf"(?:(?:such|the following) (?:{matter}|items?)(?: as)?:?"
            rf"|(?:[\w-]+ ){{0,4}}(?:{matter}|items?)(?: on the agenda)?,? (?:including|among them|namely|notably):?"
            rf"|(?:[\w-]+ ){{0,4}}(?:{one_of(words['several'])}|items):|the following:"
            rf"|(?:the |some |several )?(?:other )?(?:{matter}) such as) ",
            re.I,
        )
        self.counted = re.compile(
            rf"(?:(?:\w+ ){{1,3}}?(?:{one_of(words['several'])}|items)|one (?:\w+ )?(?:{matter}|item)): ",
            re.I,
        )
        self.other = re.compile(rf"(?:the |an? )?(?:{one_of(words['last_matters'])})\b", re.I)
        head = self.head.pattern.replace("(?P<head>", "(?:")
        self.settled = re.compile(
            rf"\b(?P<matter>{self.other.pattern})(?:, (?:too|also),)? {BE} {ADVERB}(?:decided|settled|resolved)\b",
            re.I,
        )
        self.closing = re.compile(
            rf",? (?:and|as well as|together with|along with) (?:{head}|{self.other.pattern}"
            r"|that of [a-z]+ing )",
            re.I,
        )
        self.one_on = re.compile(r"(?:the )?(?:one|first|former) (?:on|of|about|concerning) ")
        self.other_on = re.compile(
            r",? (?:and )?(?:the|an?) ?(?:other|second|third|fourth|latter) (?:one )?(?:on|of|about|concerning) "
        )
        self.last = re.compile(rf", (?:and|as well as) (?:{self.other.pattern}|{head})", re.I)
        self.several = frozenset(words["several"])
        self.empty = re.compile(
            rf"(?:(?:{one_of(words['vague'])}|\w+th|\d+) )*(?:{matter}|{one_of(words['contentless'])}|{TIME})"
            r"(?: of (?:\w+ ){0,3}?(?:significance|importance|interest|concern|urgency))?"
            rf"(?: (?:at|of|in) (?:the )?(?:{SUBJECTS}|meeting|session))?",
            re.I,
        )
        self.cut = re.compile(
            rf"(?P<head>(?:,? (?:and|as well as|together with|along with)|,) (?={head}"
            r"|that of [a-z]+ing ))"
            r"|(?P<of>,? and (?:also )?(?:of|on) (?=\w)|, (?:of|on) (?=\w))"
            r"|(?P<gerund>, (?:and )?(?=[a-z]+ing\b(?! to\b)))"
            rf"|(?P<noun>, (?:and |as well as )?(?=(?:the|an?|{start}) ))"
            rf"|(?P<last>,? (?:and|as well as) (?=(?:the|an?|{start}|[a-z]+ing) |(?:{start})$))"
        )


@lru_cache(maxsize=8)
def discussion_words(
    words: tuple[tuple[str, tuple[str, ...]], ...], groups: tuple[str, ...], ordinal: str
) -> DiscussionWords:
    """Return the patterns of some word lists and groups, and of a pattern of ordinal numbers."""
    return DiscussionWords(dict(words), groups, ordinal)
