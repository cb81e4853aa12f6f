"""Where rows belong: pairs of well-filed and misfiled rows that differ in one thing."""

from __future__ import annotations

import pytest

from perflint_rules.taxonomy.filing import is_satisfaction, verdict
from perflint_rules.taxonomy.kinds import Kind, Stray, Verdict, kind_of
from tests.rules.builder import make_table

QUANTITY, QUALITY, TIMELINESS, COST = Kind.QUANTITY, Kind.QUALITY, Kind.TIMELINESS, Kind.COST


def judged(level2: str, name: str, target: str, **cells: str) -> Verdict | None:
    indicator = make_table([{"level2": level2, "level3": name, "target": target, **cells}]).indicators[0]
    kind = kind_of(indicator)
    assert kind is not None
    return verdict(indicator, kind)


@pytest.mark.parametrize(
    ("level2", "name", "target", "right", "evidence"),
    [
        # 满意度
        ("社会效益指标", "改善政务环境", "满意度≥90%", Kind.SATISFACTION, "满意度"),
        ("经济效益 指标", "助推经济发展", "满意度≥90%、办结率≥95%", Kind.SATISFACTION, "满意度、办结率"),
        ("社会效益", "提升科学素质", "满意度≥90%、知晓率≥85%", Kind.SATISFACTION, "满意度"),
        ("可持续影响指标", "服务对象满意", "≥90%", Kind.SATISFACTION, "满意"),
        ("质量指标", "公众满意度", "≥90%", Kind.SATISFACTION, "满意度"),
        # 数量
        ("社会效益指标", "方便群众办事", "≥21354件", QUANTITY, "≥21354件"),
        ("经济效益指标", "节约办事成本", "办件量3万件/年", QUANTITY, "3万件/年"),
        ("可持续发展指标", "受理群众诉求", "65123项", QUANTITY, "65123项"),
        ("社会效益指标", "家庭教育讲座场次", "≥18场", QUANTITY, "≥18场"),
        ("社会效益指标", "培训天数", "≥40天", QUANTITY, "≥40天"),
        ("质量指标", "设备更新改造数量", "1台", QUANTITY, "数量"),
        ("满意度指标", "走访企业家数", "≥30家", QUANTITY, "家数"),
        ("时效指标", "参训人数", "≥200人", QUANTITY, "人数"),
        # 质量
        ("数量指标", "培训合格率", "≥95%", QUALITY, "培训合格率"),
        ("数量指标", "赛道设施完好率", "≥98%", QUALITY, "完好率"),
        ("经济效益指标", "系统稳定运行保障率", "≥99%", QUALITY, "运行保障率"),
        ("社会效益指标", "设备故障率", "≤2%", QUALITY, "故障率"),
        ("社会效益指标", "提升窗口形象", "办结率≥95%", QUALITY, "办结率"),
        ("满意度指标", "工程优良率", "≥90%", QUALITY, "优良率"),
        # 时效
        ("质量指标", "系统故障应急处置时间", "≤30分钟", TIMELINESS, "处置时间"),
        ("社会效益指标", "应急情况到现场时间", "≤2分钟", TIMELINESS, "到现场时间"),
        ("数量指标", "补贴发放及时率", "100%", TIMELINESS, "及时率"),
        # 成本
        ("数量指标", "工作服成本", "4000元/套", COST, "成本"),
        ("质量指标", "“三公”经费控制率", "≤100%", COST, "三公经费"),
        ("数量指标", "物业费", "≤50万元", COST, "费"),
        # 效益
        ("满意度指标", "服务水平名列全市第一", "85%", Kind.SOCIAL, "名列"),
        ("满意度指标", "政策知晓率", "≥85%", Kind.SOCIAL, "知晓率"),
        ("质量指标", "患者治愈率", "≥85%", Kind.SOCIAL, "治愈率"),
        # what has no place
        ("生态效益指标", "下载招标文件", "5000份", Stray.NOT_ECOLOGICAL, ""),
        ("经济效益指标", "预算执行率", "≥95%", Stray.MANAGEMENT, "预算执行"),
        ("数量指标", "项目资金", "50万元", Stray.INPUT, "项目资金"),
        ("数量指标", "投入人员", "5人", Stray.INPUT, "投入人员"),
    ],
)  # fmt: skip
def test_misfiled(level2: str, name: str, target: str, right: Kind | Stray, evidence: str) -> None:
    assert judged(level2, name, target) == Verdict(right, evidence)


