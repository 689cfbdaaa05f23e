"""Joins the names in facts to things: known ones by their names, others by names made from their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kg import naming
from kg.grammar import Card, cards
from kg.model import Document, Fact, LinkedFact, Thing, ThingKind
from kg.ontology import Entry, EntryKind, Things
from kg.periods import is_date

ALLOWED: Mapping[str, tuple[EntryKind, ...]] = {
    "organization": ("organization", "country"),
    "person": ("person",),
    "place": ("place", "country"),
    "agent": ("person", "organization", "country"),
}
"""What a named thing may be, by what the field says it is; a state can act and can be a place."""

KINDS: Mapping[EntryKind, ThingKind] = {
    "person": "person",
    "organization": "organization",
    "country": "country",
    "place": "place",
}
"""The named things that facts join, and what they are as things."""

AGENTS: tuple[ThingKind, ...] = ("person", "organization", "country", "group")
"""What can act."""


def link_facts(
    facts: Sequence[Fact],
    things: Things,
    kinds: Mapping[str, ThingKind],
    document: Document,
    known: Mapping[str, Card] | None = None,
) -> list[LinkedFact]:
    """Join the names in a document's facts to things.

    Args:
        facts: the facts of one document.
        things: the named things.
        kinds: what the document shows names to be that are no named things.
        document: the document.
        known: the fact cards; the shipped ones where none are given.

    Returns:
        The facts in the order in which they came.
    """
    known = known or cards()
    told = {**_kinds_told(facts, known), **{_squeezed(label): kind for label, kind in kinds.items()}}
    linker = _Linker(things, told, document, known, _day(facts, document))
    in_order = sorted(range(len(facts)), key=lambda at: _place(facts[at]))
    for at in in_order:
        linker.read(facts[at])
    linked = {at: linker.link(facts[at]) for at in in_order}
    return [linked[at] for at in range(len(facts))]


@lru_cache(maxsize=4)
def names_of(things: Things) -> Names:
    """Return the names of the named things, ready to be looked up."""
    return Names(things.entries.values())


class Names:
    """Finds named things by their names.

    Args:
        entries: the named things.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_local: dict[str, Entry] = {}
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._folded: dict[str, list[Entry]] = defaultdict(list)
        in_order = sorted(entries, key=lambda entry: entry.local)
        for entry in in_order:
            self._by_local[entry.local] = entry
            self._put(entry.label, entry)
        for entry in in_order:
            for variant in entry.variants:
                self._put(variant, entry)

    def find(self, label: str, kinds: Sequence[EntryKind], day: str | None = None) -> Entry | None:
        """Return the named thing that a label means, None where there is none.

        Letters count as they are written first; a name of several words is then found in any letters.
        Of several things of one name the one whose time is nearest to the day is meant; then a label goes
        before another name.

        Args:
            label: a name in words, without an article.
            kinds: what the thing may be.
            day: the ISO day of the document, where it is known.
        """
        found = _nearest(self._exact.get(label, ()), kinds, day)
        if found is None and " " in label:
            found = _nearest(self._folded.get(label.casefold(), ()), kinds, day)
        return found or self._named_alike(label, kinds)

    def _named_alike(self, label: str, kinds: Sequence[EntryKind]) -> Entry | None:
        """Return the thing whose own name is the one that would be made from the label."""
        for kind in kinds:
            entry = self._by_local.get(naming.thing_name(KINDS[kind], label)) if kind in KINDS else None
            if entry is not None and entry.kind == kind:
                return entry
        return None

    def _put(self, name: str, entry: Entry) -> None:
        self._exact[name].append(entry)
        self._folded[name.casefold()].append(entry)


def _nearest(entries: Sequence[Entry], kinds: Sequence[EntryKind], day: str | None) -> Entry | None:
    fitting = [entry for entry in entries if entry.kind in kinds]
    if day is None or len(fitting) < 2:
        return fitting[0] if fitting else None
    return min(fitting, key=lambda entry: entry.days_from(day))


def _day(facts: Sequence[Fact], document: Document) -> str | None:
    """Return the day of a document, as its facts tell it or as it came with it."""
    told = (fact.fields.get("published") for fact in facts if fact.type == "document")
    day = next((str(one) for one in told if one is not None), document.metadata.published)
    return day if day and is_date(day) else None


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.quote.start, fact.quote.end, fact.type


def _squeezed(label: object) -> str:
    return " ".join(str(label).split())


