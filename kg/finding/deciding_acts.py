"""Reads who adopts, approves, decides or signs what, where the decider is the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.decided_texts import ISSUE
from kg.finding.deciding_alone import decided_by_signing, moved_rates
from kg.finding.deciding_sentences import BEFORE_VERB, DecidingSentence, Decision, DecisionReader
from kg.finding.decision_text_words import QUOTED, SUBJECTS
from kg.finding.making import Span
from kg.reading.mentions import without_article

POINTED = re.compile(r" (?:it|them|these|this|both|all of them)\b")
HEARD = re.compile(
    r"\b(?:heard|received|studied|reviewed|examined|was given) (?P<thing>(?:the|an?|its) [^;]*?),? and (?:\w+ly )?$"
)
"""What "it" means that is adopted behind: "heard a report on fares and approved it"."""
DRAFTED = ("law", "decree", "ordinance", "plan", "resolution", "decision", "report")
"""Kinds that "it" may be which a meeting adopts."""
CONVENES = re.compile(r"(?:re)?(?:conven|convok|call|hold|summon)\w*\b")
TO_DISCUSS = re.compile(
    r",? (?:in order )?to (?:discuss|deliberate|consider|debate|examine|take up|deal with|review|sum up"
    r"|analy[sz]e|decide)\b"
)
"""What a meeting that is to be convened will discuss is its agenda."""
DISCUSSED = re.compile(r"\b(?:discuss|debat|deliberat|consider)\w+(?: (?:up)?on)? and (?:\w+ly )?$")
AGENDA = re.compile(r"agenda(?: items?)?", re.I)
AND_ON = re.compile(r",? and on (?=[a-z]+ing\b)")
OF_SEVERAL = re.compile(
    r",? and of (?=[a-z]+ing\b)|, of (?=[a-z]+ing\b)"
    r"|,? (?:and|as well as|together with|along with) (?:(?:the )?(?:issues?|matters?|questions?|that) (?:of|on) )"
    r"|, (?:the )?(?:issue|matter|question) (?:of|on) |,? (?:together|along) with (?=[a-z]+ing )"
)
"""Between the matters of one "issues of"."""
MODAL = re.compile(r"\b(?:should|would|will|shall|must|to be|ought to|be [a-z]+ed)\b")
SIDES = re.compile(r"\b(?:sides|parties|leaders|ministers|delegations|countries)\b")
LONGEST_SUBJECT = 40
RESIGNATION = re.compile(r" (?:the |his |her |their |a )?(?:letter of )?resignations?\b")
OWNED = re.compile(rf"^[\w ]*? of (?:the )?(?P<body>{SUBJECTS})")
"""Whose decrees are issued: "Also issued were decrees of the Presidium on ..."."""
BEHIND_RELATIVE = re.compile(
    r", (?:which|who)\b[^,;]*, and (?=(?:the|an?) (?![^,;.]*? (?:was|were|is|are|will|has|have|had) ))"
)
"""Behind one thing adopted what is told of it, before the next: "the charter, which is long, and the pact"."""
BESIDE = re.compile(r",? and (?=(?:the|an?) (?!following|relevant)[^\"]*$)")
"""Behind a title what was adopted beside it: "the document "A" and the budget"."""
JOINT = re.compile(r",? and ")
PROMULGATED = ("decree", "ordinance", "order", "law", "resolution", "decision")
"""Kinds that are issued; who issues a statement decides nothing."""
BEHIND_TITLES = 60
"""Signs behind what was adopted in which its vote may stand."""


def decided_by_acts(told: DecidingSentence) -> Iterator[Decision]:
    """Yield the decisions of a sentence whose verb has the decider as its subject.

    Args:
        told: the sentence with its readers.
    """
    acts = Acts(told)
    for match in acts.verbs():
        if match["adopted"] or match["confirmed"] or match["voted"]:
            yield from acts.adopted(match)
        elif match["settled"]:
            yield from acts.settled(match)
        else:
            yield from moved_rates(told, match) if match["moved"] or match["cut"] else acts.decided(match)
    yield from decided_by_signing(told)
    inverted = told.words.inverted.search(told.coded.text)
    if inverted is not None:
        yield from acts.inverted(inverted)


class Acts(DecisionReader):
    """Reads the decisions of a sentence whose verb has the decider as its subject."""

    def verbs(self) -> Iterator[re.Match[str]]:
        """Yield the verbs of deciding that a body, "it" or the participants are the subject of."""
        text, at = self.coded.text, 0
        while (match := self.words.verb.search(text, at)) is not None:
            at = match.start() + 1
            joined = self.words.joined.search(text, 0, match.start())
            if (
                joined is not None
                and not re.search(r"\b(?:that|which|whom)(?: the)? $", text[: joined.start()])
                and self.bodies.decider(match)
            ):
                yield match

    def adopted(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read what was adopted: titles in quotes, else each thing of the list."""
        by, rest = self.bodies.decider(match), match["rest"]
        if by is None or re.match(r" (?:him|her)\b", rest):
            return
        before = self.coded.text[max(0, match.start() - BEFORE_VERB) : match.start()]
        behind = (match["how"] or match["yes"] or "") + rest[-BEHIND_TITLES:]
        vote = self.told.vote(f"{before}{match['adopted'] or ''} {behind}")
        if POINTED.match(rest):
            yield from self._pointed(match, by, vote)
            return
        goes_on = self.words.going_on.search(rest) or self.words.new_clause.search(rest)
        titles = list(self.words.quoted.finditer(rest[: goes_on.start() if goes_on is not None else None]))
        told = list(
            self._in_quotes(match, by, vote)
            if not titles
            else [*self._beside_titles(match, by, vote, titles), *self._titled(match, by, vote, titles)]
        )
        if RESIGNATION.match(rest):
            return  # "accepted the resignation of A" tells of A
        kind, confirmed = self.kind_of(rest, None), match["confirmed"]
        loose = kind is None or (confirmed in self.words.issued and kind not in PROMULGATED)
        yield from told or (() if confirmed and loose else self.things(match, by, vote))

    def _pointed(self, match: re.Match[str], by: str, vote: str | None) -> Iterator[Decision]:
        """Read what was discussed as adopted: "discussed the draft law on ports and adopted it as a decree"."""
        made, pointer = self.words.made_into.match(match["rest"]), POINTED.match(match["rest"])
        end = match.start("rest") + (pointer.end() if pointer is not None else 0)
        heard = HEARD.search(self.coded.text, 0, match.start()) if pointer and made is None else None
        if heard is not None and (kind := self.kind_of(heard["thing"], None)) is not None:
            span = self.texts.span(heard.start("thing"), end)
            yield Decision(by, kind, self.texts.object(*heard.span("thing")), vote, span, "decisions/heard")
            return
        for matter in self.texts.discussed_here():
            kind = self.kind_of(matter.text, None)
            if made is not None or kind in DRAFTED:
                kind = self.words.kinds[made["noun"].casefold()] if made is not None else kind
                text = without_article(ISSUE.sub("", matter.text))
                span = (matter.span[0], self.texts.span(match.start(), end)[1])
                yield Decision(by, kind or "other", text, vote, span, "decisions/discussed")

    def inverted(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read "adopted at the meeting were a decision on ports and a plan"."""
        body = self.coded.mentions.get(match["body"] or "")
        by = self.bodies.named(body) if body is not None else self.bodies.meeting_body()
        owner = OWNED.search(match["rest"]) if match["issued"] else None
        by = self.bodies.named(self.coded.mentions[owner["body"]]) if owner is not None else by
        for decision in self.things(match, by, self.told.vote(match.group())) if by is not None else ():
            if not match["issued"] or decision.kind in PROMULGATED:
                yield decision

    def _beside_titles(
        self, match: re.Match[str], by: str, vote: str | None, titles: Sequence[re.Match[str]]
    ) -> Iterator[Decision]:
        """Read the things of a list before one whose title stands in quotes: "the law on ports and the decree"."""
        first = match.start("rest") + titles[0].start()
        joints = self.words.things.finditer(self.coded.text, match.start("rest"), match.end("rest"))
        before = [joint.start() for joint in joints if joint.start() < first]
        if before:
            yield from self.things(match, by, vote, (match.start("rest"), before[-1]))
        behind = BESIDE.match(self.coded.text, match.start("rest") + titles[-1].end())
        if behind is not None:
            end = self.texts.end(behind.end(), match.end("rest"))
            yield from self.things(match, by, vote, (behind.end(), end))

    def things(
        self, match: re.Match[str], by: str, vote: str | None, place: Span | None = None
    ) -> Iterator[Decision]:
        """Read the things adopted, each with the kind of its noun or of that before it."""
        begun = self.told.clause_start(match)
        first, end = place or (match.start("rest"), self.texts.end(*match.span("rest")))
        kind = self.kind_of(self.coded.text[first:end], None)
        for number, (start, last) in enumerate(self.texts.things(first, end)):
            kind = self.kind_of(self.coded.text[start:last], kind)
            titles = [
                self.texts.words(start + title.start("title"), start + title.end("title"))
                for title in re.finditer(QUOTED, self.coded.text[start:last])
            ]
            told = titles or self._several(
                self.texts.meant(self.texts.words(start, last), self.texts.object(start, last)),
                self.coded.text[start:last],
            )
            span = self.texts.span(start if number else begun, last)
            decided = "decision" if match.groupdict().get("decided") else "other"
            for text in told:
                yield Decision(by, kind or decided, text, vote, span, "decisions/adopted")
        further = BEHIND_RELATIVE.match(self.coded.text, end)
        if further is not None and match["rest"] and further.end() < match.end("rest"):
            place = (further.end(), self.texts.end(further.end(), match.end("rest")))
            yield from self.things(match, by, vote, place)

    def _several(self, text: str, thing: str) -> list[str]:
        """Return the subjects of several decisions told as one thing: "decrees on adopting A and on amending B"."""
        noun = self.words.noun.search(thing)
        return AND_ON.split(text) if noun is not None and noun["noun"].endswith("s") else [text]

    def _in_quotes(self, match: re.Match[str], by: str, vote: str | None) -> Iterator[Decision]:
        """Read the title of what is adopted where the quotes hold its kind too: "Resolution on ..."."""
        title = re.match(rf" (?:the |a )?{QUOTED}", match["rest"])
        if title is None:
            return
        first = title["title"].split()[0].casefold()
        start = match.start("rest")
        span = self.texts.span(self.told.clause_start(match), start + title.end())
        text = self.texts.words(start + title.start("title"), start + title.end("title"))
        yield Decision(by, self.words.kinds.get(first, "decision"), text, vote, span, "decisions/titled")

    def _titled(
        self, match: re.Match[str], by: str, vote: str | None, titles: Sequence[re.Match[str]]
    ) -> Iterator[Decision]:
        kind, start, offset = "decision", self.told.clause_start(match), match.start("rest")
        for title in titles:
            if title["kind"] and AGENDA.fullmatch(title["kind"]):
                kind = (
                    self.kind_of(match["rest"], None) or kind
                )  # "a resolution on the agenda item "On Fares""
            elif title["kind"]:
                kind = self.words.kinds[title["kind"].casefold()]
            group = "title" if title["title"] else "more"
            text = self.texts.words(offset + title.start(group), offset + title.end(group))
            span = self.texts.span(start, offset + title.end())
            yield Decision(by, kind, text, vote, span, "decisions/titled")
            start = offset + title.end() + 1

    def settled(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read a matter that was decided: "decided the question of fares"."""
        by, end = self.bodies.decider(match), self.texts.end(match.start("rest5"), match.end("rest5"))
        text = self.texts.pointed(self.texts.words(match.start("rest5"), end), is_discussed=False)
        if by is not None and text:
            span = self.texts.span(self.told.clause_start(match), end)
            text = without_article(ISSUE.sub("", text))
            yield Decision(by, "decision", text, self.told.vote(match.group()), span, "decisions/settled")

    def _is_of_body(self, by: str, match: re.Match[str]) -> bool:
        """Whether those who agree are a body that meets, not the sides of talks."""
        subject = self.coded.text[max(0, match.start() - LONGEST_SUBJECT) : match.start()]
        meets = self.told.meeting is not None and self.told.meeting.meeting.body == by
        return meets and SIDES.search(subject) is None

    def decided(self, match: re.Match[str]) -> Iterator[Decision]:
        """Read what a body decided to do, decided on or agreed."""
        by, aim = self.bodies.decider(match), match["aim"] or match["aim2"] or match["aim3"]
        if by is None:
            return
        if match["agreed"] and aim == "that" and MODAL.search(match["rest3"]) is None:
            return  # "agreed that risks remain" decides nothing
        kind = "other" if match["agreed"] and not self._is_of_body(by, match) else "decision"
        group = "rest2" if match["decided"] else "rest3" if match["agreed"] else "rest4"
        start, end = match.start(group), self.texts.end(match.start(group), match.end(group))
        begun, told = self.told.clause_start(match), self.coded.text[match.start(group) : end]
        ahead = TO_DISCUSS.search(told) if aim == "to" and CONVENES.match(told) else None
        told = told[: ahead.start()] if ahead is not None else told
        told = told.split(": ")[0] if aim == "to" else told
        for piece in re.split(r",? and (?=to )", told) if aim == "to" else [told]:
            text = re.sub(r"^to ", "", self.texts.words(start, start + len(piece)))
            is_issue = False
            if aim != "to":
                before = self.coded.text[: match.start()]
                text = self.texts.pointed(text, is_discussed=DISCUSSED.search(before) is not None)
                is_issue = ISSUE.match(text) is not None
                text = without_article(ISSUE.sub("", text)) if is_issue else text
            if not text:
                return
            near = max(self.coded.text.rfind(" and ", 0, match.start()), match.start() - BEFORE_VERB, 0)
            vote = self.told.vote(self.coded.text[near : match.start(group)])
            span = self.texts.span(begun, start + len(piece))
            for matter in OF_SEVERAL.split(text) if is_issue else [text]:
                yield Decision(by, kind, matter, vote, span, "decisions/decided")
            joint = JOINT.match(self.coded.text, start + len(piece))
            start = begun = joint.end() if joint else end
