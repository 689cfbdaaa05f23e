"""Finds what is said and what is put forward, sentence by sentence, with who is meant by "he" and "the meeting"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.finding.clauses import Clause, read_clauses, sentence_end
from kg.finding.complements import Complement, Lists
from kg.finding.context import Actor, Context, person_actor
from kg.finding.coordination import Region
from kg.finding.courses import Course, courses_of
from kg.finding.cues import find_cues
from kg.finding.duties import Duty, find_duties
from kg.finding.making import Span
from kg.finding.passives import find_passives
from kg.finding.subjects import main_subject, third_person
from kg.reading import Reading, Sentence
from kg.reading.words import Word

MAKERS = ("make", "deliver", "give", "present", "read", "submit", "release", "issue", "publish")
"""Verbs by which somebody makes a report or speech."""


@dataclass(frozen=True)
class Said:
    """Something that somebody said.

    Args:
        speaker: who.
        cue: the verb's lemma.
        rule: the name of its entry in the grammar.
        span: the whole attribution in the clean text.
        cue_span: the verb.
        content: what was said.
    """

    speaker: Actor
    cue: str
    rule: str
    span: Span
    cue_span: Span
    content: Span


@dataclass(frozen=True)
class PutForward:
    """A course of action that somebody put forward.

    Args:
        actor: who; None where the text does not say.
        act: the cue's lemma.
        rule: the name of the rule.
        span: from the cue to the end of the phrase, or the phrase alone.
        phrase: the words that name it.
        kind: its kind.
        group: for whom it is a task.
        sentence: the sentence.
    """

    actor: Actor | None
    act: str | None
    rule: str
    span: Span
    phrase: Span
    kind: str
    group: Span | None
    sentence: Sentence


@dataclass
class Speech:
    """What a document says by others' mouths."""

    said: list[Said] = field(default_factory=list)
    put_forward: list[PutForward] = field(default_factory=list)
    clauses: list[tuple[Sentence, Clause]] = field(default_factory=list)


