"""Finds the courses of action in what a cue puts forward: "tasks for raising yields and the issue of building dams"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.finding.complements import Complement, Lists
from kg.finding.coordination import Region, clause_end, is_doing, split_actions
from kg.finding.phrases import find_phrases
from kg.reading.words import Word

KINDS = ("line", "strategy", "plan", "programme", "campaign", "measure", "principle", "stance", "law")
"""The kinds that a noun can make, beside task."""
CONNECTORS = (
    "for",
    "of",
    "on",
    "in",
    "concerning",
    "regarding",
    "to",
    "towards",
    "through",
    "relating",
    "related",
    "arising",
    "facing",
    "aimed",
    "designed",
    "centering",
    "centred",
    "centered",
    "including",
    "governing",
)
WRAPPERS = ("including", "such")


@dataclass(frozen=True)
class Course:
    """A course of action.

    Args:
        region: the words that name it.
        kind: its kind.
        group: the words for those who must carry it out.
    """

    region: Region
    kind: str = "task"
    group: Region | None = None


def courses_of(
    words: Sequence[Word], complement: Complement, lists: Lists, kind: str | None = None
) -> list[Course]:
    """Return the courses of action that a complement names.

    Args:
        words: the words of the sentence.
        complement: what a cue takes.
        lists: the word lists of policies.
        kind: the kind that the cue makes, where it makes one.
    """
    start, end = complement.region
    if complement.kind == "matters":
        found = list(read_matters(words, start, end, lists))
    elif complement.kind == "attitude":
        found = _attitudes(words, start, end, lists)
    elif complement.kind == "as":
        found = actions_of(words, (start, end), "task", complement.group, lists)
        found = found or [Course(complement.region, "stance")]
    else:
        found = actions_of(words, (start, end), "task", complement.group, lists)
    return [replace(one, kind=kind) for one in found] if kind else found


def kind_of(noun: str, lists: Lists) -> str:
    """Return the kind of policy that a noun makes."""
    return next((kind for kind in KINDS if noun in lists[kind]), "task")


def read_matters(words: Sequence[Word], start: int, end: int, lists: Lists) -> Iterator[Course]:
    """Yield the courses behind each head noun: "tasks for A, the issue of B and the matters for C".

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        lists: the word lists of policies.
    """
    heads = [at for at in _heads(words, start, end, lists)]
    for number, at in enumerate(heads):
        limit = _next_phrase(words, heads[number + 1], at) if number + 1 < len(heads) else end
        yield from _behind_head(words, at, limit, lists)


def _heads(words: Sequence[Word], start: int, end: int, lists: Lists) -> Iterator[int]:
    """Yield the places of nouns that head a phrase of their own and lead to a course of action."""
    last = None
    for at in range(start, end - 1):
        word = words[at]
        if word.mention is not None or word.lower not in lists["matters"] or not word.tag.startswith("NN"):
            continue
        if last is not None and not _begins_phrase(words, at, last):
            continue
        if _connector(words, at, end, lists) is None:
            continue
        yield at
        last = at


def _begins_phrase(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether the phrase of a head begins behind a comma or "and": not "tasks of solving the issue of ..." """
    start = _next_phrase(words, at, last)
    return (
        start > last + 1
        and words[start].lower in (",", "and")
        and words[start + 1].tag in ("DT", "JJ", "PRP$", "NNP", "NNS", "NN", "VBN", "JJS")
    )


def _next_phrase(words: Sequence[Word], head: int, last: int) -> int:
    """Return the place of the separator before the phrase of a head."""
    at = head - 1
    while at > last and (
        words[at].mention is not None
        or words[at].tag
        in ("DT", "JJ", "JJS", "JJR", "NN", "NNP", "NNS", "PRP$", "POS", "VBN", "VBG", "RB", "CD")
        or (
            words[at].lower == "and"
            and words[at + 1].tag in ("JJ", "NN")
            and words[at - 1].tag in ("JJ", "NN", "NNP")
        )
    ):
        at -= 1
    return at


def _connector(words: Sequence[Word], head: int, end: int, lists: Lists) -> int | None:
    """Return the place of the word that joins a head to its course of action, behind further heads of the same."""
    at = head + 1
    for _ in range(12):
        if at >= end:
            return None
        word = words[at]
        if word.mention is None and word.lower in CONNECTORS:
            further = _further_head(words, at, end, lists)
            if (
                word.lower == "of"
                and further is not None
                and words[at + 1].tag in ("NN", "NNS", "JJ")
                and further + 1 < end
                and words[further + 1].lower in ("for", "to")
            ):
                at = further + 1
                continue
            return at
        joined = word.lower in ("and", ",", "&") and _further_head(words, at, end, lists)
        if not joined:
            return None
        at = joined + 1
    return None


