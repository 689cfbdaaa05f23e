"""The checks find what they should find, in a graph in which everything else is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from gold_facts import SEEDS, gold_facts
from made_graph import KINDS, RAW, RUN, known_things, made_document, made_facts, made_graph
from parsers import ROOT, needs

from kg.checking import Fault, check_graph, check_store, check_things
from kg.cli import run
from kg.linking import link_facts
from kg.model import DataError, FieldValue
from kg.writing import write_document

ID = "https://w3id.org/plenum/id/"
KG = "https://w3id.org/plenum/ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
MEETING = f"<{ID}meeting-central-committee-of-the-farmers-party-3-plenum-2>"


class Plant:
    """The graph of the report, in which faults are planted."""

    def __init__(self) -> None:
        self.lines = made_graph().decode().splitlines()
        self.graph = self.lines[0].rsplit(" ", 2)[1]

    def bytes(self) -> bytes:
        """Return the graph, its lines sorted and each once."""
        return "".join(f"{line}\n" for line in sorted(set(self.lines))).encode()

    def find(self, pattern: str) -> str:
        """Return the only line in which a pattern is found."""
        found = [line for line in self.lines if re.search(pattern, line)]
        assert len(found) == 1, (pattern, found)
        return found[0]

    def node(self, pattern: str) -> str:
        """Return the subject of the only line in which a pattern is found."""
        return self.find(pattern).split(" ")[0]

    def take(self, pattern: str) -> None:
        """Take a line out."""
        self.lines.remove(self.find(pattern))

    def say(self, subject: str, predicate: str, value: str) -> None:
        """Add a line."""
        self.lines.append(f"{subject} {predicate} {value} {self.graph} .")

    def swap(self, pattern: str, old: str, new: str) -> None:
        """Change a line."""
        line = self.find(pattern)
        assert old in line
        self.take(pattern)
        self.lines.append(line.replace(old, new))


POLICY = rf"^<{ID}policy-[^>]*> <{KG}text>"
OUTER = rf"^<{ID}statement-[^>]*> <{KG}cue> \"say\""
INNER = rf"^<{ID}statement-[^>]*> <{KG}cue> \"stress\""
DECISION = rf"^<{ID}decision-[^>]*> <{KG}text>"
PRESIDER = rf"^<{ID}participant-[^>]*> <{KG}participant> <{ID}person-ann-hill>"
GUIDE = rf"^<{ID}participant-[^>]*> <{KG}participant> <{ID}person-carol-dean>"
ACCOUNT = rf"<{KG}startDate>"


def of(plant: Plant, which: str, predicate: str) -> str:
    """Return a pattern of what a node says by a property."""
    return re.escape(f"{plant.node(which)} <{KG}{predicate}>")


def span_of(plant: Plant, which: str, predicate: str = "evidence") -> str:
    """Return the span of a node."""
    return plant.find(of(plant, which, predicate)).split(" ")[2]


def no_evidence(plant: Plant) -> None:
    """A fact does not say where it is told."""
    plant.take(of(plant, DECISION, "evidence"))


def end_at(plant: Plant, number: int) -> None:
    """Let the span of the decision end elsewhere."""
    pattern = re.escape(f"{span_of(plant, DECISION)} <{NIF}endIndex>")
    plant.swap(pattern, re.findall(r'"\d+"', plant.find(pattern))[0], f'"{number}"')


def backwards(plant: Plant) -> None:
    """A span ends before it begins."""
    end_at(plant, 3)


def beyond(plant: Plant) -> None:
    """A span ends after the text."""
    end_at(plant, len(RAW) + 1)


def one_off(plant: Plant) -> None:
    """A span begins one character too late."""
    pattern = re.escape(f"{span_of(plant, DECISION)} <{NIF}beginIndex>")
    number = re.findall(r'"(\d+)"', plant.find(pattern))[0]
    plant.swap(pattern, f'"{number}"', f'"{int(number) + 1}"')


def blank_end(plant: Plant) -> None:
    """A quote takes the blank after it in, names and all."""
    begin, end = re.findall(r"-(\d+)-(\d+)>", span_of(plant, PRESIDER))[0]
    assert RAW[int(end) + 1] == "\n"
    both = (f"-{begin}-{end}", f"-{begin}-{int(end) + 2}")
    plant.lines = [line.replace(*both) for line in plant.lines]
    plant.swap(re.escape(f"{span_of(plant, PRESIDER)} <{NIF}endIndex>"), f'"{end}"', f'"{int(end) + 2}"')


def other_document(plant: Plant) -> None:
    """A span is one of another document."""
    pattern = re.escape(f"{span_of(plant, DECISION)} <{NIF}referenceContext>")
    plant.swap(pattern, f"> {plant.graph} {plant.graph}", f"> <{ID}document-0000000000000000> {plant.graph}")


def moved_evidence(plant: Plant) -> None:
    """A fact points to where another is told."""
    plant.swap(of(plant, DECISION, "evidence"), span_of(plant, DECISION), span_of(plant, PRESIDER))


def not_within(plant: Plant) -> None:
    """What was said is told as fact."""
    plant.take(of(plant, GUIDE, "within"))


def wrong_statement(plant: Plant) -> None:
    """What one speaker said is told as another's."""
    plant.swap(of(plant, POLICY, "within"), plant.node(INNER), plant.node(OUTER))


