"""Finds who is charged by a noun: "the task for X is to ...", "it falls to X to ...", "an order to X to ..." """

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.agents import may_act
from kg.finding.charge import (
    LONGEST_GROUP,
    Charge,
    ChargeReader,
    before_insertion,
    ends_group,
    leads_to_action,
)
from kg.finding.clauses import Region
from kg.finding.clauses.verbs import behind_adverbs, find_infinitive
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged

BETWEEN = 5
"""So many words may stand between a need and its "for"."""
LONGEST_NAME = 16
"""So many words may stand between "the task for" and "is"."""
CALLING = ("call", "appeal", "demand", "urge", "request", "ask", "press", "plead")
BE = ("is", "are", "was", "were", "remains", "remain")
BE_DONE = ("is", "are", "was", "were", "which", "that")
"""These stand between what will be done and "will be done by X"."""
OWNING = ("for", "of", "before", "facing", "confronting")
"""Behind a duty these lead to whose it is."""


class Burdens(ChargeReader):
    """The ways in which the nouns of a sentence charge somebody with something."""

    def all(self) -> Iterator[Charge]:
        """Yield all charges that nouns and adjectives word."""
        yield from self._needed()
        yield from self._weighed()
        yield from self._required()
        yield from self._falling()
        yield from self._ordered()
        yield from self._wished_of()
        yield from self._given()
        yield from self._consisting()
        yield from self._resting()
        yield from self._executed()

    def _needed(self) -> Iterator[Charge]:
        """Yield "the need for X to ...", "it is the duty of X to ...", "incumbent on X to ..." """
        words = self.words
        needs = (*self.courses["need"], *self.modals.necessity, *self.lists["charges"])
        for at in range(1, self.end - 4):
            if not is_one_of(words[at], needs):
                continue
            leads: tuple[str, ...] = ("for", "of") if words[at].lower in self.lists["duties"] else ("for",)
            leads = ("on", "upon", "for") if words[at].lower in ("incumbent", "obligatory") else leads
            before = find_word(words, at + 1, min(at + 1 + BETWEEN, self.end - 2), leads)
            if before is None or any(
                is_tagged(word, ("VBG", "VBZ", "MD")) for word in words[at + 1 : before]
            ):
                continue
            to = find_infinitive(words, before + 1, min(before + LONGEST_GROUP, self.end), self.courses)
            if to is not None:
                yield Charge((before + 1, to), self.action(to + 1), "aims/needed")
                yield from self._again(to + 1, leads[-1])

    def _again(self, start: int, lead: str) -> Iterator[Charge]:
        """Yield whom a second "and for" names: "the tasks for the mines to dig and for the railways to carry"."""
        words = self.words
        for at in range(start, self.end - 4):
            if not (is_one_of(words[at], ("and", ",")) and is_one_of(words[at + 1], (lead,))):
                continue
            to = find_infinitive(words, at + 2, min(at + LONGEST_NAME, self.end), self.courses)
            if to is not None and may_act(words[at + 2 : to], self.reading):
                yield Charge((at + 2, to), self.action(to + 1), "aims/needed")

    def _weighed(self) -> Iterator[Charge]:
        """Yield "the importance of the officials setting an example", whose verb is a gerund."""
        words = self.words
        for at in range(1, self.end - 4):
            weighs = is_one_of(words[at], self.courses["need"]) and is_one_of(words[at + 1], ("of",))
            if not weighs or not is_tagged(words[at + 2], ("DT", "PDT", "NNP", "NNS")):
                continue
            stop = min(at + LONGEST_NAME, self.end - 1)
            verb = next((place for place in range(at + 3, stop) if words[place].tag == "VBG"), None)
            if verb is not None and may_act(words[at + 2 : verb], self.reading):
                yield Charge((at + 2, verb), self.action(verb), "aims/weighed")

    def _required(self) -> Iterator[Charge]:
        """Yield "it is essential that the banks lend", whose verb has no modal."""
        words = self.words
        for at in range(1, self.end - 4):
            adjective = is_one_of(words[at], self.modals.necessity) and is_one_of(words[at + 1], ("that",))
            if not adjective:
                continue
            verbs = (
                place
                for place in range(at + 3, self.end - 1)
                if words[place].tag in ("VB", "VBP", "VBZ", "MD")
            )
            verb = next((place for place in verbs if words[place].mention is None), None)
            if verb is not None and words[verb].tag in ("VB", "VBP") and words[verb].lemma != "be":
                yield Charge((at + 2, verb), self.action(verb), "aims/required")

    def _falling(self) -> Iterator[Charge]:
        """Yield "it falls to X to ...", "it is up to X to ...", "it is for X to ..." """
        words = self.words
        for at, after in find_phrases(words, self.lists["falling to"]):
            to = find_infinitive(words, after + 1, min(after + LONGEST_GROUP, self.end), self.courses)
            subject = at > 0 and (is_one_of(words[at - 1], ("it",)) or is_tagged(words[at - 1], ("RB",)))
            if to is not None and subject:
                group = (after, before_insertion(words, after, to))
                yield Charge(group, self.action(to + 1), "aims/falling")

    def _ordered(self) -> Iterator[Charge]:
        """Yield "issued an order to X to ...", "an appeal to X to ..." """
        words = self.words
        for at in range(1, self.end - 4):
            noun = is_one_of(words[at], self.lists["orders"]) and words[at].tag.startswith("NN")
            if not noun:
                continue
            stop = min(at + BETWEEN, self.end - 3)
            lead = find_word(words, at + 1, stop, ("to",))
            if lead is None or leads_to_action(words, lead, self.end):
                continue
            to = find_infinitive(words, lead + 1, min(lead + LONGEST_GROUP, self.end), self.courses)
            if to is not None and not any(is_tagged(word, ("VBD", "MD")) for word in words[lead + 1 : to]):
                yield Charge((lead + 1, to), self.action(to + 1), "aims/ordered")

    def _wished_of(self) -> Iterator[Charge]:
        """Yield "called for efforts by X to ...", "demanded action by X to ..." """
        words = self.words
        for at in range(2, self.end - 4):
            effort = is_one_of(words[at - 1], (*self.courses["efforts"], *self.courses["taken"]))
            if not effort or not is_one_of(words[at], ("by", "from", "of", "on")):
                continue
            called = any(word.lemma in CALLING for word in words[max(0, at - BETWEEN) : at - 1])
            to = find_infinitive(words, at + 1, min(at + LONGEST_GROUP, self.end), self.courses)
            if called and to is not None:
                yield Charge((at + 1, to), self.action(to + 1), "aims/wished")

    def _given(self) -> Iterator[Charge]:
        """Yield "gave X the task of ...", "set X the goal to ...", "set before X the task of ..." """
        words = self.words
        for at in range(1, self.end - 4):
            if not is_one_of(words[at], self.lists["setting"]) or not words[at].tag.startswith("V"):
                continue
            before = is_one_of(words[at + 1], ("before", "on", "upon", "to"))
            if is_tagged(words[at + 1], ("RP", "IN", "RB", "TO")) and not before:
                continue
            first = at + 1 + before
            nouns = self.lists["charges"] | self.lists["given orders"]
            noun = find_word(words, first + 1, min(at + LONGEST_GROUP, self.end - 2), nouns)
            if noun is None or words[noun + 1].lower not in ("of", "to", "for"):
                continue
            if any(word.lemma in ("take", "assume") for word in words[at + 1 : noun]):
                continue  # "gave an order to take direct charge of the work"
            article = next(
                (place for place in range(noun - 1, at, -1) if is_tagged(words[place], ("DT",))), at
            )
            begin = article if article > first else self._behind_group(first, noun)
            yield Charge((first, begin), self.action(noun + 2), "aims/given-task")

    def _behind_group(self, start: int, noun: int) -> int:
        """Return where "important tasks" begins behind "the officials"."""
        at = noun
        while at > start + 1 and is_tagged(self.words[at - 1], ("JJ",)):
            at -= 1
        return at

    def _consisting(self) -> Iterator[Charge]:
        """Yield "the task for X is to ...", "what X has to do is to ...", "X's duty is to ..." """
        words = self.words
        for at in range(self.end - 5):
            if is_one_of(words[at], self.lists["charges"]) and words[at].tag.startswith("NN"):
                yield from self._consisting_in(at)
            elif is_one_of(words[at], ("what",)):
                done = find_phrases(words[at : at + LONGEST_GROUP], self.lists["to be done"])
                for first, after in list(done)[:1]:
                    be = at + after
                    group = (at + 1, at + first)
                    yield from self._after_be(group, be)

    def _consisting_in(self, noun: int) -> Iterator[Charge]:
        """Yield in what the duty that a noun names consists."""
        words = self.words
        if is_one_of(words[noun + 1], OWNING):
            be = find_word(words, noun + 3, min(noun + LONGEST_NAME, self.end - 2), BE)
            if be is not None:
                yield from self._after_be((noun + 2, before_insertion(words, noun + 2, be)), be)
        elif is_one_of(words[noun + 1], BE):
            owner = next((at for at in range(noun - 1, max(0, noun - 4), -1) if words[at].tag == "POS"), None)
            if owner is not None:
                start = owner
                while start > 0 and not ends_group(words[start - 1]):
                    start -= 1
                yield from self._after_be((start, owner), noun + 1)

    def _after_be(self, group: Region, be: int) -> Iterator[Charge]:
        """Yield the duty that "is to ..." tells of a group."""
        words = self.words
        if be >= self.end - 2 or not is_one_of(words[be], BE):
            return
        to = behind_adverbs(words, be + 1, self.end)
        if leads_to_action(words, to, self.end):
            yield Charge(group, self.action(to + 1), "aims/consisting")
        elif is_tagged(words[to], ("VB",)):
            yield Charge(group, self.action(to), "aims/consisting")

    def _resting(self) -> Iterator[Charge]:
        """Yield "The duty to ... rests on the shoulders of X", "entrusted the repair to X": whom a burden lies on."""
        words = self.words
        for at, after in find_phrases(words, self.lists["resting on"]):
            if any(is_one_of(word, ("shoulders",)) for word in words[after : after + 2]):
                continue
            start = self.clause_start(at)
            if any(is_one_of(word, self.lists["charges"]) for word in words[start:at]):
                yield Charge(self.group(after), (start, at), "aims/resting")
        for at in range(1, self.end - 4):
            entrusts = is_one_of(words[at], self.lists["entrusting"]) and is_tagged(words[at], ("VBD", "VBZ"))
            to = find_word(words, at + 2, min(at + LONGEST_NAME, self.end - 1), ("to",)) if entrusts else None
            if (
                to is None
                or leads_to_action(words, to, self.end)
                or may_act(words[at + 1 : to], self.reading)
            ):
                continue
            yield Charge(self.group(to + 1), (at + 1, to), "aims/resting")

    def _executed(self) -> Iterator[Charge]:
        """Yield "the plan will be carried out by X", "an issue that should be settled by X"."""
        words = self.words
        for at in range(3, self.end - 3):
            if not is_one_of(words[at], self.lists["executed"]) or not is_one_of(
                words[at - 1], ("be", "being")
            ):
                continue
            going_on = is_one_of(words[at - 1], ("being",)) and is_one_of(words[at - 2], ("is", "are"))
            by = find_word(words, at + 1, min(at + 4, self.end - 1), ("by",))
            planned = is_one_of(words[at - 2], ("to",)) and is_one_of(words[at - 3], ("is", "are", ","))
            ahead = planned or is_tagged(words[at - 2], ("MD",))
            if by is None or not (ahead or going_on) or is_tagged(words[by + 1], ("VBG",)):
                continue
            apposed = is_one_of(words[at - 3], (",",))  # "a plan of building homes, to be carried out by ..."
            start, last = self.clause_start(at - 3 if apposed else at - 2), at - 2 - apposed
            while last > start + 1 and (
                is_one_of(words[last - 1], BE_DONE) or is_tagged(words[last - 1], ("RB",))
            ):
                last -= 1
            told = [place for place in range(start, last - 1) if is_tagged(words[place], ("VBD", "VBZ"))]
            if told:  # "He set forth a plan to be carried out by ...": the plan stands behind the verb
                start = told[-1] + 1 + is_tagged(words[told[-1] + 1], ("RP", "RB", "IN"))
            yield Charge(self.group(by + 1, least=1), (start, last), "aims/executed")
