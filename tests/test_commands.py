"""The command line: what it prints where, how it ends, and what it says about bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from gold_facts import SEEDS
from seed_store import put_gold

from kg.cli import COMMANDS, run
from kg.exporting import FORMATS
from kg.namespaces import PREFIXES
from kg.store import Store

ROOT = Path(__file__).parent.parent
HEAVY = (
    "spacy",
    "numpy",
    "rdflib",
    "networkx",
    "pyvis",
    "jinja2",
    "pyoxigraph",
    "rich.table",
    "rich.progress",
)

Printed = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store of the seeds and their gold facts."""
    folder = tmp_path_factory.mktemp("gold") / "store"
    with Store.open_to_write(folder) as opened:
        put_gold(opened)
    return folder


@pytest.fixture
def kg(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Printed]:
    """Return what runs a command in an empty folder and gives its exit code and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def called(*arguments: object) -> Printed:
        try:
            code = run([str(one) for one in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return called


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Printed]:
    """Return a folder in which the seeds were built by the command, and what it printed."""
    folder = tmp_path_factory.mktemp("built")
    done = in_a_process("build", ROOT / "seeds", folder=folder)
    return folder, (done.returncode, done.stdout, done.stderr)


def in_a_process(
    *arguments: object, folder: Path, text: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    environ = {**{name: value for name, value in os.environ.items() if name != "KG_STORE"}, **environment}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, input=text, env=environ, check=False
    )


def test_build_tells_what_it_found_and_did(built: tuple[Path, Printed]) -> None:
    """A table of the facts goes to standard output, what was done to standard error."""
    folder, (code, out, err) = built
    assert code == 0
    counted = dict(re.findall(r"^ (\w+) +(\d+) *$", out, re.MULTILINE))
    assert int(counted["policy"]) > 50
    assert int(counted["meeting"]) >= 2
    assert "2 documents in out/store: 2 new, 0 made anew, 0 unchanged, 0 removed, 0 not read" in err
    assert (folder / "out" / "store" / "manifest.json").is_file()


def test_a_second_build_leaves_all_as_it_was(built: tuple[Path, Printed]) -> None:
    """What is built already is skipped, and no byte changes."""
    folder, (_, out, _) = built
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = in_a_process("build", ROOT / "seeds", folder=folder)
    assert "0 new, 0 made anew, 2 unchanged" in done.stderr
    assert done.stdout == out
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_facts_are_those_of_the_store(built: tuple[Path, Printed]) -> None:
    """kg facts builds the same facts in memory as kg build stores, one JSON object a line."""
    folder, _ = built
    done = in_a_process("facts", ROOT / "seeds", "--format", "jsonl", folder=folder)
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    kinds = {kind: sum(fact["type"] == kind for fact in facts) for kind in ("meeting", "policy", "statement")}
    counted = {
        name: int(number) for name, number in re.findall(r"^ (\w+) +(\d+) *$", built[1][1], re.MULTILINE)
    }
    assert kinds == {kind: counted[kind] for kind in kinds}
    for fact in facts:
        raw = (ROOT / "seeds" / f"{fact['document']}.txt").read_bytes().decode()
        assert raw[fact["quote_start"] : fact["quote_end"]] == fact["quote"]
        assert {"rule", "confidence", "ambiguous"} < set(fact)


REPORT = """\
Rice Is Planted in Time

Harbour City, May 5, 2021 (KCNA) -- The 3rd Plenary Meeting of the 8th Central Committee of the Workers' \
Party of Korea was held on May 4.
"""


def test_facts_of_standard_input(tmp_path: Path) -> None:
    """A dash is standard input, as text or as JSON lines."""
    plain = in_a_process("facts", "-", "--format", "jsonl", "--type", "meeting", folder=tmp_path, text=REPORT)
    row = json.dumps({"id": "mine", "text": REPORT}) + "\n"
    rows = in_a_process("facts", "-", "--format", "jsonl", "--type", "meeting", folder=tmp_path, text=row)
    one, other = json.loads(plain.stdout), json.loads(rows.stdout)
    assert (one.pop("document"), other.pop("document")) == ("stdin", "mine")
    assert one == other
    assert one["ordinal"] == 3


def test_a_document_without_a_meeting_is_kept_with_a_warning(tmp_path: Path) -> None:
    """A document in which nothing meets is in the store, and that is said."""
    (tmp_path / "rain.txt").write_text("It rained.\n", encoding="utf-8")
    done = in_a_process("build", "rain.txt", folder=tmp_path)
    assert done.returncode == 0
    assert "warning: rain: no meeting found; the document is kept" in done.stderr
    with Store.open(tmp_path / "out" / "store") as opened:
        assert [one.name for one in opened.documents()] == ["rain"]


def test_bad_documents_are_told_and_the_good_ones_kept(tmp_path: Path) -> None:
    """Empty, binary and wrongly encoded files are told in three lines each; the exit code is that of data."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"PK\x03\x04\x00\x00")
    (folder / "latin.txt").write_bytes("Café".encode("latin-1"))
    done = in_a_process("build", "in", folder=tmp_path)
    assert done.returncode == 1
    for told in (
        "in/empty.txt: empty file",
        "in/binary.txt: binary file",
        "in/latin.txt: not UTF-8 text (tried UTF-8)",
    ):
        assert f"error: {told}\n  why: " in done.stderr
    assert done.stderr.count("\n  do:  ") == 3
    assert "1 documents in out/store: 1 new" in done.stderr
    assert "Traceback" not in done.stderr


