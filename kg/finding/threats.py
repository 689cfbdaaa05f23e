"""Finds whom a consequence is worded against: "If the U.S. goes on ..., it will ...", "they will have to pay"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.regions import Region, sentence_end
from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_finite
from kg.finding.parties import Party, find_parties
from kg.finding.phrases import find_phrases, is_one_of, is_tagged, is_word
from kg.finding.postures import Threat, find_postures, find_punished, find_warned
from kg.grammar.wordings import WordSets
from kg.reading import Reading, Sentence
from kg.reading.words import Word

REACH = 6
"""So many words may stand between a modal verb and the word for the consequence."""
PAYING = ("pay", "regret", "repent", "rue", "suffer", "taste", "kneel")
"""What enemies are made to do."""
NEAR = 9
"""Within so many words behind "if" its clause has a subject and a verb."""


def find_threats(reading: Reading, sentence: Sentence) -> Iterator[Threat]:
    """Yield against whom a sentence words a consequence, each once.

    Args:
        reading: the document.
        sentence: the sentence.
    """
    lists = reading.knowledge.wordings.word_sets["aims"]
    words = sentence.words
    parties = list(find_parties(words, reading, lists))
    taken: list[Threat] = []
    if parties:
        yield from _against_parties(reading, sentence, parties, taken)
    for name, region in (
        *find_punished(reading, words),
        *find_warned(reading, words),
        *find_postures(words, lists),
    ):
        if not any(region[0] < end and start < region[1] for _, (start, end) in taken):
            taken.append((name, region))
            yield name, region


def _against_parties(
    reading: Reading, sentence: Sentence, parties: Sequence[Party], taken: list[Threat]
) -> Iterator[Threat]:
    """Yield the consequences worded against the parties of a sentence, and note them as taken."""
    lists = reading.knowledge.wordings.word_sets["aims"]
    words = sentence.words
    for party, region in (
        *_conditions(words, parties),
        *_consequences(words, parties, lists),
        *_made_to_pay(words, parties, lists),
    ):
        scorned = party.name in lists["scorn"]
        name = _country_before(reading, sentence) if scorned else party.name
        again = any(name == other and region[0] < end and start < region[1] for other, (start, end) in taken)
        if name is not None and not again:
            taken.append((name, region))
            yield name, region


def _consequences(
    words: Sequence[Word], parties: Sequence[Party], lists: WordSets
) -> Iterator[tuple[Party, Region]]:
    """Yield who will have to bear something by a modal verb: "the invaders will pay a high price"."""
    for at in range(1, len(words) - 1):
        if not (is_tagged(words[at], ("MD",)) or is_one_of(words[at], ("have", "has"))):
            continue
        if not _is_borne(words, at, lists):
            continue
        region = _subject(words, at)
        pronoun = region[1] - region[0] == 1 and is_one_of(words[region[0]], ("they", "it"))
        meant = [one for one in parties if one.first < region[0]][:1] if pronoun else []
        for party in meant or parties:
            if meant or region[0] <= party.first < region[1]:
                yield party, (region[0], clause_end(words, at, sentence_end(words)))


def _made_to_pay(
    words: Sequence[Word], parties: Sequence[Party], lists: WordSets
) -> Iterator[tuple[Party, Region]]:
    """Yield who will be made to bear something: "make the invaders pay dearly", "make them regret it"."""
    for at in range(1, len(words) - 3):
        if not is_one_of(words[at], ("make", "force", "making", "forcing", "compel", "let")):
            continue
        borne = next(
            (
                place
                for place in range(at + 2, min(at + REACH + 1, len(words)))
                if is_one_of(words[place], PAYING)
            ),
            None,
        )
        if borne is None:
            continue
        named = [one for one in parties if at < one.first < borne]
        pronoun = is_one_of(words[at + 1], ("it", "them"))
        for party in named or ([one for one in parties if one.first < at][-1:] if pronoun else []):
            yield party, (at, clause_end(words, borne, sentence_end(words)))


def _subject(words: Sequence[Word], at: int) -> Region:
    """Return the words before a modal verb that are its subject, also before an insertion or "and"."""
    region = subject_region(words, at)
    if region[0] < region[1] or region[0] < 2:
        return region
    before = next((place for place in range(region[0] - 2, 0, -1) if is_one_of(words[place], (",",))), None)
    inserted = before is not None and is_one_of(words[before + 1], ("who", "which"))
    if before is not None and inserted:
        return subject_region(words, before)
    apposed = (before + 1 if before is not None else 0, region[0])
    named = any(word.mention is not None for word in words[slice(*apposed)])
    around = subject_region(words, before) if before is not None and not named else apposed
    # "the ROK, the most hostile state, will ...": the name stands before what is put behind it
    return around if around[0] < around[1] else apposed


def _is_borne(words: Sequence[Word], at: int, lists: WordSets) -> bool:
    """Whether a consequence follows a modal verb, and no "not" before it."""
    ahead = words[at + 1 : at + 1 + REACH]
    if any(is_one_of(word, ("not", "never", "n't")) for word in ahead):
        return False
    return next(find_phrases(ahead, lists["consequences"]), None) is not None


def _conditions(words: Sequence[Word], parties: Sequence[Party]) -> Iterator[tuple[Party, Region]]:
    """Yield on whose doings a threat depends: "if the enemy attacks, ...", "until the U.S. gives up ..." """
    for at in range(len(words) - 4):
        if not (is_one_of(words[at], ("if", "unless", "until")) or _is_the_more(words, at)):
            continue
        comma = next(
            (place for place in range(at, len(words)) if is_one_of(words[place], (",",))), len(words)
        )
        near = [one for one in parties if at < one.first <= min(at + NEAR, comma)]
        party = next((one for one in near if _acts(words, at, one)), None)
        if party is not None and _threatens(words):
            yield party, (_begin(words, at), sentence_end(words))


def _is_the_more(words: Sequence[Word], at: int) -> bool:
    return is_word(words[at], "the") and is_tagged(words[at + 1], ("RBR", "JJR"))


def _acts(words: Sequence[Word], opening: int, party: Party) -> bool:
    """Whether a party is the subject of the clause behind "if"."""
    for at in range(party.last + 1, min(party.last + NEAR, len(words))):
        if is_finite(words[at]) or is_tagged(words[at], ("MD",)):
            start, end = subject_region(words, at)
            return start <= party.first < end or (opening < party.first and at - party.last <= 2)
    return False


def _threatens(words: Sequence[Word]) -> bool:
    return any(is_one_of(word, ("will", "would", "shall", "never", "must")) for word in words) or any(
        _is_the_more(words, at) for at in range(1, len(words) - 1)
    )


def _begin(words: Sequence[Word], at: int) -> int:
    """Return where the clause begins that a condition stands in: behind the last "that" before it."""
    if _is_the_more(words, at):
        return at
    before = [place + 1 for place in range(at) if is_one_of(words[place], ("that", ":"))]
    if at and is_tagged(words[at - 1], ("VBG", "VBD", "VBZ")):
        return at
    return before[-1] if before else 0


def _country_before(reading: Reading, sentence: Sentence) -> str | None:
    """Return the foreign country last named up to a sentence, whom "the scum" means."""
    for earlier in reversed(reading.sentences[: sentence.number + 1]):
        named = [
            mention.name
            for mention in earlier.mentions
            if mention.kind == "country" and mention.entry not in (None, reading.home)
        ]
        if named:
            return named[-1]
    return None