def within_nothing(plant: Plant) -> None:
    """What the report tells is marked as said."""
    plant.say(plant.node(DECISION), f"<{KG}within>", plant.node(OUTER))


def shortcut_without_fact(plant: Plant) -> None:
    """A shortcut stands for no fact."""
    plant.say(MEETING, f"<{KG}presider>", f"<{ID}person-ben-marsh>")


def shortcut_from_speech(plant: Plant) -> None:
    """A shortcut stands for what was only said."""
    plant.say(MEETING, f"<{KG}presider>", f"<{ID}person-carol-dean>")


def blank_node(plant: Plant) -> None:
    """A node has no IRI."""
    plant.say("_:somebody", TYPE, "<http://xmlns.com/foaf/0.1/Person>")


def undefined_property(plant: Plant) -> None:
    """A property is not defined."""
    plant.say(plant.node(DECISION), f"<{KG}colour>", '"red"')


def undefined_class(plant: Plant) -> None:
    """A class is not defined."""
    plant.say(plant.node(DECISION), TYPE, f"<{KG}Verdict>")


def two_dates(plant: Plant) -> None:
    """An account has two first days."""
    plant.say(plant.node(ACCOUNT), f"<{KG}startDate>", f'"2021-05-02"^^<{XSD}date>')


def end_before_start(plant: Plant) -> None:
    """A meeting ends before it begins."""
    plant.swap(f"<{KG}endDate>", "2021-05-04", "2021-05-01")


def other_scheme(plant: Plant) -> None:
    """A role is a personnel change."""
    plant.swap(of(plant, PRESIDER, "role"), f"{ID}role-presider", f"{ID}change-elected")


def unknown_code(plant: Plant) -> None:
    """A code is in no scheme."""
    plant.swap(of(plant, PRESIDER, "role"), f"{ID}role-presider", f"{ID}role-boss")


def number_as_text(plant: Plant) -> None:
    """A number is a text."""
    plant.swap(rf"^{re.escape(MEETING)} <{KG}ordinal>", f'"2"^^<{XSD}integer>', '"2"')


def no_such_day(plant: Plant) -> None:
    """A day is not in the calendar."""
    plant.swap(f"<{KG}endDate>", "2021-05-04", "2021-05-44")


def too_sure(plant: Plant) -> None:
    """A confidence is more than 1."""
    plant.swap(of(plant, PRESIDER, "confidence"), '"0.9"', '"1.5"')


