"""The work of reading grows with the size of a text, also of one made to be hard."""

from __future__ import annotations

import pytest

from perflint.documents import Limits, read_bytes
from perflint.tables import read_submission
from tests.steps import steps

HEADING = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]


def work(text: str) -> int:
    document = read_bytes(text.encode(), "a.txt", Limits())
    return steps(lambda: read_submission(document))


@pytest.mark.parametrize("between", ["\n", " ", "\t"], ids=["lines", "blanks", "tabs"])
def test_headings_without_rows(between: str) -> None:
    heading = between.join(HEADING) + "\n"
    work(heading * 10)  # loads the word lists
    assert work(heading * 160) < 4 * 1.5 * work(heading * 40)


def test_a_heading_that_comes_again_and_again_between_what_is_no_row() -> None:
    words = [
        "产出",
        "一级指标",
        "二级指标",
        "三级、标",
        "指标性质",
        "指标值",
        "计、单位",
        "实际完成值",
        "权重",
        "得分",
        "偏差原因分析及改进措施",
    ]
    page = "\t".join(words)
    work(page * 5)
    assert work(page * 160) < 4 * 1.5 * work(page * 40)


def test_rows_of_very_many_columns() -> None:
    def wide(columns: int) -> str:
        heading = "\t".join(HEADING[:3] + ["三级指标", "指标值"] * (columns // 2))
        row = "\t".join(["产出指标", "数量指标", "培训人数", "200", "10"] * (columns // 5))
        return f"{heading}\n{row}\n{row}\n"

    work(wide(10))
    # cells times columns, and a bounded number of cells before: with all cells before it would be sixteen times as much
    assert work(wide(40)) < 10 * work(wide(20))
