"""All corrections of a project, and of which document and fact each is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg import naming
from kg.model import Correction

_NAME = re.compile(
    r"document-(?P<report>[0-9a-f]{16})|(?P<type>[a-z0-9-]+)-(?P<digest>[0-9a-f]{12})-\d+-\d+-[0-9a-f]{8}"
)


@dataclass(frozen=True)
class Corrections:
    """All corrections of a project.

    Args:
        lines: the line of the file and what it says, in the order of the file.
    """

    lines: tuple[tuple[int, Correction], ...] = ()

    def of(self, digest: str) -> Mapping[str, Sequence[Correction]]:
        """Return the corrections of a document's facts, by the local name of the fact.

        Args:
            digest: SHA-256 of the document's bytes.
        """
        return self._by_document.get(digest[:12], {})

    def version(self, digest: str) -> str:
        """Return what stands for the corrections of a document, empty where there are none.

        Args:
            digest: SHA-256 of the document's bytes.
        """
        told = [repr(one) for found in self.of(digest).values() for one in found]
        return naming.short_hash(*sorted(told)) if told else ""

    @cached_property
    def _by_document(self) -> Mapping[str, dict[str, list[Correction]]]:
        found: dict[str, dict[str, list[Correction]]] = {}
        for _, one in self.lines:
            found.setdefault(digest_of(one.fact), {}).setdefault(one.fact, []).append(one)
        return found


def digest_of(fact: str) -> str:
    """Return the first twelve digits of the digest of the document that tells a fact.

    Args:
        fact: the local name of the fact.
    """
    named = _NAME.fullmatch(fact)
    return (named["digest"] or named["report"][:12]) if named else ""


def type_of(fact: str) -> str:
    """Return the type of a fact, empty where the name is none of a fact.

    Args:
        fact: the local name of the fact.
    """
    named = _NAME.fullmatch(fact)
    return "" if named is None else (named["type"] or "document").replace("-", "_")
