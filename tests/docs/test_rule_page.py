"""The page of a rule, word for word, and texts that would pass for markup."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from perflint.checks.findings import Problem, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message
from perflint.documents.model import Place
from perflint.reports.rule_facts import place
from perflint.reports.rule_page import escaped, render_rule
from perflint.reports.words import Words
from tests.reports.sample_report import WeightSum

PAGE = """\
# T901 权重合计不对

`sample-weight-sum` · weights do not add up

| 维度 | 级别 | 把握程度 | 状态 | 起始版本 | 检查对象 |
| --- | --- | --- | --- | --- | --- |
| 完整性 | 错误 | 高 | 正式 | 0.1.0 | 一张表 |

## 为什么

权重合计应为 100 分。

## 依据

- 财预〔2020〕10号 第十三条
- 财预〔2021〕101号 附件（待核实）

## 会提示什么

- **错误**：权重合计为 …，应为 …<br>
  建议：调整…，使合计为 …

## 不合格的例子

|  | A | B |
| --- | --- | --- |
| 1 | 三级指标 | 权重 |
| 2 | 培训人数 | **95** |

- `B2` **错误**：权重合计为 95，应为 100<br>
  建议：调整权重，使合计为 100

## 合格的例子

|  | A | B |
| --- | --- | --- |
| 1 | 三级指标 | 权重 |
| 2 | 培训人数 | 100 |

没有问题。

## 选项

| 选项 | 默认值 | 说明 |
| --- | --- | --- |
| sample-weight-sum.total | 100 | 权重合计应为多少分 |
| sample-weight-sum.units | 分,% | 权重的单位 |
"""


class Earlier(HistoryRule):
    """Examples of several files, tables and lines."""

    code = "T905"
    rule = "sample-earlier"
    name, why = Text("比较", "compare"), Text("为什么", "why")
    dimension, severity = WeightSum.dimension, WeightSum.severity
    messages = {"default": Message(Text("不同", "differs"), Text("改", "change it"))}
    bad = (
        Example(
            "项目名称：甲\n\n| 三级指标 | 权重 |\n|---|---|\n| 人数 | |\n\n| 三级指标 | 权重 |\n|---|---|\n| 场次 | 9 |",
            (Expected("L1"), Expected("1:B2"), Expected("2:B2")),
            others=("| 三级指标 |\n|---|\n| 人数 |",),
        ),
    )
    good = ()

    def check(self, submission: object, earlier: object) -> Iterable[Problem]:
        """Find nothing."""
        return ()


EXAMPLE = """\
## Bad example

**File example-1.md**

> line 1: 项目名称：甲<br>

Table 1:

|  | A | B |
| --- | --- | --- |
| 1 | 三级指标 | 权重 |
| 2 | 人数 | **(empty)** |

Table 2:

|  | A | B |
| --- | --- | --- |
| 1 | 三级指标 | 权重 |
| 2 | 场次 | **9** |

**Earlier file example-2.md**

|  | A |
| --- | --- |
| 1 | 三级指标 |
| 2 | 人数 |

- `line 1` **error**: differs<br>
  Suggestion: change it
- `table 1 B2` **error**: differs<br>
  Suggestion: change it
- `table 2 B2` **error**: differs<br>
  Suggestion: change it

## Good example
"""


def test_the_whole_page() -> None:
    assert render_rule(WeightSum, Words("zh")) == PAGE


def test_examples_of_several_files_and_tables() -> None:
    page = render_rule(Earlier, Words("en"))
    assert page[page.index("## Bad example") :] == EXAMPLE


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("7*24小时", r"7\*24小时"),
        ("a_b|c", r"a\_b\|c"),
        ("[x](y) `z` #1 {total}", r"\[x\](y) \`z\` \#1 \{total\}"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("第一行\n第二行", "第一行<br>第二行"),
    ],
)
def test_texts_are_no_markup(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_places_of_examples() -> None:
    assert place("C3") == Place(row=3, column=3)
    assert place("2:AB10") == Place(table=2, row=10, column=28)
    assert place("L4") == Place(line=4)
    with pytest.raises(ValueError, match="第3行"):
        place("第3行")
