"""Clean text → paragraphs of a kind, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.documents.headline import count_headlines, is_furniture, match_dateline

ParagraphKind = Literal["title", "body", "item", "tail"]

END_MARK = re.compile(r"\s*[-–—]0[-–—]\s*$")
TAIL = re.compile(
    r"^(?:[-–—]0[-–—]|(?:https?://|www\.)\S+.*|[(\[](?:Juche ?)?\d{2,4}[./-]\d{1,2}[./-]\d{1,2}\.?[)\]]"
    r"|More From .*|"
    r"\*{3,}|#{2,}|\(?(?:ENDS?|more)\)?|Copyright\b.*|©.*|Back to top|Related articles.*)$"
)
ITEM = re.compile(
    r"^(?:(?P<word>[A-Z][a-z-]+(?:ly)?)[,:.] |(?P<figure>\(?(?:\d{1,3}|[IVXL]{1,5}|[a-z])[.)](?: |(?<=\d\.)(?=[A-Z])))"
    r"|(?P<bullet>[-•*–—]) )(?=\S)"
)
FOOT_LINES = 3
"""So many lines at the end may be the place and day of a document."""
END = re.compile(r"""[.!?]["')\]]*(?=\s+["'(\[]*[A-Z0-9])|[.!?]["')\]]*$""")

SAID = re.compile(
    r"\s+[A-Z][\w.'-]*(?: [\w.'-]+){0,4}? (?:said|says|asked|asks|added|\w+ed)\b[^.?!]{0,60}\.(?:\s|$)"
)
"""Behind a quoted question or exclamation: who said it, up to the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the clean text.

    Args:
        start: where it starts in the clean text.
        end: where it ends.
        kind: title, body, item of a list, or tail (footers that are no part of the story).
        lead: where its own words start, behind a dateline or the mark of a list.
    """

    start: int
    end: int
    kind: ParagraphKind
    lead: int


def find_paragraphs(text: str, ordinals: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of a clean text.

    Args:
        text: the clean text, one paragraph a line.
        ordinals: ordinal words, by which items of a list begin ("First, ...").
    """
    lines = list(re.finditer(r"[^\n]+", text))
    body = count_headlines([line.group() for line in lines])
    found = []
    for number, line in enumerate(lines):
        kind: ParagraphKind = "title" if number < body else kind_of(line.group(), ordinals)
        is_outside = kind == "title" or (number >= len(lines) - FOOT_LINES and kind == "body")
        kind = "tail" if is_outside and is_furniture(line.group()) else kind
        dateline = match_dateline(line.group()) if number == body else None
        end_mark = END_MARK.search(line.group())
        end = line.start() + end_mark.start() if end_mark and kind != "tail" else line.end()
        mark = ITEM.match(line.group()) if kind == "item" else None
        lead = dateline.end() if dateline else mark.end() if mark else 0
        found.append(Paragraph(line.start(), end, kind, line.start() + lead))
    return found


def kind_of(line: str, ordinals: Sequence[str]) -> ParagraphKind:
    """Return what kind of paragraph a line below the headline is."""
    if TAIL.match(line):
        return "tail"
    item = ITEM.match(line)
    if item and (item["figure"] or item["bullet"] or item["word"].casefold().removesuffix("ly") in ordinals):
        return "item"
    return "body"


def split_sentences(
    text: str, start: int, end: int, abbreviations: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of ``text[start:end]``.

    Args:
        text: the clean text.
        start: where to begin.
        end: where to stop.
        abbreviations: words that end in a full stop without ending a sentence.
    """
    ends = tuple(f"{word}." for word in abbreviations)
    begun = start
    for match in END.finditer(text, start, end):
        before = text[begun : match.end()].rstrip("\"')]")
        initial = re.search(r"(?:^|[\s(])[A-Z]\.$", before)
        # "the following items: 1. On revising the Rules; 2. On ..." is one sentence.
        counted = re.search(r"(?:[:;,]|; and) \d{1,2}\.$", before)
        if match.end() < end and (
            initial
            or counted
            or _is_said_behind(text, match)
            or (before.endswith(ends) and re.split(r"[\s—–-]", before)[-1].lstrip("\"'(") in ends)
        ):
            continue
        if text[begun : match.end()].strip():
            yield begun + _blanks(text[begun : match.end()]), match.end()
        begun = match.end()
    if text[begun:end].strip():
        yield begun + _blanks(text[begun:end]), end


def _is_said_behind(text: str, match: re.Match[str]) -> bool:
    """Whether a quoted question goes on with who asked it: '"Is that so?" Pak asked.'"""
    return (
        match.group().endswith('"') and match.group()[0] in "?!" and SAID.match(text, match.end()) is not None
    )


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
