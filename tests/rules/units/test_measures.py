"""What names measure and which units go with that: pairs as real tables have them."""

import pytest

from perflint_rules.units.measures import bare_name, is_change, is_payment, measure_of
from perflint_rules.units.unit_mismatch import judge

#: Names with units that are in order (or not to be judged), as budget tables of many kinds have them.
IN_ORDER = """
培训人数 人|培训人数 个|培训人次 人|培训场次 次|受益农户数 户|补助标准 元/人·月|农机购置补贴标准 %|
项目完成时间 年|建设面积 平方米|道路里程 公里|管网长度 千米|维修成本 万元|单位成本 元/平方米|成本控制率 %|
控制成本 %|“三公”经费变动率 %|劳务费 元/人·天|印刷费 元/本|设备采购数量 台/套|设备购置台（套）数 台（套）|
系统响应时间 毫秒|响应时间 分|群众满意度 分|检查频次 次/月|抽检批次 批|孕产妇死亡率 1/10万|婴儿死亡率 ‰|
万元GDP能耗 吨标准煤/万元|生师比 比|论文数 篇|使用年限 年|工期 日历天|降低能耗 %|缴纳医疗保险费 人|
发放工资时间 日|会议费支出 万元|办事效率 小时|营商环境指数 分|病床周转次数 次|人均住房面积 平方米/人|
免费开放时间 小时|增长率 个百分点|社会成本 个|新增就业人数占比 %|增加绿化面积 %|压减办理时间 %|
电费平均成本 /千瓦时|职业化培训人数 /次|设备台数 台(套)|服务群众人次 万人|完成进度 %|覆盖面 个|服务半径 公里|
公开招聘 人
"""

#: Names with units that contradict them, and the message that says so.
OUT_OF_ORDER = """
预算支出总额 % percent|培训人数 % percent|建设成本 % percent|设备数量 % percent|完成时间 % percent|
验收合格率 件 rate|群众满意度 个 rate|及时率 天 rate|占比 家 rate|建设面积 个 default|道路里程 平方米 default|
办结时限 个 default|奖励金额 件 default|单价 台 default|服务人次 件 default|窗口 24小时 not-a-unit|
奖金 5万元 not-a-unit|交易 项、个、件 several-units
"""


def pairs(text: str) -> list[str]:
    return [pair for line in text.split("\n") for pair in line.split("|") if pair]


@pytest.mark.parametrize("pair", pairs(IN_ORDER))
def test_in_order(pair: str) -> None:
    name, unit = pair.split(" ")
    assert judge(name, unit) is None


@pytest.mark.parametrize("case", pairs(OUT_OF_ORDER))
def test_out_of_order(case: str) -> None:
    name, unit, message = case.split(" ")
    verdict = judge(name, unit)
    assert verdict is not None
    assert verdict[0] == message
    assert verdict[1]["unit"] == unit


@pytest.mark.parametrize(
    ("name", "kind", "ending"),
    [
        ("“三公”经费增长率", "ratio", "率"),
        ("成本节约率", "ratio", "率"),
        ("服务对象满意度（%）", "satisfaction", "满意度"),
        ("培训人数指标", "person", "人数"),
        ("参训人次数。", "visit", "人次数"),
        ("公用经费", "money", "经费"),
        ("政务服务事项数", "count", "项数"),
        ("提升办事效率", "none", "效率"),
        ("发展指数", "none", "指数"),
    ],
)
def test_the_longest_ending_wins(name: str, kind: str, ending: str) -> None:
    measure = measure_of(name)
    assert measure is not None
    assert (measure.kind, measure.ending) == (kind, ending)
    assert measure.is_judged == (kind != "none")


def test_names_without_a_measure() -> None:
    assert measure_of("打造全区政务服务不停歇") is None
    assert measure_of("") is None


def test_bare_name() -> None:
    assert bare_name("劳务标准（含社保及考核奖励等）") == "劳务标准"
    assert bare_name("培训人数指标：") == "培训人数"


def test_what_excuses_a_unit() -> None:
    assert is_change("压减一般性支出")
    assert not is_change("一般性支出")
    assert is_payment("发放生活费")
    assert not is_payment("生活费")
