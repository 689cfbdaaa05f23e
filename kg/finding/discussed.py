"""Reads where a sentence tells what a meeting discussed: behind a verb, before one, in an agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.discussion_words import SUBJECTS, DiscussionWords
from kg.finding.making import Span, parted
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.post_titles import is_plural

NEW_CLAUSE = re.compile(
    r",? (?:(?:and|as well as|before|after|while)(?: also| then|, [^,;]{3,40},)? (?:\w+ly )?(?:[a-z]+ed|set|took"
    r"|made|put|gave|came|laid|heard|held)|(?:before|after|while|and then) (?:adopting|taking|making))"
    r" (?:(?:the|a|an|its|public|to|that|on|up|with|into|for|note|him|her|them|it|his|their|some|several|\d+|[a-z]+ly"
    r"|relevant|important|personnel|measures?|steps|decisions?|resolutions?|[A-Z]\w+)\b|[^\x00-\x7f])"
)
"""Where a further verb of the clause begins."""
NEW_MAIN = re.compile(
    r"(?:,? and (?:the|an?|it|its|all) |, and (?!(?:that|of|to|on|for|which|who)\b))"
    r"(?:(?!which |that |who )[^,;.]){2,120}? (?:was|were|has been|have been) (?!to )"
)
"""Where another main clause begins."""
IN_PASSING = ("agenda items on ", "agenda items concerning ", "agenda items regarding ")
"""These tell of some items where a report on them or a conclusion is told, not of the whole agenda."""
NOT_TOLD = re.compile(
    r"\b(?:he|she|they|that|who|which)\b|\b(?:[Pp]rior to|[Bb]efore|[Aa]fter|Following|[Uu]pon|^On|[Rr]esults? of"
    r"|[Bb]asis of|[Cc]ourse of)(?: the)? $"
)
"""Before "agenda" or "discussion": nothing is told of what stood on it."""
ALSO = re.compile(r"also ")
RATED = re.compile(
    r"[Cc]onsider\w* (?:it |[^,;.]*? (?:to be (?:an?|the) |the (?:most )?(?:appropriate|right|best|only) ))"
)
"""Tells what somebody takes something for, not what is discussed."""
PASSIVE_SUBJECT = re.compile(
    rf"(?:^(?:At|In|During) (?:[^,]*, |(?:the |this )?(?:[\w-]+ )?"
    rf"(?:{SUBJECTS}|meeting|session),? )|^(?!(?:At|In|During) )|[;:] (?:and )?)"
    r"(?P<list>[^;:\"]{8,}?)$"
)


class DiscussedStretches:
    """Reads the stretches of one sentence that tell what was discussed.

    Args:
        reading: the document.
        words: the patterns of discussing.
        sentence: the sentence.
    """

    def __init__(self, reading: Reading, words: DiscussionWords, sentence: Sentence) -> None:
        self.reading, self.words, self.sentence, self.coded = reading, words, sentence, sentence.coded
        self.is_listed = False
        """Whether the stretches are told as the agenda."""
        self.is_enumerated = False
        """Whether a colon opens them."""

    def read(self) -> Iterator[Span]:
        """Yield where what was discussed stands."""
        text = self.coded.text
        if (devoted := self.words.devoted.search(text)) is not None:
            yield from self._devoted(devoted)
            return
        fronted = self.words.fronted.search(text) or self.words.following.search(text) or self._agenda()
        if fronted is not None:
            such = self.words.such.match(text, fronted.start("list")) or self.words.counted.match(
                text, fronted.start("list")
            )
            start = such.end() if such else fronted.start("list")
            self.is_enumerated = text[:start].endswith(": ")
            told = fronted.group()[: start - fronted.start()].casefold()
            self.is_listed = "agenda" in told and not told.startswith(IN_PASSING)
            self.is_listed &= self.words.beside.search(told) is None
            also = ALSO.match(text, start)
            if also is not None:  # what was discussed beside the matters told before
                start, self.is_listed = also.end(), False
            yield start, self.end(start)
            return
        found = list(self._objects())
        yield from found
        if not found:
            yield from self._passives()
            for match in self.words.settled.finditer(text):
                self.is_listed |= " item" in text[: match.start()]
                yield match.span("matter")

    def _devoted(self, match: re.Match[str]) -> Iterator[Span]:
        """Yield what a meeting "was devoted to": "reviewing the harvest and discussing ways of saving water"."""
        start = match.start("list")
        for first, last in parted(self.words.devoted_joint, self.coded.text, (start, self.end(start))):
            verb = self.words.debating.match(self.coded.text, first)
            yield (verb.end() if verb else first), last

    def _agenda(self) -> re.Match[str] | None:
        match = self.words.agenda.search(self.coded.text)
        if match is None or NOT_TOLD.search(self.coded.text[: match.start()]):
            return None
        inner = self.words.agenda.search(self.coded.text, match.start("list"))
        return inner or match

    def _objects(self) -> Iterator[Span]:
        """Yield the objects of verbs of discussing with the meeting, the body or those present as subject."""
        text = self.coded.text
        last = 0
        for match in self.words.verb.finditer(text):
            if RATED.match(text, match.start()) or self._is_report(match):
                continue
            if match.start() >= last and self._is_told(match.start(), is_past=self._is_past(match)):
                if last == 0:
                    yield from self._heard_before(match.start())
                such = self.words.such.match(text, match.end())
                start = such.end() if such else match.end()
                last = self.end(start)
                named = text.startswith((" on its agenda", " on the agenda"), last)
                # An item told by its number does not say that there are no more.
                numbered = self.words.numbered.search(text) is not None
                self.is_listed |= bool(match["as"] or match["laid"] or named) and not numbered
                yield start, last
        if last == 0:
            aim = self.words.is_to.match(text) or self.words.purpose.search(text)
            if aim is not None and (aim.start() == 0 or self._is_purpose(aim)):
                yield aim.end(), self.end(aim.end())
            elif (aim := self.words.review.search(text)) is not None:
                # "to review the harvest and to decide on the tasks ahead"
                yield from parted(self.words.review_joint, text, (aim.end(), self.end(aim.end())))

    def _is_report(self, verb: re.Match[str]) -> bool:
        """Whether a report is told to be heard or adopted: it is no item, but made on one."""
        decided = re.search(
            r"\band (?:\w+ly )?(?:adopt|approv|endors|pass|confirm)ed\b|\bheard\b", verb.group()
        )
        behind = self.coded.text[verb.end() :]
        heard = re.search(r"\bheard and $", self.coded.text[: verb.start()])
        return behind.startswith("a report") or bool((decided or heard) and behind.startswith("the report"))

    @staticmethod
    def _is_past(verb: re.Match[str]) -> bool:
        """Whether a verb is in the past, so that a "to" before does not govern it."""
        return bool(re.match(r"\w+ed\b|took\b|dealt\b|held\b", verb.group()))

    def _is_told(self, at: int, *, is_past: bool = False) -> bool:
        before = self.coded.text[:at]
        clause = max((found.end() for found in re.finditer(r"; (?:and )?", before)), default=0)
        opening = self.words.subject.match(before, clause)
        joined = self.words.joined.search(before)
        holders = self.coded.mentions.get(opening["holders"] or "") if opening else None
        if holders is not None and not is_plural(self.reading.text[holders.start : holders.end]):
            return False
        governed = (
            r"\bthat\b|\b(?:after|before|while|when) (?:it|they|he)\b|(?<!after )\b(?:which|who)\b[^,]*$"
            + ("" if is_past else r"|\bto\b")
        )
        return bool(opening and joined) and not re.search(
            governed, before[opening.end() :] if opening else ""
        )

    def _heard_before(self, at: int) -> Iterator[Span]:
        """Yield what was reviewed before: "reviewed the plan and discussed the budget"."""
        for heard in self.words.heard.finditer(self.coded.text, 0, at):
            end = self.end(heard.end())
            if self._is_told(heard.start()) and end < at:
                yield heard.end(), end
                return

    def _is_purpose(self, aim: re.Match[str]) -> bool:
        """Whether a meeting named before is held, or will be, in order to discuss."""
        before = self.coded.text[: aim.start()]
        return bool(re.search(sign_class("meeting"), before)) and not re.search(
            r"\b(?:that|he|she|said|decided|agreed|called|resolved|stressed)\b|\b(?:who|which)\b", before
        )

    def _passives(self) -> Iterator[Span]:
        """Yield the subjects of "were discussed"."""
        for match in self.words.passive.finditer(self.coded.text):
            subject = PASSIVE_SUBJECT.search(self.coded.text[: match.start()])
            if subject is not None and not re.search(
                r"\b(?:that|which|who|he|she|it|they)\b|\b(?:was|were)\b", subject["list"]
            ):
                yield subject.span("list")

    def end(self, start: int) -> int:
        """Return where an object ends: before a further verb of the clause, or an adjunct."""
        text = self.coded.text
        ends = [
            match.start()
            for pattern in (NEW_CLAUSE, NEW_MAIN, self.words.ends)
            if (match := pattern.search(text, start))
        ]
        return min([len(text.rstrip(" .")), *ends])
