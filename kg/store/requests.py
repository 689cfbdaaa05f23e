"""SPARQL Update text → its operations, each with the slices of text that an engine can run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model import UsageError
from kg.store.answers import syntax_error
from kg.store.network import refuse_network
from kg.store.tokens import TOKEN, declarations


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update request.

    Args:
        kind: ``MODIFY`` for all that deletes or inserts, else ``CLEAR``, ``DROP``, ``CREATE``, ``ADD``,
            ``MOVE`` or ``COPY``.
        prologue: the declarations before it, as text.
        delete: the braces that say what to delete, as text; empty where nothing is deleted.
        insert: the braces that say what to insert.
        where: the braces that say where to look; empty for plain data.
        using: the terms behind USING, as text.
        using_named: the terms behind USING NAMED.
        with_graph: the term behind WITH, empty where there is none.
        graphs: what the other operations name: terms, or ``DEFAULT``, ``NAMED``, ``ALL``.
    """

    kind: str
    prologue: str
    delete: str = ""
    insert: str = ""
    where: str = ""
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    with_graph: str = ""
    graphs: tuple[str, ...] = ()


class _Pieces:
    """The words, terms and braces of one operation, read one after the other."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces[::-1]

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def is_data(self) -> bool:
        """Return whether they insert or delete plain data, and nothing stands behind it."""
        *verbs, data = self.pieces[::-1] or [""]
        told = [word.upper() for word in verbs]
        return told in (["INSERT", "DATA"], ["DELETE", "DATA"]) and data.startswith("{")

    def take(self) -> str:
        """Return the next piece and pass over it."""
        return self.pieces.pop()

    def takes(self, *words: str) -> bool:
        """Pass over words where they stand next, and return whether they did."""
        found = [piece.upper() for piece in self.pieces[: -len(words) - 1 : -1]] == list(words)
        if found:
            del self.pieces[-len(words) :]
        return found


def operations(text: str, base: str) -> list[Operation]:
    """Return the operations of an update request, in order.

    Args:
        text: SPARQL 1.1 Update; the usual prefixes need not be declared.
        base: the base IRI.

    Raises:
        UsageError: it is not SPARQL, or would ask another server.
    """
    found: list[Operation] = []
    prologue = [declarations(base)]
    for words, pieces in ((words, _Pieces(pieces)) for words, pieces in _split(text)):
        before = " ".join(prologue)
        while pieces.takes("BASE"):
            prologue.append(f"BASE {pieces.take()}")
        while pieces.takes("PREFIX"):
            prologue.append(f"PREFIX {pieces.take()} {pieces.take()}")
        # In plain data no sign can be taken for another; elsewhere "<" may begin an IRI or compare.
        if not pieces.is_data():
            refuse_network(f"{before}\n{words}", is_update=True)
        _check(f"{before}\n{words}")
        if pieces:
            found.append(_read(pieces, " ".join(prologue) + "\n"))
    return found


def _check(operation: str) -> None:
    """Refuse what is not SPARQL Update; Oxigraph 0.5 takes declarations before the first operation only."""
    try:
        ox.Store().update(operation)
    except SyntaxError as error:
        raise syntax_error(operation, str(error)) from error
    except (RuntimeError, OSError, ValueError):
        # An empty database may lack a graph that the operation names; what it says is SPARQL.
        return


def _split(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the text of each operation and its pieces: words, terms, and braces with all between them."""
    pieces: list[str] = []
    depth, start, begun = 0, 0, 0
    for token in TOKEN.finditer(text):
        if token["escaped"]:
            raise UsageError(
                "a word is written by numbers", "\\u stands outside of a text", "write it plainly"
            )
        if token[0] == "{":
            depth, start = depth + 1, start if depth else token.start()
        elif token[0] == "}":
            depth -= 1
            pieces += [] if depth else [text[start : token.end()]]
        elif depth == 0 and token[0] == ";":
            yield text[begun : token.start()], pieces
            pieces, begun = [], token.end()
        elif depth == 0 and not token["comment"]:
            pieces.append(token[0])
    yield text[begun:], pieces


def _read(pieces: _Pieces, prologue: str) -> Operation:
    if pieces.takes("INSERT", "DATA"):
        return Operation("MODIFY", prologue, insert=pieces.take())
    if pieces.takes("DELETE", "DATA"):
        return Operation("MODIFY", prologue, delete=pieces.take())
    if pieces.takes("DELETE", "WHERE"):
        pattern = pieces.take()
        return Operation("MODIFY", prologue, delete=pattern, where=pattern)
    if pieces.pieces[-1].upper() in ("WITH", "DELETE", "INSERT"):
        return _read_modify(pieces, prologue)
    kind = pieces.take().upper()
    named = (piece for piece in pieces.pieces[::-1] if piece.upper() not in ("SILENT", "GRAPH", "TO"))
    return Operation(kind, prologue, graphs=tuple(named))


def _read_modify(pieces: _Pieces, prologue: str) -> Operation:
    with_graph = pieces.take() if pieces.takes("WITH") else ""
    delete = pieces.take() if pieces.takes("DELETE") else ""
    insert = pieces.take() if pieces.takes("INSERT") else ""
    using: list[str] = []
    using_named: list[str] = []
    while pieces.takes("USING"):
        (using_named if pieces.takes("NAMED") else using).append(pieces.take())
    pieces.takes("WHERE")
    where = pieces.take()
    return Operation("MODIFY", prologue, delete, insert, where, tuple(using), tuple(using_named), with_graph)
