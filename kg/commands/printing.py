"""Writes to the terminal: data to standard output, everything else to standard error."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import rich_click as click

from kg.model import KgError, Table

if TYPE_CHECKING:
    from rich.console import Console

One = TypeVar("One")

PIPED_WIDTH = 160
"""How many characters wide a table is that goes to no terminal."""

WARNINGS = 10
"""How many warnings are shown; an archive has thousands."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_table(table: Table, form: str = "table", title: str = "") -> None:
    """Write a table to standard output.

    Args:
        table: the table.
        form: ``table``, or one of ``kg.views.tables.FORMATS``.
        title: what stands above it, in a terminal.
    """
    if form == "table":
        _print_for_eyes(table, title)
    else:
        from kg.views.tables import FORMATS

        click.echo(FORMATS[form](table), nl=False)


def _print_for_eyes(table: Table, title: str) -> None:
    from rich import box
    from rich.table import Table as Shown
    from rich.text import Text

    from kg.views.tables import plain_cell

    shown = Shown(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for at, column in enumerate(table.columns):
        numbers = all(isinstance(row[at], int | float | None) for row in table.rows)
        shown.add_column(
            column.replace("_", " "), justify="right" if numbers and table.rows else "left", overflow="fold"
        )
    for row in table.rows:
        # Text, never mark-up: the words are a document's. A terminal obeys control characters.
        shown.add_row(*(Text(safe(plain_cell(value))) for value in row))
    _console().print(shown)


def safe(text: str) -> str:
    """Return a text in which nothing is left that a terminal would obey."""
    return _CONTROL.sub("\ufffd", " ".join(text.split("\n")))


def note(message: str) -> None:
    """Write a message to standard error."""
    click.echo(safe(message), err=True)


def print_error(error: KgError) -> None:
    """Write what is wrong, why, and what to do to standard error, a line each."""
    note(f"error: {error.what}")
    if error.why:
        note(f"  why: {error.why}")
    if error.mend:
        note(f"  do:  {error.mend}")


def tell_failures(failed: Sequence[KgError], warnings: Sequence[str]) -> None:
    """Write what is strange or wrong with documents, and end with the exit code of the errors.

    Args:
        failed: what is wrong with documents that could not be read.
        warnings: what is strange about those that could.
    """
    for warning in warnings[:WARNINGS]:
        note(f"warning: {warning}")
    if len(warnings) > WARNINGS:
        note(f"warning: and {len(warnings) - WARNINGS} more like these")
    for error in failed:
        print_error(error)
    if failed:
        sys.exit(failed[0].exit_code)


def progress(label: str) -> Callable[[Iterable[One]], Iterator[One]]:
    """Return what shows how far a walk over things is, where standard error is a terminal.

    Args:
        label: what is being done.
    """

    def walk(things: Iterable[One]) -> Iterator[One]:
        if not sys.stderr.isatty():
            yield from things
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn(label),
            TextColumn("{task.completed:.0f} documents"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=None)
            for thing in things:
                yield thing
                bar.advance(task)

    return walk


def _console() -> Console:
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=shutil.get_terminal_size((PIPED_WIDTH, 24)).columns)
