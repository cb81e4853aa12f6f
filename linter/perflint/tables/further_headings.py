"""The headings of a stream that no list knows: what stands between the last known heading and the first row."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.heading_words import heading_field
from perflint.tables.tokens import Token
from perflint.tables.vocabulary import PART, is_whole, label, level

#: So many tokens may head further columns.
FURTHER = 16
#: How a heading that is not known ends.
ENDS_LIKE_HEADING = regex(
    r".*(?:值|分|得分|数|率|量|说明|原因|措施|情况|单位|标准|依据|来源|备注|系数|启用|类型|保障|季度|月|月份|年|年度|能|其他|性|计划)"
)
#: How the names of places and bodies end, which may each have a column of values.
PLACE = regex(r"[\u4e00-\u9fff]{1,10}(?:村|社区|镇|乡|街道|办事处|区|县|市|园|校|学校|小学|中学|院|局|所|站|中心)")
SERIAL = regex(r"\d{1,12}[.、]?")
#: A part of the year that may head a column of a plan, and what heads such columns together.
PERIOD, PLAN = regex(r"\d{1,2}月份?|第?[一二三四]季度|[上下]半年"), regex(r".*(?:计划|进度|目标|安排)")


def further_headings(columns: Sequence[HeadingColumn], tokens: Sequence[Token]) -> list[HeadingColumn]:
    """The columns of a heading with those that the next tokens head; the same columns where the tokens are no headings.

    Places in a row below 指标值 are its parts: each has a column of values.
    """
    between: list[Token] = []
    serial = any(column.name == "serial" for column in columns)
    for number, token in enumerate(tokens[: FURTHER + 1]):
        if token.cell is None:
            return list(columns)
        if _begins_row(tokens, number, serial):
            break
        between.append(token)
    else:
        return list(columns)
    if len(between) > 1 and all(PLACE.fullmatch(token.text) or is_whole(token.text) for token in between):
        return _in_parts(columns, between)
    if not all(_is_heading(token.text) for token in between):
        return list(columns)
    in_periods = sum(PERIOD.fullmatch(token.text) is not None for token in between) > 1
    return [*columns, *(_column(_field(token.text, in_periods), token) for token in between)]


def _is_heading(text: str) -> bool:
    return heading_field(text) is not None or (ENDS_LIKE_HEADING.fullmatch(text) is not None and label(text) is None)


def _field(text: str, in_periods: bool) -> str:
    """The field of a further heading; the parts of a year stand below one that heads them together."""
    if in_periods and PLAN.fullmatch(text):
        return "group"
    return "target" if text == "值" else heading_field(text) or "other"


def _begins_row(tokens: Sequence[Token], number: int, serial: bool) -> bool:
    """Whether a row begins with a token: with the name of a level, or with its number."""
    if serial and SERIAL.fullmatch(tokens[number].text):
        return True
    text = tokens[number].text
    return text.endswith("指标") and (level(1, text) is not None or level(2, text) is not None)


def _in_parts(columns: Sequence[HeadingColumn], places: Sequence[Token]) -> list[HeadingColumn]:
    """The columns with those of the places in the place of the value's, the whole among them being the value itself."""
    names = ["target" if is_whole(token.text) else f"{PART}{number}" for number, token in enumerate(places)]
    if "target" in names:
        names = [name if name == "target" else "other" for name in names]
    parts = [_column(name, token) for name, token in zip(names, places, strict=True)]
    at = next((number for number, column in enumerate(columns) if column.name == "target"), len(columns))
    return [*columns[:at], *parts, *columns[at + 1 :]]


def _column(name: str, token: Token) -> HeadingColumn:
    if token.cell is None:
        raise ValueError("an empty cell heads no column")
    return HeadingColumn(name, token.cell, None, None)
