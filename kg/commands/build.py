"""``kg build``: documents into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table, tell_failures
from kg.commands.watching import watching
from kg.model import Miss, Table


@click.command()
@options.paths
@options.store
@options.model
@options.base
@options.jobs
@options.dask
@click.option(
    "--misses",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the sentences that announce a fact and gave none to this file, as a table with tabs.",
)
def build(
    paths: tuple[Path, ...],
    store: options.Address,
    model: str | None,
    base: str | None,
    jobs: int | None,
    dask: str | None,
    misses: Path | None,
) -> None:
    """Build the graph of documents: files, folders, or - for standard input.

    What is held already and would be made the same is left as it is.

    Example: kg build seeds
    """
    from kg.documents import check_paths
    from kg.forking import prepare_workers

    check_paths(paths)
    if isinstance(store, Path) and not store.exists():
        prepare_workers(jobs, dask)  # all is new, and likely much
    from kg import building
    from kg.concluding import read_verdicts
    from kg.grammar import cards
    from kg.store import Store

    cache = options.cache_of(store)
    settings = building.Settings(Path.cwd(), model or building.DEFAULT_MODEL, cache=cache)
    things = building.Maker(settings).things  # a fault in the user's own files is told before a store is made
    verdicts = read_verdicts(Path.cwd())
    with Store.open_to_write(store, base) as opened:
        settings = replace(settings, base=opened.base)
        make = building.Maker(settings, things)
        with watching() as tell, building.workers_for(make, jobs, dask) as workers:
            built = building.build(paths, opened, make, tell, verdicts, workers)
        built.warnings.extend(building.homeless(opened, make.corrections))
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
    _tell_misses(built.misses, misses)
    if built.doubts:
        note(f"{len(built.doubts)} pairs may be one and nothing decides it; kg review lists them")
    tell_failures(built.failed, built.warnings)


def _tell_misses(found: Sequence[Miss], file: Path | None) -> None:
    """Say how many sentences were not understood, and write them where a file is named."""
    from kg.store.files import write_whole

    if found and file is None:
        counted = Counter(one.word for one in found).most_common(5)
        words = ", ".join(f"{word} ({number})" for word, number in counted)
        note(
            f"{len(found)} sentences announce a fact and gave none, by the words {words}; --misses FILE lists them"
        )
    if file is not None:
        rows = ["document\tstart\tword\tsentence"]
        rows += [
            f"{one.document}\t{one.start}\t{one.word}\t{one.sentence}" for one in sorted(found, key=_place)
        ]
        write_whole(file, ("\n".join(rows) + "\n").encode())
        note(f"{len(found)} sentences that announce a fact and gave none are listed in {file}")


def _place(miss: Miss) -> tuple[str, int]:
    return miss.document, miss.start
