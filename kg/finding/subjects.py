"""Says who the subject of a verb is: a name, a pronoun, a group, the report that somebody made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.finding.context import Actor, Context, meeting_actor, person_actor
from kg.finding.coordination import Region
from kg.reading.mentions import expand
from kg.reading.words import Word

AUXILIARIES = (
    "has",
    "have",
    "had",
    "also",
    "then",
    "once",
    "again",
    "further",
    "did",
    "is",
    "are",
    "was",
    "were",
    "will",
)
BOUNDARIES = (
    ",",
    ";",
    ":",
    "that",
    "but",
    "as",
    "while",
    "when",
    "and",
    "which",
    "because",
    "since",
    "-",
    "--",
    '"',
    "if",
    "or",
)
PREPOSITIONS = (
    "of",
    "in",
    "at",
    "for",
    "by",
    "with",
    "on",
    "from",
    "under",
    "to",
    "towards",
    "against",
    "over",
    "upon",
    "who",
    "which",
    "through",
    "including",
    "concerned",
)
CLAUSE_OPENERS = ("since", "as", "when", "while", "because", "that", "which", "who", "if")
SAME_NUMBER_GROUPS = ("reporter", "speaker", "reporters", "speakers")


def subject_region(words: Sequence[Word], verb: int) -> tuple[int, int]:
    """Return where the words of a verb's subject start and end, an empty stretch where it has none of its own.

    Args:
        words: the words of the sentence.
        verb: the place of the verb.
    """
    end = verb
    while (
        end > 0
        and (words[end - 1].tag.startswith("RB") or words[end - 1].lower in AUXILIARIES)
        and words[end - 1].mention is None
    ):
        end -= 1
    start = _back_to_boundary(words, end, end)
    while (
        1 < start < end
        and words[start - 1].lower in CLAUSE_OPENERS
        and any(is_finite(word) for word in words[start:end])
    ):
        start = _back_to_boundary(
            words, start - 1, end
        )  # "Information received since the Board met indicates"
    return start, end


def _back_to_boundary(words: Sequence[Word], start: int, end: int) -> int:
    while start > 0 and not _is_boundary(words, start - 1, end):
        start -= 1
    return start


def _is_boundary(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    if word.mention is not None or word.lower not in BOUNDARIES:
        return False
    if word.lower == "and" and at + 1 < end and at > 0:
        return not _is_coordinated(words, at, end)
    return True


def _is_coordinated(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether an "and" joins two nouns of one subject: "the reporter and speakers", "the U.S. and the ROK"."""
    if _joins_nouns(words, at):
        return True
    before, after = words[at - 1], words[at + 1]
    named = after.mention is not None or (
        after.lower == "the" and at + 2 < end and words[at + 2].mention is not None
    )
    return bool(before.mention is not None and named) or (
        before.tag.startswith("NN") and after.tag.startswith("NN") and after.mention is None and end - at <= 3
    )


