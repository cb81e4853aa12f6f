"""percent-words: 百分率 and the like in the unit column are written %."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.tables.model import IndicatorTable

_WORDS = frozenset({"百分率", "百分比", "百分数", "百分号", "百分之", "percent", "pct"})


class PercentWords(Fix):
    """Only the whole content of a unit cell."""

    name = "percent-words"
    title = Text("单位“百分率”改为“%”", "write % for 百分率 in the unit column")
    rules = ("inconsistent-writing",)
    examples = (
        FixExample(
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 事项上网率 | 80 | 百分率 |\n| 增长点 | 2 | 百分点 |\n",
            "| 三级指标 | 指标值 | 计量单位 |\n|---|---|---|\n| 事项上网率 | 80 | % |\n| 增长点 | 2 | 百分点 |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the units that say per cent in words."""
        for indicator in table.indicators:
            if indicator.unit is not None and indicator.unit.text.lower() in _WORDS:
                yield from self.change(indicator, "unit", "%")
