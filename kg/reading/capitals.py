"""The shapes of capitalised words in names."""

UPPER = "A-ZÀ-ÖØ-Þ"
CAPITALISED = rf"[{UPPER}][\w'’-]*(?:\.[{UPPER}])*"
INITIAL = rf"[{UPPER}]\. [{UPPER}]"
"""Begins a person's name, no further word of a body's: "of the Council, D. A. Rossi"."""
CAPITALISED_PHRASE = rf"{CAPITALISED}(?:(?:,? (?:and |over |for |of )?)(?!{INITIAL}){CAPITALISED}){{0,5}}"
