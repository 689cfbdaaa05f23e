"""``kg describe``: what the store holds, for catalogues."""

from __future__ import annotations

import rich_click as click

from kg.commands import options


@click.command()
@options.store
def describe(store: options.Address) -> None:
    """Describe what the store holds in VoID and DCAT: counts, vocabularies, days, and a note of rights.

    Example: kg describe > out/void.ttl
    """
    from kg.exporting.description import describe as description
    from kg.store import Store

    click.echo(description(Store.open(store)), nl=False)
