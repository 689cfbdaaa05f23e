"""Texts → how often each calls a state or renamed body by which of its names; one text at a time is held."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.concluding.graph import Conclusions
from kg.concluding.told import Told
from kg.namespaces import expand
from kg.ontology import Entry, Things

_TEXT = ox.NamedNode(expand("nif:isString"))


@dataclass(frozen=True)
class CountedNames:
    """The names of states and of renamed bodies, ready to be counted.

    Args:
        things: the named things.
    """

    things: Things

    def pattern(self) -> re.Pattern[str]:
        """Return what finds all names, the longest first."""
        by_letter: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.named, key=lambda name: (-len(name), name)):
            by_letter[name[0]].append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
        # A text has few words that begin as a name does; only these are compared with the names.
        found = "|".join(
            f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())
        )
        return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")

    @cached_property
    def named(self) -> Mapping[str, str]:
        """Return the state or body of each name; a name of two is none."""
        found: dict[str, set[str]] = {}
        for entry in self.things.entries.values():
            if entry.kind in ("country", "organization"):
                for name in _names(entry):
                    found.setdefault(name, set()).add(entry.local)
        only = {name: min(named) for name, named in found.items() if len(named) == 1}
        return {name: local for name, local in only.items() if _is_counted(self.things.entries[local])}


def _is_counted(entry: Entry) -> bool:
    """Return whether a name tells when it was used: of a body, whether it had several over the years."""
    return entry.kind == "country" or "naming" in entry.attributes


def _names(entry: Entry) -> Iterator[str]:
    if entry.kind == "organization":
        yield from (entry.label, *entry.variants, *entry.home_variants)
        return
    # A word that means a state at home only, such as "the south", means a direction as well.
    yield from (entry.label, *entry.variants, *entry.attributes.get("demonym", ()))


def count_names(told: Told, things: Things) -> Iterator[tuple[str, str, str, int]]:
    """Yield the document, the state or body, the name and how often it stands there.

    Args:
        told: what the documents tell.
        things: the named things.
    """
    names = CountedNames(things)
    pattern, named = names.pattern(), names.named
    for report in told.reports:
        iri = ox.NamedNode(told.base + report)
        for quad in told.database.quads_for_pattern(iri, _TEXT, None, iri):
            text = told.plain(quad.object).replace("’", "'")
            found = (" ".join(match[0].split()) for match in pattern.finditer(text))
            for name, times in sorted(Counter(found).items()):
                yield report, named[name], name, times


def write_name_counts(graph: Conclusions, told: Told, things: Things) -> None:
    """Say how often documents use each name of a state or renamed body, and how long each is.

    Args:
        graph: where it is said.
        told: what the documents tell.
        things: the named things.
    """
    for report in told.reports.values():
        graph.integer(report.local, "kg:characters", report.characters)
    for local, thing, name, times in count_names(told, things):
        node = graph.node("name-count", "kg:NameCount", local, thing, name)
        graph.link(node, "kg:inReport", local)
        graph.link(node, "kg:nameOf", thing)
        graph.text(node, "kg:text", name)
        graph.integer(node, "kg:times", times)
        graph.date(node, "kg:asOf", told.day(local))
