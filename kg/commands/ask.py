"""``kg ask``: the questions of ``queries/`` and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.completing import complete_question, complete_value
from kg.commands.printing import note, print_table
from kg.model import Table, UsageError

if TYPE_CHECKING:
    from kg.store import Store

TURTLE = "turtle"
"""The form in which the facts behind an answer are told as a graph."""


@click.command()
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_question)
@click.argument("values", metavar="[KEY=VALUE]...", nargs=-1, shell_complete=complete_value)
@options.table_format("table", "csv", "tsv", "json", "md", TURTLE)
@click.option("--sparql", is_flag=True, help="Print the query with its parameters bound, and do not ask it.")
@click.option("--evidence", is_flag=True, help="Put the quote, its offsets and the rule beside each row.")
@options.store
def ask(
    name: str | None, values: tuple[str, ...], form: str, sparql: bool, evidence: bool, store: options.Address
) -> None:
    """Ask a question by its name; without a name, list the questions.

    Names of people, bodies, meetings and sectors are given in plain words. In Turtle the facts behind the rows
    are told as a graph, with --evidence their quotes too.

    Example: kg ask policies sector=agriculture --evidence
    """
    from kg import asking

    if name is None:
        _list(form)
        return
    question = asking.find_question(name, Path.cwd())
    given = _given(values)
    from kg.store import Store

    opened = Store.open(store)
    query = asking.with_terms(question, asking.bind(opened, question, given))
    if sparql:
        click.echo(query, nl=False)
        return
    table = opened.query(query)
    _print(opened, table, form, evidence=evidence)
    if not table.rows:
        note(f"nothing in {store} answers this")


def _print(store: Store, table: Table, form: str, *, evidence: bool) -> None:
    if form == TURTLE:
        from kg.asking.graphs import facts_graph
        from kg.exporting.rdf import turtle_of

        click.echo(turtle_of(facts_graph(store, table, evidence=evidence).triples, store.base), nl=False)
        return
    from kg.asking.evidence import with_evidence, without_facts

    print_table(with_evidence(store, table) if evidence else without_facts(table), form)


def _list(form: str) -> None:
    from kg import asking

    if form == TURTLE:
        raise UsageError("the list of questions is no graph", "Turtle tells facts", "name a question")
    questions = asking.find_questions(Path.cwd()).values()
    rows = tuple(
        (one.name, one.title, " ".join(f"{each.name}=" for each in one.parameters)) for one in questions
    )
    print_table(Table(("name", "question", "parameters"), rows), form)
    if form == "table":
        note("for example: kg ask meetings, or kg ask policies sector=agriculture")


def _given(values: Sequence[str]) -> dict[str, str]:
    """Return the value of each key; a word without a key goes on with the value before it."""
    given: dict[str, str] = {}
    for value in values:
        key, sign, told = value.partition("=")
        if sign and key:
            given[key] = told
        elif given and not sign:
            last = next(reversed(given))
            given[last] = f"{given[last]} {value}".strip()
        else:
            raise UsageError(
                f'"{value}" gives no parameter', "a parameter is given as key=value", f"write {key}=VALUE"
            )
    return given
