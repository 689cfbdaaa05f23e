"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

STORE = Path("out/store")
"""Where the store is, seen from the current folder, unless another is named."""

store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=STORE,
    show_default=True,
    envvar="KG_STORE",
    show_envvar=True,
    help="The folder of the store.",
)
model = click.option(
    "--model",
    metavar="NAME",
    default=None,
    help="An installed spaCy pipeline, or a path to one, in place of the shipped one.",
)
base = click.option("--base", metavar="IRI", default=None, help="The base of the IRIs of things and facts.")
jobs = click.option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    default=None,
    help="How many processes read documents; all cores where it is not given.",
)
paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))


def table_format(*formats: str) -> Callable[[Decorated], Decorated]:
    """Return the option that chooses how a table is written.

    Args:
        formats: the choices; the first is the default.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to write the answer.",
    )
