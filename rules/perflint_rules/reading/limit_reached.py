"""limit-reached: a part of the file was not read because it is too large."""

from __future__ import annotations

from perflint.checks.findings import Dimension, Severity, Text
from perflint.checks.rule import Example, Message
from perflint_rules.reading.notices import NoticeRule


class LimitReached(NoticeRule):
    """Each limit has a number and an option; what lies beyond it was not checked, so the result is incomplete.

    No example is large enough to reach a limit: see the tests of this topic.
    """

    code = "R103"
    rule = "limit-reached"
    name = Text("超过读取上限", "Limit reached")
    why = Text(
        "为防止异常文件耗尽内存，读取有上限。超过上限的内容没有读取，也没有检查，结果不完整。",
        "Reading is bounded, so that a hostile file cannot exhaust the machine. What lies beyond a limit was neither read nor "
        "checked.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    notices = frozenset(("limit-reached",))
    messages = {
        "limit-reached": Message(
            Text(
                "内容超过读取上限{limit}（选项{option}），其后的内容没有检查。",
                "The limit of {limit} ({option}) was reached; the rest was not checked.",
            ),
            Text(
                "请删除多余的内容或空白格式后重新提交；确需读取的，用“--option {option}=更大的数”重新检查。",
                "Remove what is not needed, or check again with “--option {option}=NUMBER”.",
            ),
        ),
    }
    good = (Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |"),)
    bad = ()