@dataclass
class _Block:
    speaker: Actor
    cue: str
    rule: str
    begun: int
    cue_span: Span
    start: int | None = None
    end: int = 0
    to_the_end: bool = False
    paragraph: int | None = None
    until: int | None = None


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
    """Goes through a document and keeps in mind who speaks."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading, self.context = reading, context
        self.lists: Lists = reading.knowledge.wordings.words["policies"]
        self.speech = Speech()
        self.block: _Block | None = None
        self.act: tuple[str, str] | None = None
        self.before: Sentence | None = None
        """The sentence before, where nobody is said to have said it."""

    def hear(self, sentence: Sentence) -> None:
        """Take in one sentence."""
        context, words = self.context, sentence.words
        context.note_posts(sentence)
        clauses = read_clauses(words, context, self.lists) if words else []
        if self.block is not None:
            if not self._closes(sentence, clauses):
                self._go_on(sentence, clauses)
                return
            self.close()
        for clause in clauses:
            outer = next((one for one in clauses if one.place != "nested"), None)
            if clause.place == "nested" and clause.speaker.kind == "thing" and outer is not None:
                clause = _under(clause, outer.speaker, outer.found.cue.lemma, outer.found.cue.name)
            self._take(sentence, clause)
        self._take_passives(sentence)
        self._note(sentence, clauses)
        self.before = None if clauses or third_person(words, context) else sentence
        self._open_block(sentence, clauses)
        if not clauses and self.block is None:
            self._take_bare(sentence)

    def close(self) -> None:
        """End the direct speech that is going on."""
        block, self.block = self.block, None
        if block is not None and block.start is not None:
            text = self.reading.text[block.start : block.end]
            content = (block.start, block.end - (text.endswith('"') and text.count('"') % 2))
            self.speech.said.append(
                Said(block.speaker, block.cue, block.rule, (block.begun, block.end), block.cue_span, content)
            )

    def _take(self, sentence: Sentence, clause: Clause) -> None:
        self.speech.clauses.append((sentence, clause))
        said = clause.said
        if said is not None and not (
            clause.place == "nested" and said.kind in ("object", "attitude", "clause")
        ):
            self._say(sentence, clause, said)
        for complement in clause.complements:
            if complement.kind in clause.found.cue.puts_forward and _is_told(
                sentence.words, clause, complement
            ):
                self._put(
                    sentence,
                    clause,
                    courses_of(sentence.words, complement, self.lists, clause.found.cue.kind),
                )
        if said is not None and said.kind in ("that", "clause", "quoted") and clause.place != "nested":
            self._duties(
                sentence,
                said.region,
                clause.speaker,
                clause.found.cue.lemma,
                clause.found.cue.name,
                _begin(sentence.words, clause),
            )

    def _say(self, sentence: Sentence, clause: Clause, said: Complement) -> None:
        words, found = sentence.words, clause.found
        content = span_of(words, said.region)
        last = found.verb + len(found.cue.lemma.split()) if found.inverted else found.after
        cue = (words[found.verb].start, words[last - 1].end)
        begin = _begin(words, clause)
        if clause.place == "behind" and said.region[0] == 0 and self._belongs(sentence):
            begin = self.before.start if self.before else begin
            begin += len(self.reading.text[begin:]) - len(self.reading.text[begin:].lstrip('"'))
            content = (begin, content[1])
        span = (min(begin, content[0]), max(content[1], words[found.after - 1].end))
        if (
            said.kind == "quoted"
            and clause.place != "behind"
            and self._stays_open(sentence, clause, said, span)
        ):
            return
        if content[0] < content[1]:
            self.speech.said.append(Said(clause.speaker, found.cue.lemma, found.cue.name, span, cue, content))

    def _stays_open(self, sentence: Sentence, clause: Clause, said: Complement, span: Span) -> bool:
        """Open a block where direct speech goes on behind the sentence: no mark closes it, and the paragraph does."""
        words, last = sentence.words, sentence.paragraph.end
        opened = words[said.region[0] - 1].lower
        text = self.reading.text[sentence.start : sentence.end]
        closed = text.rstrip().endswith('"') if opened in ('"', "``") or '"' in text else False
        if closed or opened not in (":", '"', "``") or sentence.end >= last:
            return False
        cue = clause.found.cue
        cue_span = (words[clause.found.verb].start, words[clause.found.after - 1].end)
        self.block = _Block(clause.speaker, cue.lemma, cue.name, span[0], cue_span, paragraph=sentence.number)
        self.block.start, self.block.end = span_of(words, said.region)
        self.block.until = last
        return True

    def _belongs(self, sentence: Sentence) -> bool:
        """Whether the sentence before, of the same paragraph, is closed by the "he said" of this one."""
        before = self.before
        return (
            before is not None
            and before.paragraph is sentence.paragraph
            and before.number == sentence.number - 1
        )

    def _put(self, sentence: Sentence, clause: Clause, courses: Sequence[Course]) -> None:
        begin = _begin(sentence.words, clause)
        cue = clause.found.cue
        for number, course in enumerate(courses):
            phrase = span_of(sentence.words, course.region)
            group = span_of(sentence.words, course.group) if course.group else None
            span = (min(begin, phrase[0]), phrase[1]) if number == 0 else phrase
            self.speech.put_forward.append(
                PutForward(clause.speaker, cue.lemma, cue.name, span, phrase, course.kind, group, sentence)
            )

    def _duties(
        self,
        sentence: Sentence,
        region: Region,
        speaker: Actor | None,
        act: str | None,
        rule: str,
        begin: int | None,
    ) -> None:
        duties = find_duties(sentence.words, region, self.context, self.lists, resolves=True)
        for number, duty in enumerate(duties):
            self._duty(sentence, duty, speaker, act, rule, begin if number == 0 else None)

    def _duty(
        self,
        sentence: Sentence,
        duty: Duty,
        speaker: Actor | None,
        act: str | None,
        rule: str,
        begin: int | None,
    ) -> None:
        words = sentence.words
        phrase = span_of(words, duty.region)
        first = words[duty.begin].start if begin is None else min(begin, phrase[0])
        group = span_of(words, duty.subject) if duty.subject else None
        self.speech.put_forward.append(
            PutForward(
                speaker, act, rule, (min(first, phrase[0]), phrase[1]), phrase, duty.kind, group, sentence
            )
        )

    def _take_bare(self, sentence: Sentence) -> None:
        """Take "it is important to ..." inside the report of a speech: it is the speaker's, under the cue that governs it."""
        if not sentence.words:
            return
        if self.act is None or self.context.person is None:
            self._take_resolve(sentence)
            return
        duties = find_duties(
            sentence.words, (0, sentence_end(sentence.words)), self.context, self.lists, resolves=False
        )
        for duty in duties:
            self._duty(sentence, duty, self.context.person, *self.act, None)

    def _take_passives(self, sentence: Sentence) -> None:
        """Take "tasks for raising yields were set forth"."""
        words = sentence.words
        for cue, actor, courses, first in find_passives(words, self.context, self.lists):
            for number, course in enumerate(courses):
                phrase = span_of(words, course.region)
                group = span_of(words, course.group) if course.group else None
                span = (min(words[first].start, phrase[0]), phrase[1]) if number == 0 else phrase
                self.speech.put_forward.append(
                    PutForward(actor, cue.lemma, cue.name, span, phrase, course.kind, group, sentence)
                )

    def _take_resolve(self, sentence: Sentence) -> None:
        """Take "The Committee will keep rates low" in the words of the body itself."""
        for duty in find_duties(
            sentence.words, (0, sentence_end(sentence.words)), self.context, self.lists, resolves=True
        ):
            subject = main_subject(sentence.words, self.context, 0) if duty.subject is None else None
            body = [
                word.mention
                for word in sentence.words
                if word.mention is not None
                and duty.subject is not None
                and span_of(sentence.words, duty.subject)[0]
                <= word.start
                < span_of(sentence.words, duty.subject)[1]
            ]
            if subject is None and body and body[0].kind == "body":
                self._duty(
                    sentence,
                    Duty(duty.region, duty.kind, None, duty.begin),
                    Actor(body[0].name, (body[0].start, body[0].end), kind="body"),
                    None,
                    "cues/will",
                    None,
                )

    def _note(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Keep in mind who was the subject, and who made the report or speech."""
        top = [clause for clause in clauses if clause.place != "nested"]
        subject = top[-1].speaker if top else main_subject(sentence.words, self.context, 0)
        if subject is not None and subject.kind in ("person", "body", "group", "country"):
            self.context.note_subject(subject)
        if top and top[-1].speaker.kind == "person":
            self.act = (top[-1].found.cue.lemma, top[-1].found.cue.name)
        elif subject is not None and subject.kind != "person":
            self.act = None
        self._note_maker(sentence, subject)

    def _note_maker(self, sentence: Sentence, subject: Actor | None) -> None:
        words = sentence.words
        utterances = self.reading.knowledge.language.nouns.utterances
        for at, word in enumerate(words):
            if (
                word.lemma in MAKERS
                and word.tag.startswith("VB")
                and subject is not None
                and subject.kind == "person"
            ):
                if any(other.lower in utterances for other in words[at + 1 : at + 8]):
                    self.context.maker = subject
                    return
        people = [mention for mention in sentence.mentions if mention.kind == "person"]
        told = [
            at
            for at, word in enumerate(words)
            if word.lower in utterances and at + 1 < len(words) and words[at + 1].lower in ("by", "of")
        ]
        if len(people) == 1 and told and people[0].start > words[told[0]].start:
            self.context.maker = person_actor(people[0])
            self.context.note_subject(self.context.maker)

    def _open_block(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        """Open direct speech behind a colon at the end of a sentence."""
        words = sentence.words
        if not words or words[-1].lower != ":":
            return
        cues = [cue for cue in find_cues(words, self.context) if "quoted" in cue.cue.says]
        speaker = (
            self.context.person
            if not cues
            else (cues[-1].subject or (clauses[-1].speaker if clauses else self.context.last))
        )
        maker = self._maker_verb(sentence)
        if cues and speaker is not None:
            cue = cues[-1]
            whole = speaker.kind == "thing" or (cue.subject is None and False)
            self.block = _Block(
                speaker,
                cue.cue.lemma,
                cue.cue.name,
                words[cue.verb].start if not cue.own_subject else words[cue.first].start,
                (words[cue.verb].start, words[cue.after - 1].end),
                to_the_end=whole,
            )
        elif maker is not None and self.context.person is not None:
            self.block = _Block(
                self.context.person,
                maker.lemma,
                f"cues/{maker.lemma}",
                maker.start,
                (maker.start, maker.end),
                to_the_end=True,
            )

    def _maker_verb(self, sentence: Sentence) -> Word | None:
        utterances = self.reading.knowledge.language.nouns.utterances
        text = " ".join(word.lower for word in sentence.words)
        if not any(utterance in text for utterance in utterances):
            return None
        return next(
            (word for word in sentence.words if word.lemma in MAKERS and word.tag.startswith("VB")), None
        )

    def _closes(self, sentence: Sentence, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence is the report's own again: it says of the speaker that he says or sets forth something."""
        block = self.block
        assert block is not None
        if block.until is not None:
            return sentence.start >= block.until
        if block.to_the_end:
            return False
        for clause in clauses:
            if (
                clause.place != "nested"
                and clause.speaker.name == block.speaker.name
                and not _is_first_person(sentence.words, clause)
            ):
                return True
        subject = third_person(sentence.words, self.context)
        return subject is not None and subject.name == block.speaker.name

    def _go_on(self, sentence: Sentence, clauses: Sequence[Clause]) -> None:
        block = self.block
        assert block is not None
        if block.start is None:
            block.start = sentence.start
        block.end = sentence.end
        act, rule = block.cue, block.rule
        self._duties(sentence, (0, sentence_end(sentence.words)), block.speaker, act, rule, None)
        for clause in clauses:
            if clause.place == "nested" or clause.speaker.name != block.speaker.name:
                is_thing = clause.speaker.kind == "thing"
                self._take(sentence, _under(clause, block.speaker, act, rule) if is_thing else clause)


def _under(clause: Clause, speaker: Actor, lemma: str, name: str) -> Clause:
    """Return a clause whose subject is no actor ("the situation requires us to ...") as the speaker's own."""
    cue = replace(clause.found.cue, lemma=lemma, name=name, says=())
    return replace(clause, speaker=speaker, found=replace(clause.found, cue=cue))


def _is_told(words: Sequence[Word], clause: Clause, complement: Complement) -> bool:
    """Whether efforts and work go on: what was done and is over is no policy."""
    if complement.kind not in ("efforts", "work") and clause.found.cue.lemma not in ("strive", "struggle"):
        return True
    before = [word.lower for word in words[max(0, clause.found.verb - 3) : clause.found.verb]]
    return words[clause.found.verb].tag in ("VBZ", "VBP", "VBG") or "has" in before or "have" in before


def _is_first_person(words: Sequence[Word], clause: Clause) -> bool:
    return any(word.lower in ("we", "i", "our") for word in words[clause.found.first : clause.found.verb])


def _begin(words: Sequence[Word], clause: Clause) -> int:
    """Return where the quote of a clause begins in the clean text: with the subject of its cue."""
    if clause.place == "behind":
        return words[clause.region[0]].start
    first = (
        clause.found.first if clause.found.own_subject and not clause.found.relative else clause.found.verb
    )
    while first < clause.found.verb and words[first].mention is None and words[first].lower in (",", "and"):
        first += 1
    return words[first].start


def span_of(words: Sequence[Word], region: Region) -> Span:
    """Return the start and end in the clean text of a stretch of words."""
    start, end = region
    return (
        (words[start].start, words[end - 1].end)
        if start < end
        else (words[start - 1].end, words[start - 1].end)
    )


def duties_of(speech: Speech) -> Iterator[PutForward]:
    """Yield the courses of action that name who must carry them out."""
    return (course for course in speech.put_forward if course.group is not None)
