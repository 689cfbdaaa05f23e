"""Makes documents and facts of the seeds from what a careful reader took from them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from kg.grammar import cards
from kg.model import Document, Fact, Quote

ROOT = Path(__file__).resolve().parent.parent
SEEDS = tuple(path.stem for path in sorted((ROOT / "seeds").glob("*.txt")))
NOT_FIELDS = ("type", "quote", "note")


def gold_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a seed's gold file."""
    path = ROOT / "tests" / "gold" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def plain_document(name: str, raw: str) -> Document:
    """Return a document whose clean text is its raw text."""
    digest = hashlib.sha256(raw.encode()).hexdigest()
    return Document(name, raw, raw, tuple(range(len(raw) + 1)), digest)


def seed_document(name: str) -> Document:
    """Return a seed as a document."""
    return plain_document(name, (ROOT / "seeds" / f"{name}.txt").read_bytes().decode("utf-8"))


def find_quote(raw: str, squeezed: str, start: int = 0, end: int | None = None) -> Quote:
    """Return the stretch of a raw text that reads so when runs of white space are one blank."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in squeezed.split()))
    match = pattern.search(raw, start, len(raw) if end is None else end)
    assert match is not None, f"not found: {squeezed}"
    return Quote(match.start(), match.end(), match.group())


def gold_fact(document: Document, row: dict[str, Any]) -> Fact:
    """Return a gold row as a fact."""
    quote = find_quote(document.raw, row["quote"])
    fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row.items()
        if name not in NOT_FIELDS and name in cards()[row["type"]].fields
    }
    parts = {}
    if row["type"] == "statement" and row["content"] in " ".join(quote.text.split()):
        parts["content"] = find_quote(document.raw, row["content"], quote.start, quote.end)
    return Fact(row["type"], fields, quote, f"gold/{row['type']}", parts=parts)


def gold_facts(name: str) -> tuple[Document, list[Fact]]:
    """Return a seed and its gold facts."""
    document = seed_document(name)
    return document, [gold_fact(document, row) for row in gold_rows(name)]
