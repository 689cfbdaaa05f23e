"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from kg.model import UsageError

if TYPE_CHECKING:
    from kg.store import Address as Address

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

STORE = Path("out/store")
"""Where the store is, seen from the current folder, unless another is named."""


def _address(context: click.Context, option: click.Parameter, told: str) -> Address:
    """Return the folder or the server that is meant."""
    if not told.lower().startswith(("http:", "https:")):
        return Path(told)
    from kg.store.remote.address import remote_of

    return remote_of(told)


def _folder(context: click.Context, option: click.Parameter, told: str) -> Path:
    """Return the folder that is meant; a server is none."""
    if told.lower().startswith(("http:", "https:")):
        raise UsageError(f"{told}: this store is on a server", "a folder is needed here", "name a folder")
    return Path(told)


def _store(callback: Callable[..., Address], told: str) -> Callable[[Decorated], Decorated]:
    return click.option(
        "--store",
        metavar="FOLDER|ADDRESS" if callback is _address else "FOLDER",
        callback=callback,
        default=str(STORE),
        show_default=True,
        envvar="KG_STORE",
        show_envvar=True,
        help=told,
    )


store = _store(_address, "The folder of the store, or the address of a SPARQL server that holds it.")
local_store = _store(_folder, "The folder of the store.")


def folder_beside(address: Address) -> Path:
    """Return the folder in which what is made from a store is written: the one beside it, or the usual one."""
    return address.parent if isinstance(address, Path) else STORE.parent


def cache_of(address: Address) -> Path | None:
    """Return the folder of a store in which what is quick to remake is kept; a server has none."""
    return address / "cache" if isinstance(address, Path) else None


model = click.option(
    "--model",
    metavar="NAME",
    default=None,
    help="An installed spaCy pipeline, or a path to one, in place of the shipped one.",
)
base = click.option("--base", metavar="IRI", default=None, help="The base of the IRIs of things and facts.")
dask = click.option(
    "--dask",
    metavar="ADDRESS",
    default=None,
    help="Read documents on the cluster of a Dask scheduler, such as tcp://host:8786, in place of processes here.",
)
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
