"""Tables whose cells have run together: with a line for each row, and with everything in one line."""

from __future__ import annotations

import pytest

from perflint.tables.lexemes import cuts
from perflint.tables.run_choice import Run, part_runs
from tests.tables.reading import facts, lines, read_text


def test_rows_a_line_without_separators():
    submission = read_text(
        "绩效目标表\n"
        "（2024年度）\n"
        "项目名称山区小学供暖改造补助\n"
        "项目主管部门云岫市教育局实施单位第三小学\n"
        "绩效指标一级指标二级指标指标内容指标值\n"
        "产出指标数量指标供暖改造教室间数48间\n"
        "质量指标工程验收合格率100%\n"
        "设备合格率≥98%\n"
        "时效指标补助资金当年下达率100%\n"
        "效益指标可持续影响指标冬季教学条件改善情况稳步提高\n"
        "社会公众或服务对象满意度指标学生家长满意度≥90%\n"
        "附件：\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|供暖改造教室间数||48间|||||",
        "产出指标|质量指标|工程验收合格率||100%|||||",
        "产出指标|质量指标|设备合格率||≥98%|||||",
        "产出指标|时效指标|补助资金当年下达率||100%|||||",
        "效益指标|可持续影响指标|冬季教学条件改善情况||稳步提高|||||",
        "满意度指标|社会公众或服务对象满意度指标|学生家长满意度||≥90%|||||",
    ]
    assert facts(submission) == {
        "project": "山区小学供暖改造补助",
        "department": "云岫市教育局",
        "unit_name": "第三小学",
        "year": "2024",
    }


def test_a_whole_table_in_one_line():
    submission = read_text(
        "现将自评情况公开，附件：绩效目标自评表（2023年度）项目名称灌区量水设施安装主管部门云岫市水利局实施单位云岫市灌区管理所"
        "绩效指标一级指标二级指标三级指标分值年度指标值全年实际值得分未完成原因及拟采取的改进措施"
        "产出指标（70分）数量指标安装量水标尺10≥266米≥266米10标尺宽度10≥50厘米≥50厘米10"
        "质量指标项目（工程）验收合格率20100%100%20成本指标项目总投资1020万元20万元10"
        "效益指标（20分）社会效益指标受益户人口数10≥1000人≥1000人10"
        "满意度指标（10分）服务对象满意度指标受益户满意度10≥95%≥95%10总分10098"
        "注：1.一级指标分值统一设置为：产出指标50分、效益指标30分、满意度指标10分。"
    )
    assert lines(submission) == [
        "产出指标（70分）|数量指标|安装量水标尺||≥266米||10|≥266米|10|",
        "产出指标（70分）|数量指标|标尺宽度||≥50厘米||10|≥50厘米|10|",
        "产出指标（70分）|质量指标|项目（工程）验收合格率||100%||20|100%|20|",
        "产出指标（70分）|成本指标|项目总投资||20万元||10|20万元|10|",
        "效益指标（20分）|社会效益指标|受益户人口数||≥1000人||10|≥1000人|10|",
        "满意度指标（10分）|服务对象满意度指标|受益户满意度||≥95%||10|≥95%|10|",
    ]
    assert facts(submission) == {
        "project": "灌区量水设施安装",
        "department": "云岫市水利局",
        "unit_name": "云岫市灌区管理所",
        "year": "2023",
        "total_weight": "100",
        "total_score": "98",
    }


def test_two_tables_in_one_line():
    row = "产出指标数量指标修缮校舍面积≥900平方米效益指标社会效益指标受益学生人数≥420人"
    submission = read_text(
        f"项目绩效目标表（2021年度）项目名称校舍修缮长期绩效指标一级指标二级指标指标内容指标值备注{row}"
        f"年度绩效指标一级指标二级指标指标内容指标值备注{row}填报人：填报日期："
    )
    expected = ["产出指标|数量指标|修缮校舍面积||≥900平方米|||||", "效益指标|社会效益指标|受益学生人数||≥420人|||||"]
    assert [lines(submission, table) for table in (0, 1)] == [expected, expected]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("预算资金当年下达率100%", ["预算资金当年下达率", "1", "0", "0", "%"]),
        ("数量指标巡查次数反映巡查情况280次", ["数量指标", "巡查次数", "反映巡查情况", "2", "8", "0", "次"]),
        ("条件改善状况显著提升显著提升", ["条件改善状况", "显著提升", "显著提升"]),
        ("车辆数元/辆≤1150", ["车辆数", "元/辆", "≤", "1", "1", "5", "0"]),
        ("经济效益、社会效益指标等", ["经济效益、社会效益指标等"]),
    ],
)
def test_where_a_cell_may_end(text: str, pieces: list[str]):
    ends = sorted(cuts(text) - {0, len(text)})
    assert [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)] == pieces


@pytest.mark.parametrize(
    ("text", "columns", "texts"),
    [
        ("11501092.51212", ["target", "actual", "weight", "score"], ["1150", "1092.5", "12", "12"]),
        ("2600248088", ["target", "actual", "weight", "score"], ["2600", "2480", "8", "8"]),
        ("20100%100%20", ["weight", "target", "actual", "score"], ["20", "100%", "100%", "20"]),
        ("1211.52", ["weight", "score"], ["12", "11.52"]),
    ],
)
def test_numbers_are_parted_by_what_their_columns_say(text: str, columns: list[str], texts: list[str]):
    (parting,) = part_runs([Run(text, tuple(columns), 0)], [])
    assert parting is not None
    assert list(parting.texts) == texts
    assert not parting.doubtful


def test_numbers_that_may_be_parted_in_two_ways_are_in_doubt():
    (parting,) = part_runs([Run("11111", ("target", "actual"), 0)], [])
    assert parting is not None
    assert parting.doubtful


def test_weights_that_make_a_hundred_part_what_one_row_leaves_open():
    runs = [Run(text, ("weight", "actual"), 3) for text in ("157", "1541", "1022", "1093")]
    found = part_runs(runs, ["40"])
    assert [parting.texts for parting in found if parting] == [("15", "7"), ("15", "41"), ("10", "22"), ("10", "93")]


def test_a_column_that_says_the_same_in_every_row_is_kept_apart():
    columns = ("other", "actual", "weight", "score", "other")
    runs = [Run(text, columns, 4, {"target": target}) for text, target in (("881092.512129", "1150"), ("882480889", "2600"))]
    runs += [Run("88400010109", columns, 4, {"target": "4000"}), Run("88634889", columns, 4, {"target": "620"})]
    found = part_runs(runs, [])
    assert [parting.texts[0] + parting.texts[-1] for parting in found if parting] == ["889"] * 4
    assert [parting.texts[1] for parting in found if parting] == ["1092.5", "2480", "4000", "634"]


def test_a_table_that_is_read_poorly_is_told_as_not_read():
    submission = read_text(
        "2020年度县级专项资金绩效目标自评表专项资金名称县级储备粮实施单位储备科绩 效 指 标一级 指标二级 指标三级指标"
        "年度指标 值全年 完成值未完成原因和 改进措施产 出 指 标数量 指标"
        "500吨稻谷、50吨成 品粮储备到位率100%100%库存数量真实率100%2、100%"
        "质量 指标管理制 度严格执行率100%100%专户管 理率100%100%变质比例00时效 指标付 息及时率100%100%应急保 障率100%100%\n"
    )
    assert submission.tables == []
    assert [one.reason for one in submission.coverage.skipped] == ["unread-indicators"]
