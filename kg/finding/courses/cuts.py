"""Says where one action of a stretch ends and the next begins: each cut is the separator and the place behind it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.doings import is_doing
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import before_adverbs, is_adverb, is_bare_verb, is_gerund
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

RESULT = frozenset(("thus", "thereby", "hence", "therefore", "so", "consequently"))
"""What follows one of these is the result of the action before, and no action of its own."""
LONG = 4
"""An action told by "while" has more words, unlike that of "seek progress while maintaining stability"."""
NEAR = 5
"""Within so many words "efforts" leads to what they are for."""
MEANS = ("through", "by", "with", "via", "amid", "under", "for")
"""Behind one of these a clause with "who" tells its means, of which there may be two."""
ADVERBS = 5
"""So many adverbs may stand before a verb."""


def opening_verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the verb with which a stretch begins, behind adverbs.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where the stretch ends.
    """
    at = start
    while at < min(end, start + ADVERBS) and is_adverb(words[at]):
        at += 1
    return at if at < end and (is_gerund(words, at) or is_bare_verb(words, at)) else None


def lists_gerunds(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a gerund taken for a noun opens a list: "gathering in the harvest, mending roads and ..."

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where the stretch ends.
    """
    opens = words[start].tag == "NN" and words[start].lower.endswith("ing")
    return opens and any(
        words[at].lower == "," and words[at + 1].tag == "VBG" for at in range(start + 2, end - 1)
    )


def effort_cuts(words: Sequence[Word], start: int, end: int, lists: WordSets) -> list[Region]:
    """Return where further infinitives begin in "great efforts to save coal, to mend roads and to plant trees".

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    to = next((at for at in range(start + 1, min(start + NEAR, end - 1)) if is_word(words[at], "to")), None)
    if to is None or words[to - 1].lower not in lists["efforts"]:
        return []
    verb = opening_verb(words, to + 1, end)
    if verb is None or is_gerund(words, verb):
        return []
    return [cut for cut in infinitive_cuts(words, verb, end, lists) if words[cut[1] - 1].lower == "to"]


def gerund_cuts(words: Sequence[Word], verb: int, end: int, lists: WordSets) -> list[Region]:
    """Return where further gerunds begin: "raising yields and building dams"; a list has an "and".

    Args:
        words: the words of the sentence.
        verb: the place of the first gerund.
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    found: list[Region] = []
    last, alongside = verb, False
    for at in range(verb + 1, end):
        if _goes_along(words, at, end):
            found.append((at - (words[at - 1].lower == ","), at + 1))
            last = at + 1
            alongside = True
            continue
        if words[at].lower not in ("and", ",", ";", "as") or (
            words[at].lower == "as" and not _adds(words, at)
        ):
            continue
        after = _behind_adding(words, at, end)
        head = opening_verb(words, after, end)
        if head is None or not _is_new_gerund(words, after, head, lists) or not _has_object(words, last, at):
            continue
        if (found and found[-1][1] == after) or _shares_object(words, at):
            continue
        found.append((at, after))
        last = head
    listed = any(
        words[first].lower in ("and", "as") or words[after - 1].lower in ("and", "of", "as")
        for first, after in found
    )
    if found and not listed and not alongside:
        thing = _last_thing(words, found[-1][1], end, lists)
        return [*found, thing] if thing is not None else []
    return found if listed or alongside else []


def _goes_along(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether "while" leads to what is done beside: "raising the yields of rice while building more dams"."""
    far = words[at].lower == "while" and end - at > LONG
    verb = opening_verb(words, at + 1, end) if far else None
    return verb is not None and is_gerund(words, verb)


def _last_thing(words: Sequence[Word], start: int, end: int, lists: WordSets) -> Region | None:
    """Return where a noun of doing ends a list of gerunds: "raising A, saving B, and rural development"."""
    for at in range(end - 2, start + 1, -1):
        if words[at].lower == "," and words[at + 1].lower == "and":
            return (at, at + 2) if is_doing(words, at + 2, end, lists) else None
    return None


def _behind_adding(words: Sequence[Word], at: int, end: int) -> int:
    """Return the place behind "and", ", as well as" and the like."""
    while True:
        after = (
            at + 3
            if _adds(words, at)
            else _behind(words, at, end, (",", ";", "and", "also", "of", "in", "for", "on", "with", "to"))
        )
        if after == at:
            return at
        at = after


def _adds(words: Sequence[Word], at: int) -> bool:
    """Whether "as well as" stands at a place."""
    return [word.lower for word in words[at : at + 3]] == ["as", "well", "as"]


def _is_new_gerund(words: Sequence[Word], after: int, head: int, lists: WordSets) -> bool:
    if not is_gerund(words, head) or words[head].lower in lists["prepositions in -ing"]:
        return False
    return words[after].lower not in RESULT


def _behind(words: Sequence[Word], at: int, end: int, joints: Sequence[str]) -> int:
    while at < end and words[at].lower in joints:
        at += 1
    return at


def infinitive_cuts(words: Sequence[Word], verb: int, end: int, lists: WordSets) -> list[Region]:
    """Return where further bare verbs begin: "to raise yields, build dams and to save water".

    Args:
        words: the words of the sentence.
        verb: the place of the first verb.
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    found: list[Region] = []
    last = verb
    purpose = False
    for at in range(verb + 1, end):
        if _goes_along(words, at, end):
            found.append((at - (words[at - 1].lower == ","), at + 1))
            return [*found, *gerund_cuts(words, at + 1, end, lists)]
        purpose = purpose or _opens_purpose(words, at)
        if not is_one_of(words[at], ("and", ",", "but", ";")):
            continue
        after = _behind(words, at + 1, end, ("and", "also"))
        with_to = after < end and words[after].lower == "to" and words[after].tag == "TO"
        head = opening_verb(words, after + with_to, end)
        if head is None or is_gerund(words, head) or words[after].lower in RESULT:
            continue
        told = _has_object(words, last, at) or (with_to and at > last + 1)
        if not told or (found and found[-1][1] >= after):
            continue
        if not with_to and (purpose or _continues_phrase(words, (last, at), head, end, lists)):
            continue
        found.append((at, after + with_to))
        last = head
    return found


def _opens_purpose(words: Sequence[Word], at: int) -> bool:
    """Whether "in order to" or "so as to" ends here: bare verbs behind it belong to the purpose."""
    return is_word(words[at], "to") and words[at - 1].lower in ("order", "as")


def _continues_phrase(words: Sequence[Word], before: Region, head: int, end: int, lists: WordSets) -> bool:
    """Whether what looks like a further verb goes on with the phrase from the verb before to the joining word."""
    at = before[1]
    relative = any(word.tag in ("WDT", "WP", "WRB", "VBZ", "VBD") for word in words[slice(*before)])
    word = words[head]
    # "demanded that they go to the farms and help them": the verb before is as bare
    bare = words[before[0]].tag == "VBP" and words[before_adverbs(words, before[0])].lower != "to"
    alike = bare and not relative and word.lower == word.lemma
    finite = (
        word.tag == "VBP" and not alike and (relative or words[at].lower == "and" or word.lower != word.lemma)
    )
    if finite or _shares_object(words, at):
        return True
    if words[head - 1].tag == "RB" and words[head - 1].lower.endswith("ly"):
        return False  # "and resolutely fight against it"
    return words[head].lower in lists["nouns taken for verbs"] and not _takes_object(words, head, end)


def _takes_object(words: Sequence[Word], head: int, end: int) -> bool:
    """Whether something follows that may be an object, unlike in "joint struggle on a wide scale"."""
    if head + 2 < end and words[head + 1].lower == "and" and is_tagged(words[head + 2], ("VB", "VBP")):
        head += 2  # "study and implement the decisions"
    return head + 1 < end and not is_tagged(words[head + 1], ("IN", "CC", ",", "TO", "."))


def _has_object(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.tag.startswith(("NN", "PRP")) for word in words[start + 1 : end])


def _shares_object(words: Sequence[Word], at: int) -> bool:
    """Whether the verb or adverb before a joining word shares what follows: "expand and strengthen it"."""
    before = words[at - 1]
    if is_tagged(before, ("VB", "VBG")) or (before.tag == "IN" and words[at].lower == "and"):
        return True  # "plan and build dams", "take charge of and push forward the work"
    adverb = is_tagged(before, ("RB",)) and before.lower.endswith("ly")
    return adverb and words[at].lower == "and" and words[at - 2].lower in ("for", "to", ",")


def noun_cuts(words: Sequence[Word], start: int, end: int, lists: WordSets) -> list[Region]:
    """Return where further nouns of doing begin: "the strengthening of A and the enhancement of B".

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where the stretch ends.
        lists: the word lists of policies.
    """
    cuts: list[Region] = []
    for at in range(start + 1, end):
        if (
            words[at].lower == ";"
            and (verb := opening_verb(words, _behind_adding(words, at, end), end)) is not None
        ):
            if is_gerund(words, verb):
                cuts.append((at, _behind_adding(words, at, end)))
        elif is_one_of(words[at], ("and", ",")) and _is_deed(words, at + 1, end, lists):
            last = cuts[-1][1] if cuts else start
            if _is_means(words, last, at, lists):
                continue
            if _is_deed(words, last, at, lists):
                cuts.append((at, at + 1))
    return cuts


def _is_means(words: Sequence[Word], start: int, at: int, lists: WordSets) -> bool:
    """Whether a joining word joins two means: "of A who ruins B through the sale of C and the cut of D"."""
    relative = next((place for place in range(start, at) if words[place].tag in ("WP", "WDT")), None)
    behind = range(relative, at) if relative is not None else ()
    by = next((place for place in reversed(behind) if is_one_of(words[place], MEANS)), None)
    return by is not None and not any(is_one_of(word, (",", ";")) for word in words[by:at])


def _is_deed(words: Sequence[Word], start: int, end: int, lists: WordSets) -> bool:
    """Whether a stretch begins with "the" and a noun of doing."""
    return start < end and words[start].lower == "the" and is_doing(words, start, end, lists)
