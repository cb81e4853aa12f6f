"""Sharing out work: the parts come back whole and in order, however many processes there are and whatever becomes of them."""

from __future__ import annotations

import os

import pytest

from perflint.checks.engine import MANY_TABLES, Engine
from perflint.checks.forks import in_ranges
from perflint.tables.model import TableKind
from perflint_rules.weights.weight_sum import WeightSum
from tests.rules.builder import make_submission, make_table


@pytest.mark.parametrize("jobs", [1, 2, 3, 20])
def test_ranges_come_back_in_order(jobs: int) -> None:
    parts = list(in_ranges(7, jobs, lambda numbers: [number * number for number in numbers]))
    assert [number for part in parts for number in part] == [0, 1, 4, 9, 16, 25, 36]


def test_nothing_to_do() -> None:
    assert list(in_ranges(0, 2, list)) == [[]]


def test_a_part_whose_process_dies_is_worked_on_here() -> None:
    here = os.getpid()

    def work(numbers: range) -> list[int]:
        if os.getpid() != here:
            os._exit(9)
        return list(numbers)

    assert list(in_ranges(4, 2, work)) == [[0, 1], [2, 3]]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_findings_do_not_depend_on_the_number_of_processes(jobs: int) -> None:
    tables = [
        make_table([{"level3": f"甲{number}", "target": "1", "weight": "100" if number % 3 else "90.5"}], kind=TableKind.TARGET)
        for number in range(MANY_TABLES)
    ]
    engine = Engine([WeightSum()], jobs=jobs)
    found = engine.findings(engine.check(make_submission(*tables)))
    assert [finding.table for finding in found] == list(range(0, MANY_TABLES, 3))
    assert {finding.parameters["total"] for finding in found} == {"90.5"}
