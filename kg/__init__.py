"""Official meeting reports as a knowledge graph.

The line, one stage a module or package, each importing only what stands before it:

    documents → reading → finding → linking → writing → store → asking → views → cli
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebook import Graph

__all__ = ["Graph", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return ``Graph``, which is loaded when it is first asked for, so that the command line starts fast."""
    if name == "Graph":
        from kg.notebook import Graph

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
