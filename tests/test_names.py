"""The names that a text shows: persons, their titles, bodies and what a document calls them later."""

from __future__ import annotations

import pytest
from sentences import knowledge

from kg.documents import read_text
from kg.reading import Reading, read
from kg.reading.mentions import Mention
from kg.reading.post_titles import is_plural
from kg.reading.terms import ordinal_figure, with_term

DATELINE = "News of the Day\n\nPyongyang, May 4 (KCNA) -- "


def reading_of(text: str) -> Reading:
    """Return the reading of a report."""
    return read(read_text(DATELINE + text, "names-2024-05-04", knowledge().glued_names), knowledge())


def mentions_of(text: str, kind: str) -> list[Mention]:
    """Return the mentions of a kind in a report, in order."""
    return [one for sentence in reading_of(text).body for one in sentence.mentions if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kim Chol Min spoke.", ["Kim Chol Min"]),
        ("Wu Zhenglong and Qin Gang spoke.", ["Wu Zhenglong", "Qin Gang"]),
        ("He Lifeng spoke.", ["He Lifeng"]),
        ("Minister Dao Hong Lan spoke.", ["Dao Hong Lan"]),
        ("Nguyen Thi Kim Ngan spoke.", ["Nguyen Thi Kim Ngan"]),
        ("President Miguel Díaz-Canel Bermúdez spoke.", ["Miguel Díaz-Canel Bermúdez"]),
        (
            "Mr Jens O'Hara, Dr. Ada Holt and H.E. Ana Sousa attended.",
            ["Jens O'Hara", "Ada Holt", "Ana Sousa"],
        ),
        ("The meeting was chaired by Lana Holt.", ["Lana Holt"]),
        ("Deputy Governor Ana de la Cruz spoke.", ["Ana de la Cruz"]),
    ],
)
def test_persons_are_found_by_the_shape_of_their_names(text: str, names: list[str]) -> None:
    """Names of every language are found, by family names, titles, courtesies and verbs."""
    assert [person.name for person in mentions_of(text, "person")] == names


@pytest.mark.parametrize(
    "text",
    [
        "He Said nothing.",
        "Kim Il Sung Square was swept.",
        "The Wang Province Committee met.",
        "An Agreement was signed.",
        "Ho Chi Minh City was swept.",
        "May Day was celebrated.",
    ],
)
def test_what_only_looks_like_a_name_is_no_person(text: str) -> None:
    """Words at the start of a sentence, and names of things, are no persons."""
    assert mentions_of(text, "person") == []


def test_a_person_is_meant_by_a_shorter_name_later() -> None:
    """The last name alone is the person named in full before, where no other person shares it."""
    persons = mentions_of("Governor Lana Holt spoke. Holt left. Minister Ada Brandt stayed.", "person")
    assert [person.name for person in persons] == ["Lana Holt", "Lana Holt", "Ada Brandt"]


def test_a_shorter_name_of_two_persons_means_neither() -> None:
    """Where two persons share a last name, it alone is nobody's."""
    persons = mentions_of("Governor Lana Holt and Minister Ada Holt spoke. Holt left.", "person")
    assert [person.name for person in persons] == ["Lana Holt", "Ada Holt"]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Premier Kim Chol Min spoke.", [("premier", "Cabinet")]),
        (
            "Kim Chol Min, member of the Grain Council and head of its office, spoke.",
            [("member", "Grain Council"), ("head", "office")],
        ),
        ("Harbour Council Chair Lana Holt spoke.", [("chair", "Harbour Council")]),
        ("President Jon Hansen of Norway spoke.", [("president", "Norway")]),
        ("Norwegian President Jon Hansen spoke.", [("president", "Norway")]),
        ("Lana Holt (chair of the Grain Council) spoke.", [("chair", "Grain Council")]),
        ("The chair of the Grain Council, Lana Holt, spoke.", [("chair", "Grain Council")]),
        ("Former Foreign Minister Lana Holt spoke.", [("former foreign minister", None)]),
        ("Comrade Kim Chol Min spoke.", []),
    ],
)
def test_titles_before_and_behind_a_name_are_its_own(text: str, posts: list[tuple[str, str | None]]) -> None:
    """A person carries its titles with the organizations that have the posts."""
    (person,) = mentions_of(text, "person")
    assert [(post.title, post.organization) for post in person.posts] == posts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Harbour Council (HC) met. The HC decided.", ["Harbour Council", "Harbour Council"]),
        ("The Harbour Council met. The Council decided.", ["Harbour Council", "Harbour Council"]),
        (
            "The Rate Committee of the Bank of Norland met. The Bank decided.",
            ["Rate Committee of the Bank of Norland", "Bank of Norland"],
        ),
        (
            "The Legislation Committee of the SPA and the WPK Central Committee met.",
            [
                "Legislation Committee of the Supreme People's Assembly",
                "Central Committee of the Workers' Party of Korea",
            ],
        ),
        ("The Mongolia-Laos Joint Committee for Trade met.", ["Mongolia-Laos Joint Committee for Trade"]),
        ("The National Harbour Council met.", ["National Harbour Council"]),
    ],
)
def test_bodies_are_named_in_full(text: str, names: list[str]) -> None:
    """A body is named canonically, also by its initials or the head of its name."""
    bodies = [name for sentence in reading_of(text).body for name in sentence.names if name.kind == "body"]
    assert [body.name for body in bodies] == names


@pytest.mark.parametrize(
    ("name", "term", "told"),
    [
        ("Grain Council", None, "Grain Council"),
        ("Supreme People's Assembly", 14, "14th Supreme People's Assembly"),
        (
            "Standing Committee of the Supreme People's Assembly",
            14,
            "Standing Committee of the 14th Supreme People's Assembly",
        ),
        ("Central Committee of the Party", 3, "3rd Central Committee of the Party"),
    ],
)
def test_the_number_of_a_term_stands_before_what_is_elected_anew(
    name: str, term: int | None, told: str
) -> None:
    """Of a part of a parliament or committee, the whole is numbered."""
    assert with_term(name, term) == told


@pytest.mark.parametrize(
    ("number", "figure"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (112, "112th")]
)
def test_ordinals_are_written_in_figures(number: int, figure: str) -> None:
    """The ending fits the number."""
    assert ordinal_figure(number) == figure


@pytest.mark.parametrize(
    ("wording", "plural"),
    [
        ("vice-premiers", True), ("members of the Council", True), ("secretaries", True), ("chairmen", True),
        ("member of the Council", False), ("head of Affairs", False), ("boss", False), ("minister of Railways", False),
    ],
)  # fmt: skip
def test_a_title_of_several_holders_is_told_by_its_head(wording: str, plural: bool) -> None:
    """What a title is for does not make it plural."""
    assert is_plural(wording) == plural
