"""split-value: the sign and the unit that stand in the value move to their own columns, or go where these have them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from perflint.checks.findings import Text
from perflint.checks.fix import Change, Fix, FixExample
from perflint.checks.rule import plain_text
from perflint.language.operators import normalise_operator
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import given
from perflint_rules.operators.value_overloaded import single

_PLAIN = regex(r"(?P<sign>[≥≤><=]?)\s*(?P<number>[0-9][0-9,.]*)\s*(?P<unit>\D*)")


class SplitValue(Fix):
    """Only values that are a sign, a number and a unit and nothing else; words such as 以上 stay where they are."""

    name = "split-value"
    title = Text("指标值中的符号、单位移到各自的列", "move sign and unit out of the value into their columns")
    rules = ("value-overloaded", "missing-operator", "missing-unit")
    kinds = frozenset({TableKind.TARGET})
    examples = (
        FixExample(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 办结率 | | ≥95% | |\n| 受理业务 | ≥ | 17595件 | 件 |\n"
            "| 办件量 | = | 20宗 | 个 |\n| 上线率 | | 95%以上 | |\n",
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n"
            "| 办结率 | ≥ | 95 | % |\n| 受理业务 | ≥ | 17595 | 件 |\n"
            "| 办件量 | = | 20宗 | 个 |\n| 上线率 | | 95%以上 | |\n",
        ),
    )

    def changes(self, table: IndicatorTable) -> Iterator[Change]:
        """Yield the values that give something up, and the empty cells that take it."""
        for indicator in table.indicators:
            value = parts(indicator.target.text) if indicator.target is not None else None
            if value is None:
                continue
            sign, number, unit = value
            kept_sign, signs = self.settled(table, indicator, "operator", sign)
            kept_unit, units = self.settled(table, indicator, "unit", unit)
            if (kept_sign, kept_unit) != (sign, unit):
                yield from self.change(indicator, "target", f"{kept_sign}{number}{kept_unit}")
                yield from (*signs, *units)

    def settled(self, table: IndicatorTable, indicator: Indicator, name: str, text: str) -> tuple[str, list[Change]]:
        """What of a sign or unit has to stay in the value, and the change that puts it into its own cell."""
        field = getattr(indicator, name)
        if not text or not table.has_column(name):
            return text, []
        if field is None:
            filled = list(self.fill(indicator, name, text))
            return ("", filled) if filled else (text, [])
        return ("" if given(field) and says_the_same(indicator, name, text) else text), []


def says_the_same(indicator: Indicator, name: str, text: str) -> bool:
    """Whether the cell for the sign or unit says just what the value says."""
    if name == "operator":
        return indicator.operator is not None and normalise_operator(indicator.operator.text) == text
    own, cell = lookup_unit(text), lookup_unit(indicator.unit.text) if indicator.unit is not None else None
    return own is not None and cell is not None and own.symbol == cell.symbol  # 人次 beside 个 says more than the cell


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[str, str, str] | None:
    """The sign, number and unit that a value consists of, each perhaps ""; None for any other value and a bare number."""
    found, quantity = _PLAIN.fullmatch(text), single(text)
    if found is None or quantity is None or quantity.number is None:
        return None
    unit = found["unit"].strip()
    if (unit and lookup_unit(unit) is None) or (not unit and not found["sign"]):
        return None
    return found["sign"], plain_text(quantity.number), unit
