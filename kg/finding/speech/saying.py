"""Says what somebody said by a cue: the clause or quotation beside it, and what goes on behind "he said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.clauses import Clause, Complement, Region, sentence_end, span_of
from kg.finding.clauses.boundaries import has_subject_and_verb
from kg.finding.clauses.verbs import is_finite
from kg.finding.making import Span
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.speech.quotations import Quotations, without_comma
from kg.finding.speech.stretches import cue_stretch
from kg.finding.speech.utterances import Said
from kg.reading import Sentence
from kg.reading.words import Word

CIRCUMSTANCE = 12
"""So many words behind "he said" may tell where or when it was said."""
SUBORDINATE = (
    "if",
    "should",
    "unless",
    "when",
    "once",
    "although",
    "though",
    "as",
    "since",
    "because",
    "after",
    "before",
    "until",
    "while",
    "had",
    "were",
    "whatever",
    "wherever",
    "whenever",
)
"""Where one of these opens what stands before "he said", the main clause stands behind it."""
FEW = 3
"""So many words before a quotation ("Yet, ...") are none of what was said."""


def said_by(
    sentence: Sentence, clause: Clause, said: Complement, quotations: Quotations, begin: int, later: int
) -> Said | None:
    """Return what was said by a cue, None where that is nothing.

    Args:
        sentence: the sentence.
        clause: the clause of the cue.
        said: what was said, as far as the sentence tells.
        quotations: the quotations of the document.
        begin: where the attribution begins in the clean text.
        later: where the next cue of the sentence stands, its end where there is none.
    """
    words, found = sentence.words, clause.found
    source = span_of(words, clause.named) if clause.named else None
    verb = cue_stretch(words, found)
    attribution = max(verb[1], source[1] if source else 0)
    content = span_of(words, said.region)
    if clause.follows_said:
        content = _before_cue(sentence, content, words[found.first].start, quotations)
        begin = min(begin, content[0])
    else:
        content = _to_closing_mark(content, quotations)
        attribution = max(attribution, content[1])
    if content[0] >= content[1]:
        return None
    more = None
    if clause.follows_said:
        more = _going_on(content, attribution, later, quotations) or _rest(sentence, said, attribution, later)
        if more is not None and quotations.opened_at(more[0]) and quotations.around(content[0]) is None:
            # "Asked about the flood, he said, "It is over."": what stands before is the report's own.
            content, more = without_comma(quotations.text, quotations.around(more[0] + 1) or more), None
    end = max(
        content[1],
        attribution if clause.follows_said else words[found.after - 1].end,
        more[1] if more else 0,
    )
    cue = found.cue
    further = (more,) if more else ()
    return Said(clause.speaker, cue.lemma, cue.name, (begin, end), verb, content, source, further)


def _before_cue(sentence: Sentence, content: Span, cue: int, quotations: Quotations) -> Span:
    """Return what "he said" closes: the whole quotation that ends there, be it of several sentences."""
    quoted = quotations.closed_before(cue)
    if quoted is None:
        return content
    start, end = without_comma(quotations.text, quoted)
    before = [word for word in sentence.words if content[0] <= word.start < start - 1]
    alone = len(before) <= FEW or before[-1].lower in (":", "(")
    return (start if alone else content[0]), end


def _to_closing_mark(content: Span, quotations: Quotations) -> Span:
    """Return what was said up to where a quotation closes in which its sentence ends."""
    quoted = quotations.around(content[1])
    if quoted is None or quoted[0] > content[1]:
        return content
    return content[0], max(content[1], without_comma(quotations.text, quoted)[1])


def _going_on(content: Span, attribution: int, later: int, quotations: Quotations) -> Span | None:
    """Return the quotation that goes on behind "he said", where what stands before it is a quotation too."""
    quoted = quotations.around(content[0])
    behind = quotations.opened_behind(attribution)
    if quoted is None or behind is None or behind[0] > later:
        return None
    return without_comma(quotations.text, (behind[0], quotations.end_of_speech(behind)))


def _rest(sentence: Sentence, said: Complement, attribution: int, later: int) -> Span | None:
    """Return the rest of a clause that "he said" breaks: "The harvest, he said, was good"."""
    words = sentence.words
    end = sentence_end(words)
    at = next((at for at in range(said.region[1], end) if words[at].start >= attribution), end)
    at = _behind_circumstance(words, at, end)
    if at + 2 >= end or not is_one_of(words[at], (",",)) or words[end - 1].end > later:
        return None
    told = words[slice(*said.region)]
    # "We attach, he said, importance to ...": the verb still waits for its object
    is_whole = any(is_finite(word) or is_tagged(word, ("MD",)) for word in told[:-1])
    opens = is_one_of(words[said.region[0]], SUBORDINATE) or is_one_of(words[at + 1], ("to", "that"))
    joins = words[at + 1].tag == "CC" and has_subject_and_verb(words, at + 2, end)
    joins = joins and not any(is_tagged(word, ("MD",)) for word in words[at + 2 : end])
    if is_whole and not opens and not joins:
        return None
    return words[at + 1].start, words[end - 1].end


def around_insertion(words: Sequence[Word], before: Region, behind: Region) -> list[Word] | None:
    """Return the words of a clause that "he said" breaks before its verb: "The harvest, he said, must be good".

    Args:
        words: the words of the sentence.
        before: what stands before the insertion.
        behind: what stands behind "he said".

    Returns:
        The words without the insertion, None where no verb follows it.
    """
    at = _behind_circumstance(words, *behind)
    if at + 2 >= behind[1] or not is_one_of(words[at], (",",)):
        return None
    goes_on = is_finite(words[at + 1]) or is_tagged(words[at + 1], ("MD",))
    # "It is necessary, he said, to ..."
    goes_on |= is_one_of(words[at + 1], ("to",)) and is_tagged(words[before[1] - 1], ("JJ", "NN"))
    # "The mines should, he said, ..."
    goes_on |= is_tagged(words[before[1] - 1], ("MD",)) and is_tagged(words[at + 1], ("VB", "RB"))
    # "Let us, he said, ..."
    goes_on |= is_one_of(words[before[0]], ("let",)) and is_one_of(words[before[1] - 1], ("us",))
    return [*words[slice(*before)], *words[at + 1 : behind[1]]] if goes_on else None


def _behind_circumstance(words: Sequence[Word], at: int, end: int) -> int:
    """Return the comma that closes "in his closing speech" or "on Monday" behind "he said", else the same place."""
    if at >= end or not (is_tagged(words[at], ("IN", "RB", "VBG")) or words[at].mention is not None):
        return at
    for place in range(at + 1, min(at + CIRCUMSTANCE, end - 1)):
        if is_finite(words[place]) or is_tagged(words[place], ("MD",)):
            return at
        if is_one_of(words[place], (",",)):
            goes_on = is_finite(words[place + 1]) or is_tagged(words[place + 1], ("MD",))
            return place if goes_on else at
    return at


def with_sentence_before(
    told: Said, sentence: Sentence, before: Sentence | None, quotations: Quotations
) -> Said:
    """Return what "he added" closes in the report of a speech: the sentence before is the speaker's too.

    Args:
        told: what was said, as far as its own sentence tells.
        sentence: its sentence.
        before: the sentence before that nobody else is said to have said.
        quotations: the quotations of the document.
    """
    if told.further:
        return told  # "The harvest, he said, was good": nobody breaks two sentences off
    if before is None or before.paragraph is not sentence.paragraph or before.number != sentence.number - 1:
        return told
    if (
        quotations.closed_before(told.cue_span[0]) is not None
        or quotations.around(told.content[0]) is not None
    ):
        return told
    start = before.start
    return replace(told, span=(start, told.span[1]), content=(start, told.content[1]))
