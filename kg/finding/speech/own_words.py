"""Reads what a sentence without a speaker puts forward: duties by the last cue, and what a body itself will do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.finding.clauses import Region, sentence_end, span_of
from kg.finding.clauses.references import as_worded
from kg.finding.clauses.subjects import FIRST_PERSON
from kg.finding.context import Actor, Context
from kg.finding.courses import Duty, Passage, find_duties, find_futures
from kg.finding.phrases import is_one_of
from kg.finding.speech.attributing import attribute_duties
from kg.finding.speech.utterances import Act, PutForward
from kg.grammar.wordings import WordSets
from kg.reading import Sentence

SUBORDINATING = ("when", "because", "while", "as", "if", "since", "which", "who", "until", "unless")
"""Behind one of these a clause only tells why, when or on what condition something is so."""
WILL = Act("", "cues/will")
"""A body tells in its own words what it will do."""


def read_own_words(
    sentence: Sentence, act: Act | None, governing: Actor | None, context: Context, lists: WordSets
) -> list[PutForward]:
    """Return what a sentence without a speaker puts forward.

    Args:
        sentence: the sentence.
        act: the cue that governs, None where none does.
        governing: whose the sentence is under that cue.
        context: what is known here.
        lists: the word lists of policies.
    """
    own = _OwnWords(sentence, context, lists)
    if act is None or governing is None:
        return [*own.resolves(), *own.duties(), *own.futures()]
    reports = governing.kind == "person" or is_one_of(sentence.words[0], FIRST_PERSON)
    duties = find_duties(sentence.words, own.region, context, lists, resolves=reports)
    found = list(attribute_duties(sentence, duties, governing, act, lists))
    if not duties and governing.kind == "body":
        found += own.resolves()
    return found if duties else [*found, *own.futures()]


class _OwnWords:
    """A sentence in the words of the document itself.

    Args:
        sentence: the sentence.
        context: what is known here.
        lists: the word lists of policies.
    """

    def __init__(self, sentence: Sentence, context: Context, lists: WordSets) -> None:
        self.sentence, self.context, self.lists = sentence, context, lists
        self.region: Region = (0, sentence_end(sentence.words))

    def resolves(self) -> Iterator[PutForward]:
        """Yield "The Committee will keep rates low" as the body's own."""
        for duty in find_duties(self.sentence.words, self.region, self.context, self.lists, resolves=True):
            body = self._resolving(duty)
            if body is not None:
                own = replace(duty, subject=duty.subject if self._is_told_of_another(body) else None)
                yield from attribute_duties(self.sentence, [own], body, WILL, self.lists)

    def _is_told_of_another(self, body: Actor) -> bool:
        """Whether a body that will do something is another than the one that met, so that it has to."""
        main = self.context.reading.meetings.main()
        issuer = self.context.issuer()
        told = main is not None and main.meeting is not None and issuer is not None
        return (
            told and issuer is not None and body.name != issuer.name and self.context.reading.home is not None
        )

    def _resolving(self, duty: Duty) -> Actor | None:
        """Return the body that tells its own resolve: "The Committee will ...", in a communiqué "We will ..." """
        words = self.sentence.words
        if words[duty.begin].lower == "we":
            return self.context.we
        if words[duty.begin].lower == "it" and is_one_of(words[duty.begin + 1], ("will", "shall")):
            last, issuer = self.context.last, self.context.voice
            return last if last is not None and issuer is not None and last.name == issuer.name else None
        subject = words[slice(*duty.subject)] if duty.subject is not None else []
        named = [word.mention for word in subject if word.mention is not None]
        if named and named[0].kind == "body":
            return Actor(named[0].name, (named[0].start, named[0].end), kind="body")
        several = self.context.reading.home is None and self.context.issuer() is not None
        if several and duty.subject is not None and is_one_of(subject[-1], self.lists["implementers"]):
            return as_worded(words, duty.subject, self.context, "group")
        return None

    def duties(self) -> Iterator[PutForward]:
        """Yield "Member states should ..." as the body's own, where the document has no other voice."""
        one_voice = self.context.is_of_one_voice or self._is_of_paper()
        issuer = self.context.issuer() if one_voice else self.context.body_that_met()
        if issuer is not None and (one_voice or not self._tells_of_meeting()):
            found = find_duties(self.sentence.words, self.region, self.context, self.lists, resolves=False)
            duties = [one for one in found if one_voice or self._is_for_all(one) or self._is_enacted(one)]
            yield from attribute_duties(self.sentence, duties, issuer, WILL, self.lists)

    def _is_enacted(self, duty: Duty) -> bool:
        """Whether a duty is worded as laws are: "local authorities shall publish their accounts"."""
        before = self.sentence.words[duty.begin : duty.region[0] + 1]
        return any(is_one_of(word, ("shall",)) for word in before)

    def _is_for_all(self, duty: Duty) -> bool:
        """Whether a duty is told of nobody alone: "efforts must be made to ...", "prices are to be kept low"."""
        words, begin = self.sentence.words, duty.begin
        aside = begin > 0 and is_one_of(words[begin - 1], SUBORDINATING)
        return duty.subject is None and not aside and not is_one_of(words[begin], ("it",))

    def _tells_of_meeting(self) -> bool:
        """Whether a sentence tells of a meeting itself, and why it was called."""
        mentions = (word.mention for word in self.sentence.words)
        return any(mention is not None and mention.kind == "meeting" for mention in mentions)

    def _is_of_paper(self) -> bool:
        """Whether a sentence tells of a law or plan: "The mission of the law is to ..." """
        papers = self.context.reading.knowledge.wordings.word_sets["cues"]["papers"]
        return any(is_one_of(word, papers) for word in self.sentence.words[:8])

    def futures(self) -> Iterator[PutForward]:
        """Yield "The text will be published" as a measure of which a meeting's report names no author."""
        if self.context.voice is None:
            return
        for duty in find_futures(Passage(self.sentence.words, *self.region, self.lists), self.context):
            phrase = span_of(self.sentence.words, duty.region)
            yield PutForward(None, None, WILL.rule, phrase, phrase, duty.kind, None, self.sentence)
