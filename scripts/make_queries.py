"""Makes queries/facts/*.rq from the fact cards: python scripts/make_queries.py."""

from pathlib import Path

from kg.asking.fact_queries import write_queries
from kg.grammar import cards

for path in write_queries(iter(cards().values()), Path(__file__).parent.parent / "queries" / "facts"):
    print(path.name)
