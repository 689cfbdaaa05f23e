"""A stretch of text that a rule takes for a happening: whether it was, who did it, and when."""

from __future__ import annotations

import re

from kg.finding.clauses.verbs import before_adverbs
from kg.finding.gatherings import Gatherings
from kg.finding.happenings.actors import Doers
from kg.finding.happenings.days import day_of, iso_of, past
from kg.finding.happenings.intentions import is_to_come
from kg.finding.happenings.stretches import Stretch
from kg.finding.happenings.subjects import is_subject
from kg.finding.making import Span, make_fact
from kg.finding.phrases import is_tagged
from kg.grammar.signs import sign_class
from kg.model import Fact
from kg.reading import Reading, Sentence

ACTORS = sign_class("country", "body", "person")
COMPOUND = re.compile(r"\w-(?:hit|struck|stricken|affected|devastated|damaged|ravaged|torn)\b")
"""A disaster or war that only tells which area is meant: "the flood-hit county"."""
COMPOUNDING = ("NN", "JJ", "HYPH")
BEFORE_NOUN = ("DT", "JJ", "PRP$", "POS", "CD")
THANKED = re.compile(
    r"\b(?:[Tt]hank|commend|prais|appreciat|gratitude|grateful|acknowledg|welcom)\w*\b[^.;]*\bfor (?:\w+ly )?$"
    r"|\bby (?:\w+ly )?$"
)
"""Before a gerund that tells what was done: "thanked Laos for sending rice"."""
AHEAD = re.compile(
    r"\b(?:to be|scheduled|planned|forthcoming|upcoming|coming|next|will|due|future|prevent\w*)\b"
)
OF_NAME = re.compile(r"\bof (?:the |President |Chairman |Comrade )?$")
HEADED = re.compile(r"\b(?:headed|led|accompanied) by (?:the )?$")
TIME_BEHIND = re.compile(
    rf",?(?: (?:due |that falls |which falls |falling )?(?:in|on))? (?P<time>{sign_class('time')})"
)
OWN_STATE = re.compile(r"(?:of|'s) (?:the|our) (?:Republic|DPRK|country|state|nation)$")
MARKS = re.compile(
    rf"(?P<time>{sign_class('time')}),? (?:(?:which|that) )?(?:will )?"
    rf"(?:marks?|marked|sees|saw|greets|is|was) (?:the )?$|(?P<apposed>{sign_class('time')}), (?:the )?$"
)
"""Before an anniversary: the time told to mark it."""
BE_FORMS = ("is", "are", "was", "were", "be", "been", "being")


