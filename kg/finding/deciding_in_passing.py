"""Reads the decisions that are told in passing: "built according to the decision of the congress"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.deciding_sentences import DecidingSentence, Decision
from kg.finding.making import Span
from kg.reading.mentions import without_article
from kg.reading.words import Word

PHRASE_TAGS = ("NN", "JJ", "CD", "DT", "HYPH", "VBG", "POS", "PRP$", "VBN")
"""Words of which a noun phrase is made, beside names and "of"."""


def decided_before(told: DecidingSentence) -> Iterator[Decision]:
    """Yield the decisions to which a sentence only refers.

    Args:
        told: the sentence with its readers.
    """
    text = told.coded.text
    for pattern in told.words.referred:
        for match in pattern.finditer(text):
            if text.count('"', 0, match.start()) % 2 == 0:
                yield from _subject(told, match)
    for match in told.words.followed.finditer(text):
        yield from _carried_out(told, match)
    for pattern in (told.words.relative, told.words.passed):
        for match in pattern.finditer(text):
            yield from _decided_thing(told, match)


def _subject(told: DecidingSentence, match: re.Match[str]) -> Iterator[Decision]:
    """Read "the decision of the Cabinet on fares", "the law on land adopted at the session"."""
    body = told.coded.mentions[match["body"]]
    kind = told.words.kinds[match["noun"].casefold()]
    group = "title" if "title" in match.groupdict() else "on"
    end = told.texts.end(match.start(group), match.end(group))
    text = told.texts.words(match.start(group), end)
    if kind == "law" and group == "on":
        text = f"{match['noun']} {match['joint']} {text}"
    span = told.texts.span(match.start(), max(match.start("body") + 1, end))
    further = told.coded.mentions.get(match.groupdict().get("body2") or "")
    by = " and ".join(told.bodies.named(one) for one in (body, further) if one is not None)
    yield Decision(by, kind, text, None, span, "decisions/referred")


def _carried_out(told: DecidingSentence, match: re.Match[str]) -> Iterator[Decision]:
    """Read what is done by a decision: "the port built according to the resolution of the congress"."""
    phrase = _phrase_before(told, match.start("done"))
    if phrase is not None:
        body = told.coded.mentions[match["body"]]
        text = without_article(told.reading.text[slice(*phrase)])
        kind = told.words.kinds[match["noun"].casefold()]
        end = told.texts.span(*match.span())[1]
        yield Decision(told.bodies.named(body), kind, text, None, (phrase[0], end), "decisions/followed")


def _decided_thing(told: DecidingSentence, match: re.Match[str]) -> Iterator[Decision]:
    """Read "the building of a port, which was decided by the Cabinet"."""
    phrase = _phrase_before(told, match.start())
    if phrase is not None:
        body = told.coded.mentions[match["body"]]
        text = without_article(told.reading.text[slice(*phrase)])
        end = told.texts.span(*match.span())[1]
        noun = told.words.noun.match(text) or told.words.head_noun.match(text)
        kind = told.words.kinds[noun["noun"].casefold()] if noun else "decision"
        yield Decision(told.bodies.named(body), kind, text, None, (phrase[0], end), "decisions/relative")


def _phrase_before(told: DecidingSentence, place: int) -> Span | None:
    """Return the noun phrase before a place of the coded text; of an apposition what it stands beside."""
    at = told.coded.span(0, place)[1]
    words = [word for word in told.sentence.words if word.end <= at]
    words = words[:-1] if words and words[-1].text == "," else words
    start = _phrase_start(words, len(words))
    if start >= len(words) - 1:
        return None
    if words[start].lower in ("a", "an") and start > 1 and words[start - 1].text == ",":
        end = start - 1
        start = _phrase_start(words, end)
        return (words[start].start, words[end - 1].end) if start < end else None
    return words[start].start, words[-1].end


def _phrase_start(words: list[Word], end: int) -> int:
    start = end
    while start and _belongs(words[start - 1]) and not _governs(words[start - 1 : start + 1]):
        start -= 1
    while start < end and words[start].lower in ("of", "and", ","):
        start += 1
    return start


def _governs(words: list[Word]) -> bool:
    """Whether the first of two words is a verb with the second in its object: "accelerating the"."""
    is_verb = words[0].tag in ("VBG", "VBN", "VBD")
    return is_verb and (words[0].lower == "including" or words[-1].tag in ("DT", "PRP$"))


def _belongs(word: Word) -> bool:
    if word.mention is not None:
        return word.mention.kind != "time"
    return word.lower == "of" or word.tag.startswith(PHRASE_TAGS)
