"""Reads what was adopted, decided or supported where the decider is no subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.deciding_sentences import DecidingSentence, Decision, DecisionReader
from kg.finding.decision_text_words import QUOTED, SUBJECTS
from kg.finding.proposals import person_before, proposed_before

TAKEN = ("decision", "decree", "ordinance", "order", "resolution")
"""Kinds that are taken, made, issued or signed."""
PROMULGATED = (*TAKEN, "law")
"""Kinds that are issued under a title."""
OWNER = re.compile(rf" of (?:the )?(?P<body>{SUBJECTS})")
OTHER_SUBJECT = re.compile(r"\" and [^\"]+$")
"""Behind a title what else is the subject: "the decision "On Fares" and speeches were made"."""
FULL = re.compile(r"\b(?:full|fully|unanimous|unanimously)\b|\bsupported and approved\b|had the full")
"""Support that is a vote of all."""
BEFORE_MAIN = re.compile(r", (?=(?:[^ ,]+ ){1,8}(?:have|has|had|were|was)\b)")
"""Where the clause ends with which a sentence opened: "since a decision was made to build, many have come"."""
WHICH = re.compile(r",? (?:which|that)$")
BARE = ("was approved", "was endorsed")
"""These tell of support only what no other wording tells to be adopted."""


def decided_passively(told: DecidingSentence) -> Iterator[Decision]:
    """Yield the decisions of a sentence that are its subject, or what "it was decided" is followed by.

    Args:
        told: the sentence with its readers.
    """
    passives, text = _Passives(told), told.coded.text
    for match in told.words.impersonal.finditer(text):
        yield from passives.impersonal(match)
    for match in told.words.reached.finditer(text):
        yield from passives.impersonal(match, "other")
    titles = list(told.words.passive_title.finditer(text))
    for match in titles:
        yield from passives.titles(match)
    found = [match for match in told.words.passive.finditer(text) if not titles]
    for match in found:
        yield from passives.passive(match)
    for pattern in (told.words.supported, told.words.expressed):
        backed = pattern.search(text)
        if backed is not None and told.meeting is not None:
            bare = backed.groupdict().get("support") in BARE
            if not (bare and (found or titles)):
                yield from passives.supported(backed, bare=bare)


class _Passives(DecisionReader):
    def impersonal(self, match: re.Match[str], kind: str = "decision") -> Iterator[Decision]:
        """Read "it was decided at the meeting that ...", "agreement was reached on ..."."""
        body = self.coded.mentions.get(match.groupdict().get("body") or "")
        by = self.bodies.named(body) if body is not None else self.bodies.meeting_body()
        if by is not None:
            end = self.texts.end(match.start("rest"), match.end("rest"))
            text = self.texts.words(match.start("rest"), end)
            vote = self.told.vote(self.coded.text[match.start() : match.start("rest")])
            span = self.texts.span(match.start(), end)
            yield Decision(by, kind, text, vote, span, "decisions/impersonal")

    def titles(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "the decisions "On Revising the Rules" and "On Fees" were adopted"."""
        owner = self.coded.mentions.get(match["owner"] or "")
        by = self.bodies.named(owner) if owner else self._by(match) or self.bodies.meeting_body()
        if by is None:
            return
        offset, vote = match.start("list"), self.told.vote(self.coded.text[match.end("list") : match.end()])
        start, kind = match.start(), (match["kind"] or "").casefold()
        for title in self.words.kind_and_title.finditer(match["list"]):
            kind = (title["kind"] or kind or title["title"].split()[0]).casefold()
            if match["issued"] and self.words.kinds.get(kind) not in PROMULGATED:
                return  # a statement that is issued decides nothing
            text = self.texts.words(offset + title.start("title"), offset + title.end("title"))
            last = match["list"].find('"', title.end()) < 0
            span = self.texts.span(start, match.end("rest") if last else offset + title.end())
            known = self.words.kinds.get(kind, "decision")
            yield Decision(by, known, text, vote, span, "decisions/passive-title")
            start = offset + title.end() + 1

    def passive(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "a decision on closing mines was taken"."""
        owner = OWNER.match(match["of"])
        decides = match["noun"].casefold() in self.words.decreed
        owning = self.coded.mentions[owner["body"]] if owner is not None and decides else None
        own = self.bodies.named(owning) if owning is not None and owning.kind != "country" else None
        by = own or self._by(match) or self.bodies.meeting_body()
        kind, vote = self.words.kinds[match["noun"].casefold()], self.told.vote(match.group())
        loose = match["verb"] in self.words.taken and (kind not in TAKEN or "," in match["of"])
        loose |= OTHER_SUBJECT.search(match["of"]) is not None
        if by is None or loose:
            return
        start, end = match.start("what"), match.start("what") + len(WHICH.sub("", match["what"]))
        quoted = re.search(QUOTED, match["what"])
        if quoted is not None:
            text = self.texts.words(start + quoted.start("title"), start + quoted.end("title"))
        elif match["noun"].casefold().startswith("proposal") and (proposed := self._proposed()):
            text = proposed
        elif not match["of"].strip() and (behind := self.words.on_behind.match(match["rest"])) is not None:
            first = match.start("rest") + behind.start("on")  # "a resolution was adopted on ports"
            text = self.texts.words(first, self.texts.end(first, match.start("rest") + behind.end("on")))
        elif decides and not match["of"].strip() and (deed := self.words.deed_behind.match(match["rest"])):
            first = match.start("rest") + deed.start("on")  # "a decision was made to open the port"
            last = self.texts.end(first, match.start("rest") + deed.end("on"))
            main = BEFORE_MAIN.search(self.coded.text, first, last)
            text = self.texts.words(first, main.start() if main is not None else last)
        else:
            text = self.texts.meant(self.texts.words(start, end), self.texts.object(start, end))
        yield Decision(by, kind, text, vote, self.texts.span(*match.span()), "decisions/passive")

    def _by(self, match: re.Match[str]) -> str | None:
        """Return the body behind "by", or at whose meeting it was."""
        at = self.words.by.match(match["rest"])
        return self.bodies.named(self.coded.mentions[at["body"]]) if at is not None else None

    def _proposed(self) -> str | None:
        return proposed_before(self.told.reading, self.told.sentence)

    def supported(self, match: re.Match[str], *, bare: bool = False) -> Iterator[Decision]:
        """Read "his report was fully supported and approved"; ``bare`` support is no vote."""
        by = self.bodies.meeting_body()
        start = match.start("what")
        end = self.texts.end(start, match.end("what"))
        text = self.texts.words(start, end)
        if by is None or re.match(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|who|which)\b", text):
            return
        if text.casefold().removeprefix("the ").startswith("proposal") and (proposed := self._proposed()):
            text = proposed
        elif own := re.match(r"(?:His|Her|his|her) (?P<thing>.*)", text):
            speaker = person_before(self.told.reading, self.told.sentence)
            text = f"{own['thing']} of {speaker}" if speaker else own["thing"]
        vote = "unanimous" if not bare and FULL.search(match.group()) else self.told.vote(match.group())
        kind = "other"
        if (noun := self.words.drafted.match(self.coded.text[start:end])) is not None:
            kind, text = self.words.kinds[noun["noun"].casefold()], self.texts.object(start, end)
        yield Decision(by, kind, text, vote, self.texts.span(*match.span()), "decisions/supported")
