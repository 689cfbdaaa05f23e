"""Named things: what their files may say, and how a slip is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from gold_facts import plain_document

from kg.grammar import cards
from kg.grammar import folders as grammar_folders
from kg.linking import link_facts
from kg.model import DataError, Fact, Metadata, Quote
from kg.namespaces import BASE, expand
from kg.ontology import Things, folders, read_things
from kg.periods import Period, first_day, last_day

PREFIXES = """\
@prefix id: <https://w3id.org/plenum/id/> .
@prefix kg: <https://w3id.org/plenum/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix my: <https://example.org/terms#> .
"""
"""Nine lines, so that what follows begins on the tenth."""

BODY_A = 'id:body-a a org:Organization ; skos:prefLabel "A"@en'


def read_with(tmp_path: Path, text: str) -> Things:
    """Return the named things of the shipped files and of a project file of this text."""
    folder = tmp_path / "ontology"
    folder.mkdir(exist_ok=True)
    (folder / "own.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return read_things(folders(tmp_path))


def test_shipped_files_are_read() -> None:
    """Every kind of named thing is there, and each of the codes that cards use has a concept."""
    things = read_things()
    assert {entry.kind for entry in things.entries.values()} == {
        "person", "organization", "country", "place", "sector", "policy", "post_title"
    }  # fmt: skip
    schemes = {field.scheme for card in cards().values() for field in card.fields.values() if field.scheme}
    described = {str(triple.subject) for triple in things.quads}
    assert {f"<https://w3id.org/plenum/id/scheme-{scheme}>" for scheme in schemes} <= described


def test_a_project_adds_things_and_terms(tmp_path: Path) -> None:
    """A project's folder names a thing with a term that it defines itself."""
    things = read_with(
        tmp_path,
        'my:colour a owl:DatatypeProperty .\nid:body-green a org:Organization ; skos:prefLabel "Greens"@en ;'
        ' my:colour "green" .\n',
    )
    assert things.entries["body-green"].attributes["colour"] == ("green",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f"{BODY_A} ;\n kg:heldby id:body-wpk .", 11, "kg:heldby"),
        (f"{BODY_A}\n; id:body-b", 11, "is not Turtle"),
        ('id:body-a a org:Organisation ; skos:prefLabel "A"@en .', 10, "org:Organisation"),
        ('<https://example.org/x> a org:Organization ; skos:prefLabel "A"@en .', 10, "outside the base"),
        ('id:body-a a org:Organization ; skos:prefLabel "Workers\' Party of Korea"@en .', 10, "body-wpk"),
        (f"{BODY_A} ;\n\n kg:state id:country-dprc .", 12, "country-dprk"),
        (f'{BODY_A} ;\n kg:bodyKind "parliment" .', 11, "parliment"),
        ('id:body-a a org:Organization ;\n  skos:prefLabel "A"@ko .', 10, "0 English names"),
        (f'{BODY_A} ;\n kg:from "May 2016" .', 11, "is no date"),
        (f"{BODY_A} ;\n org:subOrganizationOf [] .", 11, "without an IRI"),
    ],
)
def test_a_slip_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """What is wrong is told with the file, the line, and what to do."""
    with pytest.raises(DataError) as caught:
        read_with(tmp_path, text)
    error = caught.value
    assert error.what.startswith(f"{tmp_path / 'ontology' / 'own.ttl'}:{line}: ")
    assert words in f"{error.what} {error.why} {error.mend}"
    assert error.mend


def test_one_name_at_different_times(tmp_path: Path) -> None:
    """A name may go from one thing to another, but two cannot hold it at once."""
    text = (
        'id:body-a a org:Organization ; skos:prefLabel "Water Board"@en ; kg:until "2010"^^xsd:gYear .\n'
        'id:body-b a org:Organization ; skos:prefLabel "Board B"@en ; skos:altLabel "Water Board"@en ; '
    )
    things = read_with(tmp_path, text + 'kg:from "2011-02"^^xsd:gYearMonth .\n')
    assert things.entries["body-b"].days_from("2010") == 32
    with pytest.raises(DataError, match="Water Board"):
        read_with(tmp_path, text + 'kg:from "2009"^^xsd:gYear .\n')


def test_two_people_of_one_name_are_told_apart_by_their_posts() -> None:
    """The general and the foreign minister of one name held posts at different times."""
    entries = read_things().entries
    general, minister = entries["person-ri-yong-ho-kpa"], entries["person-ri-yong-ho-diplomat"]
    assert general.label == minister.label
    assert general.days_from("2011-05-01") == 0 < minister.days_from("2011-05-01")
    assert minister.days_from("2017-05-01") == 0 < general.days_from("2017-05-01")


