"""A store of the seeds' gold facts and the report of our own writing, for questions that need an answer."""

from __future__ import annotations

from functools import lru_cache

from gold_facts import SEEDS, gold_facts
from made_graph import KINDS, RUN, known_things, made_document, made_facts

from kg.building.named import names_told, things_graph, used_things
from kg.linking import link_facts
from kg.store import Entry, Store
from kg.writing import write_document


@lru_cache(maxsize=1)
def gold_store() -> Store:
    """Return the store, in memory."""
    store = Store.in_memory()
    told = [(*gold_facts(name), {}) for name in SEEDS]
    for document, facts, kinds in [*told, (made_document(), made_facts(), KINDS)]:
        linked = link_facts(facts, known_things(), kinds, document)
        content = write_document(document, linked, known_things(), RUN)
        store.put([(Entry(document.digest, document.name, source=document.name), content)])
    graph = store.base + "graph-things"
    used = used_things(store.database(), known_things(), store.base)
    named = things_graph(known_things(), used, names_told(store), graph, store.base)
    store.put_graphs({"things": named}, "test")
    return store
