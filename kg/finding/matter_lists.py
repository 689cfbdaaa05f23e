"""Splits what a meeting discussed into its matters: "the issue of A, the issue of B and an organizational matter"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.discussion_words import SUBJECTS, DiscussionWords
from kg.finding.making import Span, parted

INSIDE = re.compile(
    r"\bto (?!(?:be|the|an?|its|their)\b)[a-z]+|\bfor [a-z]+ing\b|\bof [a-z]+ing\b|\bthat\b|\bin [a-z]+ing\b"
)
"""A clause in a matter, which what follows may belong to."""
DOING = re.compile(
    r"(?:the |an? )?(?:[\w-]+ ){0,2}?[a-z]+(?:tion|sion|ment|view|(?:ov|ais|ew|iss|viv)al) (?:of|for) "
)
"""A noun of doing with what is done: "the adoption of the law", "a review of the budget"."""
INNER = re.compile(r"(?:the |an? )?[\w-]+ (?:on|of) ")
"""A noun with what it is about, which an "and on" goes on with: "reports on the harvest and on the fleet"."""
FEW = r"(?!(?:of|to|and|[a-z]+ing) )[\w-]+(?: (?!(?:of|to|and)\b)[\w-]+){0,2}"
SHORT = re.compile(rf"(?:{FEW}, )+{FEW},? and {FEW}")
SHORT_JOINT = re.compile(r",? and |, ")
LAST_JOINT = re.compile(r"(?P<head>(?!))|(?P<of>(?!))|(?P<gerund>(?!))|(?P<noun>(?!))|(?P<last> and )")
"""The last "and" of a list, as a joint of the kind "last"."""


def split_matters(text: str, stretch: Span, words: DiscussionWords, *, is_enumerated: bool) -> list[Span]:
    """Return where each of the matters of a list stands in coded text.

    Args:
        text: the coded text.
        stretch: where the list stands.
        words: the patterns of discussing.
        is_enumerated: whether a colon opens the list, so that it surely is one.
    """
    return list(_Splitter(text, words, is_enumerated=is_enumerated).split(*stretch))


class _Splitter:
    """Splits lists of matters in one coded text."""

    def __init__(self, text: str, words: DiscussionWords, *, is_enumerated: bool) -> None:
        self.text, self.words, self.is_enumerated = text, words, is_enumerated

    def split(self, start: int, end: int) -> Iterator[Span]:
        """Yield each of the matters of a list; only one "issue of" is one matter whole."""
        text = self.text
        if (one := self.words.one_on.match(text, start, end)) is not None:
            # "one on A and the other on B"
            yield from parted(self.words.other_on, text, (one.end(), end))
            return
        head = self.words.head.match(text, start, end)
        plural = head is not None and head["head"].casefold() in self.words.several
        at = head.end() if plural and head is not None else start
        cuts = self._cuts(at, end, plural=plural) or self._short(at, end)
        if not cuts and head is not None:
            yield start, end
            return
        stretches = zip(
            [at, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end], strict=True
        )
        for first, last in stretches:
            inner = self.words.head.match(text, first, last)
            several = inner is not None and inner["head"].casefold() in self.words.several and first != start
            bare = several and inner is not None and inner.group().endswith(" of ")
            yield (inner.end() if bare and inner is not None else first), last

    def _short(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the joints of a list of few words each: "trade, migration and energy"."""
        return (
            list(SHORT_JOINT.finditer(self.text, start, end))
            if SHORT.fullmatch(self.text, start, end)
            else []
        )

    def _cuts(self, start: int, end: int, *, plural: bool) -> list[re.Match[str]]:
        """Return where a list of matters is cut; one of nouns only where an "and" closes it."""
        text = self.text
        cuts: list[re.Match[str]] = []
        for cut in self.words.cut.finditer(text, start, end):
            begun = cuts[-1].end() if cuts else start
            if self._parts(
                cut, text[begun : cut.start()], text[cut.end() : end], plural=plural, listed=bool(cuts)
            ):
                cuts.append(cut)
        if cuts and not any(cut["last"] for cut in cuts) and cuts[-1]["noun"]:
            # "A, B and C": the last "and" must be that of the list
            final = list(re.finditer(r" (?P<last>and) ", text[cuts[-1].end() : end]))
            if len(final) == 1 and " and " not in cuts[-1].group():
                found = LAST_JOINT.search(text, cuts[-1].end(), end)
                cuts += [found] if found else []
        if any(cut["head"] for cut in cuts) and not plural:
            return [
                cut
                for cut in cuts
                if cut["head"] or self.words.other.match(text, cut.end()) or self._names_matter(cut)
            ]  # "the issue of A and B, the issue of C"
        closed = any(cut["last"] or " and " in cut.group() or cut["of"] for cut in cuts)
        return [cut for cut in cuts if closed or plural]

    def _names_matter(self, cut: re.Match[str]) -> bool:
        """Whether a noun of doing behind a comma begins a matter beside those of "issue": ", the adoption of"."""
        return bool(cut["noun"]) and DOING.match(self.text, cut.end()) is not None

    def _parts(self, cut: re.Match[str], before: str, behind: str, *, plural: bool, listed: bool) -> bool:
        """Whether a joint parts two matters, and not two words of one."""
        if self.is_enumerated and not cut.group().startswith(",") and ", and " in behind:
            return False  # "the budget for this year and that for the next, and the organizational matter"
        if cut["head"]:
            closed = self.words.closing.search(behind) is not None
            return bool(listed or closed or "and " in cut.group() or plural or self.words.head.match(before))
        if cut["of"]:
            inner = not plural and INNER.match(before) and not self.words.head.match(before)
            return not inner and not re.search(r"\b(?:both|between)\b[^,]*$", before)
        if cut["gerund"]:
            return plural or bool(re.match(r"[a-z]+ing\b", before))
        if cut["noun"] and self.words.other.match(behind):
            return True
        if self._names_matter(cut) and self.words.closing.search(behind):
            return True
        if cut["noun"]:
            return len(before) > 3 and (self.is_enumerated or not INSIDE.search(before))
        if re.search(r"(?:^|[ ,])[a-z]+ing(?: on| upon| over)?$", before) or re.match(
            rf"(?:the |an? )?{SUBJECTS}", behind
        ):
            return False  # "amending and supplementing the law"
        if self.words.head.match(behind) or self.words.other.match(behind):
            return True
        alike = before.split()[:2] == behind.split()[:2]
        if not cut.group().startswith(",") and not alike and self.words.last.search(behind):
            return (
                False  # "the work of A and its tasks, the budgets of B and C, and an organizational matter"
            )
        if re.match(r"[a-z]+ing ", behind):
            return plural
        if plural or listed:
            return True
        opened = (before.split() or [""])[0], behind.split(" ")[0]
        return opened[0] == opened[1] and (opened[0] in ("a", "an") or not INSIDE.search(before))
