"""Makes the names under the base IRI: of things by what they are called, of facts by where they stand."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from kg.model import Document, FieldValue, Quote, ThingKind

LONGEST = 80
"""Slugs longer than this are cut and told apart by a hash."""

PREFIXES: Mapping[ThingKind, str] = {
    "person": "person",
    "organization": "body",
    "group": "group",
    "country": "country",
    "place": "place",
}
"""How the names of things begin that are named by their labels alone."""

MEETING_WORDS = {"plenary_meeting": "plenum", "parliament_session": "session"}
"""Short words for kinds of meetings; the others are the code without ``_meeting``."""

NUMBERED = ("congress", "conference")
"""Kinds of meetings that are counted through, not anew in each term of a body."""

_ARTICLE = re.compile(r"^(the|an?) +(?=\S)", re.IGNORECASE)
_APOSTROPHES = re.compile("['’‘ʼ`]")
_OTHER = re.compile(r"[^a-z0-9]+")


def short_hash(*parts: object) -> str:
    """Return eight hexadecimal digits that stand for some values.

    Args:
        parts: the values; None and the empty text are different.
    """
    told = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


@lru_cache(maxsize=8192)
def slug(label: str) -> str:
    """Return a label in ASCII small letters, digits and hyphens.

    Where more is lost than case, a leading article and punctuation, a short hash of the label is added.

    Args:
        label: a name in words.
    """
    plain = _ARTICLE.sub("", " ".join(unicodedata.normalize("NFKC", label).split()), count=1)
    folded = plain.casefold()
    name = _OTHER.sub("-", _APOSTROPHES.sub("", _without_accents(folded))).strip("-")
    if name and len(name) <= LONGEST and all(map(_is_kept, folded)):
        return name
    return f"{name[:LONGEST].strip('-')}-{short_hash(folded)}".strip("-")


def _without_accents(folded: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(part))


def _is_kept(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or unicodedata.category(character)[0] in "PZ"


def thing_name(kind: ThingKind, label: str) -> str:
    """Return the name of a thing that is known by its label alone.

    Args:
        kind: a kind of ``PREFIXES``.
        label: its name in words.
    """
    return f"{PREFIXES[kind]}-{slug(label)}"


def bare(local: str) -> str:
    """Return a name without the word that says what kind of thing it names.

    Args:
        local: such as ``body-wpk``.
    """
    return local.partition("-")[2] or local


def meeting_name(fields: Mapping[str, FieldValue], body: str | None, digest: str) -> str:
    """Return the name of a meeting, the same in every document where its number or its day tells it apart.

    Args:
        fields: the fields of a meeting account.
        body: the name of the body that meets, without its kind.
        digest: the digest of the document.
    """
    kind, ordinal, term = str(fields.get("kind") or "meeting"), fields.get("ordinal"), fields.get("body_term")
    word = MEETING_WORDS.get(kind, kind.removesuffix("_meeting").replace("_", "-"))
    counted = [part for part in (body, term, word, ordinal) if part is not None]
    if ordinal is None or body is None or (term is None and kind not in NUMBERED):
        counted += _dated(fields, body, digest)
    return "-".join(map(str, ["meeting", *counted]))


def _dated(fields: Mapping[str, FieldValue], body: str | None, digest: str) -> list[str]:
    """Return what tells a meeting apart that has no number: its first day, or failing that its document."""
    start, named = fields.get("start"), slug(str(fields.get("name") or ""))
    if body is not None and start is not None:
        return [str(start)]
    return [named if body is None else short_hash(named), str(start or digest[:12])]


def mentioned_meeting_name(label: str, digest: str) -> str:
    """Return the name of a meeting of which a document gives no account.

    Args:
        label: what the document calls it.
        digest: the digest of the document.
    """
    return f"meeting-{slug(label)}-{digest[:12]}"


def sitting_name(fields: Mapping[str, FieldValue], meeting: str, digest: str) -> str:
    """Return the name of a sitting of a meeting.

    Args:
        fields: the fields of a sitting account.
        meeting: the name of the meeting.
        digest: the digest of the document.
    """
    told = fields.get("ordinal") if fields.get("ordinal") is not None else fields.get("date")
    return f"sitting-{bare(meeting)}-{told if told is not None else digest[:12]}"


def post_name(title: str, organization: str | None) -> str:
    """Return the name of a post.

    Args:
        title: such as ``vice-chairman``.
        organization: the name of its organization, without its kind, where it is known.
    """
    return "-".join(["post", *([organization] if organization else []), slug(title)])


def document_name(digest: str) -> str:
    """Return the name of a document, which is the name of its graph too.

    Args:
        digest: SHA-256 of its bytes.
    """
    return f"document-{digest[:16]}"


def span_name(document: Document, quote: Quote) -> str:
    """Return the name of a stretch of a document.

    Args:
        document: the document.
        quote: the stretch.
    """
    return f"span-{document.digest[:12]}-{quote.start}-{quote.end}"


def fact_name(document: Document, kind: str, quote: Quote, identity: tuple[FieldValue, ...]) -> str:
    """Return the name of a fact's node; what a document says of itself is told of the document.

    Args:
        document: the document that tells it.
        kind: the type of the fact.
        quote: where it is told.
        identity: the values of the fields that tell two facts at one place apart.
    """
    if kind == "document":
        return document_name(document.digest)
    place = f"{document.digest[:12]}-{quote.start}-{quote.end}"
    return f"{kind.replace('_', '-')}-{place}-{short_hash(*identity)}"


def correction_name(fact: str, field: str | None) -> str:
    """Return the name of what a person says of a fact.

    Args:
        fact: the name of the fact.
        field: the field that is mended; None where the fact is rejected.
    """
    return f"correction-{fact}" if field is None else f"correction-{fact}-{field.replace('_', '-')}"


def code_name(scheme: str, code: str) -> str:
    """Return the name of the concept that a code stands for.

    Args:
        scheme: such as ``meeting-kind``.
        code: such as ``plenary_meeting``.
    """
    return f"{scheme}-{slug(code.replace('_', '-'))}"
