"""Knows the words by which posts are gained and lost, and finds the verbs and the posts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.finding.change import CHANGES, Verb
from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import one_of
from kg.grammar.signs import sign_class
from kg.reading.mentions import CodedText, Post

PERSON, POST, TIME = sign_class("person"), sign_class("post"), sign_class("time")
PERSONS = rf"(?:{PERSON}(?:,|;)? ?(?:and )?)*{PERSON}"
OTHERS = r"(?:,? and (?:(?:\d[\d ]*|[a-z]+) )?others?)?"
"""Ends a list of persons of whom only some are named."""
BODY = sign_class("body", "country", "meeting")
BE = r"(?:was|were|is|are|has been|have been|had been|been|having been|after being|being|be|getting|got)"
ADVERBS = r"(?:(?:\w+ly|also|again|then|additionally|directly|newly|once more|first) )*"
UNREAL = re.compile(
    r"\b(?:will|shall|would|should|could|may|might|can|must|not|never|to be|candidates? (?:to be|for)"
    r"|whether)(?: \w+)? ?$"
)
STRIPPED = re.compile(
    rf"(?i:strip\w*)(?: {PERSON},?)? of (?:(?:his|her|their|the|all) )*(?:\w+ )?(?:posts?|positions?|offices?"
    rf"|duties|membership"
    r"|seats?|qualifications?|credentials|mandate|functions|immunity)\b"
)
"""Who is stripped of a post is dismissed; who is stripped of a title is punished."""
ATTRIBUTE = re.compile(
    r"\b(?:the|those|these|all|any|an?|our|its|their|his|her)(?: (?:newly|just|recently))?[ -]$", re.I
)
"""Before a participle: "the elected members" are told of, not elected."""
OPENED = re.compile(
    r"\b(?P<noun>appointment|election)s?\b[^.;:]{0,80}?(?:(?:was|were|are|is) (?:as follows|the following|made)"
    r"|follow)\b",
    re.I,
)
"""Opens a list by a noun: "New appointments in the government were as follows"."""
JOINT = re.compile(r",? and (?:\w+ly )?")
"""Between two verbs of one object: "elected and newly appointed them"."""
COMMA = re.compile(r", (?:\w+ly )?")
BESIDE = re.compile(
    rf",? (?:in place of|replacing|instead of|to replace|to succeed|succeeding"
    rf"|in succession to) {PERSON},?"
)
APART = re.compile(
    rf"; (?!(?:and )?{PERSONS},? (?:as |to )?(?:(?:the|an?|its) )?{POST})|\. |, (?:while|where|which) |(?:,)? "
    rf"but | (?:who|which) "
)
"""Ends what belongs to a verb; behind a semicolon a person and a post may still share it."""


def _post_patterns(
    words: Mapping[str, Sequence[str]], cardinals: Sequence[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the post that a change is about, and of a further one behind it."""
    named = rf"(?:(?:the|a|an|his|her|their|all|its)(?: \w+)? )?(?:{one_of(words['post_nouns'])})"
    aimed = rf"(?:from|of|to|into|in|for|with|at) (?:{named}) (?:of|as|,? ?including)"
    lead = rf"(?:{aimed}|{one_of([*words['toward'], *words['away']])})"
    number = rf"(?:(?:\d[\d ,]*|{one_of([*cardinals, 'several', 'some', 'many', 'a number of'])}) )?"
    post = re.compile(
        rf",? ?(?:{ADVERBS}(?:{lead}) )?(?:(?:the|an?|its|their|his|new|first) )*{number}(?P<post>{POST})"
    )
    more = re.compile(
        rf"(?:(?:,? and|,)(?: also| concurrently| simultaneously)?(?: appointed| elected)?"
        rf"|,? concurrently(?: holding (?:the )?(?:post|office|position) of| serving as)?) "
        rf"(?:(?:as|the|an?|its|from|of|that of|concurrently) )*{number}(?P<post>{POST})(?! ?{PERSON})"
        rf"(?! (?:who|were|was|had)\b)"
    )
    return post, more


