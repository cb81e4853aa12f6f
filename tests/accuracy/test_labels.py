"""The labelled corpus is what it claims to be: enough tables, a third of them clean, every label at a place that exists."""

from __future__ import annotations

from collections import Counter

import pytest

from perflint.checks.findings import Status
from perflint.checks.registry import all_rules
from perflint_corpora.labelled.corpus import load_labelled
from perflint_corpora.labelled.model import LabelledFile
from perflint_corpora.samples.model import FIELDS
from perflint_corpora.samples.sheet import heading_of
from tests.accuracy.accuracy import READING, load_bars

FILES = load_labelled()
TABLES = [table for file in FILES.values() for table in file.tables]
#: Those written as a whole.
ORIGINALS = [table for file in FILES.values() if not file.variant for table in file.tables]


def test_there_are_enough_tables_and_a_third_is_clean() -> None:
    for tables in (ORIGINALS, TABLES):
        assert len(tables) >= 60
        assert sum(table.clean for table in tables) >= len(tables) / 3


@pytest.mark.parametrize("file", FILES.values(), ids=lambda file: file.name)
def test_every_label_stands_somewhere(file: LabelledFile) -> None:
    for sheet, table in zip(file.submission().sheets, file.tables, strict=True):
        facts = {str(name) for name, text in table.facts.items() if text}
        for defect in table.defects:
            rows = table.rows_of(defect)
            if rows and defect.field is not None:
                sheet.position(defect.field, rows[0])
            elif defect.field in FIELDS and defect.field in table.columns:
                sheet.position(heading_of(defect.field))
            elif defect.field in facts:
                sheet.position(defect.field)


def test_labels_name_rules_that_exist() -> None:
    known = {rule.rule for rule in all_rules()}
    assert {name for table in TABLES for defect in table.defects for name in defect.names} <= known


def test_every_rule_that_is_on_by_default_has_five_cases() -> None:
    cases = Counter(name for table in TABLES for defect in table.defects if not defect.arguable for name in defect.names)
    bars = load_bars()
    wanted = [rule.rule for rule in all_rules() if rule.status is Status.STABLE and not rule.__module__.startswith(READING)]
    assert [name for name in wanted if cases[name] < bars["stable"]["cases"]] == []
