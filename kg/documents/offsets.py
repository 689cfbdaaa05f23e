"""Text that remembers where each of its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TracedText:
    """A text and, for each character and for its end, the offset in the source it came from.

    Args:
        text: the text.
        origins: ``len(text) + 1`` offsets into the source, never falling.
    """

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> TracedText:
        """Return a source as it stands."""
        return cls(source, tuple(range(len(source) + 1)))

    def cut(self, start: int, end: int) -> TracedText:
        """Return the stretch ``text[start:end]``."""
        return TracedText(self.text[start:end], self.origins[start : end + 1])

    def replace(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> TracedText:
        """Return the text with every match of a pattern replaced.

        Args:
            pattern: what to replace; an empty match inserts.
            by: the replacement, or what makes it from the match.

        Returns:
            The new text; kept characters point to where they were, also those with which a match and its
            replacement begin alike, the others to where the change began.
        """
        pieces: list[TracedText] = []
        done = 0
        for match in pattern.finditer(self.text):
            made = by if isinstance(by, str) else by(match)
            pieces.append(self.cut(done, match.start()))
            pieces.append(self._made(made, match.start(), match.end()))
            done = match.end()
        pieces.append(self.cut(done, len(self.text)))
        return join(pieces, self.origins[-1])

    def _made(self, text: str, start: int, end: int) -> TracedText:
        if len(text) == end - start:
            return TracedText(text, self.origins[start : end + 1])
        # What the replacement leaves as it was keeps its origins: "Kim Jong Un" of "Kim Jong Un ".
        pairs = zip(text, self.text[start:end], strict=False)
        kept = next((at for at, (made, own) in enumerate(pairs) if made != own), min(len(text), end - start))
        middle = (self.origins[start + kept],) * (len(text) - kept)
        return TracedText(text, (*self.origins[start : start + kept], *middle, self.origins[end]))

    def strip(self) -> TracedText:
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))


def join(pieces: Iterable[TracedText], end: int) -> TracedText:
    """Return pieces put one behind the other.

    Args:
        pieces: the pieces, in the order of the source.
        end: the offset in the source at which the whole ends.
    """
    texts: list[str] = []
    origins: list[int] = []
    for piece in pieces:
        texts.append(piece.text)
        origins.extend(piece.origins[:-1])
    origins.append(end)
    return TracedText("".join(texts), tuple(origins))


def join_with(separators: Sequence[str], pieces: Sequence[TracedText], end: int) -> TracedText:
    """Return pieces put one behind the other with a separator before each but the first.

    Args:
        separators: one for each piece but the first.
        pieces: the pieces, in the order of the source.
        end: the offset in the source at which the whole ends.
    """
    parts: list[TracedText] = []
    for number, piece in enumerate(pieces):
        if number:
            before = parts[-1].origins[-1]
            made = separators[number - 1]
            parts.append(TracedText(made, (before,) * len(made) + (piece.origins[0],)))
        parts.append(piece)
    return join(parts, end)
