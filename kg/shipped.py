"""Finds the files that come with the tool: grammar, ontology, queries, and page assets."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """Return a shipped folder.

    Args:
        folder: ``ontology``, ``queries`` or a folder of the package such as ``grammar``.

    Returns:
        The folder inside the package, where a wheel puts it, or beside it, where the repository has it.
    """
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder
