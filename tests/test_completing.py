"""Completion after kg ask: as each shell hands it on, and in a real Bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from serving import gold_folder

from kg.asking import bind, find_questions
from kg.asking.offering import fitting, offered
from kg.store import Store

COMMAND = f"{sys.executable} -m kg"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gold_folder(tmp_path_factory.mktemp("completing") / "store")


def completed(store: Path, shell: str, typed: str, word: str) -> str:
    """Return what a shell is told to offer."""
    told = {"_KG_COMPLETE": f"{shell}_complete", "COMP_WORDS": typed, "COMP_CWORD": word}
    environment = {**os.environ, **told, "KG_STORE": str(store)}
    done = subprocess.run(COMMAND.split(), env=environment, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    ("typed", "word", "offered"),
    [
        ("kg ask pol", "2", ["plain,policies"]),
        ("kg ask policies ", "3", ["plain,sector=", "plain,actor=", "plain,kind=", "plain,words="]),
        ("kg ask policies se", "3", ["plain,sector="]),
        ("kg ask policies sector = agri", "5", ["plain,agriculture"]),
        ("kg ask policies sector= agri", "4", ["plain,agriculture"]),
        ("kg ask policies sector = agriculture actor = kim-jong-u", "8", ["plain,kim-jong-un"]),
        ("kg ask policies sector = agriculture act", "6", ["plain,actor="]),
        ("kg ask documents from = 2023", "5", ["plain,2023-12-28"]),
        ("kg ask policies words = kim", "5", []),
        ("kg ask policies nothing = kim", "5", []),
        ("kg ask nothing se", "3", []),
    ],
)
def test_bash_is_told_what_fits(store: Path, typed: str, word: str, offered: list[str]) -> None:
    """Bash splits at the sign, and gets the value alone."""
    assert completed(store, "bash", typed, word).split() == offered


def test_other_shells_are_told_the_whole_word(store: Path) -> None:
    """Zsh and fish hand the whole word on and take the whole back, with what it is called."""
    zsh = completed(store, "zsh", "kg ask policies sector=agri", "3")
    assert zsh.splitlines() == ["plain", "sector=agriculture", "Agriculture"]
    fish = completed(store, "fish", "kg ask policies sector=agri", "sector=agri")
    assert fish.splitlines() == ["plain,sector=agriculture\tAgriculture"]


def test_without_a_store_questions_are_completed(tmp_path: Path) -> None:
    """Where there is no store, nothing is offered for a value, and nothing is printed about it."""
    assert completed(tmp_path, "bash", "kg ask poli", "2") == "plain,policies\n"
    assert completed(tmp_path, "bash", "kg ask policies sector = a", "5").strip() == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_a_real_bash_completes(store: Path, tmp_path: Path) -> None:
    """The line that the documentation gives makes Bash complete a question, a parameter and a value."""
    program = tmp_path / "kg"
    program.write_text(f'#!/bin/sh\nexec {COMMAND} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = """
    eval "$(_KG_COMPLETE=bash_source kg)"
    asked() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _kg_completion kg; echo "${COMPREPLY[@]}"; }
    asked kg ask meet
    asked kg ask policies se
    asked kg ask policies sector = agri
    """
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "KG_STORE": str(store)}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["meetings", "sector=", "agriculture"]


def test_what_is_offered_is_understood(store: Path) -> None:
    """Whatever is offered for a parameter of a question is one word, and can be given."""
    count = 0
    with Store.open(store) as opened:
        for question in find_questions().values():
            for parameter in question.parameters:
                for value, _ in offered(opened, parameter)[:5]:
                    assert not any(sign.isspace() for sign in value)
                    assert bind(opened, question, {parameter.name: value})[parameter.name] is not None
                    count += 1
    assert count > 100


def test_names_are_found_by_their_beginning_and_by_their_words() -> None:
    """What begins so goes before what only has the words."""
    offers = [("kim-jong-un", "Kim Jong Un"), ("ri-kim-chol", "Ri Kim Chol"), ("pak-chol", "Pak Chol")]
    assert fitting(offers, "kim") == offers[:1]
    assert fitting(offers, "chol") == offers[1:]
    assert fitting(offers, "chol r") == offers[1:2]
