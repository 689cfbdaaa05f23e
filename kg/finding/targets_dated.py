"""Reads what is to be done by a time ahead, and what is to be doubled or halved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.verbs import is_adverb
from kg.finding.phrases import is_one_of
from kg.finding.targets_ahead import Target, deadline_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention
from kg.reading.words import Word

BY_WHEN = re.compile(
    r" (?:by|from|until|till|before|within|no later than|not later than)(?: the)? (?:end of )?$"
)
"""Between what is to be done and the time until which or from which on."""
NUMBERS = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|several)"
JUDGING = (
    "thank",
    "commend",
    "praise",
    "appreciate",
    "criticize",
    "censure",
    "blame",
    "denounce",
    "punish",
    "centre",
)
"""Behind these and "for" a gerund tells what was done."""
SEASONS = (
    r"winter|summer|spring|autumn|rainy season|monsoon(?: season)?|heating season|farming season|dry season"
    r"|rice[- ]transplanting season|typhoon season|sowing season|flood season|cold season|new school year"
    r"|school year|new year|year|cold|frost|first frost|snow|harvest|harvesting|holidays?|festival"
)
WITHIN = re.compile(
    rf" in {NUMBERS} (?:months?|years?)\b"
    rf"| within (?:the (?:next|coming) )?{NUMBERS}[ -](?:hours?|days?|weeks?|months?|years?|decades?)\b"
    rf"|,? (?:before|prior to|ahead of|in time for) (?:the )?"
    rf"(?:(?:onset|coming|beginning|start|end|advent|arrival|outset) of (?:the )?)?(?:{SEASONS})\b"
    r"(?: (?:is out|is over|sets in|begins|comes|starts|arrives|is through))?"
    r"|,? (?:before|ahead of|by|prior to) the (?:[\w-]+ ){0,4}"
    r"(?:[Cc]ongress|[Pp]lenary [Mm]eeting|anniversary|birthday)\b"
    r"|,? (?:before|prior to) (?:[\w-]+ ){1,4}(?:sets in|set in|is out|begins|comes round|is over)\b"
)
"""How long what is to be done may take, or the season before which it is to be done."""
YEAR_END = re.compile(
    r"\b(?:year is out|new year|year is over|end of the year|year)(?: sets in| comes| begins)?$"
)
LEADS_LONGEST = 4
"""So many words at most stand between a verb and a time that goes before its object: "within the", "by the end of"."""
OBJECT_END = re.compile(r",| and (?:to|of|that|the \w+ (?:of|for) )|;|:|\.(?!\d)")
FACTORS = {"double": 2, "doubling": 2, "treble": 3, "triple": 3, "trebling": 3, "tripling": 3, "quadruple": 4}
"""Verbs of which each is a figure: "double the output"."""
WITHIN_YEAR = re.compile(r" within (?:the|this) year\b")
NO_ACTS = ("have", "continue", "last", "come", "run")
"""Verbs that tell no aim before a time."""
NO_AIMS = (
    "held",
    "convened",
    "opened",
    "closed",
    "published",
    "broadcast",
    "celebrated",
    "marked",
    "achieved",
    "attained",
    "reached",
)
"""Behind "be" these tell what takes place, or what is told of the goals themselves."""
OPENERS = (
    "to",
    "and",
    ",",
    "will",
    "shall",
    "should",
    "must",
    "of",
    "for",
    "on",
    "with",
    "by",
    "would",
    "propose",
)
REACH = 40
"""So many words may stand between the verb and the time."""


def dated(reading: Reading, sentence: Sentence) -> Iterator[Target]:
    """Yield acts to be done by or from a time ahead.

    Args:
        reading: the document.
        sentence: the sentence.
    """
    published = reading.heading.published or ""
    for time in sentence.mentions:
        if time.kind != "time" or not time.last or time.last <= published:
            continue
        leads = BY_WHEN.search(reading.text[sentence.start : time.start])
        if leads is None or (" from" in leads.group() and time.is_days and time.first != time.last):
            continue  # "from May 3 to 9" is how long something lasts
        at = _act_before(sentence.words, time.start)
        if at is not None:
            start = sentence.words[at].start
            end = _object_end(reading, sentence, at, time)
            yield Target(
                reading.text[start:end],
                (start, end),
                "targets/dated",
                deadline=deadline_of([time]),
            )


def _object_end(reading: Reading, sentence: Sentence, at: int, time: Mention) -> int:
    """Return where an act ends whose object stands behind the time: "finish by May 2 the repair of the dam"."""
    words = sentence.words
    between = [word for word in words[at + 1 :] if word.end <= time.start]
    behind = next((word for word in words if word.start >= time.end), None)
    if (
        len(between) > LEADS_LONGEST
        or behind is None
        or not behind.tag.startswith(("DT", "JJ", "CD", "PRP$", "NN"))
    ):
        return time.end
    found = OBJECT_END.search(reading.text, time.end, sentence.end)
    return found.start() if found else sentence.end


def lasting(reading: Reading, sentence: Sentence) -> Iterator[Target]:
    """Yield acts to be done within some time or before a season or an occasion: "should be mended before winter".

    Args:
        reading: the document.
        sentence: the sentence.
    """
    for found in WITHIN.finditer(reading.text, sentence.start, sentence.end):
        at = _act_before(sentence.words, found.start())
        if at is None or not _is_ahead(sentence.words, at):
            continue
        span = (sentence.words[at].start, found.end())
        year = (reading.heading.published or "")[:4]
        by_new_year = year and YEAR_END.search(found.group())
        yield Target(
            reading.text[slice(*span)],
            span,
            "targets/lasting",
            deadline=f"{year}-12-31" if by_new_year else None,
        )


def _is_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a verb tells what is to be done: behind "to" or a modal verb, or a gerund that something calls for."""
    if is_one_of(words[at], ("be",)) or not words[at].tag.startswith("VBG"):
        back = at - 1
        while back > 0 and (is_adverb(words[back]) or is_one_of(words[back], ("be",))):
            back -= 1
        return is_one_of(words[back], ("to", "will", "shall", "should", "must", "and", ","))
    if at > 1 and is_one_of(words[at - 1], ("for",)):
        return words[at - 2].mention is None and words[at - 2].lemma not in JUDGING
    return at > 0 and is_one_of(words[at - 1], ("of", "on"))


