"""Finds who was raised in rank: ranks conferred on persons, and the ranks of unnamed officers raised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.change import Change
from kg.finding.change_words import BE, BODY, OTHERS, PERSONS, POST
from kg.finding.making import Span
from kg.grammar.language import one_of
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post
from kg.reading.titling import bare_end

LIST = rf"(?P<list>{PERSONS})"
CONFERRED = re.compile(
    rf"(?:title|ranks?) of (?:the )?(?P<post>{POST}) (?:{BE} )?(?:\w+ly )?(?:conferred|bestowed) (?:up)?on {LIST}"
    rf"|\b(?:conferred|conferring|bestowed|awarded|awarding) (?:the )?(?:\w+ )?(?:title|ranks?) of (?P<post2>{POST}) "
    rf"(?:up)?(?:on|to) (?P<list2>{PERSONS})"
)


THAT_OF = re.compile(rf"{OTHERS},?(?: and|;(?: and)?)? that of (?:the )?(?P<post>{POST}) (?:up)?on {LIST}")
ELEVATED = re.compile(
    rf"\b(?:elevat|promot|rais|upgrad)\w+ (?:the |its |their )?(?:{POST} )?(?P<list>{PERSONS}) to "
    rf"(?:full )?membership (?:of|in) (?:the )?(?P<body>{BODY})"
    rf"|\breplenish\w* (?:the |its )?(?P<body2>{BODY}) with (?:the )?(?:{POST} )?(?P<list2>{PERSONS})"
)


def read_ranks(reading: Reading, sentence: Sentence) -> Iterator[Change]:
    """Yield who was raised in rank in a sentence; where no rank is told, the post is "military rank".

    Args:
        reading: the document.
        sentence: the sentence.
    """
    coded = sentence.coded
    for match in CONFERRED.finditer(coded.text):
        ranks = [(match["post"] or match["post2"], match.span("list" if match["list"] else "list2"))]
        further = THAT_OF.match(coded.text, match.end())
        while further is not None:
            ranks.append((further["post"], further.span("list")))
            further = THAT_OF.match(coded.text, further.end())
        for rank, persons in ranks:
            post = coded.mentions[rank].posts[0]
            for person in coded.within(*persons):
                span = (coded.starts[match.start()], max(bare_end(person), post.end))
                yield _promotion(person, post, span, sentence)
    yield from _elevated(sentence)
    yield from _unnamed(reading, sentence)


def _promotion(person: Mention, post: Post, span: Span, sentence: Sentence, kind: str = "promoted") -> Change:
    return Change(
        person.name, kind, post.title, post.organization, span, sentence, person, None, "changes/rank"
    )


def _elevated(sentence: Sentence) -> Iterator[Change]:
    """Read "elevated alternate members A and B to full membership of the Committee", "replenish it with A and B"."""
    coded = sentence.coded
    for match in ELEVATED.finditer(coded.text):
        body = coded.mentions.get(match["body"] or match["body2"] or "")
        for person in coded.within(*match.span("list" if match["list"] else "list2")):
            if body is not None and person.kind == "person":
                post = Post(body.start, body.end, "member", body.name)
                span = (coded.starts[match.start()], max(bare_end(person), body.end))
                kind = "promoted" if match["list"] else "by_elected"
                yield _promotion(person, post, span, sentence, kind)


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
