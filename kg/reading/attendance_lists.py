"""Tells which lines of minutes are a list of those present or away: a line of its own over lines of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.grammar.language import Language, one_of
from kg.reading.capitals import UPPER
from kg.reading.readings import Sentence

LONGEST_HEAD = 110
"""Characters of the line over a list."""
FEW_WORDS = 4
LONGEST_LINE = 220
"""Characters of a line of a list."""
STATE = (
    r"(?P<state>present|in attendance|attending|attendance|attendees|participants|participating|observers|apologies"
    r"|absent|excused)"
)
HEAD = re.compile(
    rf"(?:\d+\.? )?(?:[\w'’,()-]+ ){{0,9}}?{STATE}(?: (?:were|was|at the meeting|for absence|received|from"
    r"|by invitation|as observers|via video ?conference|online))*(?:(?P<mark>:)(?: (?P<first>[^:]+))?)?",
    re.I,
)
ROLES = {"observers": "observer", "apologies": "absentee", "absent": "absentee", "excused": "absentee"}
BY_INVITATION = re.compile(r"\b(?:by invitation|as observers)\b|^(?:also )?invited\b", re.I)
FINITE = re.compile(r"\b(?:were|was|is|are|has|have|had|will|said|noted|discussed|decided|reported|agreed)\b")


class AttendanceLists:
    """Finds the lines of lists of attendance, and the names at their heads.

    Args:
        language: courtesies, and the words that begin no name.
    """

    def __init__(self, language: Language) -> None:
        courtesy = rf"(?:{one_of(language.courtesies)} )?"
        word = rf"(?:[{UPPER}][\w'’.-]*)"
        particle = one_of(language.name_particles)
        no_name = one_of([*language.no_first_words, *language.not_given_names, *language.body_heads])
        name = rf"(?!{no_name}(?![\w.])){word}(?: (?:{particle} )*(?!{no_name}(?![\w.])){word}){{1,3}}"
        self.name = re.compile(rf"(?:[-•*] )?{courtesy}(?P<name>{name})(?=$|,| \(|;| [-–—] | and (?:{name}))")

    def roles(self, sentences: Sequence[Sentence], text: str) -> dict[int, str]:
        """Return the role of those whom each line of a list names, by the number of the sentence.

        Args:
            sentences: the sentences of the document.
            text: its clean text.
        """
        found: dict[int, str] = {}
        role: str | None = None
        for sentence in sentences:
            if sentence.paragraph.kind == "title":
                continue
            line = text[sentence.start : sentence.end].strip()
            alone = sentence.start <= sentence.paragraph.lead and sentence.end >= sentence.paragraph.end
            head = self._head(line) if alone else None
            if head is not None:
                role = self._role(head, line)
                if head["first"]:
                    found[sentence.number] = role
            elif role is not None and alone and self._is_line(line):
                found[sentence.number] = role
            else:
                role = None
        return found

    def first(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the name with which a line of a list begins, behind the words that open the list.

        Args:
            text: the clean text of the document.
            start: where the line starts.
            end: where it ends.
        """
        head = HEAD.fullmatch(text, start, end)
        return self.name.match(text, head.start("first") if head and head["first"] else start, end)

    def _head(self, line: str) -> re.Match[str] | None:
        """Return the words of a line over a list, and the first of the list behind them, None for any other."""
        told = HEAD.fullmatch(line) if len(line) <= LONGEST_HEAD + LONGEST_LINE else None
        if told is None or (told["first"] and not self._is_line(told["first"])):
            return None
        bare = line.isupper() or line.istitle() or len(line.split()) <= FEW_WORDS
        return told if told["mark"] or bare else None

    @staticmethod
    def _role(head: re.Match[str], line: str) -> str:
        opening = line[: head.start("first")] if head["first"] else line
        return (
            "observer" if BY_INVITATION.search(opening) else ROLES.get(head["state"].casefold(), "attendee")
        )

    def _is_line(self, line: str) -> bool:
        """Whether a line is one of a list: it begins with a name, and is no sentence."""
        is_short = len(line) <= LONGEST_LINE and not FINITE.search(line)
        return is_short and self.name.match(line) is not None
