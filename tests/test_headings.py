"""What the top of a document tells: its headline, the day and place of publication, and who published it."""

from __future__ import annotations

import pytest
from sentences import knowledge

from kg.documents import read_text
from kg.reading import read

STORY = "The grain council discussed the harvest. It went on for two days."

TOPS = [
    (
        "Grain Council Meets\n\nPyongyang, May 4, 2024 (KCNA) -- {story}",
        ("Grain Council Meets", "2024-05-04", "Korean Central News Agency", "Pyongyang"),
    ),
    (
        "Grain Council Meets\n\nHANOI, May 4 2024 (VNA) – {story}",
        ("Grain Council Meets", "2024-05-04", "Vietnam News Agency", "Hanoi"),
    ),
    (
        "Grain Council Meets\n\nMOSCOW, May 4, 2024. /TASS/. {story}",
        ("Grain Council Meets", "2024-05-04", "TASS", "Moscow"),
    ),
    ("Grain Council Meets\n\n(KPL) {story}", ("Grain Council Meets", None, "Lao News Agency", None)),
    ("Grain Council Meets\n\nNGA – {story}", ("Grain Council Meets", None, "NGA", None)),
    ("Grain Council, 4 May 2024\n\n{story}", ("Grain Council, 4 May 2024", "2024-05-04", None, None)),
    (
        "GC/15400\n4 MAY 2024\n\nGrain Council Meets\n\n{story}",
        ("Grain Council Meets", "2024-05-04", None, None),
    ),
    (
        "PRESS RELEASE\n96/24\n4 May 2024\n\nGrain Council Meets\n\n{story}",
        ("Grain Council Meets", "2024-05-04", None, None),
    ),
    (
        "Brussels, 4 May 2024\n(OR. en)\n\nGRAIN 1/24\n\nGrain Council meeting – Conclusions\n\n{story}",
        ("Grain Council meeting – Conclusions", "2024-05-04", None, "Brussels"),
    ),
    (
        "Grain Council Meets\nDate: 04/05/2024 | Source: Grain.org | Read original version at source\n\n"
        "Oslo, May 4, 2024 (NGA) -- {story}",
        ("Grain Council Meets", "2024-05-04", "NGA", "Oslo"),
    ),
    (
        "Grain Council Meets\nIssued on 4 May. 2024\n\n{story}",
        ("Grain Council Meets", "2024-05-04", None, None),
    ),
    (
        "Grain Council Meets\n\nOSLO. May 4. KAZINFORM -- {story}\n\n4 May 2024",
        ("Grain Council Meets", "2024-05-04", "Kazinform", "Oslo"),
    ),
    (
        "Grain Council Meets\n\nPyongyang May 4 (KCNA) -- {story}\n\n4 May 2024",
        ("Grain Council Meets", "2024-05-04", "Korean Central News Agency", "Pyongyang"),
    ),
    (
        "Grain Council Meets\n\nTehran, Ordibehesht 15, 1403 (May 4, 2024), IRNA – {story}\n\n4 May 2024",
        ("Grain Council Meets", "2024-05-04", "Islamic Republic News Agency", "Tehran"),
    ),
    (
        "COMMUNIQUE ON THE GRAIN COUNCIL\n\n{story} {story} {story}\n\n{story}\n\nOslo, May 4, 2024",
        ("COMMUNIQUE ON THE GRAIN COUNCIL", "2024-05-04", None, "Oslo"),
    ),
    (
        "Final Communiqué of the Grain Council\n\nOslo, 4th May, 2024\n\n{story}",
        ("Final Communiqué of the Grain Council", "2024-05-04", None, "Oslo"),
    ),
    (
        "Press Information Bureau\nGovernment of India\nCabinet\n\nGrain Council approves plan\n\n{story}\n\n****",
        ("Grain Council approves plan", None, None, None),
    ),
    ("Grain Council Meets\n\n{story}\n\n4 May 2024", ("Grain Council Meets", "2024-05-04", None, None)),
]


@pytest.mark.parametrize(("top", "told"), TOPS)
def test_the_top_of_a_document_is_read(top: str, told: tuple[str | None, ...]) -> None:
    """Symbols, numbers, days and places above a headline are no part of it."""
    heading = read(read_text(top.format(story=STORY), "grain", knowledge().glued_names), knowledge()).heading
    assert (heading.title, heading.published, heading.publisher, heading.place) == told


def test_a_bare_cabinet_is_that_of_the_documents_own_state() -> None:
    """No other state's short name, be it a label, is borrowed."""
    text = "Cabinet Meets\n\nACCRA, May 5 (GNA) -- The Cabinet of Ghana met on Tuesday. The Cabinet approved a bill."
    reading = read(read_text(text, "cabinet", knowledge().glued_names), knowledge())
    bodies = {one.name for sentence in reading.sentences for one in sentence.mentions if one.kind == "body"}
    assert bodies == {"Government of Ghana"}
