"""``kg calibrate``: measures on gold documents how often each rule is right, and writes the figures."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, tell_failures
from kg.commands.watching import watching


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, file_okay=False))
@options.paths
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; grammar/confidence.toml in this folder unless named.",
)
@options.model
def calibrate(gold: Path, paths: tuple[Path, ...], output: Path | None, model: str | None) -> None:
    """Measure how often each rule is right on gold documents; later builds tell it as confidence.

    Example: kg calibrate tests/gold seeds
    """
    from kg import building
    from kg.asking.facts import read_facts
    from kg.calibrating import FILE, confidence_file, measure_rules
    from kg.scoring import read_gold
    from kg.store import Store
    from kg.store.files import write_whole

    wanted = read_gold(gold)
    store = Store.in_memory()
    settings = building.Settings(Path.cwd(), model or building.DEFAULT_MODEL, store.base, corrected=False)
    with watching() as tell:
        built = building.build(paths, store, building.Maker(settings), tell)
    measured = measure_rules(wanted, read_facts(store, project=Path.cwd()))
    target = output or Path("grammar") / FILE
    write_whole(target, confidence_file(measured).encode())
    note(f"{len(measured)} rules measured, written to {target}")
    tell_failures(built.failed, ())
