"""The shapes of the names of bodies that no list knows: a head word beside a known body, a state or alone."""

from __future__ import annotations

import re

from kg.grammar.language import Language, one_of
from kg.grammar.signs import sign_class
from kg.reading.capitals import CAPITALISED, INITIAL


def body_shapes(language: Language) -> tuple[re.Pattern[str], ...]:
    """Return the shapes in the order in which they are looked for, in coded text.

    Args:
        language: the head words of bodies.
    """
    body, home = sign_class("body"), sign_class("country")
    head = one_of(language.body_heads)
    word = rf"(?:(?!{INITIAL}){CAPITALISED}|{sign_class('place')})"
    days = one_of([*language.weekdays, *language.months])
    person = (
        rf"(?! {one_of(language.family_names)} [A-Z][a-z]{{0,6}}(?: [A-Z][a-z]{{0,6}})?(?:[,.;]| and |$))"
    )
    joined = rf"{word}(?:(?:(?: and|,){person}| for)? {word})*"
    return (
        # "Legislation Committee of the <body>", "Department of Leadership over Affairs of the <body>"
        re.compile(
            rf"(?P<name>(?:{joined} )?{head}\b(?: (?:of|for) {CAPITALISED}(?:,? (?:over |for "
            rf"|and )?{CAPITALISED})*)?)(?:,| of| under|, of)? (?:the )?(?P<parent>{body})"),
        # "<body> Legislation Committee"
        re.compile(
            rf"(?:(?P<spot>{sign_class('place')}) )?(?P<parent>{body})(?:'s)? (?P<name>(?:"
            rf"(?!{head}\b){joined} )?{head}\b(?: of {joined})?)"),
        # "C.C., <body>"
        re.compile(rf"(?P<central>C\.C\.,?|CC,?) (?:of )?(?:the )?(?P<parent>{body})"),
        # "<country>-<country> Steering Committee for Cooperation"
        re.compile(
            rf"(?P<left>{home})[-–](?P<land>{home}) (?P<name>(?:{joined} )?{head}\b(?: (?:of|for|on) {joined})?)"),
        # "Ministry of Public Security of the <country>", "<country> Foreign Ministry"
        re.compile(rf"(?P<land>{home})(?:'s)? (?P<name>(?:{joined} )?{head}\b(?: of {joined})?)"),
        re.compile(
            rf"(?P<name>(?:{joined} )?{head}\b(?: for [A-Z]\w+ing (?:the )?{joined}(?: \d+×\d+ {word})?"
            rf"| (?:of|for|on) (?:the )?(?!{days}\b){joined}(?: (?:of|in"
            rf"|for) (?:the )?{joined})?)?)(?: (?P<within>of|in) (?:the )?(?P<land>{home}))?"),
    )  # fmt: skip
