"""Says whom a name, a pronoun or a noun phrase means: somebody heard before, a title's holder, a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.clauses.regions import Region, span_of
from kg.finding.context import Actor, Context, meeting_actor, person_actor
from kg.finding.phrases import is_one_of, is_tagged
from kg.finding.roles import group_headed, meant_by_role
from kg.reading.mentions import Mention, expand
from kg.reading.words import Word

POINTING = ("this", "that", "it", "these", "which", "what")
"""A noun phrase with one of these before it names nothing."""
FEW = 5
"""A bare title has no more words."""
LONGEST = 20
"""A noun phrase of more words names nothing."""


def named(mention: Mention, context: Context) -> Actor:
    """Return who acts where a name is the subject: for a meeting the body that meets."""
    if mention.kind == "person":
        return person_actor(mention)
    if mention.kind == "meeting":
        return meeting_actor(context.reading, mention)
    kind = "country" if mention.kind == "country" else "body"
    return Actor(mention.name, (mention.start, mention.end), kind=kind)


def pronoun_means(word: Word, context: Context) -> Actor | None:
    """Return who a pronoun means: in a report of one speaker "he" is the person last heard, at first nobody known."""
    means = context.reading.knowledge.language.nouns.pronouns.get(word.lower)
    if means in ("man", "woman"):
        return context.person or Actor("", (word.start, word.end), kind="unnamed")
    if means == "speaker":
        return context.person
    if means == "many":
        if context.group is not None and context.group.kind == "group":
            return context.group
        return context.last if context.last is not None and context.last.kind != "person" else None
    if means == "thing":
        return (context.maker if context.last is context.maker else context.last) or context.issuer()
    return None


def noun_means(words: Sequence[Word], region: Region, head: int, context: Context) -> Actor | None:
    """Return who a noun phrase means, None where it names nobody and nothing.

    Args:
        words: the words of the sentence.
        region: the words of the phrase.
        head: the place of its head noun.
        context: what is known here.
    """
    start, end = region
    noun = words[head].lower
    unknown = words[start].lower in ("a", "an", "another", "some") and not _is_issued(
        words, head, end, context
    )
    if not unknown and _is_utterance(words, start, head, context):
        issued = (
            context.body_that_met()
            if noun in context.reading.knowledge.wordings.word_sets["cues"]["issued"]
            else None
        )
        heard = replace(context.person, ambiguous=True) if context.person else None
        return context.maker or issued or heard or as_worded(words, region, context, "thing")
    if noun in context.reading.knowledge.wordings.word_sets["cues"]["papers"]:
        main = context.reading.meetings.main()
        return (
            meeting_actor(context.reading, main)
            if main is not None
            else as_worded(words, region, context, "thing")
        )
    if end - start == 2 and words[start].lower == "the" and _is_issuer(noun, context):
        return context.issuer()
    if _is_first_of_state(words, region, context):
        foremost = context.foremost()
        if foremost is not None:
            return foremost
    if noun in ("speaker", "reporter") and end - start <= 2 and context.person is not None:
        return context.maker if noun == "reporter" and context.maker is not None else context.person
    in_role = _in_role(words, region, context) or _holder(words, region, context)
    if in_role is not None:
        return in_role
    if noun in ("side", "sides"):
        return _side(words, start, head, context)
    if is_group(noun, context):
        return as_worded(words, region, context, "group")
    names = words[head].tag.startswith("NN") and end - start <= LONGEST and words[start].lower not in POINTING
    return as_worded(words, region, context, "thing") if names else None


def _in_role(words: Sequence[Word], region: Region, context: Context) -> Actor | None:
    """Return the person who is told by his role: "the head of the delegation", "the Russian President"."""
    told = words[slice(*region)]
    group = group_headed(told, context.reading)
    if group in context.heads:
        return context.heads[group]
    role = meant_by_role(context.reading, told)
    return person_actor(role) if role is not None else None


def _is_first_of_state(words: Sequence[Word], region: Region, context: Context) -> bool:
    """Whether a phrase is the bare title of who stands above all: "the respected General Secretary"."""
    told = context.reading.text[slice(*span_of(words, region))].casefold()
    return (
        told.startswith("the ")
        and told.endswith(
            tuple(f" {title}" for title in context.reading.knowledge.wordings.word_sets["cues"]["foremost"])
        )
        and region[1] - region[0] <= FEW
    )


def _is_issued(words: Sequence[Word], head: int, end: int, context: Context) -> bool:
    """Whether a paper is told as one of the meeting: "a statement released after the meeting"."""
    sets = context.reading.knowledge.wordings.word_sets["cues"]
    issues = any(word.lemma in sets["issuing"] for word in words[head + 1 : end])
    return words[head].lower in sets["issued"] and issues and context.body_that_met() is not None


def _is_issuer(noun: str, context: Context) -> bool:
    """Whether "the council" is short for the body whose document it is."""
    issuer = context.issuer()
    return (
        issuer is not None
        and noun in context.reading.knowledge.wordings.word_sets["cues"]["short bodies"]
        and (noun in issuer.name.casefold().split())
    )


def _is_utterance(words: Sequence[Word], start: int, head: int, context: Context) -> bool:
    """Whether a phrase is a report, speech or the like, which stands for its maker."""
    if head + 1 < len(words) and words[head + 1].tag == "CD":
        return False  # "Article 9"
    phrase = context.reading.text[words[start].start : words[head].end].casefold()
    return phrase.endswith(context.reading.knowledge.language.nouns.utterances)


def is_group(noun: str, context: Context) -> bool:
    """Return whether a noun, in small letters, means persons."""
    knowledge = context.reading.knowledge
    nouns, sets = knowledge.language.nouns, knowledge.wordings.word_sets
    if (
        noun in sets["cues"]["collectives"]
        or noun in nouns.groups
        or noun in sets["policies"]["implementers"]
        or noun == "others"
    ):
        return True
    return noun.endswith(nouns.person_endings) and noun not in nouns.no_persons


def as_worded(words: Sequence[Word], region: Region, context: Context, kind: str) -> Actor:
    """Return somebody under the words of the phrase, shortened names in full.

    Args:
        words: the words of the sentence.
        region: the words of the phrase.
        context: what is known here.
        kind: what kind of actor it is.
    """
    region = (region[0], _before_words(words, *_before_time(words, *region), context))
    span = span_of(words, region)
    mentions = [word.mention for word in words[slice(*region)] if word.mention is not None]
    return Actor(_bare(expand(context.reading.text, *span, mentions)), span, kind=kind)


def _before_time(words: Sequence[Word], start: int, end: int) -> Region:
    """Return a name without "today" and the like behind it."""
    while end - 1 > start and _tells_time(words[end - 1]):
        end -= 1
    return start, end


def _before_words(words: Sequence[Word], start: int, end: int, context: Context) -> int:
    """Return where a name ends before "in their speeches"."""
    utterances = context.reading.knowledge.language.nouns.utterances
    for at in range(start + 1, end - 2):
        own = is_one_of(words[at], ("in",)) and is_tagged(words[at + 1], ("PRP$",))
        last = words[end - 1].lower
        if own and not {last, last.removesuffix("s"), last.removesuffix("es")}.isdisjoint(utterances):
            return at
    return end


def _tells_time(word: Word) -> bool:
    if word.mention is not None:
        return word.mention.kind == "time"
    return word.lower in (
        "today",
        "yesterday",
        "tonight",
        "here",
        "recently",
        "earlier",
        "later",
        "on",
        "meanwhile",
    )


def _bare(name: str) -> str:
    for prefix in ("all the ", "All the ", "the ", "The ", "A ", "An "):
        name = name.removeprefix(prefix)
    return name


def _side(words: Sequence[Word], start: int, head: int, context: Context) -> Actor:
    """Return whom "both sides" or "the Russian side" stands for: the countries that talk, or one of them."""
    span = (words[start].start, words[head].end)
    mentions = [word.mention for word in words[start:head] if word.mention is not None]
    countries = [mention.name for mention in mentions if mention.kind in ("country", "body")]
    country = countries[0] if countries else context.reading.knowledge.demonyms.get(words[head - 1].text)
    if country is not None:
        return Actor(context.party_of(country), span, kind="country")
    parties = [context.party_of(party) for party in context.parties()]
    if len(parties) > 1 and words[head].lower == "sides":
        return Actor(" and ".join(parties), span, kind="group")
    return Actor(_bare(context.reading.text[slice(*span)]), span)


def _holder(words: Sequence[Word], region: Region, context: Context) -> Actor | None:
    """Return the person who holds the title that the words are: "the premier", else under the title itself."""
    stretch = words[slice(*region)]
    if stretch[0].lower != "the" or any(word.tag == "NNS" for word in stretch):
        return None
    first, last = span_of(words, region)
    sentence = context.reading.sentence_at(first)
    mentions = sentence.mentions if sentence is not None else []
    posts = [one for one in mentions if one.kind == "post" and first <= one.start < last]
    if not posts:
        return None
    # "the minister of Railways", not "the plan of the minister"
    whole = posts[0].start <= words[region[0] + 1].start
    named = context.holder(posts[0])
    if named is not None or not whole:
        return named
    # "the premier in his concluding remarks": the title alone
    places = range(region[0] + 1, region[1] - 1)
    behind = next((at for at in places if words[at].tag == "IN" and words[at + 1].tag == "PRP$"), region[1])
    return as_worded(words, (region[0], behind), context, "person")
