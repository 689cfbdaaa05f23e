"""Says who is meant where somebody is told by a role alone: "the head of the delegation", "the DPRK leader"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.finding.phrases import is_tagged
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post
from kg.reading.words import Word

FAR = 40
"""So many characters may stand between "led by" and the name, his titles aside."""


def foremost_of(reading: Reading) -> Mention | None:
    """Return who stands above all in the state of a document: who is told to, else the first person of the report."""
    own = (
        one for one in _people(reading) if any(_is_foremost(reading, one, at) for at in range(len(one.posts)))
    )
    opening = (one for sentence in reading.body[:3] for one in sentence.mentions if one.kind == "person")
    return next(own, None) or next(opening, None)


def _people(reading: Reading) -> Iterator[Mention]:
    return (one for sentence in reading.body for one in sentence.mentions if one.kind == "person")


def _is_foremost(reading: Reading, person: Mention, at: int) -> bool:
    """Whether a post of a person is the first of the document's own state or party."""
    post, knowledge = person.posts[at], reading.knowledge
    if post.title not in knowledge.wordings.word_sets["cues"]["foremost"]:
        return False
    body = knowledge.gazetteer.named(post.organization or "", "organization")
    home = knowledge.entries.get(reading.home or "")
    is_home = home is not None and post.organization == home.label
    return is_home or (body is not None and reading.home in body.attributes.get("state", ()))


def meant_by_role(reading: Reading, words: Sequence[Word]) -> Mention | None:
    """Return the person whom a role means: "the Russian President", "the DPRK leader"; None where nobody is told.

    Args:
        reading: the document.
        words: the words of the phrase.
    """
    told = _post_of(reading, words)
    if told is None or told.organization is None or told.is_implied:
        return None
    home = reading.knowledge.entries.get(reading.home or "")
    leads = told.title in reading.knowledge.wordings.word_sets["cues"]["leaders of states"]
    held = (told.title, told.organization)
    holders = (
        one for one in _people(reading) if held in [(own.title, own.organization) for own in one.posts]
    )
    holder = next(holders, None)
    if holder is not None or not leads or home is None or told.organization != home.label:
        return holder
    first = foremost_of(reading)
    return first if first is not None and first.posts else None


def _post_of(reading: Reading, words: Sequence[Word]) -> Post | None:
    """Return the post that a phrase is, an article aside."""
    start, end = words[0].start, words[-1].end
    if is_tagged(words[0], ("DT",)) and len(words) > 1:
        start = words[1].start
    sentence = reading.sentence_at(start)
    mentions = sentence.mentions if sentence is not None else ()
    found = (one for one in mentions if one.kind == "post" and one.end == end and one.start >= start)
    post = next(found, None)
    # "the DPRK leader": the post is the title, its country stands before it
    before = reading.text[start : post.start].strip() if post is not None else ""
    return post.posts[0] if post is not None and len(before.split()) <= 1 else None


def heads_told(sentence: Sentence, reading: Reading) -> Iterator[tuple[str, Mention]]:
    """Yield who leads a delegation or the like that a sentence tells of, with the noun for it.

    Args:
        sentence: the sentence.
        reading: the document.
    """
    sets = reading.knowledge.wordings.word_sets["cues"]
    led = _led(sets["led groups"], sets["led by"])
    for match in led.finditer(reading.text[sentence.start : sentence.end]):
        end = sentence.start + match.end()
        near = (
            one
            for one in sentence.mentions
            if one.kind == "person" and end <= one.core[1] and one.start <= end + FAR
        )
        person = next(near, None)
        if person is not None:
            yield match["group"].casefold(), person


@lru_cache(maxsize=4)
def _led(groups: frozenset[str], led_by: frozenset[str]) -> KeyedPattern:
    """Return the pattern of "a delegation of writers led by "."""
    led = rf"(?i)\b(?P<group>{one_of(sorted(groups))})\b[^.;]{{0,160}}? {one_of(sorted(led_by))} "
    return KeyedPattern(led, sorted(groups), sorted(led_by))


@lru_cache(maxsize=4)
def _headed(heads: frozenset[str], groups: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of "the head of the visiting delegation"."""
    headed = rf"the {one_of(sorted(heads))} of the (?:[\w-]+ ){{0,3}}?(?P<group>{one_of(sorted(groups))})"
    return re.compile(headed)


def group_headed(words: Sequence[Word], reading: Reading) -> str | None:
    """Return the noun for what a phrase names the head of: "the head of the visiting delegation", None for none.

    Args:
        words: the words of the phrase.
        reading: the document.
    """
    sets = reading.knowledge.wordings.word_sets["cues"]
    told = reading.text[words[0].start : words[-1].end].casefold()
    match = _headed(sets["heads of groups"], sets["led groups"]).fullmatch(told)
    return match["group"] if match is not None else None
