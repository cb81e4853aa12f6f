"""The kinds that judge one value at a time: a cell of an indicator, or a fact around the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from perflint.checks.declarative.pattern_guard import LONGEST_TEXT, PatternError, safe_pattern
from perflint.checks.declarative.specification import AnyField, Declaration, Found, Several, Words
from perflint.checks.rule import plain_text
from perflint.language.normal import normal
from perflint.language.quantity import combine
from perflint.language.units import convert, lookup_unit
from perflint.tables.model import FACTS, INDICATOR_FIELDS, Indicator, IndicatorTable
from perflint.tables.model import Field as TableField

YUAN = "元"
#: Fields whose cell may stand for several rows, each of which has its value.
SHARED = ("level1", "level2")


class FieldKind(Declaration):
    """Judges each of `fields` that is filled in; whether it has to be is the business of other rules."""

    fields: tuple[AnyField, ...] = Field(min_length=1)

    parameters: ClassVar[frozenset[str]] = frozenset({"field", "text", "name"})

    @model_validator(mode="after")
    def _rows_or_facts(self) -> FieldKind:
        of_rows = {name in INDICATOR_FIELDS for name in self.fields}
        if len(of_rows) > 1:
            raise PydanticCustomError("mixed-fields", "fields must be all of indicators or all of the table")
        if of_rows == {False} and any(name in INDICATOR_FIELDS for name in self.where):
            raise PydanticCustomError("where-of-rows", "a rule about the table cannot choose rows")
        return self

    def find(self, table: IndicatorTable) -> Iterator[Found]:
        """Yield the values that do not hold; a cell that several rows share is judged once."""
        seen: set[int] = set()
        for indicator, fields in self._fields(table):
            for name, field in fields:
                if name in SHARED:
                    if id(field.cell) in seen:
                        continue
                    seen.add(id(field.cell))
                wrong = self.judge(name, field, indicator, table)
                if wrong is not None:
                    common = {"field": name, "text": field.text, "name": (indicator.name if indicator else None) or ""}
                    yield Found(field, name, indicator, {**common, **wrong})

    def _fields(self, table: IndicatorTable) -> Iterator[tuple[Indicator | None, list[tuple[str, TableField]]]]:
        if self.fields[0] in FACTS:
            if self.is_about(table):
                yield None, [(name, table.facts[name]) for name in self.fields if name in table.facts]
            return
        for indicator in self.rows(table):
            cells = [(name, getattr(indicator, name)) for name in self.fields]
            yield indicator, [(name, field) for name, field in cells if field is not None]

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """The parameters of the message where a value does not hold, else None."""
        raise NotImplementedError


class PhrasesPresent(FieldKind):
    """The text holds at least one of the phrases."""

    check: Literal["phrases-present"]
    phrases: Several

    parameters: ClassVar[frozenset[str]] = FieldKind.parameters | {"phrases"}

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """Look for the phrases."""
        return None if _held(self.phrases, field.text) else {"phrases": listed(self.phrases)}


class PhrasesAbsent(FieldKind):
    """The text holds none of the phrases."""

    check: Literal["phrases-absent"]
    phrases: Several

    parameters: ClassVar[frozenset[str]] = FieldKind.parameters | {"phrases", "found"}

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """Look for the phrases."""
        found = _held(self.phrases, field.text)
        return {"phrases": listed(self.phrases), "found": listed(found)} if found else None


class Pattern(FieldKind):
    """The text, as it is written, matches a regular expression somewhere; with `expect = "no-match"`, nowhere."""

    check: Literal["pattern"]
    pattern: Words
    expect: Literal["match", "no-match"] = "match"

    parameters: ClassVar[frozenset[str]] = FieldKind.parameters | {"pattern", "found"}

    @field_validator("pattern")
    @classmethod
    def _is_safe(cls, pattern: str) -> str:
        try:
            compiled(pattern)
        except PatternError as error:
            raise PydanticCustomError(error.kind, "{reason}", {"reason": error.reason}) from error
        return pattern

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """Search the text."""
        match = compiled(self.pattern).search(field.text[:LONGEST_TEXT])
        if (match is not None) == (self.expect == "match"):
            return None
        return {"pattern": self.pattern, "found": match[0] if match is not None else ""}


class AllowedValues(FieldKind):
    """The text is one of the values, whatever its width and spacing."""

    check: Literal["allowed-values"]
    values: Several

    parameters: ClassVar[frozenset[str]] = FieldKind.parameters | {"values"}

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """Compare the text with the values."""
        allowed = normal(field.text) in {normal(value) for value in self.values}
        return None if allowed else {"values": listed(self.values)}


class Range(FieldKind):
    """Every number of the value lies between `min` and `max`, both included; a value without a number is let pass.

    With a `unit`, only numbers in units that convert to it count, converted; amounts around a table are in yuan.
    """

    check: Literal["range"]
    min: Decimal | None = None
    max: Decimal | None = None
    unit: Words | None = None

    parameters: ClassVar[frozenset[str]] = FieldKind.parameters | {"number", "min", "max", "unit"}

    @field_validator("unit")
    @classmethod
    def _is_unit(cls, unit: str | None) -> str | None:
        if unit is not None and lookup_unit(unit) is None:
            raise PydanticCustomError("unknown-unit", "this unit is not known")
        return unit

    @model_validator(mode="after")
    def _sound(self) -> Range:
        check_bounds(self.min, self.max)
        return self

    def judge(self, name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable) -> dict[str, str] | None:
        """Compare every number with the bounds."""
        for number, unit in _numbers(name, field, indicator, table, self.unit):
            if not within(number, self.min, self.max):
                bounds = {"min": bound_text(self.min), "max": bound_text(self.max)}
                return {"number": plain_text(number), "unit": unit, **bounds}
        return None


def _numbers(
    name: str, field: TableField, indicator: Indicator | None, table: IndicatorTable, wanted: str | None
) -> Iterable[tuple[Decimal, str]]:
    """The numbers of a value with their units, in the `wanted` unit where one is."""
    if indicator is None and wanted is not None and (amount := table.amount(name)) is not None:
        pairs: list[tuple[Decimal, str | None]] = [(amount, YUAN)]
    elif indicator is None or name in ("weight", "score"):
        pairs = [(field.number, None)] if field.number is not None else []
    else:
        own = indicator.unit.text if indicator.unit is not None and name in ("target", "actual") else None
        quantities = combine(None, field.text, own)
        pairs = [(number, one.unit) for one in quantities for number in (one.number, one.upper) if number is not None]
    for number, unit in pairs:
        if wanted is None:
            yield number, unit or ""
        elif unit is not None and (converted := convert(number, unit, wanted)) is not None:
            yield converted, wanted


def _held(phrases: Iterable[str], text: str) -> list[str]:
    plain = normal(text)
    return [phrase for phrase in phrases if normal(phrase) in plain]


def within(number: Decimal | int, least: Decimal | int | None, most: Decimal | int | None) -> bool:
    """Whether a number lies between two bounds, each of which may be missing."""
    return (least is None or number >= least) and (most is None or number <= most)


def check_bounds(least: Decimal | int | None, most: Decimal | int | None) -> None:
    """Raise PydanticCustomError unless there is a bound and they are in order."""
    if least is None and most is None:
        raise PydanticCustomError("no-bounds", "give min or max")
    if least is not None and most is not None and least > most:
        raise PydanticCustomError("bounds-crossed", "min is over max")


def bound_text(bound: Decimal | int | None) -> str:
    """A bound for a message; one that is missing is empty."""
    return "" if bound is None else plain_text(bound)


def listed(phrases: Iterable[str]) -> str:
    """Several phrases for a message."""
    return "、".join(phrases)


compiled = lru_cache(maxsize=None)(safe_pattern)
