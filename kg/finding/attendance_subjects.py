"""Reads who stands before the verb of a clause: the list at its end, or the holder of a title."""

from __future__ import annotations

import re

from kg.finding.holders import Holders
from kg.finding.lists import ListReader, Member
from kg.finding.matching import Match
from kg.grammar.signs import sign_class
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, expand
from kg.reading.post_titles import is_plural
from kg.reading.titling import bare_end

LONGEST_GAP = 40
"""Characters between a subject and its verb: an adverb, "the day before", a closing comma."""
ADJUNCT = re.compile(
    r"(?:Upon|At|In|On|After|Under|During|With|By|For|Following|Prior|According|Having|As|From|Since"
    r"|To)\b[^,;]*, (?=[^,]*$|[^,]*, )"
)
"""What stands before the subject of a clause."""
FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")
POST = sign_class("post")
RELATIVE = re.compile(r",? (?:who|which)(?: (?:had|has|have|was|were|then|later|also))? $")
"""Between those told of and the verb: "the premier, who summed up the discussion"."""
ADJUNCT_TIME = re.compile(rf"(?: (?:on|in|at|late|early))? {sign_class('time')} (?:\w+ly )?$")


def read_subject(reading: Reading, match: Match, lists: ListReader, holders: Holders) -> list[Member]:
    """Return who stands before the verb: the list at the end of the words before, or a title's holder.

    Args:
        reading: the document.
        match: where a wording fits whose subject stands before it.
        lists: reads lists.
        holders: who holds which post, for titles without a name.
    """
    sentence = match.sentence
    end = _before_time(sentence, match.span[0])
    start = _clause_start(sentence, end)
    titles = [
        one for one in sentence.mentions if one.kind == "post" and start <= one.start and one.end <= end
    ]
    holder = holders.holder(titles[0].posts[0]) if titles else None
    if titles and re.fullmatch(
        rf"\s*[Tt]he (?:{POST},? (?:and )?)+",
        sentence.coded.text[slice(*map(sentence.coded.position, (start, end)))],
    ):
        who = (
            holder.name
            if holder and len(titles) == 1
            else expand(reading.text, titles[0].start, titles[-1].end, sentence.names)
        )
        kind = "group" if is_plural(who) or len(titles) > 1 else "person"
        return [Member(who, kind, (titles[0].start, titles[-1].end), holder)]
    members = lists.read(reading, sentence, (start, end), is_tail=True)
    if members and members[-1].span[1] >= end - LONGEST_GAP:
        return members
    return _sharing(sentence, start, end)


def _before_time(sentence: Sentence, end: int) -> int:
    """Return where a subject ends before which a time stands: "A on Thursday presided"."""
    coded = sentence.coded
    relative = RELATIVE.search(coded.text, 0, coded.position(end))
    end = coded.starts[relative.start()] if relative is not None else end
    time = ADJUNCT_TIME.search(coded.text, 0, coded.position(end))
    return coded.starts[time.start()] if time is not None else end


def _sharing(sentence: Sentence, start: int, end: int) -> list[Member]:
    """Return the subject of an earlier verb of the clause: "A chaired and addressed it"."""
    persons = [
        one for one in sentence.mentions if one.kind == "person" and start <= one.start and one.end <= end
    ]
    between = (
        sentence.coded.text[sentence.coded.position(persons[-1].start) + 1 : sentence.coded.position(end)]
        if persons
        else ""
    )
    shares = re.match(
        r",? (?:\w+ly |also )?(?:\w+ed|took|made|gave|held|read|set)\b(?!.*\b(?:that|by|to)\b).*(?:,"
        r"| and),? (?:\w+ly |also |then )?$",
        between,
    )
    return [person_of(persons[-1])] if shares else []


def _clause_start(sentence: Sentence, end: int) -> int:
    """Return where the clause starts that ends with a subject."""
    coded = sentence.coded
    at = coded.position(end)
    adjunct = ADJUNCT.match(coded.text[:at])
    if adjunct is not None:
        return coded.starts[adjunct.end()]
    found = list(
        re.finditer(r"; |: |, (?:and|which|where|when|while) (?=[a-z])|\bthat |\bwhich |^", coded.text[:at])
    )
    before = [one for one in found if not one.group().startswith(", and") or _is_told(sentence, one.start())]
    return coded.starts[before[-1].end()] if before else sentence.start


def _is_told(sentence: Sentence, at: int) -> bool:
    """Whether a finite verb stands before a place: what follows "and" is a clause, and no item of a list."""
    before = (word for word in sentence.words if word.end <= sentence.coded.starts[at])
    return any(word.mention is None and word.tag in FINITE_TAGS for word in before)


def person_of(mention: Mention) -> Member:
    """Return a person as somebody who took part."""
    return Member(mention.name, "person", (mention.start, bare_end(mention)), mention)
