"""The facts are as good as they were: no figure on gold documents falls below its floor."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from kg.calibrating import Measured, confidence_file, measure_rules, read_confidence
from kg.model import DataError
from kg.scoring import agrees, overlap, read_gold, score_facts

ROOT = Path(__file__).parent.parent


def script() -> ModuleType:
    """Return scripts/accuracy.py as a module."""
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "scripts" / "accuracy.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ACCURACY = script()


@pytest.mark.parametrize("name", sorted(ACCURACY.SETS))
def test_no_figure_falls(name: str) -> None:
    gold, _ = ACCURACY.SETS[name]
    if not gold.is_dir():
        reason = f"the documents of {name} are not part of the repository; they are measured where they lie"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    floors = ACCURACY.read_floors()[name]
    assert len(floors) > 15
    assert ACCURACY.below(ACCURACY.figures(ACCURACY.measure(name)), floors) == []


def test_a_figure_below_its_floor_is_told() -> None:
    assert ACCURACY.below({"policy": 0.8}, {"policy": 0.81, "slogan": 0.5}) == [
        "policy: 0.8 < 0.81",
        "slogan: 0.0 < 0.5",
    ]


GOLD = [
    {"type": "slogan", "text": "Let us build dams!", "actor": "Cabinet", "quote": "dams", "document": "a"},
    {"type": "meeting", "name": "10th Meeting of the Cabinet", "quote": "meeting", "document": "a"},
]


def test_equal_facts_score_one() -> None:
    scores = score_facts(GOLD, GOLD)
    assert [(score.type, score.f1, score.exact) for score in scores.by_type] == [
        ("meeting", 1.0, 1.0),
        ("slogan", 1.0, 1.0),
    ]
    assert (scores.all, scores.exact, scores.evidence) == (1.0, 1.0, 1.0)


def test_another_number_is_another_meeting() -> None:
    told = [{**GOLD[1], "name": "11th Meeting of the Cabinet"}]
    assert score_facts(GOLD, told).by_type[0].found == 0


def test_a_wrong_field_counts_in_the_exact_score_only() -> None:
    scores = score_facts(GOLD[:1], [{**GOLD[0], "actor": "parliament"}])
    assert (scores.by_type[0].f1, scores.by_type[0].exact) == (1.0, 0.0)


def test_each_fact_is_paired_once() -> None:
    assert score_facts(GOLD[:1], [GOLD[0], GOLD[0]]).by_type[0].precision == 0.5


def test_facts_of_other_documents_do_not_count() -> None:
    assert score_facts(GOLD[:1], [GOLD[0], {**GOLD[0], "document": "b"}]).by_type[0].told == 1


def test_fields_agree_as_their_kind_asks() -> None:
    assert agrees("sectors", ["coal", "power"], ("coal",))
    assert not agrees("sectors", ["coal", "power"], ("power_grid", "coal"))
    assert agrees("enlarged", None, False)
    assert agrees("value", 4100, "4 100")
    assert agrees("kind", "decisions", "decision")
    assert not agrees("unit", "houses", "hectares")
    assert not agrees("start", "2020-01-01", None)
    assert overlap("the Cabinet", "Cabinet") == 1.0


def test_gold_that_is_no_json_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type": "slogan"}\nno\n')
    with pytest.raises(DataError, match=r"a\.jsonl:2: not JSON"):
        read_gold(tmp_path)
    with pytest.raises(DataError, match="no gold facts"):
        read_gold(tmp_path / "none")


def test_confidence_is_measured_and_read_back(tmp_path: Path) -> None:
    facts = [{**GOLD[0], "rule": "slogans/x"}, {**GOLD[0], "text": "Forward", "rule": "slogans/x"}]
    measured = measure_rules(GOLD, facts)
    assert measured == {"slogans/x": Measured(1, 2)}
    (tmp_path / "confidence.toml").write_text(confidence_file(measured))
    assert read_confidence([tmp_path]) == {"slogans/x": 0.5}
    (tmp_path / "confidence.toml").write_text("[rules]\nx = 1\n")
    with pytest.raises(DataError, match="damaged"):
        read_confidence([tmp_path])


def test_every_measured_rule_is_there() -> None:
    assert len(read_confidence([ROOT / "kg" / "grammar"])) > 100
