"""operator-signs: ≧, >= and the like are written ≥."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.language.operators import normalise_operator
from perflint.regex import regex
from perflint.tables.model import IndicatorTable

_ODD = regex(r"[≧≦⩾⩽≯≮]|[>＞]\s*[=＝]|[<＜]\s*[=＝]|[=＝]\s*[>＞]|[=＝]\s*[<＜]")


class OperatorSigns(Fix):
    """Words (大于等于, 不低于) are as good as signs and stay."""

    name = "operator-signs"
    title = Text("符号统一为≥、≤", "write ≥ and ≤ throughout")
    rules = ("inconsistent-writing", "operator-invalid")
    examples = (
        FixExample(
            "| 三级指标 | 指标性质 | 指标值 |\n|---|---|---|\n"
            "| 办结率 | ≧ | 95% |\n| 合格率 | | >=90% |\n| 投诉率 | 不高于 | 1% |\n",
            "| 三级指标 | 指标性质 | 指标值 |\n|---|---|---|\n"
            "| 办结率 | ≥ | 95% |\n| 合格率 | | ≥90% |\n| 投诉率 | 不高于 | 1% |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the operators and values with such signs."""
        for indicator in table.indicators:
            for name in ("operator", "target"):
                field = getattr(indicator, name)
                if field is not None and _ODD.search(field.text):
                    yield from self.change(indicator, name, _ODD.sub(_sign, field.text))


def _sign(found: re.Match[str]) -> str:
    """The sign as it is best written; one that is not understood stays."""
    return normalise_operator(found[0]) or found[0]