BAD = [
    (["build", "nothing.txt"], 2, "nothing.txt: no such file or folder", "check the path"),
    (["build", "."], 2, ".: no documents in this folder", "name another folder"),
    (["facts", "nothing.txt"], 2, "nothing.txt: no such file or folder", "check the path"),
    (["ask", "meatings"], 2, 'no question is called "meatings"', "did you mean meetings"),
    (["ask", "meetings", "wen=2019"], 2, '"meetings" has no parameter "wen"', "for example: kg ask meetings"),
    (["ask", "meetings", "2019"], 2, '"2019" gives no parameter', "2019=VALUE"),
    (["ask", "posts", "who=kim jong um"], 2, 'no agent in this store is called "kim jong um"', "Kim Jong Un"),
    (
        ["query", "SELECT ?s WHERE {\n ?s ?p }"],
        2,
        "this is not SPARQL: line 2, column",
        "mend the query near: ?s ?p }",
    ),
    (["query", "nothing.rq"], 2, "nothing.rq: no such file", "check the path"),
    (
        ["query", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"],
        2,
        "SERVICE is not allowed",
        "load",
    ),
    (["export", "graph.xlsx"], 2, 'graph.xlsx: the ending ".xlsx" is not known', "graph.ttl"),
    (["export", "no/such\0place.ttl"], 1, "cannot be written", "check the folder"),
    (["remove", "004"], 2, 'no document is called "004"', "did you mean 004_92742634c47ed01c"),
    (["buidl", "x"], 2, 'no command is called "buidl"', "did you mean kg build?"),
    (["ask", "--fromat", "csv"], 2, "--fromat", "kg ask --help"),
    (["export"], 2, "Missing argument 'FILE'", "kg export --help"),
    (["build", "x.txt", "--base", "not a base"], 2, "x.txt: no such file or folder", "check the path"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "what", "mend"), BAD, ids=[" ".join(one[0])[:40] for one in BAD]
)
def test_what_is_wrong_is_told_in_three_lines(
    kg: Callable[..., Printed], store: Path, arguments: list[str], code: int, what: str, mend: str
) -> None:
    """What is wrong, why, and what to do stand on standard error; the exit code tells data from use."""
    if "\0" in arguments[-1]:
        Path("no").write_text("a file where a folder is needed", encoding="utf-8")
        arguments = [arguments[0], "no/place.ttl"]
    if arguments[0] in ("ask", "query", "export", "remove") and len(arguments) > 1:
        arguments = [*arguments, "--store", str(store)]
    found, out, err = kg(*arguments)
    lines = err.splitlines()
    assert found == code
    assert out == ""
    assert lines[0].startswith("error: ")
    assert what in lines[0]
    assert mend in lines[-1]
    assert lines[-1].startswith("  do:  ")
    assert len(lines) <= 3


def test_bad_input_leaves_no_store_behind(kg: Callable[..., Printed], tmp_path: Path) -> None:
    """A call that cannot be meant makes neither a store nor a file."""
    for arguments in (
        ["build", "nothing.txt"],
        ["ask", "meetings"],
        ["export", "graph.ttl"],
        ["remove", "x"],
        ["show"],
    ):
        assert kg(*arguments)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_base_is_told(kg: Callable[..., Printed], tmp_path: Path) -> None:
    """A base that no IRI can begin with is refused before anything is read."""
    (tmp_path / "x.txt").write_text(REPORT, encoding="utf-8")
    code, _, err = kg("build", "x.txt", "--base", "no base")
    assert (code, err.splitlines()[0]) == (1, 'error: "no base" cannot be the base of IRIs')


def test_a_wrong_model_is_told(kg: Callable[..., Printed], tmp_path: Path) -> None:
    """A language model that is not installed is told with what to do."""
    (tmp_path / "x.txt").write_text(REPORT, encoding="utf-8")
    code, _, err = kg("facts", "x.txt", "--model", "xx_no_model")
    assert code == 1
    assert "xx_no_model is not installed" in err
    assert "pip install" in err


def test_ask_lists_the_questions(kg: Callable[..., Printed]) -> None:
    """Without a name every question is listed with its title and parameters; no store is needed."""
    code, out, _ = kg("ask")
    assert code == 0
    for name in (
        "meetings",
        "participants",
        "posts",
        "agenda",
        "decisions",
        "policies",
        "tasks",
        "statements",
    ):
        assert re.search(rf"^ {name} +\S.*\?", out, re.MULTILINE), name
    assert "sector=" in out


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "md"])
def test_ask_writes_tables_in_all_forms(kg: Callable[..., Printed], store: Path, form: str) -> None:
    """The meetings of the seeds come out in each form, with days, venue, presider and sitting."""
    code, out, err = kg("ask", "meetings", "--format", form, "--store", store)
    assert (code, err) == (0, "")
    assert re.search(r"5th Plenary Meeting.*2019-12-28.*2019-12-31", re.sub(r"\s+", " ", out))
    assert "2023-12-27" in out
    assert "fact" not in out.split("\n")[0]
    if form == "csv":
        assert [row["presider"] for row in csv.DictReader(io.StringIO(out))] == ["Kim Jong Un", ""]
    if form == "tsv":
        header, *lines = (line.split("\t") for line in out.splitlines())
        assert {len(line) for line in lines} == {len(header)}
        assert [line[header.index("presider")] for line in lines] == ["Kim Jong Un", ""]
    if form == "json":
        assert [row["sitting"] for row in json.loads(out)] == [None, 2]