def _kinds_told(facts: Sequence[Fact], known: Mapping[str, Card]) -> dict[str, ThingKind]:
    """Return what the facts' own fields show names to be; what is said first holds."""
    told: dict[str, ThingKind] = {}
    shown: Mapping[object, ThingKind] = {kind: kind for kind in naming.PREFIXES}
    for fact in sorted(facts, key=_place):
        for name, field in known[fact.type].fields.items():
            label = fact.fields.get(name)
            kind = shown.get(fact.fields.get(f"{name}_type") if field.kind == "agent" else field.kind)
            if label is not None and kind is not None:
                told.setdefault(_squeezed(label), kind)
        if fact.type == "meeting" and fact.fields.get("name") is not None:
            # A congress decides and sets forth as a body does.
            told.setdefault(_squeezed(fact.fields["name"]), "organization")
    return told


class _Linker:
    """Holds what one document's facts have in common: its meetings, and one label a thing."""

    def __init__(
        self,
        things: Things,
        kinds: Mapping[str, ThingKind],
        document: Document,
        known: Mapping[str, Card],
        day: str | None,
    ) -> None:
        self.names, self.kinds, self.document, self.known = names_of(things), kinds, document, known
        self.day = day
        self.meetings: dict[str, Thing] = {}
        self.things: dict[str, Thing] = {}

    def read(self, fact: Fact) -> None:
        """Note a fact's things, so that the first to be named gives a thing its label."""
        card = self.known[fact.type]
        if card.thing is not None and card.thing.kind == "meeting":
            meeting = self._meeting(fact)
            # Other facts speak of a meeting by the name that was found, also where a person has mended it.
            for fields in (fact.fields, fact.found or fact.fields):
                label = _squeezed(fields.get("name") or "meeting")
                self.meetings.setdefault(label, meeting)
                self.meetings.setdefault(naming.slug(label), meeting)

    def link(self, fact: Fact) -> LinkedFact:
        """Return the fact with its things."""
        card = self.known[fact.type]
        joined = {
            name: self._thing(_squeezed(fact.fields[name]), field.kind)
            for name, field in card.fields.items()
            if field.names_thing and fact.fields.get(name) is not None
        }
        if card.thing is not None:
            joined[""] = self._about(fact, card.thing.kind, joined)
        return LinkedFact(fact, joined)

    def _thing(self, label: str, kind: str) -> Thing:
        if kind == "meeting":
            return self._mentioned(label)
        entry = self.names.find(label, ALLOWED[kind], self.day)
        if entry is not None:
            return self._one(Thing(entry.local, KINDS[entry.kind], entry.label))
        shown = self._kind(label, kind)
        return self._one(Thing(naming.thing_name(shown, label), shown, label))

    def _kind(self, label: str, kind: str) -> ThingKind:
        """Return what a name is that names no known thing."""
        shown = self.kinds.get(label)
        if kind == "agent":
            return shown if shown in AGENTS else "group"
        if kind == "organization":
            return shown if shown == "country" else "organization"
        if kind == "place":
            return shown if shown == "country" else "place"
        return "person"

    def _about(self, fact: Fact, kind: str, joined: Mapping[str, Thing]) -> Thing:
        if kind == "meeting":
            return self._meeting(fact)
        if kind == "sitting":
            return self._sitting(fact, joined.get("meeting"))
        title, organization = _squeezed(fact.fields.get("post") or "post"), joined.get("organization")
        local = naming.post_name(title, naming.bare(organization.local) if organization else None)
        return self._one(Thing(local, "post", f"{title} of {organization.label}" if organization else title))

    def _meeting(self, fact: Fact) -> Thing:
        body = fact.fields.get("body")
        held_by = (
            naming.bare(self._thing(_squeezed(body), "organization").local) if body is not None else None
        )
        local = naming.meeting_name(fact.fields, held_by, self.document.digest)
        return self._one(Thing(local, "meeting", _squeezed(fact.fields.get("name") or "meeting")))

    def _sitting(self, fact: Fact, meeting: Thing | None) -> Thing:
        held = meeting or Thing(f"meeting-{self.document.digest[:12]}", "meeting", "meeting")
        local = naming.sitting_name(fact.fields, held.local, self.document.digest)
        told = fact.fields.get("ordinal") or fact.fields.get("date")
        return self._one(Thing(local, "sitting", f"sitting {told} of {held.label}" if told else held.label))

    def _mentioned(self, label: str) -> Thing:
        meeting = self.meetings.get(label) or self.meetings.get(naming.slug(label))
        return meeting or self._one(
            Thing(naming.mentioned_meeting_name(label, self.document.digest), "meeting", label)
        )

    def _one(self, thing: Thing) -> Thing:
        """Return the thing under the label that the document gave it first."""
        return self.things.setdefault(thing.local, thing)
