"""Lays out the rows of a table whose columns are known but whose rows nothing draws.

Numbers and signs are never wrapped: the column of these that has most tells the rows. A column to its left with fewer
texts than rows has cells merged over rows, whose text stands in the middle of them or at their top.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from .page_table import PageCell, PageTable
from .text_lines import NUMBER, Piece, TextLine, lines_of

#: A column with texts in this share of the rows has no merged cells.
DENSE = 0.75
#: Rows closer than this, in heights of a text, leave no room for a second line.
TIGHT = 1.6
#: Lines of a merged cell are closer to each other than this, in heights.
LEADING = 0.6
#: How far the text of a merged cell may stand from the middle of its rows, in heights.
OFF_CENTRE = 0.8


def lay_rows(pieces: Sequence[Piece], xs: Sequence[float], rules: Sequence[float]) -> PageTable:
    """Make a table of pieces in columns with the borders `xs`; `rules` are the heights of horizontal lines, if any."""
    columns: list[list[Piece]] = [[] for _ in xs[1:]]
    for piece in pieces:
        columns[bisect_right(xs, (piece.x0 + piece.x1) / 2, 1, len(xs) - 1) - 1].append(piece)
    lines = [lines_of(inside) for inside in columns]
    ys = _row_borders(lines, rules)
    cells = []
    left = True
    for column, inside in enumerate(lines, 1):
        groups = _by_row(inside, ys)
        left = left and len(groups) < DENSE * (len(ys) - 1)
        merged = _merged(inside, ys) if left else None
        for (first, last), text in sorted((merged or groups).items()):
            cell = PageCell(first, column, last, column, xs[column - 1], xs[column])
            cell.add(text)
            cells.append(cell)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PageTable(list(xs), ys, cells, reliable=False)


def _row_borders(columns: Sequence[Sequence[TextLine]], rules: Sequence[float]) -> list[float]:
    """The heights at which rows begin and end.

    Between two rows the border is where the widest strip is white from left to right; the lowest of several, since texts
    mostly stand at the top of their cells.
    """
    anchors = _anchors(columns)
    dense = [inside for inside in columns if len(inside) >= DENSE * len(anchors)] or columns
    lines = sorted((line for inside in dense for line in inside), key=lambda line: line.y0)
    top = min(line.y0 for inside in columns for line in inside)
    bottom = max(line.y1 for inside in columns for line in inside)
    borders = [top]
    for upper, lower in pairwise(anchors):
        drawn = [y for y in rules if upper < y < lower]
        borders.append(drawn[0] if drawn else _white_between(lines, upper, lower))
    return [*borders, bottom + 1]


def _anchors(columns: Sequence[Sequence[TextLine]]) -> list[float]:
    """The middles of the texts that tell the rows: of the column with most numbers, and its heading."""

    def numbers(lines: Sequence[TextLine]) -> int:
        return sum(NUMBER.fullmatch(line.text()) is not None for line in lines)

    best = max(columns, key=numbers)
    if not numbers(best):
        best = max(columns, key=len)
        return [(line.y0 + line.y1) / 2 for line in best]
    heading = [] if NUMBER.fullmatch(best[0].text()) else best[:1]
    rows = [line for line in best if NUMBER.fullmatch(line.text())]
    return [(line.y0 + line.y1) / 2 for line in (*heading, *rows)]


def _white_between(lines: Sequence[TextLine], upper: float, lower: float) -> float:
    """The middle of the widest white strip between two heights."""
    strips = []
    end = upper
    for line in lines:
        if line.y1 <= end or line.y0 >= lower:
            continue
        if line.y0 > end:
            strips.append((line.y0 - end, (line.y0 + end) / 2))
        end = max(end, line.y1)
    if not strips:
        return (upper + lower) / 2
    widest = max(strips)[0]
    return [middle for width, middle in strips if width > 0.9 * widest][-1]


def _by_row(lines: Sequence[TextLine], ys: Sequence[float]) -> dict[tuple[int, int], list[TextLine]]:
    """The lines of a column by the row, as (first row, last row), in which they stand."""
    rows: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        row = bisect_right(ys, (line.y0 + line.y1) / 2, 1, len(ys) - 1)
        rows.setdefault((row, row), []).append(line)
    return rows


def _merged(lines: Sequence[TextLine], ys: Sequence[float]) -> dict[tuple[int, int], list[TextLine]] | None:
    """The texts of a column by the rows over which they are merged, if each stands in the middle of its rows.

    The first rows may have none, and the last text may have more rows, where a page break cuts the cells.
    """
    height = max((line.height for line in lines), default=0.0)
    tight = min((lower - upper for upper, lower in pairwise(ys)), default=0.0) < TIGHT * height
    texts: list[list[TextLine]] = []
    for line in lines:
        if texts and not tight and line.y0 - texts[-1][-1].y1 < LEADING * height:
            texts[-1].append(line)
        else:
            texts.append([line])
    for first in range(1, len(ys)):
        merged = _centred(texts, first, ys, height)
        if merged:
            return merged
    return None


def _centred(
    texts: Sequence[list[TextLine]], first: int, ys: Sequence[float], height: float
) -> dict[tuple[int, int], list[TextLine]] | None:
    """The texts by their rows, if from row `first` on they stand one after the other in the middle of some rows."""
    merged: dict[tuple[int, int], list[TextLine]] = {}
    for text in texts:
        if first >= len(ys):
            return None
        end = text[0].y0 + text[-1].y1 - ys[first - 1]  # where the rows end of which this is the middle
        last = min(range(first, len(ys)), key=lambda row: abs(ys[row] - end))
        cut = text is texts[-1] and end > ys[-1]
        if abs(ys[last] - end) > 2 * OFF_CENTRE * height and not cut:
            return None
        merged[first, last] = text
        first = last + 1
    return merged if first == len(ys) else None
