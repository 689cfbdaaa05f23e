"""Finds slogans: what stands in quotation marks behind, or before, a word for a slogan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.finding.context import Context
from kg.finding.making import make_fact, without_stop
from kg.finding.speech import Speech
from kg.finding.subjects import third_person
from kg.model import Fact
from kg.reading import Reading

WORD = r"(?:fighting |militant |revolutionary |main |uplifted )*(?:slogan|watchword|motto|rallying cry|battle cry)s?"
BEHIND = re.compile(
    rf"\b{WORD}(?: of| is|,|:)? ?(?:\"(?P<quoted>[^\"]+)\"|of (?P<bare>[A-Z]\w+(?: (?:and |the |of |to |with )?[A-Z]\w+)+))"
)
BEFORE = re.compile(
    rf"\"(?P<quoted>[^\"]+)\"(?:,| -| is| was| - this is)? ?(?:the |a |an |our |this is the |is the |as the )?{WORD}"
)


def find_slogans(reading: Reading, context: Context, speech: Speech) -> Iterator[Fact]:
    """Yield the slogans of a document.

    Args:
        reading: the document.
        context: what is known of who speaks.
        speech: what is said in it.
    """
    for sentence in reading.body:
        text = reading.text[sentence.start : sentence.end]
        for pattern in (BEHIND, BEFORE):
            for match in pattern.finditer(text):
                group = "quoted" if match["quoted"] else "bare"
                span = (sentence.start + match.start(), sentence.start + match.end())
                speaker = next(
                    (
                        said.speaker.name
                        for said in speech.said
                        if said.content[0] <= span[0] and span[1] <= said.content[1]
                    ),
                    None,
                )
                subject = third_person(sentence.words, context)
                actor = speaker or (subject.name if subject else None)
                fields = {"text": without_stop(match[group]), "actor": actor}
                yield make_fact(reading, "slogan", span, "slogans/quoted", fields)
