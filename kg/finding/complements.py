"""Reads what follows a cue: a clause that was said, or the course of action that was put forward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.finding.coordination import Region, has_subject_and_verb, is_adverb
from kg.grammar.wordings import Cue
from kg.reading.words import Word

Lists = Mapping[str, Sequence[str]]
"""The word lists of ``wordings/policies.toml``."""

ADVERBIAL = 9
"""So many words may stand between a verb of saying and its "that"."""
LONGEST_GROUP = 40
"""So many words may stand between "called on" and "to"."""
DETERMINERS = (
    "DT",
    "PDT",
    "PRP$",
    "JJ",
    "JJR",
    "JJS",
    "CD",
    "NN",
    "NNS",
    "NNP",
    "VBN",
    "VBG",
    "POS",
    "CC",
    "HYPH",
    "RB",
    "RBS",
    "RBR",
    "AFX",
    "PRP",
    "VBD",
)
"""Tags that may stand before the head of a noun phrase."""


@dataclass(frozen=True)
class Complement:
    """What a cue takes.

    Args:
        kind: one of the complements of ``wordings/cues.toml``.
        region: the words that were said, or that name the course of action.
        group: the words for whom it is a task ("called on ... to").
        head: the noun that leads to it ("tasks", "determination").
    """

    kind: str
    region: Region
    group: Region | None = None
    head: str = ""


def complements_of(words: Sequence[Word], cue: Cue, after: int, end: int, lists: Lists) -> list[Complement]:
    """Return what a cue takes in ``words[after:end]``, nothing where it takes none of its complements.

    Args:
        words: the words of the sentence.
        cue: the cue.
        after: the place behind its form.
        end: where its clause ends.
        lists: the word lists of policies.
    """
    wanted = (*cue.says, *cue.puts_forward)
    found: list[Complement] = []
    for kind, reader in READERS.items():
        if kind in wanted:
            found += reader(words, after, end, lists)
            if found and kind in (
                "that",
                "somebody that",
                "quoted",
                "somebody to",
                "need",
                "as",
                "infinitive",
            ):
                return found
            if found and kind in ("efforts", "work", "matters", "object", "phrase"):
                return found
    return found


def read_that(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "that ...", behind adverbials or "the fact"."""
    for at in range(after, min(after + ADVERBIAL, end)):
        word = words[at]
        if word.lower == "that" and word.mention is None:
            if at == after or word.tag in ("IN", "CC") or words[at - 1].lower in lists["facts"]:
                return [Complement("that", (at + 1, end))] if at + 1 < end else []
            return []
        if word.mention is None and (word.tag in ("VBZ", "VBP", "MD") or word.lower in (":", ";", '"')):
            return []
        if word.lower == "," and at > after + 1 and words[at + 1 : at + 2] and words[at + 1].lower != "that":
            return []
    return []


