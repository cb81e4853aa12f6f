"""Rows whose cells a bar ends, in one line or several: each row of such a table has the same number of bars.

What takes the text out of a web page writes a row that lacks cells (merged ones) with bars alone at its end, so the bars
tell where each row ends, though its cells stand in lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise, takewhile
from typing import NamedTuple

from perflint.regex import regex

BARS = regex(r"[|｜]")
#: What stands for the cells that a row lacks, at the end of its last line.
PADDING = regex(r"[|｜]\s*[|｜]\s*$")
NOTHING_ELSE = regex(r"[|｜]{2,}")
#: So many lines a row may take; so many rows, and one of so many, must lack cells for bars to tell the rows.
LONGEST, SHOWING, SHARE = 40, 2, 4
#: The heading of a table has so many bars at least.
WIDE = 4
#: So many lines show how many bars a row has.
STRETCH = 400
#: So many cells with a bar alone in the line below show that bars stand between the cells.
BETWEEN = 8


class BarredRow(NamedTuple):
    """Some lines by the numbers of the first and of the one after the last; `whole` where bars tell that they are a row."""

    first: int
    end: int
    whole: bool


def barred_rows(lines: Sequence[str]) -> Iterator[BarredRow]:
    """The rows of a text in order; a line that belongs to no other is a row by itself."""
    number = 0
    while number < len(lines):
        last = number
        while last < len(lines) and lines[last].rstrip().endswith(("|", "｜")):
            last += 1
        for first, end, whole in _rows_of_run(lines[number:last]) if last > number else ():
            yield BarredRow(number + first, number + end, whole)
        if last < len(lines):
            yield BarredRow(last, last + 1, False)
        number = last + 1


def _rows_of_run(lines: Sequence[str]) -> list[BarredRow]:
    """The rows of consecutive lines with bars; lines alone where one of nothing but bars ends no row."""
    bars = [len(BARS.findall(line)) for line in lines]
    padded = [PADDING.search(line) is not None for line in lines]
    rows: list[BarredRow] = []
    number = 0
    while number < len(lines):
        if NOTHING_ELSE.fullmatch(lines[number].strip()):
            return [BarredRow(alone, alone + 1, False) for alone in range(len(lines))]
        near = slice(number, number + STRETCH)
        width = _width_of_row(bars[near], padded[near])
        ends = [number + end for end in _ends_of_rows(bars[number:], padded[number:], width)] if width else []
        if not ends:
            alike = 0 if any(padded[near]) else sum(1 for _ in takewhile(bars[number].__eq__, bars[near])) - LONGEST
            ends = list(range(number + 1, number + max(alike, 1) + 1))
        rows += [BarredRow(one, other, width > 0) for one, other in pairwise([number, *ends])]
        number = ends[-1]
    return rows


def _width_of_row(bars: Sequence[int], padded: Sequence[bool]) -> int:
    """How many bars each of the first rows has; 0 where nothing tells it.

    Enough of the rows must show by the cells that they lack that they end where they do.
    """
    whole = _ends_of_rows(bars, padded, bars[0]) if bars[0] >= WIDE else []
    if len(whole) >= SHOWING and whole[-1] == len(bars) > len(whole):
        return bars[0]  # the heading in one line, and rows of as many bars in several
    widths = sorted(set(islice(accumulate(bars), LONGEST))) if any(padded) else []
    best = covered = 0
    for width in widths:
        ends = _ends_of_rows(bars, padded, width)
        telling = sum(padded[end - 1] for end in ends) >= max(SHOWING, len(ends) // SHARE)
        if telling and ends[-1] > covered:
            best, covered = width, ends[-1]
    return best


def _ends_of_rows(bars: Sequence[int], padded: Sequence[bool], width: int) -> list[int]:
    """The numbers of the lines after each of the first rows of so many bars, up to where they do not come out even.

    The last row may be cut off by the end of the text.
    """
    ends: list[int] = []
    count = 0
    for number, (more, ended) in enumerate(zip(bars, padded, strict=True)):
        count += more
        if count == width:
            ends.append(number + 1)
            count = 0
        elif count > width or ended:
            return ends
    return [*ends, len(bars)] if ends and count else ends


def bars_between(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that hold nothing but the bar behind the cell above, as in a | b | c with a line each.

    A further bar below is an empty cell. Empty where the bars of the text stand otherwise.
    """
    alone = [line.strip() in ("|", "｜") for line in lines]
    bare = [bool(line.strip()) and BARS.search(line) is None for line in lines]
    following = [*(one or other for one, other in zip(alone[1:], bare[1:], strict=True)), True]
    found = {number for number in range(1, len(lines)) if alone[number] and bare[number - 1] and following[number]}
    return found if len(found) >= BETWEEN else set()
