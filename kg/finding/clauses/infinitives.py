"""Reads infinitives behind a cue: "to raise yields", "all officials to ...", "it as the main task to ..." """

from __future__ import annotations

from collections.abc import Sequence

from kg.finding.clauses.boundaries import has_subject_and_verb
from kg.finding.clauses.complement import Complement
from kg.finding.clauses.doings import is_doing
from kg.finding.clauses.noun_phrases import find_head, names_somebody
from kg.finding.clauses.regions import Region
from kg.finding.clauses.verbs import find_infinitive, leads_to_verb
from kg.finding.phrases import find_word, is_one_of, is_tagged, is_word
from kg.grammar.wordings import WordSets
from kg.reading.words import Word

LONGEST_GROUP = 40
"""So many words may stand between "called on" and "to"."""
SECOND_GROUP = 10
"""So many words at most name a second group behind "and"."""
LONGEST_SUBJECT = 22
"""So many words may stand between "make sure that" and the verb."""
PARTICLES = ("on", "upon", "to", "for")
"""Particles of cues that may stand again before a second group."""


def read_infinitive(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "to raise yields", behind an adverbial."""
    if is_word(words[after - 1], "to") and leads_to_verb(words, after - 1, end, lists):
        return [Complement("infinitive", (after, end))]  # "committed itself to raise yields"
    after += after < end and is_one_of(words[after], ("today", "yesterday", "tonight"))
    if after < end and is_tagged(words[after], ("NN", "NNS", "DT", "JJ", "PRP$")):
        return []  # "expects prices to fall"
    for at in range(after, min(after + 15, end - 1)):
        word = words[at]
        if is_word(word, "to") and words[at + 1].tag == "CD":
            continue  # "voted by 8 to 1 to lower the rate"
        if is_word(word, "to"):
            follows = leads_to_verb(words, at, end, lists)
            return [Complement("infinitive", (at + 1, end))] if follows else []
        if word.mention is None and word.tag != "VBN" and _ends_adverbial(word):
            return []
    return []


def _ends_adverbial(word: Word) -> bool:
    return word.tag.startswith(("V", "MD", "W")) or word.lower in ("that", ":", "on")


def read_to(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "to raise yields" behind a verb of promising; what was said begins with the "to"."""
    found = read_infinitive(words, after, end, lists)
    return [Complement("to", (found[0].region[0] - 1, end))] if found else []


def read_somebody_to(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "all officials to raise yields", again behind "and on"."""
    if is_word(words[after - 1], "to") and leads_to_verb(words, after - 1, end, lists):
        return [Complement("somebody to", (after, end))]  # "gave instructions to repair the roof"
    found: list[Complement] = []
    start: int | None = after
    while start is not None:
        to = find_infinitive(words, start, min(start + LONGEST_GROUP, end), lists)
        if (
            to is None
            or not names_somebody(words, start, to)
            or not _begins_group(words, start, to, lists)
            or _hangs_on_noun(words, start, to)
        ):
            break
        again = _again(words, after, to, end, lists) or second_group(words, to, end, lists)
        group = None if words[to - 1].lower in lists["taken"] else (start, to)
        found.append(Complement("somebody to", (to + 1, again[0] if again else end), group))
        start = again[1] if again else None
    return found


def _begins_group(words: Sequence[Word], start: int, to: int, lists: WordSets) -> bool:
    """Whether words may be a group who is "to" do something: no clause, no gerund, no "in order to", no deed."""
    last = words[to - 1]
    if words[start].lower == "that" or words[start].tag == "VBG" or last.lower in ("order", "as"):
        return False
    # "called for a struggle against habits that led to waste", "urged thorough preparation to ...": deeds, nobody
    deed = last.lower not in lists["taken"] and is_doing(words, start, to, lists)
    return not deed or (words[start - 1].lower != "for" and (last.tag != "NN" or words[start].tag == "DT"))


def _hangs_on_noun(words: Sequence[Word], start: int, to: int) -> bool:
    """Whether "to be done" tells more of the noun before it: "invited guests to the feast to be held in May"."""
    passive = to + 2 < len(words) and words[to + 1].lower == "be" and is_tagged(words[to + 2], ("VBN", "VBD"))
    return passive and find_word(words, start, to, ("to", "for", "in", "at")) is not None


def read_somebody_with(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "the ministry with drafting the law"."""
    at = find_word(words, after + 1, min(after + LONGEST_GROUP, end - 2), ("with",))
    if at is None or not names_somebody(words, after, at):
        return []
    if words[at + 1].tag != "VBG" and not is_doing(words, at + 1, end, lists):
        return []
    return [Complement("somebody with", (at + 1, end), (after, at))]


def read_ensured(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "that all the schools have paper" behind "make sure": who is seen to do what."""
    if after + 3 >= end or not is_word(words[after], "that"):
        return []
    verb = next(
        (at for at in range(after + 2, min(after + LONGEST_SUBJECT, end)) if _is_verb(words[at])), None
    )
    if verb is None:
        return []
    passive = words[verb].lower in ("is", "are", "was", "were", "be")
    if passive or not names_somebody(words, after + 1, verb):
        return [Complement("ensured", (after + 1, end))]
    first = verb
    while first > after + 2 and words[first - 1].tag.startswith("RB"):
        first -= 1
    return [Complement("ensured", (first, end), (after + 1, first))]


def _is_verb(word: Word) -> bool:
    return is_tagged(word, ("VBP", "VBZ", "VBD", "VB", "MD"))


def second_group(words: Sequence[Word], to: int, end: int, lists: WordSets) -> Region | None:
    """Return where an action ends and a second group begins: "the mines to dig and the railways to carry".

    Args:
        words: the words of the sentence.
        to: the place of the "to" of the first action.
        end: where to stop.
        lists: the word lists of policies.
    """
    for at in range(to + 3, end - 3):
        bare = (
            is_one_of(words[at], ("and",)) and words[at - 1].lower == ","
        )  # ", and central departments to ..."
        opens = ("DT", "PDT", "NNS", "JJ", "NN") if bare else ("DT", "PDT")
        if not is_one_of(words[at], ("and", ",")) or not is_tagged(words[at + 1], opens):
            continue
        second = find_infinitive(words, at + 1, min(at + SECOND_GROUP, end), lists)
        if second is not None and _may_carry_out(words, at + 1, second, lists):
            return at - (words[at - 1].lower == ","), at + 1
    return None


def _may_carry_out(words: Sequence[Word], start: int, to: int, lists: WordSets) -> bool:
    """Whether words between "and" and "to" are those who must act, not "the efforts" or "the way" to do something."""
    last = words[to - 1]
    if last.lower in lists["implementers"] or (last.mention is not None and last.mention.kind == "body"):
        return True
    things = (*lists["efforts"], *lists["taken"], *lists["matters"], *lists["resolves"], *lists["works"])
    plain = all(word.tag.startswith(("DT", "NN", "JJ", "POS")) for word in words[start:to])
    return last.tag == "NNS" and last.lower not in things and plain


def _again(words: Sequence[Word], after: int, start: int, end: int, lists: WordSets) -> Region | None:
    """Return where an action ends and a second group begins behind the particle: "and on every sector to ..." """
    particle = words[after - 1].lower
    if particle not in PARTICLES:
        return None
    for at in range(start + 2, end - 2):
        if words[at].lower == particle and words[at - 1].lower in ("and", ","):
            to = find_infinitive(words, at + 1, min(at + 16, end), lists)
            if to is not None and names_somebody(words, at + 1, to):
                return at - 1, at + 1
    return None


def read_as(words: Sequence[Word], after: int, end: int, lists: WordSets) -> list[Complement]:
    """Read "it as the main task to raise yields", "as a task to ...", "the harvest as the main front"."""
    at = find_word(words, after, min(after + 14, end), ("as",))
    if at is None:
        return []
    pointing = after == at or (at == after + 1 and words[after].lower == "it")
    to = find_infinitive(words, at, min(at + 16, end), lists) if pointing else None
    if to is not None:
        return [Complement("as", (to + 1, end), _for_whom(words, at, to, lists))]
    if pointing or has_subject_and_verb(words, at + 1, end):
        return []
    defines = any(_defines(word, lists) for word in words[at:end])
    if not defines or find_head(words, after, at, lists["matters"], 14) is not None:
        return []
    return [Complement("as", (after, end))]


def _defines(word: Word, lists: WordSets) -> bool:
    """Whether a word makes "as ..." a policy: "as the main task", "as the first front", "as the enemy"."""
    return word.tag == "JJS" or word.lower in lists["defining"] or word.lower in lists["matters"]


def _for_whom(words: Sequence[Word], start: int, to: int, lists: WordSets) -> Region | None:
    """Return the words for somebody in "as a task for the sector to ..." """
    before = find_word(words, start, to, ("for",))
    if before is None:
        return None
    group = words[before + 1 : to]
    named = any(word.mention is not None or word.lower in lists["implementers"] for word in group)
    return (before + 1, to) if named else None
