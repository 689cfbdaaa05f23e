"""Somebody who is charged with something, and how the words for him and for his task end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.finding.agents import may_act
from kg.finding.clauses import Region, sentence_end
from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.verbs import behind_adverbs, find_infinitive, is_adjectival
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading import Reading
from kg.reading.words import Word

LONGEST_GROUP = 34
"""So many words may stand between "for" and "to"."""
IN_NAMES = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS")
MARKS = (",", ";", ":", "and", "that", "as", "while")
LINKS = ("of", "on", "to", "for", "in")
LONGEST_SUBJECT = 7
"""So many words may stand between "and" and the "should" of another clause."""
OPENS_INSERTION = ("IN", "JJ", "VBG", "VBN", "RB")
"""Such words open an insertion between a subject and its verb: ", conscious of their duty,"."""
VERBS = ("VB", "VBP", "VBZ", "VBD", "VBG", "TO")
INSERTED = 8
"""So many words at most stand between the commas of ", he said," or ", as the speaker put it,"."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Somebody who is charged with something.

    Args:
        group: the words for who must do it.
        action: the words for what.
        rule: the rule that found it.
        told: whether a verb such as "instructed" tells that the words are for somebody, be his name unknown.
    """

    group: Region
    action: Region
    rule: str
    told: bool = False


class ChargeReader:
    """The words of a sentence, and how those for somebody and for his task end in it.

    Args:
        words: the words of the sentence.
        reading: the document.
    """

    def __init__(self, words: Sequence[Word], reading: Reading) -> None:
        self.words, self.end, self.reading = words, sentence_end(words), reading
        sets = reading.knowledge.wordings.word_sets
        self.lists: WordSets = sets["aims"]
        self.courses: WordSets = sets["policies"]
        self.modals = reading.knowledge.language.modals

    def action(self, start: int) -> Region:
        """Return the words for what is to be done from a place on."""
        end = clause_end(self.words, start, self.end)
        besides = (at for at in range(start + 1, end - 1) if self._opens_other(at))
        return start, next(besides, end)

    def _opens_other(self, at: int) -> bool:
        """Whether another clause begins at a mark: ", while making ...", "and the army should ..." """
        words = self.words
        if is_one_of(words[at], (",",)):
            return is_one_of(words[at + 1], ("while",))
        if not is_one_of(words[at], ("and",)):
            return False
        if is_one_of(words[at + 1], ("for", "on")) and at + 3 < self.end:
            to = find_infinitive(words, at + 2, min(at + LONGEST_SUBJECT + 2, self.end), self.courses)
            return to is not None and may_act(words[at + 2 : to], self.reading)
        ahead = words[at + 1 : min(at + 1 + LONGEST_SUBJECT, self.end)]
        verb = next((place for place, word in enumerate(ahead) if is_tagged(word, ("MD", *VERBS))), None)
        return (
            verb is not None
            and verb > 0
            and is_one_of(ahead[verb], self.modals.duty)
            and ahead[0].tag != "RB"
        )

    def group(self, start: int, least: int = 0) -> Region:
        """Return the words for somebody from a place on.

        Args:
            start: the place of the first.
            least: so many words belong to it whatever they are.
        """
        places = range(start + least, self.end)
        ends = (at for at in places if ends_group(self.words[at]) and not is_adjectival(self.words, at))
        end = next(ends, self.end)
        return start, end - is_tagged(self.words[end - 1], ("CC",))

    def clause_start(self, at: int) -> int:
        """Return where the words before a place begin that no mark and no "that" parts from it."""
        while at > 0 and self.words[at - 1].lower not in (";", "that", ":", ","):
            at -= 1
        return at


def noun_phrase_before(words: Sequence[Word], at: int) -> Region:
    """Return the noun phrase before "which" or "who": "the State Governments, which will be required to".

    Args:
        words: the words of the sentence.
        at: the place of the pronoun.
    """
    end = at - is_one_of(words[at - 1], (",",))
    start = end
    while start > 0 and (
        words[start - 1].mention is not None
        or is_tagged(words[start - 1], IN_NAMES)
        or (1 < start < end and is_one_of(words[start - 1], LINKS) and words[start - 2].tag.startswith("NN"))
    ):
        start -= 1
    return start, end


def with_groups_before(words: Sequence[Word], start: int, reading: Reading) -> int:
    """Return where a list of groups starts whose last starts at a place: "the Party, the army and all the people".

    Args:
        words: the words of the sentence.
        start: where the last group starts.
        reading: the document.
    """
    last = start
    while start > 1 and is_one_of(words[start - 1], (",", "and")):
        before = max(_behind_mark(words, start - 1), 0)
        part = words[before : start - 1]
        if any(is_tagged(one, ("VB", "VBZ", "MD", "TO")) for one in part):
            # "send men to A and B and some of them should": the first "and" joins what stands before the list
            joined = is_one_of(words[start - 1], ("and",)) and not is_one_of(words[start - 2], (",",))
            return last if joined else start
        if (
            not part
            or is_tagged(part[0], ("VBG",))
            or not may_act(part, reading)
            or any(is_tagged(one, ("VBD",)) for one in part)
        ):
            break
        start = before
    return start


def _behind_mark(words: Sequence[Word], at: int) -> int:
    """Return the place behind the last mark or joining word before a place."""
    return next((place + 1 for place in range(at - 1, -1, -1) if is_one_of(words[place], MARKS)), 0)


def leads_to_action(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether "to" and a verb stand at a place.

    Args:
        words: the words of the sentence.
        at: the place.
        end: where the sentence ends.
    """
    verb = behind_adverbs(words, at + 1, end)
    return verb < end and is_one_of(words[at], ("to",)) and is_tagged(words[verb], ("VB", "VBP"))


def ends_group(word: Word) -> bool:
    """Return whether a word cannot stand in the words for who has a duty."""
    return word.mention is None and (
        word.tag.startswith(("V", "MD", "W", "TO")) or word.lower in (",", ";", ".", "in", "that", "as")
    )


def before_insertion(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a stretch ends before ", he said,", its own end where nothing is inserted at its end.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends, at the latest.
    """
    if end - 1 <= start or not is_one_of(words[end - 1], (",",)):
        return end
    comma = find_word(words, max(start + 1, end - 2 - INSERTED), end - 1, (",",))
    inserted = words[comma + 1 : end - 1] if comma is not None else []
    says = any(is_tagged(word, ("VBD", "VBZ", "VBP")) for word in inserted)
    return comma if comma is not None and says else end
