"""The reference library keeps the rules that it is used to teach."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from perflint.checks.findings import Status
from perflint.checks.rule import IndicatorRule
from perflint.language.normal import normal
from perflint.language.units import lookup_unit
from perflint.tables.vocabulary import level
from perflint_corpora import load_rows, reference
from perflint_corpora.reference import GENERAL, REFERENCE_DATA, load_reference
from perflint_rules import standard_pack
from perflint_rules.units.measures import fits, measure_of
from tests.rules.builder import make_table, problems

SECTORS = (
    "信息化运维", "培训", "会议", "物业", "设备购置", "工程建设与修缮", "宣传", "租赁", "劳务派遣", "补贴发放", "农业", "水利",
    "林业", "教育", "卫生", "文化", "环保", "交通", "城管环卫", "应急消防", "民政", "人社就业", "市场监管", "政务服务",
    "公安司法", "科技", "档案统计", "通用",
)  # fmt: skip
OPERATORS = {"≥", "≤", "="}
LONGEST_NAME = 20
FEWEST = 10

each_sector = pytest.mark.parametrize("sector", SECTORS)


def test_the_sectors_are_all_there_each_in_a_file_of_its_own() -> None:
    assert {indicator.sector for indicator in load_reference()} == set(SECTORS)
    assert len(list(REFERENCE_DATA.glob("*.csv"))) == len(SECTORS)
    assert len(load_reference()) >= 400


@each_sector
def test_a_sector_has_every_kind(sector: str) -> None:
    rows = [indicator for indicator in load_reference() if indicator.sector == sector]
    parts = {indicator.level2.removesuffix("指标") for indicator in rows}
    assert {"数量", "质量", "时效", "经济成本", "服务对象满意度"} <= parts
    assert parts & {"经济效益", "社会效益", "生态效益"}
    assert len(rows) >= FEWEST


def test_levels_are_those_of_2021() -> None:
    used = {(indicator.level1, indicator.level2) for indicator in load_reference()}
    assert {level1 for level1, _ in used} == {"成本指标", "产出指标", "效益指标", "满意度指标"}
    assert [pair for pair in used if (known := level(2, pair[1])) is None or known.parent != pair[0]] == []
    assert "可持续影响指标" not in {level2 for _, level2 in used}


def test_names_are_unique_short_and_plain() -> None:
    names = Counter((indicator.sector, indicator.level2, indicator.name) for indicator in load_reference())
    assert [key for key, count in names.items() if count > 1] == []
    assert [one.name for one in load_reference() if not 3 <= len(one.name) <= LONGEST_NAME or normal(one.name) != one.name] == []
    assert [one.name for one in load_reference() if not one.definition or one.definition.endswith("。")] == []


def test_one_name_is_filed_in_one_place() -> None:
    places = defaultdict(set)
    for indicator in load_reference():
        places[indicator.name].add(indicator.level2)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_operators_and_units_are_known_and_fit_the_names() -> None:
    assert {indicator.operator for indicator in load_reference()} <= OPERATORS
    assert [indicator.unit for indicator in load_reference() if lookup_unit(indicator.unit) is None] == []
    misfits = []
    for indicator in load_reference():
        unit, measure = lookup_unit(indicator.unit), measure_of(indicator.name)
        if unit is not None and measure is not None and measure.is_judged and not fits(unit, measure):
            misfits.append((indicator.name, indicator.unit))
    assert misfits == []


@each_sector
def test_no_rule_objects_to_an_indicator_of_the_library(sector: str) -> None:
    rows = [
        {
            "level1": one.level1,
            "level2": one.level2,
            "level3": one.name,
            "operator": one.operator,
            "target": one.target or "12",
            "unit": one.unit,
            "definition": one.definition,
        }
        for one in load_reference()
        if one.sector == sector
    ]
    table = make_table(rows, facts={"project": sector})
    rules = [rule for rule in standard_pack() if issubclass(rule, IndicatorRule) and rule.status is Status.STABLE]
    found = [(rule.rule, problem.indicator, problem.message) for rule in rules for problem in problems(rule, table)]
    assert found == []


def test_every_sector_word_names_a_sector_of_the_library() -> None:
    assert {row["role"] for row in load_rows("sector_words")} == set(SECTORS) - {GENERAL}


def test_a_file_with_other_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("\ufefflevel1,name\n产出指标,培训人数\n", encoding="utf-8")
    monkeypatch.setattr(reference, "REFERENCE_DATA", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.csv: columns level1, level2, name"):
        load_reference.__wrapped__()


@pytest.mark.parametrize("path", sorted(REFERENCE_DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_files_open_in_excel(path: Path) -> None:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
