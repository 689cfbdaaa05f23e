"""Writes the attributions that kg finds in the texts of a public test set, to be compared with its own.

    python benchmarks/attribution.py GOLD.jsonl PREDICTED.jsonl

GOLD.jsonl has one text a line, as an object with ``id`` and ``text``. A statement's source, cue and content
spans are read from the graph, offsets in code points, end exclusive.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

from kg import building
from kg.store import Store

SPANS = """
SELECT ?name ?fact ?part ?begin ?end
WHERE {
  ?fact a kg:Statement ; kg:evidence/nif:referenceContext/dcterms:identifier ?name .
  VALUES (?predicate ?part) {
    (kg:sourceSpan "source") (kg:cueSpan "cue") (kg:contentSpan "content") (kg:furtherContentSpan "content")
  }
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


def as_gold_cuts(text: str, begin: int, end: int) -> list[int]:
    """Return a content span as the test set cuts it: with "that" before it and with its quotation marks.

    Args:
        text: the text.
        begin: where the content begins as kg cuts it, behind "that" and the opening mark.
        end: where it ends, before the closing mark.
    """
    opening = re.search(r"(?:\bthat,? )?(?:['\u2018\u201c\"]{1,2})?\Z", text[:begin])
    closing = re.match(r"[.,!?]?['\u2019\u201d\"]{1,2}", text[end:])
    return [opening.start() if opening else begin, end + closing.end() if closing else end]


def with_comma(text: str, begin: int, end: int) -> list[int]:
    """Return a source span as the test set cuts it: with the comma that closes an insertion before the verb."""
    closes = "," in text[begin:end] and re.match(r", ", text[end:])
    return [begin, end + 1 if closes else end]


def main() -> None:
    """Write one object a text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    options = parser.parse_args()
    found = attributions(options.gold)
    lines = []
    for row in map(json.loads, options.gold.read_text(encoding="utf-8").splitlines()):
        told = found.get(str(row["id"]), [])
        for attribution in told:
            attribution["content"] = [
                as_gold_cuts(row["text"], *span) for span in attribution.get("content", [])
            ]
            verb = min((begin for begin, _ in attribution.get("cue", [])), default=0)
            attribution["source"] = [
                with_comma(row["text"], *span) if span[1] < verb else span
                for span in attribution.get("source", [])
            ]
        lines.append(json.dumps({"id": row["id"], "attributions": told}))
    options.predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
