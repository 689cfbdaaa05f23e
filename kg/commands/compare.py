"""``kg compare``: what changed between documents or meetings."""

from __future__ import annotations

import rich_click as click

from kg.commands import options
from kg.commands.printing import print_table

PLACES = 2
"""How many places a cell of the terminal's table names; the other forms name all."""


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@options.table_format("table", "html", "csv", "md")
@options.store
def compare(names: tuple[str, ...], form: str, store: options.Address) -> None:
    """Compare documents or meetings: policies by sector, people, numbers and wordings.

    What a text does not repeat is not thereby dropped.

    Example: kg compare "5th Plenary Meeting" "9th Plenary Meeting" --format html > changes.html
    """
    from kg.store import Store
    from kg.views.comparing import compare as compared
    from kg.views.comparing import comparison_table
    from kg.views.comparing.page import comparison_page
    from kg.views.comparing.sides import find_sides

    sides, labels = find_sides(Store.open(store), names)
    lines = compared(sides, labels)
    if form == "html":
        click.echo(comparison_page(lines, sides), nl=False)
    else:
        print_table(comparison_table(lines, sides, PLACES if form == "table" else None), form)
