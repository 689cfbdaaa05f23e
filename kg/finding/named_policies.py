"""Finds the policies that the ontology knows by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from kg.finding.speech import PutForward
from kg.ontology import Things
from kg.reading import Reading, Sentence


def find_named(reading: Reading, sentence: Sentence) -> Iterator[PutForward]:
    """Yield the policies that a sentence names as the ontology does.

    Args:
        reading: the document.
        sentence: the sentence.
    """
    heads = reading.knowledge.wordings.word_sets["policies"]["named heads"]
    pattern, kinds = _names(reading.knowledge.things, heads)
    for match in pattern.finditer(reading.text, sentence.start, sentence.end):
        span, kind = match.span(), kinds.get(match.group().casefold(), "plan")
        yield PutForward(None, None, "policies/named", span, span, kind, None, sentence)


@lru_cache(maxsize=4)
def _names(things: Things, heads: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for the names of policies, and the kind of each by its name in small letters."""
    kinds: dict[str, str] = {}
    for entry in things.entries.values():
        if entry.kind == "policy":
            kind = next(iter(entry.attributes.get("policyKind", ("plan",))))
            for name in (entry.label, *entry.variants):
                if _is_plainly_named(name, heads):
                    kinds.setdefault(name.casefold(), kind)
    choices = "|".join(re.escape(name) for name in sorted(kinds, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])" if kinds else r"(?!)", re.I), kinds


def _is_plainly_named(name: str, heads: Collection[str]) -> bool:
    """Whether a name says itself that it is a policy; "Songun" may be an era."""
    words = name.casefold().split()
    return len(words) > 2 and any(word.removesuffix("s") in heads for word in words)
