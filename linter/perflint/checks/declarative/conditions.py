"""Conditions in CEL (Common Expression Language) over the fields of an indicator and the facts around its table.

CEL is evaluated by cel-expr-python, the runtime of the CEL project: it checks names and types when a condition is
compiled, its regular expressions take linear time, and it stops comprehensions that run too long. It is an optional
part of perflint (`perflint[cel]`), imported when a rule pack has a condition.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from perflint.regex import regex
from perflint.tables.model import INDICATOR_FIELDS, Field, Indicator, IndicatorTable

#: Fields of an indicator that are numbers in a condition; the others are texts, empty where the document has none.
NUMBERS = ("weight", "score")
#: Facts that are texts in a condition, and amounts, which are numbers in yuan.
TEXT_FACTS = ("project", "unit_name", "department", "goal", "goal_achieved")
AMOUNTS = ("total_budget", "initial_budget", "annual_budget", "executed")

_STRING = regex(r"""r?("([^"\\]|\\.)*"|'([^'\\]|\\.)*')""")
_NAME = regex(r"(?<![.\w])[A-Za-z_]\w*")
_DECORATION = regex(r"^\w+: ERROR: <input>:|\s*\[\w+\]$")

Read = Callable[[Indicator, IndicatorTable], Any]


class ConditionError(Exception):
    """A condition that cannot be used (`kind` is stable, kebab-case) or evaluated; `reason` is CEL's own message."""

    def __init__(self, kind: str, reason: str = "") -> None:
        super().__init__(kind, reason)
        self.kind = kind
        self.reason = reason


class CompiledCondition:
    """A condition that is ready to be evaluated."""

    def __init__(self, text: str) -> None:
        """Compile a condition. Raises ConditionError."""
        try:
            cel = import_module("cel_expr_python.cel")
        except ImportError as error:
            raise ConditionError("cel-missing") from error
        self.names = [name for name in dict.fromkeys(_NAME.findall(_STRING.sub("", text))) if name in variables()]
        try:
            types = {name: getattr(cel.Type, kind) for name, (kind, _) in variables().items()}
            self.expression = cel.NewEnv(variables=types).compile(text)
        except RuntimeError as error:  # the one class that the runtime raises
            raise ConditionError("condition-syntax", _told(error)) from error
        if self.expression.return_type().name() not in ("BOOL", "DYN"):
            raise ConditionError("condition-not-boolean")

    def holds(self, indicator: Indicator, table: IndicatorTable) -> bool | None:
        """Whether the condition is true; None where it cannot be told for want of a number. Raises ConditionError."""
        values = {name: variables()[name][1](indicator, table) for name in self.names}
        try:
            result = self.expression.eval(data=values).value()
        except RuntimeError as error:  # it ran too long
            raise ConditionError("condition-failed", _told(error)) from error
        if isinstance(result, bool):
            return result
        if None in values.values():
            return None
        raise ConditionError("condition-failed", str(result))


condition_of = cache(CompiledCondition)


@cache
def variables() -> dict[str, tuple[str, Read]]:
    """The names that a condition may use: the CEL type of each, and how to read it from a row."""
    found: dict[str, tuple[str, Read]] = {}
    for name in INDICATOR_FIELDS:
        found[name] = ("DYN", _number(name)) if name in NUMBERS else ("STRING", _text(name))
    found["sign"] = ("STRING", lambda indicator, table: indicator.sign or "")
    found["target_number"] = ("DYN", _target_number)
    found["quantities"] = ("LIST", _quantities)
    found["kind"] = ("STRING", lambda indicator, table: str(table.kind))
    found["scope"] = ("STRING", lambda indicator, table: str(table.scope))
    found["year"] = ("DYN", lambda indicator, table: table.year)
    found.update({name: ("STRING", _fact(name)) for name in TEXT_FACTS})
    found.update({name: ("DYN", _amount(name)) for name in AMOUNTS})
    return found


def _text(name: str) -> Read:
    def read(indicator: Indicator, table: IndicatorTable) -> str:
        field: Field | None = getattr(indicator, name)
        return field.text if field is not None else ""

    return read


def _number(name: str) -> Read:
    def read(indicator: Indicator, table: IndicatorTable) -> float | None:
        field: Field | None = getattr(indicator, name)
        return _float(field.number) if field is not None else None

    return read


def _fact(name: str) -> Read:
    return lambda indicator, table: table.fact(name) or ""


def _amount(name: str) -> Read:
    return lambda indicator, table: _float(table.amount(name))


def _target_number(indicator: Indicator, table: IndicatorTable) -> float | None:
    """The number of the target where it has exactly one."""
    quantities = indicator.quantities
    return float(quantities[0].number) if len(quantities) == 1 else None


def _quantities(indicator: Indicator, table: IndicatorTable) -> list[dict[str, Any]]:
    return [{"operator": one.operator or "", "number": float(one.number), "unit": one.unit or ""} for one in indicator.quantities]


def _float(number: Decimal | None) -> float | None:
    return float(number) if number is not None else None


def _told(error: RuntimeError) -> str:
    """The first line of what CEL says, without its decoration: the column and the problem."""
    lines = str(error).splitlines()
    return _DECORATION.sub("", lines[0]) if lines else type(error).__name__
