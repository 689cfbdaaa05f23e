"""Names of people → keys: names that are spellings of one another have one key.

A key only says who may be one person; it decides nothing.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.shipped import shipped

_APART = re.compile(r"[\s\-‐‑–]+")
_APOSTROPHES = re.compile("['’‘ʼ`]")


@dataclass(frozen=True)
class _Romanisation:
    family: Mapping[str, str]
    letters: tuple[tuple[str, str], ...]


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the key of a name.

    Args:
        name: a person's name; a Korean one has the family name first.
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = _APOSTROPHES.sub("", "".join(one for one in folded if not unicodedata.combining(one)))
    family, *given = _APART.split(plain.strip())
    known = _romanisation()
    joined = "".join(given)
    for letters, others in known.letters:
        joined = joined.replace(letters, others)
    return f"{known.family.get(family, family)} {joined}".strip()


@lru_cache(maxsize=1)
def _romanisation() -> _Romanisation:
    path = shipped("grammar") / "concluding" / "romanisation.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    family = {other: name for name, others in table["family"].items() for other in (name, *others)}
    pairs = (rule.split(">") for rule in table["letters"]["order"])
    return _Romanisation(family, tuple((one, other) for one, other in pairs))
