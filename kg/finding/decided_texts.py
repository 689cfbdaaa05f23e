"""Reads the text of a decision: where it ends, its title or subject, and what "a relevant one" is about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.decision_words import DecisionWords
from kg.finding.discussions import Matter
from kg.finding.making import Span, trimmed, without_stop
from kg.reading import Reading, Sentence
from kg.reading.mentions import without_article

NAMED_BY_KIND = ("law", "plan", "report", "other")
"""Kinds whose noun is part of the title: "law on ports"; of a decision only the subject is told."""
MATTER_JOINT = re.compile(
    r"[\s,;]*(?:and\s+|as well as\s+|together with\s+)?(?:also\s+)?"
    r"(?:(?:the\s+)?(?:\w+\s+)?(?:issue|matter|question|problem)s?\s+(?:of|on)\s+|(?:of|on)\s+|the\s+)?"
)
"""What stands between two matters of one list: ", and of", "and the issue of"."""
LONGEST_LIST = 4
"""Matters; a decision on more than that is about no one of them."""
ITEM_NUMBER = re.compile(r"\b(?P<number>\w+) (?:agenda item|agenda|item)$")
FOLLOWING = re.compile(r"(?:the )?following\b(?: (?P<items>agendas?(?: items?)?|items?)\b)?")
SHARED = re.compile(
    r" ?(?:the |its )?(?:drafts|results|texts|estimates|figures|outlines|provisions) (?:of|for) ", re.I
)
"""A noun that two things share: "the drafts of the plan and the budget"."""
REQUESTED = re.compile(r" ?(?:the )?(?:requests?|applications?|petitions?)\b")
"""Those who submit these belong to the text."""
DRAFT = re.compile(r"(?:the |an? )?(?:[\w-]+ ){0,2}?(?:law|bill|code|decree|ordinance|regulations?)\b", re.I)
ISSUE = re.compile(r"(?:the )?(?:issue|matter|question|problem)s? (?:of|on) ")


class DecidedTexts:
    """Reads what was decided in the coded text of one sentence.

    Args:
        reading: the document.
        sentence: the sentence.
        words: the patterns of deciding.
        matters: what was discussed before.
        items: the numbered items of the agenda.
    """

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        words: DecisionWords,
        matters: Sequence[Matter],
        items: Mapping[int, str],
    ) -> None:
        self.reading, self.coded, self.patterns, self.matters = reading, sentence.coded, words, matters
        self.sentence, self.items = sentence, items

    def span(self, start: int, end: int) -> Span:
        """Return where a coded stretch stands in the clean text, stops at its ends left off."""
        return trimmed(self.reading.text, self.coded.span(start, end))

    def words(self, start: int, end: int) -> str:
        """Return a coded stretch as worded."""
        first, last = self.span(start, end)
        return without_stop(self.reading.text[first:last])

    def end(self, start: int, end: int) -> int:
        """Return where what was decided ends, at the latest at ``end``."""
        cut = self.patterns.cuts.search(self.coded.text, start, end)
        return cut.start() if cut else end

    def things(self, start: int, end: int) -> Iterator[Span]:
        """Yield where each thing adopted stands: "the law on ports, the decree on fares and the plan"."""
        shared = SHARED.match(self.coded.text, start, end) is not None
        for cut in self.patterns.things.finditer(self.coded.text, start, end):
            if shared and cut.group().strip() == "and":
                continue
            yield start, self._thing_end(start, cut.start())
            start = cut.end()
        yield start, self._thing_end(start, end)

    def _thing_end(self, start: int, end: int) -> int:
        cut = self.patterns.inserted.search(self.coded.text, start, end)
        asked = REQUESTED.match(self.coded.text, start)
        return cut.start() if cut and not asked else end

    def meant(self, worded: str, text: str) -> str:
        """Return what was discussed before, where only "a relevant decision" is told to be adopted."""
        if self.patterns.vague.fullmatch(worded) is None:
            return text
        numbered = ITEM_NUMBER.search(worded)
        number = self.reading.knowledge.meetings.number(numbered["number"]) if numbered else None
        if number is not None and number in self.items:
            return ISSUE.sub("", self.items[number])
        if len(self.matters) == 1:
            matter = ISSUE.sub("", self.matters[0].text)
            drafted = self.patterns.subject.match(matter)
            return drafted["text"] if drafted and drafted["text"] and "raft" in drafted["noun"] else matter
        if self.matters and not re.search(r"s(?: of\b|$)", worded) and self._are_beside():
            return self._all_matters()
        bare = re.sub(r"^(?:the )?following ", "", without_article(worded))
        return bare if len(worded.split()) > 1 else text

    def drafts(self, worded: str) -> list[str]:
        """Return the drafts discussed before that a bare plural means: "the laws were adopted"."""
        if (
            re.fullmatch(
                r"(?:(?:the|these|all|said|above|draft) )*(?:laws|drafts|decrees|ordinances|bills)",
                worded,
                re.I,
            )
            is None
        ):
            return []
        told = [ISSUE.sub("", matter.text) for matter in self.matters]
        drafts = [text for text in told if DRAFT.match(text)]
        return [without_article(text) for text in drafts] if len(drafts) > 1 else []

    def pointed(self, worded: str, *, is_discussed: bool) -> str:
        """Return what "decided on it" points to, or words that name something; nothing where they only open a list."""
        listed = FOLLOWING.match(worded)
        if listed is not None:
            return "" if is_discussed else listed["items"] or ""
        if self.patterns.pointing.fullmatch(worded) is None:
            return worded
        return self._all_matters() if self.matters and self._are_beside() else ""

    def discussed_here(self) -> list[Matter]:
        """Return what the sentence itself, or the one before it, tells to have been discussed."""
        near = self.sentence.number - 1
        return [matter for matter in self.matters if matter.sentence.number >= near]

    def _are_beside(self) -> bool:
        """Whether nothing but the joints of a list stands between the matters."""
        pairs = itertools.pairwise(self.matters)
        gaps = [self.reading.text[left.span[1] : right.span[0]] for left, right in pairs]
        return all(MATTER_JOINT.fullmatch(gap) for gap in gaps) and len(self.matters) < LONGEST_LIST

    def _all_matters(self) -> str:
        """Return what was discussed as one phrase, where one decision was adopted on all of it."""
        text = self.reading.text[self.matters[0].span[0] : self.matters[-1].span[1]]
        return ISSUE.sub("", " ".join(text.split()))

    def object(self, start: int, end: int) -> str:
        """Return what was adopted: the subject behind "on", else the thing itself."""
        told = self.words(start, end)
        subject = self.patterns.subject.match(told)
        # A capitalised "Law on ..." is the title itself; of "a resolution on ..." only the subject is told.
        entitled = (
            subject is None
            or subject["noun"][0].isupper()
            or self.patterns.kinds[subject["noun"].casefold()] in NAMED_BY_KIND
        )
        text = told if subject is None or entitled else subject["text"] or subject["act"]
        aim = re.match(
            rf"(?:an? |the )?(?:[\w-]+ ){{0,2}}(?:{'|'.join(self.patterns.kinds)}) to "
            r"(?P<act>(?!(?:all|the|an?|its|their|every|each)\b)[a-z].*)",
            told,
        )
        text = aim["act"] if aim is not None and subject is None else text
        return without_article(re.sub(r"^(?:the following|an additional|a relevant) ", "", text))
