"""Known mistakes in clean tables are found at the right cell in every format, and nothing else is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from perflint.checks.findings import Finding, Status
from perflint.checks.registry import all_rules
from perflint.checks.rule import HistoryRule
from perflint.run import check_files
from perflint_corpora.samples.mistakes import MISTAKES, PAIRS, Mistake, Pair
from perflint_corpora.samples.model import load_tables
from perflint_corpora.samples.submissions import LAYOUT_NAMES, Submission, submission, submissions
from tests.samples.places import GRID_FORMATS, assert_at

#: The official form shows every fact that a rule may ask for.
LAYOUT = "form"
#: In Markdown a form's columns are only a guess of whoever wrote it, and empty cells may be lost ones; a table of its
#: own below lines of facts has columns to rely on.
PLAIN_LAYOUT = "lines"
#: What a template with a hidden sheet of lists is told, and no more.
HINTS = {"workbook": ["hidden-content"]}
CLEAN = {f"{one.layout}/{one.name}": one for one in submissions(LAYOUT_NAMES)}


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake.rule}-{mistake.name}")
def test_a_mistake_is_found_at_its_cell_and_nothing_else(mistake: Mistake, format_name: str, tmp_path: Path) -> None:
    written = submission(layout_for(format_name, mistake.indicator), mistake.name, [mistake.made()])
    path = written.write(tmp_path, format_name)
    assert_found(check(path), mistake, written, format_name, path)


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_defect_between_two_files_is_found_in_the_later_one(pair: Pair, format_name: str, tmp_path: Path) -> None:
    original, table = pair.made()
    first = submission(LAYOUT, "1", [original]).write(tmp_path, format_name)
    written = submission(LAYOUT, "2", [table])
    second = written.write(tmp_path, format_name)
    report = check_files([first, second])
    assert report.errors == ()
    assert [finding.rule for finding in report.files[0].findings] == []
    assert_found(report.files[1].findings, pair, written, format_name, second)


@pytest.mark.parametrize("format_name", [name for name in GRID_FORMATS if name != "csv"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_defect_between_two_tables_of_a_file_is_found_in_the_later_one(pair: Pair, format_name: str, tmp_path: Path) -> None:
    written = submission(LAYOUT, pair.name, pair.made())
    path = written.write(tmp_path, format_name)
    findings = check(path)
    assert {finding.table for finding in findings} == {1}
    assert_found(findings, pair, written, format_name, path, sheet=1)


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("format_name", GRID_FORMATS)
def test_clean_tables_give_no_finding(name: str, format_name: str, tmp_path: Path) -> None:
    clean = CLEAN[name]
    if not clean.fits(format_name):
        clean = replace(clean, sheets=clean.sheets[:1], tables=clean.tables[:1])
    findings = check(clean.write(tmp_path, format_name))
    findings = [one for one in findings if one.rule not in HINTS.get(clean.layout, [])]
    assert [(finding.rule, finding.variant, finding.place.cell, finding.text) for finding in findings] == []


def test_all_clean_tables_of_one_run_give_no_finding(tmp_path: Path) -> None:
    paths = [submission(LAYOUT, name, [table]).write(tmp_path, "xlsx") for name, table in load_tables().items()]
    report = check_files(paths)
    assert report.errors == ()
    assert [(file.path, finding.rule, finding.text) for file in report.files for finding in file.findings] == []


def test_every_rule_has_a_mistake() -> None:
    stable = [rule for rule in all_rules() if rule.status is Status.STABLE and not issubclass(rule, HistoryRule)]
    checked = {rule.rule for rule in stable if not rule.__module__.startswith("perflint_rules.reading")}
    assert {mistake.rule for mistake in (*MISTAKES, *PAIRS)} == checked


def layout_for(format_name: str, indicator: int | None) -> str:
    """The layout to show a mistake of an indicator (None: of a fact or heading) in."""
    return PLAIN_LAYOUT if format_name == "markdown" and indicator is not None else LAYOUT


def check(path: Path) -> Sequence[Finding]:
    """All findings in one file."""
    report = check_files([path])
    assert report.errors == ()
    assert len(report.files) == 1
    return report.files[0].findings


def assert_found(
    findings: Sequence[Finding], wanted: Mistake | Pair, written: Submission, format_name: str, path: Path, sheet: int = 0
) -> None:
    """The rule's only finding stands at its cell, and nothing but the known consequences is found beside it."""
    assert sorted(finding.rule for finding in findings) == sorted([wanted.rule, *wanted.also])
    found = next(finding for finding in findings if finding.rule == wanted.rule)
    assert_at(found, written, wanted.field, wanted.indicator, format_name, path, sheet)
