"""Tells the words by which somebody has to do something: "should", "are to", "is committed to", "can never"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import behind_adverbs
from kg.finding.context import Context
from kg.finding.courses.splitting import Passage
from kg.finding.phrases import is_one_of, is_tagged, is_word
from kg.reading.words import Word

NEGATIONS = ("never", "not", "n't")
STANDING = ("be", "remain", "stand", "stay")
"""Verbs before "committed to" and the like."""
REACH = 8
"""Within so many words before "is to be" a condition opens."""


def modal_width(words: Sequence[Word], at: int, end: int, forms: Iterable[str]) -> int:
    """Return the number of words of the modal that stands at a place, 0 where none does.

    Args:
        words: the words of the sentence.
        at: the place.
        end: where the stretch ends.
        forms: the modals.
    """
    best = 0
    compelled = (
        is_one_of(words[at], ("have",)) and at and is_one_of(words[at - 1], ("will", "would", "may", "might"))
    )
    if compelled and any(is_one_of(word, ("unless", "if", "otherwise")) for word in words):
        return 0  # "unless money is found, works will have to stop"
    if words[at].tag.startswith("NN"):
        return 0  # "the need to save coal"
    for form in forms:
        if form.startswith(words[at].lower):
            parts = form.split()
            stands = [word.lower for word in words[at : at + len(parts)]] == parts
            if stands and at + len(parts) < end:
                best = max(best, len(parts))
    return best


def is_to_be(passage: Passage, at: int) -> bool:
    """Return whether "is to be" with a participle stands at a place: "yields are to be raised", not "is to be held"."""
    words = passage.words
    if words[at].lower not in ("is", "are") or at + 3 >= passage.end or not is_word(words[at + 1], "to"):
        return False
    verb = behind_adverbs(words, at + 3, passage.end)
    if any(is_one_of(word, ("if", "which", "unless")) for word in words[max(0, at - REACH) : at]):
        return False
    planned = is_word(words[at + 2], "be") and verb < passage.end and is_tagged(words[verb], ("VBN", "VBD"))
    return planned and words[verb].lower not in passage.lists["no duties"]


def bound_width(passage: Passage, context: Context, at: int) -> int:
    """Return how many words bind somebody: "the mines are to dig", "officials are expected to"; 0 for none."""
    words, binding = passage.words, context.reading.knowledge.wordings.word_sets["aims"]["binding"]
    if words[at].tag not in ("VBZ", "VBP"):
        return 0
    width = modal_width(words, at, passage.end, binding)
    verb = behind_adverbs(words, at + width, passage.end)
    if not width or verb + 1 >= passage.end or not is_tagged(words[verb], ("VB",)):
        return 0
    start, stop = subject_region(words, at)
    subject = words[start:stop]
    owes = any(is_one_of(word, passage.lists["goals"]) or is_word(word, "what") for word in subject)
    agent = subject_of(words, (start, stop), context) if subject and not owes else None
    planned = words[verb].lower in passage.lists["no duties to do"]
    each = start < stop and is_one_of(words[start], ("every", "each")) and not owes
    acts = each or (agent is not None and agent.kind in ("group", "body"))
    return width if acts and not planned else 0


def keeps_doing(passage: Passage, at: int) -> bool:
    """Return whether a body tells what it keeps doing: "The Committee continues to closely monitor prices"."""
    words, end = passage.words, passage.end
    if words[at].lower not in ("continues", "continue") or at + 2 >= end or words[at + 1].lower != "to":
        return False
    verb = behind_adverbs(words, at + 2, end)
    if any(is_one_of(word, ("if", "unless")) for word in words[max(0, at - REACH) : at]):
        return False
    return verb < end and words[verb].lemma not in passage.lists["no doings to keep"]


def behind_resolved(passage: Passage, at: int) -> int | None:
    """Return the place behind "is firmly committed to" or "stand ready to", None where no such words stand."""
    words, end = passage.words, passage.end
    if words[at].lemma not in STANDING:
        return None
    adjective = behind_adverbs(words, at + 1, end)
    if adjective + 2 >= end or words[adjective].lower not in passage.lists["resolved"]:
        return None
    leads = words[adjective + 1].lower == "to" and words[adjective + 2].tag in ("VB", "VBG", "RB", "VBP")
    return adjective + 2 if leads else None


def refuses(words: Sequence[Word], at: int) -> bool:
    """Return whether "can" is a refusal: "we can never ...", "we cannot ..." """
    if words[at].lower == "cannot":
        return True
    return words[at].lower in ("can", "ca", "could") and words[at + 1].lower in (*NEGATIONS, "no")
