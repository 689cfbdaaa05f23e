"""Finds the stretch of text that tells a happening: the clause, the noun phrase or the name around a wording."""

from __future__ import annotations

import re
from functools import cached_property

from kg.finding.clauses.boundaries import has_subject_and_verb
from kg.finding.clauses.regions import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import without_opening
from kg.finding.clauses.verbs import is_finite
from kg.finding.happenings.listings import goes_on_listing
from kg.finding.happenings.subjects import clause_begin
from kg.finding.making import Span, trimmed
from kg.finding.matching import Match
from kg.finding.phrases import is_one_of
from kg.grammar.signs import sign_class
from kg.reading import Reading
from kg.reading.words import Word

ACTORS = sign_class("country", "body", "person")
NAMES = sign_class("country", "body", "person", "time")
CLAUSE_END = re.compile(
    r"[;:]|(?<![ap]\.m)(?<!\b[A-Z])\.(?![\dm])|,? and that |, (?!\w+ (?:and|or) )"
    r"|,? (?:which|who|while|whose|where|located"
    r"|only to|thus|as (?:a|the|it|they)|so that|in order|since (?:the|its)|(?:after|before) \w+ing"
    r"|to (?:honou?r|mark|celebrate|commemorate))\b"
    r"|,? and (?:\w+ly )?(?:\w+ing|\w+ed|took|set|made) (?:(?:up|down|out|off|away) )?(?=the|its|a|in)|,? but "
)
CLAUSE_START = re.compile(
    r"[;:] |\bthat (?:the )?|\bwhere |, (?:and|while|where|but) |\bas (?=[a-z]+ )|^(?:At|In|On|During|After|Before"
    r"|Prior to|According to|Shortly) [^,]*, "
)
PHRASE_START = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)|{ACTORS}'s)"
    rf" (?:(?:(?!(?:of|in|for|on|by|with|the|an?)\b)[\w-]+|{NAMES}(?:-{ACTORS})?) ){{0,5}}$"
)
FINITE = ("VBD", "VBZ", "VBP", "MD", "PRP")
NUMBERED = re.compile(
    r"(?:the )?(?:\d+(?:st|nd|rd|th)|\w*(?:first|second|third)|\w+(?:th|ieth)|golden|silver|diamond)"
    r" (?:[\w' -]+ )?(?:anniversary|birthday|jubilee)|\b(?:bi)?cente(?:nary|nnial)",
    re.I,
)
"""An anniversary that says which one it is."""
RELATIVE = re.compile(r",? which (?:was|were|had been|has been|have been)\b")
SHORT = 4
"""Of a happening of so few words the subject is told too."""
NEAR = 12
"""So many words at most lie between the beginning of its subject and the verb."""
NAME_JOINTS = ("of", "between", "in", "'s")
NAME_TAGS = ("NN", "JJ", "DT", "CD", "POS", "HYPH", "PRP$")


