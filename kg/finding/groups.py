"""Names those that a phrase names: each new head noun one, a head that several share with each of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.finding.making import Span
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.stand_ins import pairs
from kg.grammar.wordings import WordSets
from kg.reading import Reading, Sentence
from kg.reading.mentions import expand
from kg.reading.words import Word

ALWAYS_SPLIT = ("all", "every", "each", "the", "both", "our", "other")
"""Before one of these a new group begins."""
JOINTS = (",", "and")
WHOLE = ("the", "whole", "entire", "our")
"""Before "army" and "state" these leave them the document's own."""
OWNERS = ("its", "their", "our", "his", "her")
PLAIN = ("NN", "JJ", "DT", "PDT", "POS", "HYPH", "VBN", "VBG", "CD")
SINGULARS = ("army", "youth", "intelligentsia", "peasantry", "military", "people", "government", "police")
LONGEST_PART = 6
PRONOUNS = ("we", "us", "it", "them", "they", "he", "him", "she", "her", "one", "i")
"""A group that is only one of these has no name."""


def words_within(sentence: Sentence, span: Span) -> list[Word]:
    """Return the words of a sentence that lie in a stretch of the clean text."""
    return [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]


def split_group(reading: Reading, sentence: Sentence, span: Span) -> Iterator[str]:
    """Yield the names of those that a phrase names: "the Cabinet and all ministries" is two.

    Args:
        reading: the document.
        sentence: the sentence the phrase stands in.
        span: the phrase.
    """
    for name in _split(reading, words_within(sentence, span)):
        yield _with_owner(sentence, span, name)


def _with_owner(sentence: Sentence, span: Span, name: str) -> str:
    """Return a name with the owner for which "its" stands, and without "our" and "their"."""
    first, _, rest = name.partition(" ")
    if first.lower() not in OWNERS or not rest:
        return name
    place = next(
        (word.start for word in sentence.words if word.start >= span[0] and word.text == first), span[0]
    )
    before = [one for one in sentence.mentions if one.end <= place and one.kind in ("country", "body")]
    return f"{rest} of {before[-1].name}" if first.lower() == "its" and before else rest


def _split(reading: Reading, words: list[Word]) -> Iterator[str]:
    """Yield the names of those that the words of a phrase name."""
    lists = reading.knowledge.wordings.word_sets["aims"]
    words = _without_examples(words)
    shared = _sharing_head(words, lists)
    if shared:
        head = words[-1].text.removesuffix("s")
        for part in shared:
            name = whole_name(reading, part)
            yield name if part[-1].mention is not None else f"{name} {head}"
        return
    listed = _listed(words)
    if listed:
        for part in listed:
            yield from _named(reading, part)
        return
    everywhere = [word.lower for word in words[-3:]] == ["at", "all", "levels"]
    *parts, last = _parts(words, lists)
    if not parts and _is_shared(last, lists):
        yield _bare(text_of(last))
        return
    for part in parts:
        many = everywhere and part[-1].mention is None  # "the Cabinet and organs at all levels"
        yield from (f"{name} at all levels" if many else name for name in _named(reading, part))
    yield from _named(reading, last)


def _without_examples(words: list[Word]) -> list[Word]:
    """Return the words of a group up to "including", "such as" or "at present"."""
    for at in range(1, len(words)):
        pair = [word.lower for word in words[at : at + 2]]
        described = at + 2 < len(words) and pair[0] == "," and _describes_all(words, at + 1)
        if pair[0] == "including" or pair in (["such", "as"], ["at", "present"]) or described:
            return words[: at - (words[at - 1].lower == ",")]
    return words


def _describes_all(words: Sequence[Word], at: int) -> bool:
    """Whether a participle behind a comma tells more of a group: ", linked by tradition", ", ranging from A to B"."""
    return is_tagged(words[at], ("VBN", "VBG")) and is_one_of(
        words[at + 1], ("by", "from", "with", "in", "to", "at")
    )


def _sharing_head(words: Sequence[Word], lists: WordSets) -> list[Sequence[Word]]:
    """Return the parts of "the munitions, nuclear and coal sectors", each without the head they share."""
    listed = len(words) > 4 and any(word.lower == "," for word in words)
    if not listed or words[-1].lower not in lists["shared groups"]:
        return []
    parts = _cut_at_joints(words[:-1])
    return [] if any(part[-1].lower in lists["groups"] for part in parts) else parts


