"""Writes shapes.ttl: what must hold of the graph of a document and of the named things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ontology_files.terms import Class, Property, Terms
from ontology_files.turtle import DATATYPES, block, file, text

IN_ORDER = (("kg:startDate", "kg:endDate"), ("kg:from", "kg:until"))
"""Dates of which the first is no later than the second."""


def shapes(terms: Terms) -> str:
    """Return shapes.ttl."""
    blocks = [_header(terms), _prefixes()]
    blocks += [_class_shape(terms, one) for one in terms.classes.values() if one.needs]
    blocks += [_property_shape(one) for one in terms.properties.values()]
    blocks += [_order_shape(*pair) for pair in IN_ORDER]
    blocks.append(
        block(
            "kg:SpanOrderShape",
            [
                ("a", "sh:NodeShape"),
                ("sh:targetSubjectsOf", "nif:beginIndex"),
                ("sh:property", "[ sh:path nif:beginIndex ; sh:lessThan nif:endIndex ; "
                 f"sh:message {text('a span begins before it ends', 'en')} ]"),
            ],
        )
    )  # fmt: skip
    blocks += [_shortcut_shape(one) for one in terms.properties.values() if one.short_for]
    return file(terms, blocks)


def _header(terms: Terms) -> str:
    return block(
        f"<{terms.namespace}/shapes>",
        [
            ("a", "owl:Ontology"),
            ("owl:versionInfo", text(terms.ontology["version"])),
            ("dcterms:title", text("Shapes of official meeting reports", "en")),
            ("dcterms:description", text(_DESCRIPTION, "en")),
            ("dcterms:license", f"<{terms.ontology['licence']}>"),
        ],
    )


_DESCRIPTION = (
    "What must hold of the graph of one document, of the named things, and of the conclusions together with the "
    "classes of what they speak of, each together with the ontology (kg.ttl) and the codes (schemes.ttl, "
    "sectors.ttl)."
)


def _prefixes() -> str:
    told = (("kg", "https://w3id.org/plenum/ontology#"), ("id", "https://w3id.org/plenum/id/"))
    said = [
        ("sh:declare", f'[ sh:prefix "{name}" ; sh:namespace "{iri}"^^xsd:anyURI ]') for name, iri in told
    ]
    return block("kg:shapePrefixes", said)


def _shape(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"kg:{local}Shape" if prefix == "kg" else f"kg:{prefix}-{local}Shape"


def _class_shape(terms: Terms, one: Class) -> str:
    """Return the shape that says what everything of a class has."""
    needs = [
        f"[ sh:path {name} ; sh:minCount 1 ; sh:message {text(f'{_a(one.label)} has {name}', 'en')} ]"
        for name in one.needs
    ]
    targets = [name for name in terms.kinds_of(one.name) if name.startswith("kg:")]
    said = [
        ("a", "sh:NodeShape"),
        ("sh:targetClass", ", ".join(targets)),
        ("sh:property", ",\n        ".join(needs)),
    ]
    return block(_shape(one.name), said)


def _a(label: str) -> str:
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"


def _property_shape(one: Property) -> str:
    """Return the shape that says who has a property, how often, and what its values are."""
    said = [("a", "sh:NodeShape"), ("sh:targetSubjectsOf", one.name)]
    if one.domain:
        said += [_of_class(one.domain), ("sh:message", text(_domain_message(one), "en"))]
    rules = list(_value_rules(one))
    if one.single:
        rules.append(f"sh:maxCount 1 ; sh:message {text(f'{one.name} has one value at most', 'en')}")
    said += [("sh:property", f"[ sh:path {one.name} ; {rule} ]") for rule in rules]
    if one.scheme:
        said.append(("sh:property", _in_scheme(one)))
    return block(_shape(one.name), said)


def _domain_message(one: Property) -> str:
    return f"{one.name} is said only of {', '.join(one.domain)}"


def _of_class(classes: Sequence[str]) -> tuple[str, str]:
    """Return the constraint that a node is of one of some classes."""
    if len(classes) == 1:
        return "sh:class", classes[0]
    return "sh:or", "( " + " ".join(f"[ sh:class {name} ]" for name in classes) + " )"


def _value_rules(one: Property) -> Iterator[str]:
    if one.classes:
        rule = " ".join(_of_class(one.classes))
        yield f"{rule} ; sh:message {_range_message(one, one.classes)}"
    elif one.literal == "iri" or one.scheme:
        yield f"sh:nodeKind sh:IRI ; sh:message {text(f'a value of {one.name} is an IRI', 'en')}"
    elif one.literal in ("english", "text") and one.annotation:
        yield f"sh:nodeKind sh:Literal ; sh:message {text(f'a value of {one.name} is a text', 'en')}"
    else:
        yield _datatype_rule(one)
    if one.least is not None or one.most is not None:
        limits = [f"sh:minInclusive {one.least}"] * (one.least is not None)
        limits += [f"sh:maxInclusive {one.most}"] * (one.most is not None)
        yield " ; ".join([*limits, f"sh:message {text(f'{one.name} is out of its bounds', 'en')}"])
    if one.pattern:
        yield f"sh:pattern {text(one.pattern)} ; sh:message {text(f'{one.name} has another form', 'en')}"


def _datatype_rule(one: Property) -> str:
    types = DATATYPES[one.literal]
    if len(types) == 1:
        return f"sh:datatype {types[0]} ; sh:message {_range_message(one, types)}"
    told = " ".join(f"[ sh:datatype {name} ]" for name in types)
    return f"sh:or ( {told} ) ; sh:message {_range_message(one, types)}"


def _range_message(one: Property, names: Sequence[str]) -> str:
    return text(f"a value of {one.name} is of {' or '.join(names)}", "en")


def _in_scheme(one: Property) -> str:
    message = text(f"a value of {one.name} is a concept of id:scheme-{one.scheme}", "en")
    path = f"( {one.name} skos:inScheme )"
    return f"[ sh:path {path} ; sh:hasValue id:scheme-{one.scheme} ; sh:message {message} ]"


def _order_shape(first: str, second: str) -> str:
    query = (
        f"SELECT $this ?value WHERE {{ $this {first} ?first ; {second} ?value . "
        # A year holds all its days: 2020-05 to 2020 is in order.
        "FILTER(STR(?value) < STR(?first) && !STRSTARTS(STR(?first), STR(?value))) }"
    )
    message = text(f"{first} is no later than {second}", "en")
    name = f"kg:{first.partition(':')[2]}OrderShape"
    return block(name, [("a", "sh:NodeShape"), ("sh:targetSubjectsOf", second), _sparql(query, message)])


def _shortcut_shape(one: Property) -> str:
    short = one.short_for
    assert short is not None
    query = (
        f"SELECT $this ?value WHERE {{ $this {one.name} ?value . FILTER NOT EXISTS {{ "
        f"?fact a {short.class_name} ; {short.predicate} id:{short.value} ; {short.subject} $this ; "
        f"{short.object} ?value . FILTER NOT EXISTS {{ ?fact kg:within ?statement }} }} }}"
    )
    message = text(f"{one.name} is short for a {short.class_name} that the document itself tells", "en")
    name = f"kg:{one.name.partition(':')[2]}ShortcutShape"
    return block(name, [("a", "sh:NodeShape"), ("sh:targetSubjectsOf", one.name), _sparql(query, message)])


def _sparql(query: str, message: str) -> tuple[str, str]:
    return (
        "sh:sparql",
        f"[ a sh:SPARQLConstraint ; sh:message {message} ; sh:prefixes kg:shapePrefixes ;\n"
        f"        sh:select {text(query)} ]",
    )
