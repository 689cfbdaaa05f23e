"""Finds slogans: what stands in quotation marks behind, or before, a word for a slogan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.clauses.subjects import third_person
from kg.finding.context import Context
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.speech import Speech
from kg.grammar.language import one_of
from kg.grammar.wordings import Wordings
from kg.model import Fact
from kg.reading import Reading

NAME = r"[A-Z]\w+(?: (?:and |the |of |to |with )?[A-Z]\w+)+"
"""A slogan without quotation marks, known by its capitals."""


def find_slogans(reading: Reading, context: Context, speech: Speech) -> Iterator[Fact]:
    """Yield the slogans of a document.

    Args:
        reading: the document.
        context: what is known of who speaks.
        speech: what is said in it.
    """
    patterns = _patterns(reading.knowledge.wordings)
    for sentence in reading.body:
        text = reading.text[sentence.start : sentence.end]
        for match in (match for pattern in patterns for match in pattern.finditer(text)):
            span = (sentence.start + match.start(), sentence.start + match.end())
            subject = third_person(sentence.words, context)
            actor = _speaker(speech, span) or (subject.name if subject else None)
            fields = {"text": without_stop(match[match.lastgroup or 0]), "actor": actor}
            yield make_fact(reading, "slogan", span, "slogans/quoted", fields)


def _patterns(wordings: Wordings) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a slogan behind its noun, and before it."""
    words = wordings.words["policies"]
    noun = rf"(?:{one_of(words['slogan modifiers'])} )*{one_of(words['slogans'])}s?"
    behind = rf"\b{noun}(?: of| is|,|:)? ?(?:\"(?P<behind>[^\"]+)\"|of (?P<bare>{NAME}))"
    joint = r"(?:,| -| is| was| - this is)? ?(?:the |a |an |our |this is the |is the |as the )?"
    before = rf"\"(?P<before>[^\"]+)\"{joint}{noun}"
    return re.compile(behind), re.compile(before)


def _speaker(speech: Speech, span: Span) -> str | None:
    """Return who says the words around a stretch."""
    around = (said for said in speech.said if said.content[0] <= span[0] and span[1] <= said.content[1])
    return next((said.speaker.name or None for said in around), None)
