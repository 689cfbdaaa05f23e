"""Completes what is typed after ``kg ask``: names of questions, of their parameters, and values from the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click
from click.shell_completion import CompletionItem

from kg.model import KgError

if TYPE_CHECKING:
    from kg.asking import Question

MOST = 100
"""So many values are offered at most; more words leave fewer."""


def complete_question(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the questions whose names begin so.

    Args:
        context: what was typed before.
        parameter: the argument that is completed.
        begun: what was typed of it.
    """
    from kg import asking

    try:
        questions = asking.find_questions(Path.cwd()).values()
    except KgError:
        return []
    return [CompletionItem(one.name, help=one.title) for one in questions if one.name.startswith(begun)]


def complete_value(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return parameters of the question, or values of the one that was begun.

    Bash hands ``sector=agri`` on in three pieces and takes the last back, other shells in one.

    Args:
        context: what was typed before.
        parameter: the argument that is completed.
        begun: what was typed of it.
    """
    from kg import asking

    before: Sequence[str] = context.params.get("values") or ()
    named, sign, value = _parted(before, begun)
    try:
        question = asking.find_question(str(context.params.get("name")), Path.cwd())
        if not sign:
            return list(_parameters(question, before, begun))
        lead = f"{named}=" if "=" in begun else ""
        return [
            CompletionItem(lead + told, help=name) for told, name in _values(context, question, named, value)
        ]
    except KgError:
        return []


def _parted(before: Sequence[str], begun: str) -> tuple[str, str, str]:
    """Return the parameter that a value is begun for, the sign between, and what was typed of the value."""
    named, sign, value = begun.partition("=")
    if sign or not before:
        return named, sign, value
    if before[-1] == "=":
        return (before[-2] if len(before) > 1 else ""), "=", begun
    if before[-1].endswith("="):
        return before[-1].removesuffix("="), "=", begun
    return (before[-1], "=", "") if not begun and "=" not in before[-1] else (begun, "", "")


def _parameters(question: Question, before: Sequence[str], begun: str) -> Iterator[CompletionItem]:
    given = {told.partition("=")[0] for told in before}
    for one in question.parameters:
        if one.name.startswith(begun) and one.name not in given:
            told = f"{one.type.removeprefix('code:')}{f', {one.default}' if one.default else ''}"
            yield CompletionItem(f"{one.name}=", help=told)


def _values(context: click.Context, question: Question, named: str, begun: str) -> list[tuple[str, str]]:
    from kg.asking.offering import fitting, offered
    from kg.store import Store

    store: Any = context.params.get("store")
    # A server may be far away, and a key that is pressed should not ask it.
    if not isinstance(store, Path):
        return []
    return fitting(offered(Store.open(store), question.parameter(named)), begun)[:MOST]
