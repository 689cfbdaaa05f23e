"""Turns a template such as ``{who:person} ... <preside> {meeting}`` into a pattern over coded text.

The signs of the notation:

- ``{person}``, ``{body}``, ``{country}``, ``{place}``, ``{meeting}``, ``{time}``, ``{post}``: a name of that kind;
  ``{who:person|body}``: a name of one of the kinds, called ``who``;
- ``{text*}``: words, as few as fit, called ``text``; ``{text**}``: words to the end of the sentence;
- ``<hold>``: any word of the list ``hold`` of the file; in the list ``hold+`` stands for all forms of the verb;
- ``word?``: may be absent; ``one|other``: either; ``...``: a gap that crosses no person's name and no semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from kg.grammar.keyed import KeyedPattern
from kg.grammar.language import Language, one_of
from kg.grammar.signs import MentionKind, sign_class
from kg.model import DataError

PIECE = re.compile(
    r"\{(?P<role>[a-z_:|*]+)\}(?P<maybe>\?)?|<(?P<list>[a-z_ ]+)>(?P<optional>\?)?|(?P<gap>\.\.\.)|(?P<word>[^\s{}<>]+)"
)
GAP = rf"(?:[^;{sign_class('person')[1:-1]}]*?[\s,])?"
GAP_BEFORE_COMMA = rf"[^;{sign_class('person')[1:-1]}]*?"
KINDS: tuple[str, ...] = get_args(MentionKind)


def compile_template(template: str, lists: Mapping[str, Sequence[str]], place: str) -> KeyedPattern:
    """Return the pattern of a template; its roles are groups.

    Args:
        template: the template.
        lists: word lists by name, verbs spelt out.
        place: file and rule, for messages.

    Raises:
        DataError: a kind or list is unknown, or a sign is not understood.
    """
    parts: list[str] = []
    glue = ""
    for piece in PIECE.finditer(template):
        pattern, optional = _piece(piece, lists, place)
        is_comma = (piece["word"] or "").startswith(",")
        blank = glue if not is_comma and piece["word"] not in (".", ";", "'s") else ""
        if blank and (piece["role"] or "").endswith("**"):
            blank = rf":?{blank}"  # "Present were: A and B"
        if is_comma and parts and parts[-1] == GAP:
            parts[-1] = GAP_BEFORE_COMMA
        parts.append(f"(?:{blank}{pattern})?" if optional else blank + pattern)
        glue = "" if piece["gap"] else r"\s+" if parts else ""
        if piece["gap"]:
            parts[-1] = pattern
    if PIECE.sub("", template).strip():
        raise DataError(
            f"{place}: sign not understood in {template!r}",
            PIECE.sub("", template).strip(),
            "see kg/grammar/templates.py",
        )
    return KeyedPattern(_tidy("".join(parts)), *_needed_words(template, lists))


def _needed_words(template: str, lists: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return the words without which a template cannot fit: of each group a sentence must hold one.

    Args:
        template: the template.
        lists: word lists by name, verbs spelt out.
    """
    needed = []
    for piece in PIECE.finditer(template):
        if piece["list"] and not piece["optional"]:
            needed.append(tuple(word.casefold() for word in lists[piece["list"]]))
        elif piece["word"] and not piece["word"].endswith("?"):
            needed.append(tuple(word.casefold() for word in piece["word"].split("|")))
    return tuple(needed)


def _piece(piece: re.Match[str], lists: Mapping[str, Sequence[str]], place: str) -> tuple[str, bool]:
    if piece["gap"]:
        return GAP, False
    if piece["role"]:
        return _role(piece["role"], place), bool(piece["maybe"])
    if piece["list"]:
        words = lists.get(piece["list"])
        if words is None:
            raise DataError(
                f"{place}: no word list <{piece['list']}>",
                f"the lists are {', '.join(sorted(lists))}",
                "add it under [words]",
            )
        return rf"\b(?i:{one_of(words)})\b", bool(piece["optional"])
    word = piece["word"]
    optional = word.endswith("?")
    choices = [re.escape(choice) for choice in word.removesuffix("?").split("|")]
    whole = f"(?:{'|'.join(choices)})" if len(choices) > 1 else choices[0]
    return (
        rf"(?i:{whole})"
        if whole[0] in "\\,.\"'" or (not whole[-1].isalnum() and whole[-1] != ")")
        else rf"\b(?i:{whole})\b"
    ), optional


def _role(role: str, place: str) -> str:
    if role.endswith("**"):
        return rf"(?P<{role[:-2]}>\S.*)"
    if role.endswith("*"):
        return rf"(?P<{role[:-1]}>\S.*?)"
    name, _, kinds = role.rpartition(":")
    wanted = kinds.split("|")
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        raise DataError(
            f"{place}: no kind of name {unknown[0]!r}",
            f"the kinds are {', '.join(KINDS)}",
            "mend the template",
        )
    group = name or kinds.replace("|", "_")
    return rf"(?:(?<![^\s(\"'])(?:[Tt]he |[Aa]n? ))?(?P<{group}>{sign_class(*wanted)})"  # type: ignore[arg-type]


def _tidy(pattern: str) -> str:
    return pattern.replace(r"\s+,", ",").replace(r"\s+\,", r"\,")


def spell_out(words: Mapping[str, Sequence[str]], language: Language) -> dict[str, tuple[str, ...]]:
    """Return word lists with ``hold+`` replaced by all forms of the verb."""
    return {
        name: tuple(
            form
            for word in entries
            for form in (language.forms(word[:-1]) if word.endswith("+") else (word,))
        )
        for name, entries in words.items()
    }
