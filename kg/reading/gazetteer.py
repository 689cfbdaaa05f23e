"""Finds the names that the ontology knows, with the number of a term inside a name read over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.grammar.language import Language
from kg.ontology import Entry

WORD = re.compile(r"\w+|'s\b|[^\w\s]")
ANYWHERE = "anywhere"
"""In the place of a home: whatever state a document is of, its short name means a body."""
NAMED_KINDS = ("person", "organization", "country", "place")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A known name in a text.

    Args:
        start: where it starts.
        end: where it ends.
        entry: what is named.
        term: a number read over inside it: 8 in "Political Bureau of the Eighth Central Committee".
    """

    start: int
    end: int
    entry: Entry
    term: int | None


@dataclass(frozen=True, slots=True)
class _Named:
    """An entry under one of its names.

    Args:
        entry: the entry.
        only_home: whether the name means it in documents of its state only.
        is_short: whether its own name is so short that it means it in documents of its state only: "Cabinet".
    """

    entry: Entry
    only_home: bool
    is_short: bool

    def means(self, home: str | None) -> bool:
        """Return whether the name means the entry in documents of a state, and not in those of its own alone."""
        return not self.only_home and (not self.is_short or home in (ANYWHERE, self.entry.home))


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Named] = field(default_factory=list)


def is_series(entry: Entry) -> bool:
    """Return whether an entry is a series of meetings, which are named by number, not a body that meets."""
    named = re.match(r"(?:National |Party )*(?:Congress|Conference) of the ", entry.label)
    meets = entry.attributes.get("meetingKind", ())
    is_called_so = "meeting_series" in entry.attributes.get("bodyKind", ()) or entry.label.endswith(" Summit")
    return is_called_so or (named is not None and meets in (("congress",), ("conference",)))


def name_as_told(entry: Entry, told: str) -> str:
    """Return the name of a body at the time of a document: a former one where the document uses it, else its own.

    Args:
        entry: the body.
        told: how the document names it.
    """
    formers = entry.attributes.get("formerName", ())
    if not formers:
        return entry.label
    own, words = _words(entry.label), _words(told)
    return next((former for former in formers if _words(former) - own <= words), entry.label)


def _words(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w-]+", name)}


def _is_abbreviation(words: list[re.Match[str]]) -> bool:
    """Whether words are an abbreviation in brackets, which may stand inside a name: "the Party (CPC) Congress"."""
    told = [word.group() for word in words]
    return len(told) == 3 and told[0] == "(" and told[1].isupper() and told[2] == ")"


class Gazetteer:
    """The names of the ontology, ready to be looked for.

    Args:
        entries: named things.
        language: the ordinals that may stand inside a body's name.
    """

    def __init__(self, entries: Iterable[Entry], language: Language) -> None:
        self.language = language
        self.entries = {
            entry.local: entry for entry in entries if entry.kind in NAMED_KINDS and not is_series(entry)
        }
        self._root = _Node()
        for entry in self.entries.values():
            for name in (entry.label, *entry.variants):
                self._add(
                    name, entry, only_home=False, is_short=" " not in name and name in entry.home_variants
                )
            for name in entry.home_variants:
                self._add(name, entry, only_home=True)

    def _add(self, name: str, entry: Entry, *, only_home: bool, is_short: bool = False) -> None:
        node = self._root
        for word in WORD.findall(name):
            if word != "the":
                node = node.children.setdefault(word, _Node())
        node.entries.append(_Named(entry, only_home, is_short))

    def find(self, text: str, home: str | None) -> Iterator[KnownName]:
        """Yield the known names of a text, longest first where they overlap, in order.

        Args:
            text: the text.
            home: local name of the state whose document it is; names that hold only there are found too.
        """
        words = list(WORD.finditer(text))
        at = 0
        while at < len(words):
            found = self._longest(words, at, home)
            if found is None:
                at += 1
                continue
            last, entry, term = found
            yield KnownName(words[at].start(), words[last].end(), entry, term)
            at = last + 1

    def _longest(
        self, words: list[re.Match[str]], at: int, home: str | None
    ) -> tuple[int, Entry, int | None] | None:
        node, term, best = self._root, None, None
        inside = 0
        for index in range(at, len(words)):
            word = words[index].group()
            child = node.children.get(word)
            if index < inside:
                continue
            if child is None:
                if index > at and word == "the":
                    continue
                if index > at and _is_abbreviation(words[index : index + 3]):
                    inside = index + 3
                    continue
                number = self.language.ordinal(word) if index > at and term is None else None
                if number is None:
                    break
                term = number
                continue
            node = child
            entry = self._entry(node, home)
            if entry is not None:
                best = (index, entry, term)
        return best

    @staticmethod
    def _entry(node: _Node, home: str | None) -> Entry | None:
        general = [named.entry for named in node.entries if named.means(home)]
        at_home = [named.entry for named in node.entries if named.only_home and named.entry.home == home]
        candidates: list[Any] = at_home or general
        return candidates[0] if candidates else None

    def home_of(self, text: str, publisher: Entry | None, published: str | None = None) -> str | None:
        """Return the state whose document a text is.

        Args:
            text: the text.
            publisher: the agency that published it, where it is known.
            published: the day on which it was published, which tells states apart that followed each other.

        Returns:
            The local name of the publisher's state, else of the state whose bodies and people are named most,
            None where more is named of bodies of no state.
        """
        states = publisher.attributes.get("state", ()) if publisher is not None else ()
        if states:
            return next((state for state in states if self._stood(state, published)), states[0])
        counts: dict[str, int] = {"": 0}
        for name in self.find(text, None):
            # A bare "Cabinet" says less than a name of several words.
            weight = 2 if " " in text[name.start : name.end] else 1
            abroad = ("",) if name.entry.kind == "organization" else ()
            for state in name.entry.attributes.get("state", abroad):
                counts[state] = counts.get(state, 0) + weight
        return min(counts, key=lambda state: (-counts[state], state)) or None

    def _stood(self, state: str, day: str | None) -> bool:
        """Whether a state was there on a day."""
        entry = self.entries.get(state)
        if entry is None or day is None:
            return True
        begun, over = entry.attributes.get("from", ("",))[0], entry.attributes.get("until", ("9",))[0]
        return begun <= day < over

    def named(self, name: str, kind: str) -> Entry | None:
        """Return the entry of a kind that a whole string names, None where there is none."""
        found = [known for known in self.find(name, ANYWHERE) if known.end - known.start == len(name)]
        return found[0].entry if found and found[0].entry.kind == kind else None
