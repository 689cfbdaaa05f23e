"""``kg ask``: the questions of ``queries/`` and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table
from kg.model import Table, UsageError


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("values", metavar="[KEY=VALUE]...", nargs=-1)
@options.table_format("table", "csv", "json", "md")
@click.option("--sparql", is_flag=True, help="Print the query with its parameters bound, and do not ask it.")
@click.option("--evidence", is_flag=True, help="Put the quote, its offsets and the rule beside each row.")
@options.store
def ask(
    name: str | None, values: tuple[str, ...], form: str, sparql: bool, evidence: bool, store: options.Address
) -> None:
    """Ask a question by its name; without a name, list the questions.

    Names of people, bodies, meetings and sectors are given in plain words.

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
    from kg.asking.evidence import with_evidence, without_facts

    table = opened.query(query)
    print_table(with_evidence(opened, table) if evidence else without_facts(table), form)
    if not table.rows:
        note(f"nothing in {store} answers this")


def _list(form: str) -> None:
    from kg import asking

    questions = asking.find_questions(Path.cwd()).values()
    rows = tuple(
        (one.name, one.title, " ".join(f"{each.name}=" for each in one.parameters)) for one in questions
    )
    print_table(Table(("name", "question", "parameters"), rows), form)
    if form == "table":
        note("for example: kg ask meetings, or kg ask policies sector=agriculture")


def _given(values: Sequence[str]) -> dict[str, str]:
    given = {}
    for value in values:
        key, sign, told = value.partition("=")
        if not sign or not key:
            raise UsageError(
                f'"{value}" gives no parameter', "a parameter is given as key=value", f"write {key}=VALUE"
            )
        given[key] = told
    return given
