"""Builds each story in a store of its own, and compares its graph with that of a build of all."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from stories import FILE

from kg.building import Maker, Settings
from kg.documents import find_sources
from kg.store import Store

if __name__ == "__main__":
    facts = same = 0
    with Store.open(Path(sys.argv[1])) as store:
        graphs = dict(store.graphs())
        for at, source in enumerate(reversed(list(find_sources([FILE], print)))):
            if at % 50 == 0:
                make = Maker(Settings())
            made = make(source.read(make.glued_names))
            facts += made.facts
            same += graphs[f"{store.base}document-{source.digest[:16]}"] == made.graph
    print(json.dumps({"documents": at + 1, "facts": facts, "same": same}))
