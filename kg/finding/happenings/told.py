"""Finds happenings by what their clause holds: a verb in the past with a day, or with a number of things done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.clauses.regions import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import before_adverbs
from kg.finding.figures import TIME_UNITS, Figure
from kg.finding.happenings.days import day_of
from kg.finding.happenings.stretches import Stretch
from kg.finding.matching import Match
from kg.finding.phrases import find_phrases, is_one_of, is_tagged
from kg.finding.targets_ahead import SHARES
from kg.finding.undone import is_to_be_done
from kg.grammar.cues import Example
from kg.grammar.wordings import Rule
from kg.reading import Reading, Sentence
from kg.reading.words import Word

AUXILIARIES = ("has", "have", "had")
BE_FORMS = ("was", "were", "been")
NAMED_DRILL = re.compile(
    r'"[A-Z][^"]{2,40}" (?:(?!of\b|the\b)[a-z-]+ ){0,4}?'
    r"(?:drills?|exercises?|war games?|maneuvers|manoeuvres|rehearsals?)\b"
)
TO_COME = re.compile(
    r"\b(?:stag|conduct|held|hold|launch|kick|carr|perform|wag|organi|mount|resum)\w*(?: \w+){0,6} $"
    r"|\b(?:to|will|would|should|shall|planned|scheduled|forthcoming|upcoming|if)(?: \w+){0,3} $"
)
"""Before a drill: it has not been held, or the verb tells that it was."""
NEGATIONS = ("not", "n't", "never", "no")
KINDS = ("visit", "construction", "weapons_test", "award", "disaster")

NOUN_KINDS = ("exercise", "sanction", "weapons_test", "launch", "message", "award")
YEAR = 4
"""So many characters has a year."""
REACH = 10
"""So many words before the verb may tell of which kind what it tells is."""
BACK = 3
"""A disaster told in so many sentences before is what did harm."""


NAMED_DRILL_RULE = Rule(
    "told/named-drill",
    (),
    {"kind": "exercise", "from": "phrase", "to": "match", "noun": "yes"},
    Example("", (), ""),
)


def named_drills(reading: Reading) -> Iterator[Match]:
    """Yield the drills of a document that have a name, as nouns: "the "Red Wind" landing exercise".

    Args:
        reading: the document.
    """
    text = reading.text
    for sentence in reading.body:
        if '"' not in text[sentence.start : sentence.end]:
            continue
        for found in NAMED_DRILL.finditer(text, sentence.start, sentence.end):
            if not TO_COME.search(text, sentence.start, found.start()):
                yield Match(sentence, NAMED_DRILL_RULE, {}, {}, found.span())


def told_in_clauses(reading: Reading, figures: Mapping[int, Sequence[Figure]]) -> Iterator[Match]:
    """Yield the verbs of a document that tell what was done on a day, or how much of it, as matches of a rule.

    Args:
        reading: the document.
        figures: its figures by sentence.
    """
    finder = _Clauses(reading)
    disaster = -BACK - 1
    for sentence in reading.body:
        if any(True for _ in find_phrases(sentence.words, finder.lists["disaster"])):
            disaster = sentence.number
        near = sentence.number - disaster <= BACK
        yield from finder.in_sentence(sentence, figures.get(sentence.number, ()), near_disaster=near)


class _Clauses:
    """Looks for clauses that tell what was done.

    Args:
        reading: the document.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.lists = reading, reading.knowledge.wordings.word_sets["told"]
        cues = frozenset(reading.knowledge.wordings.cues_by_lemma) - self.lists["deeds after all"]
        self.no_deeds = self.lists["no deeds"] | cues
        self.published = reading.heading.published or "9999"

    def in_sentence(
        self, sentence: Sentence, figures: Sequence[Figure], *, near_disaster: bool
    ) -> Iterator[Match]:
        """Yield the verbs of a sentence that tell what was done, with their auxiliaries.

        Args:
            sentence: the sentence.
            figures: its figures.
            near_disaster: whether a disaster is told of in it or shortly before.
        """
        words = sentence.words
        for at, word in enumerate(words):
            first = _auxiliary(words, at)
            if first is None or (word.lemma in self.no_deeds and word.lemma not in self.lists["light"]):
                continue
            start, end = subject_region(words, first)
            if self._tells_nothing(words[start:end], words[first:at]):
                continue
            kind = self._kind(words, at, near_disaster=near_disaster)
            if kind == "disaster" and start == end:
                continue  # "destroyed the dike and flooded the fields" is one
            match = Match(sentence, _rule(kind), {}, {}, (words[first].start, word.end))
            light = word.lemma in self.no_deeds and kind != "disaster"
            if self._is_concrete(match, figures, light=light):
                yield match

    def _tells_nothing(self, subject: Sequence[Word], before: Sequence[Word]) -> bool:
        """Whether a verb is denied, or has a meeting, a report or a size as its subject."""
        denied = any(is_one_of(one, NEGATIONS) for one in before)
        return denied or any(is_one_of(one, self.lists["meetings"]) for one in _head_of(subject))

    def _is_concrete(self, match: Match, figures: Sequence[Figure], *, light: bool) -> bool:
        """Whether a clause names the day or month of what it tells, or counts things in it."""
        start, end = Stretch(self.reading, match).span()
        day = day_of(match.sentence, (start, end), self.reading.text)
        if day is not None and not light and self._is_long_past(day):
            return True
        words = self.reading.knowledge.wordings.words["figures"]
        counted = (one for one in figures if start <= one.span[0] < end and self._counts(one, light=light))
        return any(not is_to_be_done(match.sentence, one.span, words) for one in counted)

    def _is_long_past(self, day: str) -> bool:
        """Whether a day or month is past, or a year long so: what a report tells of "last year" is how things went."""
        if len(day) > YEAR:
            return day <= self.published
        return int(day) + 1 < int(self.published[:YEAR])

    def _counts(self, figure: Figure, *, light: bool) -> bool:
        """Whether a figure counts things: behind a verb that may tell of anything, people and goods alone."""
        unit = figure.unit
        if unit is None or unit.casefold() in (*SHARES, *TIME_UNITS) or figure.value is None:
            return False
        return not light or any(part in self.lists["goods"] for part in unit.split())

    def _kind(self, words: Sequence[Word], at: int, *, near_disaster: bool) -> str:
        """Return of which kind a happening is, by its verb and the nouns beside it."""
        lemma = words[at].lemma
        told = next((kind for kind in KINDS if lemma in self.lists[f"kind {kind}"]), None)
        if told is not None:
            return told
        if _does_harm(words, subject_region(words, at), self.lists["harming"]) or (
            near_disaster and lemma in self.lists["harmed"]
        ):
            return "disaster"
        named = (
            kind
            for kind in NOUN_KINDS
            if any(True for _ in find_phrases(words[max(0, at - REACH) :], self.lists[f"noun {kind}"]))
        )
        return next(named, "other")


