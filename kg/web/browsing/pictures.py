"""The network, the comparison and the time line, which stand alone and lead into the documents.

What draws them is loaded when it is first asked for, so that workers start fast.
"""

from __future__ import annotations

from kg.model import UsageError
from kg.views.places import Places
from kg.web.browsing.asked import WAYS, Asked, page, standing_alone, table_file
from kg.web.browsing.kinds import document_address
from kg.web.browsing.triples import facts_file
from kg.web.messages import Done


def places_of(asked: Asked) -> Places:
    """Return where the pages of documents are."""
    names = (stored.name for stored in asked.store.documents())
    return Places(documents={name: document_address(name) for name in names}, ways=WAYS)


def show_network(asked: Asked) -> Done:
    """Return the network page; as a file, its statements or the facts behind it.

    Args:
        asked: what was asked for.
    """
    from kg.views.graph_files import statement_table
    from kg.views.page import network_page
    from kg.views.rows import ask

    if asked.form == "ttl":
        told = [row for question in ("policies", "addressing") for row in ask(asked.store, question)]
        return facts_file(asked, (row["fact"] for row in told))
    if asked.form != "html":
        return table_file(asked.form, statement_table(asked.store))
    return standing_alone(network_page(asked.store, places_of(asked)))


def show_comparison(asked: Asked) -> Done:
    """Return what changed between the documents or meetings that are named, or the form that names them.

    Args:
        asked: its values ``side`` are names of documents or meetings.

    Raises:
        UsageError: one is not known, where a file is asked for.
    """
    names = [name for name in asked.values("side") if name]
    try:
        if len(names) > 1 or asked.form != "html":
            return _comparison(asked, names)
        wrong = None
    except UsageError as error:
        if asked.form != "html":
            raise
        wrong = error
    documents = [(str(row["label"]), str(row["title"] or row["label"])) for row in asked.ask("documents")]
    meetings = [str(row["label"]) for row in asked.ask("reported")]
    return page(asked, "compare.html.j2", documents=documents, meetings=meetings, names=names, wrong=wrong)


def _comparison(asked: Asked, names: list[str]) -> Done:
    from kg.views.comparing import compare, comparison_table
    from kg.views.comparing.page import comparison_page
    from kg.views.comparing.sides import find_sides

    sides, labels = find_sides(asked.store, names)
    lines = compare(sides, labels)
    if asked.form == "ttl":
        return facts_file(asked, (fact["fact"] for side in sides for fact in side.facts))
    if asked.form != "html":
        return table_file(asked.form, comparison_table(lines, sides))
    return standing_alone(comparison_page(lines, sides, places_of(asked)))


def show_timeline(asked: Asked) -> Done:
    """Return the time line.

    Args:
        asked: what was asked for.
    """
    from kg.views.rows import ask
    from kg.views.timeline import read_moments, timeline_page, timeline_table

    if asked.form == "ttl":
        return facts_file(asked, (row["fact"] for row in ask(asked.store, "timeline")))
    moments = read_moments(asked.store)
    if asked.form != "html":
        return table_file(asked.form, timeline_table(moments))
    return standing_alone(timeline_page(moments, places_of(asked)))
