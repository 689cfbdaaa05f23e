"""Splits what is to be done into single actions: "raise yields and build dams" is two, "plan and build dams" one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.words import Word

Region = tuple[int, int]
"""The places of the first word and of the word behind the last."""

NOT_ACTIONS = (
    "including",
    "concerning",
    "regarding",
    "following",
    "according",
    "considering",
    "pending",
    "notwithstanding",
    "during",
    "excluding",
)
CLAUSE_JOINS = (
    "and",
    "but",
    "while",
    "as",
    "because",
    "since",
    "when",
    "if",
    "so",
    "until",
    "now",
    "though",
    "although",
    "whereas",
    ";",
    ",",
)
RESULT = ("thus", "thereby", "hence", "therefore", "so", "consequently")
NOUNS_TOO = (
    "struggle",
    "work",
    "fight",
    "advance",
    "progress",
    "increase",
    "support",
    "control",
    "study",
    "change",
    "trade",
    "exchange",
    "balance",
    "order",
    "research",
    "display",
    "plan",
    "design",
    "project",
    "supply",
    "demand",
    "use",
    "guard",
    "drill",
    "attack",
)
"""Verbs that are nouns as often: they begin an action only with an object."""
DOINGS = (
    "work",
    "affairs",
    "development",
    "reform",
    "struggle",
    "campaign",
    "drive",
    "production",
    "construction",
    "project",
    "projects",
    "relations",
    "economy",
    "policy",
    "defence",
    "defense",
    "security",
    "system",
    "cooperation",
    "growth",
    "supply",
    "stability",
    "plan",
    "life",
    "living",
    "trade",
    "efforts",
    "renewal",
    "breakthrough",
    "unity",
    "peace",
    "economic",
    "dialogue",
    "dialogues",
)
"""Nouns of doing that their endings do not show."""
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
    cuts = _gerund_cuts(words, verb, end) if is_gerund(words, verb) else _infinitive_cuts(words, verb, end)
    return _pieces(words, start, end, cuts)


def _behind(words: Sequence[Word], start: int, end: int) -> int:
    while start < end and (
        words[start].lower in ("to", "and", "of", ",", "for", "in") or words[start].tag == "CC"
    ):
        start += 1
    return start


def _verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the verb with which a stretch begins, behind adverbs."""
    at = start
    while at < end and at < start + 5 and is_adverb(words[at]):
        at += 1
    return at if at < end and (is_gerund(words, at) or is_infinitive(words, at)) else None