@pytest.mark.parametrize(
    ("level2", "name", "target"),
    [
        # an effect, though counted
        ("社会效益指标", "受益人数", "≥5000人"),
        ("社会效益指标", "化解矛盾纠纷件数", "≥200件"),
        ("社会效益指标", "延时服务群众人次", "≥2万人次"),
        ("社会效益指标", "保障农民工工资支付", "≥100人"),
        ("社会效益指标", "带动就业，增加收入", "≥30人"),
        ("社会效益指标", "促进企业发展", "≥30家"),
        ("经济效益指标", "新登记经营主体户数", "≥9600户"),
        # less is better
        ("社会效益指标", "重大安全事故起数", "≤1起"),
        ("社会效益指标", "窗口投诉率", "≤10%"),
        # outcomes that end like quality, and services that become quicker
        ("社会效益指标", "食品抽检合格率", "≥98%"),
        ("生态效益指标", "断面水质达标率", "≥95%"),
        ("社会效益指标", "缩短办理时间", "≥2天"),
        ("社会效益指标", "投诉举报按期办结率", "≥98%"),
        ("可持续影响指标", "系统正常运行率", "≥98%"),
        ("经济效益指标", "维护成本降低率", "≥5%"),
        # quality that is counted, and standards of time
        ("质量指标", "获奖作品数量", "≥4件"),
        ("质量指标", "平均无故障时间", "≥200小时"),
        ("质量指标", "巡查频次", "≥4次/月"),
        ("时效指标", "全年开展活动次数", "≥4次"),
        ("质量指标", "提升服务水平", "满意度≥90%、办结率≥95%"),
        # quantity
        ("数量指标", "任务完成率", "100%"),
        ("数量指标", "发放救助资金", "≥50万元"),
        ("数量指标", "带动社会投资", "≥500万元"),
        # satisfaction in other words, and police work
        ("满意度指标", "有效投诉件数", "≤5件"),
        ("满意度指标", "群众测评得分", "≥90分"),
        ("满意度指标", "优化服务环境", "≥95%"),
        ("社会效益指标", "群众安全感满意度", "≥95%"),
        ("社会效益指标", "办人民满意教育", "≥30所"),
        # two measures in one name are compound-indicator's
        ("质量指标", "投诉处理率和游客满意率", "≥95%"),
        ("生态效益指标", "细颗粒物浓度较上年下降", "≥5%"),
    ],
)
def test_well_filed(level2: str, name: str, target: str) -> None:
    assert judged(level2, name, target) is None


def test_the_library_decides_where_words_do_not() -> None:
    assert judged("社会效益指标", "设备正常运转率", "≥98%") == Verdict(QUALITY, "运转率", False)
    assert judged("社会效益指标", "城市道路完好率", "≥98%") is None


def test_the_library_files_it_so_too() -> None:
    assert judged("社会效益指标", "会务活动保障场次", "≥20场") is None


def test_a_definition_may_show_that_it_is_satisfaction_or_ecology_after_all() -> None:
    assert judged("满意度指标", "合格率", "≥90%", definition="问卷中评价合格的人数比例") is None
    assert judged("生态效益指标", "下载文件", "5000份", definition="减少纸张使用") is None


def test_operator_and_unit_from_cells_of_their_own() -> None:
    assert judged("可持续影响指标", "优化营商环境", "30", operator="≥", unit="项") == Verdict(QUANTITY, "≥30项")
    assert judged("社会效益指标", "维护社会稳定", "3200", operator="≥", unit="件次") == Verdict(QUANTITY, "≥3200件")
    assert judged("社会效益指标", "优化营商环境", "30", operator="≤", unit="项") is None


def test_kinds() -> None:
    rows = [
        {"level2": "产出进度指标"},
        {"level2": "经济成本"},
        {"level2": "社会成本指标"},
        {"level2": "受益对象满意度指标"},
        {"level1": "效益"},
        {"level1": "产出指标"},
        {"level2": "效果指标"},
        {"level1": "满意度指标", "level2": "无"},
        {},
    ]
    kinds = [kind_of(make_table([{**row, "level3": "x"}]).indicators[0]) for row in rows]
    assert kinds == [TIMELINESS, COST, None, Kind.SATISFACTION, Kind.BENEFIT, None, None, None, None]


def test_satisfaction() -> None:
    table = make_table(
        [{"level3": "改善环境", "target": "好评率≥90%"}, {"level3": "学员满意率"}, {"level3": "满意度", "target": "5件"}]
    )
    assert [is_satisfaction(one) for one in table.indicators] == [True, True, False]
