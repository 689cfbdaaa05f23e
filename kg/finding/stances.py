"""Finds the attitude of one actor to another, by the words in which the document speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses import Region, span_of
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_finite, is_passive
from kg.finding.context import Context
from kg.finding.deeds import find_deeds
from kg.finding.hostile_acts import HostileActs
from kg.finding.judgements import find_judged_subjects, find_judgements, parties_beside
from kg.finding.making import Span, make_fact
from kg.finding.parties import Party, find_parties
from kg.finding.phrases import find_phrases, is_one_of
from kg.finding.sides import own_side
from kg.finding.standing import (
    REACH,
    clause_around,
    is_attacked,
    is_giver,
    is_near,
    is_opposed,
    is_victim,
    meets_at,
    quote_begin,
)
from kg.model import Fact
from kg.reading import Reading
from kg.reading.words import Word

Found = tuple[str, str, str, Span]
"""Whose attitude, to whom, hostile or cooperative, and the stretch of the clean text that shows it."""


def find_stances(reading: Reading, context: Context) -> Iterator[Fact]:
    """Yield the stances of a document, one a pair of actors.

    Args:
        reading: the document.
        context: what is known of who talks.
    """
    taken: set[tuple[str, str]] = set()
    home = own_side(reading)
    if home is None:
        return
    finder = _StanceFinder(reading, context, home)
    find = finder.find if reading.home is not None else finder.judged
    for sentence in reading.body:
        parties = list(find_parties(sentence.words, reading, finder.lists))
        for source, target, polarity, span in find(sentence.words, parties) if parties else ():
            if source != target and (source, target) not in taken:
                taken.add((source, target))
                fields = {"source": source, "target": target, "polarity": polarity}
                yield make_fact(reading, "stance", span, f"stances/{polarity}", fields)


class _StanceFinder:
    """Finds the stances of one document.

    Args:
        reading: the document.
        context: what is known of who talks.
        home: the state whose document it is.
    """

    def __init__(self, reading: Reading, context: Context, home: str) -> None:
        self.entry, self.context, self.home = reading.home, context, home
        self.lists = reading.knowledge.wordings.word_sets["aims"]
        self.entries, self.reading = reading.knowledge.entries, reading
        self.acts = HostileActs(self.lists, home, reading.home)

    def find(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield the stances that a sentence words."""
        for polarity, triggers in (("hostile", "hostile"), ("cooperative", "friendly")):
            for trigger in find_phrases(words, self.lists[triggers]):
                if not is_opposed(words, trigger[0]):
                    yield from self._near(words, parties, trigger, polarity)
        accused = [*self.acts.against_home(words, parties)]
        told = {source for source, *_ in accused}
        yield from self._named_hostile(words, [one for one in parties if not (one.foe and one.name in told)])
        yield from self._support(words, parties)
        yield from accused
        yield from self.acts.of_foes(words, parties)
        yield from self.acts.of_states(words, parties)
        yield from self.judged(words, parties)
        for one, region in find_deeds(words, parties, self.lists):
            yield one.name, self.home, "hostile", span_of(words, region)

    def judged(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield whom the document's own side condemns or welcomes in a sentence."""
        for polarity, one, region in find_judgements(words, parties, self.lists):
            if self._is_own_judgement(words, parties, region[0]):
                source = (self._party_of(words[: region[0]]) or [self.home])[0]
                yield source, one.name, polarity, span_of(words, region)
        for polarity, one, region in find_judged_subjects(words, parties, self.lists):
            yield self.home, one.name, polarity, span_of(words, region)

    def _is_own_judgement(self, words: Sequence[Word], parties: Sequence[Party], at: int) -> bool:
        """Whether nobody else judges: no party is the subject of the clause."""
        start, end = subject_region(words, at)
        return not any(start <= one.first < end and one.name != self.home for one in parties)

    def _sources(self, words: Sequence[Word]) -> list[str]:
        """Return whose attitude a sentence tells: both sides' in talks, else the document's state's."""
        talks = any(word.lower in self.lists["sides"] for word in words[:6])
        return (self.context.parties() if talks else []) or [self.home]

    def _party_of(self, clause: Sequence[Word]) -> list[str]:
        """Return the ruling party, where it is of the party that a clause tells."""
        named = [word.mention.name for word in clause if word.mention is not None and self._is_own(word)]
        return [name for name in named if " Party" in f" {name}" and "Committee" not in name][:1]

    def _near(
        self, words: Sequence[Word], parties: Sequence[Party], trigger: Region, polarity: str
    ) -> Iterator[Found]:
        """Yield the attitude to the party nearest to a hostile or friendly word, and to those beside it."""
        first, after = trigger
        told = " ".join(word.lower for word in words[first:after])
        near = self._candidates(words, parties, trigger, polarity, told)
        if not near:
            return
        clause = clause_around(words, first)
        sources = self._party_of(words[clause[0] : clause[1]]) or self._sources(words)
        nearest = min(near, key=lambda one: (min(abs(one.first - first), abs(one.last - first)), -one.first))
        joined = list(parties_beside(words, near, nearest))
        for one in near:
            beside = clause[0] <= one.first < clause[1] and abs(one.first - nearest.first) <= 3
            if one is nearest or beside or one in joined:
                begin = max(clause[0], min(one.first, first) - 5)
                end = min(clause[1], max(one.last, after - 1) + 6)
                span = (words[min(begin, one.first)].start, words[max(end - 1, one.last)].end)
                if polarity == "cooperative" and is_giver(words, one, trigger):
                    yield one.name, self.home, polarity, span
                    continue
                for source in sources:
                    yield source, one.name, polarity, span
                named = one.name[:1].isupper()  # of a group of friends only the own side's feelings are told
                if polarity == "cooperative" and named and self._is_mutual(words[slice(*clause)]):
                    yield one.name, self.home, polarity, span

    def _candidates(
        self, words: Sequence[Word], parties: Sequence[Party], trigger: Region, polarity: str, told: str
    ) -> list[Party]:
        """Return the parties of whom a hostile or friendly word may be said."""
        first, after = trigger
        near = [one for one in parties if not one.general and is_near(one, trigger)]
        near = [one for one in near if not meets_at(words, one.first)]
        denounces = told in self.lists["denouncing"] and words[first].tag in ("VBD", "VBZ", "VBP")
        if denounces and not is_passive(words, first):
            near = [one for one in near if one.first >= after]
        if polarity == "hostile":
            near = [one for one in near if not is_attacked(words, one) and not self.acts.is_actor(words, one)]
            near = [one for one in near if not is_opposed(words, one.first)]
        if polarity == "hostile" and told not in self.lists["denouncing"]:
            near = [one for one in near if not is_victim(words, one)]
        elif told in self.lists["joining"]:
            if self._is_among_others(words, near, first):
                return []
            near = [one for one in near if is_giver(words, one, trigger) or self._joins(words, trigger, one)]
        return near

    def _is_among_others(self, words: Sequence[Word], near: Sequence[Party], at: int) -> bool:
        """Whether others are allied among themselves: "the U.S.-Japan-ROK security cooperation targeting the DPRK"."""
        start, end = clause_around(words, at)
        clause = words[start:end]
        return bool(near) and any(
            is_one_of(word, ("targeting", "tripartite", "trilateral")) for word in clause
        )

    def _support(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield "China supports the efforts of the DPRK", "our Party stands by Cuba"."""
        for at, after in find_phrases(words, self.lists["supporting"]):
            start, end = clause_around(words, at)
            behind = range(after, min(end, after + REACH))
            supporters = [one for one in parties if start <= one.first < at and not one.foe]
            supporters = [one for one in supporters if not is_opposed(words, one.first)]
            supported = [one for one in parties if one.first in behind and not one.foe]
            home = next((place for place in behind if self._is_home(words[place])), None)
            if supporters and home is not None:
                span = (words[supporters[-1].first].start, words[home].end)
                for one in supporters:
                    yield one.name, self.home, "cooperative", span
            elif supported and any(self._is_home(word) for word in words[start:at]):
                span = (words[start].start, words[supported[0].last].end)
                source = (self._party_of(words[start:at]) or [self.home])[0]
                yield source, supported[0].name, "cooperative", span

    def _is_home(self, word: Word) -> bool:
        """Whether a word stands for the document's own state: its name, one of its bodies, "our"."""
        if word.mention is None:
            return word.lower in ("we", "our")
        return word.mention.entry == self.entry or (word.mention.kind == "body" and self._is_own(word))

    def _is_own(self, word: Word) -> bool:
        entry = self.entries.get((word.mention.entry if word.mention else None) or "")
        return entry is not None and self.entry in entry.attributes.get("state", ())

    def _joins(self, words: Sequence[Word], trigger: Region, party: Party) -> bool:
        """Whether "cooperation" and the like is the own side's, with a party or in a clause that names it."""
        if any(word.lower == "with" for word in words[trigger[1] : party.first]):
            return True
        start, end = clause_around(words, trigger[0])
        shared = (*self.lists["sides"], "two", "both", "bilateral")
        return any(self._is_home(word) or word.lower in shared for word in words[start:end])

    def _is_mutual(self, clause: Sequence[Word]) -> bool:
        """Whether a clause tells of what both sides feel."""
        told = any(word.lower in self.lists["mutual"] for word in clause)
        return told and any(is_finite(word) or word.tag == "VBG" for word in clause)

    def _named_hostile(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield names that are hostile in themselves: "south Korean puppets", "the imperialists' moves"."""
        for one in parties:
            named = " ".join(word.text for word in words[one.first : one.last + 1]).casefold().split()
            hostile = not one.general if one.foe else not self.lists["foes"].isdisjoint(named)
            hostile = hostile and not is_opposed(words, one.first) and "anti" not in named
            if hostile and not self.acts.is_actor(words, one):
                first = quote_begin(words, one.first)
                last = min(one.last + 4, len(words) - 1)
                clause = clause_around(words, one.first)
                source = (self._party_of(words[slice(*clause)]) or [self.home])[0]
                yield source, one.name, "hostile", (words[first].start, words[last].end)
