"""Makes statements and policies of what a document says by others' mouths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.context import Context
from kg.finding.course_sectors import sectors_of_courses
from kg.finding.enactments import find_enactments
from kg.finding.lines import find_lines, overlaps
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.speech import PutForward, Said, Speech
from kg.model import Fact, FieldValue
from kg.reading import Reading


def find_statements(reading: Reading, speech: Speech) -> Iterator[Fact]:
    """Yield the statements of a document.

    Args:
        reading: the document.
        speech: what is said in it.
    """
    for said in speech.said:
        yield _statement(reading, said)


def _statement(reading: Reading, said: Said) -> Fact:
    speaker = said.speaker
    fields: dict[str, FieldValue] = {
        "speaker": speaker.name or None,
        "cue": said.cue,
        "content": _content(reading.text, (said.content, *said.further)),
    }
    parts = {"cue": said.cue_span, "content": said.content}
    parts |= {f"content {number}": part for number, part in enumerate(said.further, 2)}
    if said.source is not None or _inside(speaker.span, said.span):
        parts["source"] = said.source or speaker.span
    further = () if _inside(speaker.span, said.span) else (speaker.span,)
    return make_fact(
        reading, "statement", said.span, said.rule, fields,
        ambiguous=speaker.ambiguous, further=further, parts=parts,
    )  # fmt: skip


def _content(text: str, parts: Sequence[Span]) -> str:
    """Return what was said as one text, where "he said" breaks it."""
    whole = ""
    for part in parts:
        told = without_stop(text[slice(*part)])
        whole += (". " if whole and told[:1].isupper() else " ") + told
    return whole.strip()


def find_policies(reading: Reading, courses: Sequence[PutForward]) -> Iterator[Fact]:
    """Yield the policies of a document.

    Args:
        reading: the document.
        courses: the courses of action that are put forward in it.
    """
    for course, sectors in sectors_of_courses(reading, courses):
        yield _policy(reading, course, sectors)


def put_forward(
    reading: Reading, speech: Speech, context: Context, decisions: Sequence[Fact]
) -> Iterator[PutForward]:
    """Yield the courses of action of a document, put forward by somebody or named; each wording once.

    Args:
        reading: the document.
        speech: what is put forward in it.
        context: what is known of who decides.
        decisions: the decisions of the document.
    """
    taken: list[Span] = []
    for course in speech.put_forward:
        if not any(course.phrase[0] < end and start < course.phrase[1] for start, end in taken):
            taken.append(course.phrase)
            yield course
    told: set[str] = set()
    enacted = list(find_enactments(reading, decisions))
    for line in (*enacted, *find_lines(reading, context)):
        text = reading.text[slice(*line.phrase)].casefold()
        # what is enacted is told already where its single courses are
        told_in_parts = line in enacted and any(_inside(span, line.phrase) for span in taken)
        if text not in told and not told_in_parts and not overlaps(line.phrase, taken):
            told.add(text)
            taken.append(line.phrase)
            yield line


def _policy(reading: Reading, course: PutForward, sectors: tuple[str, ...]) -> Fact:
    actor = course.actor
    fields: dict[str, FieldValue] = {
        "text": without_stop(reading.text[slice(*course.phrase)]),
        "kind": course.kind,
        "actor": (actor.name or None) if actor else None,
        "act": course.act,
        "sectors": sectors,
    }
    further = (actor.span,) if actor and not _inside(actor.span, course.span) else ()
    return make_fact(
        reading, "policy", course.span, f"policies/{course.rule.partition('/')[2]}", fields,
        ambiguous=actor is not None and actor.ambiguous, further=further,
    )  # fmt: skip


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]
