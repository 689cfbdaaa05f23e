"""Cuts a sentence into what the report tells and what each cue governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.finding.complements import Complement, Lists, complements_of
from kg.finding.context import Actor, Context
from kg.finding.coordination import Region
from kg.finding.cues import FoundCue, find_cues
from kg.finding.subjects import main_clause, main_subject, opening_subject
from kg.reading.words import Word


@dataclass(frozen=True)
class Clause:
    """A cue with all that it governs.

    Args:
        found: the cue.
        speaker: who says or puts forward.
        region: what the cue governs; for "..., he said" what stands before.
        complements: what it takes there.
        place: fronted, main, chained, joined, behind (what was said) or nested (inside what somebody said).
    """

    found: FoundCue
    speaker: Actor
    region: Region
    complements: tuple[Complement, ...]
    place: str

    @property
    def said(self) -> Complement | None:
        """What was said, where the cue says something."""
        says = self.found.cue.says
        told = "somebody that" in says
        return next(
            (one for one in self.complements if one.kind in says or (told and one.kind == "that")), None
        )


def read_clauses(words: Sequence[Word], context: Context, lists: Lists) -> list[Clause]:
    """Return the clauses of a sentence that a cue governs, in order.

    Args:
        words: the words of the sentence.
        context: who is meant by pronouns here.
        lists: the word lists of policies.
    """
    cues = find_cues(words, context)
    end = sentence_end(words)
    ranked = _ranked(words, cues, end, lists)
    if ranked and ranked[0][1] == "fronted" and not any(place in ("main", "behind") for _, place in ranked):
        return _without_main_cue(words, ranked, context, end, lists)
    clauses = [_clause(words, ranked, number, context, end, lists) for number in range(len(ranked))]
    return [clause for clause in clauses if clause is not None]


def _without_main_cue(
    words: Sequence[Word], ranked: Sequence[tuple[FoundCue, str]], context: Context, end: int, lists: Lists
) -> list[Clause]:
    """Return the clauses of a sentence whose main verb is no cue: "Noting that ..., he analysed the situation"."""
    fronted = [one for one in ranked if one[1] == "fronted"]
    found = main_clause(words, context, fronted[-1][0].after, end)
    if found is None:
        clauses = [_clause(words, ranked, number, context, end, lists) for number in range(len(ranked))]
        return [clause for clause in clauses if clause is not None]
    begin, speaker = found
    before = [
        (replace(cue, subject=speaker, own_subject=False), place) if place == "fronted" else (cue, place)
        for cue, place in ranked
        if cue.verb < begin
    ]
    behind = [(cue, place) for cue, place in ranked if cue.verb >= begin]
    behind = [
        (replace(cue, subject=speaker), place) if place == "chained" else (cue, place)
        for cue, place in behind
    ]
    clauses = [_clause(words, before, number, context, begin, lists) for number in range(len(before))]
    clauses += [_clause(words, behind, number, context, end, lists) for number in range(len(behind))]
    return [clause for clause in clauses if clause is not None]


def sentence_end(words: Sequence[Word]) -> int:
    """Return the place behind the last word that is no stop."""
    end = len(words)
    while (
        end > 0
        and words[end - 1].mention is None
        and words[end - 1].lower in (".", "!", "?", "..", ";", ",", '"', "''")
    ):
        end -= 1
    return end


def _ranked(
    words: Sequence[Word], cues: Sequence[FoundCue], end: int, lists: Lists
) -> list[tuple[FoundCue, str]]:
    """Return each cue with its place; those that govern nothing are left out."""
    ranked: list[tuple[FoundCue, str]] = []
    main = _main_after_fronted(words, cues, end)
    for number, cue in enumerate(cues):
        place = _place(words, cue, ranked, end, lists, cue is main)
        if place == "behind":
            ranked = [
                (one, "nested" if one.verb < cue.first and old != "fronted" else old) for one, old in ranked
            ]
        if place:
            ranked.append((cue, place))
        del number
    return ranked


def _main_after_fronted(words: Sequence[Word], cues: Sequence[FoundCue], end: int) -> FoundCue | None:
    """Return the cue of the main clause behind "Saying that ..., ": the first whose subject is a person, else the first."""
    if not cues or not cues[0].participle or cues[0].first > 1:
        return None
    behind = [
        cue for cue in cues[1:] if cue.own_subject and cue.first > 0 and words[cue.first - 1].lower == ","
    ]
    people = [cue for cue in behind if cue.subject is not None and cue.subject.kind == "person"]
    return next(iter(people or behind), None)


def _place(
    words: Sequence[Word],
    cue: FoundCue,
    ranked: Sequence[tuple[FoundCue, str]],
    end: int,
    lists: Lists,
    is_main: bool,
) -> str:
    current = next((one for one, place in reversed(ranked) if place != "nested"), None)
    place = next((place for one, place in reversed(ranked) if place != "nested"), "")
    takes = bool(complements_of(words, cue.cue, cue.after, end, lists))
    if cue.participle:
        return _participle_place(words, cue, current, place, takes)
    if is_main or current is None:
        if cue.own_subject and _is_behind(words, cue, end):
            return "behind"
        if not takes:
            return ""
        if cue.own_subject:
            return "nested" if cue.relative else "main"
        return "main" if words[cue.verb].tag in ("VBD", "VBZ", "VBP") and cue.first > 1 else ""
    if (
        cue.own_subject
        and _is_behind(words, cue, end)
        and cue.subject is not None
        and cue.subject.kind in ("person", "group")
    ):
        return "behind"
    if not takes or (
        cue.own_subject and not cue.relative and cue.first and words[cue.first - 1].lower in ("which", "whom")
    ):
        return ""
    if cue.own_subject:
        return "main" if place != "fronted" and _goes_on(words, cue, current) else "nested"
    return "joined" if _is_joined(words, cue, current, ranked) else "nested"


def _participle_place(
    words: Sequence[Word], cue: FoundCue, current: FoundCue | None, place: str, takes: bool
) -> str:
    if not takes:
        return ""
    if cue.first <= 1 and current is None:
        return "fronted"
    if words[cue.first - 1].lower not in (",", ";") and not (
        words[cue.first].lower in (",", "and") or words[cue.first - 1].lower == "and"
    ):
        return "nested"
    if place == "fronted" and current is not None and current.participle:
        return "fronted"
    return "chained"


def _is_behind(words: Sequence[Word], cue: FoundCue, end: int) -> bool:
    """Whether a cue closes what was said before it: "..., he said." """
    if "quoted" not in cue.cue.says or cue.first < 3:
        return False
    before = words[cue.first - 1].lower
    follows = words[cue.after].lower if cue.after < len(words) else "."
    if before not in (",", '"', "''", "?", "!"):
        return False
    return cue.after >= end or follows in (",", ".", ";", "and", "in", "at", "on", "during", "when")


def _goes_on(words: Sequence[Word], cue: FoundCue, current: FoundCue) -> bool:
    """Whether a cue with a subject of its own opens a clause beside the one before, not inside it."""
    if cue.relative or cue.subject is None or cue.first == 0:
        return False
    before = words[cue.first - 1].lower
    if before == ";":
        return True
    return before == "and" and cue.subject.kind == "person" and words[cue.verb].tag == "VBD"


def _is_joined(
    words: Sequence[Word], cue: FoundCue, current: FoundCue, ranked: Sequence[tuple[FoundCue, str]]
) -> bool:
    """Whether a verb without a subject shares that of the cue before: "said that ... and called on ..." """
    if words[cue.verb].tag not in ("VBD", "VBZ", "VBP") and words[cue.verb].lower != words[cue.verb].lemma:
        return False
    if current.participle or (words[cue.verb].tag == "VBD") != (words[current.verb].tag in ("VBD", "VBN")):
        return False
    last, place = ranked[-1]
    return not (place == "nested" and cue.verb - last.after < 6)


def _clause(
    words: Sequence[Word],
    ranked: Sequence[tuple[FoundCue, str]],
    number: int,
    context: Context,
    end: int,
    lists: Lists,
) -> Clause | None:
    found, place = ranked[number]
    speaker = _speaker(words, ranked, number, context)
    if speaker is None:
        return None
    limit = _limit(words, ranked, number, end)
    if place == "behind":
        region = (_begin(ranked, number), found.first)
        return Clause(
            found, speaker, _trimmed(words, region), (Complement("quoted", _trimmed(words, region)),), place
        )
    region = (found.after, _trimmed(words, (found.after, limit))[1])
    complements = tuple(complements_of(words, found.cue, *region, lists))
    if not complements:
        return None
    kept = tuple(replace(one, region=_trimmed(words, one.region)) for one in complements)
    return Clause(found, speaker, region, kept, place)


def _begin(ranked: Sequence[tuple[FoundCue, str]], number: int) -> int:
    """Return where the words before "he said" begin: behind the clause before it."""
    before = [one for one, place in ranked[:number] if place in ("main", "joined", "behind")]
    return before[-1].after if before and ranked[number - 1][1] == "behind" else 0


def _limit(words: Sequence[Word], ranked: Sequence[tuple[FoundCue, str]], number: int, end: int) -> int:
    """Return where what a cue governs ends: before the next cue of the same level."""
    nested = ranked[number][1] == "nested"
    for later, place in ranked[number + 1 :]:
        if place == "nested" and not nested:
            continue
        if place == "behind":
            continue
        return later.first if later.own_subject or later.participle else _before_adverbs(words, later.verb)
    return min([end, *(one.first for one, place in ranked[number + 1 :] if place == "behind" and nested)])


def _before_adverbs(words: Sequence[Word], verb: int) -> int:
    while verb > 0 and words[verb - 1].mention is None and words[verb - 1].tag.startswith("RB"):
        verb -= 1
    return verb


def _speaker(
    words: Sequence[Word], ranked: Sequence[tuple[FoundCue, str]], number: int, context: Context
) -> Actor | None:
    found, place = ranked[number]
    if found.subject is not None:
        return found.subject
    if found.own_subject:
        return None
    if place == "fronted":
        later = [
            one.subject
            for one, other in ranked[number + 1 :]
            if other in ("main", "behind") and one.subject is not None
        ]
        return later[0] if later else main_subject(words, context, found.after)
    before = [one.subject for one, other in ranked[:number] if other != "nested" and one.subject is not None]
    return (
        before[-1]
        if before
        else main_subject(words[: found.verb], context, 0) or opening_subject(words[: found.verb], context)
    )


def _trimmed(words: Sequence[Word], region: Region) -> Region:
    """Return a stretch without marks and joining words at its ends."""
    start, end = region
    while (
        start < end
        and words[start].mention is None
        and words[start].lower in (",", ";", ":", '"', "''", "``", "-", "--")
    ):
        start += 1
    while (
        end > start
        and words[end - 1].mention is None
        and (words[end - 1].lower in (",", ";", '"', "''", "``", "and", "but", "while", "-", "--", ":"))
    ):
        end -= 1
    return start, end