def _joins_nouns(words: Sequence[Word], at: int) -> bool:
    """Whether all before an "and", back to where the clause begins, is a noun phrase without a verb."""
    begin = at
    while begin > 0 and (
        words[begin - 1].mention is not None
        or words[begin - 1].lower not in (",", ";", "that", ":", "but", "which", "while", '"')
    ):
        begin -= 1
    stretch = words[begin:at]
    return (
        bool(stretch)
        and not any(
            word.mention is None and word.tag in ("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "TO")
            for word in stretch
        )
        and stretch[-1].tag.startswith("NN")
    )


def subject_of(words: Sequence[Word], region: tuple[int, int], context: Context) -> Actor | None:
    """Return who the words of a subject mean, None where that is nobody who can act.

    Args:
        words: the words of the sentence.
        region: the subject's words.
        context: what is known here.
    """
    start, end = _without_opening(words, *region)
    head = _head(words, start, end)
    if head is None:
        return None
    word = words[head]
    if word.mention is not None:
        return _named(words, head, end, context)
    if end - start == 1 and word.lower in context.reading.knowledge.language.nouns.pronouns:
        return pronoun(word, context)
    return _noun(words, start, head, end, context)


def _without_opening(words: Sequence[Word], start: int, end: int) -> Region:
    """Take "In the 2000s" and "At the meeting" off the subject that stands behind."""
    if start >= end or words[start].tag != "IN" or words[start].mention is not None:
        return start, end
    for at in range(start + 2, end):
        before = words[at - 1]
        if (
            words[at].tag in ("DT", "PRP", "PDT")
            or words[at].mention is not None
            or (before.mention is not None and before.mention.kind == "time")
        ) and (before.mention is not None or before.tag.startswith("NN")):
            return at, end
    return start, end


def main_subject(words: Sequence[Word], context: Context, start: int) -> Actor | None:
    """Return who the first finite verb behind a place has as its subject.

    Args:
        words: the words of the sentence.
        context: what is known here.
        start: where to begin.
    """
    for at in range(start + 1, len(words)):
        if is_finite(words[at]):
            region = subject_region(words, at)
            if region[0] >= region[1] or region[0] < start:
                continue
            found = _before_comma(words, region, start, context) or subject_of(words, region, context)
            if found is not None or words[region[0]].tag.startswith("PRP"):
                return found
    return None


def opening_subject(words: Sequence[Word], context: Context) -> Actor | None:
    """Return who the noun phrase before the first comma names: "The spokesperson, Maria Lopez, said".

    Args:
        words: the words of the sentence up to the verb.
        context: what is known here.
    """
    comma = next((at for at, word in enumerate(words) if word.lower == "," and word.mention is None), None)
    return subject_of(words, (0, comma), context) if comma else None


def is_finite(word: Word) -> bool:
    """Return whether a word is a finite verb by its tag."""
    return word.mention is None and word.tag in ("VBD", "VBZ", "VBP") and word.lower != "'s"


def _before_comma(words: Sequence[Word], region: Region, start: int, context: Context) -> Actor | None:
    """Return the subject that an insertion parts from its verb: "Pak Chol, on behalf of the members, took an oath"."""
    at = region[0] - 1
    if at <= start or words[at].lower != "," or words[region[0]].lower in ("he", "she", "they", "it", "we"):
        return None
    comma = next((i for i in range(start, at) if words[i].lower == ","), None)
    if comma is None or words[region[0]].mention is not None:
        return None
    opening = words[start:comma]
    if (
        comma + 1 < len(words)
        and words[comma + 1].tag in ("IN", "VBN", "WP")
        and opening
        and opening[-1].mention is not None
    ):
        return subject_of(words, (start, comma), context)
    return None


def main_clause(words: Sequence[Word], context: Context, start: int, end: int) -> tuple[int, Actor] | None:
    """Return where the main clause behind a fronted participle begins, and who its subject is.

    Args:
        words: the words of the sentence.
        context: what is known here.
        start: the place behind the participle.
        end: where the sentence ends.

    Returns:
        The place of the first word of the subject of the last such clause, preferring a person as its subject.
    """
    found: list[tuple[int, Actor]] = []
    for comma in range(start, end - 2):
        if words[comma].lower != "," or words[comma].mention is not None:
            continue
        verb = next(
            (
                at
                for at in range(comma + 2, min(comma + 12, end))
                if is_finite(words[at]) or words[at].tag == "MD"
            ),
            None,
        )
        if verb is None:
            continue
        region = subject_region(words, verb)
        if region[0] != comma + 1 or region[0] >= region[1]:
            continue
        actor = subject_of(words, region, context)
        if actor is not None and actor.kind != "thing":
            found.append((comma + 1, actor))
    people = [one for one in found if one[1].kind == "person"]
    return (people or found[-1:] or [None])[0]


def third_person(words: Sequence[Word], context: Context) -> Actor | None:
    """Return the person whom a sentence tells of in the third person: its subject is a name, "he" or "she"."""
    for at in range(1, len(words)):
        if is_finite(words[at]):
            start, end = subject_region(words, at)
            first_person = any(word.lower in ("we", "i", "our", "us") for word in words[start:end])
            actor = subject_of(words, (start, end), context) if start < end and not first_person else None
            if actor is not None and actor.kind == "person":
                return actor
    return None


def _head(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the place of the noun or name that a noun phrase is about: the last before a preposition."""
    head = None
    for at in range(start, end):
        word = words[at]
        if (
            head is not None
            and word.mention is None
            and (word.lower in PREPOSITIONS or word.tag in ("VBN", "VBD"))
        ):
            break
        if word.mention is not None and word.mention.kind in ("time", "post", "place"):
            continue
        if (
            word.mention is not None
            or word.tag.startswith(("NN", "PRP"))
            or word.lower in ("all", "both", "others")
        ):
            head = at
    return head


def _named(words: Sequence[Word], head: int, end: int, context: Context) -> Actor | None:
    mention = words[head].mention
    assert mention is not None
    if head + 1 < end and words[head + 1].lower in ("'s", "'"):
        return None
    if mention.kind == "person":
        return person_actor(mention)
    if mention.kind == "meeting":
        return meeting_actor(context.reading, mention)
    return Actor(
        mention.name, (mention.start, mention.end), kind="country" if mention.kind == "country" else "body"
    )


def pronoun(word: Word, context: Context) -> Actor | None:
    """Return who a pronoun means: in a report of one speaker "he" is the person last heard."""
    means = context.reading.knowledge.language.nouns.pronouns.get(word.lower)
    if means in ("man", "woman"):
        return context.person
    if means == "many":
        return context.group if context.group is not None and context.group.kind == "group" else context.last
    if means == "thing":
        return context.maker if context.last is context.maker else context.last
    return context.person if means == "speaker" else None


def _noun(words: Sequence[Word], start: int, head: int, end: int, context: Context) -> Actor | None:
    nouns = context.reading.knowledge.language.nouns
    text, sentence_words = context.reading.text, words[start:end]
    noun = words[head].lower
    phrase = text[words[start].start : words[head].end].casefold()
    if any(phrase.endswith(utterance) for utterance in nouns.utterances):
        return context.maker or (replace(context.person, ambiguous=True) if context.person else None)
    held = _held(words, start, end, context)
    if held is not None:
        return held
    if noun in ("speaker", "reporter") and end - start <= 2 and context.person is not None:
        return context.person
    if noun in ("side", "sides"):
        return _side(words, start, head, context)
    if (
        noun in nouns.groups
        or noun in SAME_NUMBER_GROUPS
        or noun
        in (
            "all",
            "both",
            "side",
            "government",
            "leadership",
            "army",
            "people",
            "committee",
            "authorities",
            "ministry",
        )
    ):
        mentions = [word.mention for word in sentence_words if word.mention is not None]
        name = expand(text, words[start].start, words[end - 1].end, mentions)
        return Actor(_bare_group(name), (words[start].start, words[end - 1].end))
    if (
        words[head].tag.startswith("NN")
        and end - start <= 12
        and words[start].lower not in ("this", "that", "it", "these", "which", "what")
    ):
        named = [word.mention for word in sentence_words if word.mention is not None]
        name = expand(text, words[start].start, words[end - 1].end, named)
        return Actor(_bare_group(name), (words[start].start, words[end - 1].end), kind="thing")
    return None


def _side(words: Sequence[Word], start: int, head: int, context: Context) -> Actor | None:
    """Return whom "both sides" or "the Russian side" stands for: the countries that talk, or one of them."""
    span = (words[start].start, words[head].end)
    named = next(
        (
            word.mention
            for word in words[start:head]
            if word.mention is not None and word.mention.kind == "country"
        ),
        None,
    )
    if named is not None:
        return Actor(named.name, span, kind="country")
    adjective = context.reading.knowledge.demonyms.get(words[head - 1].text)
    if adjective is not None:
        return Actor(adjective, span, kind="country")
    parties = context.parties()
    if len(parties) > 1 and words[head].lower == "sides":
        return Actor(" and ".join(parties), span, kind="group")
    return Actor(_bare_group(context.reading.text[span[0] : span[1]]), span)


def _bare_group(name: str) -> str:
    for prefix in ("all the ", "All the ", "the ", "The "):
        name = name.removeprefix(prefix)
    return name


def _held(words: Sequence[Word], start: int, end: int, context: Context) -> Actor | None:
    """Return the person who holds the title that the words are: "the premier", "the General Secretary"."""
    first, last = words[start].start, words[end - 1].end
    for sentence in context.reading.sentences:
        if sentence.start <= first < sentence.end:
            posts = [
                mention
                for mention in sentence.mentions
                if mention.kind == "post" and first <= mention.start < last
            ]
            singular = not any(word.tag == "NNS" for word in words[start:end])
            return context.holder(posts[0]) if posts and singular and words[start].lower == "the" else None
    return None
