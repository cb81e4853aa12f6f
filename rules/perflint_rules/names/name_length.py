"""name-length: an indicator name that is too long to be understood at a glance, or too short to say anything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option
from perflint.language.normal import normal
from perflint.language.vagueness import slogan
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.placeholder import placeholder
from perflint_rules.names.compound_indicator import joins
from perflint_rules.names.date_range_name import date_in_place_of

_BRACKETED = regex(r"\([^()]*\)")


class NameLength(IndicatorRule):
    """A hint only: no document gives a number. What stands in brackets does not count.

    Long slogans, lists and dates in place of a name are other rules' findings.
    """

    code = "N102"
    rule = "name-length"
    name = Text("指标名称过长或过短", "Name too long or too short")
    why = Text(
        "指标名称应简洁明确，一眼看出衡量什么。名称太长，多半夹带了工作措施或指标值；只有一两个字，又说不清衡量的对象。",
        "A name should be short and clear. A long one usually carries measures or the target along; one of a character or two "
        "does not say what is measured.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    kinds = frozenset({TableKind.TARGET})
    basis = (Basis("财预〔2021〕101号", "指标名称：末级指标的名称，应简洁明确、通俗易懂"),)
    longest = Option(25, Text("名称最多的字数（括号内不计）。", "The most characters of a name, brackets not counted."))
    shortest = Option(3, Text("名称最少的字数。", "The fewest characters of a name."))
    messages = {
        "long": Message(
            Text("指标名称有{length}个字，超过{limit}个字。", "The name has {length} characters, more than {limit}."),
            Text(
                "建议只保留“对象+衡量内容”（如“参训人员考试合格率”），其余说明移到指标解释里。",
                "Keep the object and what is measured (such as 参训人员考试合格率); move the rest to the definition.",
            ),
        ),
        "short": Message(
            Text("指标名称“{name}”只有{length}个字，看不出衡量的对象。", "“{name}” has {length} characters and names no object."),
            Text("建议写明对象，如把“人数”写成“培训人数”。", "Name the object: 培训人数 rather than 人数."),
        ),
    }
    good = (
        # brackets do not count; a slogan, a list and a date have findings of their own
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 10 |\n"
            "| 临聘人员每月固定劳务标准（含社会保险、住房公积金以及年度考核奖励等全部费用） | 4500元 | 10 |\n"
            "| 坚持把群众放在心中最高位置，努力把群众的需求当作我们最大的追求 | 16万件 | 10 |\n"
            "| 2023年1月1日-2023年12月31日 | 365天 | 10 |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 全区各镇街村居便民服务中心工作人员参加政务服务业务培训的考试合格率 | 95% | 10 |\n| 人数 | 200人 | 10 |",
            (
                Expected("A2", {"length": "33", "limit": "25"}, "long"),
                Expected("A3", {"name": "人数", "length": "2"}, "short"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a name outside the limits."""
        name = indicator.level3
        if name is None:
            return ()
        length = length_of(name.text)
        if self.shortest <= length <= self.longest or is_reported_elsewhere(name.text):
            return ()
        if length > self.longest:
            return (self.problem(name, "long", field="level3", indicator=indicator, length=length, limit=self.longest),)
        return (self.problem(name, "short", field="level3", indicator=indicator, name=name.text, length=length),)


def length_of(name: str) -> int:
    """The number of characters of a name without blanks, brackets and final punctuation."""
    return len(_BRACKETED.sub("", normal(name)).rstrip("。.,;:、"))


@lru_cache(maxsize=4096)
def is_reported_elsewhere(name: str) -> bool:
    """Whether the name is no name at all, or several: what is wrong with it then is not its length."""
    if placeholder(name) or date_in_place_of(name) or slogan(name):
        return True
    return joins(name) is not None
