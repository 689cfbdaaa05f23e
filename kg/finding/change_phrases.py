"""Reads changes of posts that no verb of change tells: bodies formed with their heads, punishments, requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.finding.change import Change, is_former
from kg.finding.change_subjects import SubjectReader, holders_of
from kg.finding.change_words import PERSON, PERSONS, POST, ChangeReader
from kg.grammar.keyed import KeyedPattern
from kg.reading import Reading, Sentence
from kg.reading.mentions import Mention, Post, expand
from kg.reading.titling import bare_end

FORMED = KeyedPattern(
    rf"\b(?P<verb>formed|composed|constituted|established|instituted|inaugurated|(?:re)?organi[sz]ed|set up|reshuffled"
    rf"|renewed|reconstituted|elected|chosen|appointed|sworn in)\b(?P<between>[^;.{PERSON[1:-1]}]{{0,60}}),? with "
    rf"(?={PERSONS} (?:as|becoming|being|for|in (?:the (?:post|office)|that) of) )",
    ["formed", "composed", "stituted", "established", "inaugurated", "rgani", "set up", "shuffled", "renewed",
     "elected", "chosen", "appointed", "sworn in"],
    [" with "],
)  # fmt: skip
NEWLY = re.compile(r"newly[ -](elected|appointed) ")
GOVERNING = re.compile(
    r"Cabinet|Government|Ministr|Administration|Council of Ministers|State Council|Staff|Army"
    r"|Department|Bureau$"
)
"""Bodies whose members are appointed; those of others are elected."""
HEADED = re.compile(
    rf"(?:,? and |, |; )?(?P<list>{PERSONS})(?:,? (?:as|becoming|for|in (?:the (?:post|office)|that) of|being(?: "
    rf"(?:elected|appointed|named|made))?))?"
    rf" (?:(?:the|an?|its|their|new) )*(?P<post>{POST})"
)
PENALTY = (
    r"(?:punishments?|penalty|penalties|warnings?|reprimands?|rebukes?|censures?|sanctions?|"
    r"disciplinary (?:measures?|actions?|punishments?|penalty))"
)
WHO = rf"(?:(?:the|an?|[Cc]omrades?) )*(?P<list>{PERSONS}|{POST})"
PUNISHED = KeyedPattern(
    rf"\b{PENALTY} (?:was|were|has been|have been) (?:\w+ )?(?:meted out|given|administered|imposed|inflicted|applied"
    rf"|issued|taken|handed down|handed out) (?:to|on|upon|against) {WHO}"
    rf"|\b(?:gave|issued|imposed|inflicted|administered|took|applied|meted out|handed down) (?:an? )?(?:[\w-]+ ){{0,3}}"
    rf"{PENALTY} (?:to|on|upon|against) {WHO.replace('list', 'list2')}"
    rf"|{WHO.replace('list', 'list3')},? (?:also )?(?:received|got|incurred|was given|were given|was issued|was "
    rf"subjected to) "
    rf"(?:an? )?(?:[\w-]+ ){{0,3}}{PENALTY}",
    ["punish", "penalt", "warning", "reprimand", "rebuke", "censure", "sanction", "disciplinary"],
)  # fmt: skip
REQUEST = KeyedPattern(
    rf"\b(?:satisf|grant|met|accede|accept|approv|compl|agree)\w*(?: (?:to|with))? (?:the |an? )?(?:request"
    rf"|application|appeal|wish) "
    rf"(?:of|by|from|made by|submitted by) (?:[Cc]omrade )?(?P<person>{PERSON}),? (?:for (?:his|her) (?:release"
    rf"|relief|dismissal|resignation"
    rf"|retirement)|(?:to be|that (?:he|she) be) (?:\w+ )?(?:relieved|released|freed|discharged)|to (?:retire"
    rf"|resign|step down))",
    ["request", "application", "appeal", "wish", "resignation"],
)  # fmt: skip
NOUN = r"(?:re-?election|by-?election|election|recall|dismissal|removal|appointment|transfer|promotion|replacement)s?"
HELD = KeyedPattern(
    rf"(?P<there>\b[Tt]here (?:was|were) |\b(?:effected|carried out|conducted|made|undertook) )?(?:the |an? )?(?:\w+ )?"
    rf"(?P<nouns>{NOUN}(?:(?:, | and ){NOUN})*) of (?:(?:the|some|several|new|\d+|[a-z]+) "
    rf")?(?P<list>{POST}(?:(?:, |,? and )"
    rf"(?:(?:the|some|several|new|\d+|[a-z]+) )?{POST})*)(?P<done> (?:took place|were held|was held|were (?:\w+ "
    rf")?(?:made|"
    rf"effected|conducted|carried out)|was (?:\w+ )?(?:made|effected|conducted|carried out)|followed)\b)?",
    ["elect", "recall", "dismiss", "removal", "appointment", "transfer", "promotion", "replacement"],
)  # fmt: skip
RESIGNED = KeyedPattern(
    rf"\baccept\w* (?:the )?resignation (?:tendered|submitted|handed in|offered|letter|presented) (?:by|of|from) "
    rf"(?P<person4>{PERSON})"
    rf"|(?P<person5>{PERSON}),? (?:has |have )?(?:handed in|submitted|tendered|offered|presented) (?:his|her) "
    rf"resignation"
    rf"|(?P<person>{PERSON}),? (?:had|has had) (?:his|her) resignation (?:\w+ )?(?:accepted|approved|granted)"
    rf"|\baccept\w* (?P<person2>{PERSON})'s resignation|(?P<person3>{PERSON})'s resignation (?:was|has been) "
    rf"(?:accepted|approved)",
    ["resignation"],
)


def read_phrases(reading: Reading, reader: ChangeReader, sentence: Sentence) -> Iterator[Change]:
    """Yield the changes of a sentence that are told without a verb of change.

    Args:
        reading: the document.
        reader: the words of change.
        sentence: the sentence.
    """
    yield from _formed(sentence)
    yield from _punished(reading, sentence)
    yield from _released(reader, sentence)
    yield from _held(reading, reader, sentence)
    yield from _newly(reading, sentence)


def _formed(sentence: Sentence) -> Iterator[Change]:
    """Read "the Cabinet was formed with A as premier and B and C as vice-premiers"."""
    coded = sentence.coded
    for match in FORMED.finditer(coded.text):
        bodies = [one for one in coded.within(0, match.end()) if one.kind == "body"]
        owner = bodies[-1].name if bodies else None
        elected = match["verb"] in ("elected", "chosen") or (
            owner is not None and not GOVERNING.search(owner)
        )
        pair = HEADED.match(coded.text, match.end())
        while pair is not None:
            for person in coded.within(*pair.span("list")):
                for post in coded.mentions[pair["post"]].posts:
                    told = replace(post, organization=post.organization or owner)
                    span = (coded.starts[match.start()], max(bare_end(person), post.end))
                    yield _change(sentence, person, "elected" if elected else "appointed", told, span)
            pair = HEADED.match(coded.text, pair.end())


def _punished(reading: Reading, sentence: Sentence) -> Iterator[Change]:
    """Read "punishment was meted out to A, chairman of the committee", "the director received a warning"."""
    coded = sentence.coded
    for match in PUNISHED.finditer(coded.text):
        group = next(name for name in ("list", "list2", "list3") if match[name])
        span = coded.span(*match.span())
        for one in coded.within(*match.span(group)):
            held = [post for post in one.posts if not is_former(post)]
            if one.kind == "person":
                told = held[-1] if held else Post(one.start, one.end, "", None)
                yield _change(sentence, one, "punished", told, span)
            elif held:
                who = expand(reading.text, one.start, one.end, sentence.names)
                yield replace(_change(sentence, one, "punished", held[0], span), who=who, person=None)


def _released(reader: ChangeReader, sentence: Sentence) -> Iterator[Change]:
    """Read "granted the request of A to be relieved of the duties of secretary", "A had his resignation accepted"."""
    coded = sentence.coded
    for pattern in (REQUEST, RESIGNED):
        for match in pattern.finditer(coded.text):
            groups = match.groupdict()
            sign = next(groups[name] for name in (*groups,) if groups.get(name))
            person = coded.mentions[sign]
            posts, end = reader.posts(coded, match.end(), len(coded.text))
            for post in posts or person.posts[-1:]:
                span = coded.span(match.start(), end)
                yield _change(sentence, person, "dismissed", post, span)


def _held(reading: Reading, reader: ChangeReader, sentence: Sentence) -> Iterator[Change]:
    """Read "there were recall and by-election of members of the committee", of nobody named."""
    coded, who = sentence.coded, SubjectReader(reading, sentence)
    for match in HELD.finditer(coded.text):
        listed = coded.within(*match.span("list"))
        if not (match["there"] or match["done"]) or not all(one.kind == "post" for one in listed):
            continue
        nouns = [noun.casefold().removesuffix("s") for noun in re.findall(NOUN, match["nouns"])]
        kinds = [reader.nouns.get(noun, "dismissed") for noun in nouns]
        titles = " and ".join(dict.fromkeys(one.posts[0].title for one in listed))
        worded = " and ".join(holders_of(who.words(one)) for one in listed)
        for kind in kinds:
            span = coded.span(*match.span())
            post = replace(listed[-1].posts[0], title=titles)
            yield replace(_change(sentence, listed[-1], kind, post, span), who=worded, person=None)


def _newly(reading: Reading, sentence: Sentence) -> Iterator[Change]:
    """Read "A, newly elected general secretary,", of a person who is named."""
    if sentence.paragraph.kind == "title" or "newly" not in reading.text[sentence.start : sentence.end]:
        return
    for person in sentence.mentions:
        for post in person.posts if person.kind == "person" else ():
            told = NEWLY.match(reading.text, post.start)
            if told is not None and sentence.start <= post.start < sentence.end:
                span = (min(person.core[0], post.start), max(bare_end(person), post.end))
                yield _change(sentence, person, told.group(1), post, span)


def _change(sentence: Sentence, person: Mention, kind: str, post: Post, span: tuple[int, int]) -> Change:
    return Change(
        person.name, kind, post.title, post.organization, span, sentence, person, None, "changes/phrase"
    )
