"""Finds persons with the titles before and behind their names, in lists too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.gazetteer import Gazetteer
from kg.reading.mentions import Mention, Post, encode, lay_over
from kg.reading.posts import PostFinder

SYLLABLE = r"[A-Z][a-z]{0,6}(?:-[a-z]{1,6})?"
NAME_WORD = r"(?:[A-Z][a-z'’-]*[a-z]|[A-Z]\.|van|von|de|da|al|bin|Mc[A-Z][a-z]+|[A-Z][a-z]+-[A-Z][a-z]+)"


class PersonFinder:
    """Finds the persons of a stretch of text.

    Args:
        gazetteer: the known names.
        posts: the titles.
        language: family names, courtesies and traps.
    """

    def __init__(self, gazetteer: Gazetteer, posts: PostFinder, language: Language) -> None:
        self.gazetteer, self.posts = gazetteer, posts
        things = one_of([*language.name_of_things, *language.body_heads])
        no_name = one_of(language.not_given_names)
        self.shape = re.compile(
            rf"(?<![\w-])(?:{one_of(language.family_names)}) (?!{no_name}\b){SYLLABLE}(?: (?!{no_name}\b){SYLLABLE})?(?![\w-])(?! {things}\b)(?!'s [A-Z])"
        )
        self.behind_known = re.compile(rf" {things}\b")
        courtesy = one_of(language.courtesies)
        sign, title = sign_class("person"), posts.pattern
        self.foreign = re.compile(
            rf"(?:\b{courtesy} |{title},? )(?P<first>{NAME_WORD}(?: {NAME_WORD}){{1,3}})(?![\w])"
            rf"|(?<![\w-])(?P<second>{NAME_WORD}(?: {NAME_WORD}){{1,3}})(?=, (?:the )?{title})"
        )
        self.titled = re.compile(
            rf"(?P<before>(?:(?<!\bas )(?<!\bas the )\b(?:[Tt]he )?(?:(?:{courtesy}|{title}) )+)?)(?P<person>{sign})"
            rf"(?P<behind>(?:,? \(?(?:the )?{title}(?:(?:, and|,| and) (?:the )?{title})*\)?(?:,(?= (?!{sign})))?)?)"
        )
        self.shared_behind = re.compile(rf"(?P<list>{sign}(?:,? {sign})*,? and {sign}),? (?:both )?(?P<title>{title}),?")
        self.run = re.compile(rf"(?:, and |, | and ){sign}")

    def find(self, clean: str, start: int, end: int, mentions: list[Mention], home: str | None) -> list[Mention]:
        """Return the mentions of a stretch with its persons, their titles absorbed.

        Args:
            clean: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its bodies, countries, places, times and meetings.
            home: the state whose document it is.
        """
        named = lay_over(self._names(clean, start, end, mentions), mentions)
        named = self._foreign_names(clean, start, end, named)
        return self._titled(clean, start, end, named, home)

    def _names(self, clean: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        stretch = clean[start:end]
        known = [
            Mention(start + name.start, start + name.end, "person", stretch[name.start : name.end], name.entry.local)
            for name in self.gazetteer.find(stretch, None)
            if name.entry.kind == "person" and not self.behind_known.match(stretch, name.end)
        ]
        shaped = [
            Mention(start + match.start(), start + match.end(), "person", match.group())
            for match in self.shape.finditer(stretch)
        ]
        return [replace(name, core=(name.start, name.end)) for name in lay_over(shaped, known)]

    def _foreign_names(self, clean: str, start: int, end: int, mentions: list[Mention]) -> list[Mention]:
        coded = encode(clean, start, end, mentions)
        found = []
        for match in self.foreign.finditer(coded.text):
            group = "first" if match["first"] else "second"
            first, last = coded.span(*match.span(group))
            words = clean[first:last]
            if words.split()[0] in ("The", "Present", "Attending", "Comrade", "Vice", "Chief", "First", "Deputy", "General"):
                continue
            found.append(Mention(first, last, "person", words, core=(first, last)))
        return lay_over(found, mentions)

    def _titled(self, clean: str, start: int, end: int, mentions: list[Mention], home: str | None) -> list[Mention]:
        coded = encode(clean, start, end, mentions)
        shared = self._shared(coded.text)
        taken: list[Mention] = []
        run_posts: tuple[Post, ...] = ()
        at = -1
        for match in self.titled.finditer(coded.text):
            person = coded.mentions[match["person"]]
            before = tuple(self.posts.find(coded, clean, mentions, home, match.start("before"), match.end("before")))
            behind_end = min([match.end("behind"), *[last[0] for first, last in shared if last[0] > match.start("person")]])
            behind = tuple(self.posts.find(coded, clean, mentions, home, match.start("behind"), behind_end)) if behind_end > match.start("behind") else ()
            if not before and run_posts and self.run.fullmatch(coded.text[at : match.start("person") + 1]):
                before = run_posts
            run_posts = before if before and _is_plural(clean[before[0].start : before[0].end]) else (run_posts if before is run_posts else ())
            given = tuple(
                post
                for first, last in shared
                for post in self.posts.find(coded, clean, mentions, home, *last)
                if first[0] <= match.start("person") < first[1]
            )
            first, last = coded.span(match.start(), max(match.end("person"), behind_end))
            at = match.end("person") if not behind else match.end("behind")
            taken.append(replace(person, start=first, end=last, posts=_distinct((*before, *behind, *given))))
        return lay_over(mentions, taken)

    def _shared(self, coded: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Return lists of persons with the one title behind them that is all theirs."""
        found = []
        for match in self.shared_behind.finditer(coded):
            if _is_plural(match["title"].split(" of ")[0].split(" for ")[0]):
                found.append((match.span("list"), match.span("title")))
        return found


def _distinct(posts: Sequence[Post]) -> tuple[Post, ...]:
    return tuple(dict.fromkeys(posts))


def _is_plural(title: str) -> bool:
    head = re.split(r" of | for |, ", title)[0].rstrip()
    return bool(re.search(r"(?:[^s]s|men|women)$", head))