class Happening:
    """A stretch of text that a rule takes for a happening.

    Args:
        reading: the document.
        stretch: where it is told.
        doers: who does what in the document.
    """

    def __init__(self, reading: Reading, stretch: Stretch, doers: Doers) -> None:
        self.reading, self.stretch, self.doers = reading, stretch, doers
        self.match, self.sentence = stretch.match, stretch.sentence
        self.kind = self.match.rule.set["kind"]
        self.before = stretch.coded.text[: stretch.at]

    def fact(self, span: Span, gatherings: Gatherings) -> Fact:
        """Return it as a fact that a stretch of text tells.

        Args:
            span: the stretch of the clean text.
            gatherings: the meetings of the document.
        """
        actor = self.actor()
        fields = {
            "text": " ".join(self.reading.text[slice(*span)].split()),
            "kind": self.kind,
            "actor": actor,
            "date": self.day(span, gatherings, actor),
        }
        return make_fact(self.reading, "event", span, self.match.rule.name, fields)

    def is_real(self) -> bool:
        """Whether the happening is told as one that was."""
        return (
            not is_to_come(self.sentence.words, self.stretch.places[0], self.before, self.stretch.matched())
            and not COMPOUND.search(self.reading.text, *self.match.span)
            and not self._is_long()
            and not self._is_noun()
            and (self.kind != "anniversary" or self.stretch.is_numbered())
            and (self.match.rule.set.get("verb") != "past" or self._is_past())
            and (
                self.match.rule.set.get("verb") != "subject"
                or is_subject(self.sentence.words, self.stretch.places)
            )
            and (self.match.rule.set.get("gerund") != "yes" or THANKED.search(self.before) is not None)
            and not self._is_ahead()
        )

    def _is_past(self) -> bool:
        """Whether the wording begins with a verb that tells what was done or has been done."""
        words, at = self.sentence.words, self.stretch.places[0]
        if at and words[at - 1].lower in ("which", "that") and at > 1 and words[at - 2].lower == ",":
            return False  # it only tells more of what is told before: "the raid, which killed two men"
        back = before_adverbs(words, at)
        if is_tagged(words[at], ("VBD",)):
            return True
        governed = back >= 0 and (
            is_tagged(words[back], ("DT", "IN", "TO", "JJ")) or words[back].lower in BE_FORMS
        )
        return is_tagged(words[at], ("VBN",)) and not governed

    def _is_ahead(self) -> bool:
        """Whether a noun for a happening tells neither time nor doer, or a time to come."""
        if self.match.rule.set.get("time") != "told":
            return False
        span, published = self.stretch.span(), self.reading.heading.published
        day = day_of(self.sentence, span, self.reading.text, self.match.span[0])
        if self.kind == "disaster":
            day = past(day, self.reading, span)
        if day is not None and published is not None and day > published[: len(day)]:
            return True
        phrase = self.reading.text[slice(*span)]
        return AHEAD.search(phrase) is not None or (day is None and self._agent() is None)

    def _agent(self) -> str | None:
        """Return whom "by" names in a noun phrase, or whose failure or death it is."""
        found = self.doers.agent(self.sentence, *self._places())
        return found.name if found is not None else None

    def _places(self) -> Span:
        words = self.sentence.words
        last = self.stretch.span()[1]
        end = next((at for at, word in enumerate(words) if word.start >= last), len(words))
        return self.stretch.places[0], end

    def _is_long(self) -> bool:
        """Whether more words lie between the parts of the wording than its rule allows."""
        longest = self.match.rule.set.get("longest")
        coded = self.stretch.coded
        last = coded.position(self.match.span[1] - 1) + 1
        return longest is not None and len(coded.text[self.stretch.at : last].split()) > int(longest)

    def _is_noun(self) -> bool:
        """Whether the verb with which a wording begins is a noun here: "the launch of missiles"."""
        if self.match.rule.set.get("from", "match") != "match" or self.match.rule.set.get("noun"):
            return False
        words, at = self.sentence.words, self.stretch.places[0]
        if at == 0 or words[at].mention is not None:
            return False
        if words[at].lower.endswith("ing") and words[at - 1].tag in COMPOUNDING:
            return True  # "missile launching drills"
        is_base = not words[at].lower.endswith(("ed", "ing"))
        compound = words[at - 1].tag == "NN" and words[at - 1].mention is None and words[at + 1].text != "-"
        before = words[at - 1].tag in BEFORE_NOUN or compound
        return is_base and words[at].tag in ("NN", "NNS", "JJ") and before

    def actor(self) -> str | None:
        """Return who acted: whom the wording names, the subject of its verb, or the last named before a noun."""
        if self.match.rule.set.get("doer") == "nobody":
            return None
        role, told = self.match.rule.set.get("of"), self.match.names
        if role == "pair":
            return self._pair()
        named = told.get("actor") or (told.get("of") if role is None else None)
        if named is not None and not HEADED.search(self.reading.text[: named.start]):
            return named.name
        if self.match.rule.set.get("gerund") == "yes":
            thanked = self.doers.thanked(self.sentence, self.stretch.places[0])
            return thanked.name if thanked is not None else self._last_named()
        owner = self.doers.owner(self.sentence, self.stretch.places[0])
        if owner is not None:
            return owner.name or None
        if self.kind == "anniversary":
            return self._celebrated()
        if self.kind == "disaster":
            return None
        rule = self.match.rule.set
        built = self.kind == "construction" and rule.get("from") == "clause" and rule.get("doer") != "subject"
        if built or rule.get("doer") == "agent":
            return self._agent()  # the subject is what was built or held
        if self.match.rule.set.get("noun") or not self._has_verb():
            return self._agent() or (self._last_named() if role == "before" else None)
        doer = self.doers.doer(self.sentence, *self._places())
        return doer.name if doer is not None else None

    def _celebrated(self) -> str | None:
        """Return whose anniversary it is, where "of the Republic" means the report's own state."""
        home = self.reading.knowledge.entries.get(self.reading.home or "")
        phrase = self.reading.text[slice(*self.stretch.span())]
        if home is not None and OWN_STATE.search(phrase):
            return home.label
        last = self.stretch.span()[1]
        named = [
            one
            for one in self.sentence.mentions
            if one.end == last and one.kind in ("person", "body", "country")
        ]
        return named[0].name if named and OF_NAME.search(self.reading.text[: named[0].start]) else None

    def _has_verb(self) -> bool:
        first, last = self.stretch.places
        return any(
            word.mention is None and word.tag.startswith("VB") for word in self.sentence.words[first:last]
        )

    def _pair(self) -> str | None:
        at = self.stretch.at
        pair = [one.name for one in self.stretch.coded.within(max(0, at - 8), at) if one.kind == "country"]
        return " and ".join(pair) or None

    def _last_named(self) -> str | None:
        """Return who is named last before a noun that tells what somebody did."""
        return _named_in(self.before, self.sentence)

    def day(self, span: Span, gatherings: Gatherings, actor: str | None) -> str | None:
        """Return the time told of it, for what is done at the meeting reported that of the meeting.

        Args:
            span: the stretch of the clean text.
            gatherings: the meetings of the document.
            actor: who did it.
        """
        if self.match.rule.set.get("to") == "name":
            marked = MARKS.search(self.before)
            behind = self._time_behind(span[1])
            return (
                iso_of(self.sentence.coded.mentions[marked["time"] or marked["apposed"]])
                if marked
                else behind
            )
        noun = self.match.span[0] if self.match.rule.set.get("from") == "phrase" else -1
        told = day_of(self.sentence, span, self.reading.text, noun, self.reading.heading.published)
        told = past(told, self.reading, span)
        here = self.match.rule.set.get("at") == "meeting" or (actor or "").startswith("participants")
        if told is None and here:
            return self._day_of_meeting(gatherings)
        return told

    def _time_behind(self, end: int) -> str | None:
        """Return the time told right behind an anniversary: "the 70th anniversary of the state in September"."""
        coded = self.sentence.coded
        found = TIME_BEHIND.match(coded.text, coded.position(end))
        return iso_of(coded.mentions[found["time"]]) if found else None

    def _day_of_meeting(self, gatherings: Gatherings) -> str | None:
        """Return the day of the meeting at which it was done: told late in a report, its last."""
        meeting, late = gatherings.at(self.sentence), self.sentence.number > len(self.reading.sentences) / 2
        if late and meeting is not None and meeting.end is not None and not gatherings.sittings[1:]:
            return meeting.end
        return gatherings.day_at(self.sentence)


def _named_in(text: str, sentence: Sentence) -> str | None:
    pairs = list(re.finditer(rf"(?P<one>{ACTORS})(?: and (?:the )?(?P<other>{ACTORS}))?(?!'s)", text))
    if not pairs:
        return None
    last = pairs[-1]
    names = [sentence.coded.mentions[last[group]].name for group in ("one", "other") if last[group]]
    return " and ".join(names)
