"""Writes the attributions that kg finds in the texts of a public test set, to be compared with its own.

    python benchmarks/attribution.py GOLD.jsonl PREDICTED.jsonl

GOLD.jsonl has one text a line, as an object with ``id`` and ``text``. A statement's source, cue and content
spans are read from the graph, offsets in code points, end exclusive.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from kg import building
from kg.store import Store

SPANS = """
SELECT ?name ?fact ?part ?begin ?end
WHERE {
  ?fact a kg:Statement ; kg:evidence/nif:referenceContext/dcterms:identifier ?name .
  VALUES (?predicate ?part) { (kg:sourceSpan "source") (kg:cueSpan "cue") (kg:contentSpan "content") }
  ?fact ?predicate ?span .
  ?span nif:beginIndex ?begin ; nif:endIndex ?end .
}
ORDER BY ?name ?fact ?part ?begin
"""


def attributions(texts: Path) -> dict[str, list[dict[str, list[list[int]]]]]:
    """Return the attributions of each text by its id.

    Args:
        texts: the file of texts.
    """
    store = Store.in_memory()
    building.build([texts], store, building.Maker(building.Settings()))
    found: dict[str, dict[str, dict[str, list[list[int]]]]] = defaultdict(dict)
    for name, fact, part, begin, end in store.query(SPANS).rows:
        spans = found[str(name)].setdefault(str(fact), {})
        spans.setdefault(str(part), []).append([int(str(begin)), int(str(end))])
    return {name: list(facts.values()) for name, facts in found.items()}


def main() -> None:
    """Write one object a text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    options = parser.parse_args()
    found = attributions(options.gold)
    ids = [json.loads(line)["id"] for line in options.gold.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps({"id": name, "attributions": found.get(str(name), [])}) for name in ids]
    options.predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
