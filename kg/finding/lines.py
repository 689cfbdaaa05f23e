"""Finds lines, plans, strategies and principles that a document names without putting them forward itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.finding.clauses import sentence_end, span_of
from kg.finding.clauses.subjects import subject_of
from kg.finding.context import Actor, Context, meeting_actor, person_actor
from kg.finding.courses import kind_of
from kg.finding.courses.actions import split_actions
from kg.finding.making import Span
from kg.finding.named_policies import find_named
from kg.finding.phrases import find_word, is_one_of
from kg.finding.speech import PutForward
from kg.grammar.wordings import WordSets
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention
from kg.reading.words import Word

MODIFIERS = ("JJ", "NN", "NNP", "NNS", "HYPH", "CD", "AFX", "VBN", "RB")
"""Tags of the words before a head noun in its name."""
LONGEST_NAME = 9
ENDS = frozenset(
    (",", ";", ".", ":", "with", "by", "in", "at", "and", "as", "under", "through", "on", "'s", ")", "(", '"',
     "while", "when", "now")
)  # fmt: skip
"""Words before which the name of a plan ends, and so it does before a verb."""
QUOTE_MARKS = ('"', "``", "''")
END_TAGS = ("VBZ", "VBD", "MD", "WDT", "TO", "VBP", "VBN")
PARTICLES = ("forth", "forward", "out", "down")


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a plan comes from: "set forth at the congress".

    Args:
        first: the place of the participle.
        after: the place behind the name.
        actor: who decided there.
        act: the verb with its particle.
    """

    first: int
    after: int
    actor: Actor
    act: str


def find_lines(reading: Reading, context: Context) -> Iterator[PutForward]:
    """Yield the named lines, plans, strategies and principles of a document, in the order of the text.

    Args:
        reading: the document.
        context: what is known of who decides.
    """
    lists = reading.knowledge.wordings.word_sets["policies"]
    for sentence in reading.body:
        yield from find_named(reading, sentence)
        yield from _taken(sentence, context, lists)
        for at, word in enumerate(sentence.words):
            compound = at > 0 and sentence.words[at - 1].lower == "-"  # "front-line"
            if word.tag.startswith("NN") and not compound and _is_head(word, lists):
                yield from _shaped(reading, sentence, at, lists)


def _is_head(word: Word, lists: WordSets) -> bool:
    return word.mention is None and word.lower.removesuffix("s") in lists["named heads"]


def _taken(sentence: Sentence, context: Context, lists: WordSets) -> Iterator[PutForward]:
    """Yield what measures somebody has taken: "the measures taken by the leadership to deter aggression"."""
    words = sentence.words
    for at in range(1, len(words) - 4):
        to = _purpose(words, at, lists)
        if to is not None:
            actor = subject_of(words, (at + 2, to), context)
            for action in split_actions(words, (to + 1, sentence_end(words)), lists):
                span = span_of(words, action)
                yield PutForward(actor, "take", "policies/taken", span, span, "measure", None, sentence)


def _purpose(words: Sequence[Word], at: int, lists: WordSets) -> int | None:
    """Return the place of the "to" behind "measures taken by somebody"."""
    if words[at].lower not in lists["participles of measures"] or words[at - 1].lower not in lists["measure"]:
        return None
    to = (
        find_word(words, at + 2, min(at + 12, len(words) - 1), ("to",))
        if words[at + 1].lower == "by"
        else None
    )
    return to if to is not None and words[to + 1].tag in ("VB", "RB", "VBP") else None


def _shaped(reading: Reading, sentence: Sentence, at: int, lists: WordSets) -> Iterator[PutForward]:
    """Yield a line or plan that its head noun shows: named, owned, or set forth somewhere."""
    words = sentence.words
    first = _first(words, at)
    named = words[at].lower in lists["named heads"] and _is_name(words[first:at], lists)
    named = named and not _is_any(words, first)
    before = first - (first > 1 and words[first - 1].lower in QUOTE_MARKS)
    owner = words[before - 2].mention if before > 1 and words[before - 1].lower in ("'s", "'") else None
    first = _with_compounds(words, first, at)
    end = _action_end(words, at)
    behind = _owner_behind(words, at) if named and owner is None else None
    if behind is not None:
        owner = words[behind].mention
    source = _source(reading, words, end or at + 1, lists)
    if end is not None and (owner is not None or source is not None or named):
        region = (first, end)
    elif named:
        region = (first, behind + 1 if behind is not None else at + 1)
    elif source is not None and source.first == at + 1:
        region = (first, source.after)
    else:
        return
    span = span_of(words, region)
    actor = source.actor if source is not None else _owner(reading, owner)
    act = source.act if source is not None else None
    yield PutForward(actor, act, "policies/named", span, span, _kind(words[at], lists), None, sentence)