def wrong_range(plant: Plant) -> None:
    """Somebody takes part in a person."""
    plant.swap(of(plant, PRESIDER, "inMeeting"), f"> {MEETING}", f"> <{ID}person-ann-hill>")


def wrong_domain(plant: Plant) -> None:
    """A meeting has a role."""
    plant.say(MEETING, f"<{KG}role>", f"<{ID}role-presider>")


def no_participant(plant: Plant) -> None:
    """A participation says of nobody that he took part."""
    plant.take(PRESIDER)


def no_run(plant: Plant) -> None:
    """A report does not say what made its graph."""
    plant.take("wasGeneratedBy")


def digest_of_another_form(plant: Plant) -> None:
    """A digest is no SHA-256."""
    line = plant.find("sha256")
    plant.swap("sha256", re.findall(r'"([0-9a-f]{64})"', line)[0], "abc")


def second_graph(plant: Plant) -> None:
    """A line stands in another graph."""
    plant.lines.append(f'{MEETING} <{KG}term> "3"^^<{XSD}integer> <{ID}graph-other> .')


FAULTS: list[tuple[Callable[[Plant], None], str]] = [
    (no_evidence, "shape"), (backwards, "shape"), (backwards, "quote"), (beyond, "quote"), (one_off, "quote"),
    (blank_end, "quote"), (other_document, "quote"), (moved_evidence, "quote"), (not_within, "within"),
    (wrong_statement, "within"), (within_nothing, "within"), (shortcut_without_fact, "shape"),
    (shortcut_from_speech, "shape"), (blank_node, "blank node"), (undefined_property, "term"),
    (undefined_class, "term"), (two_dates, "shape"), (end_before_start, "shape"), (other_scheme, "shape"),
    (unknown_code, "shape"), (number_as_text, "shape"), (no_such_day, "shape"), (too_sure, "shape"),
    (wrong_range, "shape"), (wrong_domain, "shape"), (no_participant, "shape"), (no_run, "shape"),
    (digest_of_another_form, "shape"), (second_graph, "form"),
]  # fmt: skip


def found(content: bytes) -> list[Fault]:
    """Return the faults of a graph."""
    return check_graph(content, known_things())


def test_a_right_graph_has_no_fault() -> None:
    """The report as it is written has no fault, and a shortcut that its facts imply is none."""
    plant = Plant()
    assert found(plant.bytes()) == []
    plant.say(MEETING, f"<{KG}presider>", f"<{ID}person-ann-hill>")
    assert found(plant.bytes()) == []


@pytest.mark.parametrize(
    ("fault", "check"), FAULTS, ids=[f"{fault.__name__}-{check}" for fault, check in FAULTS]
)
def test_a_planted_fault_is_found(fault: Callable[[Plant], None], check: str) -> None:
    """A single fault is found by the check that should find it."""
    plant = Plant()
    fault(plant)
    assert check in {one.check for one in found(plant.bytes())}


def test_the_fault_names_fact_and_rule() -> None:
    """A fault says which fact has it and which rule found that."""
    plant = Plant()
    not_within(plant)
    (one,) = found(plant.bytes())
    assert (f"<{one.node}>", one.rule) == (plant.node(GUIDE), "made/participant")


def test_lines_out_of_order() -> None:
    """A file whose lines are not sorted is not canonical."""
    lines = made_graph().splitlines(keepends=True)
    assert {one.check for one in found(b"".join(reversed(lines)))} == {"form"}


def test_another_base() -> None:
    """A graph under another base is checked, and told, under that."""
    base = "https://example.org/things/"
    content = made_graph(base)
    assert check_graph(content, known_things(), base) == []
    (one,) = check_graph(content.replace(b"role-presider>", b"role-boss>"), known_things(), base)[:1]
    assert one.graph.startswith(base)


