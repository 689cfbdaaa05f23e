"""What workers do, by the name of the task; each takes the store's reader, the limits, and what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.web.browsing import show_page
from kg.web.describing import describe_store
from kg.web.graphs import delete_graph, read_graph, update_graphs, write_graph
from kg.web.messages import Done, Task
from kg.web.queries import answer_query
from kg.web.reader import Reader
from kg.web.settings import Limits

TASKS: Mapping[str, Callable[[Reader, Limits, Task], Done]] = {
    "answer_query": answer_query,
    "update_graphs": update_graphs,
    "read_graph": read_graph,
    "write_graph": write_graph,
    "delete_graph": delete_graph,
    "describe_store": describe_store,
    "show_page": show_page,
}
"""The tasks; what a page of the server needs of the store is one more line here."""


class Worker:
    """Does tasks on a store.

    Args:
        folder: the folder of the store.
        limits: how much a task may use.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.reader, self.limits = Reader(folder), limits
        self.reader.store().database()

    def do(self, task: Task) -> Done:
        """Do a task; where the index is found damaged, once more with one made from the files.

        Raises:
            Problem: it cannot be done.
            KgError: it cannot be done.
        """
        try:
            return TASKS[task.name](self.reader, self.limits, task)
        except OSError:
            self.reader.distrust()
            return TASKS[task.name](self.reader, self.limits, task)