def _further_head(words: Sequence[Word], at: int, end: int, lists: Lists) -> int | None:
    for place in range(at + 1, min(at + 5, end)):
        if (
            words[place].mention is None
            and words[place].lower in lists["matters"]
            and words[place].tag.startswith("NN")
        ):
            return place
        if words[place].tag not in ("DT", "JJ", "NN", "RB", "VBN", "NNP"):
            return None
    return None


def _behind_head(words: Sequence[Word], head: int, end: int, lists: Lists) -> Iterator[Course]:
    kind = kind_of(words[head].lower, lists)
    at = _connector(words, head, end, lists)
    if at is None:
        return
    further = next((words[i].lower for i in range(head + 1, at) if words[i].lower in lists["matters"]), None)
    if kind == "task" and further is not None and words[head].lower in ("line", "tasks"):
        kind = kind_of(further, lists)
    if words[at].lower == "to" and _is_passive(words, at, end):
        after = _behind_passive(words, at, end)
        if after is None:
            return
        start = after
    else:
        start = _behind_connector(words, at, end)
    kind = (
        "task" if kind in ("campaign",) and words[start : start + 1] and words[start].tag == "VBG" else kind
    )
    yield from _parts(words, start, end, kind, lists)


def _is_passive(words: Sequence[Word], to: int, end: int) -> bool:
    return to + 1 < end and words[to + 1].lower == "be"


def _behind_passive(words: Sequence[Word], to: int, end: int) -> int | None:
    """Return where the action begins behind "to be prioritized in", None where only an implementer follows."""
    for at in range(to + 2, min(to + 8, end - 1)):
        if words[at].lower in ("in", "for") and (words[at + 1].tag in ("VBG", "RB", "RBR")):
            return at + 1
    return None


def _behind_connector(words: Sequence[Word], at: int, end: int) -> int:
    start = at + 1
    if words[at].lower in (
        "arising",
        "facing",
        "related",
        "relating",
        "aimed",
        "designed",
        "centering",
        "centred",
        "centered",
        "such",
    ):
        while start < end and words[start].lower in ("in", "to", "at", "on", "from", "as", "for"):
            start += 1
    return start


def _parts(words: Sequence[Word], start: int, end: int, kind: str, lists: Lists) -> Iterator[Course]:
    """Yield the courses of a phrase: its own, and those behind "including"."""
    for_somebody = _implementer(words, start, end)
    if for_somebody is not None:
        group, action = for_somebody
        yield from actions_of(words, (action, end), kind, group, lists)
        return
    wrapper = next(
        (
            at
            for at in range(start, end - 1)
            if words[at].lower == "including"
            and words[at].mention is None
            and _is_action(words, _behind_those(words, at + 1, end), end)
        ),
        None,
    )
    yield from actions_of(words, (start, wrapper or end), kind, None, lists)
    if wrapper is not None:
        yield from actions_of(words, (_behind_those(words, wrapper + 1, end), end), kind, None, lists)


def _behind_those(words: Sequence[Word], start: int, end: int) -> int:
    at = start
    while (
        at + 1 < end
        and words[at].lower in ("those", "that", "the", "ones")
        and words[at + 1].lower in ("of", "for", "in", "ones")
    ):
        at += 2
    if (
        at + 2 < end
        and words[at].lower == "the"
        and words[at + 1].lower
        in (
            "issue",
            "issues",
            "matter",
            "matters",
            "problem",
            "problems",
            "question",
            "questions",
            "task",
            "tasks",
        )
        and words[at + 2].lower in ("of", "for")
    ):
        at += 3
    return at


def _implementer(words: Sequence[Word], start: int, end: int) -> tuple[Region, int] | None:
    """Return who must act and where the action begins in "for the cultural field to make a leap"."""
    if start >= end or words[start].tag in ("VBG", "RB", "RBR", "VB") or words[start - 1].lower != "for":
        return None
    for at in range(start + 1, min(start + 34, end - 1)):
        word = words[at]
        if word.mention is None and (
            word.tag in ("VBG", "VBZ", "MD", "VBD")
            and word.lower not in ("including", "leading", "mining", "working", "building", "farming")
        ):
            return None
        if (
            word.lower == "to"
            and word.mention is None
            and words[at + 1].tag in ("VB", "RB", "RBR", "VBP", "JJ")
        ):
            named = any(
                other.mention is None or other.mention.kind != "time"
                for other in words[start:at]
                if other.tag.startswith("NN")
            )
            return (
                ((start, at - (words[at - 1].lower == ",")), at + 1)
                if named and words[at + 1].lower != "be"
                else None
            )
    return None


def _is_action(words: Sequence[Word], start: int, end: int) -> bool:
    at = start
    while at < end and words[at].tag.startswith("RB"):
        at += 1
    if at >= end:
        return False
    if words[at].tag == "VBG":
        return True
    return is_doing(words, start, end)


