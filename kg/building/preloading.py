"""Loads what workers need, into the process of which they are copies; nobody else imports this module."""

from __future__ import annotations

import gc
from importlib import import_module

# All this lives to the end: looking through it for garbage takes a tenth of the time.
gc.set_threshold(50_000, 20, 100)
import_module("kg.reading.pipelines").import_spacy()
for name in (
    "spacy.lang.en",
    "kg.finding",
    "kg.finding.misses",
    "kg.reading",
    "kg.building.processes",
):
    import_module(name)
# A worker that never looks at it shares its memory with the others.
gc.freeze()
