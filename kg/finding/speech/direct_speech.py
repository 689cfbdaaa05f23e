"""Reads direct speech that goes on over sentences: where it is opened, and where the report speaks again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.finding.clauses import Clause, Complement, span_of
from kg.finding.clauses.cues import find_cues
from kg.finding.clauses.subjects import main_subject, opening_subject, third_person
from kg.finding.context import Actor, Context, person_actor
from kg.finding.making import Span
from kg.finding.speech.announcing import announces
from kg.finding.speech.makers import maker_verb
from kg.finding.speech.quotations import Quotations
from kg.finding.speech.stretches import cue_stretch
from kg.finding.speech.utterances import Act, Said
from kg.reading import Sentence
from kg.reading.words import Word

OPENING_MARKS = ('"', "``")


@dataclass(slots=True)
class DirectSpeech:
    """Direct speech that is going on.

    Args:
        speaker: who speaks.
        cue: the lemma of the verb.
        rule: the name of its entry in the grammar.
        begun: where the attribution begins in the clean text.
        cue_span: the verb.
        start: where the speech starts, None while none of it was heard.
        end: where it ends so far.
        to_the_end: whether the rest of the document belongs to it.
        until: where the paragraph ends that closes it, None where the report itself does.
        marked: whether each of its paragraphs opens with a quotation mark.
        source: the words that stand for the speaker, where there are any.
        is_told: whether it stands in the facts already, and only its duties are still heard.
    """

    speaker: Actor
    cue: str
    rule: str
    begun: int
    cue_span: Span
    start: int | None = None
    end: int = 0
    to_the_end: bool = False
    until: int | None = None
    marked: bool = False
    source: Span | None = None
    is_told: bool = False

    @property
    def act(self) -> Act:
        """By what the speaker puts something forward in it."""
        return Act(self.cue, self.rule)

    def take(self, sentence: Sentence) -> None:
        """Add a sentence to it."""
        self.marked = self.marked or (self.start is None and _opens_with_mark(sentence))
        self.start = sentence.start if self.start is None else self.start
        self.end = sentence.end

    def said(self, text: str) -> Said | None:
        """Return it as said, without a mark that closes what it did not open; None where none was heard.

        Args:
            text: the clean text.
        """
        if self.start is None or self.is_told:
            return None
        heard = text[self.start : self.end]
        last = self.end - (heard.endswith('"') and heard.count('"') % 2)
        content = (self.start, min(last, self.until or last))
        return Said(
            self.speaker, self.cue, self.rule, (self.begun, self.end), self.cue_span, content, self.source
        )

    def is_closed_by(self, sentence: Sentence, clauses: Sequence[Clause], context: Context) -> bool:
        """Return whether a sentence is the report's own again: it says of the speaker that he says something.

        Args:
            sentence: the sentence.
            clauses: its clauses.
            context: what is known here.
        """
        if self.until is not None:
            return sentence.start >= self.until
        if self.marked:
            return sentence.start == sentence.paragraph.lead and not _opens_with_mark(sentence)
        if self.to_the_end:
            return False
        own = (one for one in clauses if not one.is_nested and one.speaker.name == self.speaker.name)
        if any(not _is_first_person(sentence.words, clause) for clause in own):
            return True
        subject = third_person(sentence.words, context)
        return subject is not None and subject.name == self.speaker.name


def _opens_with_mark(sentence: Sentence) -> bool:
    return bool(sentence.words) and sentence.words[0].lower in ('"', "``", "''")


def _is_first_person(words: Sequence[Word], clause: Clause) -> bool:
    return any(word.lower in ("we", "i", "our") for word in words[clause.found.first : clause.found.verb])


def open_in_sentence(
    text: str, sentence: Sentence, clause: Clause, said: Complement, quotations: Quotations, begin: int
) -> DirectSpeech | None:
    """Return direct speech that goes on behind its sentence: no mark closes it, and the paragraph does.

    Args:
        text: the clean text.
        sentence: the sentence.
        clause: the clause of the cue.
        said: what was said in the sentence.
        quotations: the quotations of the document.
        begin: where the attribution begins in the clean text.
    """
    words, last = sentence.words, sentence.paragraph.end
    opening = words[said.region[0] - 1].lower
    start, end = span_of(words, said.region)
    quoted = quotations.around(start)
    until = max(last, quotations.end_of_speech(quoted) if quoted is not None else last)
    if opening not in (":", *OPENING_MARKS) or sentence.end >= until:
        return None
    own = text[sentence.start : sentence.end]
    if (opening in OPENING_MARKS or '"' in own) and own.rstrip().endswith('"'):
        return None
    cue = clause.found.cue
    if quoted is not None and quoted[1] < last:
        return None
    source = span_of(words, clause.named) if clause.named else None
    return DirectSpeech(
        clause.speaker, cue.lemma, cue.name, begin, cue_stretch(words, clause.found), start, end,
        until=until, source=source,
    )  # fmt: skip


def open_behind_colon(sentence: Sentence, clauses: Sequence[Clause], context: Context) -> DirectSpeech | None:
    """Return direct speech that a colon at the end of a sentence opens, or "released the following statement."

    Args:
        sentence: the sentence.
        clauses: its clauses.
        context: what is known of who speaks.
    """
    words = sentence.words
    report = _open_report(sentence, context) if words else None
    if not words or (report is not None and (announces(words, context) or _issues_text(sentence, context))):
        return report
    if words[-1].lower != ":":
        return None
    cues = [cue for cue in find_cues(words, context) if not {"quoted", "colon"}.isdisjoint(cue.cue.says)]
    if cues:
        cue = cues[-1]
        speaker = cue.subject or (clauses[-1].speaker if clauses else context.last)
        if speaker is not None:
            begun = words[cue.first if cue.own_subject else cue.verb].start
            whole = speaker.kind == "thing"
            source = span_of(words, cue.named) if cue.named else None
            return DirectSpeech(
                speaker, cue.cue.lemma, cue.cue.name, begun, cue_stretch(words, cue),
                to_the_end=whole, source=source,
            )  # fmt: skip
    return report


def open_announced(
    sentence: Sentence, clause: Clause, start: int, begin: int, context: Context
) -> DirectSpeech | None:
    """Return the speech that begins behind a colon in its sentence; None where the next sentence begins it.

    In the report of a meeting its paragraph closes it, in a statement nothing does.

    Args:
        sentence: the sentence.
        clause: the clause of the cue that announces it.
        start: the place behind the colon.
        begin: where the attribution begins in the clean text.
        context: what is known here.
    """
    words, cue = sentence.words, clause.found.cue
    is_report = context.issuer() is not None
    if start >= len(words):
        return None
    source = span_of(words, clause.named) if clause.named else None
    return DirectSpeech(
        clause.speaker, cue.lemma, cue.name, begin, cue_stretch(words, clause.found), words[start].start,
        sentence.end, to_the_end=not is_report, until=sentence.paragraph.end if is_report else None, source=source,
    )  # fmt: skip


def _issues_text(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence tells who published a paper: "issued a press statement, which said:" """
    verb = maker_verb(sentence, context.reading.knowledge)
    issuing = context.reading.knowledge.wordings.word_sets["cues"]["issuing"]
    return verb is not None and verb.lemma in issuing


