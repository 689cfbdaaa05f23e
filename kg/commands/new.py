"""``kg new``: named things of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from kg.commands.printing import note

if TYPE_CHECKING:
    from kg.adding import NewKind

SOURCE = click.option("--source", required=True, help="Where it is known from.")
ALSO = click.option(
    "--also", "variants", metavar="NAME", multiple=True, help="Another name of it; may be repeated."
)
KOREAN = click.option("--korean", metavar="NAME", default=None, help="Its name in Korean.")
STATE = click.option("--state", metavar="NAME", default=None, help="Its state.")
START = click.option(
    "--from", "start", metavar="DATE", default=None, help="Since when: YYYY-MM-DD, YYYY-MM or YYYY."
)
END = click.option("--until", "end", metavar="DATE", default=None, help="Until when.")
WIKIDATA = click.option("--wikidata", metavar="Q…", default=None, help="Its Wikidata number.")
LABEL = click.argument("label", metavar="NAME")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def new() -> None:
    """Add a body, a person or the title of a post to the ontology folder of the current folder.

    Later builds know it. Example: kg new body "Water Board" --also WB --state Mongolia --source "its charter"
    """


@new.command()
@LABEL
@ALSO
@KOREAN
@click.option(
    "--kind", "body_kind", metavar="CODE", default=None, help="Such as committee, ministry or party."
)
@click.option("--parent", metavar="NAME", default=None, help="The body above it.")
@STATE
@START
@END
@WIKIDATA
@SOURCE
def body(label: str, **told: Any) -> None:
    """Add a body: a party or one of its organs, a ministry, a committee.

    Example: kg new body "Water Board" --kind committee --from 2016-06 --source "its charter"
    """
    _add("body", label, told)


@new.command()
@LABEL
@ALSO
@KOREAN
@STATE
@START
@END
@WIKIDATA
@SOURCE
def person(label: str, **told: Any) -> None:
    """Add a person.

    Example: kg new person "Ann Hill" --state Mongolia --source "the party's list of members"
    """
    _add("person", label, told)


@new.command()
@LABEL
@ALSO
@click.option("--organization", metavar="NAME", default=None, help="The body that the bare title implies.")
@SOURCE
def post(label: str, **told: Any) -> None:
    """Add the title of a post, in the singular; give its plural with --also.

    Example: kg new post "water master" --also "water masters" --source "reports of 2021"
    """
    _add("post", label, told)


def _add(kind: NewKind, label: str, told: dict[str, Any]) -> None:
    from kg.adding import NewEntry, add_entry

    added = add_entry(Path.cwd(), NewEntry(kind, label, **told))
    click.echo(added.turtle, nl=False)
    note(f"added {added.local} to {added.path}; build again to use it")
