"""How programs that set columns by blanks count what a character takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

#: How many columns a character takes.
Measure = Callable[[str], int]


def one_each(_: str) -> int:
    """Every character takes one column, as `pdftotext -layout` counts."""
    return 1


def drawn_wide(character: str) -> int:
    """Full-width characters take two columns, as editors and terminals draw them."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def drawn_wide_in_chinese(character: str) -> int:
    """Also those take two columns (≥, —, │) that are as wide as Chinese characters in Chinese fonts only."""
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


MEASURES: tuple[Measure, ...] = (one_each, drawn_wide, drawn_wide_in_chinese)
