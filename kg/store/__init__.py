"""The store: one canonical N-Quads file a document is the truth, an Oxigraph database beside them the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import batched
from pathlib import Path
from types import TracebackType
from typing import Literal

import pyoxigraph as ox

from kg import naming
from kg.model import DataError, Table, UsageError
from kg.namespaces import BASE, base_checked
from kg.store.answers import Graph, Term, run
from kg.store.files import Lock, write_whole
from kg.store.index import Index, in_memory, put_graph
from kg.store.manifest import Entry, Held, Manifest, read_manifest

__all__ = ["Entry", "Graph", "Held", "Store", "Stored", "Term"]
