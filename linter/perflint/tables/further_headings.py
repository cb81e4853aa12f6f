"""The headings of a stream that no list knows: what stands between the last known heading and the first row."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.heading_words import heading_field
from perflint.tables.part_headings import in_parts, part_names
from perflint.tables.tokens import Token
from perflint.tables.vocabulary import label, level

#: So many tokens may head further columns.
FURTHER = 16
#: How a heading that is not known ends.
ENDS_LIKE_HEADING = regex(
    r".*(?:值|分|得分|数|率|量|说明|原因|措施|情况|单位|标准|依据|来源|备注|系数|启用|类型|保障|季度|月|月份|年|年度|能|其他|性|计划)"
)
SERIAL = regex(r"\d{1,12}[.、]?")
#: A part of the year that may head a column of a plan, and what heads such columns together.
PERIOD, PLAN = regex(r"\d{1,2}月份?|第?[一二三四]季度|[上下]半年"), regex(r".*(?:计划|进度|目标|安排)")


def further_headings(columns: Sequence[HeadingColumn], tokens: Sequence[Token]) -> tuple[list[HeadingColumn], int]:
    """The columns of a heading with those that the next tokens head, and how many tokens these are.

    The same columns, and none, where the tokens are no headings.
    Places in a row below 指标值 are its parts: each has a column of values.
    """
    between: list[Token] = []
    used = 0
    serial = any(column.name == "serial" for column in columns)
    for number, token in enumerate(tokens[: FURTHER + 1]):
        if token.cell is None:
            continue  # an empty cell of the heading, or of the first row
        if _begins_row(tokens, number, serial):
            break
        between.append(token)
        used = number + 1
    else:
        return list(columns), 0
    names = part_names([token.text for token in between])
    if names is not None:
        parts = [_column(name, token) for name, token in zip(names, between, strict=True)]
        return in_parts(columns, parts), used
    if not all(_is_heading(token.text) for token in between):
        return list(columns), 0
    further = [_column("target" if token.text == "值" else heading_field(token.text) or "other", token) for token in between]
    return with_periods_in_place([*columns, *further]), used


def with_periods_in_place(columns: list[HeadingColumn]) -> list[HeadingColumn]:
    """The columns with the parts of a year, which stand in a second line, where the plan is that they are parts of."""
    periods = [column for column in columns if PERIOD.fullmatch(column.cell.text)]
    at = next((number for number, column in enumerate(columns) if _heads_plan(column)), None)
    if len(periods) < 2 or at is None:
        return columns
    before = [column for column in columns[:at] if column not in periods]
    return [*before, *periods, *(column for column in columns[at + 1 :] if column not in periods)]


def _heads_plan(column: HeadingColumn) -> bool:
    return column.name in ("group", "other") and PLAN.fullmatch(column.cell.text) is not None


def _is_heading(text: str) -> bool:
    return heading_field(text) is not None or (ENDS_LIKE_HEADING.fullmatch(text) is not None and label(text) is None)


def _begins_row(tokens: Sequence[Token], number: int, serial: bool) -> bool:
    """Whether a row begins with a token: with the name of a level, or with its number."""
    if serial and SERIAL.fullmatch(tokens[number].text):
        return True
    text = tokens[number].text
    return "指标" in text and (level(1, text) is not None or level(2, text) is not None)


def _column(name: str, token: Token) -> HeadingColumn:
    if token.cell is None:
        raise ValueError("an empty cell heads no column")
    return HeadingColumn(name, token.cell, None, None)
