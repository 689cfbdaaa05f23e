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


def layered(folder: str, project: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of a name that hold, the shipped one first.

    Args:
        folder: ``grammar``, ``ontology`` or ``queries``.
        project: a project folder, whose folder of that name, if there is one, is laid over the shipped one.
    """
    ours = shipped(folder)
    own = project / folder if project is not None else ours
    # In the tool's own repository a project's folder may be the shipped one, which holds once.
    return (ours,) if not own.is_dir() or own.samefile(ours) else (ours, own)
