"""The files of a project add to what is shipped; a slip in one is told with its place and a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.documents.sources import read_text
from kg.finding import find_facts
from kg.grammar import cards, folders
from kg.grammar.genres import read_genres, shape_pattern
from kg.model import DataError, Fact
from kg.reading import read
from kg.reading.knowledge import Knowledge, read_knowledge
from kg.reading.sentences import find_paragraphs
from kg.shipped import shipped


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "grammar").mkdir()
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    """Write a file of a project's grammar."""
    path = project / "grammar" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def known(project: Path) -> Knowledge:
    """Return what is known in a project."""
    return read_knowledge(folders(project)[1:])


def facts(knowledge: Knowledge, text: str) -> list[Fact]:
    """Return the facts of a text."""
    return find_facts(read(read_text(text, "note-2024-05-04"), knowledge))


def test_words_are_added_to_the_shipped_ones(project: Path) -> None:
    write(
        project,
        "languages/en.toml",
        """
        family_names = ["Zhou", "Kim"]
        months = ["Januar", "", "", "", "", "", "", "", "", "", "", ""]
        [irregular]
        steer = ["store", "storn"]
        [meetings]
        kinds = [{ words = ["kurultai"], kind = "congress", name = "Kurultai" }]
        [nouns]
        groups = ["elders"]
        """,
    )
    own, shipped_words = known(project).language, read_knowledge().language
    assert own.family_names == (*shipped_words.family_names, "Zhou")
    assert own.months[0] == f"{shipped_words.months[0]}|Januar"
    assert own.months[1:] == shipped_words.months[1:]
    assert own.past("steer") == "store"
    assert own.past("say") == "said"
    assert [kind.name for kind in own.meetings.kinds[-1:]] == ["Kurultai"]
    assert "elders" in own.nouns.groups and len(own.nouns.groups) > 100


def test_a_month_in_another_spelling_is_read(project: Path) -> None:
    write(project, "languages/en.toml", 'months = ["", "", "", "", "Mei", "", "", "", "", "", "", ""]')
    (found,) = known(project).calendar.find("on 3 Mei 2024", None)
    assert (found.first, found.last) == ("2024-05-03", "2024-05-03")


def test_a_word_reaches_the_rules_that_are_shipped(project: Path) -> None:
    text = (
        "Plenary Meeting of DPRK Cabinet Held\n\nPyongyang, May 4 (KCNA) -- A plenary meeting of the Cabinet "
        "was held. Pak Chol Ho, premier of the Cabinet, steered the meeting."
    )
    assert [fact for fact in facts(read_knowledge(), text) if fact.type == "participant"] == []
    write(project, "wordings/attendance.toml", 'type = "participant"\n[words]\npresided = ["steer+"]')
    (found,) = [fact for fact in facts(known(project), text) if fact.type == "participant"]
    assert (found.fields["who"], found.fields["role"]) == ("Pak Chol Ho", "presider")
    assert found.rule == "attendance/presided"


LANGUAGE, ATTENDANCE, MINE, GENRE = (
    "languages/en.toml",
    "wordings/attendance.toml",
    "wordings/mine.toml",
    "genres/mine.toml",
)
WORDS = 'type = "participant"\n[words]\n'
RULE = '[[rule]]\nname = "a"\ntemplate = "x"\nexample = "x"\ngives = []'
CARD = 'genre = "mine"\nsays = "x"\ntitle = ["*"]\n'
COUNCIL = '[meeting]\nbody = "European Council"\n'


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (LANGUAGE, 'famly_names = ["Zhou"]', r'"famly_names" .* "family_names"'),
        (LANGUAGE, '[nouns]\ngruops = ["x"]', r'\[nouns\]: "gruops" .* "groups"'),
        (LANGUAGE, 'family_names = "Zhou"', r"a list of texts"),
        (LANGUAGE, "family_names = [1]", r"1 is no text"),
        (LANGUAGE, 'meetings = "many"', r'"meetings" .* table'),
        (LANGUAGE, 'months = ["Januar"]', r"12 places and not 1"),
        (LANGUAGE, 'weekdays = ["Montag"]', r'"weekdays" .* cannot be added to'),
        (LANGUAGE, '[meetings]\nkinds = [{ words = ["x"] }]', r"no kind of meeting"),
        (LANGUAGE, "family_names = [", r"cannot be read"),
        ("languages/de.toml", 'family_names = ["Schmidt"]', r"nothing would read this file"),
        (ATTENDANCE, 'type = "event"', r"its type is 'event'"),
        (ATTENDANCE, f'{WORDS}presidd = ["x"]', r"'presidd' .* \"presided\""),
        (ATTENDANCE, f'{WORDS}presided = "x"', r"no list of texts"),
        (MINE, f'{WORDS}own = ["x"]', r"nothing would read .* 'own'"),
        (MINE, f'type = "decision"\n{RULE}', r"a rule in a file of the type 'decision'"),
        ("genre/mine.toml", CARD, r"nothing would read this file .* grammar/genres/"),
        ("mine.toml", CARD, r"it stands in no folder"),
        ("genres/other.toml", CARD, r'"genre" cannot be "mine"'),
        (GENRE, 'genre = "mine"\nsays = "x"', r'"title" is missing'),
        (GENRE, 'genre = "mine"\nsays = "x"\ntitle = ["{body}*"]', r"\{body\} stands for the body"),
        (GENRE, f'{CARD}furnitur = ["x"]', r'mean "furniture"'),
        (GENRE, f"{CARD}[expect]\npolicies = {{ min = 1 }}", r'"policies" .* "policy"'),
        (GENRE, f"{CARD}[expect]\npolicy = {{ min = -1 }}", r'"min" must be a number'),
        (GENRE, f"{CARD}[expect]\npolicy = {{ least = 1 }}", r'nothing is called "least"'),
        (GENRE, f'{CARD}[meeting]\nbody = "Europaen Council"', r"is no body .* \"European Council\""),
        (GENRE, f'{CARD}home = "Chnia"', r'"Chnia" is no body .* "China"'),
        (GENRE, f'{CARD}{COUNCIL}word = "plenery"', r'"plenery" is no word .* "plenary"'),
    ],
)
def test_a_slip_is_told_with_its_place(project: Path, name: str, text: str, message: str) -> None:
    path = write(project, name, text)
    with pytest.raises(DataError) as caught:
        known(project)
    told = f"{caught.value.what} {caught.value.why} {caught.value.mend}"
    assert str(path) in told
    assert re.search(message, told), told


