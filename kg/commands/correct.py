"""``kg correct``: facts mended by hand, in a file that later builds obey."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note
from kg.model import UsageError

if TYPE_CHECKING:
    from kg.model import Correction


@click.command()
@click.argument("fact", metavar="FACT")
@click.option("--reject", is_flag=True, help="Take the fact out: it is none.")
@click.option(
    "--set",
    "fields",
    metavar="FIELD=VALUE",
    multiple=True,
    help="What a field is; nothing behind = takes its value away. May be repeated.",
)
@click.option("--reason", required=True, help="Why.")
@click.option("--name", required=True, envvar="KG_NAME", show_envvar=True, help="Who says so.")
@options.store
def correct(
    fact: str, reject: bool, fields: tuple[str, ...], reason: str, name: str, store: options.Address
) -> None:
    """Reject a fact, or mend its fields, in corrections.tsv of the current folder; later builds obey it.

    A fact is given by its IRI or name, as kg facts --why and kg why show it, or by its text.

    Example: kg correct "raising grain yields" --set kind=plan --reason "so called in its title" --name "A. Reader"
    """
    from kg.model import Correction

    if reject == bool(fields):
        raise UsageError(
            "nothing to correct, or two things",
            "a fact is rejected or mended",
            "give --reject, or --set once or more",
        )
    local = _fact(fact, store)
    told = [_parted(field) for field in fields] or [(None, "")]
    _write([(Correction(local, field, value or None, reason, name), value) for field, value in told])


def _parted(told: str) -> tuple[str | None, str]:
    field, sign, value = told.partition("=")
    if not sign or not field.strip():
        raise UsageError(
            f'"{told}" sets no field', "a field and its value have = between", "write --set actor=Cabinet"
        )
    return field.strip(), value.strip()


def _fact(words: str, store: options.Address) -> str:
    """Return the local name of the one fact that words mean."""
    from kg.asking.meant import facts_meant
    from kg.correcting import type_of
    from kg.store import Store

    opened = Store.open(store)
    names = [iri.removeprefix(opened.base) for iri in facts_meant(opened, words)]
    if len(names) != 1 or not type_of(names[0]):
        raise UsageError(
            f'"{words}" means {len(names)} facts'
            if type_of(names[0])
            else f'"{words}" is no fact of a document',
            f"such as {', '.join(names[:3])}",
            "name one; kg why shows what each says",
        )
    return names[0]


def _write(corrections: Sequence[tuple[Correction, str]]) -> None:
    from kg.correcting.files import FILE
    from kg.mending import mend

    project = Path.cwd()
    gave_way = mend(project, corrections)
    told = f", {gave_way} earlier taken out" if gave_way else ""
    note(f"corrections written to {project / FILE}: {len(corrections)}{told}; build again to obey them")
