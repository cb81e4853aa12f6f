"""Columns that places head, each the value of one of several parts: a village each, a school each."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.regex import regex
from perflint.tables.drafts import HeadingColumn
from perflint.tables.vocabulary import PART, is_whole

#: How the names of places and bodies end, which may each have a column of values.
PLACE = regex(r"[\u4e00-\u9fff]{1,10}(?:村|社区|镇|乡|街道|街道办|办事处|区|县|市|园|校|学校|小学|中学|院|局|所|站|中心)")


def part_names(texts: Sequence[str]) -> list[str] | None:
    """The names of the columns that these texts head, where each is a place or all of them together; else None.

    Where one of them is the whole, that is the value, and its parts are not kept.
    """
    if len(texts) < 2 or not all(PLACE.fullmatch(text) or is_whole(text) for text in texts):
        return None
    if any(map(is_whole, texts)):
        return ["target" if is_whole(text) else "other" for text in texts]
    return [f"{PART}{number}" for number in range(len(texts))]


def in_parts(columns: Sequence[HeadingColumn], parts: Sequence[HeadingColumn]) -> list[HeadingColumn]:
    """The columns of a heading with those of the parts in the place of the value's, else behind the others."""
    at = next((number for number, column in enumerate(columns) if column.name == "target"), len(columns))
    return [*columns[:at], *parts, *columns[at + 1 :]]
