"""The network of policies, sectors and actors: a graph whose every line carries its evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.views.alike import groups_of
from kg.views.rows import (
    AddressingRow,
    Agent,
    DocumentRow,
    NetworkRows,
    Place,
    PolicyRow,
    Sector,
)

__all__ = [
    "RELATION_OF",
    "AddressingRow",
    "Agent",
    "DocumentRow",
    "Evidence",
    "Graph",
    "NetworkRows",
    "Place",
    "PolicyRow",
    "Sector",
    "build_network",
]

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph
"""Nodes have ``kind, label, text, evidence`` and what their kind needs; edges have ``relation, evidence``."""

PUTS_FORWARD, IN_SECTOR, ALSO_IN_SECTOR = "puts_forward", "sector", "also_sector"
RELATION_OF: Mapping[str, str] = {
    "implementer": "tasks",
    "adversary": "adversary",
    "partner": "partner",
    "beneficiary": "beneficiary",
    "addressee": "addressee",
}
"""The relation of an addressing → the relation of the line in the picture."""

NO_SECTOR = Sector("none", "No sector told")
LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One telling behind a node or a line.

    Args:
        place: where it is said.
        fact: IRI of the fact.
        relation: what it says of the two ends.
        source: id of the node it starts from.
        target: id of the node it leads to.
        act: the cue of a policy act ("stress").
        text: the policy as this telling words it.
    """

    place: Place
    fact: str
    relation: str
    source: str
    target: str
    act: str = ""
    text: str = ""


def build_network(rows: NetworkRows) -> Graph:
    """Return the graph of rows: a node a policy, sector and actor, an edge a relation between two of them.

    Acts whose wordings are alike are one policy, under the shortest of them. Every node and edge has
    ``evidence``, a sorted tuple; a policy has ``policy_kinds`` and ``sectors`` too, the main sector first.
    """
    graph = Graph()
    ids = _Ids()
    names = _names(rows.policies)
    policies = {row.fact: ids.policy(names[row.text]) for row in rows.policies}
    for row in sorted(rows.policies, key=_told_at):
        _add_policy(graph, ids, policies[row.fact], names[row.text], row)
    by_document = _by_document(rows.policies)
    for addressing in rows.addressings:
        _add_addressing(graph, ids, policies, by_document, addressing)
    for _, data in graph.nodes(data=True):
        _settle(data)
    for *_, data in graph.edges(data=True):
        data["evidence"] = tuple(sorted(set(data["evidence"]), key=_telling_order))
    return graph


def _names(rows: Iterable[PolicyRow]) -> dict[str, str]:
    """Return for each wording of a policy the shortest that speaks of the same thing."""
    texts = sorted({row.text for row in rows}, key=lambda text: (len(text), text))
    return {texts[member]: texts[group[0]] for group in groups_of(texts) for member in group}


def _told_at(row: PolicyRow) -> tuple[str, int, int, str]:
    return row.place.document, row.place.start, row.place.end, row.fact


def _add_policy(graph: Graph, ids: _Ids, policy: str, name: str, row: PolicyRow) -> None:
    _add_node(graph, policy, "policy", name)
    node = graph.nodes[policy]
    node.setdefault("policy_kinds", []).append(row.kind)
    node.setdefault("sectors", []).extend(sector.code for sector in row.sectors)
    actor = ids.agent(row.actor) if row.actor else ""
    evidence = Evidence(row.place, row.fact, PUTS_FORWARD, actor, policy, row.act, row.text)
    if row.actor:
        _add_node(graph, actor, "actor", row.actor.label, agent_kind=row.actor.kind, iri=row.actor.iri)
        _add_edge(graph, actor, policy, PUTS_FORWARD, evidence)
        node.setdefault("actors", []).append(actor)
    node["evidence"].append(evidence)
    for number, sector in enumerate(row.sectors or (NO_SECTOR,)):
        name = f"sector-{sector.code.replace('_', '-')}"
        _add_node(graph, name, "sector", sector.label, code=sector.code)
        _add_edge(graph, policy, name, ALSO_IN_SECTOR if number else IN_SECTOR, evidence)


