"""The graph in a notebook: questions give tables, pictures show themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import FieldValue, Table, UsageError

if TYPE_CHECKING:
    import pandas

    from kg.store import Store

SHOWN = 60
"""So many rows of a table are shown; the table has all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: a table that a notebook shows.

    Args:
        table: its columns and rows.
    """

    table: Table

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.table.columns

    @property
    def rows(self) -> tuple[tuple[FieldValue, ...], ...]:
        """The rows, each as long as there are columns."""
        return self.table.rows

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, FieldValue]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the answer as a data frame of pandas.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError(
                "pandas is not installed", str(error), "pip install 'plenum-kg[notebook]'"
            ) from error
        return pandas.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows[:SHOWN])
        cut = f"<p>{SHOWN} of {len(self)} rows shown</p>" if len(self) > SHOWN else f"<p>{len(self)} rows</p>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{cut}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that a notebook shows in a frame of its own.

    Args:
        page: the whole page.
        height: how high the frame is, in pixels.
    """

    page: str
    height: int = 720

    def save(self, path: Path | str) -> Path:
        """Write the page to a file, and return its path.

        Raises:
            DataError: it cannot be written.
        """
        from kg.store.files import write_whole

        write_whole(Path(path), self.page.encode())
        return Path(path)

    def _repr_html_(self) -> str:
        # A frame without the right to its own origin: what runs in it cannot touch the notebook.
        return (
            f'<iframe sandbox="allow-scripts allow-downloads" width="100%" height="{self.height}" '
            f'style="border:0" title="Network" srcdoc="{escape(self.page)}"></iframe>'
        )


class Graph:
    """The graph of a store, to be asked and seen.

    Args:
        store: the store.
        project: the project folder, whose questions are laid over the shipped ones.
    """

    def __init__(self, store: Store, project: Path | None = None) -> None:
        self.store, self.project = store, project

    @classmethod
    def open(
        cls, folder: Path | str = "out/store", project: Path | str | None = None, into_memory: bool = False
    ) -> Graph:
        """Open a store.

        Args:
            folder: its folder.
            project: the project folder; the current one where none is given.
            into_memory: whether the merge of all graphs is read into memory when it is first asked, for who asks
                an archive much.

        Raises:
            UsageError: there is no store in the folder.
            DataError: it is damaged.
        """
        from kg.store import Store

        return cls(Store.open(Path(folder), into_memory), Path(project) if project else Path.cwd())

    def questions(self) -> Answer:
        """Return the questions that ``ask`` knows, with their parameters."""
        from kg.asking import find_questions

        rows = (
            (one.name, one.title, ", ".join(each.name for each in one.parameters))
            for one in find_questions(self.project).values()
        )
        return Answer(Table(("name", "question", "parameters"), tuple(rows)))

    def ask(self, question: str, *, evidence: bool = False, **given: object) -> Answer:
        """Return the answer to a question of ``queries/``.

        Args:
            question: its name.
            evidence: whether the words of the text, their offsets and the rule stand beside each row.
            given: values of its parameters in plain words; one that is a word of Python gets ``_`` behind it.

        Raises:
            UsageError: the question, a parameter or its value is not known.
        """
        from kg.asking import answer, find_question
        from kg.asking.evidence import with_evidence, without_facts

        values = {name.removesuffix("_"): str(value) for name, value in given.items()}
        table = answer(self.store, find_question(question, self.project), values)
        return Answer(with_evidence(self.store, table) if evidence else without_facts(table))

    def query(self, sparql: str) -> Answer:
        """Return the answer to a SELECT or ASK question in SPARQL.

        Raises:
            UsageError: it is not SPARQL or cannot be run.
        """
        return Answer(self.store.query(sparql))

    def facts(self, *types: str) -> Answer:
        """Return the facts of some types, all where none is named.

        Raises:
            UsageError: a type is not known.
        """
        from kg.asking.facts import facts_table, read_facts

        return Answer(facts_table(read_facts(self.store, types, self.project)))

    def network(self, height: int = 720) -> Shown:
        """Return the network page.

        Args:
            height: how high its frame is in a notebook, in pixels.
        """
        from kg.views.page import network_page

        return Shown(network_page(self.store), height)

    def document(self, name: str, height: int = 720) -> Shown:
        """Return the page of a document with its facts marked.

        Args:
            name: the name of the document, or some words of it.
            height: how high its frame is in a notebook, in pixels.

        Raises:
            UsageError: no document, or more than one, is called so.
        """
        from kg.views.marking import document_called, document_page

        found = document_called(self.store, name)
        return Shown(document_page(self.store, found, project=self.project), height)

    def timeline(self, height: int = 720) -> Shown:
        """Return the time line.

        Args:
            height: how high its frame is in a notebook, in pixels.
        """
        from kg.views.timeline import read_moments, timeline_page

        return Shown(timeline_page(read_moments(self.store)), height)


def _cell(value: FieldValue) -> str:
    from kg.views.tables import plain_cell

    return f"<td>{escape(plain_cell(value))}</td>"
