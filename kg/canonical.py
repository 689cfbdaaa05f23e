"""Terms and lines in canonical N-Quads.

There is one way to write each value, and lines are sorted, so that equal graphs are equal bytes.
"""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from kg.model import DataError
from kg.namespaces import PREFIXES

XSD = PREFIXES["xsd"]
RDF_TYPE = f"<{PREFIXES['rdf']}type>"

AT_ONCE = 4096
"""How many lines are written at once: all of a large graph together take twice the memory."""

Line = tuple[str, str, str]
"""Subject, predicate and object of a triple, as they stand in N-Triples."""

_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_TO_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_DATE = re.compile(r"\d{4}(-\d\d){0,2}\Z", re.ASCII)
_DATATYPES = {10: "date", 7: "gYearMonth", 4: "gYear"}


def iri(value: str) -> str:
    """Return an IRI as N-Quads writes it.

    Args:
        value: an absolute IRI.

    Raises:
        DataError: it holds a character that no IRI can hold.
    """
    if _NO_IRI.search(value):
        raise DataError(f'"{value}" is not an IRI', "it holds a blank or a bracket", "mend the name or base")
    return f"<{value}>"


def text(value: str, language: str | None = None) -> str:
    """Return a text as N-Quads writes it.

    Args:
        value: the characters.
        language: a language tag, such as ``en``.
    """
    quoted = f'"{_TO_ESCAPE.sub(_escape, value)}"'
    return f"{quoted}@{language}" if language else quoted


def typed(form: str, datatype: str) -> str:
    """Return a value of an XSD datatype.

    Args:
        form: its canonical form.
        datatype: such as ``integer``.
    """
    return f"{text(form)}^^<{XSD}{datatype}>"


def integer(value: object) -> str:
    """Return a whole number.

    Args:
        value: a number without a fraction.

    Raises:
        DataError: it is not one.
    """
    number = _decimal(value)
    if number != number.to_integral_value():
        raise DataError(f"{value!r} is not a whole number", "the field takes whole numbers only")
    return typed(str(int(number)), "integer")


def decimal(value: object) -> str:
    """Return a decimal number without needless zeros.

    Args:
        value: a finite number.

    Raises:
        DataError: it is not one.
    """
    form = format(_decimal(value), "f")
    if "." in form:
        form = form.rstrip("0").rstrip(".")
    return typed("0" if form == "-0" else form, "decimal")


def boolean(value: object) -> str:
    """Return true or false.

    Args:
        value: True or False.

    Raises:
        DataError: it is something else.
    """
    if not isinstance(value, bool):
        raise DataError(f"{value!r} is neither true nor false", "the field takes true and false only")
    return typed("true" if value else "false", "boolean")


def date(value: object) -> str:
    """Return a day, a month or a year, without a time zone.

    Args:
        value: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Raises:
        DataError: it has another form.
    """
    if isinstance(value, str) and is_date(value):
        return typed(value, _DATATYPES[len(value)])
    raise DataError(f"{value!r} is not a date", "a date is YYYY-MM-DD, YYYY-MM or YYYY, and in the calendar")


def is_date(value: str) -> bool:
    """Return whether a text is a day, a month or a year of the calendar.

    Args:
        value: the text; ``YYYY-MM-DD``, ``YYYY-MM`` and ``YYYY`` are.
    """
    return _DATE.match(value) is not None and _in_calendar(value)


def quads(triples: Iterable[Line], graph: str) -> bytes:
    """Return the N-Quads of a graph: each triple once, lines sorted.

    Args:
        triples: the triples, in any order.
        graph: the IRI of the graph.
    """
    end, told = f" {iri(graph)} .\n", io.BytesIO()
    # Behind a term stands a blank, before which no sign of a term comes: triples have the order of their lines.
    lines = sorted(set(triples))
    for start in range(0, len(lines), AT_ONCE):
        some = lines[start : start + AT_ONCE]
        told.write("".join(f"{one} {two} {three}{end}" for one, two, three in some).encode())
    return told.getvalue()


def pieces(lines: Iterable[bytes], graph: str) -> Iterator[bytes]:
    """Yield the N-Quads of a graph, many lines at once.

    Args:
        lines: its triples as lines without their ends, sorted and each once.
        graph: the IRI of the graph.
    """
    end, rest = f" {iri(graph)} .\n".encode(), iter(lines)
    while some := b"".join(line + end for line in islice(rest, AT_ONCE)):
        yield some


def triple_of(line: str) -> Line:
    """Return the triple of a line of canonical N-Quads with a graph.

    Args:
        line: the line, with or without its end.
    """
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest.rstrip("\n").removesuffix(" .").rsplit(" ", 1)[0]


def reading_order(triple: Line) -> tuple[str, bool, str, str]:
    """Return the sort key that puts a subject's type before all else that is said of it.

    Args:
        triple: the triple.
    """
    subject, predicate, value = triple
    return subject, predicate != RDF_TYPE, predicate, value


def _in_calendar(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise DataError(f"{value!r} is not a number", "the field takes numbers only")
    return Decimal(str(value))
