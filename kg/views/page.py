"""Writes the network page: one file that asks nothing from outside and runs nothing that a document says."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.views.encoding import DARK_GROUND, LIGHT_GROUND, RELATIONS, SERIES, SEVERAL
from kg.views.network import NetworkRows, build_network
from kg.views.picture import Picture, draw, shapes
from kg.views.places import Places
from kg.views.rows import Queried, read_rows

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
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
    return page_of_rows(read_rows(store), places)


def page_of_rows(rows: NetworkRows, places: Places | None = None) -> str:
    """Return the network page of rows."""
    return render(draw(build_network(rows), rows), places)


def render(picture: Picture, places: Places | None = None) -> str:
    """Return the page that shows a picture.

    Args:
        picture: the picture.
        places: where the other pages are.
    """
    places = places or Places()
    graph = _graph(picture, places)
    vis = inline_script(VIS_NETWORK.read_text("utf-8"))
    scripts = [inline_script((TEMPLATES / "js" / f"{name}.js").read_text("utf-8")) for name in SCRIPTS]
    return (
        page_environment()
        .get_template("network.html.j2")
        .render(
            graph=graph,
            nonce=_nonce(graph, vis, *scripts),
            vis=vis,
            scripts=scripts,
            styles=(TEMPLATES / "network.css").read_text("utf-8"),
            colours={"light": palette("light"), "dark": palette("dark")},
            counts=_counts(picture),
            places=places,
        )
    )


def page_environment() -> Environment:
    """Return what fills the templates of pages: it escapes whatever is put in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "separators": (",", ":"),
        "ensure_ascii": False,
    }
    return environment


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


def palette(theme: str) -> dict[str, str]:
    """Return the colours of a theme, each under the name of its CSS variable.

    Args:
        theme: ``light`` or ``dark``.
    """
    colours = {f"series-{number}": colour for number, (colour, _) in enumerate((*SERIES, SEVERAL))}
    colours.update(
        {f"line-{relation.code.replace('_', '-')}": relation.colour for relation in RELATIONS.values()}
    )
    ground = LIGHT_GROUND if theme == "light" else DARK_GROUND
    return {"ground": ground, **{name: getattr(colour, theme) for name, colour in colours.items()}}


def inline_script(source: str) -> str:
    """Return a script that can stand inside a page: nothing in it ends the element that holds it.

    The comment that names a source map is taken out: a browser's tools would ask for that file.
    """
    lines = [line for line in source.splitlines() if not line.startswith("//# sourceMappingURL=")]
    return "\n".join(lines).replace("</script", "<\\/script").replace("<!--", "<\\!--")


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
