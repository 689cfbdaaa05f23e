"""Short names of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.views.encoding import INVISIBLE, month_of, short_label
from kg.views.rows import DocumentRow

LONGEST = 40
"""A name longer than this is shortened, in characters."""


def document_labels(documents: Sequence[DocumentRow]) -> list[str]:
    """Return a short name for each document: its meeting or title, and its month.

    Names that would be equal get the file's name.
    """
    labels = [_document_label(document) for document in documents]
    counts = Counter(labels)
    return [
        f"{label} ({document.name})" if counts[label] > 1 else label
        for label, document in zip(labels, documents, strict=True)
    ]


def _document_label(document: DocumentRow) -> str:
    name = document.meeting.split(" of the ")[0] or document.title or document.name
    when = month_of(document.meeting_start or document.published)
    label = INVISIBLE.sub("", name)
    label = label if len(label) <= LONGEST else short_label(label)
    return f"{label}, {when}" if when else label
