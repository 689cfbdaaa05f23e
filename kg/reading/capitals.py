"""The shapes of capitalised words in names."""

UPPER = "A-ZÀ-ÖØ-Þ"
CAPITALISED = rf"[{UPPER}][\w'’-]*(?:\.[{UPPER}])*"
CAPITALISED_PHRASE = rf"{CAPITALISED}(?:(?:,? (?:and |over |for |of )?){CAPITALISED}){{0,5}}"