def is_gerund(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a gerund; the model takes "thoroughly meeting the requirements" for a noun."""
    word = words[at]
    if word.mention is not None or word.tag == "VBG":
        return word.tag == "VBG"
    follows = words[at + 1].tag if at + 1 < len(words) else ""
    before = words[at - 1] if at else word
    return (
        word.tag == "NN"
        and word.lower.endswith("ing")
        and follows in ("DT", "PRP$")
        and before.tag.startswith("RB")
    )


def is_infinitive(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is a bare verb; the model takes "and redouble their efforts" for a noun."""
    word = words[at]
    if word.mention is not None or word.tag in ("VB", "VBP"):
        return word.mention is None
    follows = words[at + 1].tag if at + 1 < len(words) else ""
    return (
        word.tag in ("NN", "JJ")
        and follows in ("DT", "PRP$")
        and at > 0
        and words[at - 1].lower in ("and", "to", ",")
    )


def is_adverb(word: Word) -> bool:
    """Return whether a word may stand between "to" and its verb."""
    return word.mention is None and (
        word.tag.startswith("RB")
        or (
            word.lower in ("more", "further", "once", "again", "not", "also", "always", "and")
            and word.tag != "VB"
        )
    )


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
    return any(
        word.mention is not None or word.tag.startswith(("NN", "PRP")) for word in words[start + 1 : end]
    )


def _shares_object(words: Sequence[Word], at: int) -> bool:
    """Whether the verb or adverb right before a joining word shares what follows: "expand and strengthen it"."""
    before = words[at - 1]
    return before.mention is None and (
        before.tag in ("VB", "VBG")
        or (
            before.tag == "RB"
            and before.lower.endswith("ly")
            and words[at].lower == "and"
            and words[at - 2].lower in ("for", "to", ",")
        )
    )


def _is_noun(words: Sequence[Word], head: int, end: int) -> bool:
    """Whether what looks like a verb is a noun: "joint action and struggle on a wide scale"."""
    follows = words[head + 1] if head + 1 < end else None
    return words[head].lower in NOUNS_TOO and (
        follows is None or (follows.mention is None and follows.tag in ("IN", "CC", ",", "TO", "."))
    )


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
        if head is None or not is_gerund(words, head) or words[head].lower in NOT_ACTIONS:
            continue
        if (
            words[after].lower in RESULT
            or not _has_object(words, last, at)
            or (found and found[-1][1] == after)
        ):
            continue
        if _shares_object(words, at):
            continue
        found.append((at, after))
        last = head
    return (
        found
        if any(
            words[first].lower == "and" or words[after - 1].lower in ("and", "of") for first, after in found
        )
        else []
    )


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
        if head is None or is_gerund(words, head) or words[after].lower in RESULT:
            continue
        if not _has_object(words, last, at) or (found and found[-1][1] >= after) or (purpose and not with_to):
            continue
        if not with_to and (
            words[head].tag == "VBP" or _shares_object(words, at) or _is_noun(words, head, end)
        ):
            continue
        found.append((at, after + with_to))
        last = head
    return found


def _split_nouns(words: Sequence[Word], region: Region) -> list[Region]:
    """Split "the strengthening of A and the further enhancement of B"."""
    start, end = region
    cuts = []
    for at in range(start + 1, end):
        if words[at].lower not in ("and", ",") or words[at].mention is not None:
            continue
        if _is_deed(words, at + 1, end) and _is_deed(words, cuts[-1][1] if cuts else start, at):
            cuts.append((at, at + 1))
    return _pieces(words, start, end, cuts)


def _is_deed(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a stretch begins with "the" and a noun of doing."""
    return start < end and words[start].lower == "the" and is_doing(words, start, end)


def is_doing(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a noun phrase names a doing: its head has the ending of one, or is in the list."""
    head = None
    for at in range(start, end):
        word = words[at]
        stops = word.tag in ("IN", "TO", "WDT", "VBN", "VBD", "WP") or word.lower in (
            ",",
            "which",
            "that",
            "and",
        )
        if word.mention is None and stops and head is not None:
            break
        if word.tag.startswith("NN"):
            head = at
    if head is None or words[head].mention is not None:
        return False
    noun = words[head].lower
    return noun in DOINGS or noun.endswith((*NOMINAL_ENDINGS, "ship", "ity", "ings"))


def clause_end(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a verb phrase ends: before a clause with a subject of its own, a reason or a condition.

    Args:
        words: the words of the sentence.
        start: where the phrase starts.
        end: where it ends at the latest.
    """
    for at in range(start + 1, end - 1):
        word = words[at]
        if word.mention is not None or word.lower not in CLAUSE_JOINS:
            continue
        if _breaks(words, at, end):
            return at - (words[at - 1].lower == ",")
    return end


def _breaks(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a new clause begins at a joining word."""
    joint, follows = words[at].lower, words[at + 1]
    if joint in ("while", "because", "since", "though", "although", "whereas", ";", "until"):
        return follows.tag != "VBG"
    if joint == "now":
        return follows.lower == "that"
    if joint in ("and", "but") and follows.mention is None:
        if follows.lower == "that" or follows.tag == "MD":
            return True
        if words[at - 1].lower != "," and follows.lower not in ("we", "it", "he", "they", "there", "this"):
            return False
    if joint == "," and not (follows.mention is not None or follows.tag in ("PRP", "DT")):
        return False
    return has_subject_and_verb(words, at + 1, end)


def has_subject_and_verb(words: Sequence[Word], start: int, end: int) -> bool:
    """Return whether a stretch begins with a short subject and a finite verb.

    Args:
        words: the words of the sentence.
        start: where the stretch starts.
        end: where it ends.
    """
    for place in range(start, min(start + 8, end)):
        word = words[place]
        if word.mention is None and word.tag in ("MD", "VBZ", "VBP", "VBD") and word.lower != "'s":
            return place > start
        if word.mention is None and (
            word.lower in ("to", "and", "which", "who", "that", ";", "of") or word.tag in ("VBG", "VB")
        ):
            return False
        if word.lower == "," and place > start + 1:
            return False
    return False
