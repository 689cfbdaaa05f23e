"""Writes the graph of one document: the report, its facts, where they are told, the things they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg import canonical, naming
from kg.correcting import Rejected
from kg.correcting.telling import say_correction, say_rejection
from kg.grammar import Card, FieldCard, cards
from kg.invariants import refuse_broken
from kg.linking import names_of
from kg.manner import manner_of
from kg.model import DataError, Document, Fact, FieldValue, LinkedFact
from kg.namespaces import BASE
from kg.nesting import aims, enclosing
from kg.ontology import Things
from kg.triples import Triples

PARTS = {"source": "kg:sourceSpan", "cue": "kg:cueSpan", "content": "kg:contentSpan"}
"""Properties from a fact to its parts."""

VALUES: Mapping[str, Callable[[object], str]] = {
    "text": lambda value: canonical.text(str(value)),
    "number": canonical.decimal,
    "integer": canonical.integer,
    "boolean": canonical.boolean,
    "date": canonical.date,
}
"""How values are written that are neither codes nor things."""


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph; a document is made anew when this or its bytes change.

    Args:
        tool: version of the tool.
        grammar: digest of the grammar.
        ontology: digest of the named things.
        model: name of the language model.
        model_version: its version.
        confidence: how often each rule was right where it was measured, by the rule's name.
    """

    tool: str
    grammar: str
    ontology: str
    model: str
    model_version: str
    confidence: Mapping[str, float] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits that stand for all of it."""
        measured = [f"{rule}={self.confidence[rule]}" for rule in sorted(self.confidence)]
        told = (self.tool, self.grammar, self.ontology, self.model, self.model_version)
        return naming.short_hash(*told, *measured) + naming.short_hash(*measured, *told)


def write_document(
    document: Document,
    linked: Sequence[LinkedFact],
    things: Things,
    run: Run,
    base: str = BASE,
    known: Mapping[str, Card] | None = None,
    rejected: Sequence[Rejected] = (),
) -> bytes:
    """Write the graph of one document.

    Of two facts with one name, and of two values for what can have one value only, the one that stands first
    in the document is written.

    Args:
        document: the document.
        linked: its facts, in any order.
        things: the named things.
        run: what made the facts.
        base: the base IRI.
        known: the fact cards; the shipped ones where none are given.
        rejected: facts that people took out, of which is written that and why they are not there.

    Returns:
        Canonical N-Quads: sorted lines, UTF-8.

    Raises:
        DataError: a quote is not what stands at its place, or a fact says what its card does not know or
            what cannot be.
    """
    writer = _Writer(Triples(document, base), things, run, known or cards())
    writer.write_run()
    writer.write_report()
    writer.write_facts(sorted(linked, key=_place))
    for fact, correction in rejected:
        say_rejection(writer.graph, fact, correction)
    return canonical.quads(writer.graph.lines, base + naming.document_name(document.digest))


def _place(one: LinkedFact) -> tuple[int, int, str, str]:
    fact = one.fact
    return fact.quote.start, fact.quote.end, fact.type, repr(sorted(fact.fields.items()))


class _Writer:
    """Says what one document's facts tell."""

    def __init__(self, graph: Triples, things: Things, run: Run, known: Mapping[str, Card]) -> None:
        self.graph, self.names, self.run, self.known = graph, names_of(things), run, known
        self.things = things
        self.document = graph.document

    def write_run(self) -> None:
        """Say what made the graph."""
        graph, run = self.graph, self.run
        node = graph.iri(f"run-{run.key}")
        graph.say(graph.report, "prov:wasGeneratedBy", node)
        graph.say_class(node, "prov:Activity")
        graph.say(node, "kg:toolVersion", canonical.text(run.tool))
        graph.say(node, "kg:grammarDigest", canonical.text(run.grammar))
        graph.say(node, "kg:ontologyDigest", canonical.text(run.ontology))
        graph.say(node, "kg:modelName", canonical.text(run.model))
        graph.say(node, "kg:modelVersion", canonical.text(run.model_version))

    def write_report(self) -> None:
        """Say the document's characters and digest."""
        graph = self.graph
        graph.say_class(graph.report, "kg:Report", "foaf:Document", "nif:Context")
        graph.say(graph.report, "nif:isString", canonical.text(self.document.raw))
        graph.say(graph.report, "kg:sha256", canonical.text(self.document.digest))

    def write_facts(self, linked: Sequence[LinkedFact]) -> None:
        """Say the facts, and how they stand to each other."""
        facts = [one.fact for one in linked]
        nodes = [self.node(fact) for fact in facts]
        refuse_broken(self.document, facts, self.known, self.things, self.run.confidence.values())
        first: dict[str, int] = {}
        for at, node in enumerate(nodes):
            if first.setdefault(node, at) == at:
                self.write_fact(node, linked[at])
        for at, statement in enclosing(facts).items():
            if nodes[at] != nodes[statement]:
                self.graph.say(nodes[at], "kg:within", nodes[statement])
        for at, meant in aims(facts).items():
            for policy in meant:
                self.graph.say(nodes[at], "kg:about", nodes[policy])

    def node(self, fact: Fact) -> str:
        """Return the term for a fact."""
        identity = self.card(fact).identity_of(fact)
        return self.graph.iri(naming.fact_name(self.document, fact.type, fact.quote, identity))

    def card(self, fact: Fact) -> Card:
        """Return the card of a fact whose fields are all on it."""
        card = self.known.get(fact.type)
        unknown = sorted(set(fact.fields) - set(card.fields)) if card else [fact.type]
        if card is None or unknown:
            raise DataError(
                f'{self.document.name}: "{unknown[0]}" is on no fact card',
                f"the rule {fact.rule} found a {fact.type}",
                "add it to the card of the fact, or mend the rule",
            )
        return card

    def write_fact(self, node: str, one: LinkedFact) -> None:
        """Say what one fact tells."""
        fact, card, about = one.fact, self.card(one.fact), node
        self.graph.say_class(node, card.class_name)
        self.write_evidence(node, fact)
        if card.thing is not None:
            about = self.graph.thing(one.things[""])
            self.graph.say(node, card.thing.predicate, about)
        for name, told in card.fields.items():
            value = fact.fields.get(name)
            if value is not None and told.kind != "label":
                self.write_field(about if told.on_thing else node, told, value, one)
        for correction in fact.corrections:
            say_correction(self.graph, node, fact, correction)
        if fact.type == "policy":
            self.write_named_policy(node, fact.fields.get("text"))
        if fact.type == "statement":
            self.write_manner(node, fact)

    def write_manner(self, node: str, fact: Fact) -> None:
        """Say how a statement is made: quoted or reported, affirmed or denied, as what."""
        manner = manner_of(fact, self.document.raw)
        if manner is not None:
            self.graph.say(node, "kg:mode", self.graph.concept("mode", manner.mode))
            polarity = self.graph.concept("statement-polarity", manner.polarity)
            self.graph.say(node, "kg:statementPolarity", polarity)
            self.graph.say(node, "kg:modality", self.graph.concept("modality", manner.modality))

    def write_evidence(self, node: str, fact: Fact) -> None:
        """Say where a fact is told, and by which rule it was found."""
        graph = self.graph
        graph.say(node, "kg:evidence", graph.span(fact.quote))
        for quote in fact.further:
            graph.say(node, "kg:furtherEvidence", graph.span(quote))
        for name, quote in sorted(fact.parts.items()):
            graph.say(node, PARTS.get(name, "kg:furtherContentSpan"), graph.span(quote))
        graph.say(node, "kg:rule", canonical.text(fact.rule))
        if fact.rule in self.run.confidence:
            graph.say(node, "kg:confidence", canonical.decimal(self.run.confidence[fact.rule]))
        if fact.ambiguous:
            graph.say(node, "kg:ambiguous", canonical.boolean(True))

    def write_field(self, node: str, told: FieldCard, value: FieldValue, one: LinkedFact) -> None:
        """Say one field of a fact."""
        if told.names_thing:
            self.graph.say_once(node, told.predicate, self.graph.thing(one.things[told.name]))
        elif told.kind == "sectors":
            self.write_sectors(node, told, value)
        else:
            self.graph.say_once(node, told.predicate, self.value(told, value))

    def write_sectors(self, node: str, told: FieldCard, value: FieldValue) -> None:
        """Say the sectors of a fact, and which is the first."""
        codes: Iterable[str] = value if isinstance(value, tuple | list) else (str(value),)
        for code in codes:
            concept = self.graph.concept("sector", code)
            self.graph.say(node, told.predicate, concept)
            self.graph.say_once(node, "kg:mainSector", concept)

    def value(self, told: FieldCard, value: FieldValue) -> str:
        """Return the term for a value that names no thing."""
        if told.scheme is not None:
            return self.graph.concept(told.scheme, value)
        if told.kind == "text" and not isinstance(value, str):
            raise DataError(f"{self.document.name}: {told.name} is {value!r}", "the field takes text only")
        return VALUES[told.kind](value)

    def write_named_policy(self, node: str, text: FieldValue) -> None:
        """Say which named policy a policy's text is the name of."""
        entry = self.names.find(" ".join(str(text).split()), ("policy",))
        if entry is not None:
            self.graph.say(node, "kg:policy", self.graph.iri(entry.local))
