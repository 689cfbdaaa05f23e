"""Splits what is to be done into single actions: "raise yields and build dams" is two, "plan and build dams" one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.words import Word

Region = tuple[int, int]
"""The places of the first word and of the word behind the last."""

NOT_ACTIONS = ("including", "concerning", "regarding", "following", "according", "considering", "pending", "notwithstanding", "during", "excluding")
RESULT = ("thus", "thereby", "hence", "therefore", "so", "consequently")
NOMINAL_ENDINGS = ("ing", "ment", "tion", "sion", "ance", "ence", "al", "ation", "up", "age")


def split_actions(words: Sequence[Word], region: Region) -> list[Region]:
    """Return the single actions of a stretch that begins with a verb or a noun of doing.

    Args:
        words: the words of the sentence.
        region: where the stretch starts and ends.
    """
    start, end = region
    start = _behind(words, start, end)
    if start >= end:
        return []
    verb = _verb(words, start, end)
    if verb is None:
        return _split_nouns(words, (start, end))
    cuts = _gerund_cuts(words, verb, end) if words[verb].tag == "VBG" else _infinitive_cuts(words, verb, end)
    return _pieces(words, start, end, cuts)


def _behind(words: Sequence[Word], start: int, end: int) -> int:
    while start < end and (words[start].lower in ("to", "and", "of", ",", "for", "in") or words[start].tag == "CC"):
        start += 1
    return start


def _verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the verb with which a stretch begins, behind adverbs."""
    at = start
    while at < end and at < start + 5 and is_adverb(words[at]):
        at += 1
    if at < end and words[at].mention is None and words[at].tag in ("VBG", "VB", "VBP"):
        return at
    return None


def is_adverb(word: Word) -> bool:
    """Return whether a word may stand between "to" and its verb."""
    return word.mention is None and (word.tag.startswith("RB") or word.lower in ("more", "further", "once", "again", "not", "also", "always", "and") and word.tag != "VB")


def _pieces(words: Sequence[Word], start: int, end: int, cuts: Sequence[Region]) -> list[Region]:
    pieces, at = [], start
    for first, after in cuts:
        pieces.append((at, first))
        at = after
    pieces.append((at, end))
    return [piece for piece in (_stripped(words, *piece) for piece in pieces) if piece[0] < piece[1]]


def _stripped(words: Sequence[Word], start: int, end: int) -> Region:
    while start < end and words[start].lower in (",", ";", "and", "to", "or"):
        start += 1
    while end > start and words[end - 1].lower in (",", ";", "and", ".", "or", "but"):
        end -= 1
    return start, end


def _has_object(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.mention is not None or word.tag.startswith(("NN", "PRP")) for word in words[start + 1 : end])


def _gerund_cuts(words: Sequence[Word], verb: int, end: int) -> list[Region]:
    """Return where further gerunds of the list begin, as separator and place behind it."""
    found: list[Region] = []
    last = verb
    for at in range(verb + 1, end):
        if words[at].lower not in ("and", ","):
            continue
        after = at + 1
        while after < end and words[after].lower in ("and", "also", "of", "in", "for"):
            after += 1
        head = _verb(words, after, end)
        if head is None or words[head].tag != "VBG" or words[head].lower in NOT_ACTIONS:
            continue
        if words[after].lower in RESULT or not _has_object(words, last, at) or (found and found[-1][1] == after):
            continue
        found.append((at, after))
        last = head
    return found if any(words[first].lower == "and" or words[after - 1].lower in ("and", "of") for first, after in found) else []


def _infinitive_cuts(words: Sequence[Word], verb: int, end: int) -> list[Region]:
    found: list[Region] = []
    last = verb
    purpose = False
    for at in range(verb + 1, end):
        word = words[at]
        if word.lower == "to" and at > 0 and words[at - 1].lower in ("order", "as") and word.mention is None:
            purpose = True
        if word.lower not in ("and", ",", "but", ";") or word.mention is not None:
            continue
        after = at + 1
        while after < end and words[after].lower in ("and", "also"):
            after += 1
        with_to = after < end and words[after].lower == "to" and words[after].tag == "TO"
        head = _verb(words, after + with_to, end)
        if head is None or words[head].tag not in ("VB", "VBP") or words[after].lower in RESULT:
            continue
        if not _has_object(words, last, at) or (found and found[-1][1] >= after) or (purpose and not with_to):
            continue
        if words[head].tag == "VBP" and not with_to:
            continue
        found.append((at, after + with_to))
        last = head
    return found


def _split_nouns(words: Sequence[Word], region: Region) -> list[Region]:
    """Split "the strengthening of A and the further enhancement of B"."""
    start, end = region
    cuts = []
    for at in range(start + 1, end):
        if words[at].lower in ("and", ",") and words[at].mention is None and _is_deed(words, at + 1, end) and _is_deed(words, start, at):
            cuts.append((at, at + 1))
    return _pieces(words, start, end, cuts)


def _is_deed(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch begins with "the ... -ing of" or the like."""
    if start >= end or words[start].lower != "the":
        return False
    for at in range(start + 1, min(start + 6, end - 1)):
        if words[at].mention is not None or words[at].lower in (",", "and"):
            return False
        if words[at + 1].lower in ("of", "towards", "with", "to"):
            return words[at].lower.endswith(NOMINAL_ENDINGS) or words[at].lower == "work"
    return False