def _with_compounds(words: Sequence[Word], first: int, at: int) -> int:
    """Return where a name begins that hyphens join: "the army-first and people-first line"."""
    if not any(words[place].lower == "-" for place in range(first, at)):
        return first
    while first > 4 and words[first - 1].lower in ("and", ",") and words[first - 3].lower == "-":
        # the comma, "first", the hyphen, and "industry" with what stands before it
        first -= 4
        while first > 0 and words[first - 1].mention is None and words[first - 1].tag in ("JJ", "NN"):
            first -= 1
    return first


def _owner_behind(words: Sequence[Word], at: int) -> int | None:
    """Return the place of the body in "the people-first policy of the Party", None where none stands there."""
    if at + 2 >= len(words) or not is_one_of(words[at + 1], ("of",)):
        return None
    place = at + 2 + is_one_of(words[at + 2], ("the",))
    mention = words[place].mention if place < len(words) else None
    return place if mention is not None and mention.kind in ("body", "country") else None


def _kind(head: Word, lists: WordSets) -> str:
    kind = kind_of(head.lower, lists)
    if kind != "task":
        return kind
    return "programme" if head.text[0].isupper() else "line"


def _owner(reading: Reading, owner: Mention | None) -> Actor | None:
    if owner is None or owner.kind not in ("body", "person", "country"):
        return None
    return _actor(reading, owner)


def _actor(reading: Reading, mention: Mention) -> Actor:
    return person_actor(mention) if mention.kind == "person" else meeting_actor(reading, mention)


def _first(words: Sequence[Word], at: int) -> int:
    """Return where the modifiers of a head noun begin."""
    first = at
    while first > 0 and _modifies(words[first - 1]):
        first -= 1
    return first


def _modifies(word: Word) -> bool:
    if word.lower in ("-", "×"):
        return True
    return word.mention is None and word.tag in MODIFIERS and word.lower not in ("the", "a", "our")


def _is_any(words: Sequence[Word], first: int) -> bool:
    """Whether a plan is told as one of many: "a long-term plan"."""
    plain = not any(word.text[:1].isupper() for word in words[first : first + 1])
    return plain and first > 0 and is_one_of(words[first - 1], ("a", "an"))


def _is_name(modifiers: Sequence[Word], lists: WordSets) -> bool:
    """Whether modifiers make a name: a hyphen, capitals or a figure, or a word that no plain plan has."""
    if not modifiers or len(modifiers) > LONGEST_NAME:
        return False
    if any(_is_proper(word) for word in modifiers):
        return not any(word.lower in lists["hostile modifiers"] for word in modifiers)
    if len(modifiers) == 1 or modifiers[-1].lower in lists["plain modifiers"]:
        return False
    return any(word.lower in lists["naming modifiers"] for word in modifiers)


def _is_proper(word: Word) -> bool:
    return word.lower in ("-", "×") or (word.mention is None and word.text[0].isupper())


def _action_end(words: Sequence[Word], at: int) -> int | None:
    """Return where the phrase behind "line of" or "plan for" ends, None where no doing follows."""
    if at + 2 >= len(words) or not is_one_of(words[at + 1], ("of", "for")):
        return None
    if words[at + 2].tag not in ("VBG", "RB", "NN", "JJ"):
        return None
    end = at + 3
    while end < len(words) and not _ends_name(words[end]):
        end += 1
    return end


def _ends_name(word: Word) -> bool:
    return word.mention is None and (word.tag in END_TAGS or word.lower in ENDS)


def _source(reading: Reading, words: Sequence[Word], at: int, lists: WordSets) -> _Source | None:
    """Return where a plan comes from, as it stands at a place."""
    if at >= len(words) or not _is_set_forth(words[at], lists):
        return None
    place = find_word(words, at + 1, min(at + 6, len(words) - 1), ("at", "by", "in"))
    for behind in range(place + 1, min(place + 4, len(words))) if place is not None else ():
        mention = words[behind].mention
        if mention is not None and mention.kind in ("meeting", "body", "person"):
            particle = words[at + 1].lower
            act = f"{words[at].lemma} {particle}" if particle in PARTICLES else words[at].lemma
            return _Source(at, behind + 1, _actor(reading, mention), act)
    return None


def _is_set_forth(word: Word, lists: WordSets) -> bool:
    return is_one_of(word, lists["set forth"]) and word.tag in ("VBN", "VBD")


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether a stretch is much the same as one of others: shares more than half of the longer."""
    for start, end in taken:
        shared = min(end, span[1]) - max(start, span[0])
        if shared > 0.5 * max(end - start, span[1] - span[0]):
            return True
    return False
