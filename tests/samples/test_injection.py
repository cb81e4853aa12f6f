"""Known mistakes in clean tables are found at the right cell in every format, and nothing else is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from perflint.checks.findings import Finding
from perflint.checks.registry import all_rules
from perflint.run import check_files
from perflint_corpora.samples.copies import COPIES, Copy
from perflint_corpora.samples.mistakes import MISTAKES, Mistake
from perflint_corpora.samples.model import load_tables
from perflint_corpora.samples.submissions import LAYOUT_NAMES, Submission, submission, submissions
from tests.samples.places import GRID_FORMATS, expected_place, grid_place, is_paragraph, text_at

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
    written = submission(LAYOUT, mistake.name, [mistake.made()])
    if format_name == "markdown" and mistake.indicator is not None:
        written = submission(PLAIN_LAYOUT, mistake.name, [mistake.made()])
    path = written.write(tmp_path, format_name)
    findings = check(path)
    assert [finding.rule for finding in findings] == [mistake.rule]
    assert_at(findings[0], written, mistake.field, mistake.indicator, format_name, path)


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.name)
def test_a_copy_across_files_is_found_in_the_later_file(copy: Copy, format_name: str, tmp_path: Path) -> None:
    original, table = copy.made()
    first = submission(LAYOUT, "1", [original]).write(tmp_path, format_name)
    written = submission(LAYOUT, "2", [table])
    second = written.write(tmp_path, format_name)
    report = check_files([first, second])
    assert report.errors == ()
    assert [finding.rule for finding in report.files[0].findings] == []
    assert [finding.rule for finding in report.files[1].findings] == ["copied-text"]
    assert_at(report.files[1].findings[0], written, copy.field, copy.indicator, format_name, second)


@pytest.mark.parametrize("format_name", [name for name in GRID_FORMATS if name != "csv"])
@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.name)
def test_a_copy_inside_a_file_is_found_at_the_later_table(copy: Copy, format_name: str, tmp_path: Path) -> None:
    written = submission(LAYOUT, copy.name, copy.made())
    path = written.write(tmp_path, format_name)
    findings = check(path)
    assert [(finding.rule, finding.table) for finding in findings] == [("copied-text", 1)]
    assert_at(findings[0], written, copy.field, copy.indicator, format_name, path, sheet=1)


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
    checked = {rule.rule for rule in all_rules() if not rule.__module__.startswith("perflint_rules.reading")}
    assert {mistake.rule for mistake in MISTAKES} == checked


def check(path: Path) -> Sequence[Finding]:
    """All findings in one file."""
    report = check_files([path])
    assert report.errors == ()
    assert len(report.files) == 1
    return report.files[0].findings


def assert_at(
    finding: Finding, written: Submission, name: str, indicator: int | None, format_name: str, path: Path, sheet: int = 0
) -> None:
    """The finding points to the cell of a field, and what it quotes stands there."""
    shown = written.sheets[sheet]
    row, column = shown.position(name, indicator)
    if is_paragraph(format_name, shown, row):
        assert finding.place.line is not None
    else:
        assert grid_place(format_name, finding.place) == expected_place(format_name, written.sheets, sheet, row, column)
    if finding.text is not None:
        assert "".join(finding.text.split()) in text_at(format_name, path, finding.place)
