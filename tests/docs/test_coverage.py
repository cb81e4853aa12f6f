"""The mapping of requirements to rules is whole and fits the rules that there are."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from perflint_rules import standard_pack
from tests.docs.coverage import load

COVERAGE = load()

#: How many requirements each part of standards.md has.
PARTS = {"完整性": 13, "规范性": 19, "相关性": 12, "适当性": 11, "可行性": 9, "自评": 15}
STANDARDS = Path(__file__).parents[3] / "shared" / "design" / "standards.md"


def test_coverage_fits_the_rules() -> None:
    assert COVERAGE.mistakes(standard_pack()) == []


def test_every_requirement_is_there_once() -> None:
    assert Counter(row.part for row in COVERAGE.rows) == PARTS
    assert [title for title, count in Counter(row.title for row in COVERAGE.rows).items() if count > 1] == []


@pytest.mark.skipif(
    not STANDARDS.is_file() and os.environ.get("CI") != "true",
    reason="the design documents are not on this machine; in CI this fails instead",
)
def test_requirements_are_those_of_the_design() -> None:
    text = STANDARDS.read_text(encoding="utf-8").partition("# PART 2")[2]
    titles = re.findall(r"^\| ([^|/]*[\u4e00-\u9fff][^|/]*) / ([^|]+) \|", text, re.MULTILINE)
    assert [(row.title, row.english) for row in COVERAGE.rows] == [(zh, en) for zh, en in titles if zh != "Rule (中文"]
