"""Writes the network page: one file that asks nothing from outside and runs nothing that a document says."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.views.encoding import RELATIONS
from kg.views.network import NetworkRows, build_network
from kg.views.picture import Picture, draw, shapes
from kg.views.places import Places
from kg.views.rows import Queried, read_rows
from kg.views.templating import FOLDER, TEMPLATES, inline_script, page_environment, palette
from kg.views.timeline import Moment, read_moments, timeline_body

VIS_NETWORK = FOLDER / "vendor" / "vis-network@10.1.5" / "vis-network.min.js"
SCRIPTS = (
    *(
        "elements",
        "data",
        "state",
        "filtering",
        "folding",
        "theme",
        "labels",
        "map",
        "matrix",
        "actors",
        "multiples",
        "compare",
        "panel",
        "legend",
    ),
    *("controls", "search", "table", "keyboard", "main"),
)
"""The page's own scripts in ``templates/js``, in the order in which they run."""


def network_page(store: Queried, places: Places | None = None) -> str:
    """Return the network page of a store.

    Args:
        store: the store; it is asked the questions of ``queries/network``.
        places: where the other pages are; nothing is linked where none are given.

    Returns:
        The whole page: the same bytes for the same graph.
    """
    return page_of_rows(read_rows(store), places, read_moments(store))


def page_of_rows(rows: NetworkRows, places: Places | None = None, moments: Sequence[Moment] = ()) -> str:
    """Return the network page of rows.

    Args:
        rows: the rows.
        places: where the other pages are.
        moments: what stands on its time line.
    """
    return render(draw(build_network(rows), rows), places, moments)


def render(picture: Picture, places: Places | None = None, moments: Sequence[Moment] = ()) -> str:
    """Return the page that shows a picture.

    Args:
        picture: the picture.
        places: where the other pages are.
        moments: what stands on its time line.
    """
    places = places or Places()
    time = timeline_body(moments, places)
    graph = _graph(picture, places)
    vis = inline_script(VIS_NETWORK.read_text("utf-8"))
    scripts = [inline_script((TEMPLATES / "js" / f"{name}.js").read_text("utf-8")) for name in SCRIPTS]
    return (
        page_environment()
        .get_template("network.html.j2")
        .render(
            graph=graph,
            nonce=_nonce(graph, vis, time, *scripts),
            vis=vis,
            scripts=scripts,
            styles=(TEMPLATES / "network.css").read_text("utf-8"),
            colours={"light": palette("light"), "dark": palette("dark")},
            counts=_counts(picture),
            places=places,
            time=time,
        )
    )


def _graph(picture: Picture, places: Places) -> dict[str, Any]:
    """Return all that the page's scripts read."""
    told = ("code", "label", "back", "dash", "shown")
    return {
        **picture.data,
        "pages": [places.documents.get(document["name"], "") for document in picture.data["documents"]],
        "nodes": picture.network.nodes,
        "edges": picture.network.edges,
        "options": picture.network.options,
        "relations": [{key: getattr(relation, key) for key in told} for relation in RELATIONS.values()],
        "shapes": shapes(),
    }


def _nonce(graph: Mapping[str, Any], *scripts: str) -> str:
    """Return a nonce that follows from the content: no text of a document can know it."""
    digest = hashlib.sha256(json.dumps(graph, sort_keys=True, default=list).encode())
    for script in scripts:
        digest.update(script.encode())
    return base64.urlsafe_b64encode(digest.digest()[:24]).decode()


def _counts(picture: Picture) -> dict[str, int]:
    kinds = [node["kind"] for node in picture.network.nodes]
    return {
        "documents": len(picture.data["documents"]),
        **{kind: kinds.count(kind) for kind in ("policy", "sector", "actor")},
    }
