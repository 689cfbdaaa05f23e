"""Recognises what the sentences of a document name, each kind of name with the help of those before it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.genres import is_about, name_meeting
from kg.reading.introductions import Introductions
from kg.reading.mentions import Mention, encode, lay_over
from kg.reading.persons import Acquaintances
from kg.reading.readings import Reading, Sentence
from kg.reading.series_meetings import SeriesMeetings, is_ahead

FORMER = re.compile(r"\b(?:previous|preceding|last)\b(?! (?:few|two|three|\w+ (?:days|weeks|months|years)))")
OTHER = re.compile(r"\b(?:next|upcoming|forthcoming|previous|preceding|last)\b")
"""Tells another meeting of a series than the one known."""


def recognise(reading: Reading) -> None:
    """Give each sentence of a reading its mentions and its coded text, and the reading its meetings."""
    language = reading.knowledge.language
    introductions, acquaintances = Introductions(language), Acquaintances(language)
    attending = reading.knowledge.attendance_lists.roles(reading.sentences, reading.text)
    for sentence in reading.sentences:
        sentence.attends = attending.get(sentence.number)
        sentence.mentions = _names(reading, sentence, introductions)
        acquaintances.note(sentence.mentions)
    acquaintances.settle()
    series = SeriesMeetings(reading.knowledge.meetings, language, reading.heading.published)
    for sentence in reading.sentences:
        sentence.mentions = _people_and_talks(reading, sentence, acquaintances)
        sentence.mentions = _with_series(reading, sentence, series)
        sentence.mentions = name_meeting(reading, sentence)
        _collect_meetings(reading, sentence, series)
    _name_unnamed(reading)
    for sentence in reading.sentences:
        sentence.mentions = _with_numbered(reading, sentence)
    reading.meetings.settle()
    for sentence in reading.sentences:
        sentence.mentions = _with_pointers(reading, sentence)
        sentence.coded = encode(reading.text, sentence.start, sentence.end, sentence.mentions)


def _names(reading: Reading, sentence: Sentence, introductions: Introductions) -> list[Mention]:
    """Return the times, bodies, meetings, titles and bare persons of a sentence."""
    knowledge, text, start, end = reading.knowledge, reading.text, sentence.start, sentence.end
    times = [time for time in reading.times if start <= time.start and time.end <= end]
    bodies = knowledge.bodies.find(text, start, end, reading.home, introductions)
    sentence.names = [body for body in bodies if body.kind in ("body", "country", "place")]
    known = knowledge.persons.known(text, start, end)
    first = knowledge.attendance_lists.first(text, start, end) if sentence.attends is not None else None
    if first is not None:
        known = lay_over(known, [knowledge.persons.named(text, first.span("name"))])
    mentions = lay_over(lay_over(known, times), bodies)
    mentions = lay_over(mentions, knowledge.meetings.find(text, start, end, mentions))
    coded = encode(text, start, end, mentions)
    mentions = lay_over(mentions, knowledge.posts.find(coded, text, mentions, reading.home))
    return lay_over(mentions, knowledge.persons.shown(text, start, end, mentions))


def _people_and_talks(reading: Reading, sentence: Sentence, acquaintances: Acquaintances) -> list[Mention]:
    """Return the mentions of a sentence with persons in full, their titles, and the talks between them."""
    knowledge, text, start, end = reading.knowledge, reading.text, sentence.start, sentence.end
    is_headline = sentence.paragraph.kind == "title"
    mentions = acquaintances.find(text, start, end, sentence.mentions)
    mentions = [_as_abroad(reading, one) for one in knowledge.titling.join(text, start, end, mentions)]
    mentions = _beside(mentions, knowledge.talks.find(text, start, end, mentions))
    return _beside(mentions, knowledge.plain_meetings.find(text, start, end, mentions, headline=is_headline))


def _with_series(reading: Reading, sentence: Sentence, series: SeriesMeetings) -> list[Mention]:
    """Return the mentions of a sentence with further meetings of a body: "at its June meeting"."""
    coded = encode(reading.text, sentence.start, sentence.end, sentence.mentions)
    return _beside(sentence.mentions, series.find(coded))


def _as_abroad(reading: Reading, mention: Mention) -> Mention:
    """Return a person from abroad without the organizations that bare titles mean at home only."""
    if mention.kind != "person" or not any(post.is_implied for post in mention.posts):
        return mention
    entry = reading.knowledge.entries.get(mention.entry or "")
    states = entry.attributes.get("state", ()) if entry is not None else ()
    family = mention.name.split()[0] in reading.knowledge.language.first_family_names
    if reading.home in states or (not states and family):
        return mention
    posts = (replace(post, organization=None) if post.is_implied else post for post in mention.posts)
    return replace(mention, posts=tuple(posts))


def _beside(mentions: list[Mention], found: list[Mention]) -> list[Mention]:
    """Return mentions with the found meetings that touch none of them but titles and countries."""
    own = [
        one
        for one in found
        if not any(
            other.start < one.end and one.start < other.end and other.kind in ("meeting", "person", "time")
            for other in mentions
        )
    ]
    return lay_over(mentions, own)


def _collect_meetings(reading: Reading, sentence: Sentence, series: SeriesMeetings) -> None:
    coded = encode(reading.text, sentence.start, sentence.end, sentence.mentions)
    for at, sign in enumerate(coded.text):
        mention = coded.mentions.get(sign)
        if mention is not None and mention.kind == "meeting":
            holding = reading.knowledge.holding.read(coded, at)
            former = FORMER.search(reading.text[mention.start : mention.end]) is not None
            is_held = holding is not None and holding.manner not in ("future", "past reference", "dated")
            is_held = (is_held or _is_own_act(reading, sentence, mention)) and not former
            is_title = sentence.paragraph.kind == "title"
            days = [time.first for time in holding.times if time.is_days] if holding else []
            day = days[0] if days else None
            about = is_about(reading, sentence, mention)
            reading.meetings.add(
                mention,
                sentence.number,
                is_held=is_held,
                is_title=is_title,
                day=day,
                is_about=about,
                is_other=(mention.start, mention.end) in series.others
                or (not is_held and not is_title and _is_other(coded.text[:at]))
                or OTHER.search(reading.text[mention.start : mention.end]) is not None,
                is_former=former or (mention.start, mention.end) in series.apart,
                is_ahead=(holding is not None and holding.manner == "future") or is_ahead(coded.text[:at]),
            )


def _is_own_act(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sentence begins with the meeting at which its subject acts: "At its session on Friday, the Council"."""
    own, before = reading.text[mention.start : mention.end], reading.text[sentence.start : mention.start]
    return before in ("At ", "In ", "During ") and own.casefold().startswith(("its ", "their "))


