"""Finds attitudes in words of judging: "condemned the attack by X", "expressed thanks to X", "values X's efforts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses import Region
from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.regions import sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_passive
from kg.finding.parties import Party
from kg.finding.phrases import find_phrases, is_one_of, is_tagged
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

REACH = 18
"""So many words may stand between "condemned" and the name of who is condemned."""
VICTIMS = (
    "against",
    "on",
    "upon",
    "in",
    "over",
    "at",
    "targeting",
    "into",
    "for",
    "across",
    "inside",
    "within",
    "near",
)
"""Behind these stands who suffers a deed, or where it is done."""
SOIL = ("territory", "territories", "soil", "sovereignty", "people", "citizens", "city", "cities")
LEADING = ("by", "of", "from", "to", "towards", "toward", "with")
NEGATIONS = ("not", "never", "no", "without")

Judgement = tuple[str, Party, Region]
"""A polarity, of whom it is said, and the words that say it."""


def find_judgements(words: Sequence[Word], parties: Sequence[Party], lists: WordSets) -> Iterator[Judgement]:
    """Yield whom a sentence condemns or welcomes, whoever does it.

    Args:
        words: the words of the sentence.
        parties: those named in it.
        lists: the word lists of aims.
    """
    for polarity, name in (("hostile", "deploring"), ("cooperative", "welcoming")):
        for at, after in find_phrases(words, lists[name]):
            if at and is_one_of(words[at - 1], NEGATIONS):
                continue
            end = min(clause_end(words, at, sentence_end(words)), after + REACH)
            behind = [one for one in parties if after <= one.first < end and not one.general]
            meant = next((one for one in behind if _is_judged(words, one, after, polarity)), None)
            for one in parties_beside(words, behind, meant):
                yield polarity, one, (at, max(end, one.last + 1))


def find_judged_subjects(
    words: Sequence[Word], parties: Sequence[Party], lists: WordSets
) -> Iterator[Judgement]:
    """Yield whose deed is the subject of "was condemned": "the campaign of X was denounced".

    Args:
        words: the words of the sentence.
        parties: those named in it.
        lists: the word lists of aims.
    """
    for at in range(2, sentence_end(words)):
        if not is_one_of(words[at], lists["judging passives"]) or not is_passive(words, at):
            continue
        start, end = subject_region(words, at)
        while start > 0 and is_one_of(words[start - 1], ("which", "that")):
            start, end = subject_region(words, start - 1)[0], end
        inside = [one for one in parties if start <= one.first < end and not one.general]
        doers = (one for one in inside if _lead(words, one.first, start) not in VICTIMS)
        meant = next((one for one in doers if not _is_soil(words, one.first, start)), None)
        for one in parties_beside(words, inside, meant):
            yield "hostile", one, (start, at + 1)


def _is_judged(words: Sequence[Word], party: Party, after: int, polarity: str) -> bool:
    """Whether what is judged is a party's own: "the attack by X", "X's policy", no "attack on X"."""
    lead = _lead(words, party.first, after)
    if lead is None:
        return True
    between = words[after : party.first]
    if polarity == "cooperative" and any(word.mention and word.mention.kind == "person" for word in between):
        return False  # "greetings to Kim Chol Su on behalf of the people of X"
    if lead == "of" and _is_soil(words, party.first, after):
        return False  # "the attack on the territory of X"
    return lead in LEADING if polarity == "cooperative" else lead in ("by", "of", "from")


def _is_soil(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether a name tells on whose soil or people a deed is done: "the attack on the territory of X"."""
    before = words[max(after, at - 5) : at]
    named = any(is_one_of(word, SOIL) for word in before)
    return named and any(is_one_of(word, VICTIMS) for word in before)


def _lead(words: Sequence[Word], at: int, after: int) -> str | None:
    """Return the preposition before a name, None where it stands right behind the word of judging."""
    for place in range(at - 1, after - 1, -1):
        word = words[place]
        if is_one_of(word, (*VICTIMS, *LEADING)):
            return word.lower
        if word.mention is None and not is_tagged(word, ("DT", "JJ", "NN", "NNP", "CC", "HYPH", "AFX")):
            return None
    return None


def parties_beside(words: Sequence[Word], parties: Sequence[Party], meant: Party | None) -> Iterator[Party]:
    """Yield a party and those joined to it: "Japan and the Republic of Korea".

    Args:
        words: the words of the sentence.
        parties: those named in it, in order.
        meant: the first of them that is meant, None where none is.
    """
    last = meant
    if meant is not None:
        yield meant
    for one in parties:
        if last is None or one.first <= last.last:
            continue
        between = words[last.last + 1 : one.first]
        if not all(is_one_of(word, ("and", ",", "the")) for word in between):
            return
        yield one
        last = one