def _add_addressing(
    graph: Graph,
    ids: _Ids,
    policies: Mapping[str, str],
    by_document: Mapping[str, Sequence[PolicyRow]],
    row: AddressingRow,
) -> None:
    relation = RELATION_OF.get(row.relation, "addressee")
    target = ids.agent(row.towards)
    _add_node(graph, target, "actor", row.towards.label, agent_kind=row.towards.kind, iri=row.towards.iri)
    sources = sorted({policies[fact] for fact in row.about if fact in policies})
    if not sources:
        nearest = _nearest_policy(by_document.get(row.place.document, ()), row)
        sources = [policies[nearest]] if nearest else []
    if not sources and row.speaker:
        speaker = ids.agent(row.speaker)
        _add_node(
            graph, speaker, "actor", row.speaker.label, agent_kind=row.speaker.kind, iri=row.speaker.iri
        )
        sources = [speaker] if speaker != target else []
    for source in sources:
        evidence = Evidence(row.place, row.fact, relation, source, target, "", row.text)
        _add_edge(graph, source, target, relation, evidence)
        graph.nodes[source]["evidence"].append(evidence)
    if not sources:
        graph.nodes[target]["evidence"].append(
            Evidence(row.place, row.fact, relation, "", target, "", row.text)
        )


def _nearest_policy(rows: Sequence[PolicyRow], addressing: AddressingRow) -> str | None:
    """Return the policy act whose quote shares most with an addressing, at least half of the shorter."""
    best: tuple[float, int, str] | None = None
    for row in rows:
        shared = min(row.place.end, addressing.place.end) - max(row.place.start, addressing.place.start)
        shorter = min(row.place.end - row.place.start, addressing.place.end - addressing.place.start)
        if shared <= 0 or shared < LEAST_OVERLAP * shorter:
            continue
        longer = max(row.place.end - row.place.start, addressing.place.end - addressing.place.start)
        candidate = (shared / longer, -row.place.start, row.fact)
        best = max(best, candidate) if best else candidate
    return best[2] if best else None


def _by_document(rows: Iterable[PolicyRow]) -> dict[str, list[PolicyRow]]:
    found: dict[str, list[PolicyRow]] = {}
    for row in rows:
        found.setdefault(row.place.document, []).append(row)
    return found


def _add_node(graph: Graph, name: str, kind: str, text: str, **more: str) -> None:
    if name not in graph:
        graph.add_node(name, kind=kind, text=text, evidence=[], **more)


def _add_edge(graph: Graph, source: str, target: str, relation: str, evidence: Evidence) -> None:
    if not graph.has_edge(source, target, relation):
        graph.add_edge(source, target, relation, relation=relation, evidence=[])
    graph.edges[source, target, relation]["evidence"].append(evidence)
    graph.nodes[target]["evidence"].append(evidence)
    if relation == PUTS_FORWARD:
        graph.nodes[source]["evidence"].append(evidence)


def _settle(data: dict[str, object]) -> None:
    """Sort what was gathered for a node, without doubles; of kinds and sectors the first told leads."""
    gathered = data["evidence"]
    assert isinstance(gathered, list)
    data["evidence"] = tuple(sorted(set(gathered), key=_telling_order))
    for key in ("policy_kinds", "sectors", "actors"):
        values = data.get(key)
        if isinstance(values, list):
            data[key] = tuple(value for value in dict.fromkeys(values) if value)


def _telling_order(evidence: Evidence) -> tuple[object, ...]:
    place = evidence.place
    return (
        place.document,
        place.start,
        place.end,
        evidence.fact,
        evidence.relation,
        evidence.source,
        evidence.target,
    )


class _Ids:
    """Short names of nodes that are safe in a link, the same at every build."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._taken: dict[str, str] = {}

    def policy(self, text: str) -> str:
        words = " ".join(text.casefold().split()).removeprefix("the ")
        return f"policy-{hashlib.sha256(words.encode()).hexdigest()[:10]}"

    def agent(self, agent: Agent) -> str:
        if agent.iri not in self._of:
            local = re.sub(r"[^A-Za-z0-9]+", "-", agent.iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]).strip("-")
            name = f"actor-{local}"
            if self._taken.get(name, agent.iri) != agent.iri or not local:
                name = f"{name}-{hashlib.sha256(agent.iri.encode()).hexdigest()[:8]}"
            self._of[agent.iri], self._taken[name] = name, agent.iri
        return self._of[agent.iri]
