"""Finds whom policies are aimed at: who must carry them out, who gains, against whom and with whom they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.clauses import Clause
from kg.finding.making import Span, make_fact, without_stop
from kg.finding.phrases import find_phrases
from kg.finding.speech import PutForward, Speech, span_of
from kg.model import Fact
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, expand
from kg.reading.words import Word

REACH = 7
"""So many words may stand between "against" and the enemy's name."""
ALWAYS_SPLIT = ("all", "every", "each", "the", "both", "our", "other")
FACING = ("facing", "faced", "confronting")
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


def find_aims(reading: Reading, speech: Speech) -> Iterator[Fact]:
    """Yield whom the policies of a document are aimed at.

    Args:
        reading: the document.
        speech: what is said and put forward in it.
    """
    taken: set[tuple[object, ...]] = set()
    for fact in _all_aims(reading, speech):
        key = (fact.fields["actor"], fact.fields["relation"], fact.quote.start)
        if key not in taken:
            taken.add(key)
            yield fact


def _all_aims(reading: Reading, speech: Speech) -> Iterator[Fact]:
    yield from _implementers(reading, speech)
    for course in speech.put_forward:
        words = words_within(course.sentence, course.phrase)
        yield from _relations(reading, course.phrase, words)
    for sentence, clause in speech.clauses:
        yield from _given(reading, sentence, clause)
        yield from _facing(reading, sentence, clause)


def words_within(sentence: Sentence, span: Span) -> list[Word]:
    """Return the words of a sentence that lie in a stretch of the clean text."""
    return [word for word in sentence.words if span[0] <= word.start and word.end <= span[1]]


def _implementers(reading: Reading, speech: Speech) -> Iterator[Fact]:
    grouped: dict[Span, list[PutForward]] = {}
    for course in speech.put_forward:
        if course.group is not None:
            grouped.setdefault(course.group, []).append(course)
    for group, courses in grouped.items():
        start = min(course.phrase[0] for course in courses)
        end = max(course.phrase[1] for course in courses)
        quote = (min(group[0], courses[0].span[0] if courses[0].span[0] < group[0] else group[0]), end)
        for name in split_group(reading, courses[0].sentence, group):
            yield _aim(reading, quote, (start, end), "implementer", name, courses[0].rule)


def split_group(reading: Reading, sentence: Sentence, span: Span) -> Iterator[str]:
    """Yield the names of those that a phrase names, each new head noun one: "the Cabinet and all ministries" is two.

    Args:
        reading: the document.
        sentence: the sentence the phrase stands in.
        span: the phrase.
    """
    words = _without_examples(words_within(sentence, span))
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
            yield from _named(reading, words[start:at])
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


