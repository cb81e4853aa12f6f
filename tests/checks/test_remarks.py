"""Remarks that silence findings: how people write them, and which rows they hold for."""

from __future__ import annotations

from datetime import date

import pytest

from perflint.checks.registry import find_rule
from perflint.checks.remarks import Remark, remarks_in, row_of
from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Comment, Place
from perflint.tables import read_submission
from perflint.tables.model import Submission
from perflint_rules import standard_pack

TABLE = """\
| 一级指标 | 三级指标 | 指标值 | 权重 | 备注 |
|---|---|---|---|---|
| 产出指标 | 培训人数 | ≥200人 | 50 | {first} |
| 效益指标 | 持证上岗率 | ≥95% | 45 | {second} |
"""


def read(text: str, name: str = "a.md") -> Submission:
    return read_submission(read_bytes(text.encode("utf-8"), name, Limits()))


def remarks(first: str, second: str = "") -> list[Remark]:
    return remarks_in(read(TABLE.format(first=first, second=second)), standard_pack())


@pytest.mark.parametrize(
    ("text", "rules", "reason", "until"),
    [
        ("perflint: ignore W101 agreed", ("W101",), "agreed", None),
        ("perflint：忽略 W101 已与单位核实", ("W101",), "已与单位核实", None),
        ("PerfLint：忽略W101已与单位核实", ("W101",), "已与单位核实", None),
        ("perflint:ignore W101,U101、weight-split：已与单位核实。", ("W101", "U101", "W102"), "已与单位核实", None),
        ("ｐｅｒｆｌｉｎｔ：忽略　Ｗ１０１　已核实", ("W101",), "已核实", None),
        ("此项按批复填写；perflint：忽略 W101 以批复为准", ("W101",), "以批复为准", None),
        ("perflint：忽略 w101 已核实，到2026-12-31", ("W101",), "已核实", date(2026, 12, 31)),
        ("perflint：忽略 W101 已核实（有效期至2026年12月31日）", ("W101",), "已核实", date(2026, 12, 31)),
        ("perflint: ignore W101 agreed until 2026-12-31", ("W101",), "agreed", date(2026, 12, 31)),
        ("perflint：忽略 W101 到2026.1.5为止 已核实", ("W101",), "已核实", date(2026, 1, 5)),
        ("perflint：忽略 W101 2026年已核实", ("W101",), "2026年已核实", None),
        ("perflint：忽略 Q999 已核实", ("Q999",), "已核实", None),
        ("perflint：忽略 W101 W101 U101", ("W101", "U101"), "", None),
        ("perflint：忽略 已核实", (), "已核实", None),
    ],
)
def test_how_remarks_are_written(text: str, rules: tuple[str, ...], reason: str, until: date | None) -> None:
    (remark,) = remarks(text)
    assert (remark.rules, remark.reason, remark.until, remark.bad_date) == (rules, reason, until, None)
    assert (remark.place, remark.table) == (Place(table=1, row=2, column=5, line=3), 0)


@pytest.mark.parametrize("text", ["忽略 W101 已核实", "perflint 检查过", "见 perflint 的报告：忽略", ""])
def test_what_is_no_remark(text: str) -> None:
    assert remarks(text) == []


def test_several_remarks_in_one_cell_and_in_several_rows() -> None:
    found = remarks("perflint：忽略 W101 甲 perflint：忽略 U101 乙", "perflint：忽略 Q101 丙")
    assert [(one.rules, one.reason, one.place.row) for one in found] == [
        (("W101",), "甲", 2),
        (("U101",), "乙", 2),
        (("Q101",), "丙", 3),
    ]


def test_a_date_that_there_is_not() -> None:
    (remark,) = remarks("perflint：忽略 W101 已核实，到2026-02-30")
    assert (remark.until, remark.bad_date, remark.reason) == (None, "2026-02-30", "已核实")


def test_the_row_and_the_table_it_holds_for() -> None:
    (remark,) = remarks("perflint：忽略 U101、W101 已核实")
    unit, weight_sum, other = (find_rule(code, standard_pack()) for code in ("U101", "W101", "W102"))
    assert unit is not None
    assert weight_sum is not None
    assert other is not None
    own, next_row = Place(table=1, row=2, column=3, line=3), Place(table=1, row=3, column=3, line=4)
    assert remark.silences(unit, own, 0, "培训人数")
    assert not remark.silences(unit, next_row, 0, "持证上岗率")
    assert not remark.silences(other, own, 0, "培训人数")
    assert remark.silences(weight_sum, Place(table=1, row=1, column=4, line=1), 0, None)
    assert not remark.silences(weight_sum, Place(table=2, row=1, column=4, line=9), 1, None)


def test_comments_hold_for_the_row_of_their_cell() -> None:
    submission = read(TABLE.format(first="", second=""))
    indicator, heading = Place(table=1, row=3, column=2), Place(table=1, row=1, column=4)
    submission.comments = [
        Comment("李：\nperflint：忽略 U101 已核实\n请存档", indicator),
        Comment("perflint：忽略 W101 以批复为准", heading),
        Comment("请改正", heading),
    ]
    found = remarks_in(submission, standard_pack())
    assert [(one.rules, one.reason, one.place, one.table, one.rows) for one in found] == [
        (("U101",), "已核实", indicator, 0, (row_of(indicator),)),
        (("W101",), "以批复为准", heading, 0, (row_of(heading),)),
    ]


def test_in_running_text_every_cell_has_its_line() -> None:
    lines = [
        "三级指标",
        "指标值",
        "权重",
        "备注",
        "培训人数",
        "≥200人",
        "50",
        "perflint：忽略 U101 已核实",
        "持证上岗率",
        "≥95%",
        "50",
        "无",
    ]
    (remark,) = remarks_in(read("\n".join(lines), "a.txt"), standard_pack())
    assert (remark.place.line, remark.rows) == (8, tuple(Place(line=line) for line in (5, 6, 7, 8)))
