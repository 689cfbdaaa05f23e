"""The stories that are measured on: 430 of a news agency, which stay outside the repository."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILE = Path(os.environ.get("KG_STORIES", ROOT.parent / "shared" / "corpus" / "kcna-2024.jsonl.gz"))
"""JSON lines with ``id``, ``date``, ``title`` and ``text``."""

CHANGED = "One more line of this copy."


def rows() -> Iterator[dict[str, str]]:
    """Yield the stories."""
    if not FILE.is_file():
        raise SystemExit(f"no stories in {FILE}; KG_STORIES names a file of JSON lines, packed or not")
    content = FILE.read_bytes()
    text = (gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content).decode()
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def write_copies(path: Path, copies: int) -> None:
    """Write the stories several times, each copy of a story with a line of its own at its end."""
    with path.open("w", encoding="utf-8") as file:
        for copy in range(copies):
            for row in rows():
                own = {"id": f"{row['id']}-{copy}", "text": f"{row['text']}\n{CHANGED} Number {copy}."}
                file.write(json.dumps({**row, **(own if copy else {})}, ensure_ascii=False) + "\n")


def write_changed(path: Path) -> None:
    """Write the stories with one of them changed."""
    told = list(rows())
    told[len(told) // 2]["text"] += f"\n{CHANGED}"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in told), "utf-8")
