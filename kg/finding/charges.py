"""Finds who is charged with what, whether or not a course of action was read there: "X should ...", "the duty of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.agents import may_act
from kg.finding.burdens import Burdens
from kg.finding.charge import (
    LONGEST_GROUP,
    OPENS_INSERTION,
    Charge,
    ChargeReader,
    leads_to_action,
    noun_phrase_before,
    with_groups_before,
)
from kg.finding.clauses import Region
from kg.finding.clauses.cues import cue_at
from kg.finding.clauses.infinitives import read_somebody_to, read_somebody_with, second_group
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import behind_adverbs, find_infinitive, is_bare_verb, is_finite, is_passive
from kg.finding.demands import Demands
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged
from kg.reading import Reading
from kg.reading.words import Word

SHORT = 4
"""So many words at most stand in an insertion such as ", he said," """


def find_charges(words: Sequence[Word], reading: Reading) -> Iterator[Charge]:
    """Yield who is charged with what in a sentence, each charge once.

    Args:
        words: the words of the sentence.
        reading: the document.
    """
    taken: list[Region] = []
    charging = _Charging(words, reading)
    for charge in charging.all():
        group, action = charge.group, charge.action
        while group[1] > group[0] + 1 and _ends_in_adverb(words, group[1]):
            group = group[0], group[1] - 1  # "urged Japan not to ..."
        named = words[slice(*group)]
        apart = not any(action[0] < end and start < action[1] for start, end in taken)
        acts = may_act(named, reading) or (charge.told and _is_name(named))
        if apart and action[1] - action[0] >= 2 and acts and not _is_person(named):
            taken.append(action)
            yield replace(charge, group=group)


RELATIVES = ("who", "which", "that")
NOUNS = ("NN", "NNS")
AUXILIARIES = ("been", "being", "be", "has", "have", "had", "will", "would", "shall", "should", "must", "may")


class _Charging(ChargeReader):
    """The ways in which a sentence charges somebody with something."""

    def all(self) -> Iterator[Charge]:
        """Yield all charges, those that verbs of charging word before those that modal verbs do."""
        yield from self._told()
        yield from self._asked_that()
        yield from Burdens(self.words, self.reading).all()
        yield from Demands(self.words, self.reading).all()
        yield from self._bound()
        yield from self._let()

    def _told(self) -> Iterator[Charge]:
        """Yield "called on X to ...", "charged X with ...", "X was told to ..." """
        words = self.words
        forms = self.reading.knowledge.wordings.cue_forms
        for at in range(len(words)):
            found = cue_at(words, at, forms) if words[at].tag.startswith("V") else None
            passive = is_passive(words, at) or words[at - 1].lower == "be"
            if found is None or not (passive or _is_told(words, at)):
                continue
            cue, after = found
            denied = after < self.end - 1 and is_one_of(
                words[after], ("not", "never")
            )  # "are told not to ..."
            if (
                "somebody to" in cue.puts_forward
                and passive
                and leads_to_action(words, after + denied, self.end)
            ):
                yield from self._charged(at, after + (0 if denied else 1))
            elif "somebody to" in cue.puts_forward and not passive:
                for one in read_somebody_to(words, after, self.end, self.courses):
                    if one.group is not None:
                        yield Charge(one.group, self.action(one.region[0]), "aims/told", told=True)
            if "somebody with" in cue.puts_forward:
                yield from self._entrusted(at, after, passive=passive)

    def _charged(self, verb: int, start: int) -> Iterator[Charge]:
        """Yield whom a passive charges, and a second group behind it: "A were told to dig, and B to carry"."""
        words = self.words
        second = second_group(words, start - 1, self.end, self.courses)
        start_of_action, end = self.action(start)
        yield Charge(
            self._subject(verb), (start_of_action, min(end, second[0]) if second else end), "aims/charged"
        )
        to = find_infinitive(words, second[1], self.end, self.courses) if second else None
        if second is not None and to is not None:
            yield Charge((second[1], to), self.action(to + 1), "aims/charged")

    def _entrusted(self, at: int, after: int, *, passive: bool) -> Iterator[Charge]:
        """Yield "X was charged with ...", "charged X with ..." """
        words = self.words
        if passive and after + 1 < self.end and is_one_of(words[after], ("with",)):
            yield Charge(self._subject(at), self.action(after + 1), "aims/charged")
        elif not passive:
            for one in read_somebody_with(words, after, self.end, self.courses):
                if one.group is not None:
                    yield Charge(one.group, self.action(one.region[0]), "aims/told")

    def _asked_that(self) -> Iterator[Charge]:
        """Yield "demanded of X that they ...", "expects X to ..." """
        words = self.words
        for at in range(1, self.end - 4):
            if not words[at].tag.startswith("V") or not _is_told(words, at):
                continue
            if words[at].lemma in self.lists["demanding of"] and is_one_of(words[at + 1], ("of",)):
                that = find_word(words, at + 3, min(at + LONGEST_GROUP, self.end - 3), ("that",))
                action = behind_adverbs(words, that + 2, self.end) if that is not None else self.end
                if that is not None and action < self.end and words[that + 1].lower in ("they", "it"):
                    action += is_one_of(words[action], ("should", "must"))
                    yield Charge((at + 2, that), self.action(action), "aims/demanded")
            denied = is_one_of(words[at - 1], ("not", "never", "n't"))
            if words[at].lemma in self.lists["expecting"] and not denied and not is_passive(words, at):
                for one in read_somebody_to(words, at + 1, self.end, self.courses):
                    if one.group is not None and not self._is_thing(one.group):
                        yield Charge(one.group, self.action(one.region[0]), "aims/expected")

    def _is_thing(self, group: Region) -> bool:
        """Whether what is expected of a group is only foreseen: "expects the economy to grow"."""
        return any(is_one_of(word, self.lists["foreseen"]) for word in self.words[slice(*group)])

    def _bound(self) -> Iterator[Charge]:
        """Yield "X should ...", "X are to ...": whom a duty binds."""
        words = self.words
        for at, width in sorted(self._widths().items()):
            subject = self._subject(at)
            action = behind_adverbs(words, at + width, self.end)
            if subject[0] < subject[1] and action < self.end and is_bare_verb(words, action):
                if any(
                    found[0] == 0
                    for found in find_phrases(words[action : action + 7], self.lists["answering to law"])
                ):
                    continue  # whoever has to answer for something has no task
                acts = not is_one_of(words[action], ("be", "have"))
                if acts or self._binds(action):
                    yield Charge(subject, self.action(at + width), "aims/bound")

    def _let(self) -> Iterator[Charge]:
        """Yield "Let all the officials become ...": whom a call binds."""
        words = self.words
        for at in range(self.end - 4):
            opens = at == 0 or is_one_of(words[at - 1], ('"', "``", "''", ":", ",", "and"))
            if not (opens and is_one_of(words[at], ("let",))) or is_tagged(words[at + 1], ("PRP",)):
                continue
            verb = find_verb(words, at + 2, min(at + LONGEST_GROUP, self.end))
            if verb is not None:
                yield Charge((at + 1, verb), self.action(verb), "aims/let")

    def _subject(self, verb: int) -> Region:
        """Return the words of a verb's subject, with the groups listed before the last: "A, B and all C"."""
        words = self.words
        start, end = subject_region(words, verb)
        if start == end and is_one_of(words[verb - 1], (",",)):
            comma = self._before_insertion(verb - 1)
            if comma is not None:
                start, end = subject_region(words, comma)
        while end > start and is_one_of(words[end - 1], AUXILIARIES):
            end -= 1  # "the farms have been told to ..."
        while 1 < start < end and _opens_relative(words, start):
            # "the sectors which fell behind should"
            start = subject_region(words, start - 1)[0]
        if 1 < start == end and is_one_of(words[start - 1], RELATIVES):
            start, end = noun_phrase_before(words, start - 1)
        if start < end < verb and is_finite(words[end - 1]):
            end = verb  # "the mills which lag behind must"
        start += start < end and is_one_of(words[start], ("so", "then", "thus", "therefore", "hence"))
        return with_groups_before(words, start, self.reading), end

    def _before_insertion(self, comma: int) -> int | None:
        """Return the comma before "The mines, which lag behind, should" or "Members, he said, must"."""
        words = self.words
        for at in range(comma - 1, max(0, comma - LONGEST_GROUP), -1):
            if is_one_of(words[at], (",",)):
                inserted = words[at + 1 : comma]
                relative = bool(inserted) and is_tagged(inserted[0], ("WP", "WDT"))
                says = len(inserted) <= SHORT and any(is_tagged(word, ("VBD", "VBZ")) for word in inserted)
                # "the Cabinet, as the headquarters,", "the farms, mindful of the season,"
                role = bool(inserted) and is_tagged(inserted[0], OPENS_INSERTION)
                return at if relative or says or role else None
        return None

    def _widths(self) -> dict[int, int]:
        """Return where words of a duty stand, and how many: "must", "have to", "are to", not "the need to"."""
        widths: dict[int, int] = {}
        for at, after in find_phrases(self.words, {*self.modals.duty, *self.lists["binding"]}):
            if 0 < at < self.end - 2 and not self.words[at].tag.startswith("NN"):
                widths[at] = max(widths.get(at, 0), after - at)
        return widths

    def _binds(self, be: int) -> bool:
        """Whether "be" leads to what somebody has to be: "be mobilized", "be loyal"."""
        words = self.words
        at = behind_adverbs(words, be + 1, self.end)
        if at >= self.end or words[be].lower != "be":
            return False
        if is_tagged(words[at], ("VBN", "VBD")):
            return words[at].lower in self.courses["participles of duty"]
        return is_tagged(words[at], ("JJ", "DT"))


