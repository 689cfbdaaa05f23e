"""The evidence of a page: each telling once, each sentence once, by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.views.network import Evidence
from kg.views.passages import Marked, Passage, Passages
from kg.views.rows import DocumentRow

Json = dict[str, Any]


class Tellings:
    """Gathers evidence and gives it numbers.

    Args:
        documents: the documents, in the order of their numbers.
    """

    def __init__(self, documents: Sequence[DocumentRow]) -> None:
        self._documents = {row.iri: number for number, row in enumerate(documents)}
        self._passages = Passages(documents)
        self._numbers: dict[Evidence, int] = {}
        self._sentences: dict[Passage, int] = {}
        self.evidence: list[Json] = []
        """What each telling says and where, as the page has it."""

    @property
    def sentences(self) -> list[Json]:
        """The sentences behind the tellings, as the page has them."""
        return [
            {
                "document": self._documents[passage.document],
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
            }
            for passage in self._sentences
        ]

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """Return the numbers of tellings; one whose document is not known is left out."""
        found = (self._number(telling) for telling in evidence)
        return [number for number in found if number is not None]

    def sentence_count(self, numbers: Iterable[int]) -> int:
        """Return in how many sentences tellings stand."""
        return len({self.evidence[number]["sentence"] for number in numbers})

    def _number(self, telling: Evidence) -> int | None:
        if telling not in self._numbers:
            marked = self._passages.around(telling.place)
            if marked is None:
                return None
            self._numbers[telling] = len(self.evidence)
            self.evidence.append(self._told(telling, marked))
        return self._numbers[telling]

    def _told(self, telling: Evidence, marked: Marked) -> Json:
        place = telling.place
        told: Json = {
            "sentence": self._sentences.setdefault(marked.passage, len(self._sentences)),
            "mark": (marked.start, marked.end),
            "start": place.start,
            "end": place.end,
            "relation": telling.relation,
            "source": telling.source,
            "target": telling.target,
        }
        further = {"act": telling.act, "confidence": place.confidence, "ambiguous": place.ambiguous}
        return told | {key: value for key, value in further.items() if value not in ("", None, False)}
