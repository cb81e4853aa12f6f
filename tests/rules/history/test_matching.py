"""Which indicators are one: equal, cut off, reworded; one to one, in comparable units."""

from __future__ import annotations

import subprocess
import sys

import pytest

from perflint.tables.model import Indicator
from perflint_rules.history.matching import MOST_COMPARED, match_indicators, name_key
from tests.rules.builder import make_table
from tests.steps import steps


def indicators(*rows: tuple[str, str] | tuple[str, str, str]) -> list[Indicator]:
    """Indicators from (name, value with unit, level 2)."""
    table = make_table([dict(zip(("level3", "target", "level2"), row, strict=False)) for row in rows])
    return table.indicators


def matched(now: list[Indicator], past: list[Indicator]) -> list[tuple[int, int, bool]]:
    """The pairs as positions."""
    pairs = match_indicators(now, past).pairs
    return [(now.index(pair.now), past.index(pair.past), pair.exact) for pair in pairs]


def test_names_are_compared_without_years_brackets_and_quotes() -> None:
    assert name_key("2023年“一窗”办件量（件）") == name_key("2022年度一窗办件量")
    assert name_key("2023年1月1日-2023年12月31日") == "1月1日-12月31日"


@pytest.mark.parametrize(
    ("now", "past", "exact"),
    [
        (("培训人数", "200人"), ("培训人数(人)", "100人"), True),
        (("培训人数", "200人"), ("培训人数", "10场"), True),
        (
            ("坚持把群众放在心中最高位置,努力把群众的需求当作", "16万件"),
            ("坚持把群众放在心中最高位置，努力把群众的需求当作最大的追求", "9件"),
            True,
        ),
        (("政务服务窗口工作人员业务培训参加人数", "200人"), ("窗口政务服务工作人员业务培训参加人数", "100人"), False),
    ],
)
def test_names_that_are_one(now: tuple[str, str], past: tuple[str, str], exact: bool) -> None:
    assert matched(indicators(now), indicators(past)) == [(0, 0, exact)]


@pytest.mark.parametrize(
    ("now", "past"),
    [
        (("男性培训人数", "200人"), ("女性培训人数", "100人")),
        (("办事群众满意度", "95%"), ("满意度", "90%")),
        (("设备购置数量", "20台"), ("设备维修数量", "30台")),
        (("第一季度窗口工作人员业务培训参加人数", "20人"), ("第二季度窗口工作人员业务培训参加人数", "30人")),
        (("政务服务窗口工作人员业务培训参加人数", "20人"), ("政务服务窗口工作人员业务培训参加人数比例", "30%")),
        (
            ("坚持把群众放在心中最高位置,努力把群众的需求当作", "16万件"),
            ("坚持把群众放在心中最高位置，努力把群众的需求当作最大的追求", "95%"),
        ),
    ],
)
def test_names_that_are_not(now: tuple[str, str], past: tuple[str, str]) -> None:
    assert matched(indicators(now), indicators(past)) == []


def test_equal_names_go_by_level_then_by_unit() -> None:
    now = indicators(("完成率", "95%", "质量指标"), ("完成率", "100%", "时效指标"), ("办件量", "9件"), ("办件量", "20%"))
    past = indicators(("完成率", "90%", "时效指标"), ("完成率", "80%", "质量指标"), ("办件量", "10%"), ("办件量", "7件"))
    assert matched(now, past) == [(0, 1, True), (1, 0, True), (2, 3, True), (3, 2, True)]


def test_each_is_matched_once_and_the_rest_is_told() -> None:
    now = indicators(("培训人数", "1人"), ("培训人数", "2人"), ("编印资料", "3册"), ("", "5人"))
    past = indicators(("培训人数", "1人"), ("宣传次数", "3次"))
    found = match_indicators(now, past)
    assert matched(now, past) == [(0, 0, True)]
    assert [one.name for one in found.added] == ["培训人数", "编印资料"]
    assert [one.name for one in found.dropped] == ["宣传次数"]


def many(start: str, count: int) -> list[Indicator]:
    """Indicators whose names differ in a character."""
    names = (f"{start}政务服务窗口工作人员业务培训{chr(0x4E00 + number)}参加人数" for number in range(count))
    return indicators(*((name, "1人") for name in names))


def test_any_number_of_names_is_matched() -> None:
    count = 2 * MOST_COMPARED
    assert matched(many("", count), many("区级", count)) == [(number, number, False) for number in range(count)]


def test_any_number_of_cut_off_names_is_matched() -> None:
    count = 2 * MOST_COMPARED
    names = [f"{chr(0x4E00 + number)}镇坚持把群众放在心中最高位置" for number in range(count)]
    now = indicators(*((name, "1人") for name in names))
    past = indicators(*((f"{name}，努力把群众的需求当作最大的追求", "1人") for name in names))
    assert matched(now, past) == [(number, number, True) for number in range(count)]


def test_work_grows_with_the_names_and_not_with_their_pairs() -> None:
    def work(count: int) -> int:
        now, past = many("", count), many("区级", count)
        match_indicators(now, past)  # words and units are remembered
        return steps(lambda: match_indicators(now, past))

    assert work(2 * MOST_COMPARED) < 3 * work(MOST_COMPARED)


def test_equal_names_need_no_dictionary() -> None:
    code = (
        "import sys; from perflint_rules.history.matching import match_indicators\n"
        "from tests.rules.history.test_matching import indicators\n"
        "rows = indicators(('培训人数', '1人'), ('合格率', '95%'))\n"
        "assert len(match_indicators(rows, rows).pairs) == 2\n"
        "print(sorted({'jieba', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout == "[]\n"