def _listed(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Return the groups of a plain list of three or more: "workers, farmers and intellectuals"."""
    parts = _cut_at_joints(words)
    plain = len(parts) > 2 and all(_is_group(part) for part in parts)
    return parts if plain else []


def _is_group(words: Sequence[Word]) -> bool:
    """Whether words are one group and no more: a short noun phrase whose head is a plural or a name."""
    phrase = all(word.mention is not None or word.tag.startswith(PLAIN) for word in words)
    head = words[-1].mention is not None or words[-1].tag in ("NNS", "NNPS") or words[-1].lower in SINGULARS
    return phrase and head and len(words) <= LONGEST_PART


def _parts(words: Sequence[Word], lists: WordSets) -> list[Sequence[Word]]:
    """Return the words of each group."""
    cuts: list[int] = []
    for at in range(1, len(words)):
        start = cuts[-1] + 1 if cuts else 0
        before, after = words[start:at], words[at + 1 :]
        if is_one_of(words[at], JOINTS) and (
            _is_cut(before, after, lists) or _lists_plurals(words, at, before, lists)
        ):
            cuts.append(at)
    return _cut(words, cuts)


def _lists_plurals(words: Sequence[Word], at: int, before: Sequence[Word], lists: WordSets) -> bool:
    """Whether a comma parts two bare plurals of a list: "the Cabinet, commissions, ministries and agencies"."""
    listed = is_one_of(words[at], (",",)) and at > 1 and len(before) == 1 and at + 1 < len(words)
    describes = at + 2 < len(words) and words[at + 1].tag == "JJ" and words[at + 2].tag == "NNS"
    plurals = listed and before[0].tag == "NNS" and (words[at + 1].tag == "NNS" or describes)
    return plurals and before[0].lower in lists["groups"] | lists["acting"]


def _cut_at_joints(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Return the stretches between all marks and joining words of a phrase."""
    parts = _cut(words, [at for at in range(len(words)) if is_one_of(words[at], JOINTS)])
    return [part for part in parts if part]


def _cut(words: Sequence[Word], cuts: Sequence[int]) -> list[Sequence[Word]]:
    """Return a stretch cut at some words, without those."""
    starts, ends = [0, *(at + 1 for at in cuts)], [*cuts, len(words)]
    return [words[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_cut(before: Sequence[Word], after: Sequence[Word], lists: WordSets) -> bool:
    """Whether a joining word parts two groups, and not two words of one."""
    if not before or not after:
        return False
    if len(before) > 1 and before[-1].lower in lists["groups"] and _has_head(after[1:6], lists):
        return True
    if [word.lower for word in before[-3:]] == ["at", "all", "levels"]:
        return True
    if any(word.lower in ("including", "such", "of", "in", "at") for word in before):
        return after[0].lower in ("all", "every")
    if before[-1].mention is not None and _shares_organs(after, lists):
        return False  # "the Party and power organs in the regions"
    if after[0].lower == "and" and before[-1].tag.startswith("NN"):
        return True
    military = before[0].tag == "DT" and before[-1].tag == "NN" and len(before) <= 2  # "the military"
    if military and after[0].tag == "NNS" and len(after) > 1:
        return after[1].lower in ("of", "in", "from", "across") or after[0].lower in lists["people"]
    named_before = before[-1].mention is not None and len(before) <= 2
    named_after = after[0].mention is not None and len(after) == 1
    return named_before or named_after or after[0].lower in ALWAYS_SPLIT


def _is_shared(words: Sequence[Word], lists: WordSets) -> bool:
    """Whether "the Party and" shares its organs with a second modifier, so that its name is none of a body."""
    joints = (at for at in range(1, len(words) - 2) if is_one_of(words[at], ("and",)))
    return any(words[at - 1].mention is not None and _shares_organs(words[at + 1 :], lists) for at in joints)


def _shares_organs(words: Sequence[Word], lists: WordSets) -> bool:
    """Whether a modifier and the noun for organs stand behind "the Party and": "power organs in the regions"."""
    modifies = is_tagged(words[0], ("NN", "JJ")) and len(words) > 1
    return modifies and is_one_of(words[1], lists["shared organs"])


def _has_head(words: Sequence[Word], lists: WordSets) -> bool:
    return any(word.lower in lists["groups"] for word in words)


def _named(reading: Reading, words: Sequence[Word]) -> Iterator[str]:
    kept = [word for word in words if word.lower not in JOINTS]
    if not kept or (len(kept) == 1 and kept[0].lower in PRONOUNS):
        return
    name = kept[-1].mention
    standing = _standing_for_body(reading, kept)
    if standing is not None:
        yield standing
    elif name is not None and all(word.tag in ("DT", "JJ") for word in kept[:-1]):
        yield name.name
    else:
        yield whole_name(reading, kept)


def _standing_for_body(reading: Reading, words: Sequence[Word]) -> str | None:
    """Return the state or army of the document itself for "the state" and "the entire army"."""
    if reading.home is None or not all(is_one_of(word, WHOLE) for word in words[:-1]):
        return None
    home = reading.knowledge.entries[reading.home].label
    if is_one_of(words[-1], ("state",)):
        return home
    armies = pairs(reading.knowledge.wordings.word_sets["aims"]["armies"])
    return armies.get(home) if is_one_of(words[-1], ("army",)) else None


def _expanded(reading: Reading, words: Sequence[Word]) -> str:
    """Return words as written, shortened names in full, one blank between two words."""
    mentions = [word.mention for word in words if word.mention is not None]
    return " ".join(expand(reading.text, words[0].start, words[-1].end, mentions).split())


def whole_name(reading: Reading, words: Sequence[Word]) -> str:
    """Return words for somebody as written, shortened names in full, without article.

    Args:
        reading: the document.
        words: the words.
    """
    return _bare(_expanded(reading, words))


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The) ", "", name)


def text_of(words: Sequence[Word]) -> str:
    """Return words as written, with a blank wherever the text has one or more."""
    pieces = [words[0].text]
    for before, word in itertools.pairwise(words):
        pieces.append((" " if word.start > before.end else "") + word.text)
    return "".join(pieces)
