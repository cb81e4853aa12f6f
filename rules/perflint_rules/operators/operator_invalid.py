"""operator-invalid: an operator cell that holds something else than an operator."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.normal import normal
from perflint.language.operators import normalise_operator
from perflint.regex import regex
from perflint.tables.model import Field, IndicatorTable
from perflint_corpora import load_rows
from perflint_rules.missing.gaps import given

# a sign that a conversion to text lost leaves its markup: the reading is in doubt, not the table
_LOST_SIGN = regex(r"(?:\\[()\[\]]|<[^<>]*>|[$?？\s\uf000-\uf8ff\ufffd□])+")

#: So many wrong cells and no right one: the column holds something else.
OTHER_COLUMN = 3


class OperatorInvalid(TableRule):
    """Empty cells and marks such as 无 are `missing-operator`'s; what operators may be called is in operators.csv."""

    code = "O101"
    rule = "operator-invalid"
    name = Text("指标性质（计算符号）填写有误", "Invalid operator")
    why = Text(
        "指标性质只能填“≥”“≤”“＞”“＜”“=”或“定性”。填成文字、数字或单位，系统不接收，自评时也不知道按哪种方式计分。",
        "An operator is one of ≥, ≤, ＞, ＜, = or 定性. With anything else systems reject the row and nobody knows how to score "
        "it.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (Basis("财预〔2015〕88号", "绩效目标审核表 审核要点：填报格式规范、内容完整准确"),)
    messages = {
        "default": Message(
            Text("“{name}”的指标性质填成了“{written}”，不是符号。", "The operator of “{name}” is “{written}”."),
            Text(
                "请改填“≥”“≤”“=”或“定性”：越多越好用“≥”，越少越好用“≤”；“{written}”如属指标值或单位，移到相应的列。",
                "Use ≥, ≤, = or 定性; if “{written}” belongs to the value or the unit, move it there.",
            ),
        ),
        "column": Message(
            Text(
                "“{heading}”列的{rows}行填的都不是符号（如“{written}”）。",
                "None of the {rows} cells in the column “{heading}” is an operator (such as “{written}”).",
            ),
            Text(
                "请逐行改填“≥”“≤”“=”或“定性”；如该列本来不是填符号的，请另设“指标性质”列。",
                "Fill in ≥, ≤, = or 定性 in every row; if the column is meant for something else, add one for operators.",
            ),
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | 不低于 | 200 | 人 |\n"
            "| 考试合格率 | >= | 95 | % |\n"
            "| 服务评价 | 定性 | 优 | |\n| 培训场次 | | 12 | 场 |\n| 宣传册 | 无 | 500 | 册 |\n| 温度 | 定量（其他） | 20 | ℃ |\n"
            "| 按时办结率 | \\(\\) | 95 | % |"
        ),
    )
    bad = (
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | ≥ | 200 | 人 |\n"
            "| 考试合格率 | 大约 | 95 | % |\n"
            "| 培训场次 | 场 | 12 | 场 |",
            (
                Expected("B3", {"name": "考试合格率", "written": "大约"}),
                Expected("B4", {"name": "培训场次", "written": "场"}),
            ),
        ),
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 培训人数 | 新增 | 200 | 人 |\n"
            "| 考试合格率 | 延续 | 95 | % |\n| 培训场次 | 延续 | 12 | 场 |",
            (Expected("B1", {"heading": "指标性质", "rows": "3", "written": "新增"}, "column"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the wrong cells, or one problem for a column without a single operator."""
        filled = [row for row in table.indicators if row.operator is not None and given(row.operator)]
        wrong = [(row, row.operator) for row in filled if row.operator is not None and is_wrong(row.operator.text)]
        if not wrong:
            return
        heading = table.heading("operator")
        if heading is not None and len(wrong) == len(filled) >= OTHER_COLUMN:
            yield self.column(heading, [operator for _, operator in wrong])
            return
        for row, operator in wrong:
            name = row.name or ""
            yield self.problem(operator, field="operator", indicator=row, name=name, written=operator.text)

    def column(self, heading: Field, cells: list[Field]) -> Problem:
        """The problem of a whole column; perhaps it is the reading that is wrong."""
        return self.problem(
            heading,
            "column",
            field="operator",
            related=[cell.place for cell in cells],
            confidence=Confidence.MEDIUM,
            heading=heading.text,
            rows=len(cells),
            written=cells[0].text,
        )


@lru_cache(maxsize=4096)
def is_wrong(text: str) -> bool:
    """Whether the text of an operator cell is neither an operator nor another answer that forms ask for."""
    if normalise_operator(text) is not None or _LOST_SIGN.fullmatch(text):
        return False
    return normal(text) not in _answers()


@cache
def _answers() -> frozenset[str]:
    return frozenset(normal(row["word"]) for row in load_rows("operator_words"))
