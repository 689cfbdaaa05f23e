"""Reads the changes of holders who are told by a plain noun: "commanding officers for key posts were appointed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.finding.change import Change, Verb
from kg.finding.change_words import PERSON, POST, ChangeReader, joined_verbs
from kg.finding.making import Span
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import expand

QUANTITY = re.compile(r"^(?:(?:the|some|several|many|all|new|other|a number of|\d[\d ]*|relevant) )+", re.I)
"""Before a head noun, no part of the post."""
NO_TITLE = rf"[^,;:.{PERSON[1:-1]}{POST[1:-1]}]"


class GroupReader:
    """Reads the changes of plain groups in one sentence.

    Args:
        reading: the document.
        reader: the words of change.
        words: the word lists of the wordings.
    """

    def __init__(self, reading: Reading, reader: ChangeReader, words: Mapping[str, Sequence[str]]) -> None:
        self.reading, self.reader = reading, reader
        self.surely = re.compile(one_of(words["of_groups"]), re.I)
        who = (
            rf"(?P<who>(?:(?!and\b|of\b|to\b|that\b|who\b)[\w-]+ ){{0,4}}?(?P<head>{one_of(words['holders'])})"
            rf"(?: (?:of|for|in|at|from|under|to) (?:(?!\bwho\b|\bthat\b|\bwhich\b){NO_TITLE}){{1,110}}?)?)"
        )
        self.before = re.compile(rf"(?:^|; |: |, (?:and )?|\band )(?:[Tt]he )?{who} $")
        self.behind = re.compile(rf" (?:the )?{who}(?=[.,;]| and (?:\w+ly )?\w+ed\b|$)")

    def read(self, sentence: Sentence) -> Iterator[Change]:
        """Yield the changes of a sentence.

        Args:
            sentence: the sentence.
        """
        text = sentence.coded.text
        verbs = [
            verb
            for verb in self.reader.verbs(text, headline=False)
            if self.surely.search(text[verb.start : verb.end])
        ]
        for number, verb in enumerate(verbs):
            match = self._match(sentence, verb, verbs[number + 1 :])
            if match is not None:
                span = (min(match.start("who"), verb.start), max(match.end("who"), verb.end))
                yield self._change(sentence, verb, match, span)

    def _match(self, sentence: Sentence, verb: Verb, behind: Sequence[Verb]) -> re.Match[str] | None:
        text = sentence.coded.text
        if verb.voice == "passive":
            return self.before.search(text[: verb.start])
        joined = joined_verbs(text, verb, behind)
        end = joined[-1].end if joined else verb.end  # "dismissed and newly appointed officials"
        return self.behind.match(text, end) if text[verb.start : verb.end].endswith("ed") else None

    def _change(self, sentence: Sentence, verb: Verb, match: re.Match[str], span: Span) -> Change:
        first, last = sentence.coded.span(*match.span("who"))
        who = expand(self.reading.text, first, last, sentence.names)
        title = QUANTITY.sub("", match.string[match.start("who") : match.end("head")])
        bodies = [one.name for one in sentence.coded.within(*match.span("who")) if one.kind == "body"]
        return Change(
            who[:1].lower() + who[1:],
            verb.kind,
            (title[:1].lower() + title[1:]).removesuffix("s"),
            bodies[-1] if bodies else None,
            sentence.coded.span(*span),
            sentence,
            None,
            None,
            "changes/group",
        )
