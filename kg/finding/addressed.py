"""Names those to whom something is addressed, with the clause that tells who of them is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.agents import may_act
from kg.finding.aiming import is_foreign
from kg.finding.clauses import Region, sentence_end, span_of
from kg.finding.clauses.boundaries import clause_end
from kg.finding.clauses.verbs import is_adjectival
from kg.finding.groups import JOINTS, split_group, text_of
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.roles import meant_by_role
from kg.finding.stand_ins import state_governed
from kg.reading import Reading, Sentence
from kg.reading.words import Word

LONGEST_CLAUSE = 14
"""A clause of more words behind "who" is no part of the name of those who are meant."""
ENDS_GROUP = ("VBD", "VBZ", "VBP", "VBG", "WP", "WDT", "MD", "TO", "VBN")
PLACES = (
    "area",
    "areas",
    "province",
    "provinces",
    "county",
    "counties",
    "city",
    "region",
    "regions",
    "district",
    "sector",
    "field",
    "country",
    "south",
    "north",
)
NEAR = 3
"""Within so many words behind "in the" the noun for a place stands."""
PRONOUNS = ("him", "her")
TO_PEOPLE = ("person", "body", "country", "meeting")


def end_of_group(words: Sequence[Word], start: int) -> int:
    """Return where the words for the addressee end.

    Args:
        words: the words of the sentence.
        start: where they start.
    """
    end = sentence_end(words)
    for at in range(start + 1, end):
        word = words[at]
        if at + 1 < end and is_one_of(word, ("at",)) and is_one_of(words[at + 1], ("home", "all")):
            continue  # "at home and abroad", "at all levels"
        if (is_one_of(word, (",",)) and _joins_states(words, at)) or _leads_to_place(words, at):
            continue
        stops = is_tagged(word, ENDS_GROUP) and not is_adjectival(words, at)
        if word.mention is None and (
            stops
            or is_one_of(
                word, (",", ";", ":", "for", "on", "over", "from", "at", "as", "through", "in", "with")
            )
        ):
            return at - is_tagged(words[at - 1], ("RB", "CC"))
        joins = is_one_of(word, ("and",)) and not _joins_states(words, at)
        if words[at - 1].mention is not None and joins and words[start].tag != "DT":
            return at
    return end


def _leads_to_place(words: Sequence[Word], at: int) -> bool:
    """Whether "in" tells where those are who are meant: "the builders in the mining area"."""
    if not is_one_of(words[at], ("in", "from")) or at + 1 >= len(words) or words[at - 1].mention is not None:
        return False
    mention = words[at + 1].mention
    if mention is not None:
        return mention.kind == "place"
    area = any(is_one_of(word, PLACES) for word in words[at + 2 : at + 2 + NEAR])
    return is_one_of(words[at + 1], ("the",)) and area


def _joins_states(words: Sequence[Word], at: int) -> bool:
    """Whether a mark or "and" joins states: "thanks to Mexico, Spain and the Caribbean nations"."""
    before = words[at - 1].mention
    after = words[at + 1].mention if at + 1 < len(words) else None
    groups = {word.lower for word in words[at + 1 : at + 4]} & {"nations", "states", "countries", "peoples"}
    return (
        before is not None
        and before.kind == "country"
        and ((after is not None and after.kind == "country") or bool(groups))
    )


def names_addressed(reading: Reading, sentence: Sentence, region: Region) -> Iterator[str]:
    """Yield those to whom something is addressed; "him" is the person the document tells most of.

    Args:
        reading: the document.
        sentence: the sentence.
        region: the words for them.
    """
    words = sentence.words[slice(*region)]
    if not words:
        return
    if words[0].lower in PRONOUNS:
        person = _most_named(reading)
        if person is not None:
            yield person
        return
    state = state_meant(reading, words)
    if state is not None:
        yield state
        return
    role = meant_by_role(reading, words)
    if role is not None:
        yield role.name
        return
    if any(_joins_states(words, at) for at in range(1, len(words) - 1)):
        yield from split_group(reading, sentence, span_of(sentence.words, region))
        return
    people = [
        word.mention.name for word in words if word.mention is not None and word.mention.kind == "person"
    ]
    if len(people) > 1 and words[-1].mention is not None and all(_names_person(word) for word in words):
        yield from people
        return
    named = next((word.mention for word in words[:6] if _is_addressee(word)), None)
    if named is not None and named.kind in ("person", "meeting"):
        yield named.name
    elif may_act(words, reading):
        names = list(split_group(reading, sentence, span_of(sentence.words, region)))
        yield from [f"{names[0]} {_clause(sentence.words, region[1])}".strip()] if len(names) == 1 else names
    elif named is not None:
        yield named.name


def state_meant(reading: Reading, words: Sequence[Word]) -> str | None:
    """Return the foreign state for which "the Chinese side" and "the Government of Sweden" stand.

    Args:
        reading: the document.
        words: the words of the phrase.
    """
    named = [word for word in words if not is_tagged(word, ("DT", "PRP$"))]
    standing = reading.knowledge.wordings.word_sets["aims"]["standing for states"]
    if len(named) == 2 and is_one_of(named[1], standing):
        mention = named[0].mention
        if mention is not None and mention.kind == "country" and is_foreign(reading, mention):
            return mention.name
        return reading.knowledge.demonyms.get(named[0].text) if mention is None else None
    name = named[0].mention if len(named) == 1 else None
    return state_governed(name.name) if name is not None else None


def _clause(words: Sequence[Word], at: int) -> str:
    """Return the clause behind a group that tells who of it is meant: "who built the dam", nothing where none does."""
    end = sentence_end(words)
    guarding = at < end and is_tagged(words[at], ("VBG",)) and is_tagged(words[at - 1], ("NNS",))
    if at >= end or not (is_one_of(words[at], ("who",)) or guarding):
        return ""  # "the soldiers guarding the outposts" are told apart as well
    stop = next((place for place in range(at, end) if is_one_of(words[place], (",", ";", ":"))), end)
    stop = min(stop, clause_end(words, at, end))
    return text_of(words[at:stop]) if stop - at <= LONGEST_CLAUSE else ""


def _names_person(word: Word) -> bool:
    """Whether a word belongs in a list of persons: a name, a courtesy before it, a joint."""
    if word.mention is not None:
        return word.mention.kind == "person"
    return word.lower in JOINTS or word.text[:1].isupper() or is_tagged(word, ("DT", "JJ", "VBN"))


def _is_addressee(word: Word) -> bool:
    return word.mention is not None and word.mention.kind in TO_PEOPLE


def _most_named(reading: Reading) -> str | None:
    people = [
        mention.name
        for sentence in reading.sentences
        for mention in sentence.mentions
        if mention.kind == "person"
    ]
    return max(dict.fromkeys(people), key=people.count) if people else None
