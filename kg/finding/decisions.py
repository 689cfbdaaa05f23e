"""Finds what bodies adopted, approved or decided: by whom, its title or subject, and by what vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.decided_texts import DecidedTexts
from kg.finding.deciding_bodies import DecidingBodies
from kg.finding.decision_words import QUOTED, DecisionWords, decision_words
from kg.finding.discussions import Matter
from kg.finding.gatherings import Gathering, Gatherings
from kg.finding.making import Span, make_fact
from kg.finding.proposals import person_before, proposed_before
from kg.model import Fact
from kg.reading import Reading, Sentence

FARTHEST_MATTER = 6
"""Sentences between a discussion and the "relevant decision" adopted on it."""
PROMULGATED = ("decree", "ordinance", "order", "law")
"""Kinds that are issued; who issues a statement decides nothing."""
TAKEN = ("decision", "decree", "ordinance", "order")
"""Kinds that are taken, made, issued or signed."""


@dataclass(frozen=True)
class _Decision:
    by: str
    kind: str
    text: str
    vote: str | None
    span: Span
    rule: str


def find_decisions(
    reading: Reading, gatherings: Gatherings, matters: Sequence[Matter] = ()
) -> Iterator[Fact]:
    """Yield the decisions that a document tells, one fact each.

    Args:
        reading: the document.
        gatherings: its meetings.
        matters: what they discussed, which "a relevant decision" is about.
    """
    words = decision_words(tuple(sorted(reading.knowledge.wordings.words["decisions"].items())))
    seen: set[tuple[str, str]] = set()
    subject: str | None = None
    for sentence in reading.body:
        finder = _SentenceDecisions(reading, gatherings, words, sentence, subject, _last(matters, sentence))
        for decision in finder.find():
            key = (decision.by, decision.text.casefold())
            if key in seen or not decision.text:
                continue
            seen.add(key)
            fields = {"by": decision.by, "kind": decision.kind, "text": decision.text, "vote": decision.vote}
            yield make_fact(reading, "decision", decision.span, decision.rule, fields)
        subject = finder.bodies.last_subject() or subject


def _last(matters: Sequence[Matter], sentence: Sentence) -> list[Matter]:
    """Return what the last sentence that tells of a discussion told, up to a sentence."""
    before = [matter for matter in matters if matter.sentence.number <= sentence.number]
    told = [matter for matter in before if matter.sentence.number == before[-1].sentence.number]
    return told if told and sentence.number - told[0].sentence.number <= FARTHEST_MATTER else []


class _SentenceDecisions:
    """Finds the decisions of one sentence."""

    def __init__(
        self,
        reading: Reading,
        gatherings: Gatherings,
        words: DecisionWords,
        sentence: Sentence,
        before: str | None,
        matters: Sequence[Matter],
    ) -> None:
        self.reading, self.gatherings, self.words = reading, gatherings, words
        self.sentence, self.before, self.matters = sentence, before, matters
        self.coded = sentence.coded
        self.texts = DecidedTexts(reading, sentence, words, matters)
        self.meeting: Gathering | None = gatherings.at(sentence)
        self.bodies = DecidingBodies(reading, sentence, words, self.texts, self.meeting, before)

    def find(self) -> Iterator[_Decision]:
        """Yield the decisions in the order of the patterns."""
        text = self.coded.text
        for match in self._verbs():
            if match["adopted"] or match["confirmed"]:
                yield from self._adopted(match)
            else:
                yield from self._moved(match) if match["moved"] else self._decided(match)
        for match in self.words.signed.finditer(text):
            yield self._signed(match)
        for match in self.words.impersonal.finditer(text):
            yield from self._impersonal(match)
        titles = list(self.words.passive_title.finditer(text))
        for match in titles:
            yield from self._passive_title(match)
        for match in self.words.passive.finditer(text) if not titles else ():
            yield from self._passive(match)
        for pattern in (self.words.supported, self.words.expressed):
            told = pattern.search(text)
            if told is not None and self.meeting is not None:
                yield from self._supported(told)

    def _verbs(self) -> Iterator[re.Match[str]]:
        """Yield the verbs of deciding that a body, "it" or the participants are the subject of."""
        text, at = self.coded.text, 0
        while (match := self.words.verb.search(text, at)) is not None:
            at = match.start() + 1
            joined = self.words.joined.search(text, 0, match.start())
            if (
                joined is not None
                and not re.search(r"\bthat(?: the)? $", text[: joined.start()])
                and self.bodies.decider(match)
            ):
                yield match

    def _vote(self, text: str) -> str | None:
        return "unanimous" if self.words.unanimous.search(text) else None

    def _adopted(self, match: re.Match[str]) -> Iterator[_Decision]:
        by, rest = self.bodies.decider(match), match["rest"]
        if by is None or re.match(r" (?:it|them|him|her)\b", rest):
            return
        vote = self._vote(
            self.coded.text[max(0, match.start() - 24) : match.start()] + (match["how"] or "") + rest[-60:]
        )
        titles = list(self.words.quoted.finditer(rest))
        told = list(self._in_quotes(match, by, vote) if not titles else self._titled(match, by, vote, titles))
        if told:
            yield from told
            return
        noun = self.words.noun.search(re.split(r" (?:on|of|to|for) ", rest)[0])
        if match["confirmed"] and noun is None:
            return
        end = self.texts.end(match.start("rest"), match.end("rest"))
        kind = self.words.kinds[noun["noun"].casefold()] if noun is not None else "other"
        if match["confirmed"] and match["confirmed"] in self.words.issued and kind not in PROMULGATED:
            return
        begun = self._start(match)
        for start, last in self.texts.things(match.start("rest"), end):
            noun = self.words.noun.search(re.split(r" (?:on|of|to|for) ", self.coded.text[start:last])[0])
            kind = self.words.kinds[noun["noun"].casefold()] if noun is not None else kind
            text = self.texts.meant(self.texts.words(start, last), self.texts.object(start, last))
            yield _Decision(by, kind, text, vote, self.texts.span(begun, last), "decisions/adopted")
            begun = start if begun != start else begun

    def _moved(self, match: re.Match[str]) -> Iterator[_Decision]:
        """Read what a bank did with its rate: "lowered the policy rate to 4 percent"."""
        by, end = self.bodies.decider(match), self.texts.end(match.start("rate"), match.end("rate"))
        if by is not None and self._is_percentage(match.start("rate"), end):
            text = self.texts.words(match.start(), end)
            vote = self._vote(self.coded.text[max(0, match.start() - 24) : end])
            span = self.texts.span(self._start(match), end)
            yield _Decision(by, "decision", text, vote, span, "decisions/moved")

    def _is_percentage(self, start: int, end: int) -> bool:
        return bool(re.search(r"%|per ?cent|basis points|unchanged|steady", self.coded.text[start:end]))

    def _signed(self, match: re.Match[str]) -> _Decision:
        """Read what a person decides alone: "A signed an order on raising ranks"."""
        signer = self.coded.mentions[match["person"] or match["post"]]
        by = signer.name if match["person"] else self.bodies.holder(signer)
        titles = list(self.words.quoted.finditer(match["what"]))
        end = self.texts.end(match.start("what"), match.end("what"))
        kind = self.words.kinds[match["noun"].casefold()]
        text = (
            titles[0]["title"]
            if titles and titles[0]["title"]
            else self.texts.object(match.start("what"), end)
        )
        return _Decision(by, kind, text, None, self.texts.span(match.start(), end), "decisions/signed")

    def _start(self, match: re.Match[str]) -> int:
        """Return where the clause of a verb starts."""
        clauses = list(self.words.clause.finditer(self.coded.text, 0, match.start()))
        return clauses[-1].end() if clauses else 0

    def _in_quotes(self, match: re.Match[str], by: str, vote: str | None) -> Iterator[_Decision]:
        """Read the title of what is adopted where the quotes hold its kind too: "Resolution on ..."."""
        title = re.match(rf" (?:the |a )?{QUOTED}", match["rest"])
        if title is None:
            return
        first = title["title"].split()[0].casefold()
        start = match.start("rest")
        span = self.texts.span(self._start(match), start + title.end())
        text = self.texts.words(start + title.start("title"), start + title.end("title"))
        yield _Decision(by, self.words.kinds.get(first, "decision"), text, vote, span, "decisions/titled")

    def _titled(
        self, match: re.Match[str], by: str, vote: str | None, titles: Sequence[re.Match[str]]
    ) -> Iterator[_Decision]:
        kind, start = "decision", self._start(match)
        for title in titles:
            kind = self.words.kinds[title["kind"].casefold()] if title["kind"] else kind
            group = "title" if title["title"] else "more"
            offset = match.start("rest")
            span = self.texts.span(start, offset + title.end())
            yield _Decision(
                by,
                kind,
                self.texts.words(offset + title.start(group), offset + title.end(group)),
                vote,
                span,
                "decisions/titled",
            )
            start = offset + title.end() + 1

    def _decided(self, match: re.Match[str]) -> Iterator[_Decision]:
        by, aim = self.bodies.decider(match), match["aim"] or match["aim2"] or match["aim3"]
        if by is None:
            return
        kind = "other" if match["agreed"] else "decision"
        group = "rest2" if match["decided"] else "rest3" if match["agreed"] else "rest4"
        start, end = match.start(group), self.texts.end(match.start(group), match.end(group))
        begun, told = self._start(match), self.coded.text[match.start(group) : end]
        for piece in re.split(r",? and (?=to )", told) if aim == "to" else [told]:
            text = re.sub(r"^to ", "", self.texts.words(start, start + len(piece)))
            vote = self._vote(self.coded.text[max(0, match.start() - 24) : match.start(group)])
            yield _Decision(
                by, kind, text, vote, self.texts.span(begun, start + len(piece)), "decisions/decided"
            )
            joint = re.compile(r",? and ").match(self.coded.text, start + len(piece))
            start = begun = joint.end() if joint else end

    def _impersonal(self, match: re.Match[str]) -> Iterator[_Decision]:
        """Read "it was decided at the meeting that ..."."""
        body = self.coded.mentions.get(match["body"] or "")
        by = self.bodies.named(body) if body is not None else self.bodies.meeting_body()
        if by is not None:
            end = self.texts.end(match.start("rest"), match.end("rest"))
            text = self.texts.words(match.start("rest"), end)
            vote = self._vote(self.coded.text[match.start() : match.start("rest")])
            span = self.texts.span(match.start(), end)
            yield _Decision(by, "decision", text, vote, span, "decisions/impersonal")

    def _passive_title(self, match: re.Match[str]) -> Iterator[_Decision]:
        """Read "the "Decision on revising the Rules" was adopted"."""
        by = self.bodies.meeting_body()
        if by is not None:
            kind = match["kind"] or match["title"].split()[0]
            text, vote = self.texts.words(*match.span("title")), self._vote(match["rest"])
            span = self.texts.span(match.start(), match.end("rest"))
            known = self.words.kinds.get(kind.casefold(), "decision")
            yield _Decision(by, known, text, vote, span, "decisions/passive-title")

    def _passive(self, match: re.Match[str]) -> Iterator[_Decision]:
        by = self.bodies.meeting_body()
        quoted = re.search(QUOTED, match["what"])
        kind, vote = self.words.kinds[match["noun"].casefold()], self._vote(match.group())
        loose = match["verb"] in self.words.taken and (kind not in TAKEN or "," in match["of"])
        if by is None or loose:
            return
        if quoted is not None:
            at = match.start("what")
            text = self.texts.words(at + quoted.start("title"), at + quoted.end("title"))
        elif match["noun"].casefold().startswith("proposal") and (proposed := self._proposed()):
            text = proposed
        else:
            text = self.texts.meant(
                self.texts.words(*match.span("what")), self.texts.object(*match.span("what"))
            )
        yield _Decision(
            by, kind, text, vote, self.texts.span(match.start(), match.end()), "decisions/passive"
        )

    def _proposed(self) -> str | None:
        return proposed_before(self.reading, self.sentence)

    def _supported(self, match: re.Match[str]) -> Iterator[_Decision]:
        by = self.bodies.meeting_body()
        start = match.start("what")
        end = self.texts.end(start, match.end("what"))
        text = self.texts.words(start, end)
        if by is None or re.match(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|who|which)\b", text):
            return
        if text.casefold().removeprefix("the ").startswith("proposal") and (proposed := self._proposed()):
            text = proposed
        elif own := re.match(r"(?:His|Her|his|her) (?P<thing>.*)", text):
            speaker = person_before(self.reading, self.sentence)
            text = f"{own['thing']} of {speaker}" if speaker else own["thing"]
        yield _Decision(
            by, "other", text, "unanimous", self.texts.span(match.start(), match.end()), "decisions/supported"
        )
