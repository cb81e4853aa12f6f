"""Indicators that occur twice: what counts as the same, what tells two rows apart, and that long tables stay cheap."""

from __future__ import annotations

import pytest

from perflint_rules.names.duplicate_indicator import DuplicateIndicator
from perflint_rules.names.likeness import meant_alike, overlap, written_alike
from perflint_rules.names.rows import MOST_COMPARED
from tests.rules.builder import SHARED, found, make_table, problems


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("培训 人数", "培训人数"),
        ("（学员）考试合格率。", "学员考试合格率"),
        ("“三公”经费", "三公经费"),
        ("培训人数(城镇)", "培训人数城镇"),
    ],
)
def test_blanks_brackets_and_quotation_marks_do_not_count(name: str, key: str) -> None:
    assert written_alike(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("完成培训的人员数量", "培训人员"),
        ("培训人员数", "培训人员"),
        ("办事群众的满意率", "办事群众满意度"),
        ("总数", "总数"),  # nothing would be left of a short name
        ("完成率", "完成率"),
    ],
)
def test_words_that_change_nothing_are_left_out(name: str, key: str) -> None:
    assert meant_alike(name) == key


def test_a_statement_inside_another_overlaps_wholly() -> None:
    assert overlap("改善阅读环境", "持续改善阅读环境，优化馆藏") == 1
    assert overlap("改善城镇小学办学条件", "改善城镇中学办学条件") == 0  # a contrast
    assert overlap("改善阅读环境", "提升服务水平") == 0
    assert overlap("", "提升服务水平") == 0


def test_every_later_row_names_the_earlier_ones() -> None:
    rows = [{"level2": "数量指标", "level3": "培训人数", "target": f"{number}00人"} for number in (1, 2, 3)]
    found_problems = problems(DuplicateIndicator, make_table(rows))
    assert [(one.place.cell, [place.cell for place in one.related]) for one in found_problems] == [
        ("B3", ["B2"]),
        ("B4", ["B2", "B3"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # merged cells, marks, definitions that differ, level 2 and unit that differ
        [{"level3": "培训人数", "target": "100人"}, {"level3": SHARED, "target": "200人"}],
        [{"level3": "无", "target": "100人"}, {"level3": "无", "target": "200人"}],
        [
            {"level3": "培训人数", "target": "100人", "definition": "村干部"},
            {"level3": "培训人数", "target": "100人", "definition": "驻村干部"},
        ],
        [
            {"level2": "数量指标", "level3": "道路维修", "target": "12", "unit": "公里"},
            {"level2": "成本指标", "level3": "道路维修", "target": "12", "unit": "万元"},
        ],
    ],
)
def test_rows_that_are_told_apart(rows: list[dict[str, str]]) -> None:
    assert found(DuplicateIndicator, make_table(rows)) == []


def test_statements_need_the_same_value() -> None:
    names = ("改善阅读环境，方便读者借阅", "持续改善阅读环境，优化馆藏结构，方便读者借阅")
    same = [{"level3": name, "target": "满意度≥90%"} for name in names]
    differing = [{"level3": name, "target": target} for name, target in zip(names, ("满意度≥90%", "借阅量≥2万册"), strict=True)]
    assert [message for _, message, _ in found(DuplicateIndicator, make_table(same))] == ["statement"]
    assert found(DuplicateIndicator, make_table(differing)) == []
    assert found(DuplicateIndicator({"least_overlap": 1.01}), make_table(same)) == []


def test_a_row_is_compared_with_a_limited_number() -> None:
    rows = [{"level3": "培训人数", "target": f"{number}人"} for number in range(1, MOST_COMPARED + 10)]
    last = problems(DuplicateIndicator, make_table(rows))[-1]
    assert len(last.related) == MOST_COMPARED