def _is_other(before: str) -> bool:
    """Whether a meeting is told as one not known yet, or as another one of a series: "the next meeting"."""
    return re.search(rf"\ban? $|{OTHER.pattern} $", before) is not None


def _name_unnamed(reading: Reading) -> None:
    """Name a meeting that is told only as "the meeting" after what its body did: "The meeting began at 3 p.m."."""
    if reading.meetings.is_named:
        return
    bodies = (_subject(reading, sentence) for sentence in reading.body)
    body = next((one for one in bodies if one is not None), None)
    for sentence in reading.body if body is not None else ():
        times = [mention for mention in sentence.mentions if mention.kind in ("time", "person")]
        coded = encode(reading.text, sentence.start, sentence.end, times)
        for first, last, _, _ in reading.knowledge.meetings.pointers(coded):
            holding = reading.knowledge.holding.read(coded, coded.position(last) - 1)
            if body is not None and holding is not None and holding.manner in ("held", "opened", "closed"):
                mention = replace(reading.knowledge.meetings.plain_meeting(body), start=first, end=last)
                sentence.mentions = lay_over(sentence.mentions, [mention])
                reading.meetings.add(mention, sentence.number, is_held=True)
                return


def _subject(reading: Reading, sentence: Sentence) -> Mention | None:
    """Return the body with which a sentence begins."""
    first = next((one for one in sentence.mentions if one.kind == "body"), None)
    before = reading.text[sentence.start : first.start] if first is not None else ""
    return first if before.casefold().strip() in ("", "the") else None


def _with_numbered(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Return the mentions of a sentence with further meetings of a series: "the third session"."""
    finder, found = reading.knowledge.meetings, []
    shown = [mention for mention in sentence.mentions if mention.kind in ("time", "meeting")]
    coded = encode(reading.text, sentence.start, sentence.end, shown)
    for first, last, word, number in finder.pointers(coded):
        beside = reading.meetings.missing(word, number) if number is not None else None
        if beside is None or any(other.start < last and first < other.end for other in shown):
            continue
        mention = finder.renumbered(beside, number or 0, (first, last))
        found.append(mention)
        reading.meetings.add(mention, sentence.number)
    return lay_over(sentence.mentions, found)


def _with_pointers(reading: Reading, sentence: Sentence) -> list[Mention]:
    """Give each meeting its settled name, and each phrase that points to a meeting a mention of it."""
    meetings = reading.meetings
    settled = [
        replace(mention, name=meetings.settled(mention), anaphoric=meetings.is_pointer(mention))
        if mention.kind == "meeting"
        else mention
        for mention in sentence.mentions
    ]
    shown = [mention for mention in settled if mention.kind in ("time", "meeting")]
    coded = encode(reading.text, sentence.start, sentence.end, shown)
    pointers = []
    for first, last, word, number in reading.knowledge.meetings.pointers(coded):
        if any(
            other.start < last and first < other.end and other.kind not in ("post", "time")
            for other in settled
        ):
            continue
        meant = meetings.meant(word, number, sentence.number)
        if meant is not None:
            pointers.append(replace(meant, start=first, end=last, anaphoric=True))
    return lay_over(settled, pointers)