def test_ask_tells_facts_in_turtle(kg: Callable[..., Printed], store: Path) -> None:
    """In Turtle the facts behind the rows are told, and with --evidence the words that say them."""
    _, out, _ = kg("ask", "agenda", "--format", "turtle", "--store", store)
    _, shown, _ = kg("ask", "agenda", "--format", "turtle", "--evidence", "--store", store)
    facts, with_quotes = (rdflib.Graph().parse(data=told, format="turtle") for told in (out, shown))
    assert set(facts) < set(with_quotes)
    kg_, nif = (rdflib.Namespace(PREFIXES[name]) for name in ("kg", "nif"))
    (fact,) = facts.subjects(rdflib.RDF.type, kg_.AgendaItem)
    assert facts.value(facts.value(fact, kg_.inMeeting), rdflib.RDFS.label).startswith("5th Plenary Meeting")
    assert not list(facts.objects(None, nif.anchorOf))
    span = with_quotes.value(fact, kg_.evidence)
    raw = (ROOT / "seeds" / f"{SEEDS[0]}.txt").read_bytes().decode()
    begin, end = (int(with_quotes.value(span, nif[name])) for name in ("beginIndex", "endIndex"))
    assert str(with_quotes.value(span, nif.anchorOf)) == raw[begin:end]
    code, _, err = kg("ask", "lifelines", "--format", "turtle", "--store", store)
    assert (code, "no facts to tell as a graph" in err) == (2, True)


def test_words_without_a_key_go_on_with_the_value_before(kg: Callable[..., Printed], store: Path) -> None:
    """A name needs no quotation marks, and a blank behind the sign, as shells put it, does no harm."""
    _, quoted, _ = kg("ask", "posts", "who=kim jong un", "--format", "csv", "--store", store)
    for words in (["who=kim", "jong", "un"], ["who=", "kim", "jong", "un"]):
        code, out, err = kg("ask", "posts", *words, "--format", "csv", "--store", store)
        assert (code, out, err) == (0, quoted, "")
    assert quoted.count("\n") == 3


def test_ask_shows_the_evidence(kg: Callable[..., Printed], store: Path) -> None:
    """With --evidence the quote and its offsets stand beside each row."""
    _, out, _ = kg("ask", "agenda", "--evidence", "--format", "json", "--store", store)
    row = json.loads(out)[0]
    raw = (ROOT / "seeds" / f"{SEEDS[0]}.txt").read_bytes().decode()
    assert raw[row["quote_start"] : row["quote_end"]] == row["quote"]


def test_ask_prints_a_query_that_runs(kg: Callable[..., Printed], store: Path) -> None:
    """What --sparql prints gives the same answer when it is asked by kg query."""
    _, query, _ = kg("ask", "policies", "sector=agriculture", "--sparql", "--store", store)
    Path("mine.rq").write_text(query, encoding="utf-8")
    _, out, _ = kg("query", "mine.rq", "--format", "json", "--store", store)
    _, asked, _ = kg("ask", "policies", "sector=agriculture", "--format", "json", "--store", store)
    found = [{name: value for name, value in row.items() if name != "fact"} for row in json.loads(out)]
    assert found == json.loads(asked)
    assert len(found) == 2


