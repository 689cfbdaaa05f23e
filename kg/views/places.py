"""Where the other pages are, seen from a page: beside it as files, or at addresses of a server."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

LONGEST = 120
"""A name of a file is cut behind so many characters."""


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of other pages, relative to the page that links to them; what is empty is not linked.

    Args:
        network: the network page.
        documents: the page of each document, by the name of the document.
        ways: words and addresses of further pages, for the top of the page.
        files: words and addresses of the same content in other forms.
        correcting: the address at which a fact is corrected, up to its name.
    """

    network: str = ""
    documents: Mapping[str, str] = field(default_factory=dict)
    ways: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    correcting: str = ""


def file_name(document: str) -> str:
    """Return the name of the file for the page of a document: its name, as it can stand in any folder.

    Args:
        document: the name of the document, which may hold a folder.
    """
    name = quote(document, safe=" ()+,;=@").replace("%", "_").lstrip(".")
    if len(name) > LONGEST:
        name = f"{name[:LONGEST]}-{hashlib.sha256(document.encode()).hexdigest()[:8]}"
    return f"{name}.html"


def files_beside(names: Mapping[str, bool], folder: str) -> dict[str, str]:
    """Return the addresses of the pages of documents that lie in a folder beside the page.

    Args:
        names: for each document whether its page lies there.
        folder: the name of the folder.
    """
    return {name: f"{folder}/{quote(file_name(name))}" for name, lies_there in names.items() if lies_there}