def _head_of(subject: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a subject before its first "of": "workers" in "workers of the Foreign Trade Bureau"."""
    of = next((at for at, word in enumerate(subject) if at and is_one_of(word, ("of",))), len(subject))
    return subject[:of]


def _rule(kind: str) -> Rule:
    return Rule("told/clause", (), {"kind": kind, "from": "clause", "doer": "subject"}, Example("", (), ""))


def _auxiliary(words: Sequence[Word], at: int) -> int | None:
    """Return the place of the first word of a verb in the past, None where a word is none."""
    if not is_tagged(words[at], ("VBD", "VBN")):
        return None
    back = before_adverbs(words, at)
    before = words[back] if back >= 0 else None
    if before is not None and is_one_of(before, (*AUXILIARIES, *BE_FORMS)):
        if before.lower != "been":
            return back
        further = before_adverbs(words, back)
        return further if further >= 0 and is_one_of(words[further], AUXILIARIES) else None
    relative = before is not None and is_one_of(before, ("which", "that"))
    return at if is_tagged(words[at], ("VBD",)) and not (relative and not _is_of_actor(words, back)) else None


def _does_harm(words: Sequence[Word], subject: Region, harming: frozenset[str]) -> bool:
    """Whether a disaster is the head of a subject: "the flood in May", not "the flood damage" or "flood-hit areas"."""
    start, end = subject
    return any(
        is_one_of(words[at], harming)
        and (at + 1 == end or is_tagged(words[at + 1], ("IN", "CC", "WDT", ",")))
        for at in range(start, end)
    )


def _is_of_actor(words: Sequence[Word], relative: int) -> bool:
    """Whether a relative clause tells what a state or body did: "Tunisia, which joined the League in January"."""
    at = relative - 1 - (relative > 0 and words[relative - 1].lower == ",")
    mention = words[at].mention if at >= 0 else None
    return mention is not None and mention.kind in ("country", "body")
