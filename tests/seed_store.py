"""A store of the seeds as a careful reader understood them."""

from __future__ import annotations

from functools import cache

from gold_facts import SEEDS, gold_facts

from kg import __version__
from kg.building import conclude
from kg.linking import link_facts
from kg.model import Document, Fact
from kg.ontology import Things, read_things
from kg.store import Entry, Store
from kg.writing import Run, write_document

RUN = Run(__version__, "by-hand", "by-hand", "no-model", "0")


@cache
def named_things() -> Things:
    """Return the named things that are shipped."""
    return read_things()


def graph_of(document: Document, facts: list[Fact]) -> bytes:
    """Return the graph of a document and its facts."""
    linked = link_facts(facts, named_things(), {}, document)
    return write_document(document, linked, named_things(), RUN)


def put_gold(store: Store, names: tuple[str, ...] = SEEDS) -> Store:
    """Put seeds with their gold facts into a store."""
    for name in names:
        document, facts = gold_facts(name)
        entry = Entry(document.digest, name, "seeds", f"/seeds/{name}.txt", RUN.key)
        store.put([(entry, graph_of(document, facts))])
    conclude(store, named_things())
    return store


@cache
def gold_store() -> Store:
    """Return a store in memory of the seeds and their gold facts; nobody may change it."""
    return put_gold(Store.in_memory())
