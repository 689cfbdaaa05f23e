"""Says what place each cue of a sentence has: which lead, which go on, which stand in what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.finding.clauses.complements import complements_of
from kg.finding.clauses.cues import FoundCue
from kg.finding.clauses.verbs import is_finite, is_progressive
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

SPEECH_ENDS = (",", '"', "''", "?", "!")
CLOSING_MARKS = ('"', "''")
OPENING_SPEECH = ("that", ":", '"', "``", "how")
"""Behind a verb with one of these what was said stands behind the verb, not before it."""
BEHIND_SPEECH = (",", ".", ";", "and", "in", "at", "on", "during", "when")
BEFORE_HEARERS = ("with", "to")
"""With these how and to whom it was said may follow, before "that" or the end."""
NEAR = 6
"""A verb so near behind a nested cue belongs to that cue's clause."""


@dataclass(frozen=True, slots=True)
class PlacedCue:
    """A cue and its place.

    Args:
        cue: the cue.
        place: fronted ("Saying that ..., he ..."), main, chained (", adding that ..."),
            joined ("and called on ..."), behind ("..., he said") or nested (inside what somebody said).
    """

    cue: FoundCue
    place: str


def place_cues(words: Sequence[Word], cues: Sequence[FoundCue], end: int, lists: WordSets) -> list[PlacedCue]:
    """Return each cue with its place; those that govern nothing are left out.

    Args:
        words: the words of the sentence.
        cues: the verbs that may be cues, in order.
        end: where the sentence ends.
        lists: the word lists of policies.
    """
    placed: list[PlacedCue] = []
    main = _main_after_fronted(words, cues)
    for cue in cues:
        takes = bool(complements_of(words, cue.cue, cue.after, end, lists))
        place = _place(words, cue, placed, end, takes, cue is main)
        if place == "behind":
            placed = [_nested_before(one, cue) for one in placed]
        if place:
            placed.append(PlacedCue(cue, place))
    return placed


def _nested_before(one: PlacedCue, closing: FoundCue) -> PlacedCue:
    """Return a cue that stands in what "..., he said" closes."""
    inside = one.cue.verb < closing.first and one.place != "fronted"
    return replace(one, place="nested") if inside else one


def _main_after_fronted(words: Sequence[Word], cues: Sequence[FoundCue]) -> FoundCue | None:
    """Return the cue of the main clause behind "Saying that ...": the first of a person, else the first."""
    if not cues or not cues[0].participle or cues[0].first > 1:
        return None
    behind = [cue for cue in cues[1:] if cue.own_subject and cue.first and words[cue.first - 1].lower == ","]
    people = (cue for cue in behind if _is_of(cue, ("person",)))
    return next(people, behind[0] if behind else None)


def _is_of(cue: FoundCue, kinds: Sequence[str]) -> bool:
    """Whether the subject of a cue is an actor of one of some kinds."""
    return cue.subject is not None and cue.subject.kind in kinds


def _place(
    words: Sequence[Word], cue: FoundCue, placed: Sequence[PlacedCue], end: int, takes: bool, is_main: bool
) -> str:
    """Return the place of a cue behind those placed before, an empty text where it governs nothing."""
    current = next((one for one in reversed(placed) if one.place != "nested"), None)
    if cue.participle:
        return _participle_place(words, cue, current) if takes else ""
    if is_main or current is None:
        return _leading_place(words, cue, end, takes)
    if _closes_speech(words, cue, end) and (cue.after >= end or _is_of(cue, ("person", "group"))):
        return "behind"
    if not takes or _follows_object(words, cue):
        return ""
    if cue.own_subject:
        return "main" if current.place != "fronted" and _opens_beside(words, cue) else "nested"
    return "joined" if _is_joined(words, cue, current.cue, placed[-1]) else "nested"


def _leading_place(words: Sequence[Word], cue: FoundCue, end: int, takes: bool) -> str:
    """Return the place of a cue that no other governs."""
    if _closes_speech(words, cue, end) and not (takes and _opens_clause(words, cue)):
        return "behind"
    if not takes:
        return ""
    if cue.own_subject:
        return "nested" if cue.relative else "main"
    # "The Board will sell bonds and is keeping its policy of ..."
    goes_on = words[cue.verb].tag == "VBG" and is_progressive(words, cue.verb)
    tells = _is_finite(words, cue) or (goes_on and "work" not in cue.cue.puts_forward)
    return "main" if tells and cue.first > 1 else ""


def _opens_clause(words: Sequence[Word], cue: FoundCue) -> bool:
    """Whether nothing that was said stands before a cue, and "that" behind it: "Still, he said on Monday that ..." """
    before = any(is_finite(word) or word.tag == "MD" for word in words[: cue.first])
    return not before and any(is_word(word, "that") for word in words[cue.after : cue.after + NEAR])


