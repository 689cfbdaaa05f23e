"""What a client accepts → the form of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.web.problems import Problem


def accepted(accept: str, offered: Mapping[str, object]) -> str:
    """Return the offered media type that a client likes best, of equals the one that it names first.

    Args:
        accept: the Accept header; an empty one accepts anything.
        offered: the media types on offer, the best first.

    Raises:
        Problem: it accepts none of them; 406.
    """
    ranges = list(_ranges(accept or "*/*"))
    liked = [(*_liking(one, ranges), one) for one in offered]
    quality, _, kind = max(liked, key=lambda told: told[:2])
    if quality <= 0:
        raise Problem(406, "no form of the answer is accepted", f"there are {', '.join(offered)}")
    return kind


def _liking(kind: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Return how much a media type is liked, and the place of the range that says so, the first highest."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        for at, (told, quality) in enumerate(ranges):
            if told == wanted:
                return quality, -at
    return 0.0, -len(ranges)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """Yield each media range and its quality; one that is not understood is not wanted."""
    for part in accept.lower().split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        told = dict(one.split("=", 1) for one in parameters if "=" in one)
        try:
            yield ("*/*" if kind == "*" else kind), float(told.get("q", "1"))
        except ValueError:
            yield kind, 0.0
