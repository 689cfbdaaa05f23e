"""Knows the people among the named things, and says which of them somebody in a document is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.concluding.appearances import Appearance, PostTold
from kg.concluding.bodies import Bodies
from kg.concluding.spelling import name_key
from kg.namespaces import BASE, expand
from kg.ontology import Entry, Things
from kg.periods import Period

NEAR = 2 * 366
"""How many days from a known tenure an organ of the same body speaks for the same person."""

FAR = 15 * 366
"""How many days from all known tenures a person of the name is hardly the known one."""

POST = "holds a post that the known person held then"
BODY = "serves in a body in which the known person held a post at about that time"
ONLY = "the only known person of the name, and serves or meets in a body of the same state"
NEAREST = (
    "the only known person of the name at about that time, and serves or meets in a body of the same state"
)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that a known person held, as a source other than the documents says."""

    title: str
    body: str
    period: Period


@dataclass(frozen=True)
class KnownPeople:
    """The people among the named things.

    Args:
        things: the named things.
        bodies: what is known of bodies.
    """

    things: Things
    bodies: Bodies

    def is_known(self, person: str) -> bool:
        """Return whether a local name is that of a known person."""
        return person in self.things.entries

    def label(self, person: str) -> str:
        """Return the name of a known person."""
        return self.things.entries[person].label

    def find(self, appearance: Appearance) -> tuple[str, str] | None:
        """Return the known person whom a document means, and the reason; None where nothing decides it.

        Args:
            appearance: the person in the document.
        """
        entries = self._by_name.get(appearance.name, [])
        for reason, fits in ((POST, self._by_post), (BODY, self._by_body), (ONLY, self._by_state)):
            fitting = [entry for entry in entries if fits(entry, appearance)]
            if len(fitting) > 1 and reason == ONLY:
                fitting, reason = _in_time(fitting, appearance), NEAREST
            if len(fitting) == 1:
                return fitting[0].local, reason
            if fitting:
                return None
        return None

    def _by_post(self, entry: Entry, appearance: Appearance) -> bool:
        return any(
            tenure.title.casefold() == post.title.casefold()
            and tenure.body == post.body
            and _days(tenure, post) <= NEAR
            for tenure in self._tenures.get(entry.local, ())
            for post in appearance.posts
        )

    def _by_body(self, entry: Entry, appearance: Appearance) -> bool:
        return any(
            _days(tenure, post) <= NEAR and set(self.bodies.circle(tenure.body)) & set(self._circle(post))
            for tenure in self._tenures.get(entry.local, ())
            for post in appearance.posts
        )

    def _circle(self, post: PostTold) -> Iterator[str]:
        return self.bodies.circle(post.body)

    def _by_state(self, entry: Entry, appearance: Appearance) -> bool:
        """Return whether somebody serves or meets in a known body of an entry's state, at no odd time."""
        states = set(entry.attributes.get("state", ()))
        serves = {post.body for post in appearance.posts if post.body}
        own = {
            self.bodies.state(body) for body in {*serves, *appearance.bodies} if self.bodies.is_known(body)
        }
        others = {self.bodies.state(body) for body in serves} - {None} - states
        return bool(own & states) and not others and _age(entry, appearance) <= FAR

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.things.entries.values():
            if entry.kind == "person":
                for key in sorted({name_key(name) for name in (entry.label, *entry.variants)}):
                    found[key].append(entry)
        return found

    @cached_property
    def _tenures(self) -> Mapping[str, Sequence[Tenure]]:
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for triple in self.things.quads:
            value = getattr(triple.object, "value", "")
            said[str(triple.subject)][triple.predicate.value] = value.removeprefix(BASE)
        found: dict[str, list[Tenure]] = defaultdict(list)
        for told in said.values():
            person = told.get(expand("org:member"))
            if person:
                period = Period(told.get(expand("kg:from"), ""), told.get(expand("kg:until"), ""))
                title, body = told.get(expand("kg:postTitle"), ""), told.get(expand("org:organization"), "")
                found[person].append(Tenure(title, body, period))
        return found


def _days(tenure: Tenure, post: PostTold) -> int:
    return tenure.period.days_from(post.day) if post.day else 0


def _age(entry: Entry, appearance: Appearance) -> int:
    return entry.days_from(appearance.report.day) if appearance.report.day else 0


def _in_time(entries: Sequence[Entry], appearance: Appearance) -> list[Entry]:
    """Return those of several people of one name whose time is near, where it is not near for all."""
    near = [entry for entry in entries if _age(entry, appearance) <= NEAR]
    return near if len(near) == 1 else list(entries)
