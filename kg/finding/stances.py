"""Finds the attitude of one actor to another, by the words in which the document speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.context import Context
from kg.finding.making import Span, make_fact
from kg.finding.phrases import find_phrases
from kg.finding.relations import followers_of
from kg.finding.subjects import is_finite
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

REACH = 9
"""So many words may stand between a hostile or friendly word and the name it is said of."""
PARTNERS = ("countries", "forces", "nations", "peoples", "states", "parties")


@dataclass(frozen=True)
class _Party:
    """Somebody in a sentence: a foreign country, or a group of foes or partners."""

    name: str
    first: int
    last: int
    foe: bool = False
    general: bool = False


def find_stances(reading: Reading, context: Context) -> Iterator[Fact]:
    """Yield the stances of a document, one a pair of actors.

    Args:
        reading: the document.
        context: what is known of who talks.
    """
    if reading.home is None:
        return
    taken: set[tuple[str, str]] = set()
    finder = _StanceFinder(reading, context, reading.knowledge.entries[reading.home].label)
    for sentence in reading.body:
        for source, target, polarity, span in finder.find(sentence):
            if source != target and (source, target) not in taken:
                taken.add((source, target))
                fields = {"source": source, "target": target, "polarity": polarity}
                yield make_fact(reading, "stance", span, f"stances/{polarity}", fields)


Found = tuple[str, str, str, Span]


class _StanceFinder:
    """Finds the stances of one document.

    Args:
        reading: the document.
        context: what is known of who talks.
        home: the state whose document it is.
    """

    def __init__(self, reading: Reading, context: Context, home: str) -> None:
        self.reading, self.context, self.home = reading, context, home
        self.lists = reading.knowledge.wordings.words["aims"]

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Yield the stances that a sentence words."""
        words = sentence.words
        parties = list(self._parties(words))
        if not parties:
            return
        sources = self._sources(words)
        for polarity, triggers in (
            ("hostile", self.lists["hostile"]),
            ("cooperative", self.lists["friendly"]),
        ):
            for first, after in find_phrases(words, triggers):
                yield from self._near(words, parties, first, after, polarity, sources)
        yield from self._named_hostile(words, parties)
        yield from self._against_home(words, parties)

    def _parties(self, words: Sequence[Word]) -> Iterator[_Party]:
        for at, word in enumerate(words):
            mention = word.mention
            if (
                mention is not None
                and mention.kind == "country"
                and mention.entry is not None
                and mention.entry != self.reading.home
            ):
                yield _Party(mention.name, at, at)
                followers = followers_of(words, at)
                if followers is not None:
                    yield _Party(followers[0], at, followers[1], foe=True)
            elif mention is None and word.lower in self.lists["foes"] and word.tag.startswith("NN"):
                yield _Party(word.lower, at, at, foe=True, general=word.lower in self.lists["general foes"])
            elif mention is None and word.lower in PARTNERS and _with(words, at):
                yield _Party(_partner(words, at), at, at)
            elif (
                mention is None
                and word.lower == "forces"
                and at
                and words[at - 1].lower
                in ("hostile", "hegemonic", "imperialist", "reactionary", "puppet", "enemy", "separatist")
            ):
                yield _Party(f"{words[at - 1].text} forces", at - 1, at, foe=True)

    def _sources(self, words: Sequence[Word]) -> list[str]:
        """Return whose attitude a sentence tells: both sides' in talks, else the document's state's."""
        if any(word.lower in ("sides", "ministers", "parties") for word in words[:6]):
            return self.context.parties() or [self.home]
        return [self.home]

    def _near(
        self,
        words: Sequence[Word],
        parties: Sequence[_Party],
        first: int,
        after: int,
        polarity: str,
        sources: Sequence[str],
    ) -> Iterator[Found]:
        near = [
            one
            for one in parties
            if not one.general and first - REACH <= one.last and one.first <= after + REACH
        ]
        if not near:
            return
        clause = _clause(words, first)
        nearest = min(near, key=lambda one: (min(abs(one.first - first), abs(one.last - first)), -one.first))
        for one in near:
            if one is not nearest and not (
                clause[0] <= one.first < clause[1] and abs(one.first - nearest.first) <= 3
            ):
                continue
            span = (words[min(one.first, first)].start, words[max(one.last, after - 1)].end)
            for source in sources:
                yield source, one.name, polarity, span
            if polarity == "cooperative" and _is_mutual(words, clause):
                yield one.name, self.home, polarity, span

    def _named_hostile(self, words: Sequence[Word], parties: Sequence[_Party]) -> Iterator[Found]:
        """Yield names that are hostile in themselves: "south Korean puppets", "the imperialists' moves"."""
        for one in parties:
            text = " ".join(word.text for word in words[one.first : one.last + 1]).casefold()
            if (one.foe and not one.general) or (
                not one.foe and any(word in text.split() for word in self.lists["foes"])
            ):
                first = max(one.first - 1, 0)
                while (
                    first > 0 and one.first - first < 6 and words[first - 1].lower not in (",", ";", "that")
                ):
                    first -= 1
                last = min(one.last + 4, len(words) - 1)
                yield self.home, one.name, "hostile", (words[first].start, words[last].end)

    def _against_home(self, words: Sequence[Word], parties: Sequence[_Party]) -> Iterator[Found]:
        """Yield the attitude of others to the document's state: "hostile policy towards the DPRK", "the enemies' sanctions"."""
        for at, word in enumerate(words):
            mention = word.mention
            if mention is None or mention.kind != "country" or mention.entry != self.reading.home or at == 0:
                continue
            if words[at - 1].lower in ("against", "towards", "toward", "anti", "anti-", "-") or (
                words[at - 2 : at - 1] and words[at - 2].lower == "against"
            ):
                clause = _clause(words, at)
                window = words[max(clause[0], at - REACH) : min(at + 5, len(words))]
                if any(other.lower in self.lists["hostile"] for other in window) or words[
                    at - 1
                ].lower.startswith("anti"):
                    for one in self._actors(parties, clause, at):
                        first = min(max(clause[0], at - REACH), one.first if one.first >= clause[0] else at)
                        yield (
                            one.name,
                            self.home,
                            "hostile",
                            (
                                words[first].start,
                                words[max(at, one.last if one.last < clause[1] else at)].end,
                            ),
                        )
        for one in parties:
            behind = [word.lower for word in words[one.last + 1 : one.last + 4]]
            before = [word.lower for word in words[max(0, one.first - 3) : one.first]]
            if one.foe and (
                (_has_act(behind) and behind[0] in ("'", "'s"))
                or (_has_act(before) and ("by" in before or "of" in before or "from" in before))
            ):
                yield (
                    one.name,
                    self.home,
                    "hostile",
                    (words[max(0, one.first - 3)].start, words[min(one.last + 4, len(words) - 1)].end),
                )

    def _actors(self, parties: Sequence[_Party], clause: tuple[int, int], at: int) -> list[_Party]:
        """Return who acts against the document's state: the parties of the clause, else the first of the sentence."""
        inside = [one for one in parties if clause[0] <= one.first < clause[1]]
        before = [one for one in parties if one.first < at]
        if inside:
            return inside
        return [one for one in before if one.first - before[0].first <= 4]


