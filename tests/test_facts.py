"""What is written into the graph is read back as it was: fields, quotes, offsets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from gold_facts import SEEDS, gold_facts, plain_document, seed_document
from seed_store import RUN, gold_store, named_things

from kg.asking.fact_queries import columns, fact_query, write_queries
from kg.asking.facts import facts_table, read_facts
from kg.grammar import cards, folders
from kg.linking import link_facts
from kg.model import Fact, LinkedFact, Quote, UsageError
from kg.store import Entry, Store
from kg.writing import write_document

ROOT = Path(__file__).parent.parent
SPANS = """
SELECT ?raw ?start ?end
WHERE {
  ?fact kg:evidence|kg:furtherEvidence|kg:cueSpan|kg:contentSpan|kg:furtherContentSpan ?span .
  ?span nif:beginIndex ?start ; nif:endIndex ?end ; nif:referenceContext/nif:isString ?raw .
}
"""


def told(fact: Fact) -> tuple[object, ...]:
    """Return what must come back of a fact."""
    card = cards()[fact.type]
    fields = {name: fact.fields.get(name) for name in card.fields}
    for name, field in card.fields.items():
        if field.kind == "sectors":
            # The main sector stays first; the graph keeps no order of the others.
            first, *rest = fields[name] or ("",)
            fields[name] = tuple(filter(None, (first, *sorted(rest))))
    return fact.type, tuple(sorted(fields.items())), fact.quote.start, fact.quote.end, fact.quote.text


@pytest.mark.parametrize("name", SEEDS)
def test_facts_come_back_as_they_were(name: str) -> None:
    """Each fact of a seed is read from the graph with the fields and the quote that it was written with."""
    wanted = [told(fact) for fact in gold_facts(name)[1]]
    found = [
        (
            row["type"],
            tuple(sorted((field, row[field]) for field in cards()[str(row["type"])].fields)),
            row["quote_start"],
            row["quote_end"],
            row["quote"],
        )
        for row in read_facts(gold_store())
        if row["document"] == name
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


def test_every_quote_is_what_stands_at_its_place() -> None:
    """The quote of each fact is the stretch of the document's characters between its offsets."""
    rows = read_facts(gold_store())
    raws = {name: seed_document(name).raw for name in SEEDS}
    assert len(rows) == sum(len(gold_facts(name)[1]) for name in SEEDS)
    for row in rows:
        start, end = int(str(row["quote_start"])), int(str(row["quote_end"]))
        assert raws[str(row["document"])][start:end] == row["quote"]


def test_every_span_lies_inside_its_document() -> None:
    """Each stretch in the graph is not empty and ends before its document does."""
    rows = gold_store().query(SPANS).rows
    assert len(rows) > 200
    for raw, start, end in rows:
        assert 0 <= int(str(start)) < int(str(end)) <= len(str(raw))


def test_the_graph_holds_the_characters_of_the_file() -> None:
    """The text of a report in the graph is that of its file, and its digest that of the file's bytes."""
    rows = (
        gold_store().query("SELECT ?raw ?digest WHERE { ?report nif:isString ?raw ; kg:sha256 ?digest }").rows
    )
    files = [(ROOT / "seeds" / f"{name}.txt").read_bytes() for name in SEEDS]
    wanted = {(content.decode(), hashlib.sha256(content).hexdigest()) for content in files}
    assert set(rows) == wanted


def test_parts_of_statements_keep_their_places() -> None:
    """The content of a statement stands in the document where its span says."""
    rows = read_facts(gold_store(), ["statement"])
    placed = [row for row in rows if "content_start" in row]
    assert len(placed) > 40
    for row in placed:
        raw = seed_document(str(row["document"])).raw
        content = raw[int(str(row["content_start"])) : int(str(row["content_end"]))]
        assert " ".join(content.split()) == row["content"]


def test_characters_beyond_the_first_plane_do_not_move_offsets() -> None:
    """Offsets count code points: a sign outside the basic plane before a quote does not shift it."""
    raw = "𝕬𝕭 ✅ The plenary meeting “adopted” the naïve plan.\r\nEnd."
    start = raw.index("plan")
    fact = Fact("slogan", {"text": "plan"}, Quote(start, start + 4, "plan"), "test/rule")
    row = read_facts(stored(raw, [fact]))[0]
    assert (row["quote"], row["quote_start"], row["quote_end"]) == ("plan", start, start + 4)