def _is_finite(words: Sequence[Word], cue: FoundCue) -> bool:
    return words[cue.verb].tag in ("VBD", "VBZ", "VBP")


def _participle_place(words: Sequence[Word], cue: FoundCue, current: PlacedCue | None) -> str:
    if cue.first <= 1 and current is None:
        return "fronted"
    if current is not None and "work" in cue.cue.puts_forward and _lists(words, current.cue, cue):
        return ""
    before = words[cue.first - 1].lower
    if before not in (",", ";", "and") and words[cue.first].lower not in (",", "and"):
        return "nested"
    goes_on = current is not None and current.place == "fronted" and current.cue.participle
    return "fronted" if goes_on else "chained"


def _lists(words: Sequence[Word], current: FoundCue, cue: FoundCue) -> bool:
    """Whether a participle is an item of a list: "set forth tasks for mending roads, expanding the output and ..." """
    between = range(current.after + 1, cue.first)
    return any(
        words[at].tag == "VBG" and words[at - 1].lower in ("for", "of", "in", "on", "to", ",")
        for at in between
    )


def _closes_speech(words: Sequence[Word], cue: FoundCue, end: int) -> bool:
    """Whether a cue closes what was said before it: "..., he said." """
    # "The roof leaks," he instructed: behind a quotation any verb of saying closes it
    whole = cue.first > 1 and words[cue.first - 2].lower in (",", "?", "!", ".")
    marked = (
        whole
        and words[cue.first - 1].lower in CLOSING_MARKS
        and not {"that", "colon"}.isdisjoint(cue.cue.says)
    )
    if not cue.own_subject or not ("quoted" in cue.cue.says or marked) or cue.first < 2:
        return False
    if any(is_one_of(word, ("than",)) for word in words[cue.first : cue.verb]):
        return False  # "more slowly than the Board had expected"
    follows = words[cue.after].lower if cue.after < len(words) else "."
    before = words[cue.first - 1].lower
    if before in CLOSING_MARKS and follows not in OPENING_SPEECH:
        return True
    ahead = words[cue.after : cue.after + NEAR]
    to_hearers = follows in BEFORE_HEARERS and not any(is_one_of(word, ("that", ":")) for word in ahead)
    return before in SPEECH_ENDS and (cue.after >= end or follows in BEHIND_SPEECH or to_hearers)


def _follows_object(words: Sequence[Word], cue: FoundCue) -> bool:
    """Whether a cue's clause is about what stands before: "the report which he ..." """
    behind_object = cue.first > 0 and words[cue.first - 1].lower in ("which", "whom")
    return cue.own_subject and not cue.relative and behind_object


def _opens_beside(words: Sequence[Word], cue: FoundCue) -> bool:
    """Whether a cue with a subject of its own opens a clause beside the one before, not inside it."""
    if cue.relative or cue.subject is None or cue.first == 0:
        return False
    before = words[cue.first - 1].lower
    goes_on = before == "and" and words[cue.verb].tag == "VBD" and _is_of(cue, ("person",))
    return before == ";" or goes_on


def _is_joined(words: Sequence[Word], cue: FoundCue, current: FoundCue, last: PlacedCue) -> bool:
    """Whether a verb without a subject shares that of the cue before: "said that ... and called on ..." """
    verb = words[cue.verb]
    if not _is_finite(words, cue) and verb.lower != verb.lemma:
        return False
    told_in_past = words[current.verb].tag in ("VBD", "VBN")
    if current.participle or (verb.tag == "VBD") != told_in_past or _goes_on_inside(words, cue, current):
        return False
    return last.place != "nested" or cue.verb - last.cue.after >= NEAR


def _goes_on_inside(words: Sequence[Word], cue: FoundCue, current: FoundCue) -> bool:
    """Whether a verb goes on with what another did: "said that Pak visited the mill and indicated ways"."""
    at = current.after
    if at + 2 >= cue.verb or not is_word(words[at], "that") or not is_one_of(words[cue.verb - 1], ("and",)):
        return False
    if cue.after < len(words) and is_word(words[cue.after], "that"):
        return False
    at += 1 + is_one_of(words[at + 1], ("the",))
    mention = words[at].mention
    does = is_tagged(words[at + 1], ("VBD",)) and not is_one_of(words[at + 1], ("was", "were", "had"))
    other = mention is None or current.subject is None or mention.name != current.subject.name
    return (
        does
        and other
        and ((mention is not None and mention.kind in ("person", "post")) or words[at].tag == "NNP")
    )
