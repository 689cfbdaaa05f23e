"""The values of a comparison, and what became of something that several texts tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.asking.facts import Row


@dataclass(frozen=True, slots=True)
class Side:
    """A document or meeting that is compared.

    Args:
        label: its short name.
        facts: what it tells.
        sectors: for each fact, by IRI, the codes of the sectors that it has to do with.
    """

    label: str
    facts: tuple[Row, ...]
    sectors: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A place where a side says something.

    Args:
        document: the document's name.
        start: offset of the quote in the raw text.
        end: offset of its end.
        act: what is done there: "set forth", "tasks", "secretary of …".
        text: the thing as it is worded there.
        quote: the words that say it.
    """

    document: str
    start: int
    end: int
    act: str
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a comparison.

    Args:
        part: ``sector``, ``policy``, ``person`` or ``number``.
        sector: the label of the sector, for sectors and policies.
        subject: what is compared.
        change: what became of it.
        tellings: where each side says it.
        wording: for a policy that is kept, how its wording became another.
    """

    part: str
    sector: str
    subject: str
    change: str
    tellings: tuple[tuple[Telling, ...], ...]
    wording: tuple[tuple[str, str], ...] = ()

    def acts(self, side: int) -> tuple[str, ...]:
        """Return what a side does about it, each act once, the most frequent first."""
        counts = Counter(telling.act for telling in self.tellings[side] if telling.act)
        return tuple(act for act, _ in counts.most_common())


def change_of(sides: Sequence[Side], tellings: Sequence[Sequence[Telling]], acts: bool = False) -> str:
    """Return what became of something, from where it is told; what is not repeated is not thereby dropped.

    Args:
        sides: the sides.
        tellings: where each says it.
        acts: whether it matters what is done about it.
    """
    told = [number for number, own in enumerate(tellings) if own]
    if told[0] == 0 and told[-1] == len(sides) - 1:
        first, last = ({telling.act for telling in tellings[side]} for side in (0, -1))
        return "kept, another act" if acts and not first & last else "kept"
    if told[-1] == len(sides) - 1:
        return "new" if len(sides) == 2 else f"new in {sides[told[0]].label}"
    if told[0] == 0:
        return (
            "not repeated in this text" if len(sides) == 2 else f"not repeated after {sides[told[-1]].label}"
        )
    return f"only in {', '.join(sides[number].label for number in told)}"


def telling_of(row: Row, act: str, text: str) -> Telling:
    """Return where a fact is told, and what is done there."""
    start, end = int(str(row["quote_start"])), int(str(row["quote_end"]))
    return Telling(str(row["document"]), start, end, act, text, " ".join(str(row["quote"]).split()))


def by_side(
    sides: Sequence[Side],
    members: Iterable[tuple[int, Row]],
    act: Callable[[Row], str],
    text: Callable[[Row], str],
) -> tuple[tuple[Telling, ...], ...]:
    """Return where each side tells some facts, sorted.

    Args:
        sides: the sides.
        members: the facts, each with the number of its side.
        act: what a fact says is done.
        text: how it words its subject.
    """
    found: list[set[Telling]] = [set() for _ in sides]
    for number, row in members:
        found[number].add(telling_of(row, act(row), text(row)))
    return tuple(tuple(sorted(own)) for own in found)


def facts_of(side: Side, *types: str) -> Iterator[Row]:
    """Yield what a side tells of some types."""
    yield from (row for row in side.facts if row["type"] in types)
