"""Makes the clean text of a source: mark-up off, broken paragraphs mended, glued names set free.

What the clean text looks like: one paragraph a line, one blank between words, straight quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.documents.headline import count_headlines, is_furniture
from kg.documents.offsets import TracedText, join_with

STRAIGHT = str.maketrans(
    {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\ufeff": " ", "“": '"', "”": '"', "„": '"',
     "‘": "'", "’": "'", "′": "'"}
)  # fmt: skip
MARK_UP = re.compile(r"\*\*|__|^#{1,6} |^>+ ?|</?[bi]>", re.M)
BLANKS = re.compile(r" {2,}")
BLANK_BEFORE_MARK = re.compile(r" +(?=[,;](?:\s|$))")
COURTESY = re.compile(r"(?<=\bComrade)(?=[A-Z])|(?<=\bMarshal)(?=[A-Z][a-z]+ [A-Z])")
SENTENCE_END = re.compile(r"""[.!?:;]["')\]]*$|[-–—]0[-–—]$""")
ABBREVIATED_END = re.compile(r"\b(?:[A-Z][\w.]* [A-Z]|U\.S|Gen|Mr|Mrs|Ms|Dr|No|St|Col|Lt|Maj)\.$")
BROKEN = re.compile(r"""^["'(]?[a-z]""")
LIST_MARK = re.compile(r"^(?:[-•*–]|\(?[a-zA-Z0-9]{1,3}[.)])\s")
NAME_LINE = re.compile(
    r"^(?:and )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}(?:, [^;:.]{1,60})?(?:;(?: and)?|,|\.)?$"
)
"""A line of a list of persons: "James Bullard;", "William C. Dudley, Vice Chairman;"."""
NAME_LIST = re.compile(r"^[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}(?:, [^;:.]{1,60})?; (?:and )?[A-Z]")
"""The same in one line: "Ben S. Bernanke, Chairman; James Bullard; ..."."""
OPENS_NAMES = re.compile(r"\b(?:were|was|are|present|attending|members|participants|attendees)\s*:$", re.I)
WRAPPED_WIDTH = range(50, 101)


def clean(raw: str, names: Sequence[str] = ()) -> TracedText:
    """Return the clean text of a source.

    Args:
        raw: the decoded source.
        names: names of persons that a scraper may have glued to their neighbours.
    """
    traced = TracedText(raw.translate(STRAIGHT), tuple(range(len(raw) + 1)))
    traced = traced.replace(re.compile(r"\r\n?"), "\n").replace(MARK_UP, "")
    return mend(set_free(traced, names))


def set_free(traced: TracedText, names: Sequence[str]) -> TracedText:
    """Return the text with a blank between a name and the words a scraper glued to it.

    Args:
        traced: the text.
        names: names of two or three words whose ends may be glued ("Kim Jong Unsaid").
    """
    traced = traced.replace(COURTESY, " ")
    wanted = [
        name
        for first, longer in _by_first_word(tuple(names)).items()
        if first in traced.text
        for name in longer
        if name in traced.text
    ]
    if not wanted:
        return traced
    choice = "|".join(re.escape(name) for name in sorted(wanted, key=lambda name: (-len(name), name)))
    glued = re.compile(rf"({choice})(?=[a-z]{{2}})")
    traced = traced.replace(glued, lambda match: match.group() + " ")
    return traced.replace(re.compile(rf"(?<=[a-z,.;])(?=(?:{choice})\b)"), " ")


@lru_cache(maxsize=4)
def _by_first_word(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return names of several words by their first word, which many share."""
    found: dict[str, list[str]] = {}
    for name in names:
        first, _, further = name.partition(" ")
        if further:
            found.setdefault(first, []).append(name)
    return found


def mend(traced: TracedText) -> TracedText:
    """Return the text with one paragraph a line, those broken in mid-sentence joined again."""
    lines = [traced.cut(*match.span()).strip() for match in re.finditer(r"[^\n]*\n?", traced.text)]
    wrapped = is_wrapped([line.text for line in lines])
    spaced = is_double_spaced([line.text for line in lines])
    headlines = count_headlines([line.text for line in lines if line.text])
    pieces: list[TracedText] = []
    separators: list[str] = []
    blank_before = True
    shown = 0
    for line in lines:
        if not line.text:
            blank_before = True
            continue
        if pieces:
            in_headline = shown < headlines and not (is_furniture(pieces[-1].text) or is_furniture(line.text))
            broken = in_headline or is_broken(
                pieces[-1].text, line.text, wrapped and (spaced or not blank_before)
            )
            separators.append(" " if broken else "\n")
        pieces.append(line)
        shown += 1
        blank_before = False
    if not pieces:
        return TracedText("", (len(traced.text),))
    whole = join_with(separators, pieces, pieces[-1].origins[-1])
    return whole.replace(BLANKS, " ").replace(BLANK_BEFORE_MARK, "")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether lines were cut at a width, not at the ends of paragraphs."""
    widths = [len(line) for line in lines if line]
    middle = sorted(widths)[len(widths) // 2] if widths else 0
    ended = sum(bool(SENTENCE_END.search(line)) for line in lines if line)
    return len(widths) > 8 and middle in WRAPPED_WIDTH and max(widths) <= 120 and ended < len(widths) / 2


def is_double_spaced(lines: Sequence[str]) -> bool:
    """Return whether a blank line stands behind nearly every line, so that none parts paragraphs."""
    blanks = sum(not line for line in lines)
    return 10 * blanks >= 9 * (len(lines) - blanks) > 0


def is_broken(before: str, after: str, wrapped: bool) -> bool:
    """Return whether a line goes on with the sentence of the line before it.

    Args:
        before: the line before.
        after: the line.
        wrapped: whether lines of this text are cut at a width and these two have no blank line between.
    """
    if _goes_on_with_names(before, after):
        return True
    if LIST_MARK.match(after):
        return False
    if wrapped and before.endswith((";", ":", ",")):
        return True
    if SENTENCE_END.search(before) and not ABBREVIATED_END.search(before):
        return False
    return bool(BROKEN.match(after)) or wrapped


def _goes_on_with_names(before: str, after: str) -> bool:
    """Whether a line is the next of a list of persons, one a line: "Voting for the action were:", "A;", "B;"."""
    listing = bool(OPENS_NAMES.search(before)) or (
        before.endswith((";", "; and")) and bool(NAME_LINE.match(before))
    )
    return listing and bool(NAME_LINE.match(after) or NAME_LIST.match(after))
