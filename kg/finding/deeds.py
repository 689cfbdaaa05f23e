"""Finds hostile deeds that a document tells of others: "the U.S. held war games", "X goes on with its sanctions"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses import Region
from kg.finding.clauses.regions import sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_finite
from kg.finding.parties import Party
from kg.finding.phrases import find_phrases, is_one_of, is_tagged
from kg.finding.standing import is_place
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

REACH = 16
"""So many words may stand between the verb and the deed."""


def find_deeds(
    words: Sequence[Word], parties: Sequence[Party], lists: WordSets
) -> Iterator[tuple[Party, Region]]:
    """Yield who does something hostile to the document's own side, and the words that tell it.

    Args:
        words: the words of the sentence.
        parties: those named in it.
        lists: the word lists of aims.
    """
    for at, after in find_phrases(words, lists["hostile deeds"]):
        verb = next((place for place in range(at, max(-1, at - REACH), -1) if _is_verb(words[place])), None)
        if verb is None:
            continue
        judged = lists["deploring"] | lists["denouncing"] | {"against"}
        if any(is_one_of(word, judged) for word in words[verb:at]):
            continue  # "denounced the war games", "fight against the blockade": whoever does so is no foe
        region = subject_region(words, verb)
        while region[0] == region[1] and verb > 1 and words[verb - 1].lower == "and":
            before = next((place for place in range(verb - 2, 0, -1) if is_finite(words[place])), None)
            if before is None:
                break
            verb, region = before, subject_region(words, before)
        for one in parties:
            if region[0] <= one.first < region[1] and not one.general and not is_place(words, one.first):
                yield one, (region[0], min(after + 1, sentence_end(words)))


def _is_verb(word: Word) -> bool:
    return is_finite(word) or is_tagged(word, ("MD", "VBN"))
