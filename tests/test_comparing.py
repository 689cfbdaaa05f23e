"""Comparisons say what is new, kept, changed or not repeated, each with the characters that say it."""

from __future__ import annotations

from typing import Any

import pytest
from gold_facts import SEEDS, seed_document
from gold_store import gold_store
from hostile import HOSTILE
from test_page import Elements

from kg.asking.facts import Row
from kg.model import UsageError
from kg.views.alike import difference, groups_of, stems
from kg.views.comparing import Line, Side, compare, comparison_table
from kg.views.comparing.page import comparison_page
from kg.views.comparing.sides import find_sides
from kg.views.tables import write_csv, write_markdown

LABELS = {"agriculture": "Agriculture", "coal": "Coal industry"}
INDUSTRIES = {"metal", "chemical", "power", "coal", "machine", "light industry"}


def fact(number: int, type_: str, **fields: Any) -> Row:
    """Return an invented fact."""
    told = {"quote": f"words {number}", "quote_start": number, "quote_end": number + 7, "document": "report"}
    return {"type": type_, "fact": f"https://example.org/{number}", **told, **fields}


def policy(number: int, text: str, act: str = "stress", *sectors: str) -> Row:
    """Return an invented policy act."""
    return fact(number, "policy", text=text, act=act, actor="Cabinet", sectors=sectors)


def side(label: str, *facts: Row) -> Side:
    """Return an invented side; its facts belong to the sectors that they tell."""
    return Side(label, facts, {str(row["fact"]): tuple(row.get("sectors") or ()) for row in facts})  # type: ignore[arg-type]


def changes(lines: tuple[Line, ...], part: str) -> dict[str, str]:
    """Return what became of each subject of a part."""
    return {line.subject: line.change for line in lines if line.part == part}


def seed_lines() -> tuple[tuple[Line, ...], tuple[Side, ...]]:
    """Return the comparison of the two seeds as a careful reader understood them."""
    sides, labels = find_sides(gold_store(), SEEDS)
    return compare(sides, labels), sides


def test_policies_are_new_kept_done_otherwise_or_not_repeated() -> None:
    before = side(
        "A",
        policy(1, "build rural houses"),
        policy(2, "plant trees in the hills", "set forth"),
        policy(3, "dig wells"),
    )
    after = side(
        "B",
        policy(4, "building more rural houses"),
        policy(5, "plant trees in the hills", "criticize"),
        policy(6, "open schools"),
    )
    assert changes(compare((before, after), LABELS), "policy") == {
        "build rural houses": "kept",
        "plant trees in the hills": "kept, another act",
        "dig wells": "not repeated in this text",
        "open schools": "new",
    }


def test_of_three_texts_the_change_names_the_text() -> None:
    first = side("A", policy(1, "build rural houses"), policy(2, "dig deep wells"))
    second = side(
        "B", policy(3, "dig deep wells"), policy(4, "open village schools"), policy(5, "pave mountain roads")
    )
    third = side("C", policy(6, "build rural houses"), policy(7, "open village schools"))
    assert changes(compare((first, second, third), LABELS), "policy") == {
        "build rural houses": "kept",
        "dig deep wells": "not repeated after B",
        "open village schools": "new in B",
        "pave mountain roads": "only in B",
    }


def test_wording_of_what_is_kept_is_told_word_by_word() -> None:
    before = side("A", policy(1, "carry out the five-year plan"))
    after = side("B", policy(2, "carry out the new five-year plan"))
    (line,) = (line for line in compare((before, after), LABELS) if line.part == "policy")
    assert line.wording == (("kept", "carry out the"), ("new", "new"), ("kept", "five-year plan"))
    assert comparison_table((line,), (before, after)).rows[0][-1] == "carry out the {+new+} five-year plan"


def test_people_rise_fall_appear_and_are_missing() -> None:
    def change(number: int, who: str, kind: str) -> Row:
        return fact(number, "personnel_change", who=who, change=kind, post="member", organization="Bureau")

    def post(number: int, who: str, name: str) -> Row:
        return fact(number, "post", who=who, post=name, organization="Ministry", as_of=None)

    before = side(
        "A",
        post(1, "Ri One", "minister"),
        post(2, "Ri Two", "minister"),
        post(3, "Ri Three", "minister"),
        post(4, "Ri Four", "minister"),
    )
    after = side(
        "B",
        change(5, "Ri One", "promoted"),
        change(6, "Ri Two", "dismissed"),
        post(7, "Ri Four", "vice-minister"),
        post(8, "Ri Five", "minister"),
    )
    assert changes(compare((before, after), LABELS), "person") == {
        "Ri One": "rose",
        "Ri Two": "fell",
        "Ri Three": "not named in this text",
        "Ri Four": "kept, another post",
        "Ri Five": "appeared",
    }


