"""What counts as empty, and how the gaps of one column are reported; shared by the rules of this topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from perflint.checks.findings import Confidence, Problem, Severity, Text
from perflint.checks.memo import once_a_table
from perflint.checks.rule import Message, TableRule
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Field, Indicator, IndicatorTable

_WORDS = "无|暂无|没有|待定|待补充?|待填写?|待完善|待明确|待核定?|待确定|未定|未知|同上|同前|略|不涉及|不适用|n/?a|tbd|null|none"
_MARK = regex(rf"[*＊_＿?？\-－–—/／\\、.。·…~～×✕]+|[xX]+|[（(]?(?:{_WORDS})[)）]?[。.；;]?", re.IGNORECASE)

_DIGIT = regex(r"[0-9]")
_SIGNS = regex(r"[≥≤≧≦＞＜＝><=_\s]")

_PART = regex(r"[-－—]*其中")

EMPTY_COLUMN = Text("表中有“{field}”列，但{rows}行指标全部没有填写。", "The column {field} is empty in all {rows} rows.")
LOST_COLUMN = Message(
    Text(
        "有{rows}行没有读到{field}，可能是网页或PDF转成文字时丢失。",
        "No {field} was read in {rows} rows; the conversion to text probably lost it.",
    ),
    Text(
        "请对照原件核对{field}；最好提交Excel或Word原件。",
        "Compare the {field} with the original; better submit the original Excel or Word file.",
    ),
    Severity.INFO,
)


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """Whether a text is only what people write in order to leave a cell empty: 无, 待定, /, *, XX."""
    return _MARK.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_bare_unit(text: str) -> bool:
    """Whether a value is only the unit, maybe with a sign, that a form printed for a number to be filled in: 公里, ≥ %."""
    return _DIGIT.search(text) is None and lookup_unit(_SIGNS.sub("", text)) is not None


def given(field: Field | None) -> bool:
    """Whether a cell holds a text that is more than such a mark."""
    return field is not None and not is_mark(field.text)


def is_unused(indicator: Indicator) -> bool:
    """Whether a row has neither a name nor a value: a line of the form that nobody filled in."""
    return not given(indicator.level3) and not given(indicator.target) and "target" not in indicator.shared


@once_a_table
def used_rows(table: IndicatorTable) -> list[Indicator]:
    """The rows of a table that somebody filled in."""
    return [indicator for indicator in table.indicators if not is_unused(indicator)]


def is_part(indicator: Indicator) -> bool:
    """Whether a row gives a part of what the row above counts ("其中：桃树面积"): it is weighed and scored there."""
    return _PART.match(indicator.name or "") is not None


def carries_weight(indicator: Indicator) -> bool:
    """Whether points hang on the row."""
    weight = indicator.weight.number if indicator.weight is not None else None
    return weight is not None and weight > 0


def named(indicator: Indicator) -> dict[str, str]:
    """The parameters of a gap in one row: whose it is."""
    return {"name": indicator.name or ""}


def column_problems(
    rule: TableRule,
    table: IndicatorTable,
    field: str,
    gaps: Sequence[Indicator],
    parameters: Callable[[Indicator], dict[str, str]] = named,
    message: str = "default",
) -> Iterator[Problem]:
    """Report the rows of `gaps`, which lack `field`, by the rule's messages `column`, `lost-column` and that for one row.

    A text conversion that dropped cells is no fault of the submitting unit: one unsure finding a column, never one
    a row. A column that nobody filled in is one finding as well. `parameters` gives those of one row.
    """
    if not gaps:
        return
    heading = table.heading(field) or table.place
    lossy = table.linear or field in table.lost_columns
    lost = [indicator for indicator in gaps if lossy and getattr(indicator, field) is None]
    if lost:
        places = [indicator.place_of(field) for indicator in lost]
        found = rule.problem(heading, "lost-column", field=field, related=places, confidence=Confidence.LOW, rows=len(lost))
        yield with_field(found)
    if len(lost) == len(gaps):
        return
    if not any(given(getattr(indicator, field)) or field in indicator.shared for indicator in table.indicators):
        rows = len(gaps) - len(lost)
        # it counts each row, or else one row filled in would cost more than none
        yield with_field(replace(rule.problem(heading, "column", field=field, rows=rows), count=rows))
        return
    for indicator in gaps:
        if not lossy or getattr(indicator, field) is not None:
            place = indicator.place_of(field)
            yield with_field(rule.problem(place, message, field=field, indicator=indicator), **parameters(indicator))


def with_field(problem: Problem, **parameters: str) -> Problem:
    """The problem with more parameters, and the code name of its field among them, where reports translate it."""
    return replace(problem, parameters={**problem.parameters, **parameters, "field": problem.field or ""})