class ChangeReader:
    """Reads the changes that a sentence tells.

    Args:
        words: the word lists of the wordings.
        groups: nouns that stand for several persons.
        cardinals: number words.
    """

    def __init__(
        self, words: Mapping[str, Sequence[str]], groups: Sequence[str], cardinals: Sequence[str]
    ) -> None:
        holders = [*groups, "others"]
        self.group = re.compile(
            rf"(?P<who>(?:(?:[\d ]*\d|[\w-]+) )?(?:[\w-]+ )?(?:{one_of(holders)}))(?: for (?:the )?[\w"
            rf" ]*{POST}?)? ?$",
            re.I,
        )
        self.kinds = {form.casefold(): kind for kind in CHANGES for form in words[kind]}
        self.kinds |= dict.fromkeys(map(str.casefold, words["appointed_as"]), "appointed")
        self.passive_only = frozenset(words["passive_only"])
        self._needs_post = re.compile(rf"\b(?:{one_of(words['needs_post'])})$", re.I)
        surely = [form for kind in CHANGES for form in words[kind]]
        self.nouns = {form: kind for kind in CHANGES for form in words.get(f"noun_{kind}", ())}
        self.taking = {form: kind for kind in CHANGES for form in words.get(f"takes_{kind}", ())}
        as_post = rf"(?: (?:{PERSON},? ?(?:and )?)+)? ?as (?:(?:the|an?|its|new) )*{POST}"
        verb = (
            rf"(?i)(?<![\w-])(?P<verb>{one_of(surely)}|{one_of(words['appointed_as'])}(?={as_post}))\b(?!-)"
        )
        self.verb = KeyedPattern(verb, list(self.kinds))
        noun = (
            rf"(?i)\b(?P<noun>{one_of(list(self.nouns))}) of (?:the )?(?=.{{0,30}}?{PERSON})"
            rf"|(?P<owner>{PERSON})'s (?P<owned>{one_of(list(self.nouns))})(?= (?:as|to|from) )"
        )
        self.noun = KeyedPattern(noun, list(self.nouns))
        forms = {form: kind for form, kind in self.kinds.items() if form.endswith("ed") and " " not in form}
        self.forms = {form.casefold(): kind for form, kind in self.nouns.items()} | forms
        self.forms |= {"by-election": "by_elected"}
        self.heading = re.compile(
            rf"(?:The )?(?:newly )?(?P<form>{one_of(list(self.forms))})s?(?: (?:of|to|as|from) "
            rf"(?:the )?(?:{POST}|{BODY}))?:?$",
            re.I,
        )
        self.those = re.compile(
            rf"\b(?:[Tt]he|[Tt]hose)(?: (?:\w+ly|to be))? (?P<form>{one_of(list(forms))})(?: (?P<post>{POST})"
            rf"|(?: (?:[\w-]+|{POST}|{BODY})){{1,7}}?)? (?:are|were|is|was|include|included):? (?={PERSON})"
        )
        were = (
            rf"(?i)(?P<form>\b{one_of(list(forms))})(?: [^.;:{PERSON[1:-1]}]{{1,60}})? (?:were|was|are|is)(?: the "
            rf"following)?:? "
            rf"(?={PERSONS},? (?:as|to be) (?:(?:the|an?|its) )?{POST})"
        )
        self.were = KeyedPattern(were, list(forms))
        self.takes = KeyedPattern(rf"\b(?P<verb>{one_of(list(self.taking))})\b", list(self.taking))
        self.passive = re.compile(
            rf"\b(?P<be>{BE}) {ADVERBS}(?:(?:{one_of(surely)})\b[^;.{PERSON[1:-1]}]*? and {ADVERBS})?$", re.I
        )
        self.post, self.more = _post_patterns(words, cardinals)
        self.vacancy = re.compile(one_of(words["vacancy"]))

    def verbs(self, text: str, *, headline: bool) -> Iterator[Verb]:
        """Yield the verbs of change in coded text."""
        taking = [
            match
            for match in self.takes.finditer(text)
            if not UNREAL.search(text[: match.start()])
            and not re.search(rf"\b{BE} {ADVERBS}$", text[: match.start()])
        ]
        before: Verb | None = None
        for match in self.verb.finditer(text):
            if any(other.start() <= match.start() < other.end() for other in taking):
                continue
            passive = self.passive.search(text[: match.start()])
            led = text[: passive.start() if passive else match.start()]
            if UNREAL.search(led) or (passive and UNREAL.search(led + passive["be"])):
                continue
            if not passive and (ATTRIBUTE.search(led) or match["verb"].casefold() in self.passive_only):
                continue  # "the elected members", "voted as a member"
            if match["verb"].casefold() == "replaced" and text.startswith(" by", match.end()):
                continue
            joined = before is not None and not passive and self._is_joined(text, before, match)
            elided = before is not None and not passive and self._is_elided(text, before, match)
            participle = joined or elided or self._is_participle(text, match, headline)
            voice = "passive" if passive or participle else "active"
            start = passive.start() if passive else match.start()
            kind = self.kinds[match["verb"].casefold()]
            kind = "dismissed" if STRIPPED.match(text, match.start()) else kind
            before = Verb(kind, start, match.end(), voice, joined)
            yield before
        for match in taking:
            yield Verb(self.taking[match["verb"]], match.start(), match.end(), "taking")
        for match in self.noun.finditer(text):
            noun = (match["noun"] or match["owned"]).casefold()
            start = match.end("owner") if match["owner"] else match.start()
            yield Verb(self.nouns[noun], start, match.end(), "owned" if match["owner"] else "active")

    @staticmethod
    def _is_joined(text: str, before: Verb, match: re.Match[str]) -> bool:
        """Whether a verb shares the subject of a passive one: "was relieved of his post and appointed"."""
        between = text[before.end : match.start()]
        joint = re.search(rf"(?:,? and|,|, then) {ADVERBS}$", between)
        behind = re.match(rf" (?:{PERSON})", text[match.end() :])
        return before.voice == "passive" and bool(joint) and not behind and not re.search(PERSON, between)

    @staticmethod
    def _is_elided(text: str, before: Verb, match: re.Match[str]) -> bool:
        """Whether a verb shares the "was" of the one before: "A was elected chairman and B appointed director"."""
        subject = re.search(rf"(?:,| and|;) {PERSON} {ADVERBS}$", text[before.end : match.start()])
        aimed = re.match(rf" (?:as |to |the )*{POST}", text[match.end() :])
        return before.voice == "passive" and bool(subject) and bool(aimed)

    def _is_participle(self, text: str, match: re.Match[str], headline: bool) -> bool:
        """Whether a form without "was" is passive: ", elected as premier,", "A Elected Premier"."""
        before = text[: match.start()].rstrip()
        named = re.search(rf"(?:{PERSON}|{POST}),?$", before)
        formed = match["verb"].casefold().endswith(("ed", "chosen"))
        aimed = re.match(rf" (?:{ADVERBS})?(?:as|to|from|of)\b", text[match.end() :])
        if headline:
            return bool(named and formed and not re.match(rf" (?:{PERSON})", text[match.end() :]))
        return bool(named and formed and before.endswith(",") and aimed)

    def needs_post(self, told: str) -> bool:
        """Return whether a verb tells of a change only where a post or a body is told: "was brought".

        Args:
            told: the verb with what stands before it.
        """
        return self._needs_post.search(told) is not None

    def stop(self, text: str, start: int, verbs: Sequence[Verb]) -> int:
        """Return where what belongs to a verb ends: at the next verb of change or a new clause."""
        following = [verb.start for verb in verbs if verb.start >= start]
        apart = APART.search(text, start)
        return min([len(text), *following, *([apart.start()] if apart else [])])

    def posts(self, coded: CodedText, start: int, end: int) -> tuple[list[Post], int]:
        """Return the posts that stand at a place and are joined there, and where they end."""
        found: list[Post] = []
        beside = BESIDE.match(coded.text, start, end)
        match = self.post.match(coded.text, beside.end() if beside else start, end)
        while match is not None:
            found += coded.mentions[match["post"]].posts
            start = match.end()
            match = self.more.match(coded.text, start, end)
        return found, start


def opened_kind(text: str) -> str | None:
    """Return the change that a noun opens a list of, None where none does.

    Args:
        text: the coded text: "New appointments in the government were as follows:".
    """
    opening = OPENED.search(text)
    if opening is None:
        return None
    return "appointed" if opening["noun"].casefold().startswith("appoint") else "elected"


def joined_verbs(text: str, verb: Verb, behind: Sequence[Verb]) -> list[Verb]:
    """Return the verbs behind one that share its object: "transferred, dismissed and newly appointed officers".

    Args:
        text: the coded text.
        verb: the first verb.
        behind: the verbs behind it, in order.
    """
    joined: list[Verb] = []
    end = verb.end
    for other in behind:
        if JOINT.fullmatch(text, end, other.start):
            return [*joined, other]
        if COMMA.fullmatch(text, end, other.start) is None:
            return []
        joined.append(other)
        end = other.end
    return []


@lru_cache(maxsize=8)
def change_reader(
    words: tuple[tuple[str, tuple[str, ...]], ...], groups: tuple[str, ...], cardinals: tuple[str, ...]
) -> ChangeReader:
    """Return the reader of changes with some words, with nouns of groups and with number words."""
    return ChangeReader(dict(words), groups, cardinals)
