"""Finds persons by their names, by the shape of names, and by titles and lists around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.capitals import UPPER
from kg.reading.gazetteer import Gazetteer
from kg.reading.mentions import CodedText, Mention, encode, lay_over

LOWER = "a-zß-öø-ÿ"
SYLLABLE = r"[A-Z][a-z]{0,6}(?:-[a-z]{1,6})?"
PINYIN = r"(?=[A-Z][a-z]+\b)(?i:(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng|n|r)?'?){1,3})(?<!')"
"""The syllables of a Chinese given name in Latin letters."""
PERSON, POST = sign_class("person"), sign_class("post")
INITIALLED = re.compile(r"[A-Z]\. [A-Z]")
LIST_ROUNDS = 40
"""A list is read name by name, each showing the next; most lists are read in a few rounds, and then it stops."""


WORD = (
    rf"(?:(?:Mc|Mac|O'|D'|[dl]')?[{UPPER}](?:[\w'’-]*[{LOWER}\u0100-\u024f\u1e00-\u1eff])"
    rf"(?:-[{UPPER}]?[\w'’]*[{LOWER}\u0100-\u024f\u1e00-\u1eff])*|[{UPPER}]\.(?:-?[{UPPER}]\.)*)"
)
"""A word of a name: letters with signs are welcome in names, a word all in capitals is an abbreviation."""


class PersonFinder:
    """Finds the persons of a stretch of text.

    Args:
        gazetteer: the known names.
        language: family names, courtesies and traps.
    """

    def __init__(self, gazetteer: Gazetteer, language: Language) -> None:
        self.gazetteer, self.language = gazetteer, language
        things = one_of([*language.name_of_things, *language.body_heads])
        no_name = one_of(language.not_given_names)
        given = rf"(?!{no_name}\b){SYLLABLE}"
        self.shape = re.compile(
            rf"(?<![\w-])(?:{one_of(language.family_names)} (?:(?:In|On|No) {given}|{given}(?: {given})?)"
            rf"|{one_of(language.vietnamese_family_names)}(?: {given}){{1,3}}"
            rf"|{one_of(language.chinese_family_names)} (?!{no_name}\b){PINYIN})"
            rf"(?![\w-])(?! {things}\b)(?!'s [A-Z])"
        )
        self.initials = re.compile(rf"(?<![\w.-])(?!(?:U\.[SNK]|D\.C)\.)(?:[{UPPER}]\. ?){{1,3}}$")
        self.behind_known = re.compile(rf"(?:'s)? {things}\b")
        particle = one_of(language.name_particles)
        full = rf"{WORD}(?: (?:{particle} )*(?!{no_name}\b){WORD}){{1,4}}(?:,? (?:[JS]r\.|I{{2,3}}\b))?"
        self.courtesy = re.compile(rf"(?:{one_of(language.courtesies)}) (?=[{UPPER}])")
        courtesy, family = one_of(language.courtesies), one_of([*language.first_family_names])
        self.with_title = re.compile(
            rf"(?:{POST}(?: of [{UPPER}]\w+)?|\b{courtesy}) (?P<name>{full}"
            rf"|(?!{no_name}\b)(?!{family}\b)(?!{courtesy}(?: |\.)){WORD})(?![\w-])"
            rf"|\b[Tt]he {POST}, (?P<apposed>{full})(?=[,;.]|$)"
        )
        self.moved = self._moved(full)
        self.before_title = re.compile(
            rf"(?<![\w'-])(?P<name>{full})(?=,? (?:(?:the|a|an) )?{POST}| \({POST}|, who )"
        )
        self.in_list = re.compile(
            rf"(?:{PERSON}(?:, [^,;:.]{{0,60}})?;(?: and)?|{PERSON}(?:,| and"
            rf"|, and)) (?P<name>{full})(?=[,;.]| and |$)"
            rf"|(?:{POST}|\b{courtesy}) {PERSON}(?:, {PERSON})*,? and (?P<last>{full})(?= [a-z])"
            rf"|(?:^|: |were |was |\b(?:by|from|between) )(?P<first>{full})(?=(?:;| and|,|, and) {PERSON})"
        )
        self.opened = re.compile(
            rf"(?:^|[.;] )(?:Also |{POST} )?{one_of(language.list_openers)}\b[^.;:]{{0,80}}? "
            rf"(?:were|was|are|is|included):? (?P<name>{full})(?=[,;.]| and |$)"
        )
        self.full = re.compile(full)

    def _moved(self, full: str) -> re.Pattern[str]:
        """Return the pattern of names beside the verbs and nouns of what befalls or is done by persons."""
        moved = one_of(self.language.personnel_verbs)
        return re.compile(
            rf"(?<![\w'-])(?P<subject>{full}) (?:(?:was|were|is|are|has been|have been"
            rf"|will be) (?:\w+ly )?(?:re-?|by-)?(?i:{moved})|resigned|resigns|stepped down|took office"
            rf"|steps down|retired|retires|takes office|handed in|tendered|dissented|abstained|voted|(?:was|were) "
            rf"(?:absent|present)\b"
            rf"|took over|assumed|became|presided|chaired|attended|delivered|addressed)\b"
            rf"|\b(?:re-?|by-)?(?i:{moved}) (?P<object>{full})(?=,| as | to | from | of | and |\.|$)"
            rf"|\b(?:approv|endors|ratif|confirm|nominat|propos|recommend|back|pick|present)(?:ed|es?|ing|ied|s) "
            rf"(?P<backed>{full})(?= as (?:an? |the |its )?{POST})"
            rf"|\b(?i:{one_of(self.language.personnel_nouns)}) of (?P<of>{full})(?=,| as | to | for (?:his|her) | "
            rf"from |\.|$)"
            rf"|\b(?:headed|led|chaired|presided over|guided|moderated|replacing|succeeding|signed"
            rf"|submitted|presented|delivered|made|attended)(?: by)? (?P<by>{full})(?=[,;.]|$)"
            rf"|\bwith (?P<chair>{full})(?= (?:\([^)]*\) )?(?:in the chair|presiding)\b)"
            rf"|\b(?:(?:chairman|president|leader|direction|guidance|stewardship)ship|presidency"
            rf"|leadership) of (?P<under>{full})(?=[,;.]|$)"
        )

    def known(self, text: str, start: int, end: int) -> list[Mention]:
        """Return the persons of ``text[start:end]`` that a list knows or whose names have a known shape.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
        """
        stretch = text[start:end]
        known = [
            self._mention(text, start + name.start, start + name.end, name.entry.local)
            for name in self.gazetteer.find(stretch, None)
            if name.entry.kind == "person" and not self.behind_known.match(stretch, name.end)
        ]
        shaped = [
            self._mention(text, start + match.start(), start + match.end())
            for match in self.shape.finditer(stretch)
        ]
        return lay_over(shaped, [self._whole(text, mention, end) for mention in known])

    def named(self, text: str, span: tuple[int, int]) -> Mention:
        """Return the person that a stretch of the clean text names."""
        return self._mention(text, *span)

    def _whole(self, text: str, mention: Mention, end: int) -> Mention:
        """Return a known person with initials before and further names behind: a list may know "Lavrov" alone."""
        initials = self.initials.search(text, 0, mention.start) if " " not in mention.name else None
        if initials is not None:
            return self._with_initials(text, mention, initials)
        longer = self.full.match(text, mention.start, end)
        family_first = mention.name.split()[0] in self.language.first_family_names
        if longer is None or longer.end() <= mention.end or family_first or not self._is_name(longer.group()):
            return mention
        return self._mention(text, mention.start, longer.end(), mention.entry)

    def _with_initials(self, text: str, mention: Mention, initials: re.Match[str]) -> Mention:
        """Return "V. Putin" as the known Putin where the initial is his, else as somebody unknown."""
        start = initials.start()
        entry = self.gazetteer.entries.get(mention.entry or "")
        if entry is not None and entry.label.startswith(initials.group()[0]):
            return replace(mention, start=start, core=(start, mention.end))
        return self._mention(text, start, mention.end)

    def shown(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the persons that titles, courtesies and lists of persons around them show.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions, titles among them.
        """
        found, coded = list(mentions), encode(text, start, end, mentions)
        for pattern in (
            self.with_title,
            self.before_title,
            self.moved,
            self.opened,
            *[self.in_list] * LIST_ROUNDS,
        ):
            spans = ((self._behind_courtesy(text, *span), span[1]) for span in self._spans(pattern, coded))
            shown = [self._mention(text, *span) for span in spans]
            named = [mention for mention in shown if self._is_name(mention.name)]
            if named:
                found = lay_over(found, named)
                coded = encode(text, start, end, found)
            elif pattern is self.in_list:
                break
        return [mention for mention in found if mention not in mentions and mention.kind == "person"]

    def _behind_courtesy(self, text: str, start: int, end: int) -> int:
        """Return where a name starts behind a courtesy that looks like initials: "H.E. A B"."""
        courtesy = self.courtesy.match(text, start, end)
        return courtesy.end() if courtesy is not None else start

    def _spans(self, pattern: re.Pattern[str], coded: CodedText) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(coded.text):
            group = next(name for name in pattern.groupindex if match[name])
            yield coded.span(*match.span(group))

    def _is_name(self, name: str) -> bool:
        words = name.split()
        if words[0] in self.language.courtesies:
            return False
        return words[0] not in self.language.no_first_words and not any(
            self._is_head(word) or word in self.language.not_given_names for word in words
        )

    def _is_head(self, word: str) -> bool:
        """Whether a word is the head of the name of a body, be it in the plural."""
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        return word in self.language.body_heads or singular in self.language.body_heads

    @staticmethod
    def _mention(text: str, start: int, end: int, entry: str | None = None) -> Mention:
        return Mention(start, end, "person", " ".join(text[start:end].split()), entry, core=(start, end))


