"""stray-blanks: blanks inside of Chinese words are removed."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.tables.model import INDICATOR_FIELDS, IndicatorTable
from perflint_rules.names.inconsistent_writing import is_converted
from perflint_rules.names.spellings import BLANK, oddities


class StrayBlanks(Fix):
    """A table whose level names have blanks too was converted from something else: there, nothing is touched."""

    name = "stray-blanks"
    title = Text("删去词中的空格", "remove blanks inside of words")
    rules = ("inconsistent-writing",)
    examples = (
        FixExample(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培 训人数 | 200 人 | 10 |\n| Windows 系统正版率 | ≥95% | 10 |\n",
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 200人 | 10 |\n| Windows 系统正版率 | ≥95% | 10 |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the cells that have blanks."""
        if is_converted(table):
            return
        for indicator in table.indicators:
            for name in INDICATOR_FIELDS:
                field = getattr(indicator, name)
                for oddity in oddities(field.text) if field is not None and name not in ("level1", "level2") else ():
                    if oddity.kind == BLANK:
                        yield from self.change(indicator, name, oddity.wanted)
