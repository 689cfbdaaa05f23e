"""The start: what the store holds, since when, and the ways into it."""

from __future__ import annotations

from datetime import UTC, datetime

from kg.asking.reasons import in_words
from kg.model import Table
from kg.web.browsing.asked import Asked, Cell, page, table_file
from kg.web.browsing.kinds import KINDS
from kg.web.messages import Done


def show_home(asked: Asked) -> Done:
    """Return the start, or its counts as a file.

    Args:
        asked: what was asked for.
    """
    facts = {in_words(str(row["class"])): int(str(row["facts"])) for row in asked.ask("counts")}
    things = [(kind.title, f"/{kind.name}", len(asked.ask(kind.name))) for kind in KINDS.values()]
    if asked.form != "html":
        rows = [(title, count) for title, _, count in things] + sorted(facts.items())
        return table_file("csv" if asked.form == "csv" else "json", Table(("what", "count"), tuple(rows)))
    return page(
        asked,
        "home.html.j2",
        things=[(Cell(title, address), count) for title, address, count in things],
        facts=sorted(facts.items(), key=lambda item: (-item[1], item[0])),
        written=_written(asked),
    )


def _written(asked: Asked) -> str:
    """Return when the files of the store were last written, in UTC."""
    told = (asked.folder / "manifest.json").stat().st_mtime
    return datetime.fromtimestamp(told, UTC).strftime("%Y-%m-%d %H:%M UTC")
