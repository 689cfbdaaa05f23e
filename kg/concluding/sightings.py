"""Reads the facts that word policies, and finds the names of known policies in their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.concluding.phrases import Phrases
from kg.concluding.told import Report, Told
from kg.concluding.words import Words
from kg.ontology import Things

MOSTLY = 0.5
"""From which share of its words a wording is no more than the name of a known policy."""

_ACTS = """
SELECT ?report ?fact ?text ?kind ?act ?sector ?within WHERE {
  GRAPH ?report {
    ?fact a kg:PolicyAct ; kg:text ?text .
    OPTIONAL { ?fact kg:policyKind/skos:notation ?kind }
    OPTIONAL { ?fact kg:act ?act }
    OPTIONAL { ?fact kg:mainSector/skos:notation ?sector }
    OPTIONAL { ?fact kg:within ?within }
  }
}
"""
_OTHERS = """
SELECT ?report ?fact ?class ?text ?within WHERE {
  VALUES (?class ?property) {
    (kg:Decision kg:text) (kg:AgendaItem kg:text) (kg:Target kg:text) (kg:Target kg:of) (kg:Slogan kg:text)
    (kg:Statement kg:content)
  }
  GRAPH ?report {
    ?fact a ?class ; ?property ?text .
    OPTIONAL { ?fact kg:within ?within }
  }
}
"""
_STAGES: Mapping[str, str] = {
    "Decision": "decided",
    "AgendaItem": "agenda",
    "Target": "target",
    "Slogan": "put_forward",
    "Statement": "said",
}
"""What a fact of a class tells of a policy that it words."""


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """A fact that words a policy.

    Args:
        report: the document.
        fact: the fact.
        text: the words.
        stage: a code of the scheme ``stage``.
        is_said: whether the fact is told only inside a statement, or is one.
        kind: the code of the kind of policy, empty where the fact has none.
        sector: the code of the first sector, empty where the fact has none.
        is_act: whether the fact is a policy act.
    """

    report: Report
    fact: str
    text: str
    stage: str
    is_said: bool
    kind: str = ""
    sector: str = ""
    is_act: bool = False


def read_wordings(told: Told, words: Words) -> list[Wording]:
    """Return the facts that may word a policy, in the order of time.

    Args:
        told: what the documents tell.
        words: which verb tells which stage.
    """
    found = set()
    for row in told.rows(_ACTS):
        stage = "said" if "within" in row else words.stage(row.get("act", ""))
        found.add(
            Wording(
                told.reports[row["report"]], row["fact"], row["text"], stage, "within" in row,
                row.get("kind", ""), row.get("sector", ""), True,
            )
        )  # fmt: skip
    for row in told.rows(_OTHERS):
        kind = row["class"].rsplit("#", 1)[-1]
        is_said = "within" in row or kind == "Statement"
        stage = "said" if is_said else _STAGES[kind]
        found.add(Wording(told.reports[row["report"]], row["fact"], row["text"], stage, is_said))
    return sorted(found)


@dataclass(frozen=True)
class PolicyNames:
    """Names of policies, as the words of them that count.

    Args:
        names: the words of each name, and the local name of its policy.
        phrases: which words count.
    """

    names: Sequence[tuple[tuple[str, ...], str]]
    phrases: Phrases

    def find(self, text: str) -> Mapping[str, float]:
        """Return the policies that a wording names, each with the share of its words that are the name.

        Args:
            text: the wording.
        """
        words = self.phrases.words(text)
        found: dict[str, float] = {}
        for at in range(len(words)):
            for name, policy in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(name)]) == name:
                    found[policy] = max(found.get(policy, 0.0), len(name) / len(words))
        return {policy: found[policy] for policy in sorted(found)}

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name, policy in sorted(set(self.names)):
            if name:
                found[name[0]].append((name, policy))
        return found


def known_names(things: Things, phrases: Phrases) -> PolicyNames:
    """Return the names of the policies among the named things.

    Args:
        things: the named things.
        phrases: which words count.
    """
    policies = [entry for entry in things.entries.values() if entry.kind == "policy"]
    labels = ((label, entry.local) for entry in policies for label in (entry.label, *entry.variants))
    return PolicyNames([(tuple(phrases.words(label)), local) for label, local in labels], phrases)
