"""refile: a row under the wrong level 2 gets the right one, where the level 1 stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.taxonomy.filing import verdict
from perflint_rules.taxonomy.kinds import Kind, kind_of

#: Kinds that stand under one level 1 in every taxonomy.
_OUTPUTS = frozenset({Kind.QUANTITY, Kind.QUALITY, Kind.TIMELINESS})


class Refile(Fix):
    """Unsafe: it takes the name at its word. Only cells that belong to one row are changed: a merged one files others too."""

    name = "refile"
    title = Text("二级指标改为相符的类别", "give misfiled rows their right level 2")
    safe = False
    rules = ("misclassified-indicator",)
    kinds = frozenset({TableKind.TARGET})
    examples = (
        FixExample(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 质量指标 | 系统故障应急处置时间 | ≤30分钟 |\n"
            "| 社会效益指标 | 排除故障及时性 | ≤20分钟 |\n",
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 时效指标 | 系统故障应急处置时间 | ≤30分钟 |\n"
            "| 社会效益指标 | 排除故障及时性 | ≤20分钟 |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the level 2 cells that file their only row wrongly."""
        rows = Counter(indicator.level2.place for indicator in table.indicators if indicator.level2 is not None)
        for indicator in table.indicators:
            kind = kind_of(indicator)
            found = verdict(indicator, kind) if kind in _OUTPUTS else None
            if found is None or not found.sure or found.right not in _OUTPUTS or indicator.level2 is None:
                continue
            if rows[indicator.level2.place] == 1:
                yield from self.change(indicator, "level2", str(found.right))