def _attitudes(words: Sequence[Word], start: int, end: int, lists: Lists) -> list[Course]:
    """Return what is to be done in "the firm will to raise yields", "deep concern and the will to ..." """
    for at in range(start, end - 2):
        word = words[at]
        if word.mention is None and word.lower in lists["resolves"]:
            to = next(
                (
                    i
                    for i in range(at + 1, min(at + 10, end - 1))
                    if words[i].lower == "to"
                    and words[i].mention is None
                    and words[i + 1].tag in ("VB", "RB", "RBR", "VBP")
                ),
                None,
            )
            if to is None:
                continue
            kind = (
                "principle"
                if word.lower == "principle"
                else "stance"
                if word.lower in lists["stance"] and word.lower not in ("determination", "resolve")
                else "task"
            )
            return actions_of(words, (to + 1, end), kind, None, lists)
    return []


def actions_of(
    words: Sequence[Word], region: Region, kind: str, group: Region | None, lists: Lists
) -> list[Course]:
    """Return a stretch as single courses of action, each without what tells reason, time or condition.

    Args:
        words: the words of the sentence.
        region: the stretch.
        kind: the kind that the noun before it makes.
        group: the words for those who must carry it out.
        lists: the word lists of policies.
    """
    found = []
    for piece in split_actions(words, region):
        start, end = cut_tail(words, _unwrapped(words, piece, lists), lists)
        if _names_action(words, start, end):
            found.append(Course((start, end), _kind_of_action(words, start, end, kind, lists), group))
    return found


def _unwrapped(words: Sequence[Word], region: Region, lists: Lists) -> Region:
    """Take "finding out the correct way for" off what it leads to."""
    start, end = region
    if words[start].lower in lists["seeking"] and words[start].tag in ("VBG", "VB"):
        for at in range(start + 1, min(start + 9, end - 1)):
            if (
                words[at].lower in lists["matters"]
                and words[at + 1].lower in ("for", "of", "in")
                and at + 2 < end
                and words[at + 2].tag in ("VBG", "RB", "RBR")
            ):
                return at + 2, end
    return region


def cut_tail(words: Sequence[Word], region: Region, lists: Lists) -> Region:
    """Return a course of action without what tells reason, time or condition behind it.

    Args:
        words: the words of the sentence.
        region: the course of action.
        lists: the word lists of policies.
    """
    start, end = region[0], clause_end(words, *region)
    cuts = {start + first for first, _ in find_phrases(words[start:end], lists["cuts"])}
    for at in range(start + 3, end):
        if at in cuts:
            return start, at - (words[at - 1].lower == ",")
        if words[at].mention is None and words[at].tag == "WDT" and words[at].lower == "which":
            return start, at - (words[at - 1].lower == ",")
        if words[at].lower == "as" and _is_reason(words, at, end):
            return start, at - (words[at - 1].lower == ",")
        if (
            words[start].tag == "DT"
            and words[at].lower == ","
            and words[at + 1 : at + 2]
            and words[at + 1].lower in ("a", "an", "the")
        ):
            return start, at
    return start, end


def _is_reason(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "as" opens a clause with a subject and a finite verb."""
    for place in range(at + 1, min(at + 8, end)):
        if words[place].mention is None and words[place].tag in ("VBZ", "VBD", "MD", "VBP"):
            return place > at + 1
        if words[place].mention is None and words[place].lower in (",", "to", "and", "of"):
            return False
    return False


def _names_action(words: Sequence[Word], start: int, end: int) -> bool:
    if end - start < 2:
        return False
    first = words[start]
    if first.mention is None and first.tag in ("VBG", "VB", "VBP", "RB", "RBR"):
        return any(
            word.mention is not None or word.tag.startswith(("NN", "CD")) for word in words[start + 1 : end]
        )
    return is_doing(words, start, end)


def _kind_of_action(words: Sequence[Word], start: int, end: int, kind: str, lists: Lists) -> str:
    """Return the kind of a course: the noun that its own verb takes may tell more than the head before it."""
    if any(word.lower in ("never", "not", "n't") for word in words[start : start + 2]):
        return "stance"
    if kind != "task":
        return kind
    if words[start].lower in lists["measures"] and words[start].tag == "VB":
        return "measure"
    verbs = {word.lower for word in words[start : start + 3]}
    if verbs & {"take", "taking"} and any(
        word.lower in lists["measure"] for word in words[start : start + 8]
    ):
        return "measure"
    if verbs & {"conduct", "conducting", "wage", "waging", "launch", "launching"} and any(
        word.lower in ("campaign", "movement", "drive", "struggle") for word in words[start : start + 9]
    ):
        return "campaign"
    return kind
