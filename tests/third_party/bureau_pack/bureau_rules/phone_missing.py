"""phone-missing: a hotline is promised without saying how it is reached."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.tables.model import Indicator, IndicatorTable


class PhoneMissing(IndicatorRule):
    """Looks for the words of the option in the name and for a digit in the remark."""

    code = "Z901"
    rule = "phone-missing"
    name = Text("热线指标没有写明电话", "Hotline without a number")
    why = Text(
        "本区要求热线类指标在备注中写明电话号码，以便抽查接通率。",
        "The bureau calls hotlines to see whether they are answered; the remark must give their number.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (Basis("某区财政局绩效目标审核要求", "第五条"),)
    words = Option(("热线", "电话接通"), Text("指标名称含有哪些词时要求写明电话。", "Words of names that ask for a number."))
    messages = {
        "default": Message(
            Text("“{name}”的备注没有写明电话号码。", "The remark of “{name}” gives no number."),
            Text("请在备注中写明热线号码，如“023-12345678”。", "Give the number in the remark, such as 023-12345678."),
        )
    }
    good = (
        Example(
            "| 三级指标 | 指标值 | 权重 | 备注 |\n|---|---|---|---|\n| 服务热线接通率 | ≥90% | 10 | 023-12345678 |\n"
            "| 培训人数 | ≥200人 | 10 | |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 | 备注 |\n|---|---|---|---|\n| 服务热线接通率 | ≥90% | 10 | 全年开通 |",
            (Expected("D2", {"name": "服务热线接通率"}),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterator[Problem]:
        """Yield a problem at the remark, or where it would stand."""
        name = indicator.name or ""
        remark = indicator.remark
        if not any(word in name for word in self.words):
            return
        if remark is None or not any(character.isdigit() for character in remark.text):
            yield self.problem(remark or indicator.place_of("remark"), field="remark", indicator=indicator, name=name)
