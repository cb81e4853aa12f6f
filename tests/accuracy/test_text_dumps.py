"""Pasted text of the forms in common use is read nearly to the letter, and never a row that is in no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.accuracy.reading.cases import cases, own_content
from tests.accuracy.reading.formats import TEXTS
from tests.accuracy.text_dumps import Count, measure_all

#: Forms of the ministry and of six provinces, targets, self-evaluations and transfer payments.
LAYOUTS = (
    "central_target",
    "central_evaluation",
    "transfer_target",
    "department_target",
    "chongqing_2023",
    "beijing_target",
    "shanghai_target",
    "hubei_evaluation",
    "anhui_evaluation",
    "sichuan_evaluation",
)
#: The least percentage of cells, where it is not the common one; where cells run together or are cut, some are in doubt.
LEAST = {"narrow": 96.0, "run-together": 97.0, "lossy": 98.0}
COMMON = 99.5


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_a_common_form_is_read(kind: str, tmp_path: Path) -> None:
    known = list({case.layout: case for case in cases(own_content(), LAYOUTS)}.values())
    total = Count()
    for count in measure_all(kind, known, tmp_path).values():
        total.add(count)
    assert total.tally.cells[1] > 500
    assert total.share >= LEAST.get(kind, COMMON), total.tally.wrong
    assert (total.invented, total.misplaced) == (0, [])
