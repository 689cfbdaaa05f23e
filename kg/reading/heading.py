"""Reads a document's title, day, place and publisher from headline, dateline, tail and file name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.documents.headline import agency_of, match_dateline
from kg.model import Document
from kg.ontology import Entry
from kg.reading.sentences import Paragraph

if TYPE_CHECKING:
    from kg.reading.knowledge import Knowledge

NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
TITLE_DATE = re.compile(r"\s*\[(?:Juche ?)?\d{2,4}\.\d{1,2}\.\d{1,2}\.?\]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around a story.

    Args:
        title: the headline.
        published: ISO date of publication.
        publisher: canonical name of the agency or paper.
        publisher_entry: its entry in the ontology.
        place: the place of the dateline, else the one that came with the document.
        start: where the words that show all this start in the clean text.
        end: where they end.
    """

    title: str | None
    published: str | None
    publisher: str | None
    publisher_entry: Entry | None
    place: str | None
    start: int
    end: int


def read_heading(document: Document, paragraphs: list[Paragraph], knowledge: Knowledge) -> Heading:
    """Return the heading of a document.

    Args:
        document: the document.
        paragraphs: its paragraphs.
        knowledge: its words and names.
    """
    text = document.text
    titles = [paragraph for paragraph in paragraphs if paragraph.kind == "title"]
    bodies = [paragraph for paragraph in paragraphs if paragraph.kind in ("body", "item")]
    dateline = match_dateline(text, bodies[0].start, bodies[0].end) if bodies else None
    title = " ".join(text[paragraph.start : paragraph.end] for paragraph in titles) or document.metadata.title
    publisher, entry = _publisher(document, dateline, knowledge)
    start = titles[0].start if titles else (bodies[0].start if bodies else 0)
    end = _shown_until(titles, bodies, dateline, text)
    published = _published(document, paragraphs, dateline, knowledge)
    place = (_place(dateline, knowledge) if dateline else document.metadata.place) or _place_below(
        text, paragraphs, knowledge
    )
    clean_title = TITLE_DATE.sub("", " ".join(title.split())) if title else None
    return Heading(clean_title, published, publisher, entry, place, start, end)


def _place(dateline: re.Match[str], knowledge: Knowledge) -> str | None:
    """Return the place of a dateline, None where its one word names an agency."""
    place = dateline["place"]
    if place is None or _is_agency(dateline, knowledge):
        return None
    place = place.removesuffix(".")
    return str(place.title() if place.isupper() else place)


def _place_below(text: str, paragraphs: list[Paragraph], knowledge: Knowledge) -> str | None:
    """Return the place that stands with the day above or below the text: "Vientiane, 3 October 1997"."""
    for paragraph in paragraphs:
        if paragraph.kind == "tail":
            dateline = match_dateline(text, paragraph.start, paragraph.end)
            if dateline is not None and dateline["date"] and dateline.end() == paragraph.end:
                return _place(dateline, knowledge)
    return None


def _is_agency(dateline: re.Match[str], knowledge: Knowledge) -> bool:
    """Whether a dateline is but a word in capitals that names no known place: "VGP –"."""
    word = dateline["place"] or ""
    alone = not (dateline["date"] or agency_of(dateline))
    known = knowledge.gazetteer.named(word.title(), "place") or knowledge.gazetteer.named(word, "place")
    return alone and len(word) <= 5 and word.isupper() and known is None


def _shown_until(
    titles: list[Paragraph], bodies: list[Paragraph], dateline: re.Match[str] | None, text: str
) -> int:
    if dateline:
        shown = next((name for name in ("slashed", "agency", "bare", "date") if dateline[name]), "place")
        return dateline.end(shown) + (shown in ("slashed", "agency"))
    if titles:
        return titles[-1].end
    if not bodies:
        return len(text)
    stop = text.find(". ", bodies[0].start, bodies[0].end)
    return stop + 1 if stop > 0 else bodies[0].end


def _publisher(
    document: Document, dateline: re.Match[str] | None, knowledge: Knowledge
) -> tuple[str | None, Entry | None]:
    given = agency_of(dateline) if dateline else document.metadata.publisher
    if dateline and given is None and _is_agency(dateline, knowledge):
        given = dateline["place"]
    if given is None:
        return None, None
    entry = knowledge.gazetteer.named(given, "organization")
    return (entry.label if entry else given), entry


def _published(
    document: Document, paragraphs: list[Paragraph], dateline: re.Match[str] | None, knowledge: Knowledge
) -> str | None:
    """Return the day of publication: what came with it, the tail, the file name, then a day in the heading.

    A dateline without a year takes the year that one of these gives, or that in which the file was saved; the
    clock is never asked.
    """
    given = document.metadata.published
    tails = [
        document.text[paragraph.start : paragraph.end] for paragraph in paragraphs if paragraph.kind == "tail"
    ]
    for text in [given or "", *reversed(tails)]:
        days = [time.first for time in knowledge.calendar.find(text, None) if time.is_day]
        if days:
            return days[0]
    named = NAME_DATE.search(document.name)
    anchor = "-".join(named.groups()) if named else None
    if dateline and dateline["date"]:
        year = anchor or document.metadata.saved
        days = [time.first for time in knowledge.calendar.find(dateline["date"], year) if time.is_day]
        if days:
            return days[0]
    return anchor or _first_day(document.text, paragraphs, knowledge) or document.metadata.saved


def _first_day(text: str, paragraphs: list[Paragraph], knowledge: Knowledge) -> str | None:
    for paragraph in paragraphs[:6]:
        for time in knowledge.calendar.find(text[paragraph.start : paragraph.end], None):
            if time.is_day:
                return time.first
    return None
