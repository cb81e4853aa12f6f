"""copied-text: goals, reasons or whole indicator sets taken over from another project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, RunRule
from perflint.tables.model import Submission
from perflint_rules.copies.comparison import Order, copied_sets, copied_texts, repeated_reasons
from perflint_rules.copies.records import TableRecord, records_of

_GOAL = "组织窗口人员参加职业化培训4次，印制办事指南5000册。"
_BASIS = "《重庆市政务服务管理办法》（渝府办发〔2020〕50号）"
_INDICATORS = (
    "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 办事窗口 | 182个 | 10 |\n| 入驻部门 | 28个 | 10 |\n"
    "| 受理事项 | 96万件 | 10 |\n| 按时办结率 | ≥98% | 10 |\n| 群众满意度 | ≥95% | 10 |"
)
_ELSEWHERE = {"other": "日常运行经费（example-1.md）", "percent": "100"}

#: From this likeness on a set of indicators counts as copied whole.
EQUAL = 0.95


class CopiedText(RunRule):
    """Compares all tables of one run, those of one file included.

    Not compared: a project with itself (target table and self-evaluation, a resubmission), a whole department with
    its projects (its goal sums up theirs), and texts that are mostly regulation titles and stock phrases. Each copy
    is reported once, at the later table, against the earliest one it resembles.
    """

    code = "C101"
    rule = "copied-text"
    name = Text("内容雷同", "Copied contents")
    why = Text(
        "不同项目的目标、依据、偏差原因或整套指标雷同，说明没有按本项目的资金用途设置，指标与资金不匹配，自评也没有意义。",
        "Where projects share goals, reasons or whole sets of indicators, these were not made for the money they stand for.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标审核：相关性、适当性（目标与项目内容、资金量相匹配）"),)
    text_likeness = Option(0.9, Text("两段文字视为雷同的相似度，0到1", "likeness from which two texts are copies, 0 to 1"))
    indicator_likeness = Option(
        0.8,
        Text(
            "两套指标（名称、符号、值，成本指标除外）视为雷同的重合度，0到1",
            "overlap of two sets of indicators (name, sign, value; costs left out) from which they are copies, 0 to 1",
        ),
    )
    min_length = Option(20, Text("参与比较的文字最少字数", "least number of characters of a text that is compared"))
    min_indicators = Option(5, Text("参与比较的指标套最少指标数", "least number of indicators of a set that is compared"))
    min_rows = Option(3, Text("同一表中偏差原因相同的最少行数", "least number of rows of a table that share one reason"))
    same_project = Option(
        False, Text("是否比较同一单位同一项目的几份表", "whether several tables of the same project of a unit are compared")
    )
    messages = {
        "default": Message(
            Text("{field}与“{other}”的{field}雷同（相似度{percent}%）。", "The {field} is that of “{other}” ({percent}% alike)."),
            Text(
                "请按本项目的资金用途重写{field}，写明本项目特有的工作内容、数量和效果；确需一致的，请说明原因。",
                "Write the {field} anew for what this project's money is spent on, or say why it must be the same.",
            ),
        ),
        "other-unit": Message(
            Text(
                "{field}与另一单位“{other}”的{field}雷同（相似度{percent}%）。",
                "The {field} is that of another unit's “{other}” ({percent}% alike).",
            ),
            Text(
                "如果不是统一下发的文本，请按本单位的实际情况重写{field}。",
                "Unless the text was handed out to all units, write the {field} for this one.",
            ),
            Severity.INFO,
        ),
        "indicators": Message(
            Text(
                "除成本外的{rows}个指标中有{shared}个与“{other}”的名称、符号和指标值相同（重合度{percent}%）。",
                "{shared} of the {rows} indicators (costs left out) are those of “{other}”, values and all ({percent}% overlap).",
            ),
            Text(
                "请按本项目的资金用途重新设置这{shared}个指标，删去不是由本项目资金产生的产出和效益。",
                "Set these {shared} indicators anew for this project and drop what its money does not bring about.",
            ),
        ),
        "indicators-equal": Message(
            Text(
                "除成本外的{rows}个指标整套照搬“{other}”，其中{shared}个的名称、符号和指标值相同（重合度{percent}%）。",
                "All {rows} indicators (costs left out) are taken from “{other}”; {shared} are the same, values and all "
                "({percent}%).",
            ),
            Text(
                "请按本项目的资金用途重新设置全部指标；例如租赁项目应考核租赁面积、租金标准、按期支付等。",
                "Set all indicators anew for what this project's money buys; a rent project, for instance, is about floor "
                "space and rent.",
            ),
            Severity.ERROR,
        ),
        "indicators-other-unit": Message(
            Text(
                "除成本外的{rows}个指标中有{shared}个与另一单位“{other}”相同（重合度{percent}%）。",
                "{shared} of the {rows} indicators (costs left out) are those of another unit's “{other}” ({percent}% overlap).",
            ),
            Text(
                "如果不是统一规定的指标，请按本单位的实际情况重新设置，指标值应有本单位的测算依据。",
                "Unless these indicators are prescribed, set them anew with values worked out for this unit.",
            ),
            Severity.INFO,
        ),
        "reason": Message(
            Text("有{rows}个指标的偏差原因完全相同：“{written}”。", "{rows} indicators give the same reason: “{written}”."),
            Text(
                "请逐个指标说明各自的偏差原因和改进措施。",
                "Give each indicator its own reason and what will be done about it.",
            ),
            Severity.INFO,
        ),
    }
    good = (
        # a department's goal repeats those of its projects; regulations are shared; few indicators prove nothing
        Example(
            f"2026年部门整体支出绩效目标表\n\n年度绩效目标：{_GOAL}\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            f"| 办结率 | ≥98% | 10 |\n\n"
            f"2026年项目支出绩效目标表\n\n项目名称：培训项目\n\n立项依据：{_BASIS}\n\n年度绩效目标：{_GOAL}\n\n"
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训次数 | ≥4次 | 10 |\n| 服务对象满意度 | ≥95% | 10 |\n\n"
            f"2026年项目支出绩效目标表\n\n项目名称：宣传项目\n\n立项依据：{_BASIS}\n\n"
            f"年度绩效目标：拍摄短视频50期，宣传惠企政策。\n\n"
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 短视频期数 | ≥50期 | 10 |\n| 服务对象满意度 | ≥95% | 10 |"
        ),
        # the same project submitted again
        Example(
            f"项目名称：培训项目\n\n预算单位：区政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}",
            others=(f"项目名称：培训项目\n\n预算单位：区政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}",),
        ),
    )
    bad = (
        Example(
            f"项目名称：日常运行经费\n\n预算单位：区政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}\n\n"
            f"项目名称：租赁费\n\n预算单位：区政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}",
            (
                Expected("L19", {"field": "goal", "other": "日常运行经费", "percent": "100"}),
                Expected("2:A2", {"rows": "5", "shared": "5", "other": "日常运行经费", "percent": "100"}, "indicators-equal"),
            ),
        ),
        Example(
            f"项目名称：日常运行经费\n\n预算单位：区政务办\n\n{_INDICATORS}",
            (
                Expected(
                    "A2", {"rows": "6", "shared": "5", "other": "日常运行经费（example-1.md）", "percent": "83"}, "indicators"
                ),
            ),
            others=(f"项目名称：租赁费\n\n预算单位：区政务办\n\n{_INDICATORS}\n| 租赁面积 | ≥900平方米 | 10 |",),
        ),
        Example(
            f"项目名称：日常运行经费\n\n预算单位：区政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}",
            (
                Expected("L5", {"field": "goal", **_ELSEWHERE}, "other-unit"),
                Expected(
                    "A2",
                    {"rows": "5", "shared": "5", "other": "日常运行经费（example-1.md）", "percent": "100"},
                    "indicators-other-unit",
                ),
            ),
            others=(f"项目名称：运行费\n\n预算单位：县政务办\n\n年度绩效目标：{_GOAL}\n\n{_INDICATORS}",),
        ),
        Example(
            "| 三级指标 | 年度指标值 | 全年完成值 | 偏差原因分析及改进措施 |\n|---|---|---|---|\n"
            "| 培训人数 | 200人 | 150人 | 资金下达较晚，部分工作未开展 |\n"
            "| 培训场次 | 12场 | 9场 | 资金下达较晚，部分工作未开展 |\n| 合格率 | 95% | 90% | 资金下达较晚，部分工作未开展 |",
            (Expected("D3", {"rows": "3", "written": "资金下达较晚，部分工作未开展"}, "reason"),),
        ),
    )

    def collect(self, submission: Submission) -> Iterator[TableRecord]:
        """Keep the texts and indicator sets of each table."""
        return records_of(submission)

    def conclude(self, records: Sequence[Sequence[TableRecord]]) -> Iterator[tuple[int, Problem]]:
        """Yield the copies found in each file."""
        tables = [(number, table) for number, file in enumerate(records) for table in file]
        for number, table in tables:
            for first, second, *others in repeated_reasons(table, self.min_rows):
                places = (first.place, *(other.place for other in others))
                rows = {"rows": str(len(others) + 2), "written": second.text}
                yield number, second.problem("reason", rows, table.number, places)
        if len(tables) < 2:
            return
        order = Order(tables, self.same_project)
        texts = copied_texts(tables, order, self.text_likeness, self.min_length)
        for (_, original, source), (number, copy, text), likeness in texts:
            message = "default" if original.same_owner(copy) else "other-unit"
            parameters = {"field": text.field, **original.seen_from(copy, likeness)}
            yield number, text.problem(message, parameters, copy.number, (source.place,))
        sets = copied_sets(tables, order, self.indicator_likeness, self.min_indicators)
        for (_, original), (number, copy), shared, likeness in sets:
            parameters = {"rows": str(len(copy.indicators)), "shared": str(shared), **original.seen_from(copy, likeness)}
            message = "indicators-equal" if likeness >= EQUAL else "indicators"
            if not original.same_owner(copy):
                message = "indicators-other-unit"
            yield number, Problem(copy.place, message, parameters, field="level3", related=(original.place,), table=copy.number)
