"""The whole output of every report on the sample, compared with golden files (pytest --force-regen renews them)."""

from __future__ import annotations

import json
import re

import pytest
from pydantic import TypeAdapter
from pytest_regressions.file_regression import FileRegressionFixture

from perflint.report import Extraction, Report
from perflint.reports.extract_json import render_extraction
from perflint.reports.extract_schema import ExtractRecord
from perflint.reports.extract_text import write_extraction
from perflint.reports.json import render_report
from perflint.reports.paper import PlainPaper
from perflint.reports.rules_json import render_rules
from perflint.reports.rules_text import write_rule, write_rules
from perflint.reports.schema import CheckRecord, RulesRecord
from perflint.reports.text import write_report
from perflint.reports.words import Words
from tests.reports.sample_report import RULES, WeightSum, reviewed_report, sample_report, sample_submissions


@pytest.fixture
def report() -> Report:
    return sample_report()


@pytest.fixture
def extraction() -> Extraction:
    return Extraction(tuple(sample_submissions()), (), ())


def stable(text: str) -> str:
    """The text without the digest of the ruleset, which changes with every version."""
    return re.sub(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", "RULESET", re.sub(r'"version": "[^"]*"', '"version": "VERSION"', text))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_check_as_text(report: Report, lang: str, file_regression: FileRegressionFixture) -> None:
    paper = PlainPaper()
    write_report(report, Words(lang), paper)
    file_regression.check(stable(paper.text()), encoding="utf-8", extension=".txt")


def test_check_as_json(report: Report, file_regression: FileRegressionFixture) -> None:
    file_regression.check(stable(render_report(report, Words("zh"))), encoding="utf-8", extension=".json")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_second_round_as_text(lang: str, file_regression: FileRegressionFixture) -> None:
    paper = PlainPaper()
    write_report(reviewed_report(), Words(lang), paper)
    file_regression.check(stable(paper.text()), encoding="utf-8", extension=".txt")


def test_a_second_round_as_json(file_regression: FileRegressionFixture) -> None:
    file_regression.check(stable(render_report(reviewed_report(), Words("zh"))), encoding="utf-8", extension=".json")


def test_findings_only(report: Report, file_regression: FileRegressionFixture) -> None:
    paper = PlainPaper()
    write_report(report, Words("zh"), paper, findings_only=True)
    file_regression.check(paper.text(), encoding="utf-8", extension=".txt")


def test_extract_as_text(extraction: Extraction, file_regression: FileRegressionFixture) -> None:
    paper = PlainPaper()
    write_extraction(extraction, Words("zh"), paper)
    file_regression.check(paper.text(), encoding="utf-8", extension=".txt")


def test_extract_as_json(extraction: Extraction, file_regression: FileRegressionFixture) -> None:
    file_regression.check(render_extraction(extraction, Words("zh")).decode(), encoding="utf-8", extension=".json")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_as_text(lang: str, file_regression: FileRegressionFixture) -> None:
    paper = PlainPaper()
    write_rules(RULES, Words(lang), paper)
    write_rule(WeightSum, Words(lang), paper)
    file_regression.check(paper.text(), encoding="utf-8", extension=".txt")


def test_rules_as_json(file_regression: FileRegressionFixture) -> None:
    file_regression.check(render_rules(RULES, Words("zh")), encoding="utf-8", extension=".json")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render_report(sample_report(), Words("zh")) == render_report(sample_report(), Words("zh"))


@pytest.mark.parametrize("record", [CheckRecord, ExtractRecord, RulesRecord])
def test_the_schema_can_be_exported(record: type[object]) -> None:
    schema = TypeAdapter(record).json_schema()
    assert (schema["type"], "schema_version" in schema["required"]) == ("object", True)


def test_scores_are_json_numbers_as_printed(report: Report) -> None:
    printed = json.loads(render_report(report, Words("zh")))
    scores = [(file["score"], [table["score"] for table in file["tables"]]) for file in printed["files"]]
    assert scores == [(94.0, [94.0, 100.0]), (100.0, [100.0]), (None, [])]
