"""The kinds of things that have pages, and the addresses of those pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

FORMS = ("json", "ttl", "csv")
"""The endings under which the data of a page stands beside it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing.

    Args:
        name: the word in the address, which is also the name of the question in ``queries/pages``.
        title: what the list of all is called.
        prefixes: how the names of such things begin, under the base IRI.
    """

    name: str
    title: str
    prefixes: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("documents", "Documents", ("document-",)),
        Kind("meetings", "Meetings", ("meeting-",)),
        Kind("people", "People", ("person-",)),
        Kind("bodies", "Bodies, countries and groups", ("body-", "country-", "group-", "collective-")),
        Kind("policies", "Policies", ("course-", "policy-")),
        Kind("sectors", "Sectors", ("sector-",)),
    )
}
"""The kinds, in the order in which pages name them."""

THINGS = "things"
"""The word in the address of everything else."""

FACTS = "facts"
"""The word in the address of facts, which lead to their place in the text."""

_FACT = re.compile(r"[a-z-]+-[0-9a-f]{12}-\d+-\d+-[0-9a-f]{6,}\Z")


def address_of(iri: str, base: str) -> str:
    """Return the address of the page of a thing or fact; of what is not of this store, none.

    Args:
        iri: its IRI.
        base: the base IRI of the store.
    """
    if not iri.startswith(base):
        return ""
    local = iri.removeprefix(base)
    if _FACT.match(local):
        return f"/{FACTS}/{quote(local)}"
    kinds = (
        kind.name for kind in KINDS.values() if kind.name != "documents" and local.startswith(kind.prefixes)
    )
    return f"/{next(kinds, THINGS)}/{safe_end(quote(local))}"


def document_address(name: str, start: object = None, end: object = None) -> str:
    """Return the address of the page of a document, or of a stretch in it.

    Args:
        name: the name of the document.
        start: offset in its raw text.
        end: offset of the end.
    """
    place = f"#at={start}-{end}" if start is not None else ""
    return f"/documents/{safe_end(quote(name))}{place}"


def safe_end(path: str) -> str:
    """Return a path that is not taken for one of the other forms of a page."""
    return f"{path}?form=html" if path.endswith(tuple(f".{form}" for form in FORMS)) else path