def test_hostile_texts_come_back_unchanged() -> None:
    """Quotes, brackets, line ends, tabs and mark-up in a document are text and nothing else."""
    hostile = 'He said "} DROP ALL" \\ \t <script>alert(1)</script> \u2028 \x85 \x01 \'\'\' """ \ufeff end'
    fact = Fact("slogan", {"text": hostile, "actor": hostile}, Quote(0, len(hostile), hostile), "test/rule")
    row = read_facts(stored(hostile, [fact]))[0]
    assert (row["text"], row["quote"]) == (hostile, hostile)


def test_values_keep_their_kinds() -> None:
    """Whole numbers, fractions, truth, months and years come back as such."""
    raw = "one two three"
    facts = [
        Fact("target", {"text": "one", "value": 4100, "deadline": "2024"}, Quote(0, 3, "one"), "t/r"),
        Fact("target", {"text": "two", "value": 2.5, "deadline": "2024-06"}, Quote(4, 7, "two"), "t/r"),
        Fact(
            "meeting", {"name": "three", "enlarged": True, "ordinal": 3}, Quote(8, 13, "three"), "t/r", True
        ),
    ]
    one, two, three = read_facts(stored(raw, facts))
    assert (one["value"], one["deadline"]) == (4100, "2024")
    assert (two["value"], two["deadline"]) == (2.5, "2024-06")
    assert (three["enlarged"], three["ordinal"], three["ambiguous"]) == (True, 3, True)


def test_the_questions_of_the_facts_are_not_stale(tmp_path: Path) -> None:
    """queries/facts holds what the cards give now; scripts/make_queries.py writes it."""
    made = write_queries(iter(cards().values()), tmp_path)
    kept = sorted((ROOT / "queries" / "facts").glob("*.rq"))
    assert [path.name for path in made] == [path.name for path in kept]
    assert [path.read_text("utf-8") for path in made] == [path.read_text("utf-8") for path in kept]


def test_each_fact_question_has_a_column_a_field() -> None:
    """The answer to a type's question has all its fields, and stands inside the graph of the document."""
    for card in cards().values():
        table = gold_store().query(fact_query(card))
        assert list(table.columns) == columns(card)
        assert set(card.fields) < set(table.columns)
        assert "GRAPH ?document {" in fact_query(card)


def test_a_type_of_ones_own_needs_no_question(tmp_path: Path) -> None:
    """A card in a project folder is read back without a question being written for it."""
    folder = tmp_path / "grammar" / "facts"
    folder.mkdir(parents=True)
    (folder / "toast.toml").write_text(
        'type = "toast"\nclass = "kg:Slogan"\nsays = "Somebody raised a glass."\nidentity = ["text"]\n'
        '[fields.text]\nproperty = "kg:text"\nis = "text"\nsays = "To what."\n',
        encoding="utf-8",
    )
    document = plain_document("feast", "To friendship!")
    fact = Fact("toast", {"text": "friendship"}, Quote(3, 13, "friendship"), "t/r")
    known = cards(folders(tmp_path))
    graph = write_document(document, [LinkedFact(fact, {})], named_things(), RUN, known=known)
    store = Store.in_memory()
    store.put([(Entry(document.digest, "feast"), graph)])
    assert [row["text"] for row in read_facts(store, ["toast"], tmp_path)] == ["friendship"]


def test_an_unknown_type_is_refused() -> None:
    """A type that no card knows is told with those that there are."""
    with pytest.raises(UsageError, match="polizy"):
        read_facts(gold_store(), ["polizy"])


def test_one_table_holds_all_types() -> None:
    """Facts of several types in one table keep each value under its field."""
    rows = read_facts(gold_store(), ["meeting", "policy"])
    table = facts_table(rows)
    found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["type"] for row in rows] == [row["type"] for row in found]
    assert all(
        row.get(name) == one[name]
        for row, one in zip(rows, found, strict=True)
        for name in row
        if name in one
    )


def stored(raw: str, facts: list[Fact]) -> Store:
    """Return a store of one invented document."""
    document = plain_document("invented", raw)
    store = Store.in_memory()
    graph = write_document(document, link_facts(facts, named_things(), {}, document), named_things(), RUN)
    store.put([(Entry(document.digest, "invented"), graph)])
    return store
