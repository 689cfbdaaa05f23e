"""The words by which something is said: the verb with its auxiliaries and adverbs, and the colon behind it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.cues import FoundCue
from kg.finding.making import Span
from kg.finding.phrases import is_one_of
from kg.reading.words import Word

AUXILIARIES = frozenset(("has", "have", "had", "'s", "'ve", "'d"))


def cue_stretch(words: Sequence[Word], found: FoundCue) -> Span:
    """Return where the words of a cue start and end in the clean text.

    Args:
        words: the words of the sentence.
        found: the cue.
    """
    first = found.verb
    while first > found.first and _belongs_to_verb(words, first - 1, found):
        first -= 1
    # Behind an inverted cue the speaker stands up to its end: the cue is the verb alone.
    last = found.verb + len(found.cue.lemma.split()) if found.inverted else found.after
    # "told reporters" tells whom too.
    last -= last > found.verb + 1 and words[last - 1].tag == "NNS"
    last += last < len(words) and words[last].lower == ":"
    return words[first].start, words[last - 1].end


def _belongs_to_verb(words: Sequence[Word], at: int, found: FoundCue) -> bool:
    word = words[at]
    if word.mention is not None or (found.named is not None and at < found.named[1]):
        return False
    return word.tag.startswith("RB") or is_one_of(word, AUXILIARIES)
