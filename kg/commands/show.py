"""``kg show``: the network page, and documents with their facts marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note

if TYPE_CHECKING:
    from kg.store import Store

DOCUMENTS = "documents"
"""The folder of the pages of documents, beside the network page."""


@click.command()
@click.option("--document", "names", metavar="NAME", multiple=True, help="Show this document, marked.")
@click.option("--documents", "shows_all", is_flag=True, help="Write the pages of all documents too.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The file to write; network.html beside the store, or documents/NAME.html, unless named.",
)
@options.store
def show(
    names: tuple[str, ...], shows_all: bool, opens: bool, output: Path | None, store: options.Address
) -> None:
    """Write the network of policies, sectors and actors as a page that needs no network, or documents.

    The page of a document is its text with every fact marked. Evidence in the network page leads into those
    pages of documents that lie in the folder documents beside it.

    Example: kg show --open
    """
    from kg.model import UsageError
    from kg.store import Store

    if output is not None and len(names) > 1:
        raise UsageError("one file cannot hold several documents", "--output names one", "name one document")
    opened = Store.open(store)
    network = output or options.folder_beside(store) / "network.html"
    if names:
        written = _write_documents(opened, names, options.folder_beside(store), output)
    else:
        all_names = tuple(stored.name for stored in opened.documents()) if shows_all else ()
        _write_documents(opened, all_names, network.parent, None, network.name)
        written = [_write_network(opened, network)]
    for path in written:
        click.echo(path)
    if opens and click.launch(str(written[0])) != 0:
        note("no browser was found; open the file yourself")


def _write_documents(
    store: Store, names: tuple[str, ...], folder: Path, output: Path | None, network: str = ""
) -> list[Path]:
    """Write the pages of documents; they link to a network page that is named, or lies there already."""
    from kg.store.files import write_whole
    from kg.views.marking import document_called, document_page
    from kg.views.places import Places, file_name

    lies_there = "network.html" if (folder / "network.html").is_file() else ""
    address = f"../{network or lies_there}" if (network or lies_there) and output is None else ""
    written = []
    for name in names:
        document = document_called(store, name)
        path = output or folder / DOCUMENTS / file_name(document.name)
        write_whole(path, document_page(store, document, Places(address), Path.cwd()).encode())
        written.append(path)
    return written


def _write_network(store: Store, path: Path) -> Path:
    from kg.store.files import write_whole
    from kg.views.page import network_page
    from kg.views.places import Places, file_name, files_beside

    folder, names = path.parent / DOCUMENTS, [stored.name for stored in store.documents()]
    beside = files_beside({name: (folder / file_name(name)).is_file() for name in names}, DOCUMENTS)
    write_whole(path, network_page(store, Places(documents=beside)).encode())
    return path
