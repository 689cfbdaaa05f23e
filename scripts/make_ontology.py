"""Makes the files of the ontology from ontology/terms.toml.

``python scripts/make_ontology.py`` writes them; with ``--check`` it says which are stale, and exits with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from ontology_files.reference import reference
from ontology_files.shapes import shapes
from ontology_files.terms import Terms, read_terms
from ontology_files.turtle import alignment, ontology

ROOT = Path(__file__).resolve().parent.parent

MADE: Mapping[str, Callable[[Terms], str]] = {
    "ontology/kg.ttl": ontology,
    "ontology/alignment.ttl": alignment,
    "ontology/shapes.ttl": shapes,
    "docs/ontology.html": lambda terms: reference(terms, ROOT / "ontology"),
}
"""The files, and what makes them."""


def main(arguments: list[str]) -> int:
    """Write the files, or say which are stale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, and say which files are stale")
    check = parser.parse_args(arguments).check
    terms = read_terms(ROOT / "ontology" / "terms.toml")
    stale = [name for name, make in MADE.items() if not _is_fresh(ROOT / name, make(terms))]
    for name in stale:
        print(f"{name} is stale; run python scripts/make_ontology.py" if check else f"writes {name}")
        if not check:
            _write(ROOT / name, MADE[name](terms))
    return 1 if check and stale else 0


def _is_fresh(path: Path, content: str) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == content.encode()


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
