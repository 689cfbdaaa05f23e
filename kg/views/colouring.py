"""What the colour and shape of policies can stand for: documents, years, kinds or communities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.views.encoding import MOST_DOCUMENTS, SERIES
from kg.views.measures import find_communities
from kg.views.network import IN_SECTOR, Graph
from kg.views.rows import DocumentRow

OTHER = len(SERIES) - 1
"""The class that all values share which have none of their own."""

SEVERAL = len(SERIES)
"""The class of policies that several documents tell."""

Json = dict[str, Any]
Policies = Mapping[str, Json]


def add_colourings(
    policies: Sequence[Json],
    graph: Graph,
    told: Mapping[str, set[int]],
    documents: Sequence[DocumentRow],
    labels: Sequence[str],
) -> list[Json]:
    """Give every policy its class in each colouring.

    Args:
        policies: the nodes of policies; each gets ``series``, a class number a colouring.
        graph: the network.
        told: for each policy the numbers of the documents that tell it.
        documents: the documents, in the order of their numbers.
        labels: their short names.

    Returns:
        The colourings, each with the names of its classes; the page opens with the first.
    """
    colourings = []
    if 1 < len(documents) <= MOST_DOCUMENTS:
        colourings.append(_by_document(policies, told, labels))
    elif documents:
        days = [document.meeting_start or document.published for document in documents]
        years = {
            name: min((days[number][:4] for number in numbers), default="") for name, numbers in told.items()
        }
        order = sorted(set(years.values()), reverse=True)
        colourings.append(_by("year", "Year first told", policies, order, lambda name: years.get(name, "")))
    kinds = {node["id"]: (node["kinds"] or ("",))[0] for node in policies}
    colourings.append(_by("kind", "Kind of policy", policies, _frequent(kinds.values()), kinds.__getitem__))
    return [*colourings, _by_community(policies, graph)]


def _frequent(values: Iterable[str]) -> list[str]:
    """Return values, the most frequent first."""
    return [value for value, _ in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))]


def _by(
    code: str, label: str, policies: Iterable[Json], order: Sequence[str], of: Callable[[str], str]
) -> Json:
    """Return a colouring by a value; the values that come last share the last class."""
    own = list(order[:OTHER])
    for node in policies:
        value = of(node["id"])
        node.setdefault("series", {})[code] = own.index(value) if value in own else OTHER
    classes = [{"label": value or "not told", "series": number} for number, value in enumerate(own)]
    return {"code": code, "label": label, "classes": [*classes, {"label": "other", "series": OTHER}]}


def _by_document(policies: Iterable[Json], told: Mapping[str, set[int]], labels: Sequence[str]) -> Json:
    """Return the colouring by the documents that tell a policy: one alone, or several."""
    for node in policies:
        numbers = told.get(node["id"], set())
        node.setdefault("series", {})["documents"] = (
            SEVERAL if len(numbers) > 1 else min(numbers, default=OTHER)
        )
    classes = [{"label": f"only in {label}", "series": number} for number, label in enumerate(labels)]
    several = {"label": "in both" if len(labels) == 2 else "in several", "series": SEVERAL}
    return {"code": "documents", "label": "Document", "classes": [*classes, several]}


def _by_community(policies: Sequence[Json], graph: Graph) -> Json:
    """Return the colouring by communities, each named after the sector of most of its policies."""
    groups = {name: str(number) for name, number in find_communities(graph).items()}
    own = {node["id"]: groups[node["id"]] for node in policies}
    found = _by("community", "Community", policies, _frequent(own.values()), own.__getitem__)
    for entry in found["classes"]:
        members = [name for name, group in own.items() if group == entry["label"]]
        entry["label"] = f"around {_main_sector(graph, members)}" if members else "smaller communities"
    return found


def _main_sector(graph: Graph, members: Iterable[str]) -> str:
    sectors = [
        graph.nodes[sector]["text"]
        for member in members
        for _, sector, relation in graph.out_edges(member, keys=True)
        if relation == IN_SECTOR
    ]
    return _frequent(sectors)[0]
