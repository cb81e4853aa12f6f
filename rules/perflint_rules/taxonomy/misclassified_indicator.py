"""misclassified-indicator: the row measures something else than its level 2 says."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import is_mark
from perflint_rules.taxonomy.examples import examples
from perflint_rules.taxonomy.filing import verdict
from perflint_rules.taxonomy.kinds import Kind, Stray, kind_of

#: The message for a row, by what it is.
MESSAGES = {
    Kind.SATISFACTION: "satisfaction",
    Kind.QUANTITY: "quantity",
    Kind.QUALITY: "quality",
    Kind.TIMELINESS: "timeliness",
    Kind.COST: "cost",
    Kind.SOCIAL: "effect",
    Stray.NOT_ECOLOGICAL: "ecology",
    Stray.MANAGEMENT: "management",
    Stray.INPUT: "input",
}

_USE_INSTEAD = "“{level2}”下请写与之相符的内容，如{examples}。"
_USE_INSTEAD_EN = " Under “{level2}” write what belongs there, such as {examples}."

# What the library proposes in the examples.
_ONLINE, _QUICKER = "“事项网上可办率≥90%”“较法定审批时限压减率≥70%”", "“较法定审批时限压减率≥70%”“事项网上可办率≥90%”"
_NEARER = "“群众平均跑动次数≤1次”“事项网上可办率≥90%”"
_SOUND, _LIKED = "“事项办结率≥98%”“窗口业务差错率≤1%”", "“政务服务好评率≥98%”“办事群众满意度≥95%”"
_SAVED = "“企业办事费用节约额（万元）”“财政资金节约率≥3%”"
_WORK = "“窗口受理办件量（万件）”“进驻大厅事项数（项）”"
_GREENER = "“无纸化办件比例≥60%”“办公用纸减少量（包）”"


def _expected(at: str, message: str, name: str, level2: str, evidence: str, shown: str) -> Expected:
    return Expected(at, {"name": name, "level2": level2, "evidence": evidence, "examples": shown}, message)


class MisclassifiedIndicator(IndicatorRule):
    """The judgement is that of `taxonomy.filing`; level names that name no kind of the regulations are not judged."""

    code = "T103"
    rule = "misclassified-indicator"
    name = Text("指标归类错误", "Indicator filed under the wrong level")
    why = Text(
        "数量、质量、时效、成本、效益、满意度各有定义：数量是完成了多少，质量是达到什么标准，时效是快慢和是否按时，"
        "成本是花了多少，效益是带来的变化，满意度是服务对象的认可。归错类，就会出现用办件量、满意度顶替效益的情况，"
        "权重也随之失去意义。",
        "Each kind has its definition: how much was done, to what standard, how fast, at what cost, with what effect, to whose "
        "satisfaction. A misfiled row lets workloads or satisfaction pass for benefits and empties the weights of meaning.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2015〕88号", "绩效指标分为产出（数量、质量、时效、成本）、效益（经济、社会、生态、可持续影响）和满意度指标"),
        Basis("财预〔2021〕101号", "成本、产出、效益、满意度各类指标的含义；设置原则为高度关联、重点突出、量化易评"),
    )
    messages = {
        "satisfaction": Message(
            Text(
                "“{name}”列在“{level2}”，但考核的是“{evidence}”，属于满意度。",
                "“{name}” stands under “{level2}” but is measured by “{evidence}”, which is satisfaction.",
            ),
            Text(f"应归入满意度指标；{_USE_INSTEAD}", f"File it under 满意度指标.{_USE_INSTEAD_EN}"),
        ),
        "quantity": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”说的是完成了多少，属于产出数量。",
                "“{name}” stands under “{level2}”, but “{evidence}” says how much was done, which is an output.",
            ),
            Text(f"应归入数量指标；{_USE_INSTEAD}", f"File it under 数量指标.{_USE_INSTEAD_EN}"),
        ),
        "quality": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”反映产出达到的标准，属于质量。",
                "“{name}” stands under “{level2}”, but “{evidence}” tells how good the output is, which is quality.",
            ),
            Text(f"应归入质量指标；{_USE_INSTEAD}", f"File it under 质量指标.{_USE_INSTEAD_EN}"),
        ),
        "timeliness": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”反映快慢和是否按时，属于时效。",
                "“{name}” stands under “{level2}”, but “{evidence}” tells how fast or whether in time, which is timeliness.",
            ),
            Text(f"应归入时效指标；{_USE_INSTEAD}", f"File it under 时效指标.{_USE_INSTEAD_EN}"),
        ),
        "cost": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”反映花费或支出控制，属于成本。",
                "“{name}” stands under “{level2}”, but “{evidence}” tells what is spent, which is cost.",
            ),
            Text(f"应归入成本指标；{_USE_INSTEAD}", f"File it under 成本指标.{_USE_INSTEAD_EN}"),
        ),
        "effect": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”说的是工作取得的效果，属于效益。",
                "“{name}” stands under “{level2}”, but “{evidence}” tells of an effect, which is a benefit.",
            ),
            Text(f"应归入社会效益指标；{_USE_INSTEAD}", f"File it under 社会效益指标.{_USE_INSTEAD_EN}"),
        ),
        "ecology": Message(
            Text(
                "“{name}”列在“{level2}”，但看不出与资源节约、环境改善有什么关系。",
                "“{name}” stands under “{level2}” but says nothing of resources or the environment.",
            ),
            Text(
                "请按实际内容改列其他指标；项目有生态效益的，写明具体影响，如{examples}；没有的可以不设。",
                "File it by what it measures; if there is an ecological benefit, say which, such as {examples}; if not, "
                "none is needed.",
            ),
        ),
        "management": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”是资金和内部管理，不是项目带来的效益。",
                "“{name}” stands under “{level2}”, but “{evidence}” is about managing money, not a benefit.",
            ),
            Text("请删去，或改写为项目带来的实际变化，如{examples}。", "Drop it, or name what changes, such as {examples}."),
        ),
        "input": Message(
            Text(
                "“{name}”列在“{level2}”，但“{evidence}”是投入，不是产出。",
                "“{name}” stands under “{level2}”, but “{evidence}” is put in and does not come out.",
            ),
            Text(
                "请改写为用这些资金和人员完成的工作量，如{examples}；金额的控制要求写到成本指标。",
                "Name the work that is done, such as {examples}; limits on the amount belong under 成本指标.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|---|\n"
            "| 数量指标 | 任务完成率 | = | 100 | % |\n| 质量指标 | 设备故障率 | ≤ | 2 | % |\n"
            "| 质量指标 | 获奖作品数量 | ≥ | 4 | 件 |\n"
            "| 时效指标 | 设备巡检次数 | ≥ | 12 | 次 |\n| 成本指标 | 一般性支出压减率 | ≥ | 5 | % |\n"
            "| 经济效益指标 | 办公成本节约金额 | ≥ | 5 | 万元 |\n| 社会效益指标 | 延时服务群众人次 | ≥ | 2 | 万人次 |\n"
            "| 社会效益指标 | 食品抽检合格率 | ≥ | 98 | % |\n| 社会效益指标 | 缩短办理时间 | ≥ | 2 | 天 |\n"
            "| 社会效益指标 | 窗口投诉率 | ≤ | 2 | % |\n| 社会效益指标 | 群众安全感满意度 | ≥ | 95 | % |\n"
            "| 社会效益指标 | 化解矛盾纠纷 | ≥ | 200 | 件 |\n| 可持续影响指标 | 系统正常运行率 | ≥ | 98 | % |\n"
            "| 生态效益指标 | 断面水质达标率 | = | 100 | % |\n| 服务对象满意度指标 | 有效投诉件数 | ≤ | 5 | 件 |"
        ),
        # paid out, bought as a service, supervised; regulations that last; two values, one of which fits; nothing filled in
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 发放慰问资金 | ≥50万元 |\n"
            "| 成本指标 | 项目经费 | ≤50万元 |\n| 数量指标 | 派遣人员数量 | 19人 |\n| 数量指标 | 专项资金监管项目数 | ≥20个 |\n"
            "| 生态效益指标 | / | / |\n| 可持续影响指标 | 长效管理制度健全率 | 100% |\n| 时效指标 | 资金支付及时率 | ≥95% |\n"
            "| 生态效益指标 | 新增灌溉面积 | ≥500亩 |\n| 质量指标 | 提升服务水平 | 满意度≥90%、办结率≥95% |"
        ),
    )
    bad = (
        Example(
            "项目名称：行政服务中心日常运行\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 社会效益指标 | 推进行政审批便利化 | 满意度≥90% |\n| 社会效益指标 | 受理群众诉求 | ≥65123件 |\n"
            "| 社会效益指标 | 激发工作热情 | 办结率≥95% |\n| 质量指标 | 一般性支出压减率 | ≥5% |\n"
            "| 服务对象满意度指标 | 服务效能名列全市第一 | 85% |\n| 生态效益指标 | 下载招标文件 | ≥90% |\n"
            "| 社会效益指标 | 排除故障及时性 | ≤20分钟 |\n| 经济效益指标 | 资金结余率 | ≤5% |\n"
            "| 数量指标 | 项目工作经费 | 50万元 |",
            (
                _expected("B2", "satisfaction", "推进行政审批便利化", "社会效益指标", "满意度", _QUICKER),
                _expected("B3", "quantity", "受理群众诉求", "社会效益指标", "≥65123件", _NEARER),
                _expected("B4", "quality", "激发工作热情", "社会效益指标", "办结率", _ONLINE),
                _expected("B5", "cost", "一般性支出压减率", "质量指标", "一般性支出", _SOUND),
                _expected("B6", "effect", "服务效能名列全市第一", "满意度指标", "名列", _LIKED),
                _expected("B7", "ecology", "下载招标文件", "生态效益指标", "", _GREENER),
                _expected("B8", "timeliness", "排除故障及时性", "社会效益指标", "及时性", _ONLINE),
                _expected("B9", "management", "资金结余率", "经济效益指标", "资金结余", _SAVED),
                _expected("B10", "input", "项目工作经费", "数量指标", "工作经费", _WORK),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Yield one problem for a row that belongs elsewhere."""
        kind = kind_of(indicator)
        if kind is None:
            return ()
        found = verdict(indicator, kind)
        at = indicator.level3 or indicator.target
        if found is None or at is None or is_mark(at.text):
            return ()
        label = indicator.level2 or indicator.level1
        return (
            self.problem(
                at,
                MESSAGES[found.right],
                field="level3",
                indicator=indicator,
                related=(label.place,) if label is not None else (),
                confidence=None if found.sure else Confidence.MEDIUM,
                name=indicator.name or "",
                level2=kind,
                evidence=found.evidence,
                examples=examples(table, kind, indicator.name or ""),
            ),
        )
