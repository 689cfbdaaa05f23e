"""Reads what meetings discussed, in active, passive, fronted and nominal wordings, each matter one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.discussion_words import SUBJECTS, DiscussionWords, discussion_words
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.making import Span, trimmed, without_stop
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention
from kg.reading.post_titles import is_plural

NEW_CLAUSE = re.compile(
    r",? (?:(?:and|as well as|before|after|while)(?: also| then)? (?:\w+ly )?(?:[a-z]+ed|set|took|made|put|gave"
    r"|heard|held)|(?:before|after|while|and then) (?:adopting|taking|making))"
    r" (?:(?:the|a|an|its|to|that|on|up|with|into|for|note|his|their|some|several|\d+|[a-z]+ly|relevant"
    r"|important|personnel|decisions?|resolutions?|[A-Z]\w+)\b|[^\x00-\x7f])"
)
"""Where a further verb of the clause begins."""
PASSIVE_SUBJECT = re.compile(
    rf"(?:^(?:At|In|During) (?:[^,]*, |(?:the |this )?(?:[\w-]+ )?"
    rf"(?:{SUBJECTS}|meeting|session),? )|^(?!(?:At|In|During) )|[;:] (?:and )?)"
    r"(?P<list>[^;:\"]{8,}?)$"
)

INSIDE = re.compile(
    r"\bto (?!(?:be|the|an?|its|their)\b)[a-z]+|\bfor [a-z]+ing\b|\bof [a-z]+ing\b|\bthat\b|\bin [a-z]+ing\b"
)
"""A clause in a matter, which what follows may belong to."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that a meeting discussed.

    Args:
        text: as worded, without the head that it shares with others: "the issues of".
        span: where it stands in the clean text.
        sentence: the sentence that tells it.
        meeting: the meeting.
        is_title: whether the text is a title in quotes.
        is_listed: whether it is told as an item of the agenda, not only as discussed.
        ordinal: its number on the agenda.
        shown: where the text shows that it was discussed.
    """

    text: str
    span: Span
    sentence: Sentence
    meeting: Gathering
    is_title: bool = False
    is_listed: bool = False
    ordinal: int | None = None
    shown: Span = (0, 0)


def find_matters(reading: Reading, gatherings: Gatherings) -> Iterator[Matter]:
    """Yield what the meetings of a document are told to have discussed, in the order of the text.

    Args:
        reading: the document.
        gatherings: its meetings.
    """
    lists = reading.knowledge.wordings.words
    words = discussion_words(
        tuple(sorted(lists["agendas"].items())),
        lists["decisions"]["deciders"],
        reading.knowledge.language.ordinal_pattern,
    )
    for sentence in reading.body:
        yield from _SentenceMatters(reading, gatherings, words, sentence).find()


class _SentenceMatters:
    """Reads what one sentence tells of a discussion."""

    def __init__(
        self, reading: Reading, gatherings: Gatherings, words: DiscussionWords, sentence: Sentence
    ) -> None:
        self.reading, self.gatherings, self.words, self.sentence = reading, gatherings, words, sentence
        self.coded, self.is_listed = sentence.coded, False
        self.is_enumerated = False

    def find(self) -> Iterator[Matter]:
        """Yield the matters; those of a title go before all others."""
        meeting = self._meeting()
        if meeting is None or meeting.meeting.kind == "talks":
            return
        titles = list(self._titles())
        stretches = titles or [piece for listed in self._lists() for piece in self._split(*listed)]
        for start, end in stretches:
            told = self.coded.text[start:end].strip(' ,;:."')
            if told and (titles or not self.words.empty.fullmatch(told)) and len(told) > 3:
                span = trimmed(self.reading.text, self.coded.span(start, end))
                text = without_stop(self.reading.text[slice(*span)])
                quoted = re.fullmatch(r'"(?P<title>[^"]+?)[,.]?"', text)
                is_title = bool(titles or quoted)
                text = quoted["title"] if quoted else text
                listed = self.is_listed or is_title
                # The words that tell of the discussion belong to the evidence.
                shown = (self.sentence.start, span[1])
                yield Matter(
                    text, span, self.sentence, meeting, is_title, listed, self._ordinal(stretches), shown
                )

    def _ordinal(self, stretches: Sequence[Span]) -> int | None:
        """Return the number of the one item that a sentence tells of: "discussed as the first agenda item"."""
        numbers = list(self.words.numbered.finditer(self.coded.text))
        if len(stretches) != 1 or len(numbers) != 1:
            return None
        return self.reading.knowledge.meetings.number(numbers[0]["number"])

    def _meeting(self) -> Gathering | None:
        """Return the meeting of the sentence: the reported one, or one ahead that the sentence is about."""
        opening = self.words.subject.match(self.coded.text)
        named = self.coded.mentions.get(opening["subject"] or "") if opening else None
        return self._named(named) or self.gatherings.at(self.sentence)

    def _named(self, mention: Mention | None) -> Gathering | None:
        if mention is None or mention.kind != "meeting":
            return None
        return next((one for one in self.gatherings.meetings if one.name == mention.name), None)

    def _titles(self) -> Iterator[Span]:
        for match in self.words.titled.finditer(self.coded.text):
            title = self.words.quoted.match(self.coded.text, match.end())
            if title is not None:
                yield title.span("title")

    def _lists(self) -> Iterator[Span]:
        """Yield where what was discussed stands."""
        text = self.coded.text
        fronted = self.words.fronted.search(text) or self.words.following.search(text) or self._agenda()
        if fronted is not None:
            such = self.words.such.match(text, fronted.start("list"))
            start = such.end() if such else fronted.start("list")
            self.is_enumerated = text[:start].endswith(": ")
            self.is_listed = "agenda" in fronted.group()[: start - fronted.start()].casefold()
            yield start, self._end(start)
            return
        found = list(self._objects())
        yield from found
        if not found:
            yield from self._passives()

    def _agenda(self) -> re.Match[str] | None:
        match = self.words.agenda.search(self.coded.text)
        if match is None or re.search(
            r"\b(?:he|she|they|that|who|which)\b|\b(?:[Pp]rior to|[Bb]efore|[Aa]fter|Following)(?: the)? $",
            self.coded.text[: match.start()],
        ):
            return None
        inner = self.words.agenda.search(self.coded.text, match.start("list"))
        return inner or match

    def _objects(self) -> Iterator[Span]:
        """Yield the objects of verbs of discussing with the meeting, the body or those present as subject."""
        text = self.coded.text
        last = 0
        for match in self.words.verb.finditer(text):
            if match.start() >= last and self._is_told(match.start(), is_past=self._is_past(match)):
                if last == 0:
                    yield from self._heard_before(match.start())
                last = self._end(match.end())
                self.is_listed |= bool(match["as"] or match["laid"])
                such = self.words.such.match(text, match.end())
                yield (such.end() if such else match.end()), last
        if last == 0:
            aim = self.words.purpose.search(text)
            if aim is not None and self._is_purpose(aim):
                yield aim.end(), self._end(aim.end())

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
        governed = r"\bthat\b|\b(?:after|before|while|when) (?:it|they|he)\b|\b(?:which|who)\b[^,]*$" + (
            "" if is_past else r"|\bto\b"
        )
        return bool(opening and joined) and not re.search(
            governed, before[opening.end() :] if opening else ""
        )

    def _heard_before(self, at: int) -> Iterator[Span]:
        """Yield what was reviewed before: "reviewed the plan and discussed the budget"."""
        for heard in self.words.heard.finditer(self.coded.text, 0, at):
            end = self._end(heard.end())
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

    def _end(self, start: int) -> int:
        """Return where an object ends: before a further verb of the clause, or an adjunct."""
        text = self.coded.text
        ends = [
            match.start()
            for pattern in (NEW_CLAUSE, self.words.ends)
            if (match := pattern.search(text, start))
        ]
        return min([len(text.rstrip(" .")), *ends])

    def _split(self, start: int, end: int) -> Iterator[Span]:
        """Yield each of the matters of a list; only one "issue of" is one matter whole."""
        text = self.coded.text
        head = self.words.head.match(text, start, end)
        plural = head is not None and head["head"].casefold() in self.words.several
        at = head.end() if plural and head is not None else start
        cuts = self._cuts(at, end, plural=plural)
        if not cuts and head is not None:
            yield start, end
            return
        stretches = zip(
            [at, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end], strict=True
        )
        for first, last in stretches:
            inner = self.words.head.match(text, first, last)
            several = inner is not None and inner["head"].casefold() in self.words.several and first != start
            bare = several and inner is not None and inner.group().endswith(" of ")
            yield (inner.end() if bare and inner is not None else first), last

    def _cuts(self, start: int, end: int, *, plural: bool) -> list[re.Match[str]]:
        """Return where a list of matters is cut; one of nouns only where an "and" closes it."""
        text = self.coded.text
        cuts: list[re.Match[str]] = []
        for cut in self.words.cut.finditer(text, start, end):
            begun = cuts[-1].end() if cuts else start
            if self._parts(
                cut, text[begun : cut.start()], text[cut.end() : end], plural=plural, listed=bool(cuts)
            ):
                cuts.append(cut)
        if cuts and not any(cut["last"] for cut in cuts) and cuts[-1]["noun"]:
            # "A, B and C": the last "and" must be that of the list
            final = list(re.finditer(r" (?P<last>and) ", text[cuts[-1].end() : end]))
            if len(final) == 1 and " and " not in cuts[-1].group():
                joint = re.compile(
                    r"(?P<head>(?!))|(?P<of>(?!))|(?P<gerund>(?!))|(?P<noun>(?!))|(?P<last> and )"
                )
                found = joint.search(text, cuts[-1].end(), end)
                cuts += [found] if found else []
        if any(cut["head"] for cut in cuts) and not plural:
            return [
                cut for cut in cuts if cut["head"] or self.words.other.match(text, cut.end())
            ]  # "the issue of A and B, the issue of C"
        closed = any(cut["last"] or " and " in cut.group() or cut["of"] for cut in cuts)
        return [cut for cut in cuts if closed or plural]

    def _parts(self, cut: re.Match[str], before: str, behind: str, *, plural: bool, listed: bool) -> bool:
        """Whether a joint parts two matters, and not two words of one."""
        if self.is_enumerated and not cut.group().startswith(",") and ", and " in behind:
            return False  # "the budget for this year and that for the next, and the organizational matter"
        if cut["head"]:
            return bool(listed or "and " in cut.group() or plural or self.words.head.match(before))
        if cut["of"]:
            return not re.search(r"\b(?:both|between)\b[^,]*$", before)
        if cut["gerund"]:
            return plural or bool(re.match(r"[a-z]+ing\b", before))
        if cut["noun"]:
            return len(before) > 3 and (self.is_enumerated or not INSIDE.search(before))
        if re.search(r"(?:^|[ ,])[a-z]+ing$", before) or re.match(rf"(?:the |an? )?{SUBJECTS}", behind):
            return False  # "amending and supplementing the law"
        if self.words.head.match(behind) or self.words.other.match(behind):
            return True
        if re.match(r"[a-z]+ing ", behind):
            return plural
        if plural or listed:
            return True
        opened = (before.split() or [""])[0], behind.split(" ")[0]
        return opened[0] == opened[1] and (opened[0] in ("a", "an") or not INSIDE.search(before))
