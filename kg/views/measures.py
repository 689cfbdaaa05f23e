"""What networkx measures on the network: hubs, and communities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx

from kg.views.network import ALSO_IN_SECTOR, IN_SECTOR, Graph

HUB_SHARE = 0.25
FEWEST_HUB_LINKS = 12
SEED = 20
MOST_EXACT = 600
"""Up to so many nodes betweenness is exact; beyond, it is estimated from a sample."""

SAMPLE = 100
"""How many nodes the sample has."""


def find_hubs(graph: Graph) -> dict[str, int]:
    """Return the nodes that hold more than a quarter of all told edges, with how many they hold.

    Belonging to a sector is no told edge; in a graph of a dozen edges nothing is a hub.
    """
    told = list(_told(graph))
    degrees: dict[str, int] = {}
    for ends in told:
        for name in ends:
            degrees[name] = degrees.get(name, 0) + 1
    least = max(FEWEST_HUB_LINKS, HUB_SHARE * len(told))
    return {name: degree for name, degree in sorted(degrees.items()) if degree > least}


def find_communities(graph: Graph) -> dict[str, int]:
    """Return for each node the number of its community, 0 the largest; the edges of hubs are left out."""
    names = sorted(graph)
    numbers = {name: number for number, name in enumerate(names)}
    hubs = find_hubs(graph)
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for source, target, data in graph.edges(data=True):
        if source not in hubs and target not in hubs:
            ends = sorted((numbers[source], numbers[target]))
            before = plain.get_edge_data(ends[0], ends[1], {"weight": 0})["weight"]
            plain.add_edge(ends[0], ends[1], weight=before + len(data["evidence"]))
    found = nx.community.louvain_communities(plain, seed=SEED) if names else []
    ordered = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return {names[member]: number for number, members in enumerate(ordered) for member in members}


def measure_betweenness(graph: Graph, without: Collection[str] = ()) -> dict[str, float]:
    """Return for each node the share of shortest ways between others that lead over it, 0 to 1.

    Only told edges count, and their direction does not. Where many ways lead over one hub the measure says
    little; it can be left out.

    Args:
        graph: the network.
        without: nodes to leave out.
    """
    numbers = {name: number for number, name in enumerate(sorted(set(graph) - set(without)))}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(numbers.values())
    plain.add_edges_from(
        sorted(
            (numbers[one], numbers[other]) for one, other in _told(graph) if {one, other} <= numbers.keys()
        )
    )
    sample = SAMPLE if len(plain) > MOST_EXACT else None
    between = nx.betweenness_centrality(plain, k=sample, seed=SEED)
    return {name: round(between[number], 4) for name, number in numbers.items()}


def _told(graph: Graph) -> Iterator[tuple[str, str]]:
    for source, target, relation in graph.edges(keys=True):
        if relation not in (IN_SECTOR, ALSO_IN_SECTOR):
            yield source, target
