"""Reads what was said behind a cue: "that ...", direct speech, a clause without "that", a noun phrase."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.complement import Complement
from kg.finding.clauses.noun_phrases import names_somebody
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import is_finite
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

ADVERBIAL = 9
"""So many words may stand between a verb of saying and its "that"."""
REACH = 14
"""So many words may a subject or somebody told have."""
NO_SUBJECT_TAGS = frozenset(("TO", "IN", "VBG", "VBN", "RP", "CC", "HYPH", "-LRB-", "WP", "WRB", "WDT"))
"""No clause begins with these."""

DASHES = ("-", "--", "–", "—")
OBJECT_TAGS = frozenset(
    ("DT", "PDT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD",
     "VBG", "WP", "WRB", "``", "''", "$", "RB")
)  # fmt: skip
"""With a word of these tags an object begins."""
SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "we", "i"))
"""With one of these a clause of its own begins: "said he believed that ..." """


def read_that(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "that ...", behind adverbials or "the fact"."""
    if after < end and words[after].tag == "PRP" and words[after].lower in SUBJECT_PRONOUNS:
        return []
    for at in range(after, min(after + ADVERBIAL, end)):
        word = words[at]
        if word.tag == "TO" and at + 1 < end and words[at + 1].tag in ("VB", "VBP"):
            return []  # "instructed the officials to ensure that all the schools have paper"
        if is_word(word, "that"):
            told_where = is_tagged(words[after], ("IN",)) and _has_subject(words, at + 1, end)
            opens = (
                at == after or word.tag in ("IN", "CC") or words[at - 1].lower in lists["facts"] or told_where
            )
            return (
                [Complement("that", (at + 1, _before_deed(words, at + 1, end)))]
                if opens and at + 1 < end
                else []
            )
        if is_tagged(word, ("VBZ", "VBP", "MD")) or is_one_of(word, (":", ";", '"')):
            return []
        if word.lower == "," and at > after + 1 and at + 1 < len(words) and words[at + 1].lower != "that":
            return []
    return []


