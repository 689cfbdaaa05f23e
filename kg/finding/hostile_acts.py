"""Finds what others do against the document's own side: "hostile policy towards the DPRK", "the enemies' sanctions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.making import Span
from kg.finding.parties import Party
from kg.finding.phrases import find_phrases, is_one_of, is_tagged
from kg.finding.standing import REACH, actors_of, clause_around, is_aimed_at, is_countered, is_own_land
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

NEAR = 5
"""So many words may stand between an act and who does it."""
RESORTS = 9
"""Within so many words a foe's verb and his act stand behind his name."""
DESCRIBING = ("JJ", "NN", "HYPH", "VBG", "CC", "POS", "NNP")

Found = tuple[str, str, str, Span]
"""Whose attitude, to whom, hostile or cooperative, and the stretch of the clean text that shows it."""


class HostileActs:
    """What others do against the document's own side.

    Args:
        lists: the word lists of aims.
        home: the state whose document it is.
        entry: the local name of its entry.
    """

    def __init__(self, lists: WordSets, home: str, entry: str | None) -> None:
        self.lists, self.home, self.entry = lists, home, entry

    def against_home(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield the attitude of others to the document's state: "hostile policy towards the DPRK"."""
        for at in range(1, len(words)):
            mention = words[at].mention
            ours = is_one_of(words[at], ("our", "us")) or is_own_land(words, at, self.lists)
            if not ours and (mention is None or mention.kind != "country" or mention.entry != self.entry):
                continue
            clause = clause_around(words, at)
            begin = max(clause[0], at - REACH)
            if is_aimed_at(words, at, self.lists) and self._is_hostile(words, at, begin):
                for one in actors_of(words, parties, clause, at):
                    first = min(begin, one.first) if one.first >= clause[0] else min(begin, at)
                    last = max(at, one.last) if one.last < clause[1] else at
                    yield one.name, self.home, "hostile", (words[first].start, words[last].end)

    def _is_hostile(self, words: Sequence[Word], at: int, begin: int) -> bool:
        """Whether a hostile word stands around the name of the document's state."""
        if words[at - 1].lower.startswith("anti"):
            return True
        hostile = self.lists["hostile"] | self.lists["hostile acts"] | self.lists["hostile exercises"]
        around = words[begin : at + 5]
        return any(word.lower in hostile or word.lemma in self.lists["harming"] for word in around)

    def of_foes(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield the attitude of foes whose acts are told: "the enemies' sanctions", "threats by enemies"."""
        for one in parties:
            countered = not one.general and is_countered(words, one, self.lists)
            if (
                one.foe
                and one.name not in ("enemy", "followers")
                and not countered
                and self._acts(words, one)
            ):
                last = min(one.last + 4, len(words) - 1)
                yield one.name, self.home, "hostile", (words[max(0, one.first - 3)].start, words[last].end)

    def of_states(self, words: Sequence[Word], parties: Sequence[Party]) -> Iterator[Found]:
        """Yield the attitude of states whose acts a noun tells: "the U.S. blockade", "drills staged by Japan"."""
        for at, after in find_phrases(words, self.lists["acts of states"]):
            actor = next((one for one in parties if not one.foe and self._does(words, one, at, after)), None)
            if actor is None:
                continue
            others = [one for one in parties if one.name != actor.name and not one.foe and not one.general]
            target = self._victim(words, others, at, after) if others else self.home
            if target is not None and not is_countered(words, actor, self.lists):
                first, last = min(actor.first, at), max(actor.last + 1, after)
                yield actor.name, target, "hostile", (words[first].start, words[last - 1].end)

    def _does(self, words: Sequence[Word], party: Party, at: int, after: int) -> bool:
        """Whether a party stands before an act as its owner, or behind it with "of" or "by"."""
        if party.last < at <= party.last + NEAR:
            between = words[party.last + 1 : at]
            return all(word.lower in ("'s", "'") or is_tagged(word, DESCRIBING) for word in between)
        if not after <= party.first < after + NEAR:
            return False
        between = words[after : party.first]
        led = [at for at, word in enumerate(between) if is_one_of(word, ("of", "by"))]
        return bool(led) and all(
            is_one_of(word, ("of", "by", "the")) or is_tagged(word, ("VBN", "VBD", "RP")) for word in between
        )

    def _victim(self, words: Sequence[Word], others: Sequence[Party], at: int, after: int) -> str | None:
        """Return who suffers an act, of others than the document's state: "the blockade against Cuba"."""
        for one in others:
            before = one.first - 1 - (one.first > 1 and words[one.first - 1].lower == "the")
            suffers = one.first >= after and is_one_of(words[before], ("against", "on", "upon", "over"))
            people = one.last < at and is_one_of(words[one.last], ("people", "nation"))
            if suffers or people:
                return one.name
        return None

    def is_actor(self, words: Sequence[Word], party: Party) -> bool:
        """Whether an attitude is a group's own: "the sanctions by the hostile forces", which nobody foils."""
        group = party.foe and party.name[:1].islower() and " of " not in party.name
        return group and self._acts(words, party) and not is_countered(words, party, self.lists)

    def _acts(self, words: Sequence[Word], party: Party) -> bool:
        behind = [word.lower for word in words[party.last + 1 : party.last + 4]]
        before = {word.lower for word in words[max(0, party.first - 3) : party.first]}
        acts = self.lists["hostile acts"]
        if acts.intersection(behind) and behind[0] in ("'", "'s"):
            return True
        ahead = words[party.last + 1 : clause_around(words, party.last)[1]][:RESORTS]
        resorts = [at for at, word in enumerate(ahead) if {word.lemma, word.lower} & self.lists["resorting"]]
        if resorts and any(word.lower in acts for word in ahead[resorts[0] + 1 :]):
            return True  # "the hostile forces may cling to sanctions"
        return bool(acts & before) and bool(before & {"by", "of", "from"})
