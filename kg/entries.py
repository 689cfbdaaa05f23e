"""Makes entries of named things from what Turtle files say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.model import DataError
from kg.namespaces import BASE, expand
from kg.periods import ALWAYS, Period, first_day
from kg.things_files import place

EntryKind = Literal["person", "organization", "country", "place", "sector", "policy", "post_title"]
"""What a named thing may be."""

CLASSES: Mapping[str, EntryKind] = {
    expand("foaf:Person"): "person",
    expand("org:Organization"): "organization",
    expand("schema:Country"): "country",
    expand("schema:Place"): "place",
    expand("kg:Sector"): "sector",
    expand("kg:Policy"): "policy",
    expand("kg:PostTitle"): "post_title",
}
"""The class of a named thing, and what it is then."""

Value = ox.Literal | ox.NamedNode
"""What can be said of a named thing."""

Values = Mapping[str, Sequence[Value]]
"""All that is said of one thing, by property."""

_TYPE, _PREFERRED, _ALTERNATIVE = expand("rdf:type"), expand("skos:prefLabel"), expand("skos:altLabel")
_HOME_LABEL, _HOME = expand("kg:homeLabel"), expand("kg:home")
_FROM, _UNTIL, _MEMBER = expand("kg:from"), expand("kg:until"), expand("org:member")
_NAMES = {expand("org:subOrganizationOf"): "parent", expand("skos:hiddenLabel"): "words"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A named thing.

    Args:
        local: its name under the base IRI, such as ``body-wpk``.
        kind: what it is.
        label: its name in English.
        variants: other names that mean it in any document.
        home_variants: short names that mean it in documents of its home state only.
        home: the local name of that state.
        attributes: everything else that is said of it, by the local name of the property; ``parent`` is
            org:subOrganizationOf and ``words`` is skos:hiddenLabel. Things are given by their local names.
        periods: when it existed, or, of a person, held posts; always, where nothing is known.
    """

    local: str
    kind: EntryKind
    label: str
    variants: tuple[str, ...] = ()
    home_variants: tuple[str, ...] = ()
    home: str | None = None
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    periods: tuple[Period, ...] = (ALWAYS,)

    def days_from(self, day: str) -> int:
        """Return how many days lie between its time and a day, 0 within it.

        Args:
            day: an ISO day, month or year.
        """
        return min(period.days_from(day) for period in self.periods)


def make_entries(said: Mapping[ox.Triple, Path]) -> dict[str, Entry]:
    """Return the entries of named things by local name, sorted.

    Args:
        said: what the files say, and which file.

    Raises:
        DataError: a thing has no English name or two, or a time that is no date.
    """
    grouped: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    files: dict[str, Path] = {}
    for triple, path in said.items():
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal | ox.NamedNode):
            grouped[triple.subject.value][triple.predicate.value].append(triple.object)
            files.setdefault(triple.subject.value, path)
    tenures = _tenures(grouped, files)
    found = (_entry(name, grouped[name], files[name], tenures.get(name, ())) for name in sorted(grouped))
    return {entry.local: entry for entry in found if entry is not None}


def _tenures(grouped: Mapping[str, Values], files: Mapping[str, Path]) -> dict[str, list[Period]]:
    """Return when each person held posts."""
    held: dict[str, list[Period]] = defaultdict(list)
    for name, values in grouped.items():
        for person in values.get(_MEMBER, ()):
            held[person.value].append(_period(name, values, files[name]))
    return held


def _entry(name: str, values: Values, path: Path, tenures: Sequence[Period]) -> Entry | None:
    kinds = [CLASSES[term.value] for term in values.get(_TYPE, []) if term.value in CLASSES]
    if not kinds:
        return None
    own = (_TYPE, _PREFERRED, _ALTERNATIVE, _HOME_LABEL, _HOME)
    lived = _period(name, values, path)
    return Entry(
        local=_local(name),
        kind=kinds[0],
        label=_english_label(name, values.get(_PREFERRED, []), path),
        variants=_texts(values.get(_ALTERNATIVE, [])),
        home_variants=_texts(values.get(_HOME_LABEL, [])),
        home=next(iter(_texts(values.get(_HOME, []))), None),
        attributes={
            _NAMES.get(key) or _last(key): _texts(values[key]) for key in sorted(values) if key not in own
        },
        periods=tuple(tenures) if tenures and lived == ALWAYS else (lived,),
    )


def _period(name: str, values: Values, path: Path) -> Period:
    return Period(_date(name, values, path, _FROM), _date(name, values, path, _UNTIL))


def _date(name: str, values: Values, path: Path, predicate: str) -> str:
    told = [term.value for term in values.get(predicate, ())]
    if not told:
        return ""
    try:
        first_day(told[0])
    except ValueError as error:
        raise DataError(
            f'{place(path, name, predicate)}: "{told[0]}" is no date',
            str(error),
            'write a day, a month or a year: "2016-06"^^xsd:gYearMonth',
        ) from error
    return told[0]


def _english_label(name: str, labels: Iterable[Value], path: Path) -> str:
    english = [label.value for label in labels if isinstance(label, ox.Literal) and label.language == "en"]
    if len(english) != 1:
        raise DataError(
            f"{place(path, name)}: {_local(name)} has {len(english)} English names",
            "every named thing has exactly one skos:prefLabel in English",
            'write one skos:prefLabel "…"@en and the others as skos:altLabel',
        )
    return english[0]


def _texts(terms: Iterable[Value]) -> tuple[str, ...]:
    return tuple(sorted({_local(term.value) for term in terms}))


def _local(name: str) -> str:
    return name.removeprefix(BASE)


def _last(name: str) -> str:
    return name.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
