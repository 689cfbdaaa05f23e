"""The words and shapes that are common to all reports of a language; ``languages.py`` reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class MeetingWord:
    """A head word of meetings.

    Args:
        words: its wordings, small letters.
        kind: the kind of meeting where the body does not decide.
        name: the word in a meeting's canonical name.
    """

    words: tuple[str, ...]
    kind: str
    name: str


@dataclass(frozen=True)
class MeetingWords:
    """How meetings are named; see ``[meetings]`` of the language file."""

    kinds: tuple[MeetingWord, ...]
    modifiers: tuple[str, ...]
    ranked: tuple[str, ...]
    topics: tuple[str, ...]
    leading: tuple[str, ...]
    unnamed_modifiers: tuple[str, ...]
    enlarged: tuple[str, ...]
    own_kind: tuple[str, ...]
    sittings: tuple[str, ...]
    holding_verbs: tuple[str, ...]
    presiding_verbs: tuple[str, ...]
    held: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    headline_verbs: tuple[str, ...]
    venues: tuple[str, ...]


@dataclass(frozen=True)
class Nouns:
    """Nouns that stand for persons and groups; see ``[nouns]`` of the language file."""

    utterances: tuple[str, ...]
    groups: tuple[str, ...]
    person_endings: tuple[str, ...]
    no_persons: tuple[str, ...]
    pronouns: Mapping[str, str]


@dataclass(frozen=True)
class Modals:
    """Words that make a clause a duty, a resolve or a refusal; see ``[modals]`` of the language file."""

    duty: tuple[str, ...]
    resolve: tuple[str, ...]
    negative: tuple[str, ...]
    necessity: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    """The words and shapes of one language; each field is a key of ``languages/<code>.toml``."""

    language: str
    abbreviations: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    cardinals: tuple[str, ...]
    ordinals: tuple[str, ...]
    magnitudes: Mapping[str, int]
    approximators: tuple[str, ...]
    family_names: tuple[str, ...]
    chinese_family_names: tuple[str, ...]
    vietnamese_family_names: tuple[str, ...]
    no_short_names: tuple[str, ...]
    not_given_names: tuple[str, ...]
    no_first_words: tuple[str, ...]
    name_of_things: tuple[str, ...]
    courtesies: tuple[str, ...]
    personnel_verbs: tuple[str, ...]
    personnel_nouns: tuple[str, ...]
    list_openers: tuple[str, ...]
    name_particles: tuple[str, ...]
    post_prefixes: tuple[str, ...]
    dropped_prefixes: tuple[str, ...]
    titles_of_bodies: tuple[str, ...]
    organ_nouns: tuple[str, ...]
    portfolios: tuple[str, ...]
    lower_case_no_titles: tuple[str, ...]
    no_posts: tuple[str, ...]
    envoys: tuple[str, ...]
    body_heads: tuple[str, ...]
    small_body_heads: tuple[str, ...]
    party_kinds: tuple[str, ...]
    doubling: tuple[str, ...]
    irregular: Mapping[str, Sequence[str]]
    meetings: MeetingWords
    nouns: Nouns
    modals: Modals

    @cached_property
    def first_family_names(self) -> frozenset[str]:
        """The family names that stand before the given ones."""
        return frozenset((*self.family_names, *self.chinese_family_names, *self.vietnamese_family_names))

    @cached_property
    def ordinal_pattern(self) -> str:
        """A pattern for "ninth", "9th" and "eighth-term"."""
        return rf"(?:(?:{one_of(self.ordinals)}|\d{{1,3}}(?:st|nd|rd|th))(?:-term)?)"

    def forms(self, verb: str) -> tuple[str, ...]:
        """Return all forms of a verb, of which the first word may be followed by a particle.

        >>> forms("carry out")
        ('carry out', 'carries out', 'carried out', 'carrying out')
        """
        head, space, particle = verb.partition(" ")
        final_y = head.endswith("y") and head[-2] not in "aeiou"
        stem = head[:-1] if final_y else head
        third = stem + ("ies" if final_y else "es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s")
        doubled = head + head[-1] if head in self.doubling else head
        past = tuple(self.irregular.get(head, ())) or (self._regular_past(head),)
        present = (
            head[:-2] + "ying"
            if head.endswith("ie")
            else (doubled if head.endswith("ee") else doubled.removesuffix("e")) + "ing"
        )
        return tuple(form + space + particle for form in dict.fromkeys((head, third, *past, present)))

    def past(self, verb: str) -> str:
        """Return the past form of a verb.

        >>> past("set forth"), past("say")
        ('set forth', 'said')
        """
        head, space, particle = verb.partition(" ")
        return (self.irregular.get(head) or [self._regular_past(head)])[0] + space + particle

    def participle(self, verb: str) -> str:
        """Return the past participle of a verb.

        >>> participle("take"), participle("say")
        ('taken', 'said')
        """
        head, space, particle = verb.partition(" ")
        return (self.irregular.get(head) or [self._regular_past(head)])[-1] + space + particle

    def _regular_past(self, head: str) -> str:
        if head.endswith("y") and head[-2] not in "aeiou":
            return head[:-1] + "ied"
        return (head + head[-1] if head in self.doubling else head).removesuffix("e") + "ed"

    def ordinal(self, word: str) -> int | None:
        """Return the number of an ordinal word or figure, ``None`` where it is none.

        >>> ordinal("Ninth"), ordinal("22nd"), ordinal("eighth-term")
        (9, 22, 8)
        """
        bare = word.casefold().removesuffix("-term").removesuffix("-day").strip()
        if bare in self.ordinals:
            return self.ordinals.index(bare) + 1
        match = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", bare)
        return int(match.group(1)) if match else None


def one_of(words: Sequence[str]) -> str:
    """Return a pattern that takes any of the words, the longest first."""
    return _one_of(tuple(words))


@lru_cache(maxsize=1024)
def _one_of(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in ordered) + ")"