class Stretch:
    """The stretch of text around a match.

    Args:
        reading: the document.
        match: where a wording of a happening fits.
    """

    def __init__(self, reading: Reading, match: Match) -> None:
        self.reading, self.match = reading, match
        self.sentence, self.coded = match.sentence, match.sentence.coded
        self.at = self.coded.position(match.span[0])
        """Where it starts in the coded text of its sentence."""

    @cached_property
    def places(self) -> Region:
        """The places of its first word and of the word behind its last."""
        words = self.sentence.words
        first = next((at for at, word in enumerate(words) if word.end > self.match.span[0]), len(words) - 1)
        last = next((at for at, word in enumerate(words) if word.start >= self.match.span[1]), len(words))
        return first, max(last, first + 1)

    def span(self) -> Span:
        """Return the clause that tells it."""
        start = self.start()
        if self.match.rule.set.get("to") == "name":
            last = self._name_end()
            numbered = NUMBERED.search(self.reading.text, start, last)
            return trimmed(self.reading.text, (start + (numbered.start() - start if numbered else 0), last))
        if self.match.rule.set.get("to") == "match":
            return trimmed(self.reading.text, (start, self.match.span[1]))
        if self.match.rule.set.get("to") == "phrase":
            return trimmed(self.reading.text, (start, self._phrase_end()))
        return trimmed(self.reading.text, (start, self.end()))

    def end(self) -> int:
        """Return where its clause ends."""
        after = max(self.coded.position(self.match.span[1] - 1) + 1, self.at + 1)
        found = CLAUSE_END.search(self.coded.text, after)
        while found is not None and found.group().strip() == "," and self._lists_on(found.start()):
            found = CLAUSE_END.search(self.coded.text, found.end())
        last = self.coded.span(self.at, found.start() if found else len(self.coded.text))[1]
        words = self.sentence.words
        for at in range(self.places[1], len(words) - 2):
            if words[at].start >= last:
                break
            if self._goes_on(at):
                return words[at].start
        return last

    def _lists_on(self, comma: int) -> bool:
        """Whether a comma of the coded text joins the parts of a list or of a place."""
        words, where = self.sentence.words, self.coded.starts[comma]
        at = next((at for at, word in enumerate(words) if word.start >= where and word.text == ","), None)
        return at is not None and goes_on_listing(words, at)

    def _goes_on(self, at: int) -> bool:
        """Whether something else is told from a place on: by a verb with a subject of its own, or by a further verb."""
        words = self.sentence.words
        if is_one_of(
            words[at], ("and", "after", "before", "while", "when", "because")
        ) and has_subject_and_verb(words, at + 1, len(words)):
            return True
        if self.match.rule.set["kind"] == "disaster":
            return False  # "a storm hit the coast and killed 20 people" is one
        follows = at + 1 + words[at + 1].tag.startswith("RB")
        return is_one_of(words[at], ("and", ",")) and is_finite(words[follows])

    def _name_end(self) -> int:
        """Return where a name made of noun phrases joined by "of" and "between" ends."""
        last, paired, behind = self.match.span[1], False, "of"
        for word in (word for word in self.sentence.words if word.start >= self.match.span[1]):
            paired |= word.lower == "between"
            if word.lower in NAME_JOINTS or (paired and word.lower == "and"):
                behind = word.lower
                continue
            in_name = word.mention is not None and word.mention.kind == "time" and behind in ("of", "the")
            behind = word.lower
            is_name = in_name or (word.mention is not None and word.mention.kind != "time")
            if not is_name and (word.mention is not None or not word.tag.startswith(NAME_TAGS)):
                break
            last = last if word.tag == "DT" else word.end
        return last

    def _phrase_end(self) -> int:
        """Return where a phrase ends: before the next finite verb or the end of the clause."""
        last = self.end()
        behind = [word for word in self.sentence.words if self.match.span[1] <= word.start < last]
        verb = next((word for word in behind if word.mention is None and word.tag in FINITE), None)
        if self.match.rule.set.get("time") == "told":
            last = next((end for end in map(self._joint_behind, behind) if end is not None), last)
        return min(verb.start, last) if verb is not None else last

    def _joint_behind(self, word: Word) -> int | None:
        """Return where a time ends behind which something else is told: "the test on May 2 and the launch"."""
        is_time = word.mention is not None and word.mention.kind == "time"
        return word.end if is_time and self.reading.text.startswith(" and ", word.end) else None

    def start(self) -> int:
        """Return where it begins: with the match, its noun phrase or its clause, as the rule says."""
        begins = self.match.rule.set.get("from", "match")
        told_in_passing = RELATIVE.search(self.matched()) and PHRASE_START.search(self.coded.text[: self.at])
        if begins == "clause" and told_in_passing:
            begins = "phrase"  # "ratified the treaty, which was signed in May": only the treaty is told of
        if begins == "match":
            return self._with_subject()
        if begins == "phrase":
            before = PHRASE_START.search(self.coded.text[: self.at])
            return self.coded.starts[before.start()] if before else self.match.span[0]
        starts = [found.end() for found in CLAUSE_START.finditer(self.coded.text, 0, self.at)]
        start = self.coded.starts[starts[-1]] if starts else self.sentence.start
        words = self.sentence.words
        verbs = [at for at in range(*self.places) if is_finite(words[at])]
        begin = clause_begin(words, verbs[-1]) if verbs else None
        return max(start, words[begin].start) if begin is not None else start

    def _with_subject(self) -> int:
        """Return where the words that fit start, with the subject of a verb that tells little: "visited the bier"."""
        words, start = self.sentence.words, self.match.span[0]
        is_short = len(self.reading.text[start : self.end()].split()) <= SHORT
        if self.match.rule.set.get("verb") != "past" or not is_short or not is_finite(words[self.places[0]]):
            return start
        begin = clause_begin(words, self.places[0])
        if begin is None:
            region = subject_region(words, self.places[0])
            opened = without_opening(words, *region)[0]
            begin = opened if opened > region[0] else None  # "From May 1 to 3 many visited the bier"
        return words[begin].start if begin is not None and self.places[0] - begin <= NEAR else start

    def matched(self) -> str:
        """Return the coded words that fit."""
        return self.coded.text[self.at : self.coded.position(self.match.span[1] - 1) + 1]

    def is_numbered(self) -> bool:
        """Whether an anniversary says which one it is."""
        return NUMBERED.search(self.reading.text, self.start(), self.match.span[1]) is not None
