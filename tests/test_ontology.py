"""The ontology: made from one table, whole, well formed, and without contradiction."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from made_graph import made_graph
from parsers import by_n3, by_pyoxigraph, by_rapper, by_rdflib, needs

from kg.grammar import cards
from kg.namespaces import PREFIXES, expand
from kg.vocabulary import defined, is_defined

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology"
FILES = sorted(ONTOLOGY.glob("*.ttl"))
TERMS = tomllib.loads((ONTOLOGY / "terms.toml").read_text(encoding="utf-8"))
PITFALLS = sorted((ROOT / "tests" / "pitfalls").glob("*.rq"))
DECLARED = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
SPARQL = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def triples(text: str) -> list[ox.Triple]:
    """Return the triples of a piece of Turtle with the usual prefixes."""
    return [quad.triple for quad in ox.parse(input=DECLARED + text, format=ox.RdfFormat.TURTLE)]


def test_the_files_are_made_from_the_table() -> None:
    """Nobody changed a made file by hand, or the table without making the files."""
    command = [sys.executable, str(ROOT / "scripts" / "make_ontology.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("count", [by_rapper, by_rdflib, by_n3], ids=["rapper", "rdflib", "n3"])
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_parsers_agree_on_the_files(path: Path, count: Callable[[Path], int]) -> None:
    """Every parser finds the same number of triples in every file of the ontology."""
    assert count(path) == by_pyoxigraph(path) > 0


@pytest.mark.parametrize("path", PITFALLS, ids=[path.stem for path in PITFALLS])
def test_no_pitfall(path: Path) -> None:
    """The ontology has no pitfall, and the question finds one that is planted."""
    question = path.read_text(encoding="utf-8")
    store = ox.Store()
    store.load(path=ONTOLOGY / "kg.ttl", format=ox.RdfFormat.TURTLE)
    assert not store.query(SPARQL + question)
    planted = re.search(r"^# plant: (.*)$", question, re.MULTILINE)
    assert planted is not None
    store.load(input=DECLARED + planted[1], format=ox.RdfFormat.TURTLE)
    assert store.query(SPARQL + question)


def used_terms() -> set[str]:
    """Return the prefixed names of ours that programs, cards, questions and named things use."""
    files = [
        *ROOT.glob("kg/**/*.py"),
        *ROOT.glob("kg/**/*.toml"),
        *ROOT.glob("queries/**/*.rq"),
        *(path for path in FILES if path.name not in ("kg.ttl", "shapes.ttl", "alignment.ttl")),
    ]
    texts = (path.read_text(encoding="utf-8") for path in files)
    return {name for text in texts for name in re.findall(r"\bkg:[A-Za-z]\w*", text)}


def test_every_term_is_used_or_reserved() -> None:
    """No term of ours is idle, and none is used that the table does not have."""
    ours = {name: row for kind in ("classes", "properties") for name, row in TERMS[kind].items()}
    used = used_terms()
    known = used | {parent for row in TERMS["classes"].values() for parent in row.get("under", ())}
    idle = [
        name
        for name, row in ours.items()
        if name.startswith("kg:") and name not in known and row.get("status") != "reserved"
    ]
    assert idle == []
    assert {name for name in used if name not in ours} == set()


@pytest.mark.parametrize("name", [name for name, row in TERMS["classes"].items() if name.startswith("kg:")])
def test_every_class_has_a_true_example(name: str) -> None:
    """The Turtle of a class shows one of it, with terms that are defined, on classes that have them."""
    said = triples(TERMS["classes"][name]["turtle"])
    terms = defined()
    assert all(is_defined(one.predicate.value, terms) for one in said)
    kinds = {one.object.value for one in said if one.predicate.value == expand("rdf:type")}
    shown = {name, *(other for other, row in TERMS["classes"].items() if name in row.get("under", ()))}
    assert kinds & {expand(one) for one in shown}


def test_cards_and_terms_agree() -> None:
    """Each field of a fact card is told by a property that its class has, with such values."""
    literals = {
        "text": "text",
        "number": "decimal",
        "integer": "integer",
        "boolean": "boolean",
        "date": "date",
    }
    for card in cards().values():
        assert card.class_name in TERMS["classes"]
        for field in card.fields.values():
            told = TERMS["properties"][field.predicate]
            holder = card.thing.class_name if card.thing and field.on_thing else card.class_name
            assert not told["domain"] or holder in told["domain"], (card.type, field.name)
            if field.scheme:
                assert told["range"] == f"scheme:{field.scheme}", (card.type, field.name)
            elif field.kind in literals:
                assert told["range"] == literals[field.kind], (card.type, field.name)
            elif field.kind != "label":
                assert isinstance(told["range"], list), (card.type, field.name)


def reason(tmp_path: Path, extra: str = "", data: bytes = b"") -> list[str] | None:
    """Return the classes that HermiT finds empty, None where it finds a contradiction."""
    import owlready2

    needs("Java", shutil.which("java"))
    graph = rdflib.Graph()
    for name in ("kg.ttl", "alignment.ttl"):
        graph.parse(ONTOLOGY / name)
    graph.parse(data=DECLARED + extra, format="turtle")
    graph.parse(data=b"\n".join(line.rsplit(b" ", 2)[0] + b" ." for line in data.splitlines()), format="nt")
    path = tmp_path / "ontology.rdf"
    graph.serialize(path, format="xml")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    try:
        # OWL 2 has no calendar dates; the shapes check them.
        owlready2.sync_reasoner_hermit(world, ignore_unsupported_datatypes=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    return [str(one) for one in world.inconsistent_classes() if one is not owlready2.Nothing]


def test_hermit_finds_no_contradiction(tmp_path: Path) -> None:
    """The ontology, its alignment and a document's graph can hold together, and no class is empty."""
    assert reason(tmp_path, data=made_graph()) == []


