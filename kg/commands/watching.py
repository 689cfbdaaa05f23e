"""Shows how far a build is, where standard error is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building import Progress


@contextmanager
def watching() -> Iterator[Callable[[Progress], None]]:
    """Show a bar with the documents done, the facts found, the rate and the time left.

    Yields:
        What is to be told after each document.
    """
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(progress: Progress) -> None:
            bar.update(
                task, total=progress.all, completed=progress.done, description=told(progress, passed())
            )

        def passed() -> float:
            return bar.tasks[0].elapsed or 0.0

        yield tell


def told(progress: Progress, seconds: float) -> str:
    """Return how far a build is, in words.

    Args:
        progress: how far it is.
        seconds: since when.
    """
    rate = f", {progress.documents / seconds:.1f} documents a second" if seconds else ""
    return f"{progress.documents} documents, {progress.facts} facts{rate}"
