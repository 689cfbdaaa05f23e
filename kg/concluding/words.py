"""The words that tell how one fact follows another, from ``kg/grammar/concluding``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.shipped import shipped


@dataclass(frozen=True)
class Words:
    """The words of a language; see the file for what each list is.

    Args:
        table: the file's lists.
    """

    table: Mapping[str, Sequence[str]]

    def carries_out(self, lead: str) -> bool:
        """Return whether the words before a meeting's name say that its decisions are carried out."""
        return self._found("carrying_out", lead)

    def is_shared(self, title: str) -> bool:
        """Return whether several people hold posts of a title at one time."""
        plain = re.sub(r" (?:for|in charge of) .*", "", title.casefold())
        return plain in self.table["shared_titles"]

    def held_before(self, title: str) -> str | None:
        """Return a title without the word that says it is held no longer, None where it has none."""
        for word in self.table["former"]:
            if title.casefold().startswith(word) and title[len(word) :].strip():
                return title[len(word) :].strip()
        return None

    def chairing(self, quote: str) -> str | None:
        """Return the verb by which a stretch says that somebody led a meeting, None where there is none."""
        found = self._pattern("chairing").search(quote)
        return " ".join(found[0].casefold().split()) if found else None

    def stage(self, act: str) -> str:
        """Return the stage of a policy that the verb of an act tells; ``put_forward`` where it is no other."""
        for code in ("reaffirmed", "decided", "done"):
            if act.casefold() in self.table[code]:
                return code
        return "put_forward" if act else "in_force"

    @property
    def small(self) -> frozenset[str]:
        """Words that do not tell two wordings of a policy apart."""
        return frozenset(self.table["small"])

    def _found(self, name: str, text: str) -> bool:
        return self._pattern(name).search(text) is not None

    def _pattern(self, name: str) -> re.Pattern[str]:
        return _any(tuple(self.table[name]))


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def read_words() -> Words:
    """Return the shipped words."""
    path = shipped("grammar") / "concluding" / "en.toml"
    return Words(tomllib.loads(path.read_text(encoding="utf-8")))
