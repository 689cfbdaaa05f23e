"""Tells of a clause what it is not: what things show, what another state is up to, what is decided is not said."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses import Clause, Complement
from kg.finding.context import Actor, Context
from kg.finding.courses import goes_on, leads
from kg.finding.phrases import is_one_of
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

WILL = ("will", "would", "shall")


DOING = frozenset(("work", "efforts"))
"""Complements of cues that tell what somebody is at."""


def only_does(words: Sequence[Word], clause: Clause, lists: WordSets) -> bool:
    """Return whether people who lead nothing are at work: "weavers are stepping up the struggle to ..."

    Args:
        words: the words of the sentence.
        clause: the clause of the cue.
        lists: the word lists of policies.
    """
    does = not DOING.isdisjoint(clause.found.cue.puts_forward) and goes_on(words, clause.found.verb)
    return does and not leads(clause.speaker, lists)


def is_other_state(speaker: Actor, context: Context) -> bool:
    """Return whether somebody is another state, of whom a report with a home tells by "seeks to ..." what he is up to.

    Args:
        speaker: who acts.
        context: whose report it is.
    """
    reading = context.reading
    if reading.home is None:
        return False
    foreign = speaker.kind == "country" and speaker.name != reading.knowledge.entries[reading.home].label
    return foreign or speaker.name in reading.knowledge.wordings.word_sets["aims"]["foreign bodies"]


def shows(speaker: Actor, context: Context) -> bool:
    """Return whether a thing shows something and says nothing: "the facts prove that ..."

    Args:
        speaker: the subject of the verb.
        context: what is known of words.
    """
    things = context.reading.knowledge.wordings.word_sets["cues"]["showing things"]
    return speaker.kind == "thing" and not things.isdisjoint(speaker.name.casefold().split())


def demands(clause: Clause, context: Context, lists: WordSets) -> bool:
    """Return whether a thing demands something: "the situation requires us to ...", "the outlook calls for ..."

    Args:
        clause: the clause of the verb.
        context: what is known of words.
        lists: the word lists of policies.
    """
    lemma = clause.found.cue.lemma
    calls = lemma in lists["calls of things"] and shows(clause.speaker, context)
    return clause.speaker.kind == "thing" and (calls or lemma in lists["demands of things"])


def settles(words: Sequence[Word], clause: Clause, said: Complement, lists: WordSets) -> bool:
    """Return whether a clause tells no words but what was decided: "decided that the price will stay".

    Args:
        words: the words of the sentence.
        clause: the clause of the verb.
        said: what stands behind "that".
        lists: the word lists of policies.
    """
    decides = clause.found.cue.lemma in lists["settling what will be"] and said.kind == "that"
    return decides and any(is_one_of(word, WILL) for word in words[slice(*said.region)])
