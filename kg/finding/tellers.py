"""Says whose words a sentence without a speaker goes on with: "According to him", or behind "He reported that"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.finding.clauses.subject_regions import subject_region
from kg.finding.clauses.subjects import subject_of
from kg.finding.clauses.verbs import is_finite
from kg.finding.context import Context
from kg.finding.phrases import is_one_of, is_word
from kg.model import Fact
from kg.reading import Reading, Sentence, kinds_named


def tellers(reading: Reading, statements: Sequence[Fact], heard: Mapping[int, Context]) -> Mapping[int, str]:
    """Return who tells what a sentence holds, by the numbers of sentences that name no speaker of their own.

    Args:
        reading: the document.
        statements: the statements of the document.
        heard: by the number of each sentence, what is known of who is meant in it.
    """
    lists = reading.knowledge.wordings.word_sets["cues"]
    bodies = {name for name, kind in kinds_named(reading).items() if kind in ("body", "country")}
    found: dict[int, str] = {}
    teller: str | None = None
    before: Sentence | None = None
    for sentence in reading.body:
        if before is None or before.paragraph is not sentence.paragraph:
            teller = None
        before = sentence
        whole = reading.document.quote(sentence.start, sentence.end)
        own = [one for one in statements if any(content.overlaps(whole) for content in one.contents)]
        named = _according(sentence, heard.get(sentence.number), lists["reports"])
        if own:
            speaker = str(own[-1].fields.get("speaker") or "")
            reports = own[-1].fields.get("cue") in lists["reporting"] and speaker not in bodies
            teller = speaker if reports and speaker else None
        elif named is not None:
            teller = found[sentence.number] = named
        elif teller is not None and _goes_on(sentence, lists["proceedings"]):
            found[sentence.number] = teller
        else:
            teller = None
    return found


def _according(sentence: Sentence, context: Context | None, reports: frozenset[str]) -> str | None:
    """Return whom "according to" names at the head of a sentence: a pronoun, or the maker of a report."""
    words = sentence.words
    if context is None or len(words) < 4 or not (is_word(words[0], "according") and is_word(words[1], "to")):
        return None
    if is_one_of(words[2], ("him", "her")):
        actor = context.person or context.maker
    elif is_one_of(words[2], ("the", "his", "her")) and is_one_of(words[3], reports):
        actor = context.maker or context.person
    else:
        actor = subject_of(words, (2, 3), context)
    return actor.name if actor is not None and actor.name else None


def _goes_on(sentence: Sentence, proceedings: frozenset[str]) -> bool:
    """Whether a sentence may still be part of a report: it tells nothing of the meeting or of the one who speaks."""
    words = sentence.words
    verb = next((at for at, word in enumerate(words) if is_finite(word)), None)
    if verb is None or is_one_of(words[0], ("then", "next", "after", "finally", "concluding")):
        return False
    start, end = subject_region(words, verb)
    subject = words[start:end] or words[:verb]
    kinds = {word.mention.kind for word in subject if word.mention is not None}
    told_of = any(is_one_of(word, proceedings) or is_one_of(word, ("he", "she")) for word in subject)
    return not told_of and not kinds & {"meeting", "person"}
