from perflint.language.reference import is_filed_under, nearest, sector_of, suggest
from perflint_corpora.reference import load_reference


def names(name: str, level2: str | None, hint: str | None = None, limit: int = 2) -> list[str]:
    return [indicator.name for indicator in suggest(name, level2, hint, limit)]


def test_a_name_of_the_library_finds_itself_first() -> None:
    assert names("学员出勤率", "质量指标") == ["学员出勤率", "培训考核合格率"]


def test_the_project_decides_where_names_do_not() -> None:
    assert names("优化环境", "社会效益指标", "政务服务大厅运行", 3) == [
        "事项网上可办率",
        "较法定审批时限压减率",
        "群众平均跑动次数",
    ]
    assert names("优化环境", "社会效益指标", "森林抚育补助") == ["生态护林岗位数", "森林火灾受害率"]
    assert names("强化意识", "社会效益指标") == ["受益人数", "服务覆盖率"]


def test_without_a_hint_the_name_itself_tells_the_sector() -> None:
    assert names("打造全区政务服务不停歇", "质量指标") == ["事项办结率", "窗口业务差错率"]


def test_every_spelling_of_a_level_is_understood() -> None:
    assert names("", "成本") == names("", "产出成本指标") == names("", "经济成本指标") == ["项目总成本", "人均公用经费"]
    assert names("", "可持续影响指标") == names("", "社会效益 指标") == ["受益人数", "服务覆盖率"]
    assert names("", "产出进度指标") == names("", "时效") == ["任务按时完成率", "项目完成时间"]
    assert names("", "满意度") == ["服务对象满意度", "受益群众满意度"]
    assert names("", "效益指标", limit=1) == ["受益人数"]


def test_nothing_under_a_level_that_the_library_does_not_know() -> None:
    assert suggest("培训人数", "资金管理") == ()
    assert suggest("培训人数", "指标") == ()


def test_without_a_level_the_nearest_of_any() -> None:
    assert names("培训人数", None, limit=1) == ["培训人数"]


def test_a_name_stands_once_though_several_sectors_have_it() -> None:
    found = names("满意度", "满意度指标", limit=12)
    assert len(found) == len(set(found)) == 12


def test_nearest() -> None:
    found = nearest("聘用人员上岗合格率", 0.6)
    assert [(one.indicator.name, one.indicator.level2) for one in found] == [("派遣人员上岗合格率", "质量指标")]
    assert nearest("培训人数")[0].likeness > 0.999
    assert nearest("人") == nearest("") == ()


def test_sector() -> None:
    assert sector_of("2026年政务服务大厅运行项目") == "政务服务"
    assert sector_of("中小学校舍维修改造") == "教育"
    assert sector_of("专项经费") is None


def test_social_cost_is_no_economic_cost() -> None:
    social = next(indicator for indicator in load_reference() if indicator.level2 == "社会成本指标")
    assert is_filed_under(social, "成本指标")
    assert is_filed_under(social, "社会成本指标")
    assert not is_filed_under(social, "经济成本指标")
