"""``kg build``: documents into the store."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table, progress, tell_failures
from kg.model import Table


@click.command()
@options.paths
@options.store
@options.model
@options.base
def build(paths: tuple[Path, ...], store: Path, model: str | None, base: str | None) -> None:
    """Build the graph of documents: files, folders, or - for standard input.

    What is held already and would be made the same is left as it is.

    Example: kg build seeds
    """
    from kg import building
    from kg.documents import check_paths
    from kg.grammar import cards
    from kg.store import Store

    check_paths(paths)
    with Store.open_to_write(store, base) as opened:
        settings = building.Settings(Path.cwd(), model or building.DEFAULT_MODEL, opened.base)
        built = building.build(paths, opened, building.Maker(settings), progress("reading"))
        counted = building.count_facts(opened, cards(settings.grammar))
        for name in opened.lost:
            note(
                f"warning: {name}: its file in the store was damaged and is let go; build the document again"
            )
    print_table(Table(("kind of fact", "number"), tuple(counted.items())))
    note(
        f"{opened.size} documents in {store}: {built.new} new, {built.changed} made anew, "
        f"{built.skipped} unchanged, {built.removed} removed, {len(built.failed)} not read"
    )
    tell_failures(built.failed, built.warnings)
