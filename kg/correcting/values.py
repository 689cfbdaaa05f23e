"""Reads the values of fields as a person writes them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from kg import naming
from kg.canonical import is_date
from kg.grammar import FieldCard
from kg.model import FieldValue


def parse_value(field: FieldCard, value: str, codes: Collection[str] = ()) -> FieldValue:
    """Return a value of a field as facts have it.

    Args:
        field: the field.
        value: the value as a person writes it; sectors with commas between.
        codes: the names of all concepts; where none are given, codes are not looked up.

    Raises:
        ValueError: it is none of the field's, and why.
    """
    if field.kind == "sectors":
        told = tuple(one.strip() for one in value.split(","))
        return tuple(_code(field, one, codes) for one in told)
    if field.scheme is not None:
        return _code(field, value, codes)
    if field.kind == "boolean":
        return _one_of(value, {"true": True, "false": False})
    if field.kind in ("integer", "number"):
        return _number(value, whole=field.kind == "integer")
    if field.kind == "date" and not is_date(value):
        raise ValueError("a date is YYYY-MM-DD, YYYY-MM or YYYY")
    return " ".join(value.split())


def _code(field: FieldCard, value: str, codes: Collection[str]) -> str:
    if codes and naming.code_name(str(field.scheme), value) not in codes:
        begin = f"{field.scheme}-"
        known = sorted(code.removeprefix(begin).replace("-", "_") for code in codes if code.startswith(begin))
        raise ValueError(f"the codes are {', '.join(known)}")
    return value


def _one_of(value: str, choices: Mapping[str, bool]) -> bool:
    if value not in choices:
        raise ValueError(f"it is {' or '.join(choices)}")
    return choices[value]


def _number(value: str, *, whole: bool) -> int | float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or (whole and not number.is_integer()):
        raise ValueError("it is a whole number" if whole else "it is a number, such as 4100 or 2.5")
    return int(number) if number.is_integer() else number