def _with(words: Sequence[Word], at: int) -> bool:
    """Whether partners are meant: "cooperation with the independent countries"."""
    first = at
    while (
        first > 0
        and words[first - 1].mention is None
        and (words[first - 1].tag in ("JJ", "HYPH", "AFX", "NN", "DT") or words[first - 1].lower == ",")
    ):
        first -= 1
    return first > 0 and words[first - 1].lower in ("with", "to") and at - first >= 2


def _partner(words: Sequence[Word], at: int) -> str:
    first = at
    while words[first - 1].lower not in ("the", "with", "to", "all"):
        first -= 1
    text = words[first].text
    for before, word in zip(words[first:at], words[first + 1 : at + 1], strict=True):
        text += (" " if word.start > before.end else "") + word.text
    return text


def _has_act(words: Sequence[str]) -> bool:
    return any(
        word
        in (
            "sanctions",
            "threat",
            "threats",
            "offensive",
            "blockade",
            "moves",
            "pressure",
            "provocations",
            "aggression",
            "challenge",
            "maneuvers",
        )
        for word in words
    )


def _clause(words: Sequence[Word], at: int) -> tuple[int, int]:
    start = at
    while start > 0 and words[start - 1].lower not in (",", ";", "that", ":", "but"):
        start -= 1
    end = at
    while end < len(words) and words[end].lower not in (",", ";", ".", ":", "but"):
        end += 1
    return start, max(end, start + 1)


def _is_mutual(words: Sequence[Word], clause: tuple[int, int]) -> bool:
    stretch = words[clause[0] : clause[1]]
    told = any(
        word.lower
        in (
            "both",
            "relations",
            "between",
            "mutual",
            "support",
            "expressed",
            "two",
            "bilateral",
            "each",
            "congratulated",
            "thanked",
        )
        for word in stretch
    )
    return told and any(is_finite(word) or word.tag == "VBG" for word in stretch)
