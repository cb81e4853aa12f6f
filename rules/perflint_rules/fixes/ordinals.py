"""ordinals: the numbering of the form ("指标1：") is removed from the names."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.regex import regex
from perflint.tables.model import IndicatorTable

_NUMBERED = regex(r"指标\s*[0-9０-９一二三四五六七八九十]+\s*[:：、.．]")


class Ordinals(Fix):
    """Only the placeholder of the form is meant: what the reader strips, and that it says 指标 and a number."""

    name = "ordinals"
    title = Text("删去名称前的“指标1：”", "remove the numbering of the form from names")
    examples = (
        FixExample(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 数量指标 | 指标1：培训人数 | 200人 |\n| 质量指标 | 指标2：合格率 | ≥95% |\n",
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 培训人数 | 200人 |\n| 质量指标 | 合格率 | ≥95% |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the names with a numbering."""
        for indicator in table.indicators:
            name = indicator.level3
            if name is None or not name.text or not name.cell.text.endswith(name.text):
                continue
            if _NUMBERED.fullmatch(name.cell.text.removesuffix(name.text).strip()):
                yield Change(name.place, name.cell.text, name.text, "level3", indicator.name)
