"""Refuses named things that cannot be: two that claim one name at one time, or one that nobody describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox

from kg.entries import Entry
from kg.model import DataError
from kg.namespaces import BASE
from kg.things_files import place
from kg.vocabulary import iri_of

Said = Mapping[ox.Triple, Path]
"""What files say, and which file."""


def refuse_unknown(said: Said) -> None:
    """Refuse what names a thing or a code that no file describes.

    Args:
        said: what the files say, codes as concepts.

    Raises:
        DataError: a name under the base is only an object.
    """
    described = {iri_of(triple.subject) for triple in said}
    for triple, path in said.items():
        subject, value = iri_of(triple.subject), iri_of(triple.object)
        if value.startswith(BASE) and value not in described:
            alike = [name for name in sorted(described) if name.startswith(value[: value.rfind("-") + 1])]
            near = get_close_matches(value, alike, n=1, cutoff=0.5)
            raise DataError(
                f"{place(path, subject, triple.predicate.value)}: "
                f"no file describes {value.removeprefix(BASE)}",
                f"{subject.removeprefix(BASE)} names it",
                f"did you mean {near[0].removeprefix(BASE)}?" if near else "describe it, or name another",
            )


def refuse_claims(entries: Mapping[str, Entry], said: Said) -> None:
    """Refuse two things of one kind that claim one name at one time.

    Args:
        entries: the named things.
        said: what the files say, to tell where.

    Raises:
        DataError: the name, and both things.
    """
    claims: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in entries.values():
        for claim in _claims(entry):
            claims[claim].append(entry)
    for (_, _, name), claimants in claims.items():
        for one, other in combinations(claimants, 2):
            if _at_one_time(one, other):
                first, later = _places(one, other, said)
                raise DataError(
                    f'{later}: "{name}" is the name of {one.local} and of {other.local}',
                    f"both hold it at one time; see {first}",
                    "say with kg:from and kg:until when each held it, or take it from one of them",
                )


def _claims(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield the names that mean an entry: its kind, the state in whose documents they do, and the name."""
    yield from ((entry.kind, "", name) for name in {entry.label, *entry.variants})
    yield from ((entry.kind, entry.home or "", name) for name in entry.home_variants)


def _at_one_time(one: Entry, other: Entry) -> bool:
    return any(first.overlaps(second) for first in one.periods for second in other.periods)


def _places(one: Entry, other: Entry, said: Said) -> list[str]:
    """Return the files and lines of two entries, in the order in which the files were read."""
    subjects = (BASE + one.local, BASE + other.local)
    found = {
        subject: place(path, subject)
        for subject, path in ((iri_of(triple.subject), path) for triple, path in said.items())
        if subject in subjects
    }
    return list(found.values())
