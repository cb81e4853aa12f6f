"""placeholder: a mark such as 无, 待定, XX or * where a name, a target or a goal belongs."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import carries_weight, is_mark, is_unused

# two or more of a mark inside a text; a single * is a multiplication, a pair of ** may be markdown
_INSIDE = regex(r"[×✕○〇]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|(?<!\*)[*＊]{3,}|[_＿]{2,}|[?？]{2,}|待(?:定|补充|明确|确定)$")
# what one hopes to be absent: for it, 无 is a target
_MARKS = regex(r"[×✕○〇xX*＊_＿?？待]")  # one of these is in all that _INSIDE finds: told quickly, most texts have none
_UNWANTED = regex(
    "事故|投诉|违[规纪法约]|差错|舆情|泄[密露漏]|超支|超[标期时]|故障|损[失坏]|纠纷|[上信]访|拖欠|[污感]染|隐患|[死伤]亡|负面|问题"
    "|腐败|失误|遗漏|风险|不良|浪费|闲置|重大|影响|破坏|排放|逾期|案件|争议"
)


def placeholder(text: str) -> str | None:
    """The mark that a text consists of or contains, or None."""
    if is_mark(text):
        return text
    found = _INSIDE.search(text) if _MARKS.search(text) else None
    return found[0] if found else None


class Placeholder(TableRule):
    """A row of which nothing is filled in but such marks gives one finding."""

    code = "M105"
    rule = "placeholder"
    name = Text("占位符未替换", "Placeholder left")
    why = Text(
        "“无”“待定”“同上”“XX”“*”“/”等符号说明内容没有真正填写，审核时无从判断，系统也不接收。指标名称、"
        "指标值和绩效目标都应写实际内容。",
        "Marks such as 无, 待定, 同上, XX, * or / show that nothing was really filled in. Name, target and goal need real "
        "contents.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标审核：完整性（内容完整、明确清晰）"),)
    messages = {
        "default": Message(
            Text("“{name}”的指标值“{written}”是占位符。", "The target “{written}” of “{name}” is a placeholder."),
            Text(
                "请把“{written}”换成实际指标值，如“≥95%”“12场”“2025年12月底前完成”。",
                "Replace “{written}” by a real target, such as “≥95%”, “12场” or a date.",
            ),
        ),
        "name": Message(
            Text("指标名称“{written}”是占位符或含有占位符。", "The name “{written}” is or contains a placeholder."),
            Text(
                "请写出完整的指标名称，如“培训人数”“验收合格率”。",
                "Write out the indicator's name, such as 培训人数 or 验收合格率.",
            ),
        ),
        "row": Message(
            Text(
                "该行名称和指标值都只填了“{written}”，却占权重{weight}。", "The row says only “{written}”, yet weighs {weight}."
            ),
            Text(
                "请设置实际的指标；确不涉及的，删除该行，把{weight}分分给其他指标。",
                "Set a real indicator; or delete the row and give its {weight} points to others.",
            ),
        ),
        "unused-row": Message(
            Text("该行只填了“{written}”，未设置指标。", "The row says only “{written}”; no indicator is set."),
            Text("确不涉及的，建议删除该行。", "Delete the row if it does not apply."),
            Severity.INFO,
        ),
        "goal": Message(
            Text("绩效目标中的“{written}”是占位符。", "The goal holds the placeholder “{written}”."),
            Text(
                "请写明本年度要完成的工作、数量、质量和效果，例如“全年培训200人，合格率95%以上”。",
                "Say what will be done this year, how much, how well and to what effect.",
            ),
        ),
    }
    good = (
        # 无 is an answer where the name speaks of something unwanted; * between numbers multiplies; 无 stands in a name
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 | 权重 |\n|---|---|---|---|---|\n| 重大安全事故 | 定性 | 无 | 无 | 10 |\n"
            "| 窗口服务时间 | = | 7*24 | 小时 | 10 |\n| 无障碍设施数量 | 无 | 20 | 处 | 10 |\n"
            "| XXL号工作服数量 | = | 5 | 套 | 10 |"
        ),
        Example(
            "年度绩效目标：无偿献血人数增加5%，保障临床用血。\n\n| 三级指标 | 指标值 | 权重 | 备注 |\n|---|---|---|---|\n"
            "| 献血人数 | ≥200人 | 90 | 无 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 待定 | 30 |\n| 开展XX活动次数 | 3次 | 30 |\n"
            "| 完成时间 | 2025年XX月 | 30 |",
            (
                Expected("B2", {"name": "培训人数", "written": "待定"}),
                Expected("A3", {"written": "开展XX活动次数"}, "name"),
                Expected("B4", {"name": "完成时间", "written": "2025年XX月"}),
            ),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 | 80 |\n"
            "| 经济效益指标 | 无 | 无 | 10 |\n| 生态效益指标 | 不涉及 | | |",
            (
                Expected("B3", {"written": "无", "weight": "10"}, "row"),
                Expected("B4", {"written": "不涉及"}, "unused-row"),
            ),
        ),
        Example(
            "年度绩效目标：全年培训____人，合格率95%以上\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 培训人数 | ≥200人 | 90 |",
            (Expected("L1", {"written": "____"}, "goal"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the marks in the goal and in names and targets."""
        goal = table.facts.get("goal")
        mark = placeholder(goal.text) if goal is not None else None
        if goal is not None and mark is not None:
            yield self.problem(goal, "goal", field="goal", written=mark)
        for indicator in table.indicators:
            name, target = indicator.level3, indicator.target
            if (name is not None and placeholder(name.text)) or (target is not None and placeholder(target.text)):
                yield from self.row(indicator)

    def row(self, indicator: Indicator) -> Iterator[Problem]:
        """Judge a row that holds a mark at least once."""
        name, target = indicator.level3, indicator.target
        mark = name if name is not None else target
        if mark is not None and is_unused(indicator):
            if carries_weight(indicator) and indicator.weight is not None:
                yield self.problem(mark, "row", field="level3", written=mark.text, weight=indicator.weight.text)
            else:
                yield self.problem(mark, "unused-row", field="level3", written=mark.text)
            return
        if name is not None and placeholder(name.text):
            yield self.problem(name, "name", field="level3", indicator=indicator, written=name.text)
        if target is not None and placeholder(target.text) and not is_answer(target.text, indicator.name or ""):
            yield self.problem(target, field="target", indicator=indicator, name=indicator.name or "", written=target.text)


def is_answer(target: str, name: str) -> bool:
    """Whether 无 says what is wanted, as it does of accidents or complaints."""
    return target.startswith(("无", "没有")) and _UNWANTED.search(name) is not None
