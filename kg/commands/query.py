"""``kg query``: SPARQL of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import print_table
from kg.model import DataError, UsageError


@click.command()
@click.argument("sparql", metavar="SPARQL|FILE|-")
@options.table_format("table", "csv", "tsv", "json", "md")
@options.store
def query(sparql: str, form: str, store: options.Address) -> None:
    """Ask in SPARQL: the query itself, a file, or - for standard input.

    The usual prefixes need not be declared; all graphs together are the default graph. What a CONSTRUCT or
    DESCRIBE makes is printed in Turtle.

    Example: kg query 'SELECT ?label WHERE { ?meeting a kg:Meeting ; skos:prefLabel ?label }'
    """
    text = _read(sparql)
    from kg.store import Graph, Store

    answer = Store.open(store).answer(text)
    if isinstance(answer, Graph):
        from kg.exporting.rdf import turtle_of

        click.echo(turtle_of(answer.triples, Store.open(store).base), nl=False)
    else:
        print_table(answer, form)


def _read(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    # A query has braces or blanks; what has neither was meant as a file.
    if not any(sign in sparql for sign in " {\n"):
        return _read_file(Path(sparql))
    path = Path(sparql)
    return _read_file(path) if len(sparql) < 256 and path.is_file() else sparql


def _read_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text", str(error), "save the query as UTF-8") from error
    except OSError as error:
        raise UsageError(
            f"{path}: no such file",
            "an argument without blanks and braces is taken for a file",
            "check the path",
        ) from error
