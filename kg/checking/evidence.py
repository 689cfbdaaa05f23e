"""Checks that facts stand where they say, and that what somebody said is marked as said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.checking.graph import TYPE, Checked, Fault
from kg.namespaces import BASE, expand
from kg.naming import document_name

_STATEMENT, _WITHIN = expand("kg:Statement"), expand("kg:within")
_EVIDENCE, _SPAN, _CONTEXT = expand("kg:evidence"), expand("kg:Span"), expand("nif:referenceContext")

Place = tuple[int, int]
"""A begin and an end in the raw text."""


def offsets(checked: Checked) -> Iterator[Fault]:
    """Yield a fault for each span that is not the stretch of text that its name and its facts say."""
    digest = next(iter(checked.values(checked.graph, expand("kg:sha256"))), "")
    for span, place in checked.spans.items():
        yield from _span_faults(checked, span, place, digest)
    for fact, place in checked.evidence().items():
        if fact != checked.graph and _told_place(fact) != _named(digest, place):
            yield checked.fault(
                fact, "quote", f"the fact's name is not that of a fact at {place[0]} to {place[1]}"
            )
    if checked.graph != BASE + document_name(digest):
        yield checked.fault(checked.graph, "quote", "the document's name is not made from its digest")


def _span_faults(checked: Checked, span: str, place: Place, digest: str) -> Iterator[Fault]:
    begin, end = place
    quote = checked.raw[begin:end] if 0 <= begin < end else ""
    if not 0 <= begin < end <= len(checked.raw):
        yield checked.fault(span, "quote", f"{begin} to {end} is no stretch of {len(checked.raw)} characters")
    elif quote != quote.strip():
        yield checked.fault(span, "quote", f"the quote begins or ends with a blank: {quote[:60]!r}")
    if span.removeprefix(f"{BASE}span-") != _named(digest, place):
        yield checked.fault(span, "quote", f"the span's name is not that of {begin} to {end}")
    if checked.values(span, _CONTEXT) != [checked.graph]:
        yield checked.fault(span, "quote", "the span is one of another document")


def _named(digest: str, place: Place) -> str:
    return f"{digest[:12]}-{place[0]}-{place[1]}"


def _told_place(fact: str) -> str:
    """Return the digest and offsets in the name of a fact: ``TYPE-DIGEST-BEGIN-END-HASH``."""
    return "-".join(fact.rsplit("-", 4)[1:4])


def attribution(checked: Checked) -> Iterator[Fault]:
    """Yield a fault for each fact that should say within which statement it is told, or says it wrongly."""
    contents = checked.contents()
    for fact, place in checked.evidence().items():
        if fact == checked.graph:
            continue
        is_statement = _STATEMENT in checked.values(fact, TYPE)
        around = {
            statement: content[1] - content[0]
            for statement, content in contents.items()
            if statement != fact and _holds(content, place, is_statement)
        }
        yield from _within_faults(checked, fact, around)


def _holds(content: Place, place: Place, is_statement: bool) -> bool:
    # Two statements of one stretch would each stand inside the other.
    return content[0] <= place[0] and place[1] <= content[1] and not (is_statement and content == place)


def _within_faults(checked: Checked, fact: str, around: Mapping[str, int]) -> Iterator[Fault]:
    told = checked.values(fact, _WITHIN)
    smallest = min(around.values(), default=None)
    closest = sorted(name for name, size in around.items() if size == smallest)
    if closest and not told:
        yield checked.fault(fact, "within", f"it is told inside {closest[0]} and does not say so")
    elif told and told[0] not in closest:
        meant = closest[0] if closest else "no statement"
        yield checked.fault(fact, "within", f"it says it is within {told[0]}, and stands inside {meant}")


def told_inside(checked: Checked) -> set[str]:
    """Return the facts that are told inside a statement."""
    return {fact for fact in checked.evidence() if checked.values(fact, _WITHIN)}


def conclusions(checked: Checked, facts: set[str], said: set[str]) -> Iterator[Fault]:
    """Yield a fault for each conclusion from what was only said, or from no fact.

    Args:
        checked: a graph that no document tells.
        facts: the facts of all documents.
        said: those that are told inside a statement.
    """
    for subject in checked.said:
        for fact in checked.values(subject, expand("kg:concludedFrom")):
            if fact in said:
                yield checked.fault(
                    subject, "conclusion", f"it is concluded from {fact}, which was only said"
                )
            elif fact not in facts:
                yield checked.fault(
                    subject, "conclusion", f"it is concluded from {fact}, which no document tells"
                )
