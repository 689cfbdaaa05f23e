"""Finds who will be punished, and against whom a hostile policy is: "its hostile policy toward the DPRK"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.agents import may_act
from kg.finding.clauses import Region, sentence_end
from kg.finding.clauses.boundaries import clause_end, has_subject_and_verb
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import behind_adverbs, is_passive
from kg.finding.groups import text_of, whole_name
from kg.finding.phrases import find_phrases, find_word, is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading import Reading
from kg.reading.words import Word

REACH = 4
"""So many words may stand between "hostile" and "policy"."""
OPENING = ("the", "its", "their", "this", "such", "a", "an")
TOWARDS = ("toward", "towards", "against")
RELATIVES = ("who", "which", "that")

Threat = tuple[str, Region]
"""Against whom, and the words that threaten."""


def find_punished(reading: Reading, words: Sequence[Word]) -> Iterator[Threat]:
    """Yield who will be punished: "officials who drag their feet will be held accountable".

    Args:
        reading: the document.
        words: the words of the sentence.
    """
    lists = reading.knowledge.wordings.word_sets["aims"]
    end = sentence_end(words)
    for at in range(1, end - 2):
        if not _is_punished(words, at, end, lists):
            continue
        group = _punishable(words, at)
        if may_act(words[slice(*group)], reading, told=True):
            those = is_one_of(words[group[0]], ("those",)) and words[group[0] + 1].tag.startswith("NN")
            start = group[0] + those
            named = whole_name(reading, words[start : group[1]])
            yield named, (group[0], _end_of_punishment(words, at, clause_end(words, at, end)))


def _is_punished(words: Sequence[Word], at: int, end: int, lists: WordSets) -> bool:
    """Whether "will be held responsible", "would have to answer to law" or "those who ... bear responsibility"."""
    verb = behind_adverbs(words, at + 1, end)
    modal = is_tagged(words[at], ("MD",))
    if modal and is_one_of(words[verb], ("have",)) and is_one_of(words[verb + 1], ("to",)):
        verb = behind_adverbs(words, verb + 2, end)
    if modal and is_one_of(words[verb], ("be",)):
        first = behind_adverbs(words, verb + 1, end)
        return any(found[0] == 0 for found in find_phrases(words[first : first + 3], lists["punished"]))
    # the model takes "bear" for a noun behind "the lake"
    those = is_one_of(words[at], ("bear", "face", "suffer", "answer", "pay")) and any(
        is_one_of(word, ("those",)) for word in words[:at]
    )
    verb = at if those else verb
    if not (modal or those) or verb >= end:
        return False
    return any(found[0] == 0 for found in find_phrases(words[verb : verb + 7], lists["answering to law"]))


def _end_of_punishment(words: Sequence[Word], modal: int, end: int) -> int:
    """Return where a punishment ends: before an insertion or the next clause."""
    for at in range(modal + 2, end - 1):
        if is_one_of(words[at], ("(",)):
            return at
        if is_one_of(words[at], ("and",)) and has_subject_and_verb(words, at + 1, end):
            return at
    return end


def _punishable(words: Sequence[Word], modal: int) -> Region:
    """Return the words of the subject before a modal verb, with the clause that tells who is meant."""
    start, end = subject_region(words, modal)
    while start > 1 and is_one_of(words[start - 1], RELATIVES) and words[start - 2].tag.startswith("NN"):
        start = subject_region(words, start - 1)[0]
    that = [at + 1 for at in range(start, end) if is_one_of(words[at], ("that",)) and words[at].tag == "IN"]
    return (that[-1] if that else start), end


def find_warned(reading: Reading, words: Sequence[Word]) -> Iterator[Threat]:
    """Yield what foreign state is warned: "warned Japan against any further raid".

    Args:
        reading: the document.
        words: the words of the sentence.
    """
    end = sentence_end(words)
    for at in range(end - 3):
        warns = words[at].lemma in ("warn", "threaten") and words[at].tag.startswith("V")
        target = _named(words, at + 1) if warns and not is_passive(words, at) else None
        mention = words[target].mention if target is not None else None
        if target is None or mention is None or mention.entry == reading.home:
            continue
        if target + 1 < end and is_one_of(words[target + 1], ("against", "not", "that", "of", "to")):
            yield mention.name, (at, clause_end(words, target + 1, end))


def find_postures(words: Sequence[Word], lists: WordSets) -> Iterator[Threat]:
    """Yield against whom a hostile policy is: "its hostile policy toward X", "the policy of isolating X".

    Args:
        words: the words of the sentence.
        lists: the word lists of aims.
    """
    for at in range(1, len(words) - 2):
        if not is_one_of(words[at], lists["postures"]):
            continue
        hostile = find_word(words, max(0, at - REACH), at, lists["hostile postures"])
        stifles = find_word(words, at + 2, min(at + 5, len(words) - 1), lists["stifling"])
        last = None
        if hostile is not None:
            last = _target(words, at + 1)
        elif stifles is not None and is_one_of(words[at + 1], ("of",)):
            last = _named(words, stifles + 1)
        if last is not None:
            start = hostile if hostile is not None else at
            while start > 0 and (
                is_tagged(words[start - 1], ("JJ",)) or is_one_of(words[start - 1], OPENING)
            ):
                start -= 1
            mention = words[last].mention
            yield mention.name if mention is not None else text_of(words[last : last + 1]), (start, last + 1)


def _target(words: Sequence[Word], at: int) -> int | None:
    """Return the place of the name behind "toward", which may stand behind "of the U.S."."""
    for place in range(at, min(at + REACH + 1, len(words) - 1)):
        if is_one_of(words[place], TOWARDS):
            return _named(words, place + 1)
        if not (is_one_of(words[place], ("of", "the")) or words[place].mention is not None):
            return None
    return None


def _named(words: Sequence[Word], at: int) -> int | None:
    """Return the place of the country that is named from a place on."""
    for place in range(at, min(at + REACH, len(words))):
        mention = words[place].mention
        if mention is not None:
            return place if mention.kind == "country" else None
    return None
