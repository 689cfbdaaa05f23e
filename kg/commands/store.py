"""``kg store``: what a store holds, whether it is whole, and copies of it."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table
from kg.model import Table


@click.group(name="store")
def store() -> None:
    """Tell what a store holds, check its files, and copy it.

    Example: kg store info
    """


@store.command()
@options.table_format("table", "csv", "json", "md")
@options.local_store
def info(form: str, store: Path) -> None:
    """Tell what the store holds, and whether its index says so too.

    Example: kg store info --format json
    """
    from kg.store.verifying import tell_of

    print_table(Table(("what", "value"), tuple(tell_of(store).items())), form)


@store.command()
@options.table_format("table", "csv", "json", "md")
@options.local_store
def verify(form: str, store: Path) -> None:
    """Read every file of the store, and list what is damaged; exit with 1 where something is.

    Example: kg store verify
    """
    from kg.store.verifying import faults

    found = tuple(faults(store))
    if found:
        print_table(Table(("file or graph", "what is wrong"), found), form)
        note(f"{len(found)} faults in {store}")
        sys.exit(1)
    note(f"every file in {store} is as it was written, and the index says the same")


@store.command()
@options.local_store
def rebuild(store: Path) -> None:
    """Make the index anew from the files; documents are not read again.

    Example: kg store rebuild
    """
    from kg.store import Store

    Store.open(store)
    with Store.open_to_write(store) as opened:
        opened.distrust()
        for name in opened.lost:
            note(f"warning: {name}: its file was damaged and is let go; build the document again")
    note(f"the index of {store} is made anew")


@store.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.local_store
def backup(file: Path, store: Path) -> None:
    """Write what the store holds into one file, while others may read and write it.

    Example: kg store backup store.tar.gz
    """
    from kg.store.backups import write_backup

    number = write_backup(store, file)
    click.echo(file)
    note(f"{number} documents are in {file}")


@store.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.local_store
def restore(file: Path, store: Path) -> None:
    """Make a store from a backup, in a folder where none is.

    Example: kg store restore store.tar.gz --store out/restored
    """
    from kg.store import Store
    from kg.store.backups import restore_backup

    number = restore_backup(file, store)
    Store.open(store).database()
    note(f"{number} documents are in {store}")
