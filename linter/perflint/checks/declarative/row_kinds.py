"""The kinds that look at a row as a whole, or at how many rows there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from perflint.checks.declarative.conditions import condition_of
from perflint.checks.declarative.field_kinds import bound_text, check_bounds, within
from perflint.checks.declarative.specification import Declaration, Found, RowField, Words, placeholders
from perflint.tables.model import INDICATOR_FIELDS, IndicatorTable

Number = Annotated[int, Field(ge=0)]


class RequiredTogether(Declaration):
    """A row that has one of the fields has all of them; a column that the table lacks is not asked for."""

    check: Literal["required-together"]
    fields: tuple[RowField, ...] = Field(min_length=2)

    parameters: ClassVar[frozenset[str]] = frozenset({"field", "name"})

    def find(self, table: IndicatorTable) -> Iterator[Found]:
        """Yield each field that is missing beside another."""
        wanted = [name for name in self.fields if table.has_column(name) and name not in table.lost_columns]
        for indicator in self.rows(table):
            missing = [name for name in wanted if getattr(indicator, name) is None and name not in indicator.shared]
            if len(missing) < len(wanted):
                for name in missing:
                    parameters = {"field": name, "name": indicator.name or ""}
                    yield Found(indicator.place_of(name), name, indicator, parameters)


class Count(Declaration):
    """The number of rows (of those that `where` chooses) lies between `min` and `max`, both included."""

    check: Literal["count"]
    min: Number | None = None
    max: Number | None = None

    parameters: ClassVar[frozenset[str]] = frozenset({"count", "min", "max"})

    @model_validator(mode="after")
    def _sound(self) -> Count:
        check_bounds(self.min, self.max)
        return self

    def find(self, table: IndicatorTable) -> Iterator[Found]:
        """Yield at most one problem, where the table begins; a table that `where` leaves out as a whole has none."""
        if not self.is_about(table):
            return
        count = sum(1 for _ in self.rows(table))
        if not within(count, self.min, self.max):
            bounds = {"min": bound_text(self.min), "max": bound_text(self.max)}
            yield Found(table.place, None, None, {"count": str(count), **bounds})


class Condition(Declaration):
    """A condition in CEL over the fields of a row holds; a row that lacks a number that it names is not judged."""

    check: Literal["condition"]
    condition: Words
    field: RowField = "level3"

    parameters: ClassVar[frozenset[str]] = frozenset({"name", *INDICATOR_FIELDS})

    def prepare(self) -> None:
        """Compile the condition. Raises ConditionError."""
        condition_of(self.condition)

    def find(self, table: IndicatorTable) -> Iterator[Found]:
        """Yield the rows that break the condition, at `field`."""
        condition = condition_of(self.condition)
        shown = placeholders(self.message) | placeholders(self.suggestion)
        for indicator in self.rows(table):
            if condition.holds(indicator, table) is False:
                texts = {"name": indicator.name or ""}
                for name in INDICATOR_FIELDS:
                    value = getattr(indicator, name)
                    texts[name] = value.text if value is not None else ""
                at = getattr(indicator, self.field) or indicator.place_of(self.field)
                yield Found(at, self.field, indicator, {name: text for name, text in texts.items() if name in shown})
