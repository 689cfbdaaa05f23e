"""Reads how many people gained or lost a post, where documents count them instead of naming them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.concluding.appearances import PostTold
from kg.concluding.told import Told

_COUNTED = """
SELECT ?report ?change ?post ?number ?figure WHERE {
  GRAPH ?report {
    ?fact a kg:PersonnelChange ; kg:change/skos:notation ?change ; kg:post ?post ; kg:evidence ?span .
    ?figure a kg:Figure ; kg:value ?number ; kg:evidence ?place .
    ?span nif:beginIndex ?begin ; nif:endIndex ?end .
    ?place nif:beginIndex ?from ; nif:endIndex ?to .
    FILTER(?begin <= ?to && ?from <= ?end)
    FILTER NOT EXISTS { ?fact kg:within ?statement }
    FILTER NOT EXISTS { ?figure kg:within ?other_statement }
  }
}
"""
_COUNT = re.compile(r"(?:more than |over |nearly |about |some )?(\d+(?:[ ,]\d{3})*)\b")

Counted = tuple[str, str, str, str]
"""The document, the change with its post, the number, and the fact that tells it."""


def counts_told(told: Told, posts: Sequence[PostTold], labels: Mapping[str, str]) -> set[Counted]:
    """Return the numbers of those who gained or lost posts.

    Args:
        told: what the documents tell.
        posts: what they tell of posts.
        labels: what things are called, by local name.
    """
    return {*_named_counts(posts, labels), *_figures(told)}


def _named_counts(posts: Sequence[PostTold], labels: Mapping[str, str]) -> Iterator[Counted]:
    """Yield the document, the change, the number and the fact where a group is named by its number."""
    for post in posts:
        number = None if post.person.startswith("person-") else _COUNT.match(labels.get(post.person, ""))
        if number is not None and post.change:
            yield post.report.local, f"{post.change} {post.post}", re.sub(r"[ ,]", "", number[1]), post.fact


def _figures(told: Told) -> Iterator[Counted]:
    """Yield the same where a figure stands in the words that tell of a change."""
    for row in told.rows(_COUNTED):
        number = format(float(row["number"]), "g") if float(row["number"]) < 100_000 else row["number"]
        yield row["report"], f"{row['change']} {row['post']}", number, row["figure"]
