"""The form on which a fact is rejected or corrected, into the corrections of the project."""

from __future__ import annotations

from kg.asking.reasons import reason_of
from kg.correcting import FILE, type_of
from kg.grammar import cards, folders
from kg.model import Correction, KgError, UsageError
from kg.web.browsing.asked import Asked, missing, page
from kg.web.browsing.kinds import document_address
from kg.web.messages import Done
from kg.web.problems import Problem

SENT = ("action", "field", "value", "reason", "name")
"""The fields of the form that are kept where something is wrong with one."""


def show_correction(asked: Asked) -> Done:
    """Return the form for a fact.

    Args:
        asked: its value ``fact`` is the name of the fact.

    Raises:
        Problem: nobody may write, or there is no such fact; 403 or 404.
    """
    if not asked.is_writable:
        raise Problem(403, "this server is read-only", "start it with kg serve --write to correct facts")
    return _form(asked, None)


def write_correction(asked: Asked) -> Done:
    """Write a correction, and lead back to the fact; where it cannot be, say why on the form.

    Args:
        asked: its query is what the form sends.

    Raises:
        Problem: there is no such fact; 404.
    """
    fact = asked.value("fact")
    field = asked.value("field").strip() if asked.value("action") == "set" else None
    value = asked.value("value").strip() if field is not None else ""
    said = Correction(fact, field, value or None, asked.value("reason").strip(), asked.value("name").strip())
    from kg.mending import mend

    try:
        if field == "":
            raise UsageError("no field is chosen", "a fact is corrected in one of its fields", "choose one")
        mend(asked.project, [(said, value)])
    except KgError as error:
        return _form(asked, error)
    return _form(asked, None, is_written=True)


def _form(asked: Asked, wrong: KgError | None, *, is_written: bool = False) -> Done:
    fact = asked.value("fact")
    if not type_of(fact):
        raise missing(fact)
    try:
        reason = reason_of(asked.store, asked.store.base + fact)
    except (UsageError, ValueError) as error:
        raise missing(fact) from error
    return page(
        asked,
        "correct.html.j2",
        fact=fact,
        reason=reason,
        back=document_address(reason.name, reason.start, reason.end),
        fields=list(cards(folders(asked.project))[type_of(fact)].fields),
        sent={name: asked.value(name) for name in SENT},
        wrong=wrong,
        is_written=is_written,
        file=asked.project / FILE,
    )
