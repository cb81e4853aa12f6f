"""What the stored values of a workbook show, whatever the format of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from perflint.regex import regex

from .limits import Limits
from .model import DocumentError
from .number_format import render, render_text
from .text import clean

_CONTROLS = regex(r"[\x00-\x08\x0e-\x1f\x7f]")
_DISTINCT_NUMBERS = 65_536  # texts of numbers that are remembered; a table repeats few

#: The errors of formulas, by the code that binary workbooks store.
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class SharedStrings(list[str]):
    """The shared strings of a workbook, cleaned; `cut` holds the indices of those longer than limits.cell_characters."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.cut: set[int] = set()
        self._most = limits.cells
        self._longest = limits.cell_characters

    def add(self, text: str, cleaned: Callable[[str], str]) -> None:
        """Add a string; `cleaned` gives what a cell shows of it. Raises DocumentError `too-large` for limits.cells."""
        if len(self) >= self._most:
            raise DocumentError("too-large", limit=self._most, option="limits.cells")
        if len(text) > self._longest:
            self.cut.add(len(self))
            text = text[: self._longest]
        self.append(cleaned(text))


@dataclass(slots=True, frozen=True)
class CellTexts:
    """What the stored values of a workbook show.

    `number` and `styled` take a stored number or text and the index of its cell format, as the file has them; `styled`
    is None if no format of the workbook changes a text.
    """

    strings: SharedStrings
    number: Callable[[str | float, str | int | None], str]
    styled: Callable[[str, str | int | None], str] | None
    date1904: bool


def cell_texts(strings: SharedStrings, codes: list[str], date1904: bool) -> CellTexts:
    """Return the texts of a workbook: `codes` are the number formats of its cell formats, `date1904` its date system.

    `number` raises ValueError for what is no number. An index out of range counts as General.
    """

    @lru_cache(_DISTINCT_NUMBERS)
    def number(value: str | float, style: str | int | None) -> str:
        return render(float(value), _code(codes, style), date1904)

    def styled(text: str, style: str | int | None) -> str:
        return render_text(text, _code(codes, style))

    plain = all(render_text("x", code) == "x" for code in set(codes))
    return CellTexts(strings, number, None if plain else styled, date1904)


def clean_stored(text: str) -> str:
    """Return the text of a cell whose file may hold control characters: without them, then cleaned as in every format."""
    return clean(text if text.isprintable() else _CONTROLS.sub("", text))


def _code(codes: list[str], style: str | int | None) -> str:
    index = int(style) if style else 0
    return codes[index] if 0 <= index < len(codes) else "General"
