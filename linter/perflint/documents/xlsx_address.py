"""Addresses of cells as spreadsheets write them."""

from __future__ import annotations

import re

from perflint.regex import regex

from .model import Place

_ADDRESS = regex(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


class ColumnNumbers(dict[str, int]):
    """Column numbers by their letters, each worked out once. Raises ValueError for what names no column."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        if not re.fullmatch("[A-Za-z]{1,3}", letters):
            raise ValueError("no column")
        self[letters] = number
        return number


def cell_place(sheet: str, reference: str) -> Place:
    """Return the place of an address, "B3", in a sheet; the sheet itself for what is no address."""
    found = _ADDRESS.fullmatch(reference)
    if not found:
        return Place(sheet=sheet)
    return Place(sheet=sheet, row=int(found[2]), column=ColumnNumbers()[found[1]])
