"""Names of bodies that are no named things → which of them mean one body, and which a known one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg import canonical
from kg.concluding.graph import Conclusions
from kg.concluding.phrases import Phrases
from kg.concluding.told import Told
from kg.linking import ALLOWED, names_of
from kg.ontology import Things

KNOWN = "the name of a known body, with the number of its term"
ALIKE = "the same words as in the name in another document"

_NAMED = """
SELECT DISTINCT ?report ?body ?fact WHERE {
  VALUES ?body { %s }
  GRAPH ?report {
    { ?fact ?role ?body }
    UNION { ?post org:postIn ?body . ?fact kg:post ?post }
    UNION { ?meeting kg:heldBy ?body . ?fact kg:meeting ?meeting }
    # As a pattern of its own, evidence would be looked through for all facts there are.
    FILTER EXISTS { ?fact kg:evidence ?span }
    FILTER NOT EXISTS { ?fact kg:within ?statement }
  }
}
"""
_TERM = re.compile(r"\b\d+(?:st|nd|rd|th) ")


@dataclass(frozen=True, slots=True)
class BodyMeant:
    """A name in documents, and the body that it means.

    Args:
        named: the local name of the body as the documents have it.
        meant: the local name of the body that is meant.
        reason: why.
        facts: the facts that name it.
    """

    named: str
    meant: str
    reason: str
    facts: tuple[str, ...]


def unite_bodies(told: Told, things: Things, labels: Mapping[str, str], phrases: Phrases) -> list[BodyMeant]:
    """Return which body is meant by each name that is not that of a named thing but means what another name means.

    Args:
        told: what the documents tell.
        things: the named things.
        labels: what documents call bodies, by local name.
        phrases: tells which words of a name count.
    """
    meant: dict[str, tuple[str, str]] = {}
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for body, label in sorted(labels.items()):
        # "management board" is that of any farm.
        if body in things.entries or label == label.casefold():
            continue
        known = names_of(things).find(_TERM.sub("", label), ALLOWED["organization"])
        if known is not None:
            meant[body] = (known.local, KNOWN)
        else:
            alike[_words(label, phrases)].append(body)
    # A name of one word is hardly a whole name.
    groups = [bodies for words, bodies in alike.items() if len(words) > 1]
    meant |= {body: (first, ALIKE) for first, *others in groups for body in others}
    facts = _facts(told, meant)
    return [BodyMeant(body, *meant[body], tuple(sorted(facts[body]))) for body in sorted(facts)]


def _facts(told: Told, bodies: Iterable[str]) -> Mapping[str, set[str]]:
    """Return the facts that name each of some bodies, without what was only said."""
    facts: dict[str, set[str]] = defaultdict(set)
    for row in told.rows(_NAMED % " ".join(canonical.iri(told.base + body) for body in sorted(bodies))):
        facts[row["body"]].add(row["fact"])
    return facts


def _words(label: str, phrases: Phrases) -> tuple[str, ...]:
    """Return the words of a name that count, in no order: "Council of Harbour City" is "Harbour City Council"."""
    return tuple(sorted(phrases.words(label)))


def write_bodies(graph: Conclusions, meant: Sequence[BodyMeant]) -> None:
    """Say which body is meant by each name.

    Args:
        graph: where it is said.
        meant: the names.
    """
    for one in meant:
        node = graph.node("identification", "kg:Identification", one.named, one.meant)
        graph.link(node, "kg:named", one.named)
        graph.link(node, "kg:meant", one.meant)
        graph.text(node, "kg:reason", one.reason)
        graph.facts(node, one.facts)
