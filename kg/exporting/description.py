"""Store → a description of what it holds, in VoID and DCAT, for catalogues and those who find the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from kg import __version__, canonical
from kg.canonical import Line
from kg.namespaces import KG, PREFIXES, prefixes, shorten
from kg.store import Store

DCAT = "http://www.w3.org/ns/dcat#"
MEDIA_TYPES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""The endings of the files that hold the dataset, and what they are."""

TITLE = "What official meeting reports tell"
TOLD = (
    "A knowledge graph made from official reports of political meetings by plenum-kg. Every fact points to "
    "the characters of the report that say it; what somebody said is told as said."
)
RIGHTS = (
    "The texts of the reports, which the graph quotes whole as nif:isString, belong to their publishers; "
    "whoever passes the graph on must have the right to pass the texts on. The ontology and the named things "
    "are under the Apache licence 2.0."
)

_COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?number) WHERE { ?subject ?predicate ?object }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?subject) AS ?number) WHERE { ?subject ?predicate ?object }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?object) AS ?number) WHERE { ?subject ?predicate ?object }",
    "entities": "SELECT (COUNT(DISTINCT ?subject) AS ?number) WHERE { ?subject a ?class }",
    "classes": "SELECT (COUNT(DISTINCT ?class) AS ?number) WHERE { ?subject a ?class }",
    "properties": "SELECT (COUNT(DISTINCT ?predicate) AS ?number) WHERE { ?subject ?predicate ?object }",
    "documents": "SELECT (COUNT(DISTINCT ?report) AS ?number) WHERE { ?report a kg:Report }",
}
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?one) AS ?number) WHERE { ?one a ?class } GROUP BY ?class"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?number) WHERE { ?one ?property ?value } GROUP BY ?property"
_DAYS = (
    "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE { ?report a kg:Report ; dcterms:issued ?day }"
)


def describe(store: Store) -> bytes:
    """Return the description in Turtle; its bytes follow from what the store holds.

    Args:
        store: the store.
    """
    names = {**prefixes(store.base), "dcat": DCAT}
    dataset = canonical.iri(store.base + "dataset")
    lines = sorted(set(_lines(store)), key=lambda line: (line[0] != dataset, canonical.reading_order(line)))
    head = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in names.items())
    return (head + "\n" + "".join(_blocks(lines, names))).encode()


def _blocks(lines: list[Line], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a block of Turtle a subject."""
    for subject, group in groupby(lines, key=lambda line: line[0]):
        said = [f"    {_verb(predicate, names)} {_short(value, names)}" for _, predicate, value in group]
        yield f"{_short(subject, names)}\n" + " ;\n".join(said) + " .\n\n"


def _verb(predicate: str, names: Mapping[str, str]) -> str:
    return "a" if predicate == canonical.RDF_TYPE else _short(predicate, names)


def _short(term: str, names: Mapping[str, str]) -> str:
    """Return a term of N-Triples with a prefix, where what stands behind it can be a name."""
    form, sign, iri = term.rpartition("<")
    if not iri.endswith(">") or (form and not form.endswith("^^")):
        return term
    for name, namespace in names.items():
        local = iri[:-1].removeprefix(namespace)
        if local != iri[:-1] and local.replace("-", "").replace("_", "").isalnum():
            return f"{form}{name}:{local}"
    return f"{form}{sign}{iri}"


def _lines(store: Store) -> Iterator[Line]:
    dataset = canonical.iri(store.base + "dataset")
    yield dataset, canonical.RDF_TYPE, _term("void:Dataset")
    yield dataset, canonical.RDF_TYPE, canonical.iri(DCAT + "Dataset")
    yield dataset, _term("dcterms:title"), canonical.text(TITLE, "en")
    yield dataset, _term("dcterms:description"), canonical.text(TOLD, "en")
    yield dataset, _term("dcterms:rights"), canonical.text(RIGHTS, "en")
    yield dataset, _term("dcterms:conformsTo"), canonical.iri(KG.rstrip("#"))
    yield dataset, _term("owl:versionInfo"), canonical.text(f"plenum-kg {__version__}")
    yield dataset, _term("void:uriSpace"), canonical.text(store.base)
    for name in ("kg", "skos", "org", "foaf", "nif", "prov", "dcterms"):
        yield dataset, _term("void:vocabulary"), canonical.iri(PREFIXES[name])
    for name, query in _COUNTS.items():
        yield dataset, _term(f"void:{name}"), canonical.integer(store.query(query).rows[0][0])
    yield from _time(store, dataset)
    yield from _partitions(store, dataset)
    yield from _files(store, dataset)


def _time(store: Store, dataset: str) -> Iterator[Line]:
    """Yield from when to when the documents were published."""
    first, last = store.query(_DAYS).rows[0]
    if first is None or last is None:
        return
    period = canonical.iri(store.base + "dataset-period")
    yield dataset, _term("dcterms:temporal"), period
    yield period, canonical.RDF_TYPE, _term("dcterms:PeriodOfTime")
    yield period, canonical.iri(DCAT + "startDate"), canonical.date(first)
    yield period, canonical.iri(DCAT + "endDate"), canonical.date(last)


def _partitions(store: Store, dataset: str) -> Iterator[Line]:
    """Yield how many there are of each class, and how often each property stands."""
    for kind, query, counted in (("class", _CLASSES, "entities"), ("property", _PROPERTIES, "triples")):
        for term, number in store.query(query).rows:
            name = shorten(str(term), store.base).replace(":", "-")
            part = canonical.iri(f"{store.base}dataset-{kind}-{name}")
            yield dataset, _term(f"void:{kind}Partition"), part
            yield part, _term(f"void:{kind}"), canonical.iri(str(term))
            yield part, _term(f"void:{counted}"), canonical.integer(number)


def _files(store: Store, dataset: str) -> Iterator[Line]:
    """Yield the forms in which the dataset can be written."""
    for ending, media_type in MEDIA_TYPES.items():
        file = canonical.iri(f"{store.base}dataset-{ending}")
        yield dataset, canonical.iri(DCAT + "distribution"), file
        yield file, canonical.RDF_TYPE, canonical.iri(DCAT + "Distribution")
        yield file, _term("dcterms:title"), canonical.text(f"graph.{ending}")
        media = f"https://www.iana.org/assignments/media-types/{media_type}"
        yield file, canonical.iri(DCAT + "mediaType"), canonical.iri(media)


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return canonical.iri(PREFIXES[prefix] + local)
