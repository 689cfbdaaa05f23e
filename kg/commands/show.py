"""``kg show``: the network page."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note


@click.command()
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The file to write; network.html beside the store unless named.",
)
@options.store
def show(opens: bool, output: Path | None, store: Path) -> None:
    """Write the network of policies, sectors and actors as a page that needs no network.

    Example: kg show --open
    """
    from kg.exporting import export
    from kg.store import Store

    path = output or store.parent / "network.html"
    export(Store.open(store), path)
    click.echo(path)
    if opens and click.launch(str(path)) != 0:
        note("no browser was found; open the file yourself")
