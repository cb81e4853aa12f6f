"""full-width: full-width digits and signs are written half-width."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.regex import regex
from perflint.tables.model import IndicatorTable

#: Texts of sentences keep what they have: only what is a sign, a number or a unit is rewritten.
_FIELDS = ("operator", "target", "unit", "weight", "actual", "score")
_WIDE = regex(r"[０-９％＋－．＝＜＞]")
_OFFSET = 0xFEE0  # from a full-width character to the ASCII one


class FullWidth(Fix):
    """Commas and brackets are left: full-width ones are right in Chinese texts."""

    name = "full-width"
    title = Text("全角数字、符号改为半角", "write full-width digits and signs half-width")
    rules = ("inconsistent-writing",)
    examples = (
        FixExample(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 合格率 | ＝ | ９５．５ | ％ |\n| 设施 | 定性 | 优、良、中、差 | |\n",
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 合格率 | = | 95.5 | % |\n| 设施 | 定性 | 优、良、中、差 | |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the cells that have full-width characters."""
        for indicator in table.indicators:
            for name in _FIELDS:
                field = getattr(indicator, name)
                if field is not None and _WIDE.search(field.text):
                    yield from self.change(indicator, name, _WIDE.sub(lambda found: chr(ord(found[0]) - _OFFSET), field.text))
