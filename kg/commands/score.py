"""``kg score``: how well the facts of documents agree with those that a careful reader took from them."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import print_table, tell_failures
from kg.commands.watching import watching


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False))
@options.paths
@options.table_format("table", "csv", "json", "md")
@options.model
def score(gold: Path, paths: tuple[Path, ...], form: str, model: str | None) -> None:
    """Compare the facts of documents with gold facts: a folder of JSON lines files named after the documents.

    Example: kg score tests/gold seeds
    """
    from kg import building
    from kg.asking.facts import read_facts
    from kg.scoring import read_gold, score_facts
    from kg.store import Store

    wanted = read_gold(gold)
    store = Store.in_memory()
    settings = building.Settings(Path.cwd(), model or building.DEFAULT_MODEL, store.base, corrected=False)
    with watching() as tell:
        built = building.build(paths, store, building.Maker(settings), tell)
    print_table(score_facts(wanted, read_facts(store, project=Path.cwd())).table(), form)
    tell_failures(built.failed, ())
