"""The graph of a document as checks read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.model import DataError
from kg.namespaces import expand

TYPE = expand("rdf:type")
_EVIDENCE, _CONTENT, _TEXT = expand("kg:evidence"), expand("kg:contentSpan"), expand("nif:isString")
_BEGIN, _END = expand("nif:beginIndex"), expand("nif:endIndex")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What can stand in a triple."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a graph that must not be.

    Args:
        graph: the IRI of the graph.
        node: the IRI of the fact or thing that has it.
        check: the check that found it.
        message: what is wrong.
        rule: the rule that found the fact, where it says so.
    """

    graph: str
    node: str
    check: str
    message: str
    rule: str = ""


@dataclass(frozen=True)
class Checked:
    """A graph that is being checked.

    Args:
        lines: its lines as they stand in the file.
        quads: its quads.
    """

    lines: tuple[bytes, ...]
    quads: tuple[ox.Quad, ...]

    @cached_property
    def graph(self) -> str:
        """The IRI of the graph."""
        return name_of(self.quads[0].graph_name) if self.quads else ""

    @cached_property
    def said(self) -> Mapping[str, Mapping[str, list[Term]]]:
        """What is said of each subject, by property."""
        said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.quads:
            said[name_of(quad.subject)][quad.predicate.value].append(quad.object)
        return said

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """The offsets of each span that has both."""
        found = {}
        for name, values in self.said.items():
            begin, end = _number(values.get(_BEGIN)), _number(values.get(_END))
            if begin is not None and end is not None:
                found[name] = (begin, end)
        return found

    @cached_property
    def raw(self) -> str:
        """The text of the document."""
        texts = self.values(self.graph, _TEXT)
        return texts[0] if texts else ""

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property of a subject, as texts."""
        return [name_of(value) for value in self.said.get(subject, {}).get(predicate, [])]

    def evidence(self) -> Mapping[str, tuple[int, int]]:
        """Return where each fact stands."""
        return self._placed(_EVIDENCE)

    def contents(self) -> Mapping[str, tuple[int, int]]:
        """Return where the content of each statement stands."""
        return self._placed(_CONTENT)

    def _placed(self, predicate: str) -> dict[str, tuple[int, int]]:
        spans = ((subject, self.values(subject, predicate)) for subject in self.said)
        return {subject: self.spans[told[0]] for subject, told in spans if told and told[0] in self.spans}

    def fault(self, node: str, check: str, message: str) -> Fault:
        """Return a fault of a node, with the rule that found it."""
        rules = self.values(node, expand("kg:rule"))
        return Fault(self.graph, node, check, message, rules[0] if rules else "")


def parse(content: bytes) -> Checked:
    """Return a graph that is to be checked.

    Args:
        content: its N-Quads.

    Raises:
        DataError: it is no N-Quads.
    """
    try:
        quads = tuple(ox.parse(input=content, format=ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise DataError("the graph cannot be read", str(error), "build the document again") from error
    return Checked(tuple(content.splitlines(keepends=True)), quads)


def name_of(term: object) -> str:
    """Return an IRI or the characters of a text; ``_:`` and a label for a blank node."""
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _number(values: Iterable[Term] | None) -> int | None:
    texts = [value.value for value in values or () if isinstance(value, ox.Literal)]
    return int(texts[0]) if texts and texts[0].lstrip("-").isdigit() else None
