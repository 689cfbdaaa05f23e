"""A store of the practice documents as a careful reader understood them, where they lie beside the repository."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from gold_facts import ROOT, gold_fact, plain_document
from seed_store import RUN, named_things

from kg.building import conclude
from kg.linking import link_facts
from kg.model import Fact, ThingKind
from kg.store import Entry, Store
from kg.writing import write_document

FOLDER = ROOT.parent / "shared" / "eval" / "practice"
_PERSON = re.compile(r"[A-Z][a-z]*(?: [A-Z][a-z]+){1,2}")


def need_practice() -> None:
    """Skip where the practice documents are not there, or fail where CI=true."""
    if FOLDER.is_dir():
        return
    reason = "the practice documents lie in ../shared/eval/practice, which is not here"
    pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)


def names() -> list[str]:
    """Return the names of the practice documents, without the seeds, which are tested by themselves."""
    return sorted(path.stem for path in FOLDER.glob("texts/kcna-*.txt"))


@cache
def practice_rows(kind: str) -> list[dict[str, Any]]:
    """Return the facts of a type that a reader took from the practice documents, each with its document."""
    return [
        {**row, "document": name}
        for name in names()
        for row in map(json.loads, (FOLDER / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines())
        if row["type"] == kind
    ]


def people_of(facts: list[Fact]) -> dict[str, ThingKind]:
    """Return those of whom facts tell a change, and whose names a reader knows for names of people."""
    told = {str(fact.fields["who"]) for fact in facts if fact.type == "personnel_change"}
    return {name: "person" for name in told if _PERSON.fullmatch(name) and "Committee" not in name}


@cache
def practice_store() -> Store:
    """Return a store in memory of the practice documents and their facts; nobody may change it."""
    store = Store.in_memory()
    for name in names():
        path: Path = FOLDER / "texts" / f"{name}.txt"
        document = plain_document(name, path.read_bytes().decode("utf-8"))
        lines = (FOLDER / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
        facts = [gold_fact(document, json.loads(line)) for line in lines]
        linked = link_facts(facts, named_things(), people_of(facts), document)
        content = write_document(document, linked, named_things(), RUN)
        store.put([(Entry(document.digest, name, "practice", f"/practice/{name}.txt", RUN.key), content)])
    conclude(store, named_things())
    return store
