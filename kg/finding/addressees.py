"""Finds to whom something is addressed: thanks, greetings and messages, and what is promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.addressed import end_of_group, names_addressed
from kg.finding.aiming import make_aim
from kg.finding.charge import noun_phrase_before
from kg.finding.clauses import Clause, sentence_end, span_of
from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_passive
from kg.finding.groups import split_group
from kg.finding.making import Span
from kg.finding.phrases import find_word, is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.words import Word

BEFORE = 16
"""So many words may stand between "extended" and "thanks"."""
BEHIND = 14
"""So many words may stand between "thanks" and "to"."""
LONGEST_REASON = 9
"""A longer reason is left off what is addressed."""
IN_PHRASE = ("DT", "JJ", "JJS", "JJR", "PRP$", "NN", "NNS", "RBS", "CC", "VBN", "POS", "HYPH")


def find_addressees(reading: Reading) -> Iterator[Fact]:
    """Yield to whom thanks, greetings and messages are given.

    Args:
        reading: the document.
    """
    lists = reading.knowledge.wordings.word_sets["aims"]
    for sentence in reading.body:
        yield from _given(reading, sentence, lists)
        yield from _thanked(reading, sentence, lists)
        yield from _distributed(reading, sentence, lists)
        yield from _wished(reading, sentence, lists)
        yield from _referred(reading, sentence, lists)


def _given(reading: Reading, sentence: Sentence, lists: WordSets) -> Iterator[Fact]:
    """Yield to whom thanks and the like are given: "extended the warmest greetings to the delegates"."""
    words = sentence.words
    last = 0
    for at in range(len(words) - 2):
        if at < last or not is_one_of(words[at], lists["given"]) or not words[at].tag.startswith("NN"):
            continue
        verb = _verb_before(words, at, lists)
        to = _to_behind(words, at, lists)
        if verb is None or to is None:
            continue
        region = (to + 1, end_of_group(words, to + 1))
        begin = _begin_of_phrase(words, at, verb)
        end = region[1]
        if end < len(words) and is_one_of(words[end], ("for",)):
            reason = clause_end(words, end, sentence_end(words))  # "thanks to the donors for their help"
            end = reason if reason - end <= LONGEST_REASON else end
        told = end if end > region[1] else min(verb, to) if verb > at else to
        text = (words[begin].start, words[_without_be(words, told) - 1].end)
        quote = (words[min(verb, begin)].start, words[end - 1].end)
        for name in names_addressed(reading, sentence, region):
            last = to
            yield make_aim(reading, quote, text, "addressee", name, "aims/given")


def _without_be(words: Sequence[Word], end: int) -> int:
    """Return the place behind the words before "was" and adverbs at an end."""
    while end > 1 and (
        is_one_of(words[end - 1], ("was", "were", "is", "are", "been")) or is_tagged(words[end - 1], ("RB",))
    ):
        end -= 1
    return end


def _verb_before(words: Sequence[Word], at: int, lists: WordSets) -> int | None:
    """Return the place of the verb by which "thanks" and the like are given, None where there is none near."""
    for place in range(at - 1, max(-1, at - BEFORE), -1):
        word = words[place]
        if word.mention is None and word.tag.startswith("V") and word.lemma in lists["conveying"]:
            return place
        if is_one_of(word, (";", ".")):
            return None
    behind = range(at + 1, min(at + BEFORE, len(words)))
    return next(
        (place for place in behind if words[place].lemma in lists["conveying"] and is_passive(words, place)),
        None,
    )


def _to_behind(words: Sequence[Word], at: int, lists: WordSets) -> int | None:
    """Return the place of the "to" behind "thanks" and the like, before any other verb."""
    for place in range(at + 1, min(at + BEHIND, len(words) - 1)):
        word = words[place]
        if is_one_of(word, ("to",)):
            infinitive = is_tagged(words[place + 1], ("VB", "RB"))
            return None if infinitive else place
        stops = is_tagged(word, ("VBD", "VBZ", "VBP", "MD", "VBG", "WDT", "WP"))
        if word.mention is None and (stops or is_one_of(word, (";", ":", "that"))):
            if word.lemma in lists["conveying"] or word.lower in ("was", "were", "is"):
                continue
            return None
    return None


def _begin_of_phrase(words: Sequence[Word], at: int, verb: int) -> int:
    """Return where the noun phrase begins that ends with "thanks": "the warmest greetings and thanks"."""
    begin = at
    while begin > 0 and begin - 1 != verb and is_tagged(words[begin - 1], IN_PHRASE):
        begin -= 1
    return begin + 1 if is_tagged(words[begin], ("CC",)) else begin


def _thanked(reading: Reading, sentence: Sentence, lists: WordSets) -> Iterator[Fact]:
    """Yield whom somebody thanks, congratulates or commends."""
    words = sentence.words
    for at in range(len(words) - 1):
        word = words[at]
        told = word.mention is None and word.tag.startswith("V") and word.lemma in lists["thanking"]
        if not told or is_passive(words, at) or is_one_of(words[at + 1], ("by", "to", "on")):
            continue
        region = (at + 1, end_of_group(words, at + 1))
        end = clause_end(words, at, sentence_end(words))
        span = span_of(words, (at, max(end, region[1])))
        for name in names_addressed(reading, sentence, region):
            yield make_aim(reading, span, span, "addressee", name, "aims/thanked")


def _wished(reading: Reading, sentence: Sentence, lists: WordSets) -> Iterator[Fact]:
    """Yield to whom something good is wished: "wished the fraternal people success in their work"."""
    words = sentence.words
    for at in range(sentence_end(words) - 2):
        wishes = is_one_of(words[at], ("wish", "wishes", "wished", "wishing")) and words[at].tag.startswith(
            "V"
        )
        good = find_word(words, at + 2, min(at + BEFORE, len(words)), lists["wished"]) if wishes else None
        if good is None or any(is_one_of(word, ("to", "for", "that")) for word in words[at:good]):
            continue
        begin = good
        while begin > at + 2 and is_tagged(words[begin - 1], ("JJ", "JJR", "DT", "RB", "VBG")):
            begin -= 1
        span = span_of(words, (at, clause_end(words, at, sentence_end(words))))
        for name in names_addressed(reading, sentence, (at + 1, begin)):
            yield make_aim(
                reading, span_of(words, (at, good + 1)), span, "addressee", name, "aims/wished-well"
            )


def _distributed(reading: Reading, sentence: Sentence, lists: WordSets) -> Iterator[Fact]:
    """Yield to whom a paper is sent: "The text will be distributed to all branches", "was referred to the council"."""
    words = sentence.words
    for at in range(2, len(words) - 2):
        if not (is_one_of(words[at], lists["distributing"]) and is_one_of(words[at + 1], ("to",))):
            continue
        verb = next((place for place in range(at, 0, -1) if is_one_of(words[place], ("will", "shall"))), None)
        referred = is_one_of(words[at], lists["referred"]) and is_passive(words, at)
        if verb is None and not referred:
            continue
        subject = subject_region(words, at if verb is None else verb)
        if 1 < subject[0] == subject[1] and is_one_of(words[subject[0] - 1], ("which", "that")):
            subject = noun_phrase_before(words, subject[0] - 1)
        region = (at + 2, end_of_group(words, at + 2))
        if subject[0] < subject[1]:
            text = span_of(words, subject)
            for name in names_addressed(reading, sentence, region):
                quote = (text[0], words[region[1] - 1].end)
                yield make_aim(reading, quote, text, "addressee", name, "aims/distributed")


def _referred(reading: Reading, sentence: Sentence, lists: WordSets) -> Iterator[Fact]:
    """Yield to whom somebody refers a matter: "referred the draft to the committee for deliberation"."""
    words = sentence.words
    for at in range(sentence_end(words) - 3):
        refers = is_one_of(words[at], lists["referring"]) and is_tagged(words[at], ("VBD", "VBZ", "VB"))
        to = find_word(words, at + 2, min(at + BEHIND, len(words) - 1), ("to",)) if refers else None
        if to is None or not is_tagged(words[at + 1], ("DT", "PRP$", "NN", "NNS", "JJ", "NNP")):
            continue
        region = (to + 1, end_of_group(words, to + 1))
        body = next((word.mention for word in words[slice(*region)] if word.mention is not None), None)
        if body is None or body.kind not in ("body", "person"):
            continue
        text = span_of(words, (at + 1, to))
        for name in names_addressed(reading, sentence, region):
            quote = (words[at].start, words[region[1] - 1].end)
            yield make_aim(reading, quote, text, "addressee", name, "aims/referred")


def promised(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield to whom something is promised: "assured the deputies that ..."

    Args:
        reading: the document.
        sentence: the sentence.
        clause: a clause of it.
    """
    promising = clause.found.cue.lemma in reading.knowledge.wordings.word_sets["aims"]["promising"]
    said = clause.said
    if not promising or said is None or said.group is None:
        return
    if sentence.words[said.group[0]].tag == "IN":
        return
    span: Span = span_of(sentence.words, said.region)
    manner = find_word(sentence.words, said.group[0] + 1, said.group[1], ("with",))
    group = span_of(sentence.words, (said.group[0], manner or said.group[1]))
    begin = sentence.words[clause.found.verb].start
    for name in split_group(reading, sentence, group):
        # "informed the whole Party that ..." shows by itself to whom; a promise shows what was promised too
        told = group[1] if clause.found.cue.lemma in ("inform", "notify") else span[1]
        yield make_aim(reading, (begin, told), span, "addressee", name, "aims/promised")
