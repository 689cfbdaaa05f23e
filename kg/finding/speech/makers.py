"""Finds who made the report or speech that a document tells of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.finding.context import Actor, Context, person_actor
from kg.finding.speech.printing import printed_by
from kg.reading import Sentence
from kg.reading.knowledge import Knowledge
from kg.reading.words import Word

REACH = 8
"""Within so many words behind the verb the report is named."""


def note_maker(sentence: Sentence, subject: Actor | None, context: Context) -> None:
    """Remember who made a report or speech, where a sentence tells it.

    Args:
        sentence: the sentence.
        subject: the subject of its main clause.
        context: what is known of who speaks; it is kept up to date.
    """
    knowledge = context.reading.knowledge
    if subject is not None and subject.kind == "person" and _makes(sentence.words, knowledge):
        context.maker = subject
        return
    paper = printed_by(sentence.words, knowledge.wordings.word_sets["cues"])
    if paper is not None:
        context.maker = paper
        context.note_subject(paper)
        return
    people = [mention for mention in sentence.mentions if mention.kind == "person"]
    report = _report_by(sentence.words, knowledge) or _made_by(sentence.words, knowledge)
    sender = _sender(sentence.words, knowledge)
    if sender is not None:
        context.maker = sender
        return
    makers = [person for person in people if report is not None and person.start > report.start]
    if makers and (len(people) == 1 or _is_received(sentence.words, knowledge)):
        context.maker = person_actor(makers[0])
        if subject is None or subject.kind != "person" or _is_received(sentence.words, knowledge):
            context.note_subject(context.maker)


def _makes(words: Sequence[Word], knowledge: Knowledge) -> bool:
    """Whether somebody makes a report: "delivered an opening address"."""
    utterances = knowledge.language.nouns.utterances
    return any(
        _is_maker_verb(word, knowledge)
        and any(other.lower in utterances for other in words[at + 1 : at + REACH])
        for at, word in enumerate(words)
    )


def _is_maker_verb(word: Word, knowledge: Knowledge) -> bool:
    return word.tag.startswith("VB") and word.lemma in knowledge.wordings.word_sets["cues"]["makers"]


def _is_received(words: Sequence[Word], knowledge: Knowledge) -> bool:
    """Whether a sentence tells that somebody gets a message, which is its sender's."""
    receiving = knowledge.wordings.word_sets["cues"]["receiving"]
    return any(word.tag.startswith("VB") and word.lemma in receiving for word in words)


def _sender(words: Sequence[Word], knowledge: Knowledge) -> Actor | None:
    """Return the body whose words are read: "the letter of the Central Committee was conveyed by ..."."""
    conveying = knowledge.wordings.word_sets["cues"]["conveying"]
    if not any(word.tag.startswith("VB") and word.lemma in conveying for word in words):
        return None
    for at in range(len(words) - 3):
        named = words[at].lower in knowledge.language.nouns.utterances and words[at + 1].lower in (
            "of",
            "from",
        )
        mention = words[at + 2 + (words[at + 2].lower == "the")].mention if named else None
        if mention is not None and mention.kind == "body":
            return Actor(mention.name, (mention.start, mention.end), kind="body")
    return None


def _report_by(words: Sequence[Word], knowledge: Knowledge) -> Word | None:
    """Return the first word for a report behind which "by", "of" or "from" stands."""
    utterances = knowledge.language.nouns.utterances
    for word, follows in itertools.pairwise(words):
        if word.lower in utterances and follows.lower in ("by", "of", "from"):
            return word
    return None


def _made_by(words: Sequence[Word], knowledge: Knowledge) -> Word | None:
    """Return the verb of "the report was made by A" and of "the item was reported on by A"."""
    told = any(word.lower in knowledge.language.nouns.utterances for word in words)
    for at, (word, follows) in enumerate(itertools.pairwise(words)):
        makes = _is_maker_verb(word, knowledge) and told
        reports = word.tag.startswith("VB") and word.lemma in ("report", "brief")
        by = follows.lower == "by" or (
            follows.lower == "on" and at + 2 < len(words) and words[at + 2].lower == "by"
        )
        if by and (makes or reports):
            return word
    return None


def maker_verb(sentence: Sentence, knowledge: Knowledge) -> Word | None:
    """Return the verb by which a sentence that speaks of a report says that somebody makes it.

    Args:
        sentence: the sentence.
        knowledge: the verbs, and the nouns for what is made.
    """
    text = " ".join(word.lower for word in sentence.words)
    if not any(utterance in text for utterance in knowledge.language.nouns.utterances):
        return None
    return next((word for word in sentence.words if _is_maker_verb(word, knowledge)), None)
