"""The real documents that the project was started with: read nearly whole, and their known defects are found."""

from __future__ import annotations

import importlib.util
import os
import shlex
import sys
from pathlib import Path
from types import ModuleType

import pytest

from perflint.checks.findings import Finding
from perflint.report import FileResult
from perflint.run import check_files

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = {path.stem: path for path in sorted((SHARED / "seeds").glob("*"))}
NAMES = (
    "jiangjin-2020-final-accounts",
    "jiulongpo-2021-final-accounts",
    "jiulongpo-2023-budget",
    "rongchang-2026-budget",
    "tongnan-2021-budget",
)
EXTRACT = f"{shlex.quote(sys.executable)} -c 'from perflint.commands import main; main()' extract --format json"

#: The least share of labelled fields that must be read right.
LEAST_FIELDS = 0.98


@pytest.fixture(scope="module", autouse=True)
def seeds() -> None:
    """The seeds lie beside the checkout of the project's own machines, not on everybody's."""
    if not SEEDS:
        if os.environ.get("CI"):
            pytest.fail(f"no seeds in {SHARED}")
        pytest.skip(f"no seeds in {SHARED}")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The project's own measure of extraction."""
    spec = importlib.util.spec_from_file_location("score_extraction", SHARED / "tools" / "score_extraction.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_extraction(name: str, scorer: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    result = scorer.score(str(SHARED / "gold" / f"{name}.json"), str(SEEDS[name]), EXTRACT, True)
    tables, tables_all, rows, rows_all, right, fields, invented = result
    report = capsys.readouterr().out
    assert (tables, rows, invented) == (tables_all, rows_all, 0), report
    assert right / fields >= LEAST_FIELDS, report


@pytest.fixture(scope="module")
def checked() -> dict[str, FileResult]:
    """What the check finds in each seed, each checked by itself."""
    results = {}
    for name in NAMES:
        report = check_files([SEEDS[name]])
        assert report.errors == ()
        results[name] = report.files[0]
    return results


def found(result: FileResult, rule: str, table: int | None = None) -> list[Finding]:
    """The findings of a rule in a file, or in one of its tables."""
    return [one for one in result.findings if one.rule == rule and table in (None, one.table)]


def test_jiulongpo_2021(checked: dict[str, FileResult]) -> None:
    result = checked["jiulongpo-2021-final-accounts"]
    total = found(result, "total-score", 0)
    assert [(one.place.line, one.text) for one in total] == [(155, "190")]
    # 85 points of indicators and 10 of the execution rate
    weights = found(result, "weight-sum")
    assert [(one.table, one.place.line, one.parameters["total"]) for one in weights] == [(1, 168, "85")]
    overshoots = {(one.table, one.place.line, one.text) for one in found(result, "overshoot-unexplained")}
    assert {(0, 147, "392846"), (2, 206, "392846 件")} <= overshoots
    assert [one.place.line for one in found(result, "missing-value", 2)] == [209]


def test_jiulongpo_2023(checked: dict[str, FileResult]) -> None:
    units = found(checked["jiulongpo-2023-budget"], "unit-mismatch")
    assert {(one.table, one.place.line, one.text) for one in units} >= {(0, 355, "%"), (1, 370, "24小时")}


def test_tongnan_2021(checked: dict[str, FileResult]) -> None:
    weights = found(checked["tongnan-2021-budget"], "missing-weight")
    assert [one.table for one in weights] == [1, 2, 3, 4]


def test_rongchang_2026(checked: dict[str, FileResult]) -> None:
    operators = found(checked["rongchang-2026-budget"], "missing-operator")
    assert [one.table for one in operators] == list(range(11))
