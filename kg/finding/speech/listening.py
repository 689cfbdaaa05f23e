"""Goes through a document sentence by sentence and keeps in mind who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.clauses import Clause, Complement, Region, read_clauses, sentence_end
from kg.finding.clauses.joined_people import joined_people
from kg.finding.clauses.subjects import main_subject, third_person
from kg.finding.context import Actor, Context
from kg.finding.courses import courses_of, find_aims, find_duties
from kg.finding.phrases import is_one_of
from kg.finding.speech.announcing import announced_behind
from kg.finding.speech.attributing import (
    act_of,
    attribute_courses,
    attribute_duties,
    begin_of,
    inside,
    is_in_force,
    is_mandated,
    is_planned,
    under,
)
from kg.finding.speech.direct_speech import (
    DirectSpeech,
    open_announced,
    open_behind_colon,
    open_in_sentence,
)
from kg.finding.speech.listing import Listing, ends_listing, is_item, open_listing, read_item
from kg.finding.speech.makers import note_maker
from kg.finding.speech.own_words import read_own_words
from kg.finding.speech.passives import read_passives
from kg.finding.speech.quotations import Quotations
from kg.finding.speech.saying import around_insertion, said_by, with_sentence_before
from kg.finding.speech.utterances import Act, Said, Speech
from kg.finding.speech.weighing import demands, is_other_state, only_does, settles, shows
from kg.grammar.wordings import WordSets
from kg.reading import Reading, Sentence

ENDING = ("body", "group", "country")
"""Kinds of actors whose doings end the report of a speech."""
SUBJECTS = ("person", "body", "group", "country")
"""Kinds of actors that later sentences may mean by a pronoun."""

LOOKAHEAD = 200
"""So far behind its sentence a quotation may begin with which a speaker goes on."""


def read_speech(reading: Reading, context: Context) -> Speech:
    """Return what is said and put forward in a document.

    Args:
        reading: the document.
        context: what is known of who speaks; it is kept up to date.
    """
    listener = _Listener(reading, context)
    for sentence in reading.body:
        listener.hear(sentence)
    listener.close()
    return listener.speech


class _Listener:
    """The memory of one document: what was heard, the direct speech going on, and the act that governs.

    Args:
        reading: the document.
        context: what is known of who speaks.
    """

    def __init__(self, reading: Reading, context: Context) -> None:
        self.text, self.context = reading.text, context
        self.lists: WordSets = reading.knowledge.wordings.word_sets["policies"]
        self.speech = Speech()
        self.direct: DirectSpeech | None = None
        self.act: Act | None = None
        self.governing: Actor | None = None
        """Whose the sentences without a speaker are that follow, under the act that governs them."""
        self.listing: Listing | None = None
        """The list that is going on."""
        self.quotations = Quotations.of(reading.text, reading.paragraphs)
        self.unsaid: Sentence | None = None
        """The sentence before, where nobody is said to have said it."""
        self.verbs: list[int] = []
        """Where the cues of the sentence stand."""

    def hear(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        context = self.context
        context.note_posts(sentence)
        context.is_quoting = self.direct is not None
        self.speech.heard[sentence.number] = replace(context)
        before = len(self.speech.put_forward)
        self._hear_words(sentence)
        context.told_to_act = any(one.group is not None for one in self.speech.put_forward[before:])

    def _hear_words(self, sentence: Sentence) -> None:
        """Take in the words of a sentence, be they direct speech, an item of a list, or the report's own."""
        context, words = self.context, sentence.words
        clauses = read_clauses(words, context, self.lists) if words else []
        if self._goes_on_with_list(sentence):
            return
        if self.direct is not None:
            if not self.direct.is_closed_by(sentence, clauses, context):
                self._go_on(self.direct, sentence, clauses)
                return
            self.close()
        self.listing = open_listing(sentence, context)
        self.verbs = [words[clause.found.verb].start for clause in clauses if not clause.is_nested]
        self._take_clauses(sentence, clauses)
        passives = list(read_passives(sentence, context, self.lists))
        self.speech.put_forward += passives
        governing = (self.act, self.governing)
        self._note(sentence, clauses)
        told = bool(clauses) or bool(passives) or third_person(words, context) is not None
        self.unsaid = None if told else sentence
        self.direct = open_behind_colon(sentence, clauses, context) or self.direct
        if words and self.direct is None and all(clause.place == "fronted" for clause in clauses):
            before = len(self.speech.put_forward)
            self.speech.put_forward += read_own_words(sentence, *governing, self.context, self.lists)
            if len(self.speech.put_forward) > before:
                self.act, self.governing = governing

    def _goes_on_with_list(self, sentence: Sentence) -> bool:
        """Take an item of the list that is going on, where a sentence is one that puts something forward."""
        if self.listing is None or not is_item(sentence) or ends_listing(sentence, self.context):
            self.listing = None
            return False
        items = list(read_item(self.listing, sentence, self.lists))
        self.speech.put_forward += items
        return bool(items) or self.listing.act.lemma in self.lists["calling"]

    def close(self) -> None:
        """End the direct speech that is going on."""
        said = self.direct.said(self.text) if self.direct is not None else None
        self.direct = None
        if said is not None:
            self.speech.said.append(said)

    def _go_on(self, direct: DirectSpeech, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Take in a sentence of direct speech: its duties are the speaker's, and so is what things demand."""
        direct.take(sentence)
        words = sentence.words
        if sentence.paragraph.kind == "item" and is_one_of(sentence.words[0], ("to",)):
            item = Listing(direct.speaker, direct.act, takes_things=False)
            self.speech.put_forward += read_item(item, sentence, self.lists)
        self._take_duties(sentence, (0, sentence_end(sentence.words)), direct.speaker, direct.act)
        for clause in clauses:
            planned = is_planned(words, clause)
            if planned or clause.is_nested or clause.speaker.name != direct.speaker.name:
                is_thing = planned or clause.speaker.kind == "thing"
                self._take(sentence, under(clause, direct.speaker, direct.act) if is_thing else clause)

    def _take_clauses(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        outer = next((clause for clause in clauses if not clause.is_nested), None)
        for clause in clauses:
            wanted_by_state = clause.found.cue.told_by_press and clause.speaker.kind == "country"
            if wanted_by_state or (self.context.is_press and self._is_quoted(sentence, clause)):
                continue
            if (
                outer is not None
                and clause.is_nested
                and is_mandated(sentence.words, outer, clause, self.lists)
            ):
                continue
            self._take(sentence, inside(clause, outer) if outer is not None else clause)

    def _is_quoted(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether a cue stands inside quotation marks."""
        return self.quotations.around(sentence.words[clause.found.verb].start) is not None

    def _take(self, sentence: Sentence, clause: Clause) -> None:
        """Take what a clause says and what it puts forward."""
        self.speech.clauses.append((sentence, clause))
        words, said = sentence.words, clause.said
        nested = (
            clause.is_nested and said is not None and said.kind in ("judged", "object", "attitude", "clause")
        )
        settled = said is not None and settles(words, clause, said, self.lists)
        if said is not None and not nested and not settled and not shows(clause.speaker, self.context):
            self._take_said(sentence, clause, said)
        act, begin = act_of(clause), begin_of(words, clause)
        foreign = clause.found.cue.lemma in self.lists["accusing"] and is_other_state(
            clause.speaker, self.context
        )
        if foreign or only_does(words, clause, self.lists):
            return
        if demands(clause, self.context, self.lists):
            if self.act is None or self.governing is None:
                return
            clause, act = under(clause, self.governing, self.act), self.act
        if clause.place == "behind" and said is not None:
            # "A should save, he said, and B should plan"
            later = (at for at in range(clause.found.after, len(words)) if words[at].start in self.verbs)
            rest = (clause.found.after, min(sentence_end(words), next(later, len(words))))
            whole = around_insertion(words, said.region, rest)
            if whole is not None:
                joined = replace(sentence, words=whole)
                self._take_duties(joined, (0, len(whole)), clause.speaker, act)
                return
            self._take_duties(sentence, rest, clause.speaker, act)
        for complement in clause.complements:
            if complement.kind in clause.found.cue.puts_forward and is_in_force(words, clause, complement):
                courses = courses_of(words, complement, self.lists, clause.found.cue.kind)
                self.speech.put_forward += attribute_courses(
                    sentence, courses, clause.speaker, act, begin, self.lists
                )
                if not courses and complement.kind == "matters":
                    aims = find_aims(words, complement.region, self.lists)
                    self.speech.put_forward += attribute_duties(
                        sentence, aims, clause.speaker, act, self.lists, begin
                    )
        if (
            said is not None
            and said.kind in ("that", "clause", "bare clause", "quoted")
            and (not clause.is_nested or clause.place == "aside")
        ):
            own = None if clause.place == "behind" else begin  # "A must be done, he said": the clause alone
            self._take_duties(sentence, said.region, clause.speaker, act, own, cue=clause.found.cue.lemma)

    def _take_said(self, sentence: Sentence, clause: Clause, said: Complement) -> None:
        words, begin = sentence.words, begin_of(sentence.words, clause)
        colon = announced_behind(words, said, self.context)
        if colon is not None:
            self.direct = open_announced(sentence, clause, colon, begin, self.context) or self.direct
            return
        if said.kind == "quoted" and clause.place != "behind":
            opened = open_in_sentence(self.text, sentence, clause, said, self.quotations, begin)
            if opened is not None:
                self.direct = opened
                return
        verb = words[clause.found.verb].start
        later = min((start for start in self.verbs if start > verb), default=sentence.end + LOOKAHEAD)
        told = said_by(sentence, clause, said, self.quotations, begin, later)
        if told is not None:
            if clause.place == "behind" and said.region[0] == 0 and self.context.issuer() is not None:
                told = with_sentence_before(told, sentence, self.unsaid, self.quotations)
            self.speech.said.append(told)
            self._go_on_behind(sentence, told)

    def _go_on_behind(self, sentence: Sentence, told: Said) -> None:
        """Take the sentences that follow inside a quotation as the speaker's, who is told already."""
        end = max(told.content[1], *(span[1] for span in told.further), 0)
        if end > sentence.end:
            self.direct = DirectSpeech(
                told.speaker, told.cue, told.rule, told.span[0], told.cue_span, until=end, is_told=True
            )

    def _take_duties(
        self,
        sentence: Sentence,
        region: Region,
        speaker: Actor,
        act: Act,
        begin: int | None = None,
        *,
        cue: str = "",
    ) -> None:
        mandated, settled = cue in self.lists["mandating"], cue in self.lists["settling what will be"]
        duties = find_duties(
            sentence.words, region, self.context, self.lists,
            resolves=True, mandated=mandated, settled=settled, promised=cue in self.lists["promising"],
        )  # fmt: skip
        self.speech.put_forward += attribute_duties(sentence, duties, speaker, act, self.lists, begin)

    def _note(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Keep in mind who was the subject, and who made the report or speech."""
        last = next((clause for clause in reversed(clauses) if not clause.is_nested), None)
        subject = last.speaker if last is not None else main_subject(sentence.words, self.context, 0)
        if subject is not None and subject.kind in SUBJECTS:
            self.context.note_subject(subject)
        together = joined_people(sentence.words, self.context)
        if together is not None:
            self.context.group = self.context.last = together
        if last is not None and last.speaker.kind in ("person", "body"):
            self.act, self.governing = act_of(last), last.speaker
        elif subject is not None and subject.kind in ENDING:
            self.act = None
        note_maker(sentence, subject, self.context)
