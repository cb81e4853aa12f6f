"""What must hold whatever is found: moved rows and sheets change nothing, a good row never costs, formats do not matter."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from perflint.checks.findings import Finding
from perflint.checks.registry import all_rules
from perflint.checks.rule import RunRule, SubmissionRule
from perflint.documents.model import Place
from perflint.report import FileResult
from perflint_corpora.labelled.corpus import load_labelled
from perflint_corpora.samples.submissions import submission
from tests.accuracy.changes import checked, with_blank_row, with_compliant_row, written

FILES = load_labelled()
#: Files with many defects of many kinds, each layout at least once, and clean ones.
CHOSEN = (
    "agritech-training", "agency-operation", "bus-subsidy", "cadre-training", "conference", "digital-village", "exhibition-hall",
    "gov-cloud-screens", "green-space", "landslide-monitoring", "office-rental", "petition-office", "community-care",
    "soil-survey", "tourism-bureau", "wetland-park",
)  # fmt: skip
#: Each file of one table with one more row, where it has one that can give it points.
LARGER = {
    name: table
    for name, file in FILES.items()
    if len(file.tables) == 1 and (table := with_compliant_row(file.tables[0])) is not None
}
#: The rules that hold one table against another.
COMPARING = {rule.rule for rule in all_rules() if issubclass(rule, SubmissionRule | RunRule)}
WORKBOOKS = [name for name, file in FILES.items() if len(file.tables) > 1]
FORMATS = ("xlsx", "docx", "csv", "html", "markdown")
#: The layout whose title and facts are lines above the table: every format can hold it as it is.
COMMON_LAYOUT = "lines"


@pytest.mark.parametrize("format_name", ["xlsx", "csv"])
@pytest.mark.parametrize("name", CHOSEN)
def test_a_blank_row_moves_what_stands_below_it_and_nothing_else(name: str, format_name: str, tmp_path: Path) -> None:
    file = FILES[name]
    (sheet,) = file.submission().sheets
    before = checked(written(file, tmp_path, format_name))
    heading = sheet.position("heading of level3")[0]
    for at in (1, heading, heading + 1 + len(file.tables[0]) // 2):
        moved = replace(file.submission(), name=f"{name}-{at}", sheets=(with_blank_row(sheet, at),))
        after = checked(moved.write(tmp_path, format_name))
        assert [in_full(finding, at) for finding in before.findings] == [in_full(finding) for finding in after.findings]
        assert scores(after) == scores(before)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_order_of_sheets_does_not_matter(name: str, tmp_path: Path) -> None:
    """Only which of two tables that are compared is told depends on it: the later one."""
    whole = FILES[name].submission()
    before = checked(whole.write(tmp_path, "xlsx"))
    turned = replace(whole, name=f"{name}-turned", sheets=whole.sheets[::-1])
    after = checked(turned.write(tmp_path, "xlsx"))
    assert of_one_table(after) == of_one_table(before)
    assert comparisons(after) == comparisons(before)


@pytest.mark.parametrize("name", LARGER)
def test_a_compliant_row_never_lowers_the_score(name: str, tmp_path: Path) -> None:
    file = FILES[name]
    before = checked(written(file, tmp_path, "xlsx"))
    after = checked(submission(file.layout, f"{name}-more", [LARGER[name]]).write(tmp_path, "xlsx"))
    assert before.score is not None and after.score is not None
    assert after.score.value >= before.score.value


@pytest.mark.parametrize("name", CHOSEN)
def test_formats_do_not_matter(name: str, tmp_path: Path) -> None:
    file = FILES[name]
    found = {one: contents(checked(written(file, tmp_path, one, COMMON_LAYOUT))) for one in FORMATS}
    for format_name in FORMATS[1:]:
        assert found[format_name] == found["xlsx"], format_name


def in_full(finding: Finding, blank: int | None = None) -> tuple[object, ...]:
    """Everything about a finding, its places as they are after a row was inserted at `blank`."""
    places = [finding.place, *finding.related]
    return (
        *(finding.fingerprint, finding.code, finding.variant, finding.severity, finding.confidence, finding.table),
        *(finding.indicator, finding.field, finding.text, finding.count),
        sorted(finding.parameters.items()),
        [(place.row, place.column, place.cell) for place in (moved(place, blank) for place in places)],
    )


def moved(place: Place, blank: int | None) -> Place:
    """The place after a row was inserted at `blank`."""
    if blank is None or place.row is None or place.row < blank:
        return place
    return place._replace(row=place.row + 1)


def scores(result: FileResult) -> list[object]:
    """The score of a file and of each of its tables."""
    return [result.score, *(table.score.value for table in result.tables)]


def of_one_table(result: FileResult) -> Counter[tuple[object, ...]]:
    """What was found by looking at one table, whatever its number."""
    return Counter(
        (finding.rule, finding.variant, finding.indicator, finding.field, finding.text, *sorted(finding.parameters.items()))
        for finding in result.findings
        if finding.rule not in COMPARING
    )


def comparisons(result: FileResult) -> Counter[tuple[object, ...]]:
    """How often which kind of comparison found something."""
    found = (finding for finding in result.findings if finding.rule in COMPARING)
    return Counter((finding.rule, finding.variant, finding.field) for finding in found)


def contents(result: FileResult) -> list[tuple[object, ...]]:
    """What was found: rule, indicator, field and parameters."""
    return sorted(
        (finding.rule, finding.variant, finding.indicator or "", finding.field or "", sorted(finding.parameters.items()))
        for finding in result.findings
    )
