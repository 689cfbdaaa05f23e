"""Knows of bodies what the named things say: which is an organ of which, and to which state it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.ontology import Entry, Things


@dataclass(frozen=True)
class Bodies:
    """The bodies among the named things.

    Args:
        things: the named things.
        labels: what documents call bodies that are no named things, by local name.
    """

    things: Things
    labels: Mapping[str, str]

    def is_known(self, body: str) -> bool:
        """Return whether a body is a named thing."""
        return body in self.things.entries

    def is_specific(self, body: str) -> bool:
        """Return whether a name means one body: "management board" is that of any farm."""
        return self.is_known(body) or any(one.isupper() for one in self.labels.get(body, ""))

    def parents(self, body: str) -> tuple[str, ...]:
        """Return the bodies that a body is an organ of, the nearest first."""
        found: list[str] = []
        waiting = list(self._above(body))
        while waiting:
            parent = waiting.pop(0)
            if parent not in found:
                found.append(parent)
                waiting += self._above(parent)
        return tuple(found)

    def is_below(self, body: str, other: str) -> bool:
        """Return whether a body is an organ of another, or of an organ of it."""
        return other in self.parents(body)

    def state(self, body: str) -> str | None:
        """Return the state of a body, None where it is not known."""
        for one in (body, *self.parents(body)):
            entry = self.things.entries.get(one)
            if entry is not None and entry.kind == "country":
                return one
            if entry is not None and entry.attributes.get("state"):
                return entry.attributes["state"][0]
        return None

    def end(self, body: str) -> str:
        """Return the day, month or year in which a body ended, empty where none is known."""
        entry = self.things.entries.get(body)
        return max((period.end for period in entry.periods), default="") if entry is not None else ""

    def circle(self, body: str) -> Iterator[str]:
        """Yield a body and the bodies so near that one name in both is hardly two people's: its parent,
        unless that stands at the top, where thousands serve."""
        yield body
        yield from (parent for parent in self._above(body) if self._above(parent))

    def _above(self, body: str) -> tuple[str, ...]:
        entry = self.things.entries.get(body)
        if entry is not None:
            return entry.attributes.get("parent", ())
        return self._named_after(body)

    def _named_after(self, body: str) -> tuple[str, ...]:
        """Return the named body with whose name the name of a body ends: "X Committee of the Y"."""
        words = self.labels.get(body, "").split()
        for at in range(1, len(words)):
            found = self._by_label.get(" ".join(words[at:]).removeprefix("the ").casefold())
            if found is not None and words[at - 1].casefold() in ("of", "the"):
                return (found,)
        return ()

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        kinds = ("organization", "country")
        entries = [entry for entry in self.things.entries.values() if entry.kind in kinds]
        return {name.casefold(): entry.local for entry in reversed(entries) for name in _names(entry)}


def _names(entry: Entry) -> tuple[str, ...]:
    return (*entry.variants, entry.label)