@pytest.mark.parametrize(("which", "count"), [(GUIDE, 1), (PRESIDER, 0)], ids=["said", "told"])
def test_a_conclusion_from_what_was_only_said(which: str, count: int) -> None:
    """Nothing is concluded from a fact that is told only inside a statement, or from no fact."""
    plant = Plant()
    node, graph = plant.node(which), f"{ID}graph-conclusions"
    said = (f"{TYPE} <{KG}Meeting>", f"<{KG}concludedFrom> {node}")
    lines = "".join(f"{MEETING} {one} <{graph}> .\n" for one in said).encode()
    graphs = [(graph, lines), (plant.graph.strip("<>"), plant.bytes())]
    faults = dict(check_store(graphs, known_things()))
    assert [one.check for one in faults[graph]] == ["conclusion"] * count
    # Of a fact that no document tells the shapes do not know either that it is one.
    alone = dict(check_store(graphs[:1], known_things()))[graph]
    assert [one.check for one in alone] == ["conclusion", "shape"]


def test_the_shapes_hold_of_conclusions_too() -> None:
    """A conclusion with a value of another kind is a fault; with one of the right kind it is none."""
    plant = Plant()
    node, graph = plant.node(PRESIDER), f"{ID}graph-conclusions"
    lines = [f"{MEETING} {TYPE} <{KG}Meeting>", f"{MEETING} <{KG}concludedFrom> {node}"]

    def faults(*more: str) -> list[str]:
        content = "".join(f"{line} <{graph}> .\n" for line in sorted([*lines, *more])).encode()
        checked = dict(
            check_store([(plant.graph.strip("<>"), plant.bytes()), (graph, content)], known_things())
        )
        return [one.message.partition(":")[2].partition(" ")[0] for one in checked[graph]]

    assert faults() == faults(f"{MEETING} <{KG}heldIn> <{ID}place-pyongyang>") == []
    assert faults(f"{MEETING} <{KG}heldIn> <{ID}person-kim-jong-un>") == ["heldIn"]
    assert faults(f"{MEETING} <{KG}venue> <{ID}place-pyongyang>") == ["venue"]


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_conform(name: str) -> None:
    """The facts that a careful reader took from the seeds give graphs without a fault."""
    document, facts = gold_facts(name)
    linked = link_facts(facts, known_things(), {}, document)
    assert found(write_document(document, linked, known_things(), RUN)) == []


def test_the_named_things_conform() -> None:
    """The shipped named things have their shapes."""
    assert check_things(known_things()) == []


@pytest.mark.parametrize(
    ("type_name", "field", "value", "words"),
    [
        ("meeting", "end", "2021-05-01", "ends on 2021-05-01"),
        ("participant", "role", "boss", "boss"),
        ("policy", "sectors", ("agriculture", "magic"), "magic"),
    ],
)
def test_a_build_refuses_what_cannot_be(type_name: str, field: str, value: FieldValue, words: str) -> None:
    """A document with such a fact is not written, and the error names the fact and the rule."""
    facts = [
        replace(one, fields={**one.fields, field: value}) if one.type == type_name else one
        for one in made_facts()
    ]
    linked = link_facts(facts, known_things(), KINDS, made_document())
    with pytest.raises(DataError) as caught:
        write_document(made_document(), linked, known_things(), RUN)
    assert words in caught.value.why
    assert f"made/{type_name}" in caught.value.why


def test_a_build_refuses_a_confidence_that_is_none() -> None:
    """A share is between 0 and 1."""
    linked = link_facts(made_facts(), known_things(), KINDS, made_document())
    with pytest.raises(DataError, match=r"1\.1"):
        write_document(made_document(), linked, known_things(), replace(RUN, confidence={"made/date": 1.1}))


@pytest.mark.parametrize("folder", ["seeds", "../shared/corpus/meetings", "../shared/eval/practice/texts"])
def test_built_documents_conform(tmp_path: Path, folder: str) -> None:
    """What the tool itself builds from real reports has no fault."""
    needs(folder, (ROOT / folder).is_dir())
    store = tmp_path / "store"
    assert run(["build", str(ROOT / folder), "--store", str(store)]) == 0
    assert run(["check", "--store", str(store)]) == 0
