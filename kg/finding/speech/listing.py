"""Reads a list that a sentence announces, "calls on the Commission to:", with its items in paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses import sentence_end
from kg.finding.clauses.cues import find_cues
from kg.finding.context import Actor, Context
from kg.finding.courses import Course, actions_of
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.finding.speech.attributing import attribute_courses
from kg.finding.speech.utterances import Act, PutForward
from kg.grammar.wordings import WordSets
from kg.reading import Sentence
from kg.reading.words import Word

ANNOUNCING = frozenset(("phrase", "infinitive", "somebody to", "matters", "need"))
"""What a cue before a list takes."""
CLOSING = (";", ",", "and", ".", "or")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is going on.

    Args:
        actor: who put its items forward.
        act: by what.
        takes_things: whether an item may be a noun phrase: "calls for: a common purchase of gas".
    """

    actor: Actor
    act: Act
    takes_things: bool


def open_listing(sentence: Sentence, context: Context) -> Listing | None:
    """Return the list that a sentence opens with a colon, None where it opens none.

    Args:
        sentence: the sentence.
        context: what is known of who speaks.
    """
    words = sentence.words
    if not words or words[-1].lower != ":":
        return None
    for found in find_cues(words, context):
        takes = ANNOUNCING & set(found.cue.puts_forward)
        if takes and found.subject is not None and not found.relative:
            act = Act(found.cue.lemma, found.cue.name)
            return Listing(found.subject, act, "phrase" in takes)
    return None


def ends_listing(sentence: Sentence, context: Context) -> bool:
    """Return whether an item stands for itself: a heading in capitals, or a sentence whose subject speaks or decides.

    Args:
        sentence: the item.
        context: what is known here.
    """
    text = context.reading.text[sentence.start : sentence.end]
    return text.isupper() or any(found.own_subject for found in find_cues(sentence.words, context))


def is_item(sentence: Sentence) -> bool:
    """Return whether a sentence may be an item of a list: by its mark, or a paragraph that begins with an infinitive.

    Args:
        sentence: the sentence.
    """
    words = sentence.words
    if sentence.paragraph.kind == "item" or not words:
        return sentence.paragraph.kind == "item"
    opens = sentence.start == sentence.paragraph.lead
    to = len(words) > 1 and is_word(words[0], "to") and is_tagged(words[1], ("VB", "RB", "VBP"))
    small = words[0].mention is None and words[0].text[:1].islower()
    return opens and (to or small)


def read_item(listing: Listing, sentence: Sentence, lists: WordSets) -> Iterator[PutForward]:
    """Yield what an item of a list puts forward.

    Args:
        listing: the list.
        sentence: the item.
        lists: the word lists of policies.
    """
    words = sentence.words
    start, end = _bare_item(words)
    if end - start >= 2 and (listing.takes_things or words[start].tag in ("VB", "VBG", "VBP", "RB")):
        courses = actions_of(words, (start, end), "task", None, lists)
        calls = listing.act.lemma in lists["calling"] and listing.takes_things
        if not courses and calls and words[start].tag.startswith(("DT", "JJ", "NN")):
            courses = [Course((start, end))]  # "calls for: more wells"
        yield from attribute_courses(sentence, courses, listing.actor, listing.act, words[start].start, lists)


def _bare_item(words: Sequence[Word]) -> tuple[int, int]:
    """Return an item without the "to" before it and the marks and the "and" behind it."""
    start, end = 0, sentence_end(words)
    while end > start and is_one_of(words[end - 1], CLOSING):
        end -= 1
    return (start + (start < end and is_word(words[start], "to"))), end