def test_an_empty_answer_says_so(kg: Callable[..., Printed], store: Path) -> None:
    """An answer without rows keeps its columns on standard output and says on the other that it is empty."""
    code, out, err = kg("ask", "dates", "from=2090", "--format", "csv", "--store", store)
    assert (code, out) == (0, "start,end,text,document\n")
    assert "answers this" in err


def test_query_makes_turtle_of_a_graph(kg: Callable[..., Printed], store: Path) -> None:
    """A CONSTRUCT is printed in Turtle that can be read again."""
    query = "CONSTRUCT { ?m rdfs:label ?l } WHERE { ?m a kg:Meeting ; rdfs:label ?l }"
    code, out, _ = kg("query", query, "--store", store)
    assert code == 0
    assert len(list(ox.parse(out.encode(), ox.RdfFormat.TURTLE))) == 4
    _, asked, _ = kg("query", "ASK { ?m a kg:Meeting }", "--format", "json", "--store", store)
    assert json.loads(asked) == [{"answer": True}]


def test_a_query_is_read_from_standard_input(store: Path, tmp_path: Path) -> None:
    """A dash is standard input, and the environment may name the store."""
    done = in_a_process(
        "query",
        "-",
        "--format",
        "csv",
        folder=tmp_path,
        text="SELECT (1 AS ?one) WHERE {}",
        KG_STORE=str(store),
    )
    assert (done.returncode, done.stdout) == (0, "one\n1\n")


@pytest.mark.parametrize("ending", FORMATS)
def test_export_writes_every_known_ending(kg: Callable[..., Printed], store: Path, ending: str) -> None:
    """The name of the file that was written is printed."""
    code, out, err = kg("export", f"made/graph.{ending}", "--store", store)
    assert (code, out, err) == (0, f"made/graph.{ending}\n", "")
    assert Path(f"made/graph.{ending}").stat().st_size > 1000


def test_show_writes_the_page(kg: Callable[..., Printed], store: Path) -> None:
    """The page is written beside the store, or where it is asked for."""
    assert kg("show", "--store", store)[:2] == (0, f"{store.parent / 'network.html'}\n")
    assert "<html" in (store.parent / "network.html").read_text("utf-8")
    assert kg("show", "--store", store, "--output", "mine.html")[:2] == (0, "mine.html\n")


def test_remove_takes_a_document_out(kg: Callable[..., Printed], tmp_path: Path) -> None:
    """A removed document is in no answer, nor is what only it named."""
    with Store.open_to_write(tmp_path / "store") as opened:
        put_gold(opened)
    code, _, err = kg("remove", SEEDS[1], "--store", "store")
    assert code == 0
    assert f"removed {SEEDS[1]}; 1 documents are left" in err
    _, out, _ = kg("ask", "documents", "--format", "csv", "--store", "store")
    assert [row["document"] for row in csv.DictReader(io.StringIO(out))] == [SEEDS[0]]
    _, out, _ = kg(
        "query",
        "ASK { ?s rdfs:label 'Korean Central News Agency'@en }",
        "--format",
        "csv",
        "--store",
        "store",
    )
    assert out == "answer\nfalse\n"


def test_a_terminal_is_given_no_control_characters(kg: Callable[..., Printed], tmp_path: Path) -> None:
    """What a document says cannot steer the terminal, nor is anything coloured that goes to a file."""
    (tmp_path / "bad.txt").write_text("\x1b[31mRed\x1b[0m \x9b2J \u202egnortS\n", encoding="utf-8")
    _, out, err = kg("facts", "bad.txt")
    assert not re.search("[\x1b\x9b\u202e]", out + err)


def test_help_imports_nothing_heavy() -> None:
    """The commands are listed without loading what only running them needs."""
    code = f"import sys, kg.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_that_can_be_called(kg: Callable[..., Printed], name: str) -> None:
    """Each command explains itself with an example whose options it knows."""
    code, out, _ = kg(name, "--help")
    assert code == 0
    example = re.search(r"Example: (kg (?:.+\n?)+)", COMMANDS[name].help or "")
    assert example is not None
    told = " ".join(example[1].split())
    assert told[:30] in " ".join(out.split())
    called, *arguments = shlex.split(told.partition(" > ")[0])[1:]
    assert called == name
    COMMANDS[name].make_context(name, arguments, resilient_parsing=False).close()


def test_help_lists_every_command(kg: Callable[..., Printed]) -> None:
    """kg --help names all commands, and kg --version the version."""
    _, out, _ = kg("--help")
    assert all(re.search(rf"\b{name}\b", out) for name in COMMANDS)
    assert re.search(r"\d+\.\d+\.\d+", kg("--version")[1])
