"""number-as-text: a number that a workbook stores as a text is stored as a number."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.regex import regex
from perflint.tables.model import IndicatorTable

_FIELDS = ("target", "weight", "actual", "score")
_PLAIN = regex(r"[0-9]+(?:\.[0-9]+)?")


class NumberAsText(Fix):
    """Asks for every plain number; which of them are texts only the workbook knows, and in other formats none is."""

    name = "number-as-text"
    title = Text("文本格式的数字改为数值", "store numbers as numbers")
    examples = (
        FixExample(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200 | 10 |\n",
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200 | 10 |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the cells that hold a number, each with its text unchanged."""
        for indicator in table.indicators:
            for name in _FIELDS:
                field = getattr(indicator, name)
                if field is not None and _PLAIN.fullmatch(field.text):
                    yield from self.change(indicator, name, field.text)