def _relations(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield against whom, with whom and for whom a course of action is, by the words around the name."""
    lists = reading.knowledge.wordings.words["aims"]
    for relation, triggers in (
        ("adversary", lists["against"]),
        ("partner", lists["together"]),
        ("beneficiary", lists["good"]),
    ):
        for at, after in find_phrases(words, triggers):
            found = _target(reading, words, after, relation)
            if found is None and relation == "adversary":
                continue
            if found is not None:
                name, last = found
                quote = (phrase[0], words[last].end) if relation == "adversary" else phrase
                yield _aim(reading, quote, phrase, relation, name, f"aims/{words[at].lower}")
                followers = followers_of(words, last)
                if followers is not None and relation == "adversary":
                    quote = (phrase[0], words[followers[1]].end)
                    yield _aim(reading, quote, phrase, relation, followers[0], f"aims/{words[at].lower}")
    yield from _their_good(reading, phrase, words)


def _target(reading: Reading, words: Sequence[Word], after: int, relation: str) -> tuple[str, int] | None:
    """Return who stands behind a trigger, and the place of the last word of the name."""
    lists = reading.knowledge.wordings.words["aims"]
    for at in range(after, min(after + REACH, len(words))):
        word = words[at]
        if (
            word.mention is not None
            and word.mention.kind in ("country", "body", "person")
            and relation != "beneficiary"
        ):
            foreign = word.mention.entry != reading.home and not _is_own(reading, word.mention)
            if relation == "adversary" and not foreign:
                continue
            return (word.mention.name, at) if foreign or relation == "partner" else None
        if word.mention is None and relation == "adversary" and word.lower in lists["foes"]:
            return _phrase(words, after, at), at
        if (
            word.mention is None
            and relation == "partner"
            and word.lower
            in (
                "countries",
                "forces",
                "nations",
                "peoples",
                "parties",
                "states",
                "neighbours",
                "neighbors",
                "partners",
            )
        ):
            return _phrase(words, after, at), at
        if word.mention is None and relation == "beneficiary" and word.lower in lists["people"]:
            return _people(words, max(after, at - 4), at), at
        if word.mention is None and word.lower in (";", ":", "to", "by"):
            return None
    return None


def followers_of(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """Return who stands behind a name as "and its followers", and the place of the last word of that.

    Args:
        words: the words of the sentence.
        at: the place of the name.
    """
    if (
        at + 3 > len(words) - 1 + 1
        or [word.lower for word in words[at + 1 : at + 2]] != ["and"]
        or words[at + 2 : at + 3] == []
        or words[at + 2].lower not in ("its", "their")
    ):
        return None
    last = at + 2
    while (
        last + 1 < len(words)
        and words[last + 1].mention is None
        and words[last + 1].tag in ("JJ", "NN", "NNS")
    ):
        last += 1
    mention = words[at].mention
    return (
        (f"{_text(words[at + 3 : last + 1])} of the {mention.name}", last)
        if last > at + 2 and mention is not None
        else None
    )


def _is_own(reading: Reading, mention: Mention) -> bool:
    entry = reading.knowledge.entries.get(mention.entry or "")
    return entry is not None and reading.home in entry.attributes.get("state", ())


def _people(words: Sequence[Word], start: int, at: int) -> str:
    """Return people as named, with the nouns before and the place behind: "flood victims of the county"."""
    first = at
    while (
        first > start
        and words[first - 1].mention is None
        and words[first - 1].tag in ("NN", "NNS")
        and words[first - 1].lower != "people"
    ):
        first -= 1
    last = at
    if at + 2 < len(words) and words[at + 1].lower in ("of", "in", "across"):
        stop = next(
            (
                i
                for i in range(at + 2, min(at + 8, len(words)))
                if words[i].mention is None
                and (
                    words[i].lower in ("with", "to", "and", ",", "for", "as") or words[i].tag.startswith("V")
                )
            ),
            min(at + 8, len(words)),
        )
        last = stop - 1
    return _text(words[first : last + 1])


def _phrase(words: Sequence[Word], start: int, last: int) -> str:
    """Return the noun phrase that ends with a word, without article and possessive."""
    first = last
    while (
        (first > start
        and words[first - 1].mention is None
        and words[first - 1].tag in ("JJ", "NN", "NNP", "HYPH", "AFX", "NNS"))
        or (first > start and words[first - 1].lower == "," and words[first - 2].tag == "JJ")
    ):
        first -= 1
    return re.sub(r"^(?:the|our|its|their) ", "", _text(words[first : last + 1]))


def _text(words: Sequence[Word]) -> str:
    pieces = [words[0].text]
    for before, word in zip(words, words[1:], strict=False):
        pieces.append((" " if word.start > before.end else "") + word.text)
    return "".join(pieces)


def _their_good(reading: Reading, phrase: Span, words: Sequence[Word]) -> Iterator[Fact]:
    """Yield "the people's living standards": the people gain."""
    lists = reading.knowledge.wordings.words["aims"]
    for at in range(1, len(words) - 1):
        if (
            words[at].lower in ("'s", "'")
            and words[at - 1].lower in lists["people"]
            and words[at + 1].lower in lists["theirs"]
        ):
            yield _aim(reading, phrase, phrase, "beneficiary", words[at - 1].text, "aims/theirs")


def _given(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield to whom thanks and the like are given."""
    lists = reading.knowledge.wordings.words["aims"]
    for complement in clause.complements:
        words = sentence.words[complement.region[0] : complement.region[1]]
        if complement.kind != "attitude" or not any(word.lower in lists["given"] for word in words):
            continue
        to = next((at for at, word in enumerate(words) if word.lower == "to" and word.mention is None), None)
        if to is None or to + 1 >= len(words):
            continue
        name = _addressee(reading, words[to + 1 :])
        if name:
            span = span_of(sentence.words, complement.region)
            text = (span[0], words[to - 1].end)
            begin = sentence.words[clause.found.verb].start
            yield _aim(reading, (begin, span[1]), text, "addressee", name, "aims/given")


def _addressee(reading: Reading, words: Sequence[Word]) -> str | None:
    first = words[0]
    if first.lower in ("him", "her"):
        people = [
            mention.name
            for sentence in reading.sentences
            for mention in sentence.mentions
            if mention.kind == "person"
        ]
        return max(dict.fromkeys(people), key=people.count) if people else None
    for word in words[:6]:
        if word.mention is not None and word.mention.kind in ("person", "body", "country", "meeting"):
            return word.mention.name
        if word.tag.startswith("NN") and word.mention is None:
            first = last = words.index(word)
            while (
                last + 1 < len(words)
                and words[last + 1].tag.startswith("NN")
                and words[last + 1].mention is None
            ):
                last += 1
            return _text(words[first : last + 1])
    return None


def _facing(reading: Reading, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    """Yield the implementers of "the tasks facing the sector", "tasks to be carried out by all fields"."""
    words = sentence.words
    matters = reading.knowledge.wordings.words["policies"]["matters"]
    start, end = clause.region
    for at in range(start, end - 2):
        if words[at].mention is not None or words[at].lower not in matters:
            continue
        group = _behind_facing(words, at + 1, end)
        if group is None:
            continue
        first = at
        while first > start and words[first - 1].tag in ("JJ", "DT", "NN", "JJS"):
            first -= 1
        span = (words[first].start, words[group[1] - 1].end)
        for name in split_group(reading, sentence, (words[group[0]].start, words[group[1] - 1].end)):
            yield _aim(reading, span, span, "implementer", name, "aims/facing")


def _behind_facing(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    if words[at].lower in FACING:
        first = at + 1 + (words[at + 1].lower in ("by", "to"))
        return (first, _group_end(words, first, end)) if first < end else None
    if words[at].lower == "to" and at + 2 < end and words[at + 1].lower == "be":
        by = next(
            (
                i
                for i in range(at + 2, min(at + 7, end - 1))
                if words[i].lower in ("by", "in") and words[i + 1].tag in ("PDT", "DT", "JJ", "NNP", "NNS")
            ),
            None,
        )
        return (by + 1, _group_end(words, by + 1, end)) if by is not None else None
    return None


def _group_end(words: Sequence[Word], start: int, end: int) -> int:
    for at in range(start + 1, end):
        if words[at].mention is None and (
            words[at].tag in ("TO", "WDT", "VBZ", "VBD", "MD")
            or words[at].lower in ("in", "for", ";", "that")
        ):
            return at
        if words[at].lower == "and" and at + 1 < end and words[at + 1].lower in ("ways", "measures", "in"):
            return at
    return end


def _aim(reading: Reading, quote: Span, text: Span, relation: str, name: str, rule: str) -> Fact:
    phrase = without_stop(reading.text[text[0] : text[1]])
    fields = {"text": phrase, "relation": relation, "actor": name}
    return make_fact(reading, "directed_at", quote, rule.replace("cues/", "aims/"), fields)
