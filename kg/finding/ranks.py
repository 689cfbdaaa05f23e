"""Finds who was raised in rank: ranks conferred on persons, and the ranks of unnamed officers raised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.change_words import BE, PERSONS, POST, Change
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.titling import bare_end

LIST = rf"(?P<list>{PERSONS})"
CONFERRED = re.compile(
    rf"(?:title|ranks?) of (?:the )?(?P<post>{POST}) (?:{BE} )?(?:\w+ly )?(?:conferred|bestowed) (?:up)?on {LIST}"
    rf"|\b(?:conferred|conferring|bestowed|awarded|awarding) (?:the )?(?:\w+ )?(?:title|ranks?) of (?P<post2>{POST}) "
    rf"(?:up)?(?:on|to) (?P<list2>{PERSONS})"
)


def read_ranks(reading: Reading, sentence: Sentence) -> Iterator[Change]:
    """Yield who was raised in rank in a sentence; where no rank is told, the post is "military rank".

    Args:
        reading: the document.
        sentence: the sentence.
    """
    coded = sentence.coded
    for match in CONFERRED.finditer(coded.text):
        post = coded.mentions[match["post"] or match["post2"]].posts[0]
        for person in coded.within(*match.span("list" if match["list"] else "list2")):
            span = (coded.starts[match.start()], max(bare_end(person), post.end))
            yield Change(
                person.name,
                "promoted",
                post.title,
                post.organization,
                span,
                sentence,
                person,
                None,
                "changes/rank",
            )
    yield from _unnamed(reading, sentence)


def _unnamed(reading: Reading, sentence: Sentence) -> Iterator[Change]:
    """Read "the military ranks of 12 officers were raised", "raising the military ranks of 12 officers"."""
    words = reading.knowledge.wordings.words["changes"]
    head = one_of(reading.knowledge.language.nouns.groups)
    who = rf"(?P<who>(?:[\w-]+ ){{0,5}}?{head})"
    raised = re.compile(
        rf"\b[Mm]ilitary ranks of (?:the )?{who} (?:{BE} )(?:\w+ly )?(?:{one_of(words['raises'])})"
        rf"|\b(?:{one_of(words['raising'])}) (?:the )?military ranks of (?:the )?{who.replace('who', 'who2')}"
        rf"|\bpromot(?:ed|ing) {who.replace('who', 'who3')} to (?:higher )?(?:military )?ranks?\b"
    )
    match = raised.search(reading.text, sentence.start, sentence.end)
    if match is not None:
        told = match["who"] or match["who2"] or match["who3"]
        yield Change(
            told, "promoted", "military rank", None, match.span(), sentence, None, None, "changes/rank"
        )
