"""The questions of ``queries/`` as forms, with their answers."""

from __future__ import annotations

from urllib.parse import urlencode

from kg.asking import bind, find_question, find_questions, with_terms
from kg.asking.evidence import FACT, with_evidence, without_facts
from kg.asking.questions import Question
from kg.model import Table, UsageError
from kg.views.answers import Row, draw_answer
from kg.views.tables import plain_cell
from kg.web.browsing.asked import MOST, Asked, Cell, Rows, missing, page, table_file
from kg.web.browsing.kinds import document_address
from kg.web.browsing.triples import facts_file, no_triples
from kg.web.messages import Done


def list_questions(asked: Asked) -> Done:
    """Return the list of questions.

    Args:
        asked: what was asked for.
    """
    questions = list(find_questions(asked.project).values())
    if asked.form == "ttl":
        raise no_triples(asked.path)
    if asked.form != "html":
        told = Table(("name", "title", "shows"), tuple((one.name, one.title, one.shows) for one in questions))
        return table_file(asked.form, told)
    return page(asked, "questions.html.j2", questions=questions)


def show_question(asked: Asked) -> Done:
    """Return a question as a form, and its answer.

    Args:
        asked: its name is the question's, its query the values of parameters.

    Raises:
        Problem: there is no such question; 404.
        UsageError: a parameter or its value is not known, where a file is asked for.
    """
    questions = find_questions(asked.project)
    if asked.name not in questions:
        raise missing(asked.name)
    question = find_question(asked.name, asked.project)
    given = {
        parameter.name: asked.value(parameter.name)
        for parameter in question.parameters
        if asked.has(parameter.name)
    }
    try:
        sparql = with_terms(question, bind(asked.store, question, given))
        table, wrong = asked.store.query(sparql), None
    except UsageError as error:
        if asked.form != "html":
            raise
        sparql, table, wrong = question.sparql, Table((), ()), error
    if asked.form == "ttl":
        return _facts(asked, table)
    if asked.form != "html":
        return table_file(asked.form, with_evidence(asked.store, table))
    rows = _rows(asked, table)
    return page(
        asked,
        "question.html.j2",
        question=question,
        given=_values(question, given),
        rows=rows,
        picture=draw_answer(question.view, _drawn(table, rows)),
        sparql=sparql,
        has_facts=FACT in table.columns,
        wrong=wrong,
        query=urlencode(list(given.items())),
    )


def _facts(asked: Asked, table: Table) -> Done:
    """Return the facts of an answer as triples."""
    if FACT not in table.columns:
        raise no_triples(asked.path)
    at = table.columns.index(FACT)
    return facts_file(asked, (row[at] for row in table.rows))


def _values(question: Question, given: dict[str, str]) -> dict[str, str]:
    return {parameter.name: given.get(parameter.name, parameter.default) for parameter in question.parameters}


def _drawn(table: Table, shown: Rows) -> list[Row]:
    """Return all rows as pictures take them; those that are shown below have the address of their evidence."""
    names = tuple(name for name in table.columns if name != FACT)
    places = [table.columns.index(name) for name in names]
    known = (
        {shown.first + at: cells[-1].address for at, cells in enumerate(shown.rows)}
        if FACT in table.columns
        else {}
    )
    return [
        Row(
            {name: plain_cell(row[place]) for name, place in zip(names, places, strict=True)},
            known.get(at, ""),
        )
        for at, row in enumerate(table.rows)
    ]


def _rows(asked: Asked, table: Table) -> Rows:
    """Return the answer as rows, each leading to the words behind it."""
    part = Table(table.columns, table.rows[asked.first : asked.first + MOST])
    shown = without_facts(part)
    rows = [[Cell(plain_cell(value)) for value in row] for row in shown.rows]
    if FACT not in table.columns:
        return Rows(shown.columns, rows, len(table.rows), asked.first)
    told = with_evidence(asked.store, part)
    at = {name: told.columns.index(name) for name in ("quote", "quote_start", "quote_end", "document")}
    for cells, row in zip(rows, told.rows, strict=True):
        place = (row[at[name]] for name in ("quote_start", "quote_end"))
        name = row[at["document"]]
        cells.append(Cell(str(row[at["quote"]]), document_address(str(name), *place)) if name else Cell(""))
    return Rows((*shown.columns, "words of the text"), rows, len(table.rows), asked.first)
