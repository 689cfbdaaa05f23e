"""Finds the questions in ``queries/*.rq`` and reads their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.model import DataError, UsageError
from kg.shipped import layered

ONCE = ("title", "shows", "about", "try", "view")
"""What a header tells once; ``param`` may stand in it several times."""

ABOUT = ("what happened", "what was said", "both")
"""What a question may be about: facts told inside a statement did not happen, they were said."""

_LINE = re.compile(r"# (?P<key>[a-z]+): ?(?P<value>.*)")
_PARAMETER = re.compile(r"# param (?P<name>[a-z_]+): (?P<type>[a-z][a-z:-]*) =(?: (?P<default>.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question lets its asker choose.

    Args:
        name: its name; in the query it is the variable ``?wanted_`` and the name.
        type: ``text``, ``number``, ``date``, ``code:`` and a scheme, or a kind of thing.
        default: its value in plain words where none is given; empty asks for all.
    """

    name: str
    type: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked by its name.

    Args:
        name: the stem of its file.
        title: the question in words.
        shows: what the answer shows, as a sentence.
        about: one of ``ABOUT``.
        parameters: what can be chosen, in the order of the header.
        example: a command that asks it.
        view: how the answer is best shown: ``table``, ``timeline``, or ``network`` and the two columns that it joins.
        sparql: the whole file.
    """

    name: str
    title: str
    shows: str
    about: str
    parameters: tuple[Parameter, ...]
    example: str
    view: str
    sparql: str

    def parameter(self, name: str) -> Parameter:
        """Return a parameter.

        Raises:
            UsageError: the question has none of this name.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = [parameter.name for parameter in self.parameters]
        near = get_close_matches(name, known, n=1)
        raise UsageError(
            f'"{self.name}" has no parameter "{name}"',
            f"it has {', '.join(known)}" if known else "it has no parameters",
            f"did you mean {near[0]}=…?" if near else f"for example: {self.example}",
        )


def find_questions(project: Path | None = None) -> Mapping[str, Question]:
    """Return the questions by name, in alphabetical order.

    Args:
        project: a project folder, whose ``queries`` are laid over the shipped ones.

    Raises:
        DataError: a header is not understood.
    """
    files = {
        path.stem: path for folder in layered("queries", project) for path in sorted(folder.glob("*.rq"))
    }
    return {name: read_question(files[name]) for name in sorted(files)}


def find_question(name: str, project: Path | None = None) -> Question:
    """Return a question.

    Args:
        name: the stem of its file.
        project: a project folder, whose ``queries`` are laid over the shipped ones.

    Raises:
        UsageError: there is none of this name.
    """
    questions = find_questions(project)
    if name not in questions:
        near = get_close_matches(name, questions, n=3)
        raise UsageError(
            f'no question is called "{name}"',
            f"there are {', '.join(questions)}",
            f"did you mean {' or '.join(near)}?" if near else "kg ask lists them with what they show",
        )
    return questions[name]


def read_question(path: Path) -> Question:
    """Read a question and its header, the lines ``# key: value`` at its top.

    Args:
        path: a file that ends in ``.rq``.

    Raises:
        DataError: the file or its header is not understood.
    """
    try:
        sparql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"{path}: cannot be read", str(error), "a question is a text file in UTF-8"
        ) from error
    told: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        found = _LINE.fullmatch(line)
        if line.startswith("# param "):
            parameters.append(_parameter(path, line))
        elif found is not None and found["key"] in ONCE:
            told[found["key"]] = found["value"].strip()
    return Question(
        path.stem,
        told.get("title", path.stem),
        told.get("shows", ""),
        _about(path, told.get("about", "both")),
        tuple(parameters),
        told.get("try", f"kg ask {path.stem}"),
        told.get("view", "table"),
        sparql,
    )


def _parameter(path: Path, line: str) -> Parameter:
    told = _PARAMETER.fullmatch(line)
    if told is None:
        raise DataError(
            f"{path}: a parameter is not understood",
            line,
            "write # param NAME: TYPE = DEFAULT, the default may be empty",
        )
    return Parameter(told["name"], told["type"], (told["default"] or "").strip())


def _about(path: Path, told: str) -> str:
    if told not in ABOUT:
        raise DataError(
            f"{path}: a question cannot be about {told!r}", f"it is one of: {', '.join(ABOUT)}", "mend it"
        )
    return told
