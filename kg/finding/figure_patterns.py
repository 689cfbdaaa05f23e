"""The pattern of numbers: digits and words, with what modifies them before and the unit behind."""

from __future__ import annotations

import re

from kg.grammar.language import Language, one_of

DIGITS = r"(?:\d+-)?\d+/\d+|\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CURRENCIES = "USD|EUR|GBP|RMB|JPY|CHF|CNY|KRW|VND|MNT|LAK|KHR|PHP|IDR|THB|INR|RUB|MMK|SGD|MYR|AUD|HKD"
TEN = 10
TENS = {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}


def as_number(value: float) -> float | int:
    """Return a value as a whole number where it is one.

    Args:
        value: the value.
    """
    return int(value) if value == int(value) else value


def number_pattern(language: Language) -> re.Pattern[str]:
    """Return the pattern of a number with its parts as groups.

    Args:
        language: its words for numbers.
    """
    cardinals = {word: number for number, word in enumerate(language.cardinals, 1)}
    units = one_of([word for word in cardinals if cardinals[word] < TEN])
    counted = one_of([*(word for word in cardinals if cardinals[word] > 1), "a dozen"])
    word = rf"(?:{one_of(['twenty', *TENS])}-{units}|{counted}|{one_of(list(TENS))})"
    large = one_of(list(dict(language.magnitudes)))
    about = rf"(?:\b(?P<approximate>(?i:{one_of(language.approximators)})) (?:a |the )?)?"
    money = rf"(?P<currency>US\$|[$€£¥]|Rs\.? ?|(?:{CURRENCIES}) )?"
    return re.compile(
        rf"(?P<text>{about}(?<![\w.,/×:-])(?P<minus>minus |[-−](?=\d))?{money}"
        rf"(?P<low>(?!\d+-\d+/)(?:{DIGITS})(?: to | ?[–—-] ?)(?=(?:{DIGITS})(?:%| ?per))"
        rf"|between (?:{DIGITS})(?:%| per ?cent)? and (?=(?:{DIGITS})(?:%| ?per)))?"
        rf"(?P<number>(?:{DIGITS})(?!(?:st|nd|rd|th)\b|\d|:\d)"
        rf"|(?i:(?:{word}|one)(?: and a half)?(?= (?:{large})s?\b))"
        rf"|(?i:{word})\b)(?:-odd)?(?:(?P<joint>[ -])"
        rf"(?P<magnitude>(?i:{large}))s?\b)?)"
        rf"(?P<behind>%| ?percent\b| per ?cent\b| (?P<points>percentage|basis) points?\b"
        rf"|-(?P<compound>[a-z]+)(?:-(?:long|old))?\b)?(?![\d×])"
    )
