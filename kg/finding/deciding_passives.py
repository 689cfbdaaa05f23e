"""Reads what was adopted, decided or supported where the decider is no subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.finding.decided_subjects import OTHER_CLAUSE, decided_as_subjects
from kg.finding.deciding_sentences import DecidingSentence, Decision, DecisionReader
from kg.finding.decision_text_words import QUOTED, SUBJECTS
from kg.finding.making import Span
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
BEHIND_OPENING = re.compile(
    r"(?:^|[;,] )(?:After|Following|Upon|On|In|With|At|By|During|Having|As a result of|Based on)\b[^,;]*$"
)
"""What opens a sentence, before its subject."""
SUBJECT_BEGINS = re.compile(r", (?=(?:the|an?|these|all|both|its|their) )")
RELATIVE_BEHIND = re.compile(r", (?:which|who|whose)\b")
RELATIVE = re.compile(r", (?:which|who|whose|that)\b[^,]*,")
GOVERNED = re.compile(r"(?<!As )(?<!as )(?:\b(?:of|for|from|under|by|with|to|into|against)|[a-z]ing) $")
"""Before a noun that belongs to the subject and is not its head: "the duties of a body drafting the decision"."""
WHICH = re.compile(r",? (?:which|that)$")
BARE_MEETING = "Meeting"
"""The name of a meeting of which nothing more is told."""
JOINT = re.compile(r",? and ")
AND_TO = re.compile(r",? and (?=to )")
AND_THAT = re.compile(r",? and (?=that )")
NEW_MAIN = re.compile(
    r"; |, and (?=(?:the|an?|all|its|this|these) [^,;]{2,80}? (?:was|were|has been|have been) )"
)
"""Where a main clause begins behind what "it was decided" to do."""


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
    found = [
        match
        for match in told.words.passive.finditer(text)
        if not titles and GOVERNED.search(text, 0, match.start("what")) is None
    ]
    for match in found:
        yield from passives.passive(match)
    taken = [match.span() for match in (*titles, *found)]
    yield from decided_as_subjects(told, taken)
    for pattern in (told.words.supported, told.words.expressed):
        backed = pattern.search(text)
        if backed is not None and told.meeting is not None:
            yield from passives.supported(backed)


class _Passives(DecisionReader):
    def impersonal(self, match: re.Match[str], kind: str = "decision") -> Iterator[Decision]:
        """Read "it was decided at the meeting that ...", "agreement was reached on ..."."""
        body = self.coded.mentions.get(match.groupdict().get("body") or "")
        named = self.bodies.named(body) if body is not None else None
        by = self.bodies.meeting_body() if named is None or named == BARE_MEETING else named
        if by is None:
            return
        start, begun = match.start("rest"), match.start()
        end = self.texts.end(start, match.end("rest"))
        told = NEW_MAIN.split(self.coded.text[start:end])[0]
        vote = self.told.vote(self.coded.text[begun:start])
        joint = AND_TO if self.coded.text.endswith("to ", 0, start) else AND_THAT
        for piece in joint.split(told):
            last = start + len(piece)
            text = re.sub(r"^(?:to|that) ", "", self.texts.words(start, last))
            yield Decision(by, kind, text, vote, self.texts.span(begun, last), "decisions/impersonal")
            joined = JOINT.match(self.coded.text, last)
            start = joined.end() if joined is not None else last

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
            inner = self.words.noun.search(title["title"])
            known = self.words.kinds.get(kind) or (
                self.words.kinds[inner["noun"].casefold()] if inner is not None else "decision"
            )
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
        start, end = self._place(match)
        things = list(self.texts.things(start, end)) if '"' not in match["what"] else []
        if len(things) > 1:
            yield from self._several(match, by, things)
            return
        for text in (drafts := self.texts.drafts(self.texts.words(start, end))):
            span = self.texts.span(start, match.end())
            yield Decision(by, kind, text, vote, span, "decisions/passive")
        if drafts:
            return
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

    def _place(self, match: re.Match[str]) -> Span:
        """Return where a subject stands, what opens its sentence left off: "after a study of the drafts, the laws"."""
        start, end = match.start("what"), match.start("what") + len(WHICH.sub("", match["what"]))
        if BEHIND_OPENING.search(self.coded.text, 0, start) is not None:
            cuts = [cut.end() for cut in SUBJECT_BEGINS.finditer(self.coded.text, start, end)]
            named = cuts and self.words.noun.search(self.coded.text, cuts[-1], end)
            return (cuts[-1], end) if named else (start, end)
        return start, end

    def _several(self, match: re.Match[str], by: str, things: Sequence[Span]) -> Iterator[Decision]:
        """Read each of the subjects of one verb: "the decree on fares and the law on ports were adopted"."""
        kind, vote = self.words.kinds[match["noun"].casefold()], self.told.vote(match.group())
        yield from self._each(things, by, vote, kind)

    def _each(self, things: Sequence[Span], by: str, vote: str | None, kind: str) -> Iterator[Decision]:
        for start, last in things:
            relative = RELATIVE_BEHIND.search(self.coded.text, start, last)
            end = relative.start() if relative is not None else last
            noun = self.words.noun.search(self.words.behind_head.split(self.coded.text[start:end])[0])
            kind = self.words.kinds[noun["noun"].casefold()] if noun is not None else kind
            text = self.texts.meant(self.texts.words(start, end), self.texts.object(start, end))
            yield Decision(by, kind, text, vote, self.texts.span(start, end), "decisions/passive")

    def _whole(self, match: re.Match[str]) -> Span | None:
        """Return where a list of subjects stands of which the verb has only the last beside it."""
        begun = self.told.clause_start(match)
        subject = RELATIVE.sub("", self.coded.text[begun : match.end("what")])
        if begun == match.start("what") and ", and " not in subject:
            return None
        return None if OTHER_CLAUSE.search(subject) else (begun, match.end("what"))

    def _by(self, match: re.Match[str]) -> str | None:
        """Return the body behind "by", or at whose meeting it was."""
        at = self.words.by.match(match["rest"])
        return self.bodies.named(self.coded.mentions[at["body"]]) if at is not None else None

    def _proposed(self) -> str | None:
        return proposed_before(self.told.reading, self.told.sentence)

    def supported(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "his report was fully supported and approved"."""
        by = self.bodies.meeting_body()
        start = match.start("what")
        whole = self._whole(match)
        if whole is not None and by is not None and len(things := list(self.texts.things(*whole))) > 1:
            vote = "unanimous" if FULL.search(match.group()) else self.told.vote(match.group())
            for decision in self._each(things, by, vote, "other"):
                yield replace(decision, rule="decisions/supported")
            return
        end = self.texts.end(start, match.end("what"))
        text = self.texts.words(start, end)
        if by is None or re.match(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|who|which)\b", text):
            return
        if text.casefold().removeprefix("the ").startswith("proposal") and (proposed := self._proposed()):
            text = proposed
        elif own := re.match(r"(?:His|Her|his|her) (?P<thing>.*)", text):
            speaker = person_before(self.told.reading, self.told.sentence)
            text = f"{own['thing']} of {speaker}" if speaker else own["thing"]
        vote = "unanimous" if FULL.search(match.group()) else self.told.vote(match.group())
        kind = "other"
        if (noun := self.words.drafted.match(self.coded.text[start:end])) is not None:
            kind, text = self.words.kinds[noun["noun"].casefold()], self.texts.object(start, end)
        yield Decision(by, kind, text, vote, self.texts.span(*match.span()), "decisions/supported")
