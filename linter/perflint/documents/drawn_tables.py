"""Reads tables that are drawn with characters in a plain text: │ ─ ┼, or | - + as many programs print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from perflint.regex import regex

from .model import Span
from .text import unwrapped
from .text_columns import MEASURES, Measure

#: What rules are drawn with, and what stands between two columns.
RULES = frozenset("─━═┄┅┈┉╌╍-=—")
BARS = frozenset("│┃║┆┇┊┋╎╏|")
#: The first line of a drawn table: corners, rules, and places where columns begin.
TOP = regex(r"[┌┏╔╭├+╒╓][─━═┄┅┈┉╌╍┬┳╦┼╤╥+=-]+[┐┓╗╮┤+╕╖]")
#: The least lines of a table: two rules and a row.
LINES = 3
#: A table in which no rule separates the rows has at most so many bands: heading and body.
BANDS = 2


@dataclass(slots=True)
class DrawnCell:
    """A cell: the rows and columns that it covers (from 1), its text, and the index of the line where that begins."""

    span: Span
    text: str
    line: int


class DrawnTable(NamedTuple):
    """The cells of a table that have text, row by row; `ruled` tells whether rules separate its rows."""

    cells: list[DrawnCell]
    ruled: bool


def drawn_end(lines: Sequence[str], start: int) -> int:
    """The index behind the drawn table that begins in line `start`; `start` itself where none does."""
    if TOP.fullmatch(lines[start].strip()) is None:
        return start
    end = start
    while end < len(lines) and _is_framed(lines[end].strip()):
        end += 1
    return end if end - start >= LINES else start


def read_drawing(lines: Sequence[str], most_columns: int) -> DrawnTable | None:
    """The table that some lines draw; None where their bars do not stand one below the other."""
    for measure in MEASURES:
        drawing = _Drawing.of(lines, measure, most_columns)
        if drawing is not None:
            bands, ruled = drawing.bands()
            return DrawnTable(sorted(drawing.cells(bands), key=lambda cell: cell.span), ruled)
    return None


def _is_framed(line: str) -> bool:
    return len(line) > 1 and _is_frame(line[0]) and _is_frame(line[-1])


def _is_frame(character: str) -> bool:
    return character in BARS or character == "+" or "─" <= character <= "╿"


def _is_bar(character: str) -> bool:
    return _is_frame(character) and character not in RULES


@dataclass(slots=True)
class _Drawing:
    """Lines by the columns of the drawing: where its bars stand, and what each line has between them."""

    borders: list[int]
    texts: list[list[str]]
    barred: list[list[bool]]

    @classmethod
    def of(cls, lines: Sequence[str], measure: Measure, most_columns: int) -> _Drawing | None:
        """The drawing if columns are counted by `measure`; None where its bars do not stand one below the other then."""
        placed = [_placed(line.strip(), measure) for line in lines]
        width = placed[0][-1][0]
        if any(line[-1][0] != width for line in placed):
            return None
        rules = [line for line in placed if _is_rule(line)]
        borders = sorted({column for line in rules for column, character in line if character not in RULES})
        bars = {column for line in placed for column, character in line if character in BARS}
        if len(borders) > most_columns or not bars <= set(borders):
            return None
        drawing = cls(borders, [], [])
        for line in placed:
            drawing._add(line)
        return drawing if any(all(line) for line in drawing.barred) else None

    def _add(self, line: Sequence[tuple[int, str]]) -> None:
        at = dict(line)
        self.barred.append([_is_bar(at.get(border, " ")) for border in self.borders])
        bars = {border for border, barred in zip(self.borders, self.barred[-1], strict=True) if barred}
        texts: list[list[str]] = [[] for _ in self.borders[1:]]
        number = 0
        for column, character in line:
            while number < len(texts) - 1 and column >= self.borders[number + 1]:
                number += 1
            if column not in bars:
                texts[number].append(character)
        self.texts.append(["".join(text) for text in texts])

    def bands(self) -> tuple[list[tuple[int, int]], bool]:
        """The rows, each as its first line and the line behind it, and whether rules separate them all.

        Where only the heading is ruled, each line below it is a row.
        """
        rules = [at for at in range(len(self.texts)) if any(self._ruled(at, column) for column in range(len(self.borders) - 1))]
        bands = [(upper + 1, lower) for upper, lower in pairwise(rules) if lower - upper > 1]
        if len(bands) > BANDS or all(behind - first == 1 for first, behind in bands):
            return bands, True
        return [*bands[:-1], *((at, at + 1) for first, behind in bands[-1:] for at in range(first, behind))], False

    def _ruled(self, line: int, column: int) -> bool:
        text = self.texts[line][column]
        return bool(text) and set(text) <= RULES

    def cells(self, bands: Sequence[tuple[int, int]]) -> Iterator[DrawnCell]:
        """The cells that have text, one after the other by their first rows and columns."""
        taken: set[tuple[int, int]] = set()
        for row in range(len(bands)):
            for column in range(len(self.borders) - 1):
                if (row, column) in taken:
                    continue
                last, last_column = self._extent(bands, row, column)
                taken |= {(one, other) for one in range(row, last + 1) for other in range(column, last_column + 1)}
                said = []
                for line in range(bands[row][0], bands[last][1]):
                    text = "".join(self.texts[line][column : last_column + 1]).strip()
                    if text:
                        said.append((line, text))
                if said:
                    span = Span(row + 1, column + 1, last + 1, last_column + 1)
                    yield DrawnCell(span, unwrapped([text for _, text in said]), said[0][0])

    def _extent(self, bands: Sequence[tuple[int, int]], row: int, column: int) -> tuple[int, int]:
        """The last row and column of the cell that begins in this row and column: where bars and rules close it."""
        lines = range(*bands[row])
        last_column = column
        while last_column + 2 < len(self.borders) and not any(self.barred[line][last_column + 1] for line in lines):
            last_column += 1
        last = row
        while last + 1 < len(bands):
            border = bands[last][1]
            if border == bands[last + 1][0] or self._ruled(border, column):
                break
            last += 1
        return last, last_column


def _placed(line: str, measure: Measure) -> list[tuple[int, str]]:
    placed = []
    column = 0
    for character in line:
        placed.append((column, character))
        column += measure(character)
    return placed


def _is_rule(line: Sequence[tuple[int, str]]) -> bool:
    """Whether a line consists of nothing but the frame."""
    return all(_is_frame(character) or character in RULES for _, character in line)
