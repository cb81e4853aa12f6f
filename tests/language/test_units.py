from decimal import Decimal

import pytest

from perflint.language.normal import normal
from perflint.language.units import convert, is_unit_like, lookup_unit, same_dimension, unit_end
from perflint_corpora import load_rows

SIMPLE = [
    ("元", "元", "money", "1"),
    ("万元", "万元", "money", "10000"),
    ("亿元", "亿元", "money", "100000000"),
    ("千元", "千元", "money", "1000"),
    ("百万元", "百万元", "money", "1000000"),
    ("美元", "美元", "foreign-money", "1"),
    ("万美元", "万美元", "foreign-money", "10000"),
    ("角", "角", "money", "0.1"),
    ("分", "分", "score", "1"),
    ("%", "%", "ratio", "0.01"),
    ("％", "%", "ratio", "0.01"),
    ("百分率", "%", "ratio", "0.01"),
    ("百分比", "%", "ratio", "0.01"),
    ("百分点", "%", "ratio", "0.01"),
    ("个百分点", "%", "ratio", "0.01"),
    ("百分比（%）", "%", "ratio", "0.01"),
    ("‰", "‰", "ratio", "0.001"),
    ("人", "人", "person", "1"),
    ("名", "人", "person", "1"),
    ("位", "人", "person", "1"),
    ("人数", "人", "person", "1"),
    ("万人", "万人", "person", "10000"),
    ("人次", "人次", "visit", "1"),
    ("人（次）", "人次", "visit", "1"),
    ("人/次", "人次", "visit", "1"),
    ("万人次", "万人次", "visit", "10000"),
    ("亿人次", "亿人次", "visit", "100000000"),
    ("户", "户", "household", "1"),
    ("家", "家", "count", "1"),
    ("万件", "万件", "count", "10000"),
    ("百万次", "百万次", "frequency", "1000000"),
    ("次", "次", "frequency", "1"),
    ("场次", "场", "frequency", "1"),
    ("批次", "批", "frequency", "1"),
    ("群次", "次", "frequency", "1"),
    ("亩", "亩", "area", "666.6666666666666666666666667"),
    ("公顷", "公顷", "area", "10000"),
    ("㎡", "平方米", "area", "1"),
    ("m²", "平方米", "area", "1"),
    ("平米", "平方米", "area", "1"),
    ("平方公里", "平方公里", "area", "1000000"),
    ("km", "千米", "length", "1000"),
    ("公里", "千米", "length", "1000"),
    ("米", "米", "length", "1"),
    ("吨", "吨", "mass", "1000"),
    ("千克", "公斤", "mass", "1"),
    ("万吨", "万吨", "mass", "10000000"),
    ("升", "升", "volume", "1"),
    ("立方米", "立方米", "volume", "1000"),
    ("度", "千瓦时", "energy", "1"),
    ("千瓦时", "千瓦时", "energy", "1"),
    ("天", "天", "duration", "86400"),
    ("日", "天", "duration", "86400"),
    ("工作日", "工作日", "duration", "120960"),
    ("个工作日", "工作日", "duration", "120960"),
    ("小时", "小时", "duration", "3600"),
    ("个月", "月", "duration", "2628000"),
    ("季度", "季度", "duration", "7884000"),
    ("年", "年", "duration", "31536000"),
    ("学期", "学期", "duration", "15768000"),
    ("GB", "GB", "data", "1024"),
    ("M", "MB", "data", "1"),
    ("℃", "℃", "temperature", "1"),
    ("万", "万", "number", "10000"),
]
PLAIN_COUNTS = ["个", "件", "项", "台", "套", "份", "册", "本", "辆", "处", "所", "座", "宗", "条", "篇"]


@pytest.mark.parametrize(("text", "symbol", "dimension", "factor"), SIMPLE)
def test_simple_units(text: str, symbol: str, dimension: str, factor: str) -> None:
    unit = lookup_unit(text)
    assert unit is not None
    assert (unit.symbol, unit.dimension, unit.factor) == (symbol, dimension, Decimal(factor))
    assert unit.numerator is None
    assert unit.denominators == unit.alternatives == ()


@pytest.mark.parametrize("text", PLAIN_COUNTS)
def test_counts(text: str) -> None:
    unit = lookup_unit(text)
    assert unit is not None
    assert (unit.symbol, unit.dimension, unit.factor) == (text, "count", Decimal(1))


@pytest.mark.parametrize(
    ("text", "symbol", "numerator", "denominators"),
    [
        ("元/千瓦时", "元/千瓦时", "元", ["千瓦时"]),
        ("/千瓦时", "/千瓦时", None, ["千瓦时"]),
        ("/年", "/年", None, ["年"]),
        ("元/人/天", "元/人/天", "元", ["人", "天"]),
        ("元／人", "元/人", "元", ["人"]),
        ("元每人", "元/人", "元", ["人"]),
        ("人次/年", "人次/年", "人次", ["年"]),
        ("万条/年", "万条/年", "万条", ["年"]),
        ("次/年", "次/年", "次", ["年"]),
        ("元/平方米·月", "元/平方米/月", "元", ["平方米", "月"]),
        ("元/套", "元/套", "元", ["套"]),
        ("件/人", "件/人", "件", ["人"]),
    ],
)
def test_compounds(text: str, symbol: str, numerator: str | None, denominators: list[str]) -> None:
    unit = lookup_unit(text)
    assert unit is not None
    assert (unit.symbol, unit.dimension) == (symbol, "per")
    assert (unit.numerator.symbol if unit.numerator else None) == numerator
    assert [part.symbol for part in unit.denominators] == denominators