def test_numbers_of_the_same_thing_are_set_side_by_side() -> None:
    def figure(number: int, value: int, of: str, unit: str) -> Row:
        return fact(number, "quantity", text=f"{value} {unit}", value=value, unit=unit, of=of, told_by=None)

    before = side("A", figure(1, 400, "rural houses", "house"), figure(2, 12, "new tractors", "tractor"))
    after = side("B", figure(3, 900, "rural houses built", "house"), figure(4, 3, "open mines", "mine"))
    lines = [line for line in compare((before, after), LABELS) if line.part == "number"]
    assert [(line.subject, line.change) for line in lines] == [("rural houses", "changed")]
    assert [line.acts(0) + line.acts(1) for line in lines] == [("400 house", "900 house")]


def test_of_the_seeds_industries_are_kept_with_another_act() -> None:
    lines, _ = seed_lines()
    sectors = changes(lines, "sector")
    kept = {label.casefold() for label, change in sectors.items() if change == "kept, another act"}
    assert all(any(industry in label for label in kept) for industry in INDUSTRIES), kept


def test_of_the_seeds_breakthrough_is_not_repeated_and_rural_housing_is_new() -> None:
    policies = changes(seed_lines()[0], "policy")
    assert policies["launching an offensive for frontal breakthrough"] == "not repeated in this text"
    assert policies["the rural housing construction"] == "new"


def test_every_line_cites_the_characters_that_say_it() -> None:
    lines, _ = seed_lines()
    raw = {name: seed_document(name).raw for name in SEEDS}
    cited = [telling for line in lines for own in line.tellings for telling in own]
    assert len(cited) > 150 and all(any(line.tellings) for line in lines)
    for telling in cited:
        assert " ".join(raw[telling.document][telling.start : telling.end].split()) == telling.quote


def test_meetings_can_be_named_in_place_of_documents() -> None:
    by_meeting, _ = find_sides(gold_store(), ["5th plenary meeting", "9th plenary meeting of the 8th"])
    by_document, _ = find_sides(gold_store(), SEEDS)
    assert by_meeting == by_document


@pytest.mark.parametrize("names", [[SEEDS[0]], [SEEDS[0], "000"], [SEEDS[0], "nothing of the kind"]])
def test_what_cannot_be_compared_is_refused(names: list[str]) -> None:
    with pytest.raises(UsageError):
        find_sides(gold_store(), names)


def test_page_is_the_same_twice_and_runs_nothing() -> None:
    lines, sides = seed_lines()
    page = comparison_page(lines, sides)
    assert page == comparison_page(*seed_lines())
    tags = {tag for tag, _ in Elements(page).found}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "form"})
    assert "http" not in page.replace("http-equiv", "")


def test_hostile_texts_stay_text() -> None:
    plain = compare((side("A", policy(1, "build", "do")), side("B", policy(2, "build", "do"))), LABELS)
    counts = len(Elements(comparison_page(plain, (side("A"), side("B")))).found)
    for text in HOSTILE:
        sides = (side(text, policy(1, text, text)), side(text, policy(2, text, text)))
        lines = compare(sides, LABELS)
        assert len(Elements(comparison_page(lines, sides)).found) == counts, text
        table = comparison_table(lines, sides)
        assert not any(line.startswith(("=", "@")) for line in write_csv(table).splitlines())
        assert "<script" not in write_markdown(table).replace("\\<", "")


def test_nothing_to_compare_is_said() -> None:
    assert "Nothing that can be compared" in comparison_page((), (side("A"), side("B")))


def test_groups_hold_what_speaks_of_the_same_thing() -> None:
    texts = [
        "the rural housing construction",
        "pushing forward the rural housing construction under the programme",
        "strengthening the Cabinet responsibility system",
        "the Cabinet responsibility system",
        "the construction of a power station",
    ]
    assert groups_of(texts) == [[0, 1], [2, 3], [4]]


def test_stems_leave_out_what_tells_nothing() -> None:
    assert stems("the strengthening of the Party's work") == stems("strengthen Party work")


def test_difference_gives_both_wordings_back() -> None:
    before, after = "carry out all plans of the state", "carry out this year's plans of state"
    parts = difference(before, after)
    assert " ".join(words for kind, words in parts if kind != "new") == before
    assert " ".join(words for kind, words in parts if kind != "gone") == after
