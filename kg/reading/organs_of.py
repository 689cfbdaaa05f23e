"""Joins an organ with the body it is of, where that is named in a way that the organ's own name does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.gazetteer import Gazetteer
from kg.reading.mentions import Mention

OF = (" of the ", " of ")


def with_organs(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Return mentions, a known organ and its body made one: "Political Bureau of the C.C., the Party".

    Args:
        text: the clean text of the document.
        mentions: bodies, countries and places, in order and apart.
        gazetteer: the known names.
    """
    joined: list[Mention] = []
    for mention in reversed(mentions):
        behind = joined[-1] if joined else None
        if behind is not None and mention.kind == behind.kind == "body":
            is_of = text[mention.end : behind.start] in OF
            if is_of and mention.name.endswith(f" of the {behind.name}"):
                joined[-1] = replace(mention, end=behind.end, term=behind.term)
                continue
            entry = gazetteer.named(f"{mention.name} of the {behind.name}", "organization") if is_of else None
            if entry is not None:
                joined[-1] = replace(behind, start=mention.start, name=entry.label, entry=entry.local)
                continue
        joined.append(mention)
    return joined[::-1]