def _ends_in_adverb(words: Sequence[Word], end: int) -> bool:
    """Whether an adverb of the next clause ends a group, and none that belongs to a verb: "those who lag behind"."""
    return is_tagged(words[end - 1], ("RB",)) and not is_finite(words[end - 2])


def _opens_relative(words: Sequence[Word], start: int) -> bool:
    """Whether a stretch is the verb of a clause that tells which noun before it is meant."""
    relative = is_one_of(words[start - 1], RELATIVES) and is_tagged(words[start - 2], NOUNS)
    return relative and is_finite(words[start])


def _is_name(words: Sequence[Word]) -> bool:
    """Whether a phrase is a name unknown as yet: "the Regional Anti-Terrorist Structure"."""
    plain = all(is_tagged(word, ("DT", "NNP", "NNPS", "HYPH")) for word in words)
    return plain and sum(word.tag.startswith("NNP") for word in words) > 1


def _is_person(words: Sequence[Word]) -> bool:
    """Whether a phrase is the name of a person, whose own tasks are no matter of a policy."""
    return len(words) == 1 and words[0].mention is not None and words[0].mention.kind == "person"


def _is_told(words: Sequence[Word], at: int) -> bool:
    """Whether a verb tells what is done now, and not "having called on X" or "the success of calling on X"."""
    if is_tagged(words[at], ("VBG",)):
        return at == 0 or is_one_of(words[at - 1], (",", ";"))
    perfect = at > 0 and is_one_of(words[at - 1], ("has", "have"))
    return is_tagged(words[at], ("VBD", "VBZ", "VBP", "VB")) or perfect


def find_verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the first bare verb of a stretch, None where none stands there."""
    return next((at for at in range(start, end) if is_tagged(words[at], ("VB", "VBP"))), None)
