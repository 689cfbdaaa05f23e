"""The rows of the network as the hand-made facts of the seeds give them, without a store."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.views.network import AddressingRow, Agent, DocumentRow, NetworkRows, Place, PolicyRow, Sector

ROOT = Path(__file__).parent.parent
BASE = "https://w3id.org/plenum/id/"
Facts = list[dict[str, Any]]


def seed_rows() -> NetworkRows:
    """Return the rows of the two seeds."""
    return gold_rows(ROOT / "tests" / "gold", ROOT / "seeds")


def gold_rows(gold: Path, texts: Path) -> NetworkRows:
    """Return the rows of hand-made facts.

    Args:
        gold: folder of JSONL files, one a document.
        texts: folder of the documents.
    """
    documents: list[DocumentRow] = []
    policies: list[PolicyRow] = []
    addressings: list[AddressingRow] = []
    for file in sorted(gold.glob("*.jsonl")):
        raw = (texts / f"{file.stem}.txt").read_bytes().decode("utf-8")
        facts: Facts = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        iri = f"{BASE}document-{file.stem}"
        documents.append(document_row(iri, file.stem, raw, facts))
        statements = [(place_of(iri, raw, fact), fact) for fact in of_type(facts, "statement")]
        policies.extend(policy_rows(iri, raw, facts))
        addressings.extend(addressing_rows(iri, raw, facts, statements))
    return NetworkRows(tuple(documents), tuple(policies), tuple(addressings))


def of_type(facts: Facts, name: str) -> Facts:
    """Return the facts of a type."""
    return [fact for fact in facts if fact["type"] == name]


def document_row(iri: str, name: str, raw: str, facts: Facts) -> DocumentRow:
    """Return the row of a document."""
    told = of_type(facts, "document")[0]
    meetings = [fact for fact in of_type(facts, "meeting") if fact["status"] == "reported"]
    meeting: Mapping[str, Any] = meetings[0] if meetings else {}
    return DocumentRow(
        iri,
        name,
        raw,
        told["title"] or "",
        told["published"] or "",
        meeting.get("name") or "",
        meeting.get("start") or "",
    )


def policy_rows(iri: str, raw: str, facts: Facts) -> Iterator[PolicyRow]:
    """Yield the policy acts of a document."""
    for number, fact in enumerate(of_type(facts, "policy")):
        yield PolicyRow(
            f"{iri}-policy-{number}",
            fact["text"],
            place_of(iri, raw, fact),
            fact["kind"] or "",
            fact["act"] or "",
            agent(fact["actor"]),
            tuple(Sector(code, sector_label(code)) for code in fact["sectors"]),
        )


def addressing_rows(
    iri: str, raw: str, facts: Facts, statements: Iterable[tuple[Place, Mapping[str, Any]]]
) -> Iterator[AddressingRow]:
    """Yield the addressings of a document, joined to policies of the same words and to their speakers."""
    texts = {fact["text"]: f"{iri}-policy-{number}" for number, fact in enumerate(of_type(facts, "policy"))}
    for number, fact in enumerate(of_type(facts, "directed_at")):
        place = place_of(iri, raw, fact)
        around = [
            told["speaker"]
            for said, told in statements
            if said.start <= place.start and place.end <= said.end
        ]
        towards = agent(fact["actor"])
        assert towards
        yield AddressingRow(
            f"{iri}-addressing-{number}",
            fact["text"],
            fact["relation"],
            towards,
            place,
            (texts[fact["text"]],) if fact["text"] in texts else (),
            agent(around[0]) if around else None,
        )


def place_of(iri: str, raw: str, fact: Mapping[str, Any]) -> Place:
    """Return where a fact's quote stands, found by its words."""
    pattern = r"[\s*]+".join(re.escape(word) for word in fact["quote"].split())
    match = re.search(pattern, raw)
    assert match, fact["quote"]
    return Place(iri, match.start(), match.end(), "gold/by-hand", 0.9)


def agent(name: str | None) -> Agent | None:
    """Return the agent of a name."""
    if not name:
        return None
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    person = bool(re.fullmatch(r"(?:Kim|Ri|Choe|Jo|Pak) [A-Z][a-z]+(?: [A-Z][a-z]+)?", name))
    kind = "person" if person else "country" if name in ("United States", "South Korea") else "group"
    return Agent(f"{BASE}{kind}-{slug}", name, kind)


def sector_label(code: str) -> str:
    """Return the name of a sector."""
    return code.replace("_", " ").capitalize()