def test_a_card_that_names_an_undefined_term(tmp_path: Path) -> None:
    """A card with a term that nobody defines is refused with file and line, and read once it is defined."""
    facts = tmp_path / "grammar" / "facts"
    facts.mkdir(parents=True)
    card = 'type = "colour"\nclass = "kg:Event"\nsays = "A colour."\nidentity = ["text"]\n\n[fields.text]\n'
    (facts / "colour.toml").write_text(f'{card}property = "kg:colour"\nis = "text"\nsays = "It."\n')
    with pytest.raises(DataError, match=r"colour\.toml:7: kg:colour is not defined"):
        cards(grammar_folders(tmp_path))
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "terms.ttl").write_text(PREFIXES + "kg:colour a owl:DatatypeProperty .\n")
    assert "colour" in cards(grammar_folders(tmp_path))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("", ""), ("", ""), True),
        (("2001", "2005"), ("2005", ""), False),
        (("2001", "2005-06"), ("2005-05-31", ""), True),
        (("", "2016-06"), ("2016-06-29", ""), False),
        (("2012", "2013"), ("2014", "2015"), False),
    ],
)
def test_periods_overlap(one: tuple[str, str], other: tuple[str, str], overlap: bool) -> None:
    """Two times overlap both ways round, or neither."""
    assert Period(*one).overlaps(Period(*other)) is overlap
    assert Period(*other).overlaps(Period(*one)) is overlap


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2016-12-30", "2016-12-30", "2016-12-30"),
    ],
)
def test_first_and_last_day(told: str, first: str, last: str) -> None:
    """A year or a month has a first and a last day."""
    assert (first_day(told).isoformat(), last_day(told).isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("published", "local"),
    [("2012-07-16", "person-ri-yong-ho-kpa"), ("2018-09-30", "person-ri-yong-ho-diplomat")],
)
def test_a_name_is_joined_to_the_one_of_its_time(published: str, local: str) -> None:
    """Of two people of one name the one who held posts at the document's time is meant."""
    raw = "Comrade Ri Yong Ho was relieved of all his posts."
    document = replace(plain_document("note", raw), metadata=Metadata(published=published))
    fields = {"who": "Ri Yong Ho", "change": "dismissed", "post": None, "organization": None, "date": None}
    fact = Fact("personnel_change", fields, Quote(8, 18, raw[8:18]), "test/rule")
    (linked,) = link_facts([fact], read_things(), {"Ri Yong Ho": "person"}, document)
    assert linked.things["who"].local == local


def test_a_dated_name_is_a_name_of_its_body() -> None:
    """Each name that a body had over a time is one by which it is found, and no two of them hold at once."""
    things = read_things()
    said = {(triple.subject.value, triple.predicate.value): triple.object for triple in things.quads}
    namings = [triple for triple in things.quads if triple.predicate.value == expand("kg:naming")]
    by_body: dict[str, list[Period]] = {}
    for naming in namings:
        entry = things.entries[naming.subject.value.removeprefix(BASE)]
        label = said[(naming.object.value, expand("skos:prefLabel"))].value
        assert label in (entry.label, *entry.variants, *entry.home_variants)
        times = (said.get((naming.object.value, expand(name))) for name in ("kg:from", "kg:until"))
        by_body.setdefault(entry.local, []).append(Period(*(time.value if time else "" for time in times)))
    assert len(by_body) >= 6
    assert not any(one.overlaps(other) for times in by_body.values() for one, other in combinations(times, 2))


def test_no_tenure_is_told_twice() -> None:
    """No two entries of a post that was held say the same."""
    said: dict[str, set[tuple[str, str]]] = {}
    for triple in read_things().quads:
        said.setdefault(triple.subject.value, set()).add((triple.predicate.value, str(triple.object)))
    tenures = [frozenset(values) for name, values in said.items() if name.startswith(f"{BASE}tenure-")]
    assert len(tenures) == len(set(tenures)) > 100


def test_each_entry_says_where_it_is_known_from() -> None:
    """No named thing, code or tenure stands in a shipped file without its source."""
    subjects: dict[str, set[str]] = {}
    for triple in read_things().quads:
        subjects.setdefault(triple.subject.value, set()).add(triple.predicate.value)
    assert [name for name, said in subjects.items() if expand("dcterms:source") not in said] == []