@pytest.mark.parametrize(
    ("text", "dimension", "alternatives"),
    [
        ("项、个、件", "count", ["项", "个", "件"]),
        ("台（套）", "count", ["台", "套"]),
        ("台/套", "count", ["台", "套"]),
        ("个（台、套、件、辆）", "count", ["个", "台", "套", "件", "辆"]),
        ("个(台,套,件,辆)", "count", ["个", "台", "套", "件", "辆"]),
        ("元、万", "money", ["元", "万元"]),
        ("元、万元", "money", ["元", "万元"]),
        ("人、次", "mixed", ["人", "次"]),
    ],
)
def test_alternatives(text: str, dimension: str, alternatives: list[str]) -> None:
    unit = lookup_unit(text)
    assert unit is not None
    assert (unit.dimension, [part.symbol for part in unit.alternatives]) == (dimension, alternatives)


# Every unit of the labelled seeds; "24小时" is labelled as a defect there.
GOLD_UNITS = """
% /千瓦时 /天 /套 /年 /月 /次 万人 万人次 万件 万元 个 个(台、套、件、辆) 个工作日 人 人数 人次 件 元 元、万 分钟
台(套) 台/套 名 天 套 小时 平方米 年 百分率 群次 项 项、个、件
"""


@pytest.mark.parametrize("text", GOLD_UNITS.split())
def test_units_of_the_seeds(text: str) -> None:
    assert lookup_unit(text) is not None
    assert is_unit_like(text)


@pytest.mark.parametrize(
    "text",
    ["", "24小时", "无", "95%", "≥", "定性", "/", "-", "百", "万%", "千℃", "元/", "数量指标", "满意度", "5", "人员", "事项"],
)
def test_no_units(text: str) -> None:
    assert lookup_unit(text) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("24小时", True), ("5个", True), ("%", True), ("95", False), ("无", False), ("服务对象", False)]
)
def test_is_unit_like(text: str, expected: bool) -> None:
    assert is_unit_like(text) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("元", "万元", True),
        ("元", "人", False),
        ("人", "人次", False),
        ("台", "个", True),
        ("项、个、件", "宗", True),
        ("人、次", "人", True),
        ("元/人", "万元/人", True),
        ("元/人", "元/天", False),
        ("/年", "元/年", True),
        ("/年", "元/人", False),
        ("次", "次/年", False),
        ("无", "无", False),
        ("%", "‰", True),
        ("天", "工作日", True),
    ],
)
def test_same_dimension(a: str, b: str, expected: bool) -> None:
    assert same_dimension(a, b) is expected
    assert same_dimension(b, a) is expected


@pytest.mark.parametrize(
    ("number", "a", "b", "expected"),
    [
        ("1409.57", "万元", "元", "14095700"),
        ("365", "天", "年", "1"),
        ("12", "月", "年", "1"),
        ("2", "周", "工作日", "10"),
        ("5", "‰", "%", "0.5"),
        ("3", "万人次", "人次", "30000"),
        ("4500", "元/人/月", "元/人/年", "54000"),
        ("0.5", "万元/人", "元/人", "5000"),
        ("3", "台", "套", "3"),
    ],
)
def test_convert(number: str, a: str, b: str, expected: str) -> None:
    assert convert(Decimal(number), a, b) == Decimal(expected)


@pytest.mark.parametrize(("a", "b"), [("元", "人"), ("/年", "元/年"), ("无", "元"), ("人、次", "人"), ("元/人", "元")])
def test_what_does_not_convert(a: str, b: str) -> None:
    assert convert(Decimal(1), a, b) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("个月内", "个月"),
        ("个地点", "个"),
        ("台/套设备", "台/套"),
        ("个(台、套、件、辆)(含)以上", "个(台、套、件、辆)"),
        ("元/人/天,", "元/人/天"),
        ("万人次/年", "万人次/年"),
        ("服务", ""),
        ("%(不含)以上", "%"),
    ],
)
def test_unit_end(text: str, unit: str) -> None:
    assert text[: unit_end(text, 0)] == unit


def test_no_spelling_stands_for_two_units() -> None:
    spellings = [
        normal(spelling) for row in load_rows("units") for spelling in (row["symbol"], *row["aliases"].split("|")) if spelling
    ]
    # Variants that normalisation makes equal (m2 and ㎡) belong to one row each, so they are counted once a row.
    rows = [{normal(s) for s in (row["symbol"], *row["aliases"].split("|")) if s} for row in load_rows("units")]
    assert sum(map(len, rows)) == len(set(spellings))
