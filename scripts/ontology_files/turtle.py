"""Writes kg.ttl, the classes and properties, and alignment.ttl, how other vocabularies say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from kg.namespaces import PREFIXES
from ontology_files.terms import CONCLUSION, FACT, Class, Property, Term, Terms

DATATYPES = {
    "text": ("xsd:string",),
    "english": ("rdf:langString",),
    "integer": ("xsd:integer",),
    "decimal": ("xsd:decimal",),
    "boolean": ("xsd:boolean",),
    "date": ("xsd:date", "xsd:gYearMonth", "xsd:gYear"),
}
"""The datatypes of values."""

ANNOTATIONS = (
    "dcterms:description",
    "dcterms:license",
    "schema:domainIncludes",
    "schema:rangeIncludes",
    "skos:closeMatch",
    "skos:editorialNote",
    "skos:example",
    "skos:scopeNote",
    "vann:preferredNamespacePrefix",
    "vann:preferredNamespaceUri",
)
"""What the files say about terms; each must be declared, or the ontology is outside OWL 2 DL."""

_MADE = "# Made by scripts/make_ontology.py from ontology/terms.toml; a change here is lost.\n"

Statement = tuple[str, str]
"""A predicate and its objects, as they stand in Turtle."""


def text(value: str, language: str = "") -> str:
    """Return a text as Turtle writes it."""
    quoted = json.dumps(value, ensure_ascii=False)
    return f"{quoted}@{language}" if language else quoted


def block(subject: str, statements: Iterable[Statement]) -> str:
    """Return all that is said of one subject."""
    said = [f"    {predicate} {value}" for predicate, value in statements if value]
    return f"{subject}\n" + " ;\n".join(said) + " .\n"


def file(terms: Terms, blocks: Sequence[str]) -> str:
    """Return a Turtle file with the prefixes that it uses."""
    body = "\n".join(blocks)
    used = set(re.findall(r"(?<![\w\"])([a-z][a-z-]*):", body))
    lines = [f"@prefix {name}: <{iri}> .\n" for name, iri in terms.prefixes.items() if name in used]
    return _MADE + "\n" + "".join(lines) + "\n" + body


def ontology(terms: Terms) -> str:
    """Return kg.ttl."""
    blocks = [_header(terms, "", terms.ontology["title"], terms.ontology["description"])]
    blocks += [
        block(name, [("a", "owl:AnnotationProperty")]) for name in ANNOTATIONS if name != "skos:closeMatch"
    ]
    blocks += [_class_block(one) for one in terms.classes.values()]
    blocks += [_property_block(terms, one) for one in terms.properties.values()]
    blocks += [_disjoint_block(group) for group in terms.disjoint]
    return file(terms, blocks)


def alignment(terms: Terms) -> str:
    """Return alignment.ttl."""
    described = (
        "How other vocabularies name what the ontology names: rdfs:subClassOf and rdfs:subPropertyOf where "
        "the other term holds whenever ours does, skos:closeMatch where it means about the same."
    )
    blocks = [_header(terms, "/alignment", f"Alignment of the {_lower(terms.ontology['title'])}", described)]
    blocks += [
        block(name, [("a", "owl:AnnotationProperty")])
        for name in ANNOTATIONS
        if name in ("skos:closeMatch", "dcterms:description", "dcterms:license")
    ]
    both: list[Term] = [*terms.classes.values(), *terms.properties.values()]
    blocks += list(_declared(terms, both))
    blocks += [_alignment_block(one) for one in both if one.above or one.near]
    return file(terms, blocks)


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]


def _header(terms: Terms, tail: str, title: str, described: str) -> str:
    told = terms.ontology
    return block(
        f"<{terms.namespace}{tail}>",
        [
            ("a", "owl:Ontology"),
            ("owl:versionIRI", f"<{terms.namespace}{tail}/{told['version']}>"),
            ("owl:versionInfo", text(told["version"])),
            ("dcterms:title", text(title, "en")),
            ("dcterms:description", text(described, "en")),
            ("dcterms:license", f"<{told['licence']}>"),
            ("vann:preferredNamespacePrefix", text("kg") if not tail else ""),
            ("vann:preferredNamespaceUri", text(PREFIXES["kg"]) if not tail else ""),
        ],
    )


def _common(one: Term, kind: str, parent: str) -> list[Statement]:
    defined = PREFIXES["kg"].rstrip("#") if one.is_own else PREFIXES[one.name.partition(":")[0]]
    return [
        ("a", kind),
        ("rdfs:label", text(one.label, "en")),
        # What another vocabulary means by its own term is for that vocabulary to say.
        ("skos:definition" if one.is_own else "skos:scopeNote", text(one.definition, "en")),
        ("skos:example", text(one.example, "en") if one.example else ""),
        ("skos:editorialNote", text("Reserved: nothing writes it yet.", "en") if one.reserved else ""),
        (parent, ", ".join(one.under)),
        ("rdfs:isDefinedBy", f"<{defined}>"),
    ]


def _class_block(one: Class) -> str:
    said = _common(one, "owl:Class", "rdfs:subClassOf")
    if one.negative:
        said.append(("skos:scopeNote", text(f"Not this: {one.negative}", "en")))
    return block(one.name, said)


def _property_block(terms: Terms, one: Property) -> str:
    said = _common(one, _kind(terms, one), "rdfs:subPropertyOf")
    if one.is_own:
        said += [*_domain(one), *_range(one)]
    if one.scheme:
        said.append(("rdfs:seeAlso", f"id:scheme-{one.scheme}"))
    return block(one.name, said)


def _kind(terms: Terms, one: Property) -> str:
    if one.annotation:
        return "owl:AnnotationProperty"
    kind = "owl:ObjectProperty" if one.classes or one.scheme else "owl:DatatypeProperty"
    return f"{kind}, owl:FunctionalProperty" if _is_functional(terms, one) else kind


def _is_functional(terms: Terms, one: Property) -> bool:
    # Only facts, runs and spans belong to one document, and conclusions to one graph.
    # Of a meeting two documents may tell two values.
    alone = {*terms.kinds_of(FACT), *terms.kinds_of(CONCLUSION), "kg:Report", "kg:Span", "prov:Activity"}
    return one.is_own and one.single and all(name in alone for name in one.domain)


def _domain(one: Property) -> list[Statement]:
    if one.annotation:
        return [("schema:domainIncludes", ", ".join(one.domain))]
    return [("rdfs:domain", _union(one.domain))]


def _range(one: Property) -> list[Statement]:
    if one.literal == "date":
        # OWL 2 has no calendar dates; the shapes check them.
        return [("schema:rangeIncludes", ", ".join(DATATYPES["date"]))]
    if one.literal:
        return [("rdfs:range", DATATYPES[one.literal][0])]
    if one.scheme:
        return [("rdfs:range", "kg:Sector" if one.scheme == "sector" else "skos:Concept")]
    return [("rdfs:range", _union(one.classes))]


def _union(classes: Sequence[str]) -> str:
    return classes[0] if len(classes) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(classes)} ) ]"


def _disjoint_block(group: Sequence[str]) -> str:
    return f"[] a owl:AllDisjointClasses ;\n    owl:members ( {' '.join(group)} ) .\n"


def _declared(terms: Terms, both: Sequence[Term]) -> Iterable[str]:
    """Yield a declaration of every term that the alignment names."""
    kinds = {one.name: _plain_kind(terms, one) for one in both if one.above or one.near}
    kinds |= {other: kinds[one.name] for one in both for other in one.above}
    yield from (block(name, [("a", kinds[name])]) for name in sorted(kinds))


def _plain_kind(terms: Terms, one: Term) -> str:
    return _kind(terms, one).split(",")[0] if isinstance(one, Property) else "owl:Class"


def _alignment_block(one: Term) -> str:
    parent = "rdfs:subPropertyOf" if isinstance(one, Property) else "rdfs:subClassOf"
    return block(one.name, [(parent, ", ".join(one.above)), ("skos:closeMatch", ", ".join(one.near))])
