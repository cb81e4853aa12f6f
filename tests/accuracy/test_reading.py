"""The measure of reading counts what is wrong, missing and invented; offices' formats say what the workbook says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from perflint.run import extract_files
from tests.accuracy.reading.cases import cases, own_content
from tests.accuracy.reading.compare import Reading, compare, read, written
from tests.accuracy.reading.formats import FORMATS, write_cases
from tests.accuracy.reading.page import Measured, below_bars, load_bars

#: Layouts with spans, several tables, two heading rows, and blocks of funds.
LAYOUTS = ("central_two_terms", "central_monitoring", "summary", "sichuan_evaluation")


def test_what_is_wrong_missing_and_invented_is_counted() -> None:
    expected = [
        Reading("target", "project", {"project": "甲"}, [{"level3": "一", "target": "1"}, {"level3": "二", "target": "2"}])
    ]
    found = [
        Reading("target", "project", {"project": "乙"}, [{"level3": "一", "target": "7"}, {"level3": "三", "unit": "个"}]),
        Reading("target", "project", {}, [{"level3": "四"}]),
    ]
    tally = compare(expected, found, "f")
    assert (tally.cells, tally.rows, tally.facts) == ([1, 6], [0, 3], [2, 5])
    assert "f table 1 row 1 target: '1' read as '7'" in tally.wrong
    assert "f invented table row 1 level3: None read as '四'" in tally.wrong


def test_a_format_below_its_bar_is_told() -> None:
    measured = Measured()
    measured.tallies["xlsx", "form"] = compare([Reading("target", "project", {}, [{"level3": "一"}])], [])
    assert below_bars(measured, load_bars()) == [
        "xlsx: cells 0.0000 < 1.0",
        "xlsx: rows 0.0000 < 1.0",
        "xlsx: facts 0.0000 < 1.0",
    ]


@pytest.mark.parametrize("format_name", ["xls", "ods"])
def test_a_format_of_offices_is_read_like_the_workbook(format_name: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    known = list({case.layout: case for case in cases(own_content(), LAYOUTS)}.values())
    for case, path in zip(known, write_cases(known, FORMATS[format_name], tmp_path), strict=True):
        assert read(extract_files([path]).submissions[0].tables) == written(case), case.label


@pytest.mark.parametrize("format_name", ["pdf-library-all", "pdf-library-across"])
def test_a_report_that_a_program_prints_is_read_like_the_sheet(format_name: str, tmp_path: Path) -> None:
    known = list({case.layout: case for case in cases(own_content(), LAYOUTS)}.values())
    for case, path in zip(known, write_cases(known, FORMATS[format_name], tmp_path), strict=True):
        assert read(extract_files([path]).submissions[0].tables) == written(case), case.label
