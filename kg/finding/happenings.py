"""Finds the concrete happenings that a document tells and that are none of the other types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.making import Span, make_fact, trimmed
from kg.finding.matching import Match, matches
from kg.grammar.signs import sign_class
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention

ACTORS = sign_class("country", "body", "person")
CLAUSE_END = re.compile(
    r"[;:.]|, (?!\w+ (?:and|or) )|,? (?:which|who|while|whose|located|only to|thus|as (?:a|the|it|they)"
    r"|so that|in order|since (?:the|its)|(?:after|before) \w+ing"
    r"|to (?:honou?r|mark|celebrate|commemorate))\b"
    r"|,? and (?:\w+ly )?(?:\w+ing|\w+ed|took|set|made) (?:(?:up|down|out|off|away) )?(?=the|its|a|in)|,? but "
    r"|,? and (?=[^;]{3,80}? (?:was|were|has been|have been) )"
)
CLAUSE_START = re.compile(
    r"[;:] |\bthat (?:the )?|, (?:and|while|where|but) |\bas (?=[a-z]+ )|^(?:At|In|On|During|After|Before"
    r"|Prior to|According to|Shortly) [^,]*, "
)
PHRASE_START = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)|{ACTORS}'s)"
    rf" (?:(?:(?!(?:of|in|for|on|by|with|the|an?)\b)[\w-]+|{ACTORS}(?:-{ACTORS})?) ){{0,5}}$"
)
SUPPOSED = re.compile(r"\b(?:[Ii]f|unless|whether|in case|as though|lest)\b[^,;]*$")
FINITE = ("VBD", "VBZ", "VBP", "MD", "PRP")
FRONTED = re.compile(
    rf"(?:On|In|Early in|Late in|Earlier,? on|In early|In late) (?P<time>{sign_class('time')}),? "
)
"""A time with which a sentence begins."""
COMPOUND = re.compile(r"\w-(?:hit|struck|stricken|affected|devastated|damaged|ravaged|torn)\b")
"""A disaster or war that only tells which area is meant: "the flood-hit county"."""
NUMBERED = re.compile(
    r"(?:the )?(?:\d+(?:st|nd|rd|th)|\w+(?:th|first|second|third|ieth)|golden|silver|diamond)"
    r" (?:[\w' -]+ )?(?:anniversary|birthday|jubilee)|\b(?:bi)?cente(?:nary|nnial)"
)
"""An anniversary that says which one it is."""
BEFORE_NOUN = ("DT", "JJ", "PRP$", "POS", "CD")
NAME_JOINTS = ("of", "between", "in", "'s")
NAME_TAGS = ("NN", "JJ", "DT", "CD", "POS", "HYPH", "PRP$")
FUTURE = re.compile(r"\b(?:will|shall|would|should|must|to|not|never|may|can|plans? to)(?: \w+)? $")


def find_events(reading: Reading, changes: Sequence[Fact] = ()) -> Iterator[Fact]:
    """Yield the happenings of a document, one fact a stretch of text.

    Args:
        reading: the document.
        changes: its personnel changes; a title that they tell to be given is no award.
    """
    taken: list[Span] = []
    for match in matches(reading, "event"):
        finder = _Happening(reading, match)
        if finder.is_real():
            span = finder.span()
            if match.rule.set["kind"] == "award" and any(
                _shares(reading, span, change) for change in changes
            ):
                continue
            if not any(start < span[1] and span[0] < end for start, end in taken):
                taken.append(span)
                fields = {
                    "text": " ".join(reading.text[slice(*span)].split()),
                    "kind": match.rule.set["kind"],
                    "actor": finder.actor(),
                    "date": finder.date(span),
                }
                yield make_fact(reading, "event", span, match.rule.name, fields)


def _shares(reading: Reading, span: Span, fact: Fact) -> bool:
    quote = reading.document.quote(*span)
    return quote.start < fact.quote.end and fact.quote.start < quote.end


class _Happening:
    """A match of a rule, with its clause."""

    def __init__(self, reading: Reading, match: Match) -> None:
        self.reading, self.match = reading, match
        self.sentence: Sentence = match.sentence
        self.coded = self.sentence.coded
        self.at = self.coded.position(match.span[0])

    def is_real(self) -> bool:
        """Whether the happening is told as one that was."""
        before = self.coded.text[: self.at]
        return (
            not (FUTURE.search(before) and self._is_verb())
            and not SUPPOSED.search(before)
            and not COMPOUND.search(self.reading.text, *self.match.span)
            and not self._is_long()
            and not self._is_noun()
            and (self.match.rule.set["kind"] != "anniversary" or self._is_numbered())
        )

    def _is_numbered(self) -> bool:
        """Whether an anniversary says which one it is."""
        start = self._start(str(self.match.rule.set.get("from", "match")))
        return NUMBERED.search(self.reading.text, start, self.match.span[1]) is not None

    def _first(self) -> int:
        """Return the place of the first word of the match among those of the sentence."""
        words = self.sentence.words
        return next((at for at, word in enumerate(words) if word.start >= self.match.span[0]), len(words) - 1)

    def _is_verb(self) -> bool:
        return self.sentence.words[self._first()].tag.startswith(("VB", "MD"))

    def _is_long(self) -> bool:
        """Whether more words lie between the parts of the wording than its rule allows."""
        longest = self.match.rule.set.get("longest")
        last = self.coded.position(self.match.span[1] - 1) + 1
        return longest is not None and len(self.coded.text[self.at : last].split()) > int(longest)

    def _is_noun(self) -> bool:
        """Whether the verb with which a wording begins is a noun here: "the launch of missiles"."""
        if self.match.rule.set.get("from", "match") != "match" or self.match.rule.set.get("noun"):
            return False
        words, at = self.sentence.words, self._first()
        if at == 0 or words[at].mention is not None:
            return False
        is_base = not words[at].lower.endswith(("ed", "ing"))
        return is_base and words[at].tag in ("NN", "NNS", "JJ") and words[at - 1].tag in BEFORE_NOUN

    def span(self) -> Span:
        """Return the clause that tells it."""
        start = self._start(str(self.match.rule.set.get("from", "match")))
        if self.match.rule.set.get("to") == "name":
            last = self._name_end()
            numbered = NUMBERED.search(self.reading.text, start, last)
            return trimmed(self.reading.text, (start + (numbered.start() - start if numbered else 0), last))
        if self.match.rule.set.get("to") == "phrase":
            return trimmed(self.reading.text, (start, self._phrase_end()))
        after = max(self.coded.position(self.match.span[1] - 1) + 1, self.at + 1)
        end = CLAUSE_END.search(self.coded.text, after)
        last = self.coded.span(self.at, end.start() if end else len(self.coded.text))[1]
        return trimmed(self.reading.text, (start, last))

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
            last = word.end
        return last

    def _phrase_end(self) -> int:
        """Return where a phrase ends: before the next finite verb or the end of the clause."""
        after = self.coded.position(self.match.span[1] - 1) + 1
        end = CLAUSE_END.search(self.coded.text, after)
        last = self.coded.span(self.at, end.start() if end else len(self.coded.text))[1]
        behind = [word for word in self.sentence.words if self.match.span[1] <= word.start < last]
        verb = next((word for word in behind if word.mention is None and word.tag in FINITE), None)
        return verb.start if verb is not None else last

    def _start(self, begins: str) -> int:
        if begins == "match":
            return self.match.span[0]
        if begins == "phrase":
            before = PHRASE_START.search(self.coded.text[: self.at])
            return self.coded.starts[before.start()] if before else self.match.span[0]
        starts = [found.end() for found in CLAUSE_START.finditer(self.coded.text, 0, self.at)]
        return self.coded.starts[starts[-1]] if starts else self.sentence.start

    def actor(self) -> str | None:
        """Return who acted: the one named in the match, or the last named before it."""
        role = self.match.rule.set.get("of")
        if role == "pair":
            pair = [
                one.name for one in self.coded.within(max(0, self.at - 8), self.at) if one.kind == "country"
            ]
            return " and ".join(pair) or None
        named = self.match.names.get("actor") or (self.match.names.get("of") if role is None else None)
        if named is not None or role != "before":
            return named.name if named is not None and (role or self.match.rule.set.get("to")) else None
        return self._before(self.coded.text[: self.at], self.sentence) or self._they()

    def _before(self, text: str, sentence: Sentence) -> str | None:
        pairs = list(re.finditer(rf"(?P<one>{ACTORS})(?: and (?:the )?(?P<other>{ACTORS}))?(?!'s)", text))
        if not pairs:
            return None
        last = pairs[-1]
        names = [sentence.coded.mentions[last[group]].name for group in ("one", "other") if last[group]]
        return " and ".join(names)

    def _they(self) -> str | None:
        """Return who was named last in the sentences before, where a pronoun acts."""
        if not re.search(r"\b(?:they|it|he|she)\b", self.coded.text[: self.at + 4], re.I):
            return None
        for sentence in reversed(
            self.reading.sentences[max(0, self.sentence.number - 2) : self.sentence.number]
        ):
            found = self._before(sentence.coded.text, sentence)
            if found is not None:
                return found
        return None

    def date(self, span: Span) -> str | None:
        """Return the time told in the clause: a day, a month or a year."""
        if self.match.rule.set.get("to") == "name":
            return None
        times = [
            one for one in self.sentence.mentions if one.kind == "time" and span[0] <= one.start < span[1]
        ]
        fronted = FRONTED.match(self.coded.text)
        if not times and fronted is not None:
            times = [self.coded.mentions[fronted["time"]]]
        return _told(times[-1]) if times else None


def _told(time: Mention) -> str | None:
    if time.first is None or time.last is None:
        return None
    if time.first == time.last:
        return time.first
    if time.first.endswith("-01-01") and time.last.endswith("-12-31") and time.first[:4] == time.last[:4]:
        return time.first[:4]
    return time.first[:7] if time.first[:7] == time.last[:7] and time.first.endswith("-01") else None
