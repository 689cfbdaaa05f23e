"""A report of our own writing, its facts, and its graph, for tests that need one with everything in it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from gold_facts import plain_document

from kg.linking import link_facts
from kg.model import Document, Fact, FieldValue, Metadata, Quote, ThingKind
from kg.ontology import Things, read_things
from kg.writing import Run, write_document

RAW = """\
Farmers' Party Holds Plenary Meeting

HARBOUR CITY, May 5, 2021 (Agency) -- The 2nd Plenary Meeting of the 3rd Central Committee of the \
Farmers' Party was held in Harbour City on May 3 and 4.
Ann Hill presided over the meeting.
Ann Hill said that Ben Marsh stressed that new canals must be dug by 2025, and that Carol Dean had \
guided the meeting.
The meeting adopted the resolution "On Water".
Premier Eve Long was elected secretary of the Central Committee, and two members were dismissed.
The meeting called on the Ministry of Public Security to guard the canals.
"""

MEETING = "2nd Plenary Meeting of the 3rd Central Committee of the Farmers' Party"
BODY = "Central Committee of the Farmers' Party"
PEOPLE = ("Ann Hill", "Ben Marsh", "Carol Dean", "Eve Long")
KINDS: dict[str, ThingKind] = {BODY: "organization", **dict.fromkeys(PEOPLE, "person")}
RUN = Run("0.0", "00", "11", "no model", "0", {"made/participant": 0.9})


def quote(text: str) -> Quote:
    """Return the place of a stretch that stands once in the report."""
    assert RAW.count(text) == 1, text
    return Quote(RAW.index(text), RAW.index(text) + len(text), text)


def fact(kind: str, stretch: str, /, **fields: FieldValue) -> Fact:
    """Return a fact of the report."""
    return Fact(kind, fields, quote(stretch), f"made/{kind}")


def statement(speaker: str, verb: str, cue: str, content: str) -> Fact:
    """Return a statement of the report."""
    told = fact("statement", f"{speaker} {verb} that {content}", speaker=speaker, cue=cue, content=content)
    return replace(told, parts={"content": quote(content), "cue": quote(verb)})


def made_facts() -> list[Fact]:
    """Return the facts of the report."""
    inner = "new canals must be dug by 2025"
    outer = f"Ben Marsh stressed that {inner}, and that Carol Dean had guided the meeting"
    took_part = {"meeting": MEETING, "who_type": "person", "role": "presider"}
    return [
        fact("document", "HARBOUR CITY", title=RAW.partition("\n")[0], published="2021-05-05"),
        fact(
            "meeting", MEETING, name=MEETING, kind="plenary_meeting", body=BODY, body_term=3, ordinal=2,
            start="2021-05-03", end="2021-05-04", venue="Harbour City", status="reported",
        ),
        fact("participant", "Ann Hill presided over the meeting", who="Ann Hill", **took_part),
        statement("Ann Hill", "said", "say", outer),
        statement("Ben Marsh", "stressed", "stress", inner),
        fact(
            "policy", inner, text="dig new canals", kind="task", actor="Ben Marsh", act="stress",
            sectors=("agriculture", "rural"),
        ),
        fact("participant", "Carol Dean had guided the meeting", who="Carol Dean", **took_part),
        fact("decision", 'resolution "On Water"', by=BODY, kind="resolution", text="On Water"),
        fact("directed_at", "called on the Ministry of Public Security", text="guard the canals",
             relation="implementer", actor="Ministry of Public Security"),
        fact("post", "Premier Eve Long", who="Eve Long", post="premier", as_of="2021-05-05"),
        fact(
            "personnel_change", "Eve Long was elected secretary of the Central Committee", who="Eve Long",
            change="elected", post="secretary", organization=BODY,
        ),
        fact("personnel_change", "two members were dismissed", who="two members", change="dismissed",
             post="member", organization=BODY),
    ]  # fmt: skip


def made_document() -> Document:
    """Return the report."""
    return replace(plain_document("farmers", RAW), metadata=Metadata(published="2021-05-05"))


@lru_cache(maxsize=1)
def known_things() -> Things:
    """Return the shipped named things."""
    return read_things()


def made_graph(base: str = "https://w3id.org/plenum/id/") -> bytes:
    """Return the graph of the report."""
    document, things = made_document(), known_things()
    linked = link_facts(made_facts(), things, KINDS, document)
    return write_document(document, linked, things, RUN, base)
