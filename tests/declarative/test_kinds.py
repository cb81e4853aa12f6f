"""Each kind of check on small tables: exactly which cells, with which parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.tables.model import IndicatorTable, TableKind, TableScope
from tests.declarative.packs import HEAD, indicator, rule_of
from tests.rules.builder import SHARED, found, make_table

Finding = tuple[str | None, str, dict[str, str]]

ROWS = (
    {"level1": "产出指标", "level3": "培训人数", "target": "200", "unit": "人", "weight": "50"},
    {"level1": "产出指标", "level3": "宣传 口 号", "target": "显著提高、不断加强", "unit": "", "weight": "20"},
    {"level1": "满意度指标", "level3": "学员满意度", "target": "70", "unit": "%", "weight": "30"},
)


def check(folder: Path, settings: str, bad: str, good: str, table: IndicatorTable) -> list[Finding]:
    """What a rule with these settings finds in a table; the message is always the default one."""
    text = f"{HEAD}{settings}\n[[rule.bad]]\n{bad}\n[[rule.good]]\n{good}\n"
    return found(rule_of(folder, text), table)


def test_phrases_absent(tmp_path: Path) -> None:
    settings = 'check = "phrases-absent"\nfields = ["level3", "target"]\nphrases = ["口号", "显著", "不断"]'
    bad, good = indicator(level3="口号", target="1次"), indicator(level3="宣传次数", target="1次")
    phrases = "口号、显著、不断"
    assert check(tmp_path, settings, bad, good, make_table(ROWS)) == [
        (
            "B3",
            "default",
            {"field": "level3", "text": "宣传 口 号", "name": "宣传 口 号", "phrases": phrases, "found": "口号"},
        ),
        (
            "C3",
            "default",
            {"field": "target", "text": "显著提高、不断加强", "name": "宣传 口 号", "phrases": phrases, "found": "显著、不断"},
        ),
    ]


def test_phrases_present_looks_at_what_is_filled_in(tmp_path: Path) -> None:
    settings = 'check = "phrases-present"\nfields = ["unit"]\nphrases = "人"'
    bad = indicator(level3="培训人数", target="200", unit="次")
    good = indicator(level3="培训人数", target="200", unit="人次")
    assert check(tmp_path, settings, bad, good, make_table(ROWS)) == [
        ("D4", "default", {"field": "unit", "text": "%", "name": "学员满意度", "phrases": "人"})
    ]


@pytest.mark.parametrize(
    ("expect", "cells"),
    [("match", [("B3", ""), ("B4", "")]), ("no-match", [("B2", "人数")])],
)
def test_pattern(tmp_path: Path, expect: str, cells: list[tuple[str, str]]) -> None:
    settings = f"check = 'pattern'\nfields = ['level3']\npattern = '人.$'\nexpect = '{expect}'"
    bad, good = indicator(level3="培训次", target="200"), indicator(level3="培训人数", target="200")
    if expect == "no-match":
        bad, good = good, bad
    results = check(tmp_path, settings, bad, good, make_table(ROWS))
    assert [(cell, parameters["found"]) for cell, _, parameters in results] == cells


def test_allowed_values_whatever_their_width(tmp_path: Path) -> None:
    settings = 'check = "allowed-values"\nfields = ["unit"]\nvalues = ["人", "％"]'
    bad = indicator(level3="培训人数", target="200", unit="次")
    good = indicator(level3="培训率", target="20", unit="%")
    rows = [{**ROWS[0], "unit": text} for text in (" 人 ", "人次", "%")]
    assert check(tmp_path, settings, bad, good, make_table(rows)) == [
        ("D3", "default", {"field": "unit", "text": "人次", "name": "培训人数", "values": "人、％"})
    ]


def test_range_of_a_plain_number(tmp_path: Path) -> None:
    settings = 'check = "range"\nfields = ["weight"]\nmax = 30.5'
    bad = indicator(level3="培训人数", target="200", weight="30.6")
    good = indicator(level3="培训人数", target="200", weight="30.5")
    parameters = {"field": "weight", "text": "50", "name": "培训人数", "number": "50", "unit": "", "min": "", "max": "30.5"}
    assert check(tmp_path, settings, bad, good, make_table(ROWS)) == [("E2", "default", parameters)]


def test_range_in_a_unit_converts_and_lets_other_units_pass(tmp_path: Path) -> None:
    settings = 'check = "range"\nfields = ["target"]\nmin = 1\nmax = 2\nunit = "万元"'
    bad = indicator(level3="设备成本", target="≤3万元", unit="")
    good = indicator(level3="设备成本", target="15000", unit="元")
    rows = [
        {"level3": "甲", "target": "30000", "unit": "元"},
        {"level3": "乙", "target": "30000", "unit": "人"},
        {"level3": "丙", "target": "1.5-2.5万元", "unit": ""},
        {"level3": "丁", "target": "良好", "unit": ""},
    ]
    results = check(tmp_path, settings, bad, good, make_table(rows))
    assert [(cell, parameters["number"], parameters["unit"]) for cell, _, parameters in results] == [
        ("B2", "3", "万元"),
        ("B4", "2.5", "万元"),
    ]


TABLE = """table = '''
年度资金总额：{amount}

| 三级指标 | 指标值 | 权重 |
|---|---|---|
| 培训人数 | ≥200人 | 40 |
'''"""


def test_range_of_an_amount_around_the_table(tmp_path: Path) -> None:
    settings = 'check = "range"\nfields = ["total_budget"]\nmax = 500\nunit = "万元"'
    table = make_table(ROWS, facts={"total_budget": "6000000", "currency_unit": "元"})
    results = check(tmp_path, settings, TABLE.format(amount="600万元"), TABLE.format(amount="500万元"), table)
    assert results == [
        (
            None,
            "default",
            {
                "field": "total_budget",
                "text": "6000000",
                "name": "",
                "number": "600",
                "unit": "万元",
                "min": "",
                "max": "500",
            },
        )
    ]


def test_count_of_the_rows_that_where_chooses(tmp_path: Path) -> None:
    settings = 'check = "count"\nmin = 3\nwhere = { level1 = "产出" }'
    bad = indicator(level1="产出指标", level3="培训人数", target="200")
    rows = "\n".join(f"| 产出指标 | 甲{number} | {number}次 |" for number in (1, 2, 3))
    good = f"table = '''\n| 一级指标 | 三级指标 | 指标值 |\n|---|---|---|\n{rows}\n'''"
    assert check(tmp_path, settings, bad, good, make_table(ROWS)) == [("A1", "default", {"count": "2", "min": "3", "max": ""})]


def test_required_together_asks_only_for_columns_that_there_are(tmp_path: Path) -> None:
    settings = 'check = "required-together"\nfields = ["target", "unit", "definition"]'
    bad = indicator(level3="培训人数", target="200", unit="", definition="口径")
    good = indicator(level3="培训人数", target="200", unit="人")
    rows = [*ROWS, {"level3": "合并", "target": SHARED, "unit": "个"}, {"level3": "空"}]
    assert check(tmp_path, settings, bad, good, make_table(rows)) == [
        ("D3", "default", {"field": "unit", "name": "宣传 口 号"}),
    ]
    lost = make_table([{"level3": "甲", "target": "1"}], lost_columns=["unit"])
    assert check(tmp_path, settings, bad, good, lost) == []


def test_condition_shows_only_the_fields_that_its_message_names(tmp_path: Path) -> None:
    settings = 'check = "condition"\ncondition = "weight <= 30 || unit == \\"%\\""\nfield = "weight"'
    bad = indicator(level3="培训人数", target="200", weight="31")
    good = indicator(level3="培训率", target="20", unit="%", weight="31")
    text = f"{HEAD}{settings}\n[[rule.bad]]\n{bad}\n[[rule.good]]\n{good}\n".replace("不符合要求", "{name}：{weight}")
    rows = [*ROWS, {"level3": "没有权重", "target": "1"}]
    assert found(rule_of(tmp_path, text), make_table(rows)) == [("E2", "default", {"name": "培训人数", "weight": "50"})]


def test_a_cell_that_rows_share_is_judged_once(tmp_path: Path) -> None:
    settings = 'check = "allowed-values"\nfields = ["level1"]\nvalues = ["满意度指标"]'
    bad = indicator(level1="产出", level3="培训人数", target="200")
    good = indicator(level1="满意度指标", level3="培训人数", target="200")
    table = make_table(ROWS)
    table.indicators[1].level1 = table.indicators[0].level1
    assert [cell for cell, _, _ in check(tmp_path, settings, bad, good, table)] == ["A2"]


def test_tables_and_scopes_limit_a_rule(tmp_path: Path) -> None:
    settings = 'check = "count"\nmin = 9\ntables = ["self_evaluation"]\nscopes = ["department"]'
    bad = indicator(level3="培训人数", target="200", actual="100")
    good = "table = '''\n# 2023年项目支出绩效自评表\n\n| 三级指标 | 指标值 | 完成值 |\n|---|---|---|\n| 甲 | 1 | 1 |\n'''"
    cases = [
        (TableKind.SELF_EVALUATION, TableScope.DEPARTMENT),
        (TableKind.SELF_EVALUATION, TableScope.PROJECT),
        (TableKind.TARGET, TableScope.DEPARTMENT),
    ]
    tables = [make_table(ROWS, kind, scope=scope) for kind, scope in cases]
    assert [len(check(tmp_path, settings, bad, good, table)) for table in tables] == [1, 0, 0]


def test_where_may_name_facts_and_rows_together(tmp_path: Path) -> None:
    settings = 'check = "allowed-values"\nfields = ["unit"]\nvalues = "人"\nwhere = { project = "培训", level3 = ["满意"] }'
    bad = "table = '''\n项目名称：培训费\n\n| 三级指标 | 指标值 | 单位 |\n|---|---|---|\n| 满意度 | 90 | % |\n'''"
    good = indicator(level3="满意度", target="90", unit="%")
    cells = []
    for project in ("业务培训费", "会议费"):
        table = make_table(ROWS, facts={"project": project})
        cells.append([cell for cell, _, _ in check(tmp_path, settings, bad, good, table)])
    assert cells == [["D4"], []]
