"""Finds lines, plans, strategies and principles that a document names without putting them forward itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.finding.clauses import sentence_end
from kg.finding.context import Context, meeting_actor, person_actor
from kg.finding.coordination import split_actions
from kg.finding.courses import kind_of
from kg.finding.making import Span
from kg.finding.speech import PutForward
from kg.finding.subjects import subject_of
from kg.ontology import Things
from kg.reading import Reading, Sentence
from kg.reading.words import Word

HEADS = (
    "line",
    "strategy",
    "programme",
    "program",
    "plan",
    "principle",
    "policy",
    "campaign",
    "law",
    "doctrine",
    "regulation",
    "initiative",
)
"""Nouns whose phrase is the name of a policy."""
SET = (
    "set",
    "put",
    "laid",
    "mapped",
    "adopted",
    "advanced",
    "unveiled",
    "decided",
    "clarified",
    "indicated",
    "proposed",
    "formulated",
    "presented",
    "approved",
    "specified",
    "announced",
    "launched",
    "initiated",
    "brought",
    "enacted",
)
"""Participles of the verbs by which a plan comes from a meeting or a body."""
PLAIN = (
    "the",
    "a",
    "an",
    "its",
    "our",
    "their",
    "his",
    "new",
    "own",
    "this",
    "that",
    "such",
    "any",
    "every",
    "same",
    "important",
    "correct",
    "detailed",
    "concrete",
    "specific",
    "overall",
    "state",
    "national",
    "economic",
    "relevant",
    "current",
    "present",
    "main",
    "hostile",
    "aggressive",
    "foreign",
    "internal",
    "external",
    "each",
    "and",
    "of",
    "work",
    "action",
    "policy",
)
"""Words that do not make a name of a head noun."""


def find_lines(reading: Reading, context: Context) -> Iterator[PutForward]:
    """Yield the named lines, plans, strategies and principles of a document, in the order in which they stand.

    Args:
        reading: the document.
        context: what is known of who decides.
    """
    for sentence in reading.body:
        yield from _known(reading, sentence)
        yield from _taken(reading, sentence, context)
        for at, word in enumerate(sentence.words):
            if word.mention is None and word.lower.removesuffix("s") in HEADS and word.tag.startswith("NN"):
                yield from _shaped(reading, sentence, at)


def _known(reading: Reading, sentence: Sentence) -> Iterator[PutForward]:
    """Yield the policies that the ontology knows by name."""
    pattern, kinds = _names(reading.knowledge.things)
    for match in pattern.finditer(reading.text, sentence.start, sentence.end):
        span = match.span()
        kind = kinds.get(match.group().casefold(), "plan")
        yield PutForward(None, None, "policies/named", span, span, kind, None, sentence)


def _taken(reading: Reading, sentence: Sentence, context: Context) -> Iterator[PutForward]:
    """Yield what measures somebody has taken: "the measures taken by the leadership to deter aggression"."""
    words = sentence.words
    lists = reading.knowledge.wordings.words["policies"]
    for at in range(1, len(words) - 4):
        taken = words[at].lower in ("taken", "adopted", "introduced", "worked", "studied")
        if not taken or words[at - 1].lower not in lists["measure"] or words[at + 1].lower != "by":
            continue
        to = next((i for i in range(at + 2, min(at + 12, len(words) - 1)) if words[i].lower == "to"), None)
        if to is None or words[to].mention is not None or words[to + 1].tag not in ("VB", "RB", "VBP"):
            continue
        actor = subject_of(words, (at + 2, to), context)
        for start, end in split_actions(words, (to + 1, sentence_end(words))):
            span = (words[start].start, words[end - 1].end)
            yield PutForward(actor, "take", "policies/taken", span, span, "measure", None, sentence)


@lru_cache(maxsize=4)
def _names(things: Things) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds: dict[str, str] = {}
    for entry in things.entries.values():
        if entry.kind == "policy":
            for name in filter(_is_plainly_named, (entry.label, *entry.variants)):
                kinds.setdefault(name.casefold(), next(iter(entry.attributes.get("policyKind", ("plan",)))))
    choices = "|".join(re.escape(name) for name in sorted(kinds, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])" if kinds else r"(?!)", re.I), kinds


def _is_plainly_named(name: str) -> bool:
    """Whether a name says itself that it is a policy; "Songun" may be an era, "frontal breakthrough" a watchword."""
    words = name.casefold().split()
    return len(words) > 2 and any(word.removesuffix("s") in HEADS for word in words)


def _shaped(reading: Reading, sentence: Sentence, at: int) -> Iterator[PutForward]:
    words = sentence.words
    kind = kind_of(words[at].lower, reading.knowledge.wordings.words["policies"])
    kind = {"task": "programme" if words[at].text[0].isupper() else "line"}.get(kind, kind)
    first = _first(words, at)
    named = _is_name(words[first:at]) and words[at].lower in HEADS
    owner = words[first - 2].mention if first > 1 and words[first - 1].lower in ("'s", "'") else None
    action = _action_end(words, at)
    source = _source(reading, words, action if action is not None else at + 1)
    if action is not None and (owner is not None or source is not None or named):
        span = (words[first].start, words[action - 1].end)
    elif named:
        span = (words[first].start, words[at].end)
    elif source is not None and source[0] == at + 1:
        span = (words[first].start, words[source[1] - 1].end)
    else:
        return
    actor = source[2] if source is not None else None
    if actor is None and owner is not None and owner.kind in ("body", "person", "country"):
        actor = person_actor(owner) if owner.kind == "person" else meeting_actor(reading, owner)
    act = words[source[0]].lemma if source is not None else None
    yield PutForward(actor, _act(act, words, source), "policies/named", span, span, kind, None, sentence)


def _first(words: Sequence[Word], at: int) -> int:
    """Return where the modifiers of a head noun begin."""
    first = at
    while first > 0:
        before = words[first - 1]
        joined = before.lower in ("-", "×") or (
            before.tag in ("JJ", "NN", "NNP", "NNS", "HYPH", "CD", "AFX", "VBN", "RB")
            and before.mention is None
        )
        if not joined or before.lower in ("the", "a", "our"):
            break
        first -= 1
    return first


def _is_name(modifiers: Sequence[Word]) -> bool:
    """Whether modifiers make a name: one has a hyphen, capitals or a figure, or is a word that no plain plan has."""
    if not modifiers or len(modifiers) > 9:
        return False
    if any(
        word.lower in ("-", "×") or (word.text[0].isupper() and word.mention is None) for word in modifiers
    ):
        return all(word.lower not in ("hostile", "aggressive") for word in modifiers)
    return (
        modifiers[-1].lower not in PLAIN
        and any(
            word.lower
            in (
                "revolutionary",
                "development",
                "defence",
                "defense",
                "construction",
                "independent",
                "strategic",
            )
            for word in modifiers
        )
        and len(modifiers) > 1
    )


def _action_end(words: Sequence[Word], at: int) -> int | None:
    """Return where the phrase behind "line of" or "plan for" ends, None where no doing follows."""
    if at + 2 >= len(words) or words[at + 1].lower not in ("of", "for") or words[at + 1].mention is not None:
        return None
    follows = words[at + 2]
    if follows.tag not in ("VBG", "RB", "NN", "JJ"):
        return None
    end = at + 3
    while end < len(words) and not _ends_name(words, end):
        end += 1
    return end


def _ends_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.mention is not None:
        return False
    return word.tag in ("VBZ", "VBD", "MD", "WDT", "TO", "VBP", "VBN") or word.lower in (
        ",",
        ";",
        ".",
        ":",
        "with",
        "by",
        "in",
        "at",
        "and",
        "as",
        "under",
        "through",
        "on",
        "'s",
        ")",
        "(",
        '"',
        "while",
        "when",
        "now",
    )


def _source(reading: Reading, words: Sequence[Word], at: int) -> tuple[int, int, object] | None:
    """Return where "set forth at the congress" stands, and who decided there."""
    if (
        at >= len(words)
        or words[at].mention is not None
        or words[at].lower not in SET
        or words[at].tag not in ("VBN", "VBD")
    ):
        return None
    for place in range(at + 1, min(at + 6, len(words) - 1)):
        if words[place].lower in ("at", "by", "in") and words[place].mention is None:
            for behind in range(place + 1, min(place + 4, len(words))):
                mention = words[behind].mention
                if mention is not None and mention.kind in ("meeting", "body", "person"):
                    actor = (
                        person_actor(mention) if mention.kind == "person" else meeting_actor(reading, mention)
                    )
                    return at, behind + 1, actor
            return None
    return None


def _act(lemma: str | None, words: Sequence[Word], source: tuple[int, int, object] | None) -> str | None:
    if lemma is None or source is None:
        return None
    particle = words[source[0] + 1].lower
    return f"{lemma} {particle}" if particle in ("forth", "forward", "out", "down") else lemma


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether a stretch is much the same as one of others: shares more than half of the longer."""
    for start, end in taken:
        shared = min(end, span[1]) - max(start, span[0])
        if shared > 0.5 * max(end - start, span[1] - span[0]):
            return True
    return False
