"""Finds who is charged by a clause: "demanded that X do ...", "had X do ...", "made X responsible for ..." """

from __future__ import annotations

from collections.abc import Iterator

from kg.finding.charge import LONGEST_GROUP, OPENS_INSERTION, Charge, ChargeReader, leads_to_action
from kg.finding.clauses import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import behind_adverbs, is_passive
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged

LONGEST_SUBJECT = 18
"""So many words may stand between "that" and the verb."""
CAUSED = 12
"""So many words may stand between "had" and what somebody is made to do."""
NEAR = 5
"""So many words may stand between "demanded" and its "that"."""
FORMS = ("has", "have", "had", "having")


class Demands(ChargeReader):
    """The ways in which the clauses of a sentence charge somebody with something."""

    def all(self) -> Iterator[Charge]:
        """Yield all charges that clauses word."""
        yield from self._demanded()
        yield from self._caused()
        yield from self._answering()
        yield from self._given()
        yield from self._doing()
        yield from self._wanted_of()

    def _demanded(self) -> Iterator[Charge]:
        """Yield "demanded that the officials go ...", "stressed that each province take ...": a verb with no modal."""
        words, open_until = self.words, 0
        for at in range(1, self.end - 3):
            if not is_one_of(words[at], ("that",)):
                continue
            before = words[max(0, at - NEAR) : at]
            demands = any(is_one_of(word, self.lists["demanding that"]) for word in before)
            urges = demands or any(is_one_of(word, self.lists["urging that"]) for word in before)
            again = at < open_until and is_one_of(words[at - 1], ("and",))
            should = again and any(is_one_of(word, self.modals.duty) for word in words[:at])
            found = self._subjunctive(at + 1, plural=demands or should) if urges or again else None
            if urges:
                open_until = self.end
            if found is not None:
                yield found

    def _subjunctive(self, start: int, *, plural: bool) -> Charge | None:
        """Return who has to do what in a clause whose verb has no ending and no modal verb."""
        words, at = self.words, start + 1
        end = min(start + LONGEST_SUBJECT, self.end - 1)
        group_end = None
        while at < end:
            if is_one_of(words[at], (",",)) and is_tagged(words[at + 1], OPENS_INSERTION):
                closing = find_word(words, at + 1, end, (",",))
                if closing is None:
                    return None
                group_end, at = group_end or at, closing + 1
                continue
            if is_tagged(words[at], ("MD", "VBZ", "VBD", "TO", "WP", "WDT", "PRP")) or words[at].lower == ";":
                return None
            if is_tagged(words[at], ("VB", "VBP")) or self._is_taken_for_noun(at):
                break
            at += 1
        else:
            return None
        first = at
        while first > start + 1 and is_tagged(words[first - 1], ("RB",)):
            first -= 1
        group = (start, group_end or first)
        head = words[group[1] - 1]
        sure = plural or words[at].tag in ("VB", "NN") or (head.mention is None and head.tag == "NN")
        ahead = words[at + 1 : at + NEAR + 2]
        modal = any(is_tagged(word, ("MD",)) for word in ahead)  # "that the Party style of work should ..."
        if not sure or modal or words[at].lemma in ("be", "have"):
            return None
        return Charge(group, self.action(first), "aims/demanded-that")

    def _is_taken_for_noun(self, at: int) -> bool:
        """Whether a verb was taken for a noun behind a body's name: "that members of the Board resign on"."""
        before, after = self.words[at - 1], self.words[at + 1]
        named = before.mention is not None or before.tag in ("NNP", "NNS")
        return is_tagged(self.words[at], ("NN",)) and named and is_tagged(after, ("IN", "DT", "PRP$"))

    def _caused(self) -> Iterator[Charge]:
        """Yield "had the army take charge of ...", "let the ministries sign ..." """
        words = self.words
        for at in range(self.end - 3):
            if words[at].lemma not in self.lists["causing"] or not words[at].tag.startswith("V"):
                continue
            stop = min(at + CAUSED, self.end - 1)
            places = range(at + 2, stop)
            verb = next((place for place in places if words[place].tag.startswith(("V", "MD", "TO"))), None)
            if verb is None or not is_tagged(words[verb], ("VB", "VBP")) or not self._is_caused(at, verb):
                continue
            if words[verb].lemma not in ("be", "have", *self.lists["living well"]):
                yield Charge((at + 1, verb), self.action(verb), "aims/caused")

    def _is_caused(self, at: int, verb: int) -> bool:
        """Whether words between "had" or "let" and a verb are a group, of "let" one that has tasks, not the people."""
        group = self.words[at + 1 : verb]
        if is_one_of(group[-1], ("and", ",", "sure")) or any(
            is_one_of(word, ("that", "sure")) for word in group
        ):
            return False
        if not is_tagged(group[0], ("DT", "PDT", "NNS", "JJ")) and group[0].mention is None:
            return False
        bodies = any(word.mention is not None and word.mention.kind == "body" for word in group)
        return (
            self.words[at].lemma == "have"
            or bodies
            or any(is_one_of(word, self.courses["implementers"]) for word in group)
        )

    def _answering(self) -> Iterator[Charge]:
        """Yield "made the Cabinet responsible for the supply", "put the ministry in charge of the repair"."""
        words = self.words
        for at, after in find_phrases(words, self.lists["answering for"]):
            wanted = ("put", "place") if is_one_of(words[at], ("in",)) else ("make",)
            places = range(at - 1, max(-1, at - CAUSED), -1)
            verb = next((place for place in places if words[place].tag.startswith("V")), None)
            if verb is None or words[verb].lemma not in wanted:
                continue
            group = subject_region(words, verb) if is_passive(words, verb) else (verb + 1, at)
            while group[1] > group[0] and is_tagged(words[group[1] - 1], ("RB",)):
                group = group[0], group[1] - 1
            if not any(is_one_of(word, ("as", "that", "sure", "forward")) for word in words[slice(*group)]):
                yield Charge(group, self.action(after), "aims/answering")

    def _given(self) -> Iterator[Charge]:
        """Yield "The mines were given the task of ...", "was given the power to ..." """
        words = self.words
        for at in range(1, self.end - 4):
            if not is_one_of(words[at], self.lists["setting"]) or not is_passive(words, at):
                continue
            noun = find_word(
                words, at + 1, min(at + NEAR, self.end - 2), self.lists["charges"] | self.lists["powers"]
            )
            if noun is None:
                continue
            gerund = is_one_of(words[noun + 1], ("of", "for")) and not is_tagged(words[noun + 2], ("IN",))
            if gerund or leads_to_action(words, noun + 1, self.end):
                yield Charge(self._before_be(at), self.action(noun + 2), "aims/given-task")

    def _before_be(self, at: int) -> Region:
        """Return the words of the subject before "was given"."""
        start, end = subject_region(self.words, at)
        while end > start and is_one_of(self.words[end - 1], ("been", "be", *FORMS)):
            end -= 1
        return start, end

    def _doing(self) -> Iterator[Charge]:
        """Yield "the tasks of the fishing sector in catching ...", "emphasis on the workers' becoming ..." """
        words, nouns = self.words, self.lists["duties"] | self.lists["stressed"]
        for at in range(1, self.end - 4):
            if not is_one_of(words[at], nouns) or not words[at].tag.startswith("NN"):
                continue
            leads = is_one_of(words[at + 1], ("of", "for", "on", "upon"))
            stop = min(at + LONGEST_GROUP, self.end - 1)
            duty = is_one_of(words[at], self.lists["duties"])
            verb = next((place for place in range(at + 3, stop) if is_tagged(words[place], ("VBG",))), None)
            if (
                not leads
                or verb is None
                or any(is_tagged(word, ("VBD", "VBZ", "MD")) for word in words[at:verb])
            ):
                continue
            before = words[verb - 1]
            if duty and is_one_of(before, ("in",)):
                yield Charge((at + 2, verb - 1), self.action(verb), "aims/duty-in")
            elif not duty and is_tagged(before, ("POS",)):
                yield Charge((at + 2, verb - 1), self.action(verb), "aims/weighed")

    def _wanted_of(self) -> Iterator[Charge]:
        """Yield "what is required of officials is to ...", "what is needed is for the mines to ..." """
        words = self.words
        for at in range(self.end - 6):
            if not (is_one_of(words[at], ("what",)) and is_one_of(words[at + 1], ("is", "was"))):
                continue
            wanted = behind_adverbs(words, at + 2, self.end)
            if wanted >= self.end - 4 or not is_one_of(words[wanted], self.lists["wanted"]):
                continue
            be = find_word(words, wanted + 1, min(wanted + LONGEST_GROUP, self.end - 2), ("is", "was"))
            if be is None:
                continue
            if is_one_of(words[wanted + 1], ("of", "from")) and leads_to_action(words, be + 1, self.end):
                yield Charge((wanted + 2, be), self.action(be + 2), "aims/consisting")
            elif is_one_of(words[be + 1], ("for",)):
                to = next(
                    (
                        i
                        for i in range(be + 3, min(be + LONGEST_GROUP, self.end))
                        if leads_to_action(words, i, self.end)
                    ),
                    None,
                )
                if to is not None:
                    yield Charge((be + 2, to), self.action(to + 1), "aims/consisting")
