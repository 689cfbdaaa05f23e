"""Knows the titles of posts: their forms, and the bodies that they imply at home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.grammar.language import Language, one_of
from kg.ontology import Entry
from kg.reading.capitals import CAPITALISED
from kg.reading.phrases import PhraseTree

LONGEST_TITLE = 60
"""Characters."""


class PostTitles:
    """The titles of the ontology.

    Args:
        entries: its named things by their local names.
        language: the words before a title.
    """

    def __init__(self, entries: Mapping[str, Entry], language: Language) -> None:
        self.entries = entries
        titles = [entry for entry in entries.values() if entry.kind == "post_title"]
        self._tree = PhraseTree((name, entry) for entry in titles for name in (entry.label, *entry.variants))
        self._singulars = _singulars(titles)
        self._prefixes = re.compile(rf"^(?:{one_of(language.post_prefixes)} )+")

    def find(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield start, end and entry of each title in a text."""
        yield from self._tree.find(text)

    def begins(self, text: str, at: int) -> bool:
        """Return whether a title begins at a place, be it behind a word that belongs to it: "Army General"."""
        behind = re.match(rf"(?:{CAPITALISED} )?", text[at:])
        starts = (0, behind.end()) if behind else (0,)
        return any(first in starts for first, _, _ in self._tree.find(text[at : at + LONGEST_TITLE]))

    def singular(self, title: str) -> str:
        """Return a title in the singular and small letters: "Vice-Premiers" → "vice-premier"."""
        small = " ".join(title.split()).casefold()
        return self._singulars.get(small, small)

    def implied(self, title: str, home: str | None) -> str | None:
        """Return the label of the body that a bare title implies, None where it implies none."""
        bare = self._prefixes.sub("", title)
        entry = next((found for _, end, found in self._tree.find(bare) if end == len(bare)), None)
        if entry is None or entry.home is None or entry.home != home:
            return None
        bodies = entry.attributes.get("organization", ())
        return next((self.entries[local].label for local in bodies if local in self.entries), None)


def _singulars(titles: Sequence[Entry]) -> dict[str, str]:
    """Return the singular of each name of a title: its own, or the label it abbreviates."""
    found: dict[str, str] = {}
    for entry in titles:
        names = {name.casefold() for name in (entry.label, *entry.variants)}
        for name in sorted(names):
            singular = next(
                (other for other in sorted(names) if other != name and name in _plurals(other)), None
            )
            abbreviated = "." in name or name.isupper() or len(name) < 4
            label = entry.label if name == entry.label.casefold() or abbreviated else name
            found.setdefault(name, found.get(singular, singular) if singular else label)
    return found


def _plurals(title: str) -> tuple[str, ...]:
    """Return the forms that the plural of a title may have, and that which means the office: "premiership".

    >>> _plurals("secretary general")
    ('secretary generals', 'secretary generalship', 'secretary general', 'secretary general', 'secretarys general', \
'secretaries general')
    """
    first, _, rest = title.partition(" ")
    by_first = (f"{first}s {rest}", f"{re.sub('y$', 'ies', first)} {rest}") if rest else ()
    last = re.sub("y$", "ies", title)
    return (
        title + "s",
        title + "ship",
        title[:-3] + "men" if title.endswith("man") else last,
        last,
        *by_first,
    )


def is_plural(wording: str) -> bool:
    """Return whether a title as worded names several holders.

    >>> is_plural("vice-chairmen of the Committee"), is_plural("head of Affairs"), is_plural("boss")
    (True, False, False)
    """
    head = re.split(r" (?:of|for|in|at|to|with|under)\b|, ", wording, maxsplit=1)[0].rstrip()
    return bool(re.search(r"(?:[^s]s|men|women)$|^(?:members|deputies|heads|secretaries|ministers) ", head))