def _before_deed(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a clause told in the present ends before what its speaker did: "and shouted hurrah"."""
    present = False
    for at in range(start, end - 2):
        word = words[at]
        if is_tagged(word, ("VBD",)) or is_one_of(word, ("who", "which", "have", "has", '"')):
            return end
        present = is_tagged(word, ("VBZ", "VBP")) or (present and not is_tagged(word, ("VBN",)))
        deed = is_tagged(words[at + 1], ("VBD",)) and not _is_past_auxiliary(words[at + 1])
        if present and is_word(word, "and") and deed:
            return at
    return end


def _has_subject(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a clause with a subject of its own begins: "that the parties would meet", not "that took place"."""
    return at < end and not is_finite(words[at]) and not is_tagged(words[at], ("MD", "RB"))


def read_somebody_that(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the people that ..." behind a verb of telling."""
    for at in range(after + 1, min(after + REACH, end - 1)):
        if is_word(words[at], "that") and words[at].tag != "DT":
            named = names_somebody(words, after, at)
            return [Complement("that", (at + 1, end), (after, at))] if named else []
        if is_tagged(words[at], ("VBZ", "VBD", "MD", "TO")):
            return []
    return []


def read_whether(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "whether ..." and "if ...", behind those who were asked."""
    for at in range(after, min(after + ADVERBIAL, end - 1)):
        if is_one_of(words[at], ("whether", "if")):
            named = at == after or names_somebody(words, after, at)
            return [Complement("whether", (at, end))] if named else []
        if is_tagged(words[at], ("VBZ", "VBD", "VBP", "MD")) or is_one_of(words[at], (",", ":", '"')):
            return []
    return []


def read_colon(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read direct speech right behind a colon only."""
    return read_quoted(words, after, end, lists) if after < end and is_one_of(words[after], (":",)) else []


def read_quoted(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read direct speech behind a colon or a quotation mark."""
    for at in range(after, min(after + 3, end)):
        if words[at].lower == ":" and at + 1 < end:
            return [Complement("quoted", (at + 1, end))]
        if words[at].lower in ('"', "``", "''") and at + 2 < end:
            if at > after and words[at - 1].lower not in (",", ":"):
                return []  # "said it was "childish" to ...": a clause in which some words are quoted
            last = _closing_mark(words, at, end)
            return [Complement("quoted", (at + 1, last))] if last - at > 3 else []
    return []


def _closing_mark(words: Sequence[Word], opening: int, end: int) -> int:
    """Return the place of the last mark behind an opening one, the end where none closes it."""
    close = next((at for at in range(end - 1, opening, -1) if words[at].lower in ('"', "''")), opening)
    return close if close > opening + 3 else end


def read_clause(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read a clause without "that": a subject and a finite verb, or "if ..." """
    after = _behind_day(words, after, end)
    if end - after < 3 or not _may_open_clause(words[after]):
        return []
    if words[after].tag == "PRP" and is_tagged(words[after + 1], ("VBD",)):
        return [Complement("clause", (after, end))]
    for at in range(after + 1, min(after + REACH, end)):
        word = words[at]
        if is_tagged(word, ("VBZ", "VBP", "MD")) or _is_past_auxiliary(word) or _is_past(words, at, end):
            return [Complement("clause", (after, end))]
        if word.lower in (",", ";", "to") and words[after].lower != "if":
            return []
    return []


def read_bare_clause(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read a clause behind a verb that no noun phrase alone follows: a noun or pronoun, and a finite verb."""
    after = _behind_day(words, after, end)
    if end - after < 3 or not _may_open_clause(words[after]):
        return []
    for at in range(after + 1, min(after + REACH, end)):
        word = words[at]
        if is_tagged(word, ("VBZ", "VBP", "MD", "VBD")) and word.lower != "'s":
            return [Complement("bare clause", (after, end))]
        if word.lower in (";", ":"):
            return []
    return []


def _behind_day(words: Sequence[Word], after: int, end: int) -> int:
    """Return where a clause begins behind "on Monday"."""
    at = after + (after < end and is_one_of(words[after], ("on", "in", "late", "early")))
    day = words[at].mention if at < end else None
    return (
        at + 1
        if day is not None and day.kind == "time" and at + 3 < end and words[at + 1].lower != "'s"
        else after
    )


def _may_open_clause(word: Word) -> bool:
    if word.lower in ("if", "there"):
        return True
    return not is_tagged(word, NO_SUBJECT_TAGS) and not is_one_of(word, (",", ".", ":", ";", '"'))


def _is_past(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb in the past form is finite: it has an object or an infinitive, a participle has none."""
    follows = words[at + 1] if at + 1 < end else words[at]
    objects = ("DT", "TO", "PRP", "PRP$", "NNS", "CD", "RB")
    joined = is_one_of(words[at - 1], ("and", "or", ","))
    return (
        is_tagged(words[at], ("VBD",)) and not joined and (follows.tag in objects and follows.mention is None)
    )


def _is_past_auxiliary(word: Word) -> bool:
    return is_tagged(word, ("VBD",)) and word.lower in ("was", "were", "had", "did")


def read_object(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read a noun phrase that itself tells what was said."""
    start = _behind_manner(words, after, end)
    begins = end - start >= 4 and words[start].tag in ("DT", "JJ", "NN", "NNS", "PDT", "NNP", "PRP$")
    return [Complement("object", (start, end))] if begins else []


def read_judged(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the drills as an act of war": what is judged, and as what."""
    if after >= end or not (words[after].mention is not None or words[after].tag in OBJECT_TAGS):
        return []
    end = clause_end(words, after, end)
    for at in range(after + 1, min(after + REACH, end - 1)):
        beside_well = is_one_of(words[at + 1], ("well", "if", "though")) or is_one_of(
            words[at - 1], ("well", "such")
        )
        if is_word(words[at], "as") and not beside_well:
            return [Complement("judged", (after, end))]
        if is_finite(words[at]) or is_tagged(words[at], ("TO", "MD", ",")):
            return []
    return []


def _behind_manner(words: Sequence[Word], after: int, end: int) -> int:
    """Return where a phrase begins behind "in strong terms" or "with regret"."""
    if after >= end or not is_one_of(words[after], ("in", "with")):
        return after
    places = range(after + 2, min(after + 7, end))
    return next((at for at in places if words[at].tag == "DT" and words[at - 1].tag.startswith("NN")), after)


def read_anything(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read whatever stands behind a verb as its object: a name, a noun phrase, a gerund, "her a fraud"."""
    if after >= end or not (words[after].mention is not None or words[after].tag in OBJECT_TAGS):
        return []
    if is_one_of(words[after], ("that", "if", "whether")):
        return []
    return [Complement("anything", (after, clause_end(words, after, end)))]


def told_by_another(words: Sequence[Word], region: Region) -> int:
    """Return where in a press report what somebody said ends and the report goes on: ", alluding to", "; others say".

    Args:
        words: the words of the sentence.
        region: what stands behind the verb.
    """
    start, end = region
    dashes = [at for at in range(start + 1, end) if words[at].lower in DASHES and _stands_free(words, at)]
    quoted = False
    for at in range(start, end - 1):
        quoted ^= words[at].lower in ('"', "``", "''")
        if not quoted and at > start + 1 and (_turns(words, at) or dashes == [at]):
            return at
    return end


def _stands_free(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].end < words[at].start


def _turns(words: Sequence[Word], at: int) -> bool:
    follows = words[at + 1]
    if words[at].lower != ",":
        return words[at].lower == ";"
    participle = is_tagged(follows, ("VBG",)) and follows.lower not in ("including", "according", "excluding")
    return participle or is_one_of(follows, ("which",))
