"""The rows of a large invented network: the same at every call, without chance."""

from __future__ import annotations

from collections.abc import Iterator

from kg.views.network import AddressingRow, Agent, DocumentRow, NetworkRows, Place, PolicyRow, Sector

BASE = "https://example.org/"
RELATIONS = ("implementer", "adversary", "partner")


def large_rows(documents: int = 40, policies: int = 112, actors: int = 460, sectors: int = 40) -> NetworkRows:
    """Return the rows of a network of about ``documents * policies + actors + sectors`` nodes."""
    numbers = scattered()
    agents = [
        Agent(f"{BASE}a{number}", f"Organization number {number}", "organization") for number in range(actors)
    ]
    fields = [Sector(f"sector_{number}", f"Sector {number}") for number in range(sectors)]
    reports, acts, addressings = [], [], []
    for document in range(documents):
        iri, raw = f"{BASE}d{document}", ""
        for number in range(policies):
            text = f"improve field {next(numbers) % 100} by plan {document}x{number}"
            place = Place(iri, len(raw) + 15, len(raw) + 15 + len(text), "rule", 0.5 + next(numbers) % 5 / 10)
            raw += f"He stressed to {text}. "
            fact = f"{iri}/{number}"
            actor = agents[0] if next(numbers) % 3 else agents[next(numbers) % actors]
            sector = fields[next(numbers) % sectors]
            acts.append(PolicyRow(fact, text, place, "task", "stressed", actor, (sector,)))
            if next(numbers) % 4 == 0:
                towards = agents[1 + next(numbers) % (actors - 1)]
                relation = RELATIONS[next(numbers) % 3]
                addressings.append(
                    AddressingRow(f"{fact}/to", text, relation, towards, place, (fact,), agents[0])
                )
        day = f"{2010 + document // 4}-0{1 + document % 4 * 2}-01"
        reports.append(DocumentRow(iri, f"report-{document}", raw, f"Report {document}", day))
    return NetworkRows(tuple(reports), tuple(acts), tuple(addressings))


def scattered() -> Iterator[int]:
    """Yield numbers that follow no pattern one would see, always the same."""
    state = 7
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state >> 8
