"""Samples printed as PDF by LibreOffice read as the files that they were printed from."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from perflint.documents import Limits, read_path
from perflint.tables.model import INDICATOR_FIELDS, IndicatorTable
from perflint.tables.reader import read_submission
from perflint_corpora.samples.submissions import LAYOUT_NAMES, submissions
from perflint_corpora.samples.writers.prints import print_files, rule_workbook

#: The text documents of these tables are the longest: their rows and cells are cut by page breaks.
LONG = ("relief-supplies", "bike-sharing", "market-bureau", "evaluations")


@pytest.fixture(scope="module")
def soffice() -> None:
    if shutil.which("soffice") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is needed in CI")
        pytest.skip("soffice (LibreOffice) is not installed")


@pytest.mark.usefixtures("soffice")
def test_every_printed_workbook_reads_as_the_workbook(tmp_path: Path) -> None:
    sources = []
    for one in submissions(LAYOUT_NAMES):
        path = one.write(tmp_path, "xlsx")
        sources.append(tmp_path / f"{one.layout}-{one.name}.xlsx")
        rule_workbook(path, sources[-1])
    prints = print_files(sources, tmp_path)
    assert {path.stem: tables_of(path) for path in prints} == {path.stem: tables_of(path) for path in sources}


@pytest.mark.usefixtures("soffice")
def test_printed_text_documents_read_as_the_documents(tmp_path: Path) -> None:
    sources = []
    for one in submissions(LAYOUT_NAMES):
        if one.name in LONG and one.fits("docx"):
            path = one.write(tmp_path, "docx")
            sources.append(path.rename(tmp_path / f"{one.layout}-{one.name}.docx"))
    prints = print_files(sources, tmp_path)
    assert {path.stem: tables_of(path) for path in prints} == {path.stem: tables_of(path) for path in sources}


def tables_of(path: Path) -> list[dict[str, object]]:
    """What `perflint extract` says of the tables of a file, but for the places."""
    return [as_shown(table) for table in read_submission(read_path(path, Limits())).tables]


def as_shown(table: IndicatorTable) -> dict[str, object]:
    return {
        "kind": table.kind,
        "scope": table.scope,
        "confidence": table.confidence,
        "title": table.title.text if table.title else None,
        "facts": {name: field.text for name, field in table.facts.items()},
        "columns": [(column.name, column.heading.text) for column in table.columns],
        "rows": [
            {name: field.text for name in INDICATOR_FIELDS if (field := getattr(indicator, name)) is not None}
            for indicator in table.indicators
        ],
    }
