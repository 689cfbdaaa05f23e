"""Tells which corrections no document obeys: their fact is not found any more, or their document is not there."""

from __future__ import annotations

from collections.abc import Iterator

from kg import naming
from kg.correcting import FILE, Corrections, digest_of
from kg.store import Store

OBEYED = "SELECT ?correction ?reason WHERE { ?correction a kg:Correction ; kg:reason ?reason }"


def disobeyed(store: Store, corrections: Corrections) -> Iterator[str]:
    """Yield a warning for each correction of a document of the store that mends nothing in it.

    Args:
        store: the store.
        corrections: all corrections.
    """
    if not corrections.lines:
        return
    names = {one.digest[:12]: one.name for one in store.documents()}
    obeyed = {str(row[0]).removeprefix(store.base) for row in store.query(OBEYED).rows}
    for line, one in corrections.lines:
        document = names.get(digest_of(one.fact))
        if document is not None and naming.correction_name(one.fact, one.field) not in obeyed:
            yield f"{FILE}:{line}: {document} has no fact {one.fact} any more; the correction mends nothing"


def homeless(store: Store, corrections: Corrections) -> Iterator[str]:
    """Yield a warning for each correction of a document that the store does not hold.

    Args:
        store: the store.
        corrections: all corrections.
    """
    held = {one.digest[:12] for one in store.documents()}
    for line, one in corrections.lines:
        if digest_of(one.fact) not in held:
            yield f"{FILE}:{line}: {one.fact} is told by no document of this store"
