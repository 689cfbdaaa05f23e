"""Texts → how often each calls a state by which of its names; one text at a time is held."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.concluding.graph import Conclusions
from kg.concluding.told import Told
from kg.namespaces import expand
from kg.ontology import Entry, Things

_TEXT = ox.NamedNode(expand("nif:isString"))


@dataclass(frozen=True)
class StateNames:
    """The names of states, ready to be counted.

    Args:
        things: the named things.
    """

    things: Things

    def pattern(self) -> re.Pattern[str]:
        """Return what finds all names, the longest first."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.states(), key=lambda name: (-len(name), name)):
            by_letter[name[0]].append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
        # A text has few words that begin as a name does; only these are compared with the names.
        found = "|".join(
            f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())
        )
        return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")

    def states(self) -> Mapping[str, str]:
        """Return the state of each name; a name of two states is none."""
        found: dict[str, set[str]] = {}
        for entry in self.things.entries.values():
            if entry.kind == "country":
                for name in _names(entry):
                    found.setdefault(name, set()).add(entry.local)
        return {name: min(states) for name, states in found.items() if len(states) == 1}


def _names(entry: Entry) -> Iterator[str]:
    # A word that means a state at home only, such as "the south", means a direction as well.
    yield from (entry.label, *entry.variants, *entry.attributes.get("demonym", ()))


def count_names(told: Told, things: Things) -> Iterator[tuple[str, str, str, int]]:
    """Yield the document, the state, the name and how often it stands there.

    Args:
        told: what the documents tell.
        things: the named things.
    """
    names = StateNames(things)
    pattern, states = names.pattern(), names.states()
    for report in told.reports:
        iri = ox.NamedNode(told.base + report)
        for quad in told.database.quads_for_pattern(iri, _TEXT, None, iri):
            text = told.plain(quad.object).replace("’", "'")
            found = (" ".join(match[0].split()) for match in pattern.finditer(text))
            for name, times in sorted(Counter(found).items()):
                yield report, states[name], name, times


def write_name_counts(graph: Conclusions, told: Told, things: Things) -> None:
    """Say how often documents use each name of a state, and how long each is.

    Args:
        graph: where it is said.
        told: what the documents tell.
        things: the named things.
    """
    for report in told.reports.values():
        graph.integer(report.local, "kg:characters", report.characters)
    for local, state, name, times in count_names(told, things):
        node = graph.node("name-count", "kg:NameCount", local, state, name)
        graph.link(node, "kg:inReport", local)
        graph.link(node, "kg:nameOf", state)
        graph.text(node, "kg:text", name)
        graph.integer(node, "kg:times", times)
        graph.date(node, "kg:asOf", told.day(local))