def _act_before(words: Sequence[Word], start: int) -> int | None:
    """Return the place of the verb of the act that is to be done by a time that stands from a place on."""
    last = next((at for at, word in enumerate(words) if word.start >= start), len(words))
    for at in range(last - 1, max(-1, last - REACH), -1):
        word = words[at]
        if is_one_of(word, (";", ":", "(", ")")):
            return None
        acts = word.mention is None and (
            word.tag in ("VB", "VBG") or (word.tag == "VBP" and _joined(words, at))
        )
        if acts and _opens(words, at):
            takes_place = word.lower == "be" and any(
                is_one_of(one, NO_AIMS) for one in words[at + 1 : at + 4]
            )
            return None if takes_place or is_one_of(word, NO_ACTS) else at
    return None


def _joined(words: Sequence[Word], at: int) -> bool:
    return at > 0 and is_one_of(words[at - 1], ("and", "to", ","))


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether an action begins with a verb: behind "to", "will", "and", a preposition or an adverb of these."""
    place = at - 1
    while place > 0 and is_adverb(words[place]) and not is_one_of(words[place], ("and", "not")):
        place -= 1
    opens = place < 0 or is_one_of(words[place], OPENERS)
    return opens and (words[at].tag != "VBG" or not is_one_of(words[place], ("by",)))


def _ends_object(word: Word) -> bool:
    """Whether the object of a verb ends before a word: a time, a further verb, a mark."""
    if word.mention is not None:
        return word.mention.kind == "time"
    return word.tag in ("VBD", "VBZ", "MD") or is_one_of(
        word, (",", ";", ".", "and", "so", "by", "in", "within")
    )


def doubled(reading: Reading, sentence: Sentence) -> Iterator[Target]:
    """Yield what is to be doubled or tripled: "to double the output within the year".

    Args:
        reading: the document.
        sentence: the sentence.
    """
    words = sentence.words
    for at, word in enumerate(words):
        factor = (
            FACTORS.get(word.lower) if word.mention is None and word.tag in ("VB", "VBG", "VBP") else None
        )
        if (
            factor is None
            or at + 2 >= len(words)
            or not words[at + 1].tag.startswith(("DT", "PRP$", "JJ", "NN"))
        ):
            continue
        if not _opens(words, at):
            continue
        end = at + 1
        while end < len(words) and not _ends_object(words[end]):
            end += 1
        times = [one for one in sentence.mentions if one.kind == "time" and one.start >= words[end - 1].start]
        near = [
            one for one in times if one.start - words[end - 1].end < 20 and not one.start < words[at].start
        ]
        last = near[0].end if near else words[end - 1].end
        deadline = deadline_of(near)
        within = WITHIN_YEAR.match(reading.text, words[end - 1].end)
        if within is not None and reading.heading.published:
            last, deadline = within.end(), f"{reading.heading.published[:4]}-12-31"
        first = _first_of_subject(words, at)
        text = reading.text[words[first].start : last]
        yield Target(text, (words[first].start, last), "targets/doubled", factor, "time", deadline)


def _first_of_subject(words: Sequence[Word], at: int) -> int:
    """Return where "income per head" begins in "income per head is to double that of 2000", else the verb itself."""
    planned = at > 2 and is_one_of(words[at - 1], ("to",)) and is_one_of(words[at - 2], ("is", "are"))
    start, end = subject_region(words, at - 2) if planned else (at, at)
    return start if start < end else at