def _open_report(sentence: Sentence, context: Context) -> DirectSpeech | None:
    """Return the speech that "Pak Chol made a report as follows:" opens, which is all that follows.

    The full text of a message that came is its sender's, who was told before.
    """
    verb = maker_verb(sentence, context.reading.knowledge)
    words = sentence.words
    if verb is None:
        heads_text = words[-1].lower == ":" and announces(words, context) and _is_of_text(words, context)
        last = words[-1]
        span = (last.start, last.end)
        maker = context.maker if heads_text else None
        return (
            DirectSpeech(maker, "state", "cues/state", sentence.start, span, to_the_end=True)
            if maker
            else None
        )
    if words[-1].lower != ":" and not (announces(words, context) and sentence.end >= sentence.paragraph.end):
        return None
    speaker = _maker(sentence, verb, context)
    if speaker is None:
        return None
    span = (verb.start, verb.end)
    return DirectSpeech(speaker, verb.lemma, f"cues/{verb.lemma}", verb.start, span, to_the_end=True)


def _is_of_text(words: Sequence[Word], context: Context) -> bool:
    utterances = context.reading.knowledge.language.nouns.utterances
    return any(word.lower in utterances for word in words)


def _maker(sentence: Sentence, verb: Word, context: Context) -> Actor | None:
    """Return who makes the report or statement: the subject of the verb, else who is named before it."""
    before = [word for word in sentence.words if word.end <= verb.start]
    people = [word.mention for word in before if word.mention is not None and word.mention.kind == "person"]
    if people and people[0] is before[0].mention:
        return person_actor(people[0])
    subject = main_subject([*before, verb], context, 0) or opening_subject(before, context)
    if subject is not None and subject.kind == "thing" and _is_of_text(before, context):
        # "The full text of the speech he made is as follows:"
        return context.maker or context.person
    return subject or (person_actor(people[0]) if people else context.person)
