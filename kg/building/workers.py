"""Who makes documents: what workers are asked, and one of them, this process itself."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import Protocol

from kg.building.making import Made, Making
from kg.documents import Source
from kg.model import DataError

LOSSES = 3
"""How often a document may take its worker with it before it is given up."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to make; it can be sent to another process.

    Args:
        source: where it comes from.
        name: what to call it.
    """

    source: Source
    name: str


Outcome = Made | DataError
"""What a document gives, or what is wrong with it."""


class Workers(Protocol):
    """Make documents; each is told apart by the number under which it was given."""

    @property
    def number(self) -> int:
        """How many documents are made at once."""

    @property
    def is_free(self) -> bool:
        """Whether another document can be given."""

    def give(self, number: int, task: Task) -> None:
        """Give a document to make."""

    def take(self) -> tuple[int, Outcome]:
        """Wait for the next document that is made.

        Raises:
            DataError: no document can be made.
        """

    def close(self) -> None:
        """End the workers; what they are making is lost."""


def make_task(make: Making, task: Task) -> Outcome:
    """Return what a document gives, or what is wrong with it.

    Args:
        make: makes the graph of a document.
        task: the document.

    Raises:
        KgError: no document can be made.
    """
    # A fault in the grammar is one of the whole build, and not of each of its documents.
    names = make.glued_names
    try:
        return make(replace(task.source.read(names), name=task.name))
    except DataError as error:
        return error


class OwnProcess:
    """Makes documents here, one at a time.

    Args:
        make: makes the graph of a document.
    """

    number = 1

    def __init__(self, make: Making) -> None:
        self._make = make
        self._given: list[tuple[int, Task]] = []

    @property
    def is_free(self) -> bool:
        """Whether another document can be given."""
        return not self._given

    def give(self, number: int, task: Task) -> None:
        """Give a document to make."""
        self._given.append((number, task))

    def take(self) -> tuple[int, Outcome]:
        """Make the document that was given.

        Raises:
            DataError: no document can be made.
        """
        number, task = self._given.pop()
        return number, make_task(self._make, task)

    def close(self) -> None:
        """Let go of the language model, which what follows from many documents leaves no room for."""
        vars(self._make).pop("knowledge", None)
        # Its parts refer to each other, and garbage is seldom looked for.
        gc.collect()


def given_up(task: Task) -> DataError:
    """Return the error that tells of a document with which workers end.

    Args:
        task: the document.
    """
    return DataError(
        f"{task.name}: given up",
        f"{LOSSES} workers or more ended while they made it",
        "free memory or end what kills them, and build again; the others go on",
    )
