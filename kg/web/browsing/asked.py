"""What a page is asked for, and the answer in the form that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.exporting.rdf import turtle_of
from kg.model import FieldValue, Table
from kg.shipped import shipped
from kg.store import Store
from kg.views.tables import write_csv, write_json
from kg.web.messages import Done
from kg.web.problems import Problem

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page of the application may load and ask: this server alone."""

FRAMED = "frame-ancestors 'none'"
"""For pages that stand alone, which say themselves what they may load: nothing but what carries their nonce."""

_WORDS = re.compile(r'^ *FILTER\(CONTAINS\(.*, ""\)\)\n', re.MULTILINE)
HTML = "text/html; charset=utf-8"
MOST = 100
"""So many rows of a table are shown on one page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words, and the address that they lead to."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that are shown, and how many there are.

    Args:
        columns: the names of the columns.
        rows: the rows that are shown.
        of: how many there are.
        first: the number of the first that is shown, from 0.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    of: int
    first: int = 0


@dataclass(frozen=True)
class Asked:
    """What a page is asked for.

    Args:
        store: the store.
        folder: its folder.
        project: the project folder.
        name: what stands behind the kind in the address, without the ending of a form.
        form: ``html`` or one of ``kinds.FORMS``.
        query: the names and values behind ``?``.
        path: the path of the page, without the ending of a form.
        is_writable: whether corrections may be sent.
    """

    store: Store
    folder: Path
    project: Path
    name: str
    form: str
    query: tuple[tuple[str, str], ...]
    path: str
    is_writable: bool

    def value(self, name: str) -> str:
        """Return the last value of a name, empty where there is none."""
        return dict(self.query).get(name, "")

    def values(self, name: str) -> list[str]:
        """Return all values of a name."""
        return [value for told, value in self.query if told == name]

    def has(self, name: str) -> bool:
        """Return whether a name stands behind ``?``."""
        return name in dict(self.query)

    @cached_property
    def first(self) -> int:
        """The number of the first row that is shown, from 0."""
        told = self.value("first")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0

    def ask(
        self, question: str, thing: str | None = None, words: Sequence[str] = ()
    ) -> list[dict[str, FieldValue]]:
        """Return the answer to a question of ``queries/pages``, a mapping a row.

        Args:
            question: its name.
            thing: the IRI that its variable ``?thing`` stands for; any where none is given.
            words: words in small letters that its filter of words lets through, all of them.
        """
        text = (shipped("queries") / "pages" / f"{question}.rq").read_text("utf-8")
        for line in _WORDS.findall(text):
            text = text.replace(line, "".join(line.replace('""', str(ox.Literal(word))) for word in words))
        table = self.store.query(text, {"thing": node(thing)} if thing else {})
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def node(iri: str) -> ox.NamedNode:
    """Return an IRI as a term.

    Raises:
        Problem: it is none; 404.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise missing(iri) from error


def missing(what: str) -> Problem:
    """Return the problem of a page that does not exist."""
    return Problem(
        404, f'there is no "{what[:200]}" in this store', "the lists and the search name what there is"
    )


def page(asked: Asked, template: str, **filled: object) -> Done:
    """Return a page of the application; whatever is put into it is text.

    Args:
        asked: what was asked for.
        template: the name of a template in ``templates``.
        filled: what is put into it.
    """
    content = environment().get_template(template).render(asked=asked, **filled)
    return Done(200, HTML, {"Content-Security-Policy": POLICY}, content.encode())


def standing_alone(content: str) -> Done:
    """Return a page that stands alone and says itself what it may load."""
    return Done(200, HTML, {"Content-Security-Policy": FRAMED}, content.encode())


def table_file(form: str, table: Table) -> Done:
    """Return a table as a file.

    Args:
        form: ``json`` or ``csv``.
        table: the table.
    """
    if form == "json":
        return Done(200, "application/json", body=write_json(table).encode())
    return Done(200, "text/csv; charset=utf-8", body=("\ufeff" + write_csv(table)).encode())


def turtle_file(triples: Iterable[ox.Triple], base: str) -> Done:
    """Return triples as a file."""
    return Done(200, "text/turtle; charset=utf-8", body=turtle_of(sorted(set(triples), key=str), base))


def cut(columns: tuple[str, ...], rows: Sequence[Sequence[Cell]], first: int) -> Rows:
    """Return the rows of one page of a table."""
    return Rows(columns, rows[first : first + MOST], len(rows), first)


def environment() -> Environment:
    """Return what fills the templates: it escapes whatever is put in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from kg.web.browsing.kinds import FORMS, KINDS

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(kinds=KINDS.values(), forms=FORMS, most=MOST, ways=WAYS)
    return made


WAYS = (
    ("Start", "/"),
    ("Documents", "/documents"),
    ("Meetings", "/meetings"),
    ("People", "/people"),
    ("Bodies", "/bodies"),
    ("Policies", "/policies"),
    ("Sectors", "/sectors"),
    ("Network", "/network"),
    ("Compare", "/compare"),
    ("Time line", "/timeline"),
    ("Questions", "/questions"),
    ("SPARQL", "/query"),
)
"""Words and addresses that stand at the top of every page."""
