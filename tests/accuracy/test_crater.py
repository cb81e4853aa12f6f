"""What moved between two snapshots, and the stored one."""

from __future__ import annotations

from perflint_corpora.labelled.corpus import load_labelled
from tests.accuracy.crater import Crater, compare, load, rendered

BEFORE = {
    "labelled/a": Crater(
        ("90.0", "90.0"), {"1": "weight-sum error table 0 weight -", "2": "vague-target warning table 0 target 市容"}
    ),
    "labelled/b": Crater(("100.0", "100.0"), {}),
    "seeds/c": Crater(("100.0", "100.0"), {}),
}
NOW = {
    "labelled/a": Crater(
        ("93.0", "93.0"), {"2": "vague-target warning table 0 target 市容", "3": "vague-target error table 0 target 秩序"}
    ),
    "labelled/b": Crater(("100.0", "100.0"), {}),
    "labelled/d": Crater(("100.0", "100.0"), {}),
}


def test_what_moved_is_told_by_rule() -> None:
    assert rendered(compare(BEFORE, NOW)) == (
        "vague-target: 1 added, 0 gone\n"
        "  + labelled/a: error table 0 target 秩序\n"
        "weight-sum: 0 added, 1 gone\n"
        "  - labelled/a: error table 0 weight -\n"
        "scores moved: 1 files\n"
        "  labelled/a: 90.0 90.0 -> 93.0 93.0\n"
        "not in the baseline: 1 files (labelled/d)\n"
        "only in the baseline: 1 files (seeds/c)"
    )


def test_nothing_moved() -> None:
    assert rendered(compare(BEFORE, BEFORE)) == "nothing moved"


def test_the_stored_snapshot_covers_the_labelled_corpus() -> None:
    assert {name for name in load() if name.startswith("labelled/")} == {f"labelled/{name}" for name in load_labelled()}
