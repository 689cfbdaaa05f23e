"""Lets the wordings of the grammar loose on the sentences of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.finding.making import Span
from kg.grammar.keyed import fitting
from kg.grammar.wordings import Rule
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention


@dataclass(frozen=True)
class Match:
    """A rule that fits a sentence.

    Args:
        sentence: the sentence.
        rule: the rule.
        names: roles that are a name.
        texts: roles that are words, as spans of the clean text.
        span: the whole match in the clean text.
    """

    sentence: Sentence
    rule: Rule
    names: dict[str, Mention]
    texts: dict[str, Span]
    span: Span

    def stretch(self, role: str) -> Span:
        """Return where a role stands, be it words or a single name."""
        if role in self.texts:
            return self.texts[role]
        mention = self.names[role]
        return mention.start, mention.end


def matches(reading: Reading, kind: str, sentences: list[Sentence] | None = None) -> Iterator[Match]:
    """Yield where the rules of a type of fact fit, sentence by sentence, in the order of the rules.

    Args:
        reading: the document.
        kind: the type of fact.
        sentences: where to look; everywhere below the headline by default.
    """
    rules = reading.knowledge.wordings.rules.get(kind, ())
    patterns = [(rule, pattern) for rule in rules for pattern in rule.patterns]
    for sentence in reading.body if sentences is None else sentences:
        text = sentence.coded.text
        for rule, pattern in fitting(text, patterns):
            yield from (_match(sentence, rule, found) for found in pattern.finditer(text))


def _match(sentence: Sentence, rule: Rule, found: re.Match[str]) -> Match:
    names: dict[str, Mention] = {}
    texts: dict[str, Span] = {}
    for role in found.re.groupindex:
        if found[role] is None:
            continue
        if found[role] in sentence.coded.mentions:
            names[role] = sentence.coded.mentions[found[role]]
        else:
            texts[role] = sentence.coded.span(*found.span(role))
    return Match(sentence, rule, names, texts, sentence.coded.span(*found.span()))
