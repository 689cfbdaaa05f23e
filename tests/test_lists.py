"""Where the items of a list of persons, groups and bodies begin and end, and what each is."""

from __future__ import annotations

import pytest
from sentences import knowledge

from kg.documents import read_text
from kg.finding.lists import list_reader
from kg.reading import read

OPENING = "Attending it were "

LISTS = [
    ("Ri Chol Ho and Jang Su Il", [("Ri Chol Ho", "person"), ("Jang Su Il", "person")]),
    (
        "Ri Chol Ho, premier of the Cabinet, Jang Su Il, minister of Railways, and officials concerned",
        [("Ri Chol Ho", "person"), ("Jang Su Il", "person"), ("officials concerned", "group")],
    ),
    (
        "members and alternate members of the Grain Council",
        [("members and alternate members of the Grain Council", "group")],
    ),
    (
        "chairpersons of the committees of provinces, cities and counties",
        [("chairpersons of the committees of provinces, cities and counties", "group")],
    ),
    (
        "senior Party and government officials, scientists and technicians",
        [
            ("senior Workers' Party of Korea and government officials", "group"),
            ("scientists", "group"),
            ("technicians", "group"),
        ],
    ),
    ("2,952 deputies and observers", [("2,952 deputies", "group"), ("observers", "group")]),
    (
        "officials of the Foreign Ministry, the Ministry of Education and the Ministry of Railways",
        [
            (
                "officials of the Foreign Ministry, the Ministry of Education and the Ministry of Railways",
                "group",
            )
        ],
    ),
    (
        "Prime Minister Ana Sousa of Portugal and Russian President Vladimir Putin",
        [("Ana Sousa", "person"), ("Vladimir Putin", "person")],
    ),
    (
        "the Grain Council and the Harbour Council",
        [("Grain Council", "organization"), ("Harbour Council", "organization")],
    ),
    (
        "Jon Hansen; Ada Brandt; and Lana Holt",
        [("Jon Hansen", "person"), ("Ada Brandt", "person"), ("Lana Holt", "person")],
    ),
    (
        "officials in charge of farming, who had come from the provinces",
        [("officials in charge of farming, who had come from the provinces", "group")],
    ),
]


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_a_list_is_read_item_by_item(text: str, members: list[tuple[str, str]]) -> None:
    """Each person, each group with its own head and each body is one item, in order."""
    story = f"News of the Day\n\nPyongyang, May 4 (KCNA) -- {OPENING}{text}."
    reading = read(read_text(story, "lists-2024-05-04", knowledge().glued_names), knowledge())
    sentence = reading.body[0]
    start = reading.text.index(OPENING) + len(OPENING)
    reader = list_reader(knowledge().language.nouns.groups)
    found = reader.read(reading, sentence, (start, sentence.end))
    assert [(member.who, member.who_type) for member in found] == members


def test_a_list_ends_where_a_purpose_is_told() -> None:
    """What the members came for is no part of the last group."""
    story = (
        "News of the Day\n\nPyongyang, May 4 (KCNA) -- Attending it were ministers to discuss the harvest."
    )
    reading = read(read_text(story, "lists-2024-05-04", knowledge().glued_names), knowledge())
    start = reading.text.index("ministers")
    reader = list_reader(knowledge().language.nouns.groups)
    (member,) = reader.read(reading, reading.body[0], (start, reading.body[0].end))
    assert (member.who, member.who_type) == ("ministers", "group")
