"""Says who did what a happening tells: the subject of its verb, or whom thanks and blame are given to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.finding.clauses.references import as_worded
from kg.finding.clauses.regions import Region
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import before_adverbs, is_finite
from kg.finding.context import Actor, Context
from kg.finding.happenings.agents import NAMING, PAST_TOO, RELATIVES, acting, agent_of, both_of, participle_of
from kg.finding.happenings.subjects import list_begin
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.reading import Sentence
from kg.reading.words import Word

PRONOUNS = ("he", "she", "it", "they", "we")
NOUN_PHRASE = ("NN", "NNS", "NNP", "NNPS", "JJ", "DT", "CD", "HYPH", "VBN")
THEN = ("then", "next", "later", "afterwards", "meanwhile", "earlier")
INSERTED = ("WDT", "WP", "IN", "VBG", "VBN", "RB", "DT", "NN", "JJ", "TO")
"""With a word of these tags an insertion behind a comma begins."""


class Doers:
    """Who did what is told in the sentences of a document.

    Args:
        sentences: its sentences.
        heard: by the number of each sentence, what is known of who is meant in it.
    """

    def __init__(self, sentences: Sequence[Sentence], heard: Mapping[int, Context]) -> None:
        self.sentences, self.heard = sentences, heard

    def doer(self, sentence: Sentence, start: int, end: int) -> Actor | None:
        """Return who did what a stretch of words tells, None where nobody is named.

        Args:
            sentence: the sentence.
            start: the place of the first word of the wording.
            end: the place behind the last word of the clause.
        """
        words, context = sentence.words, self.heard.get(sentence.number)
        verb = next((at for at in range(start, end) if _is_verb(words[at])), None)
        if verb is None or context is None:
            return None
        participle = participle_of(words, verb, end)
        if participle is not None:
            return agent_of(words, participle, end, context)
        return self._subject(sentence, verb, context)

    def agent(self, sentence: Sentence, start: int, end: int) -> Actor | None:
        """Return whom "by" names in a noun phrase: "the air strike by Laos", "the test conducted by the ministry".

        Args:
            sentence: the sentence.
            start: the place of the first word of the wording.
            end: the place behind the last word of the phrase.
        """
        context = self.heard.get(sentence.number)
        return agent_of(sentence.words, start, end, context) if context is not None else None

    def thanked(self, sentence: Sentence, place: int) -> Actor | None:
        """Return who did what thanks are given for: "thanked Laos for sending rice".

        Args:
            sentence: the sentence.
            place: the place of the gerund.
        """
        words, context = sentence.words, self.heard.get(sentence.number)
        if context is None or place < 2 or not is_one_of(words[place - 1], ("for",)):
            return None
        start = end = place - 1
        while start > 0 and (words[start - 1].mention is not None or words[start - 1].tag in NOUN_PHRASE):
            start -= 1
        while start > 1 and is_one_of(words[start - 1], ("and",)) and words[start - 2].mention is not None:
            start -= 2
        if start >= end:
            return None
        found = both_of(words, (start, end)) or subject_of(words, (start, end), context)
        return found if found is not None and found.name else None

    def owner(self, sentence: Sentence, place: int) -> Actor | None:
        """Return whom "his" or "her" before a noun means: the person of whom the sentence tells, or the last told of.

        Args:
            sentence: the sentence.
            place: the place of the word.
        """
        context = self.heard.get(sentence.number)
        if context is None or not is_one_of(sentence.words[place], ("his", "her", "their")):
            return None
        verb = _verb_before(sentence.words, place)
        subject = self._subject(sentence, verb, context) if verb is not None else None
        if is_one_of(sentence.words[place], ("their",)):
            return subject if subject is not None and subject.kind == "group" else None
        return subject if subject is not None and subject.kind == "person" else context.person

    def _subject(self, sentence: Sentence, verb: int, context: Context) -> Actor | None:
        """Return the subject of a verb, that of the verb before it where it has none of its own."""
        words = sentence.words
        blamed = self.thanked(sentence, _having(words, verb))
        if blamed is not None:
            return blamed
        at: int | None = verb
        while at is not None:
            first = _compound_start(words, at)
            tells = is_finite(words[at]) or _is_told_past(words, at)
            region = subject_region(words, first) if tells else (at, at)
            inserted = _parted_subject(words, region[0])
            if inserted is not None:
                region = inserted
            if region[0] < region[1] and not is_one_of(words[region[0]], RELATIVES):
                return self._named(sentence, region, context)
            relative = region[0] if region[0] < region[1] else region[0] - 1
            if relative > 0 and is_finite(words[at]) and is_one_of(words[relative], RELATIVES):
                return self._antecedent(sentence, relative, context)
            at = _verb_before(words, at)
        return None

    def _named(self, sentence: Sentence, region: Region, context: Context) -> Actor | None:
        """Return whom the words of a subject mean: two names, somebody told before, or who is named."""
        words = sentence.words
        if region[1] - region[0] > 1 and is_one_of(words[region[0]], THEN):
            region = (region[0] + 1, region[1])
        if region[1] - region[0] == 1 and is_one_of(words[region[0]], PRONOUNS):
            before = self._meant_by(sentence, region[0], context)
            return before or acting(subject_of(words, region, context))
        cut = find_word(words, *region, ("headed", "led", "accompanied"))
        region = (region[0], cut) if cut is not None and cut > region[0] else region
        found = both_of(words, region) or acting(subject_of(words, region, context))
        begin = list_begin(words, region)
        if found is not None and found.kind == "group" and begin < region[0]:
            return as_worded(words, (begin, region[1]), context, "group")
        return found

    def _meant_by(self, sentence: Sentence, pronoun: int, context: Context) -> Actor | None:
        """Return whom "they" or "it" means: the last such subject before it, in its sentence or in the one before."""
        words = sentence.words
        many = is_one_of(words[pronoun], ("they",))
        if not many and not is_one_of(words[pronoun], ("it",)):
            return None
        before = [one for one in self.sentences if sentence.number - 2 <= one.number < sentence.number]
        for one, stop in ((sentence, pronoun), *((one, len(one.words)) for one in reversed(before))):
            for at in (at for at in range(stop - 1, 0, -1) if is_finite(one.words[at])):
                region = subject_region(one.words, at)
                if region[0] < region[1] and not is_one_of(one.words[region[0]], (*PRONOUNS, *RELATIVES)):
                    found = both_of(one.words, region) or acting(
                        subject_of(one.words, region, self.heard.get(one.number, context))
                    )
                    if found is not None and (found.kind in (("group",) if many else ("country", "body"))):
                        return found
        return None

    def _antecedent(self, sentence: Sentence, relative: int, context: Context) -> Actor | None:
        """Return whom "which" or "who" stands for; for "is a state which" the subject of "is"."""
        words = sentence.words
        copula = _copula(words, relative)
        if copula is not None:
            return self._subject(sentence, copula, context)
        end = start = relative - is_one_of(words[relative - 1], (",",))
        while start > 0 and (words[start - 1].mention is not None or words[start - 1].tag in NOUN_PHRASE):
            start -= 1
        whole = (start, end)
        if 0 < start < end < relative and is_one_of(words[start - 1], ("of",)):
            whole = subject_region(words, end)  # "Young people of the DPRK, who ..."
        regions = (region for region in (whole, (start, end)) if region[0] < region[1])
        return next(filter(None, (acting(subject_of(words, region, context)) for region in regions)), None)


def _is_verb(word: Word) -> bool:
    return is_finite(word) or is_tagged(word, ("VBN", "VBG", "VB"))


def _is_told_past(words: Sequence[Word], at: int) -> bool:
    """Whether what is tagged as a participle is the past tense of the only verb before: "The singers left"."""
    behind_noun = at > 0 and (words[at - 1].mention is not None or words[at - 1].tag.startswith("NN"))
    return behind_noun and is_one_of(words[at], PAST_TOO) and _verb_before(words, at) is None


def _having(words: Sequence[Word], verb: int) -> int:
    """Return the place of the "having" before a participle, that of the verb where none stands there."""
    back = before_adverbs(words, verb)
    return back if back > 0 and is_one_of(words[back], ("having",)) else verb


def _compound_start(words: Sequence[Word], verb: int) -> int:
    """Return the place of the first part of a verb with hyphens: "test-fired"."""
    while verb > 1 and words[verb - 1].text == "-" and words[verb - 1].end == words[verb].start:
        verb -= 2
    return verb


def _verb_before(words: Sequence[Word], at: int) -> int | None:
    return next((other for other in range(at - 1, -1, -1) if is_finite(words[other])), None)


def _parted_subject(words: Sequence[Word], start: int) -> Region | None:
    """Return the subject that an insertion between commas parts from its verb: "Pak, the premier, visited"."""
    if start < 2 or not is_one_of(words[start - 1], (",",)):
        return None
    for comma in range(start - 2, 0, -1):
        if is_finite(words[comma]):
            return None
        if is_one_of(words[comma], (",",)):
            before = words[comma - 1].mention
            if before is not None and before.kind in NAMING and words[comma + 1].tag in INSERTED:
                region = subject_region(words, comma)
                return region if region[0] < region[1] else None
    return None


def _copula(words: Sequence[Word], relative: int) -> int | None:
    """Return the place of the "is" or "was" that tells of somebody what a relative clause goes on to tell."""
    at = before_adverbs(words, relative)
    while at > 0 and words[at].mention is None and words[at].tag in (*NOUN_PHRASE, "RB"):
        at -= 1
    return at if is_one_of(words[at], ("is", "are", "was", "were")) else None