def card(project: Path, name: str, more: str = "") -> None:
    """Write a genre card whose headline begins with Water Board."""
    write(
        project,
        f"genres/{name}.toml",
        f'genre = "{name}"\nsays = "Minutes."\ntitle = ["Water Board*"]\n{more}',
    )


def test_a_card_of_a_project_goes_before_and_takes_the_place_of_a_shipped_one(project: Path) -> None:
    card(project, "minutes")
    card(project, "plenum")
    found = read_genres(folders(project), cards())
    assert [genre.name for genre in found][:2] == ["minutes", "plenum"]
    assert [genre.path.parents[2] for genre in found if genre.name == "plenum"] == [project]
    assert len(found) == len(list((shipped("grammar") / "genres").glob("*.toml"))) + 1


def test_shapes_take_any_words_and_names_in_any_letters() -> None:
    shape = shape_pattern("Report of the {body} (*)", ["Water Board", "Board (old)"])
    assert shape.fullmatch("REPORT of the water board (May)")
    assert shape.fullmatch("Report of the Board (old) (May)")
    assert not shape.fullmatch("Report of the Fire Board (May)")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Water Board Minutes\n\nRead on.", "Water Board Minutes"),
        ("Home > News\nWater Board\nMinutes\n\nHill, May 4 (WB) -- Read on.", "Water Board Minutes"),
        ("Water Board Minutes\nHome > News\n\nHill, May 4 (WB) -- Read on.", "Water Board Minutes"),
        ("Home > News\n\nWater Board Minutes\n\nRead on, all of you.", "Water Board Minutes"),
        ("Fire Board Minutes\n\nRead on.", None),
    ],
)
def test_headline_is_what_is_left_without_furniture(project: Path, text: str, title: str | None) -> None:
    card(project, "minutes", 'furniture = ["Home > *"]')
    knowledge = known(project)
    document = read_text(text, "minutes")
    lines = find_paragraphs(document.text, knowledge.language.ordinals)
    genre, paragraphs = knowledge.genre_finder.find(document, lines)
    assert (genre.name if genre else None) == ("minutes" if title else None)
    if title:
        titles = [document.text[one.start : one.end] for one in paragraphs if one.kind == "title"]
        assert titles == [title]
        tails = [document.text[one.start : one.end] for one in paragraphs if one.kind == "tail"]
        assert tails == (["Home > News"] if "Home" in text else [])


def test_headline_without_a_meeting_stands_for_the_meeting_of_its_genre(project: Path) -> None:
    card(project, "minutes", '[meeting]\nbody = "European Council"')
    told = facts(known(project), "Water Board Minutes, 2 and 3 May 2024\n\nThe meeting heard a report.")
    (meeting,) = [fact for fact in told if fact.type == "meeting"]
    assert meeting.fields["name"] == "Meeting of the European Council"
    assert (meeting.fields["start"], meeting.fields["end"]) == ("2024-05-02", "2024-05-03")
    assert (meeting.fields["status"], meeting.fields["kind"]) == ("reported", "other")
    assert meeting.quote.text == "Water Board Minutes, 2 and 3 May 2024"
