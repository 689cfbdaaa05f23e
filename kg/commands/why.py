"""``kg why``: why the graph holds a fact."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import rich_click as click

from kg.commands import options
from kg.commands.printing import note, print_table, safe
from kg.model import FieldValue, Table, UsageError

if TYPE_CHECKING:
    from kg.asking.reasons import Reason
    from kg.views.passages import Marked

_IRI = re.compile(r"https?://[^\s<>\"',|]+|urn:[^\s<>\"',|]+")


@click.command()
@click.argument("words", metavar="IRI|LABEL|-")
@click.option(
    "--most", type=click.IntRange(min=1), default=5, show_default=True, help="How many facts to show."
)
@options.table_format("text", "json", "jsonl", "csv")
@options.store
def why(words: str, most: int, form: str, store: options.Address) -> None:
    """Show why the graph holds a fact: its sentence with the phrase marked, the document, the day, the rule.

    A fact is given by its IRI, by its text, or by the name of a thing that it tells of. With - the IRIs are
    read from standard input, such as the answer of kg query.

    Example: kg why "Central Committee of the Workers' Party of Korea" --most 3
    """
    from kg.asking.meant import facts_meant
    from kg.asking.reasons import reason_of
    from kg.store import Store

    opened = Store.open(store)
    facts = _piped(opened.base) if words == "-" else facts_meant(opened, words)
    reasons = [reason_of(opened, fact) for fact in facts[:most]]
    marked = list(zip(reasons, _passages(reasons), strict=True))
    if form == "text":
        for at, (reason, passage) in enumerate(marked):
            click.echo("\n" * (at > 0) + _text(reason, passage, opened.base), nl=False)
    else:
        print_table(_table(marked), form)
    if len(facts) > most:
        note(f"{len(facts) - most} more facts; --most shows more")


def _piped(base: str) -> list[str]:
    found = [iri for iri in _IRI.findall(sys.stdin.read()) if iri.startswith(base)]
    if not found:
        raise UsageError(
            "no IRI on standard input", f"IRIs of this store begin with {base}", "write - after kg query … |"
        )
    return list(dict.fromkeys(found))


def _passages(reasons: Sequence[Reason]) -> Iterator[Marked | None]:
    from kg.views.passages import Passages
    from kg.views.rows import DocumentRow, Place

    documents = {one.document: DocumentRow(one.document, one.name, one.raw) for one in reasons}
    passages = Passages(documents.values())
    yield from (passages.around(Place(one.document, one.start, one.end)) for one in reasons)


def _text(reason: Reason, marked: Marked | None, base: str) -> str:
    lines = [("", click.style(reason.kind, bold=True) + f"  {reason.fact.removeprefix(base)}")]
    lines += [(name, safe(value)) for name, value in reason.told]
    lines.append(("sentence", _sentence(reason, marked)))
    lines += [("said by", reason.speaker)] if reason.speaker else []
    lines += [("corrected", safe(one)) for one in reason.corrections]
    told = " · ".join(part for part in (reason.name, reason.title, reason.issued) if part)
    lines.append(("document", f"{safe(told)}, characters {reason.start} to {reason.end}"))
    sure = f", right {reason.confidence:.0%} of the time" if reason.confidence is not None else ""
    lines.append(("rule", f"{reason.rule}{sure}{', ambiguous' if reason.ambiguous else ''}"))
    lines.append(("made by", reason.run))
    return "".join(f"  {name:<17} {value}\n" if name else f"{value}\n" for name, value in lines if value)


def _sentence(reason: Reason, marked: Marked | None) -> str:
    """Return the sentence with the phrase between guillemets, bold and underlined on a terminal."""
    if marked is None:
        return f"«{safe(reason.quote)}»"
    text, start, end = marked.passage.text, marked.start, marked.end
    phrase = click.style(f"«{safe(text[start:end])}»", bold=True, underline=True)
    return f"{safe(text[:start])}{phrase}{safe(text[end:])}"


def _table(marked: Sequence[tuple[Reason, Marked | None]]) -> Table:
    rows: list[tuple[FieldValue, ...]] = []
    for reason, passage in marked:
        told = "; ".join(f"{name}: {value}" for name, value in reason.told)
        rows.append(
            (
                reason.fact, reason.kind, told, reason.quote, reason.start, reason.end,
                passage.passage.text if passage else reason.quote, reason.speaker, reason.name, reason.issued,
                reason.rule, reason.confidence, reason.ambiguous, reason.run, "; ".join(reason.corrections),
            )
        )  # fmt: skip
    return Table(_COLUMNS, tuple(rows))


_COLUMNS = (
    "fact", "kind", "told", "quote", "quote_start", "quote_end", "sentence", "said_by", "document", "issued",
    "rule", "confidence", "ambiguous", "made_by", "corrected",
)  # fmt: skip