@pytest.mark.parametrize(
    "contradiction",
    [
        "id:person-a a foaf:Person . id:participant-a kg:inMeeting id:person-a .",
        "id:decision-a a kg:Decision, kg:Statement .",
        "id:a kg:evidence id:span-a, id:span-b . id:span-a owl:differentFrom id:span-b .",
        'id:target-a kg:value 3.5, 4.5 .',
        "id:decision-a kg:within id:meeting-a . id:meeting-a a kg:Meeting .",
    ],
)  # fmt: skip
def test_hermit_finds_a_planted_contradiction(tmp_path: Path, contradiction: str) -> None:
    """What cannot be is found."""
    assert reason(tmp_path, contradiction) is None


def test_hermit_finds_an_empty_class(tmp_path: Path) -> None:
    """A class that nothing can be of is found."""
    empty = "kg:Muddle a owl:Class ; rdfs:subClassOf kg:Meeting, foaf:Person ."
    assert reason(tmp_path, empty) == ["ontology.Muddle"]


def test_the_ontology_keeps_to_owl_dl() -> None:
    """No term is of two kinds, and nothing is said by a property that is not declared."""
    kinds = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
    built_in = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
    said = [quad.triple for name in ("kg.ttl", "alignment.ttl") for quad in ox.parse(path=ONTOLOGY / name)]
    declared: dict[str, set[str]] = {}
    for one in said:
        if one.predicate.value == expand("rdf:type") and isinstance(one.object, ox.NamedNode):
            kind = one.object.value.removeprefix(PREFIXES["owl"])
            if kind in kinds and isinstance(one.subject, ox.NamedNode):
                declared.setdefault(one.subject.value, set()).add(kind)
    assert {name: found for name, found in declared.items() if len(found) > 1} == {}
    used = {one.predicate.value for one in said}
    assert {name for name in used if name not in declared and not name.startswith(built_in)} == set()
