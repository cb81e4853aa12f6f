"""rescale-weights: weights that do not add up are scaled so that they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.checks.rule import plain_text
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.weights.reading import read_weights
from perflint_rules.weights.weight_sum import WeightSum


class RescaleWeights(Fix):
    """Unsafe: which indicator gets more and which less is the submitter's to decide. What `weight-sum` takes for the
    right total is the total; shares stay as near as the number of decimals allows (largest remainders)."""

    name = "rescale-weights"
    title = Text("按比例调整权重，使合计正确", "scale the weights so that they add up")
    safe = False
    rules = ("weight-sum",)
    kinds = frozenset({TableKind.TARGET})
    whole_table = True
    examples = (
        FixExample(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 50 |\n| 培训合格率 | ≥95% | 45 |\n",
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 53 |\n| 培训合格率 | ≥95% | 47 |\n",
        ),
        FixExample(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 60 |\n| 培训合格率 | ≥95% | |\n",
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 60 |\n| 培训合格率 | ≥95% | |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the weights that change; none where one is missing, unreadable, or carries more than its number."""
        weights = read_weights(table)
        numbers = [row.number for row in weights.rows]
        if weights.unreadable or weights.missing or not weights.total or not list(WeightSum().check(table)):
            return
        if any(number < 0 for number in numbers) or any(plain_text(row.number) != row.field.text for row in weights.rows):
            return
        _, accepted = WeightSum().accepted(table, weights)
        total = min(accepted, key=lambda sum_: (abs(weights.total - sum_), -sum_))
        for row, number in zip(weights.rows, scaled(numbers, total), strict=True):
            if number != row.number:
                yield from self.change(row.indicator, "weight", plain_text(number))


def scaled(numbers: Sequence[Decimal], total: Decimal) -> list[Decimal]:
    """The numbers in proportion, with as many decimals as they had, so that they add up to `total`."""
    decimals = max(max(-int(number.normalize().as_tuple().exponent), 0) for number in (*numbers, total))
    step = Decimal(1).scaleb(-decimals)
    exact = [number * total / sum(numbers) for number in numbers]
    floors = [number.quantize(step, ROUND_FLOOR) for number in exact]
    left = int((total - sum(floors)) / step)
    most = sorted(range(len(numbers)), key=lambda index: (floors[index] - exact[index], index))[:left]
    return [floor + step if index in most else floor for index, floor in enumerate(floors)]
