"""ignore-remark: a remark in the document that is to silence findings and has no effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.checks.findings import Dimension, Problem, Severity, SuppressionState, Text
from perflint.checks.judging import JudgedRemark, RemarkRule
from perflint.checks.rule import Example, Expected, Message

_TABLE = "| 三级指标 | 指标值 | 权重 | 备注 |\n|---|---|---|---|\n| 培训人数 | ≥200人 | 100 | {remark} |"
_FORM = Text(
    "请写成“perflint：忽略 规则代码 理由”，例如“perflint：忽略 W101 已与单位核实，到2030-12-31”。",
    "Write “perflint: ignore CODE REASON”, such as “perflint: ignore W101 agreed with the unit until 2030-12-31”.",
)
_REMOVE = Text("请删除这条说明；仍需忽略的，请重新写明理由和期限。", "Remove the remark, or give a new reason and date.")


class IgnoreRemark(RemarkRule):
    """Tells of remarks of every state but used. A remark costs points only where it is wrong in itself."""

    code = "R105"
    rule = "ignore-remark"
    name = Text("忽略说明有误", "Remark without effect")
    why = Text(
        "备注或批注中写“perflint：忽略 W101 理由”，可以忽略该行的一个问题，但必须写明理由，而且不能忽略必查的规则。"
        "写错、过期或已经用不着的说明要清理，以免掩盖以后的问题。",
        "A remark “perflint: ignore W101 REASON” silences a finding of its row. It needs a reason, and mandatory rules cannot be "
        "silenced; remarks that are wrong, expired or no longer needed must go, lest they hide what comes later.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    messages = {
        "no-rule": Message(Text("忽略说明没有写规则代码。", "The remark names no rule."), _FORM),
        "unknown-rule": Message(
            Text("没有规则{rules}，忽略说明没有起作用。", "There is no rule {rules}; the remark has no effect."), _FORM
        ),
        "no-reason": Message(
            Text("忽略{rules}没有写明理由，没有起作用。", "The remark on {rules} gives no reason and has no effect."), _FORM
        ),
        "bad-date": Message(
            Text("忽略说明的日期“{date}”不存在，没有起作用。", "There is no date {date}; the remark has no effect."), _FORM
        ),
        "mandatory": Message(
            Text("规则{rules}必须检查，不能忽略，这条说明没有起作用。", "{rules} is mandatory; the remark has no effect."),
            Text(
                "请按该规则的提示修改；有特殊原因的，请向财政部门说明。",
                "Mend what the rule says.",
            ),
            Severity.ERROR,
        ),
        "not-accepted": Message(
            Text("本次检查不接受文件中的忽略说明，没有起作用。", "Remarks in documents have no effect in this check."),
            Text("请删除这条说明，并按提示修改。", "Remove the remark and mend what is found."),
            Severity.INFO,
        ),
        "expired": Message(
            Text("忽略{rules}的说明已于{date}到期，不再起作用。", "The remark on {rules} expired on {date}."),
            _REMOVE,
            Severity.INFO,
        ),
        "unused": Message(
            Text("这里没有{rules}的问题，忽略说明没有用到。", "There is no finding of {rules} here; nothing is silenced."),
            _REMOVE,
            Severity.INFO,
        ),
    }
    good = (
        Example(_TABLE.format(remark="")),
        Example(_TABLE.format(remark="perflint 不是忽略说明")),
    )
    bad = (
        Example(_TABLE.format(remark="perflint：忽略 已核实"), (Expected("D2", {}, "no-rule"),)),
        Example(_TABLE.format(remark="perflint：忽略 W999 已核实"), (Expected("D2", {"rules": "W999"}, "unknown-rule"),)),
        Example(_TABLE.format(remark="perflint: ignore W101"), (Expected("D2", {"rules": "W101"}, "no-reason"),)),
        Example(
            _TABLE.format(remark="perflint：忽略 W101 已核实，到2026年2月30日"),
            (Expected("D2", {"rules": "W101", "date": "2026-2-30"}, "bad-date"),),
        ),
        Example(
            _TABLE.format(remark="perflint：忽略 W101、W102 已核实，到2020-12-31"),
            (Expected("D2", {"rules": "W101、W102", "date": "2020-12-31"}, "expired"),),
        ),
        Example(_TABLE.format(remark="perflint：忽略 weight-sum 已与单位核实"), (Expected("D2", {"rules": "W101"}, "unused"),)),
    )

    def check(self, judged: Sequence[JudgedRemark]) -> Iterator[Problem]:
        """Yield one problem for each remark and state, at the remark."""
        for remark, state, rules, _ in judged:
            if state is SuppressionState.USED:
                continue
            details = {"rules": "、".join(rules), "date": remark.bad_date or str(remark.until or "")}
            yield Problem(
                remark.place,
                self._message(remark.bad_date, bool(remark.reason), state, rules),
                {name: value for name, value in details.items() if value},
                field="remark",
                table=remark.table,
            )

    def _message(self, bad_date: str | None, has_reason: bool, state: SuppressionState, rules: Sequence[str]) -> str:
        if state is not SuppressionState.INVALID:
            return "mandatory" if state is SuppressionState.REFUSED else state.value
        if not rules:
            return "no-rule"
        if not has_reason:
            return "no-reason"
        return "bad-date" if bad_date is not None else "unknown-rule"
