"""The names that a document itself introduces: abbreviations, and "the Committee" for a body named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.reading.mentions import Mention, lay_over

BRACKET = re.compile(
    r" \((?:the |hereinafter (?:referred to as )?(?:the )?"
    r"|or (?:the )?)?[\"']?(?P<short>[A-Z][\w.&-]{1,11})[\"']?\)"
)
SMALL_HEADS = (
    "headquarters",
    "committee",
    "commission",
    "council",
    "ministry",
    "board",
    "bureau",
    "secretariat",
)
"""Heads that are written small too where the body was named before."""
SMALL = ("of", "the", "and", "for", "on", "in", "to")


class Introductions:
    """The names introduced so far.

    Args:
        language: the heads of bodies' names.
    """

    def __init__(self, language: Language) -> None:
        self._short: dict[str, Mention] = {}
        self._by_head: dict[str, Mention] = {}
        self._by_phrase: dict[str, Mention] = {}
        self._first: dict[str, str] = {}
        self._named: set[str] = set()
        self._heads = language.body_heads
        self._small = {
            word.casefold(): word for word in language.body_heads if word.casefold() in SMALL_HEADS
        }
        small = one_of(list(self._small))
        self._small_reference = re.compile(
            rf"(?<=\b[Tt]he )(?P<head>{small})\b(?! of\b| for\b| on\b| [A-Z]|'s? [A-Z])"
        )
        head = one_of(language.body_heads)
        self._reference = re.compile(
            rf"(?:(?<=\b[Tt]he )(?P<head>{head})\b(?! of\b| for\b| on\b| [A-Z])"
            rf"|(?<![A-Z]\w )(?<!\w-)\b(?P<leading>{head})"
            rf"(?= (?:President|Chair\w*|Vice|Secretary|Speaker|Director)\b))"
        )

    def find(self, text: str, start: int, end: int) -> list[Mention]:
        """Return the introduced abbreviations in ``text[start:end]``."""
        if not self._short:
            return []
        pattern = re.compile(rf"(?<![\w-]){one_of([*self._short])}(?![\w-])")
        return [
            replace(self._short[match.group()], start=match.start(), end=match.end())
            for match in pattern.finditer(text, start, end)
        ]

    def note(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Take in the abbreviations that stand behind names, and return the mentions with them taken in.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions.
        """
        found = list(mentions)
        for bracket in BRACKET.finditer(text, start, end):
            if any(one.start < bracket.start() and bracket.end() <= one.end for one in found):
                continue
            named = next(
                (one for one in found if one.end == bracket.start() and one.kind in ("body", "country")), None
            )
            initialled = self._initialled(text, start, bracket)
            whole = named or initialled
            if whole is None:
                continue
            taken = any(bracket.start() < one.start < bracket.end() for one in found)
            if not taken or (
                named is not None and initialled is not None and named.start >= initialled.start
            ):
                # An abbreviation that means another body elsewhere means here what it stands behind.
                self._short[bracket["short"]] = (named if taken else initialled) or whole
            found = lay_over(found, [replace(whole, end=bracket.end())])
        return found

    def _initialled(self, text: str, start: int, bracket: re.Match[str]) -> Mention | None:
        """Return the name before a bracket if its capitals are the letters in the bracket."""
        letters = [letter for letter in bracket["short"] if letter.isupper()]
        words = list(re.finditer(r"[\w'’-]+", text[start : bracket.start()]))[-2 * len(letters) - 2 :]
        for at, word in enumerate(words):
            phrase = [one.group() for one in words[at:]]
            capitals = [one[0] for one in phrase if one not in SMALL]
            if len(letters) > 1 and capitals == letters and word.group()[0].isupper():
                first = start + word.start()
                return Mention(first, bracket.start(), "body", text[first : bracket.start()])
        return None

    def referred(self, text: str, start: int, end: int) -> list[Mention]:
        """Return the bodies that are meant by the head of their name alone: "the Committee"."""
        return [
            replace(self._by_head[match.group()], start=match.start(), end=match.end(), anaphoric=True)
            for match in self._reference.finditer(text, start, end)
            if match.group() in self._by_head
        ]

    def referred_small(self, text: str, start: int, end: int) -> list[Mention]:
        """Return the bodies that are meant by their head in small letters: "the headquarters"."""
        return [
            replace(
                self._by_head[self._small[match.group()]],
                start=match.start(),
                end=match.end(),
                anaphoric=True,
            )
            for match in self._small_reference.finditer(text, start, end)
            if self._small[match.group()] in self._by_head
        ]

    def resolved(self, text: str, mention: Mention) -> Mention:
        """Return a body called by the first words of a longer name as what it is: "the Standing Committee".

        Args:
            text: the clean text of the document.
            mention: the body.
        """
        known = (
            self._by_phrase.get(mention.name) if mention.kind == "body" and mention.entry is None else None
        )
        if known is None or known.name == mention.name:
            return mention
        # "the Central Committee of the union", of the Union that was named
        owner = known.name.partition(" of the ")[2].partition(" of ")[0].rpartition(" ")[2].casefold()
        further = f" of the {owner}"
        behind = (
            len(further)
            if owner and re.match(rf"{re.escape(further)}\b(?! of\b)", text[mention.end :])
            else 0
        )
        return replace(known, start=mention.start, end=mention.end + behind, anaphoric=True)

    def is_another(self, phrase: str, label: str) -> bool:
        """Return whether a phrase in small letters is short for a body that the document named: "women's union".

        Args:
            phrase: the phrase.
            label: the name of the body that it means elsewhere.
        """
        if " " not in phrase or not phrase.islower():
            return False
        parts = {part.removesuffix("'s") for part in phrase.split()}
        named = [name for name in self._named if parts <= set(name.casefold().split())]
        return bool(named) and label not in named

    def first_called(self, phrase: str) -> str | None:
        """Return the name of the first body of the document that begins with a phrase, None where none does."""
        return self._first.get(phrase)

    def remember(self, mentions: Sequence[Mention]) -> None:
        """Take in the bodies that a stretch names, each for the head of its name."""
        for mention in mentions:
            if mention.kind == "body" and not mention.anaphoric:
                self._named.add(mention.name)
                head, *larger = re.split(r" of (?:the )?| for (?:the )?", mention.name)
                self._remember(head, replace(mention, term=None))
                if larger and " " in head:
                    self._by_phrase[head] = replace(mention, term=None)
                    self._first.setdefault(head, mention.name)
                for at, part in enumerate(larger):
                    # "the Bank" means that of "Committee of the Bank of England" if no other was named.
                    name = mention.name[mention.name.index(part) :] if at + 1 < len(larger) else part
                    if part.split()[-1] not in self._by_head:
                        self._remember(part, Mention(mention.start, mention.end, "body", name))

    def _remember(self, head: str, mention: Mention) -> None:
        word = head.split()[-1]
        initials = "".join(part[0] for part in head.split() if part[0].isupper())
        if word in self._heads and len(initials) > 1:
            self._short.setdefault(initials, mention)
        if word in self._heads:
            self._by_head[word] = mention