def read_quoted(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read direct speech behind a colon or a quotation mark."""
    for at in range(after, min(after + 3, end)):
        if words[at].lower == ":" and at + 1 < end:
            return [Complement("quoted", (at + 1, end))]
        if words[at].lower in ('"', "``") and at + 2 < end:
            close = next((i for i in range(end - 1, at, -1) if words[i].lower in ('"', "''")), None)
            content_end = close if close is not None and close > at + 3 else end
            return [Complement("quoted", (at + 1, content_end))] if content_end - at > 3 else []
    return []


def read_clause(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read a clause without "that": a subject and a finite verb, or "if ..." """
    if after >= end or end - after < 3:
        return []
    first = words[after]
    if (
        first.mention is None
        and (
            first.tag in ("TO", "IN", "VBG", "VBN", "RP", "CC", "HYPH", "-LRB-", "WP", "WRB", "WDT")
            or first.lower in (",", ".", ":", ";", '"')
        )
        and first.lower not in ("if", "there")
    ):
        return []
    for at in range(after + 1, min(after + 14, end)):
        word = words[at]
        if word.mention is None and (
            word.tag in ("VBZ", "VBP", "MD")
            or (word.tag == "VBD" and word.lower in ("was", "were", "had", "did"))
        ):
            return [Complement("clause", (after, end))]
        if word.lower in (",", ";", "to") and first.lower != "if":
            return []
    return []


def read_somebody_to(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "all officials to raise yields", again behind "and on"."""
    found: list[Complement] = []
    start = after
    while start < end:
        to = _infinitive(words, start, min(start + LONGEST_GROUP, end))
        if to is None or not _is_group(words, start, to):
            break
        again = _again(words, after, to, end)
        found.append(Complement("somebody to", (to + 1, again - 1 if again else end), (start, to)))
        if again is None:
            break
        start = again + 1
    return found


def _again(words: Sequence[Word], after: int, start: int, end: int) -> int | None:
    """Return where the particle of a cue stands again: "and on every sector to ..." """
    particle = words[after - 1].lower
    if particle not in ("on", "upon", "to", "for"):
        return None
    for at in range(start + 2, end - 2):
        if (
            words[at].lower == particle
            and words[at - 1].lower in ("and", ",")
            and _is_group(words, at + 1, _infinitive(words, at + 1, min(at + 16, end)) or at)
        ):
            return at
    return None


def _infinitive(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the "to" of the first infinitive, None where a finite verb stands before."""
    for at in range(start, end - 1):
        if words[at].mention is not None:
            continue
        if words[at].tag in ("MD", "VBZ") and words[at].lower != "'s":
            return None
        if words[at].lower == "to" and _is_infinitive(words, at, end):
            return at
    return None


def _is_infinitive(words: Sequence[Word], to: int, end: int) -> bool:
    at = to + 1
    while at < end and is_adverb(words[at]):
        at += 1
    return (at < end and words[at].mention is None and words[at].tag in ("VB", "VBP")) or (
        at < end
        and words[at].tag == "NN"
        and words[at].lower in ("work", "struggle", "fight", "study", "increase", "step")
    )


def _is_group(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch names somebody: at least a noun, a name or a pronoun."""
    return any(
        word.mention is not None
        or word.tag.startswith(("NN", "PRP"))
        or word.lower in ("all", "everyone", "others", "both")
        for word in words[start:end]
    )


def read_need(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "the need to ...", "the need for somebody to ...", "the importance of ...", "it is necessary to ..." """
    at = _head(words, after, end, lists["need"], 8)
    if at is None or at + 1 >= end:
        return []
    follows = words[at + 1].lower
    if follows == "for":
        return _for_somebody(words, at + 1, end, words[at].lower) or [
            Complement("need", (at + 2, end), head=words[at].lower)
        ]
    if follows in ("to", "of", "in"):
        return [Complement("need", (at + 2, end), head=words[at].lower)]
    return []


def _for_somebody(words: Sequence[Word], start: int, end: int, head: str) -> list[Complement]:
    """Read "for A to raise yields, for B to build dams and for C to ..." """
    places = [
        at
        for at in range(start, end - 2)
        if words[at].lower == "for" and (at == start or words[at - 1].lower in (",", "and"))
    ]
    found: list[Complement] = []
    for number, place in enumerate(places):
        limit = places[number + 1] if number + 1 < len(places) else end
        to = _infinitive(words, place + 1, min(place + LONGEST_GROUP, limit))
        if to is None or not _is_group(words, place + 1, to):
            if found:
                found[-1] = Complement(found[-1].kind, (found[-1].region[0], limit), found[-1].group, head)
            continue
        found.append(Complement("need", (to + 1, limit), (place + 1, to), head))
    return found


def _head(words: Sequence[Word], start: int, end: int, heads: Sequence[str], reach: int) -> int | None:
    """Return the place of the first noun of a list that heads the phrase with which a stretch begins."""
    for at in range(start, min(start + reach, end)):
        word = words[at]
        if word.mention is not None:
            continue
        if word.lower in heads and word.tag.startswith("NN"):
            return at
        if word.tag not in DETERMINERS and word.lower not in (
            ",",
            "and",
            "of",
            "'s",
            "about",
            "on",
            "once",
            "again",
        ):
            if not (word.lower == "by" and words[at - 1].tag == "CD"):  # "one by one"
                return None
    return None


def read_as(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "it as the main task to raise yields", "as a task to ..." """
    reach = min(after + 14, end)
    at = next((i for i in range(after, reach) if words[i].lower == "as" and words[i].mention is None), None)
    if at is None:
        return []
    pointing = after == at or (at == after + 1 and words[after].lower == "it")
    to = _infinitive(words, at, min(at + 16, end))
    if pointing and to is not None:
        group = next((i for i in range(at, to) if words[i].lower == "for" and words[i].mention is None), None)
        return [
            Complement(
                "as", (to + 1, end), (group + 1, to) if group and _for_whom(words, group + 1, to) else None
            )
        ]
    if _head(words, after, at, lists["matters"], 14) is not None or has_subject_and_verb(words, at + 1, end):
        return []
    if not pointing and any(
        word.lower in lists["matters"] or word.tag == "JJS" or word.lower in ("state", "enemy", "foe", "task")
        for word in words[at:end]
    ):
        return [Complement("as", (after, end))]
    return []


def _for_whom(words: Sequence[Word], start: int, end: int) -> bool:
    return any(
        word.mention is not None
        or word.lower
        in (
            "sector",
            "sectors",
            "field",
            "fields",
            "organs",
            "officials",
            "units",
            "industry",
            "committees",
            "organizations",
        )
        for word in words[start:end]
    )


def read_matters(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Tell whether a noun such as "tasks" heads what follows; ``courses`` reads it in full."""
    at = _head(words, after, end, lists["matters"], 14)
    return [Complement("matters", (after, end), head=words[at].lower)] if at is not None else []


def read_efforts(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "all efforts to raising yields", "preparations for the harvest"."""
    return _behind_noun(words, after, end, lists["efforts"], "efforts")


def read_work(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "the work for raising yields", "the drive to build dams"."""
    return _behind_noun(words, after, end, lists["works"], "work")


def _behind_noun(
    words: Sequence[Word], after: int, end: int, nouns: Sequence[str], kind: str
) -> list[Complement]:
    at = _head(words, after, end, nouns, 7)
    if (
        at is None
        or at + 2 >= end
        or words[at + 1].lower not in ("to", "on", "for", "in", "into", "of", "at")
    ):
        return []
    return [Complement(kind, (at + 2, end), head=words[at].lower)]


def read_infinitive(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "to raise yields", behind an adverbial."""
    for at in range(after, min(after + 15, end - 1)):
        word = words[at]
        if word.lower == "to" and word.mention is None:
            return [Complement("infinitive", (at + 1, end))] if _is_infinitive(words, at, end) else []
        if (
            word.mention is None
            and (word.tag.startswith(("V", "MD", "W")) or word.lower in ("that", ":", "on"))
            and word.tag != "VBN"
        ):
            return []
    return []


def read_to(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "to raise yields" behind a verb of promising; what was said begins with the "to"."""
    found = read_infinitive(words, after, end, lists)
    return [Complement("to", (found[0].region[0] - 1, end))] if found else []


def read_somebody_that(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "the people that ..." behind a verb of telling."""
    for at in range(after + 1, min(after + 14, end - 1)):
        if words[at].lower == "that" and words[at].mention is None and words[at].tag != "DT":
            return [Complement("that", (at + 1, end))] if _is_group(words, after, at) else []
        if words[at].mention is None and words[at].tag in ("VBZ", "VBD", "MD", "TO"):
            return []
    return []


def read_attitude(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read "the determination to go on", "deep concern and the will to help", "thanks to the people"."""
    at = _head(words, after, end, lists["attitudes"], 10)
    return [Complement("attitude", (after, end), head=words[at].lower)] if at is not None else []


def read_phrase(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read a gerund, or a noun phrase that names a doing."""
    at = after
    while at < end and is_adverb(words[at]):
        at += 1
    if at >= end:
        return []
    if words[at].tag == "VBG" or words[at].lower in (
        "the",
        "a",
        "an",
        "greater",
        "more",
        "an",
        "closer",
        "stronger",
        "further",
    ):
        return [Complement("phrase", (after, end))]
    return [Complement("phrase", (after, end))] if words[at].tag.startswith(("NN", "JJ")) else []


def read_object(words: Sequence[Word], after: int, end: int, lists: Lists) -> list[Complement]:
    """Read a noun phrase that itself tells what was said."""
    if after < end and words[after].lower in ("in", "with") and words[after].mention is None:
        after = next(
            (
                at
                for at in range(after + 2, min(after + 7, end))
                if words[at].tag == "DT" and words[at - 1].tag.startswith("NN")
            ),
            after,
        )
    if end - after < 4 or words[after].tag not in ("DT", "JJ", "NN", "NNS", "PDT", "NNP", "PRP$"):
        return []
    return [Complement("object", (after, end))]


READERS: dict[str, Callable[[Sequence[Word], int, int, Lists], list[Complement]]] = {
    "that": read_that,
    "somebody that": read_somebody_that,
    "quoted": read_quoted,
    "to": read_to,
    "somebody to": read_somebody_to,
    "need": read_need,
    "as": read_as,
    "infinitive": read_infinitive,
    "attitude": read_attitude,
    "efforts": read_efforts,
    "work": read_work,
    "matters": read_matters,
    "object": read_object,
    "phrase": read_phrase,
    "clause": read_clause,
}
"""How each complement is read, in the order in which they are tried."""
