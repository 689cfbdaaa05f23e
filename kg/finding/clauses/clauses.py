"""Cuts a sentence into what the report tells and what each cue governs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.finding.clauses.according import read_according
from kg.finding.clauses.clause import Clause
from kg.finding.clauses.complement import Complement
from kg.finding.clauses.complements import complements_of
from kg.finding.clauses.contents import told_by_another
from kg.finding.clauses.cues import FoundCue, find_cues
from kg.finding.clauses.places import PlacedCue, place_cues
from kg.finding.clauses.regions import Region, sentence_end, without_marks
from kg.finding.clauses.speakers import trimmed
from kg.finding.clauses.subjects import (
    main_clause,
    main_subject,
    main_subject_words,
    opening_subject,
    without_opening,
)
from kg.finding.clauses.verbs import before_adverbs, is_finite
from kg.finding.context import Actor, Context
from kg.finding.phrases import is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

MEANT = {"he": ("person",), "she": ("person",), "it": ("body", "country"), "they": ("group",)}
"""The kinds of actors that a pronoun may mean."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """A sentence up to a place, with what is known there."""

    words: Sequence[Word]
    context: Context
    lists: WordSets
    end: int


def read_clauses(words: Sequence[Word], context: Context, lists: WordSets) -> list[Clause]:
    """Return the clauses of a sentence that a cue governs, in order.

    Args:
        words: the words of the sentence.
        context: who is meant by pronouns here.
        lists: the word lists of policies.
    """
    scope = _Scope(words, context, lists, sentence_end(words))
    placed = place_cues(words, find_cues(words, context), scope.end, lists)
    aside = list(read_according(words, context))
    if placed and placed[0].place == "fronted" and not any(one.place in ("main", "behind") for one in placed):
        return _around_plain_verb(scope, placed) + aside
    return _clauses(scope, placed) + aside


def _clauses(scope: _Scope, placed: Sequence[PlacedCue]) -> list[Clause]:
    clauses = (_clause(scope, placed, number) for number in range(len(placed)))
    return [clause for clause in clauses if clause is not None]


def _around_plain_verb(scope: _Scope, placed: Sequence[PlacedCue]) -> list[Clause]:
    """Return the clauses of "Noting that ..., he analysed the situation": the main verb is no cue."""
    fronted = [one for one in placed if one.place == "fronted"]
    found = main_clause(scope.words, scope.context, fronted[-1].cue.after, scope.end)
    if found is None:
        return _clauses(scope, placed)
    begin, speaker = found
    before = [_spoken_by(one, speaker, "fronted") for one in placed if one.cue.verb < begin]
    behind = [_spoken_by(one, speaker, "chained") for one in placed if one.cue.verb >= begin]
    return _clauses(replace(scope, end=begin), before) + _clauses(scope, behind)


def _spoken_by(one: PlacedCue, speaker: Actor, place: str) -> PlacedCue:
    """Return a cue of a place as the speaker's, any other as it is."""
    return replace(one, cue=replace(one.cue, subject=speaker)) if one.place == place else one


def _clause(scope: _Scope, placed: Sequence[PlacedCue], number: int) -> Clause | None:
    cue, place = placed[number].cue, placed[number].place
    speaker = _speaker(scope, placed, number)
    if speaker is None:
        return None
    named = _named(scope.words, placed, number, scope.context)
    if place == "behind":
        before = without_marks(scope.words, (_begin_of_speech(placed, number), cue.first))
        return Clause(cue, speaker, before, (Complement("quoted", before),), place, named)
    limit = _limit(scope, placed, number)
    if scope.context.is_press:
        limit = told_by_another(scope.words, (cue.after, limit))
    region = (cue.after, without_marks(scope.words, (cue.after, limit))[1])
    complements = complements_of(scope.words, cue.cue, *region, scope.lists)
    if not complements:
        return None
    kept = tuple(replace(one, region=without_marks(scope.words, one.region)) for one in complements)
    return Clause(cue, speaker, region, kept, place, named)


def _begin_of_speech(placed: Sequence[PlacedCue], number: int) -> int:
    """Return where the words before "he said" begin: at the start, or behind an earlier "he said"."""
    last = placed[number - 1] if number else None
    return last.cue.after if last is not None and last.place == "behind" else 0


def _limit(scope: _Scope, placed: Sequence[PlacedCue], number: int) -> int:
    """Return where what a cue governs ends: before the next cue of the same level."""
    nested = placed[number].place == "nested"
    later = placed[number + 1 :]
    following = [one.cue for one in later if one.place != "behind" and (nested or one.place != "nested")]
    if following:
        cue = following[0]
        own_begin = cue.own_subject or cue.participle
        return cue.first if own_begin else before_adverbs(scope.words, cue.verb) + 1
    if placed[number].cue.relative:
        # "Pak, who believed that the road was closed, stayed": the clause around goes on
        commas = range(placed[number].cue.after, scope.end - 1)
        closing = [at for at in commas if is_word(scope.words[at], ",") and is_finite(scope.words[at + 1])]
        return min([scope.end, *closing])
    closing = [one.cue.first for one in later if one.place == "behind" and nested]
    return min([scope.end, *closing])


def _speaker(scope: _Scope, placed: Sequence[PlacedCue], number: int) -> Actor | None:
    """Return who speaks by a cue: its subject, else that of the cue governing it, else the sentence's."""
    words, context = scope.words, scope.context
    cue, place = placed[number].cue, placed[number].place
    if cue.subject is not None or cue.own_subject:
        return _meant_here(words, placed[:number], cue) or cue.subject
    if place == "fronted":
        later = _subjects(one for one in placed[number + 1 :] if one.place in ("main", "behind"))
        return later[0] if later else main_subject(words, context, cue.after)
    before = _subjects(one for one in placed[:number] if one.place != "nested")
    if before:
        return before[-1]
    opening = words[: cue.verb]
    return main_subject(opening, context, 0) or opening_subject(opening, context)


def _meant_here(words: Sequence[Word], before: Sequence[PlacedCue], cue: FoundCue) -> Actor | None:
    """Return whom a pronoun means behind another subject of its sentence: "The bank warned ...; it asked" """
    if cue.named is None or cue.named[1] - cue.named[0] != 1 or words[cue.named[0]].mention is not None:
        return None
    kinds = MEANT.get(words[cue.named[0]].lower, ())
    own = [one.cue for one in before if one.place == "main" and one.cue.own_subject]
    found = [
        one.subject
        for one in own
        if one.subject is not None and one.subject.kind in kinds and one.subject.name
    ]
    return found[-1] if found else None


def _named(
    words: Sequence[Word], placed: Sequence[PlacedCue], number: int, context: Context
) -> Region | None:
    """Return the words that stand for who speaks by a cue: its subject's, else those of the cue that governs it."""
    cue, place = placed[number].cue, placed[number].place
    if cue.own_subject or cue.subject is not None:
        return without_marks(words, without_opening(words, *cue.named)) if cue.named else None
    others = placed[number + 1 :] if place == "fronted" else placed[:number][::-1]
    found = [one.cue.named for one in others if one.place != "nested" and one.cue.subject is not None]
    if found:
        return without_marks(words, without_opening(words, *found[0])) if found[0] else None
    told = main_subject_words(words[: cue.verb], context, cue.after if place == "fronted" else 0)
    return trimmed(words, *without_opening(words, *told[1])) if told is not None else None


def _subjects(placed: Iterable[PlacedCue]) -> list[Actor]:
    return [one.cue.subject for one in placed if one.cue.subject is not None]