class Acquaintances:
    """The persons a document has named in full, who may be called by less later.

    Args:
        language: family names that stand first.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._full: dict[str, Mention] = {}

    def note(self, mentions: Iterable[Mention]) -> None:
        """Remember the persons of some mentions."""
        for mention in mentions:
            if mention.kind == "person" and " " in mention.name:
                self._full.setdefault(mention.name, mention)

    def find(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions of a stretch, and those of acquaintances whose names are shortened or bare.

        Args:
            text: the clean text of the document.
            start: where the stretch starts.
            end: where it ends.
            mentions: its mentions.
        """
        settled = [self._in_full(mention) for mention in mentions]
        if self._pattern is None:
            return settled
        found = []
        for match in self._pattern.finditer(text, start, end):
            known = self._short[match.group()]
            span = (match.start(), match.end())
            found.append(replace(known, start=span[0], end=span[1], core=span, posts=()))
        return lay_over(found, settled)

    def _in_full(self, mention: Mention) -> Mention:
        known = self._short.get(mention.name) if mention.kind == "person" and mention.entry is None else None
        return replace(mention, name=known.name, entry=known.entry) if known else mention

    def settle(self) -> None:
        """Take in what was remembered; a short name that two persons share means neither."""
        shorts: dict[str, list[Mention]] = {}
        initialled = {short for name in self._full for short in self._short_names(name) if short != name}
        for mention in self._full.values():
            if mention.name in initialled and INITIALLED.match(mention.name):
                continue  # "H. Sato" is Haruka Sato
            for short in self._short_names(mention.name):
                shorts.setdefault(short, []).append(mention)
        self._short = {short: found[0] for short, found in sorted(shorts.items()) if len(found) == 1}
        choices = one_of([*self._short])
        self._pattern = (
            re.compile(rf"(?<![\w-])(?<![A-Z]\. )(?<![{UPPER}]\w )(?:{choices})(?![\w-])(?! [{UPPER}]\w)")
            if self._short
            else None
        )

    def _short_names(self, name: str) -> tuple[str, ...]:
        words = name.split()
        if words[0] in self.language.vietnamese_family_names and len(words) > 2:
            return (name, words[-1]) if len(words[-1]) > 2 else (name,)
        if words[0] in self.language.first_family_names:
            # "Zhao said": the family name that stands first, unless it is a word of its own
            return (name,) if words[0] in self.language.no_short_names else (name, words[0])
        particles = [at for at in range(1, len(words)) if words[at] in self.language.name_particles]
        first = particles[0] if particles else len(words) - 1
        if len(words[-1]) <= 3:
            return (name,)
        family = " ".join(words[first:])
        initials = [f"{words[0][0]}. {family}"] if len(words) > 1 and not words[0].endswith(".") else []
        return (name, family, *initials)
