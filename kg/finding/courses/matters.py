"""Reads the courses of action behind head nouns: "tasks for A, the issue of B and the matters for C"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.finding.clauses.doings import is_doing
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import find_infinitive
from kg.finding.courses.heads import before_phrase, find_connector, find_heads
from kg.finding.courses.kinds import kind_of
from kg.finding.courses.single import Course, actions_of
from kg.finding.phrases import find_word, is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

LONGEST_MAKER = 10
"""So many words at most name whose proposal it is."""
LONGEST_GROUP = 34
"""So many words may stand between "for" and "to" in "for the cultural field to make a leap"."""


def read_matters(words: Sequence[Word], start: int, end: int, lists: WordSets) -> Iterator[Course]:
    """Yield the courses behind each head noun.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
        lists: the word lists of policies.
    """
    heads = list(find_heads(words, start, end, lists))
    for number, at in enumerate(heads):
        limit = before_phrase(words, heads[number + 1], at) if number + 1 < len(heads) else end
        yield from _behind_head(words, at, limit, lists)


def _behind_head(words: Sequence[Word], head: int, end: int, lists: WordSets) -> Iterator[Course]:
    at = find_connector(words, head, end, lists)
    duties = list(_by_whom(words, at, end, lists)) if at is not None else []
    if at is not None and duties:
        for group, region in duties:
            yield from actions_of(words, region, _kind(words, head, at, lists), group, lists)
        return
    start = _behind_connector(words, at, end, lists) if at is not None else None
    if at is None or start is None:
        return
    kind = _kind(words, head, at, lists)
    is_action = start < len(words) and words[start].tag == "VBG"
    courses = list(_parts(words, (start, end), "task" if kind == "campaign" and is_action else kind, lists))
    if not courses and words[at].lower in ("of", "by", "from"):
        # "the proposals of the department on saving coal"
        behind = _behind_maker(words, at + 1, end, lists)
        courses = list(_parts(words, (behind, end), kind, lists)) if behind is not None else []
    yield from courses


def _behind_maker(words: Sequence[Word], start: int, end: int, lists: WordSets) -> int | None:
    """Return where the action begins behind who made a proposal, None where nobody is named before it."""
    for at in range(start + 1, min(start + LONGEST_MAKER, end - 2)):
        if is_one_of(words[at], ('"', "``", "''")):
            return None
        if is_one_of(words[at], ("on", "for", "to", "concerning", "regarding")):
            named = any(
                word.mention is not None and word.mention.kind in ("body", "person")
                for word in words[start:at]
            )
            return at + 1 if named else None
    return None


def _kind(words: Sequence[Word], head: int, connector: int, lists: WordSets) -> str:
    """Return the kind that a head makes; "tasks" leave it to a second head: "tasks and measures for"."""
    between = (words[at].lower for at in range(head + 1, connector))
    further = next((noun for noun in between if noun in lists["matters"]), None)
    return kind_of(further if further and words[head].lower == "tasks" else words[head].lower, lists)


def _behind_connector(words: Sequence[Word], at: int, end: int, lists: WordSets) -> int | None:
    """Return where the action begins behind a connector, None where none does."""
    if words[at].lower == "to" and at + 1 < end and words[at + 1].lower == "be":
        return _behind_passive(words, at, end)
    start = at + 1
    if words[at].lower in lists["connectors with preposition"]:
        while start < end and words[start].lower in ("in", "to", "at", "on", "from", "as", "for"):
            start += 1
    if start + 2 < end and is_word(words[start], "how") and is_word(words[start + 1], "to"):
        return start + 2  # "instructions on how to mend the roof"
    if (
        start + 2 < end
        and is_one_of(words[start], lists["works"])
        and is_one_of(words[start + 1], ("for", "to"))
    ):
        return start + 2  # "a plan of action for saving coal"
    return start


def _by_whom(
    words: Sequence[Word], to: int, end: int, lists: WordSets
) -> Iterator[tuple[Region | None, Region]]:
    """Yield who acts and the action in "to be fulfilled by A to ... and by B to ...", "to be taken to ..." """
    if [word.lower for word in words[to : to + 2]] != ["to", "be"]:
        return
    infinitive = find_infinitive(words, to + 2, min(to + LONGEST_GROUP, end), lists)
    if infinitive is None or any(is_one_of(word, ("in", "for")) for word in words[to + 2 : to + 5]):
        return
    by = find_word(words, to + 2, min(to + 6, infinitive), ("by",))
    if by is None and infinitive > to + 4:
        return
    again = find_word(words, infinitive + 2, end - 3, ("by",)) if by is not None else None
    further = find_infinitive(words, again, min(again + LONGEST_GROUP, end), lists) if again else None
    split = again is not None and further is not None and words[again - 1].lower == "and"
    yield (
        (by + 1, infinitive) if by is not None else None,
        (infinitive + 1, again - 1 if split and again else end),
    )
    if split and again is not None and further is not None:
        yield (again + 1, further), (further + 1, end)


def _behind_passive(words: Sequence[Word], to: int, end: int) -> int | None:
    """Return where the action begins behind "to be prioritized in", None where none does."""
    for at in range(to + 2, min(to + 8, end - 1)):
        if words[at].lower in ("in", "for") and words[at + 1].tag in ("VBG", "RB", "RBR"):
            return at + 1
    return None


def _parts(words: Sequence[Word], region: Region, kind: str, lists: WordSets) -> Iterator[Course]:
    """Yield the courses of a phrase: its own, and those behind "including"."""
    start, end = region
    for_somebody = _implementer(words, start, end, lists)
    if for_somebody is not None:
        group, action = for_somebody
        yield from actions_of(words, (action, end), kind, group, lists)
        return
    including = next((at for at in range(start, end - 1) if _includes_action(words, at, end, lists)), None)
    yield from actions_of(words, (start, including or end), kind, None, lists)
    if including is not None:
        first = _behind_pointers(words, including + 1 + is_word(words[including], "such"), end, lists)
        yield from actions_of(words, (first, end), kind, None, lists)


def _includes_action(words: Sequence[Word], at: int, end: int, lists: WordSets) -> bool:
    such_as = is_word(words[at], "such") and is_word(words[at + 1], "as")
    if not is_word(words[at], "including") and not such_as:
        return False
    first = _behind_pointers(words, at + 1 + such_as, end, lists)
    while first < end and words[first].tag.startswith("RB"):
        first += 1
    return first < end and (words[first].tag == "VBG" or (not such_as and is_doing(words, first, end, lists)))


def _behind_pointers(words: Sequence[Word], start: int, end: int, lists: WordSets) -> int:
    """Return where the action begins behind "those of", "the ones for" and "the issue of"."""
    at = start
    while at + 1 < end and _points(words[at], words[at + 1]):
        at += 2
    if at + 2 < end and words[at].lower == "the" and words[at + 1].lower in lists["issues"]:
        return at + 3 if words[at + 2].lower in ("of", "for") else at
    return at


def _points(word: Word, follows: Word) -> bool:
    pointer = word.lower in ("those", "that", "the", "ones")
    return pointer and follows.lower in ("of", "for", "in", "ones")


def _implementer(words: Sequence[Word], start: int, end: int, lists: WordSets) -> tuple[Region, int] | None:
    """Return who must act and where the action begins in "for the cultural field to make a leap"."""
    owed = start > 1 and words[start - 1].lower == "of" and is_one_of(words[start - 2], lists["duties"])
    leads = start < end and (words[start - 1].lower == "for" or owed)  # "tasks for ...", "the duty of ..."
    begins = leads and words[start].tag not in ("VBG", "RB", "RBR", "VB")
    if not begins:
        return None
    for at in range(start + 1, min(start + LONGEST_GROUP, end - 1)):
        reduced = words[at].tag == "VBD" and is_one_of(words[at + 1], ("for", "by", "in", "to", "from"))
        if reduced and words[at - 1].tag.startswith("NN"):
            continue  # "the units mobilized for the project to ..."
        if is_tagged(words[at], ("VBG", "VBZ", "MD", "VBD")) and words[at].lower not in lists["in groups"]:
            return None
        if is_word(words[at], "to") and words[at + 1].tag in ("VB", "RB", "RBR", "VBP", "JJ"):
            return _group_before(words, start, at)
    return None


def _group_before(words: Sequence[Word], start: int, to: int) -> tuple[Region, int] | None:
    """Return the words for somebody before "to", and where the action begins; None where they name nobody."""
    if words[to + 1].lower == "be" or not any(_may_act(word) for word in words[start:to]):
        return None
    return (start, to - (words[to - 1].lower == ",")), to + 1


def _may_act(word: Word) -> bool:
    return word.tag.startswith("NN") and (word.mention is None or word.mention.kind != "time")
