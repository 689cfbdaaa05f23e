"""Names those that a phrase names: each new head noun one, a head that several share with each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.making import Span
from kg.reading import Reading, Sentence
from kg.reading.mentions import expand
from kg.reading.words import Word

ALWAYS_SPLIT = ("all", "every", "each", "the", "both", "our", "other")
GROUP_HEADS = (
    "sectors",
    "sector",
    "fields",
    "industries",
    "organs",
    "organizations",
    "organisations",
    "agencies",
    "ministries",
    "institutions",
    "committees",
    "units",
    "officials",
    "departments",
    "bodies",
    "authorities",
    "branches",
    "services",
    "enterprises",
    "governments",
    "parties",
)
"""Plural heads of groups: a list of modifiers before one of them is a list of groups."""


def words_within(sentence: Sentence, span: Span) -> list[Word]:
    """Return the words of a sentence that lie in a stretch of the clean text."""
    return [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]


def split_group(reading: Reading, sentence: Sentence, span: Span) -> Iterator[str]:
    """Yield the names of those that a phrase names, each new head noun one: "the Cabinet and all ministries" is two.

    Args:
        reading: the document.
        sentence: the sentence the phrase stands in.
        span: the phrase.
    """
    words = _without_examples(words_within(sentence, span))
    everywhere = [word.lower for word in words[-3:]] == ["at", "all", "levels"]
    shared = _shared_head(words)
    if shared:
        for part in shared:
            yield re.sub(
                r"^(?:the|The) ", "", _expanded(reading, part) + f" {words[-1].text.removesuffix('s')}"
            )
        return
    start = 0
    for at in range(1, len(words)):
        if words[at].lower in ("and", ",") and words[at].mention is None and _parts_here(words, start, at):
            for name in _named(reading, words[start:at]):
                yield f"{name} at all levels" if everywhere else name
            start = at + 1
    yield from _named(reading, words[start:])


def _without_examples(words: list[Word]) -> list[Word]:
    """Return the words of a group up to "including", "such as" or "at present"."""
    for at in range(1, len(words)):
        pair = [word.lower for word in words[at : at + 2]]
        if pair[0] == "including" or pair == ["such", "as"] or pair == ["at", "present"]:
            return words[: at - (words[at - 1].lower == ",")]
    return words


def _shared_head(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Return the parts of "the munitions, nuclear and civil defence sectors", each without the head that all share."""
    if (
        len(words) < 5
        or words[-1].lower not in ("sectors", "fields", "industries")
        or not any(word.lower == "," for word in words)
    ):
        return []
    parts, start = [], 0
    for at in range(len(words) - 1):
        if words[at].lower in (",", "and") and words[at].mention is None:
            parts.append(words[start:at])
            start = at + 1
    parts.append(words[start:-1])
    parts = [part for part in parts if part]
    return [] if any(part[-1].lower in GROUP_HEADS for part in parts) else parts


def _expanded(reading: Reading, words: Sequence[Word]) -> str:
    mentions = [word.mention for word in words if word.mention is not None]
    return " ".join(expand(reading.text, words[0].start, words[-1].end, mentions).split())


def _parts_here(words: Sequence[Word], start: int, at: int) -> bool:
    before, after = words[start:at], words[at + 1 :]
    if not before or not after:
        return False
    if (
        before[-1].lower in GROUP_HEADS
        and len(after) > 1
        and len(before) > 1
        and any(word.lower in GROUP_HEADS for word in after[1:6])
    ):
        return True
    if any(word.lower in ("including", "such", "of", "in", "at") for word in before):
        return after[0].lower in ("all", "every")
    return (
        after[0].lower in ALWAYS_SPLIT
        or (before[-1].mention is not None and len(before) <= 2)
        or (after[0].mention is not None and len(after) == 1)
    )


def _named(reading: Reading, words: Sequence[Word]) -> Iterator[str]:
    kept = [word for word in words if word.lower not in (",", "and")]
    if not kept:
        return
    mentions = [word.mention for word in kept if word.mention is not None]
    if len(kept) == 1 and kept[0].lower in (
        "we",
        "us",
        "it",
        "them",
        "they",
        "he",
        "him",
        "she",
        "her",
        "one",
        "i",
    ):
        return
    if mentions and kept[-1].mention is not None and all(word.tag in ("DT", "JJ") for word in kept[:-1]):
        yield mentions[-1].name
        return
    name = expand(reading.text, kept[0].start, kept[-1].end, mentions)
    yield re.sub(r"^(?:the|The) ", "", " ".join(name.split()))


def text_of(words: Sequence[Word]) -> str:
    pieces = [words[0].text]
    for before, word in zip(words, words[1:], strict=False):
        pieces.append((" " if word.start > before.end else "") + word.text)
    return "".join(pieces)
