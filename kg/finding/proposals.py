"""Finds what was proposed before a sentence that says only that the proposal was approved."""

from __future__ import annotations

import re

from kg.finding.making import Span, without_stop
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence

NOUNS = re.compile(
    rf"(?P<who>{sign_class('person')}) (?:made|submitted|tabled) (?:a|the) (?P<noun>proposal"
    rf"|motion) (?P<rest>[^.;]*)"
)
ACTS = re.compile(r"\bproposed (?:[^.;]{0,80}? )?to (?!the\b)(?P<act>[a-z][^.;]*)")
FARTHEST = 6
"""Sentences back; a proposal made before them is not the one that is approved."""


def proposed_before(reading: Reading, sentence: Sentence) -> str | None:
    """Return what was proposed shortly before a sentence: "proposal of A for B", or what was to be done."""
    before = reading.sentences[max(0, sentence.number - FARTHEST) : sentence.number]
    for earlier in reversed(before):
        if (made := NOUNS.search(earlier.coded.text)) is not None:
            told = _told(reading, earlier, made.span("rest"))
            return f"{made['noun']} of {earlier.coded.mentions[made['who']].name} {told}"
    for earlier in reversed(before):
        if (act := ACTS.search(earlier.coded.text)) is not None:
            return _told(reading, earlier, act.span("act"))
    return None


def _told(reading: Reading, sentence: Sentence, span: Span) -> str:
    first, last = sentence.coded.span(*span)
    return without_stop(reading.text[first:last])


def person_before(reading: Reading, sentence: Sentence) -> str | None:
    """Return the person last named before a sentence."""
    for earlier in reversed(reading.sentences[: sentence.number]):
        named = [mention.name for mention in earlier.mentions if mention.kind == "person"]
        if named:
            return named[-1]
    return None
