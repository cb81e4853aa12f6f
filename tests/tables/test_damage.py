"""Damaged texts: whatever happens to the lines of a document, reading ends, and every place lies inside it."""

from __future__ import annotations

import random

import pytest

from perflint.tables.model import INDICATOR_FIELDS
from tests.tables.reading import read_table, read_text

TEXTS = (
    "2024年某区图书馆项目绩效目标表\n项目名称:\t图书流动车\t\t主管部门:\t某区文化局\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位\t权重\n"
    "\t产出指标\t数量指标\t流动车服务\t≥\t120\t场次\t30\n\t\t\t点数量\t\t\t\t\n质量指标\t\t车辆年检合格率\t=\t100\t%\t30\n"
    "\t效益指标\t社会效益指标\t流动借阅人次\t≥\t1.2\t万人次\t30\n总分\t\t\t\t\t\t\t90\n",
    "| 项目名称 | | 泵站运行 | | | |\n|---|---|---|---|---|---|\n| | 一级指标 | 二级指标 | | 三级指标 | |\n"
    "| | | 数量指标 | 指标 1: 运行泵站; | | 6 座 |\n| 绩 | 文山北扫 | | 指标 2: 巡检次数; | | 24 次 |\n"
    "| | | 成本指标 指标 1: 电费 | 40 万元 |\n",
    (
        "项目支出绩效目标表 项目名称 河道保洁 绩效指标 一级指标 二级指标 三级指标 指标权重 计量单位 指标性质 指标值 "
        "产出指标 数量指标 保洁河道长度 20 公里 42 效益指标 生态效益指标 断面水质达标率 30 % 95 "
        "满意度指标 服务对象满意度指标 居民满意度 10 % 90"
    ).replace(" ", "\n\n"),
)


def damaged(text: str, chance: random.Random) -> str:
    """The text after a few accidents: lines lost, doubled, joined, cut or shuffled, separators swapped, junk typed in."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                del lines[at : at + chance.randint(1, 3)]
            case 1:
                lines.insert(at, chance.choice(lines))
            case 2:
                lines[at] = lines[at].replace("\t", chance.choice(["  ", " ", "|", "\t\t"]))
            case 3:
                cut = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:cut] + chance.choice("\t|\n 1234%≥指标产出") + lines[at][cut:]
            case 4:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case 5:
                chance.shuffle(lines)
            case 6:
                lines[at] = lines[at][: chance.randint(0, len(lines[at]))]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(150))
def test_places_stay_inside_a_damaged_text(seed: int) -> None:
    chance = random.Random(seed)
    text = damaged(chance.choice(TEXTS), chance)
    last = text.count("\n") + 1
    for read in (read_text, read_table):
        submission = read(text)
        for table in submission.tables:
            assert table.indicators
            for indicator in table.indicators:
                fields = [getattr(indicator, name) for name in INDICATOR_FIELDS]
                assert all(1 <= (field.place.line or 0) <= last for field in fields if field is not None)
        assert [one.place for one in read(text).coverage.skipped] == [one.place for one in submission.coverage.skipped]
